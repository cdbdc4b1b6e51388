import ConvenorCore

/// The ideas of a series in four boxes, by how new they are and whether they can be done.
struct NowHowWowPicture {
    static let name = "now-how-wow"
    private let boxes: [IdeaPlace: [RecordID]]
    /// What is tied or has no points yet.
    private let loose: [RecordID]
    private let sheet: Sheet
    private let sight: Sight

    /// Nil where no idea has a box.
    init?(_ seen: Seen, _ sight: Sight) {
        guard let sheet = seen.drawn("ideas", sight)?.sheets.first else { return nil }
        var boxes: [IdeaPlace: [RecordID]] = [:]
        var loose: [RecordID] = []
        for row in sheet.rows {
            guard let id = row.cells.lazy.compactMap(\.leadingID).first else { continue }
            if case .mark(.idea(let place))? = row.cells.first?.content {
                boxes[place, default: []].append(id)
            } else {
                loose.append(id)
            }
        }
        if boxes.isEmpty { return nil }
        (self.boxes, self.loose, self.sheet, self.sight) = (boxes, loose, sheet, sight)
    }

    var picture: Picture {
        Picture(
            name: Self.name, svg: svg, caption: sight.say(Terms("Ideas", nl: "Ideeën")),
            values: sheet.html(sight.words))
    }

    private var svg: String {
        var svg = SVGText(Self.name, height: 280)
        draw(.wow, at: Spot(28, 8), .heat3, in: &svg)
        draw(.how, at: Spot(196, 8), .heat2, in: &svg)
        draw(.now, at: Spot(28, 132), .heat2, in: &svg)
        draw(.parked, at: Spot(196, 132), .heat1, in: &svg)
        svg.text(sight.say(Terms("can be done", nl: "kan al")), at: Spot(108, 268), .soft, side: .middle)
        svg.text(sight.say(Terms("not yet", nl: "nog niet")), at: Spot(276, 268), .soft, side: .middle)
        svg.upright(sight.say(Terms("new", nl: "nieuw")), at: Spot(18, 66), .soft)
        svg.upright(sight.say(Terms("known", nl: "bekend")), at: Spot(18, 190), .soft)
        return svg.document(
            title: sight.say(
                Terms("Ideas by originality and feasibility", nl: "Ideeën naar originaliteit en haalbaarheid")),
            says: says)
    }

    private func draw(_ place: IdeaPlace, at corner: Spot, _ look: SVGText.Look, in svg: inout SVGText) {
        svg.rect(look, corner, 160, 116, round: 6)
        svg.text(heading(place), at: Spot(corner.x + 12, corner.y + 24), size: 15, isStrong: true)
        for (index, line) in Self.lines(boxes[place] ?? []).enumerated() {
            svg.text(line, at: Spot(corner.x + 12, corner.y + 50 + 19 * index))
        }
    }

    private func heading(_ place: IdeaPlace) -> String { sight.words.mark(.idea(place)).capitalised }

    /// One that stays as wide as it is: of several blanks SVG draws one.
    private static let gap = "\u{2002}"

    /// What fits into a box of four lines; the rest as a number.
    static func lines(_ ids: [RecordID]) -> [String] {
        var lines: [String] = []
        for (index, id) in ids.enumerated() {
            let rest = ids.count - index
            let joined = lines.last.map { $0 + gap + "\(id)" } ?? "\(id)"
            let more = rest > 1 ? gap + "+\(rest - 1)" : ""
            if joined.width(size: 13) <= 136, lines.count < 4 || (joined + more).width(size: 13) <= 136 {
                lines = lines.dropLast() + [joined]
            } else if lines.count < 4 {
                lines.append("\(id)")
            } else {
                lines[lines.count - 1] += gap + "+\(rest)"
                return lines
            }
        }
        return lines
    }

    /// The ids of each box.
    private var says: String {
        let places = [IdeaPlace.wow, .how, .now, .parked].compactMap { place in
            boxes[place].map { Sentence(Terms("{0}: {1}.", nl: "{0}: {1}."), .text(heading(place)), .ids($0)) }
        }
        let rest = loose.isEmpty ? [] : [Sentence(Terms("Not placed: {0}.", nl: "Niet ingedeeld: {0}."), .ids(loose))]
        return (places + rest).map(sight.say).joined(separator: " ")
    }
}

extension Seen {
    /// A table of a method as its reader may have it.
    func drawn(_ word: String, _ sight: Sight) -> MethodTable.Drawn? {
        guard let table = MethodTable.all.first(where: { $0.word == word }), reader.mayRead(table) else { return nil }
        return table.draw(.init(series: series, now: sight.now, today: sight.today))
    }
}

extension Sheet.Cell {
    /// Of a cell that names a record: `I2 A letter`.
    fileprivate var leadingID: RecordID? {
        guard case .label(.text(let text)) = content else { return nil }
        return text.split(separator: " ").first.flatMap { RecordID($0) }
    }
}
