package import Foundation

/// What a confrontation comes to: cells, rows, columns and quadrants, before and after the weights.
package struct ConfrontationResult: Sendable, Hashable {
    package let rows: [Factor]
    package let columns: [Factor]
    /// Points of all voters.
    package private(set) var points: [Cell: Int] = [:]
    /// Points times the weight of their column.
    package private(set) var weighted: [Cell: Decimal] = [:]
    /// Columns whose sum is not what their voters had to give, which no valid ballots make.
    package private(set) var odd: [OddColumn] = []
    private var voters: [Factor: Int] = [:]

    package struct Cell: Sendable, Hashable, Comparable {
        package var within: Factor
        package var without: Factor

        package init(_ within: Factor, _ without: Factor) {
            self.within = within
            self.without = without
        }

        package var quadrant: Quadrant { Quadrant(within: within, without: without) }
        package static func < (a: Self, b: Self) -> Bool { (a.within, a.without) < (b.within, b.without) }
    }

    package struct OddColumn: Sendable, Hashable {
        package var column: Factor
        package var sum: Int
        package var expected: Int
    }

    /// What shares a place, and what it has.
    package struct Place<Item: Sendable & Hashable>: Sendable, Hashable {
        package var value: Decimal
        /// More than one is a tie.
        package var items: [Item]
    }

    package init(_ confrontation: Confrontation) {
        rows = confrontation.strengthsAndWeaknesses
        columns = confrontation.opportunitiesAndThreats
        for column in columns {
            let ballots = confrontation.ballots[column].map { Array($0.values) } ?? []
            voters[column] = ballots.count
            for row in rows {
                let sum = ballots.map { $0[row] ?? 0 }.reduce(0, +)
                points[Cell(row, column)] = sum
                weighted[Cell(row, column)] = Decimal(sum) * confrontation.weight(of: column)
            }
            let expected = ballots.count * confrontation.given.reduce(0, +)
            if confrontation.scale == .threeTwoOne, columnSum(column) != expected {
                odd.append(OddColumn(column: column, sum: columnSum(column), expected: expected))
            }
        }
    }

    package func voters(on column: Factor) -> Int { voters[column] ?? 0 }
    package func columnSum(_ column: Factor) -> Int { rows.map { points[Cell($0, column)] ?? 0 }.reduce(0, +) }
    package func rowSum(_ row: Factor) -> Int { columns.map { points[Cell(row, $0)] ?? 0 }.reduce(0, +) }
    package func weightedSum(_ row: Factor) -> Decimal { columns.map { weighted[Cell(row, $0)] ?? 0 }.reduce(0, +) }
    package func sum(_ quadrant: Quadrant) -> Decimal {
        weighted.filter { $0.key.quadrant == quadrant }.values.reduce(0, +)
    }

    /// Internal factors by their sum without weights, the highest first.
    package var ranking: [Place<Factor>] { places(rows) { Decimal(rowSum($0)) } }
    package var weightedRanking: [Place<Factor>] { places(rows) { weightedSum($0) } }
    package var cells: [Place<Cell>] { places(weighted.keys.sorted()) { weighted[$0] ?? 0 } }
    package var quadrants: [Place<Quadrant>] { places(Quadrant.allCases) { sum($0) } }

    /// Who wins by points alone, and who with the weights; empty while nobody has any points.
    package var winners: [Factor] { leaders(ranking) }
    package var weightedWinners: [Factor] { leaders(weightedRanking) }
    package var weightsChangeTheWinner: Bool { winners != weightedWinners }
    package var leadingQuadrants: [Quadrant] { leaders(quadrants) }

    private func leaders<Item>(_ places: [Place<Item>]) -> [Item] {
        places.first.flatMap { $0.value > 0 ? $0.items : nil } ?? []
    }

    /// Items of one value share a place, in the order that they have among themselves.
    private func places<Item>(_ items: [Item], by value: (Item) -> Decimal) -> [Place<Item>] {
        var places: [Place<Item>] = []
        for item in items {
            let value = value(item)
            if let index = places.firstIndex(where: { $0.value == value }) {
                places[index].items.append(item)
            } else {
                places.append(Place(value: value, items: [item]))
            }
        }
        return places.sorted { $0.value > $1.value }
    }
}
