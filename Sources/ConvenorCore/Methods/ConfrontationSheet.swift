package import Foundation

extension ConfrontationResult {
    /// Internal factors by external ones, with the sums before and after the weights; who wins is strong.
    package func sheet(weight: (Factor) -> Decimal) -> Sheet {
        let external = columns.map { Sheet.Column(.text($0.description), .number) }
        let sums = [Sheet.Column(.word(.sum), .number), Sheet.Column(.word(.weighted), .number)]
        let (best, weightedBest) = (Set(winners), Set(weightedWinners))
        var lines = rows.map { row in
            var sum = Sheet.Cell.number(rowSum(row))
            sum.isStrong = best.contains(row)
            var weighted = Sheet.Cell.number(weightedSum(row), places: 1)
            weighted.isStrong = weightedBest.contains(row)
            let cells = columns.map { Sheet.Cell.number(points[Cell(row, $0)] ?? 0) }
            return Sheet.Row([.text(row.description)] + cells + [sum, weighted])
        }
        let weights = columns.map { Sheet.Cell.number(weight($0)) }
        lines.append(Sheet.Row([Sheet.Cell(.label(.word(.weight)))] + weights + [.empty, .empty]))
        lines.append(
            Sheet.Row(
                [Sheet.Cell(.label(.word(.sum)))] + columns.map { .number(columnSum($0)) }
                    + [
                        .number(rows.map { rowSum($0) }.reduce(0, +)),
                        .number(rows.map { weightedSum($0) }.reduce(0, +), places: 1),
                    ], isTotal: true))
        return Sheet(.confrontation, columns: [Sheet.Column(.none)] + external + sums, rows: lines)
    }

    /// The four quadrants, the highest first.
    package var quadrantSheet: Sheet {
        let leading = Set(leadingQuadrants)
        let rows = quadrants.flatMap { place in
            place.items.map { quadrant in
                let sum = Sheet.Cell.number(place.value, places: 1)
                return Sheet.Row([
                    .text(quadrant.rawValue), .mark(.quadrant(quadrant)), leading.contains(quadrant) ? sum.strong : sum,
                ])
            }
        }
        return Sheet(
            .quadrants, columns: [Sheet.Column(.none), Sheet.Column(.none), Sheet.Column(.word(.sum), .number)],
            rows: rows)
    }
}
