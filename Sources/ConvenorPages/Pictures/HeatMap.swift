import ConvenorCore
import Foundation

/// The confrontation of inner with outer factors: points in every cell, the darker the more.
struct HeatMap {
    static let name = "confrontation"
    /// More of them would be too small to read: the strongest are drawn, all are in the table.
    private static let (mostRows, mostColumns) = (12, 9)

    private struct Line {
        var name: String
        var points: [Decimal]
        var sum: Decimal { points.reduce(0, +) }
    }

    private let heads: [String]
    private let lines: [Line]
    private let sheet: Sheet
    private let sight: Sight

    /// Nil where nobody has voted.
    init?(_ seen: Seen, _ sight: Sight) {
        guard let sheet = seen.drawn("confrontation", sight)?.sheets.first else { return nil }
        let places = sheet.columns.indices.filter { sheet.columns[$0].head.factor != nil }
        let lines = sheet.rows.compactMap { row -> Line? in
            guard case .label(let label)? = row.cells.first?.content, let name = label.factor else { return nil }
            return Line(name: name, points: places.map { row.cells.indices.contains($0) ? row.cells[$0].number : 0 })
        }
        guard lines.contains(where: { $0.sum > 0 }) else { return nil }
        heads = places.compactMap { sheet.columns[$0].head.factor }
        (self.lines, self.sheet, self.sight) = (lines, sheet, sight)
    }

    var picture: Picture {
        Picture(name: Self.name, svg: svg, caption: sight.words.title(sheet.title), values: sheet.html(sight.words))
    }

    private func sum(ofColumn column: Int) -> Decimal { lines.reduce(0) { $0 + $1.points[column] } }

    /// The strongest of them, in their own order.
    private static func strongest(_ sums: [Decimal], _ most: Int) -> [Int] {
        let ranked = sums.indices.sorted { (-sums[$0], $0) < (-sums[$1], $1) }
        return ranked.prefix(most).sorted()
    }

    private var svg: String {
        let rows = Self.strongest(lines.map(\.sum), Self.mostRows)
        let columns = Self.strongest(heads.indices.map(sum(ofColumn:)), Self.mostColumns)
        let bottom: Length = 32 + 40 * rows.count
        var svg = SVGText(Self.name, height: bottom + 38)
        let pitch = min(62, Length(252).part(1, of: columns.count))
        func middle(_ place: Int) -> Length { 52 + pitch * place + (pitch - 4).part(1, of: 2) }
        let edge = 52 + pitch * columns.count + 28
        for (place, column) in columns.enumerated() {
            svg.text(heads[column], at: Spot(middle(place), 20), side: .middle, isStrong: true)
            svg.text(sight.figure(sum(ofColumn: column)), at: Spot(middle(place), bottom + 20), side: .middle)
        }
        let word = sight.words.word(.sum)
        svg.text(word, at: Spot(edge, 20), .soft, side: .middle, size: 12)
        svg.text(word, at: Spot(6, bottom + 20), .soft, size: 12)
        let most = lines.flatMap(\.points).max() ?? 0
        for (index, row) in rows.enumerated() {
            let top: Length = 32 + 40 * index
            svg.text(lines[row].name, at: Spot(14, top + 23), isStrong: true)
            for (place, column) in columns.enumerated() {
                let value = lines[row].points[column]
                svg.rect(Self.shade(value, most), Spot(52 + pitch * place, top), pitch - 4, 36, round: 4)
                let spot = Spot(middle(place), top + 23)
                svg.text(sight.figure(value), at: spot, side: .middle, isStrong: value == most)
            }
            svg.text(sight.figure(lines[row].sum), at: Spot(edge, top + 23), side: .middle)
        }
        return svg.document(title: sight.say(Self.title), says: says(rows.count, columns.count))
    }

    private static func shade(_ value: Decimal, _ most: Decimal) -> SVGText.Look {
        let part = NSDecimalNumber(decimal: (max(0, value) * 4 / (most + 1)).rounded(places: 3)).intValue
        return SVGText.Look.heats[min(3, part)]
    }

    private static let title = Terms(
        "Confrontation of strengths and weaknesses with opportunities and threats",
        nl: "Confrontatie van sterktes en zwaktes met kansen en bedreigingen")
}

extension HeatMap {
    /// The strongest cells and rows; which part of it is drawn, where not all is.
    private func says(_ rows: Int, _ columns: Int) -> String {
        let most = lines.flatMap(\.points).max() ?? 0
        let cells = lines.flatMap { line in
            heads.indices.filter { line.points[$0] == most }.map { column in
                sight.say(Sentence(Terms("{0} with {1}", nl: "{0} met {1}"), .text(line.name), .text(heads[column])))
            }
        }
        let best = lines.map(\.sum).max() ?? 0
        let leaders = lines.filter { $0.sum == best }.map(\.name)
        var said = [
            Sentence(
                cells.count == 1
                    ? Terms("The strongest cell is {0}, {1} {2}.", nl: "De sterkste cel is {0}, {1} {2}.")
                    : Terms(
                        "The strongest cells are {0}, {1} {2} each.", nl: "De sterkste cellen zijn {0}, elk {1} {2}."),
                .text(listed(cells)), .figure("\(most)"),
                .terms(most == 1 ? Terms("point", nl: "punt") : Terms("points", nl: "punten"))),
            Sentence(
                leaders.count == 1
                    ? Terms("The strongest row is {0} with {1}.", nl: "De sterkste rij is {0} met {1}.")
                    : Terms("The strongest rows are {0} with {1} each.", nl: "De sterkste rijen zijn {0} met elk {1}."),
                .text(listed(leaders)), .figure("\(best)")),
        ]
        if rows < lines.count || columns < heads.count {
            said.append(
                Sentence(
                    Terms(
                        "Drawn are the {0} strongest rows of {1} and {2} columns of {3}.",
                        nl: "Getekend zijn de {0} sterkste rijen van {1} en {2} kolommen van {3}."),
                    .figure(String(rows)), .figure(String(lines.count)), .figure(String(columns)),
                    .figure(String(heads.count))))
        }
        return said.map(sight.say).joined(separator: " ")
    }

    private func listed(_ names: [String]) -> String { sight.words.list(names.shortened(to: 5)) }
}

extension [String] {
    /// The first so many; the rest as a number.
    func shortened(to most: Int) -> [String] {
        count <= most ? self : prefix(most - 1) + ["+\(count - most + 1)"]
    }
}

extension Sheet.Label {
    /// `S1` of a head that names a factor.
    fileprivate var factor: String? {
        guard case .text(let text) = self else { return nil }
        return Factor(text)?.description
    }
}

extension Sheet.Cell {
    fileprivate var number: Decimal {
        guard case .number(let number, _) = content else { return 0 }
        return number
    }
}
