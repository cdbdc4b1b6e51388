import ConvenorCore

/// What is due when: actions and milestones in the order of their dates, with today among them.
struct Timeline {
    static let name = "timeline"
    /// Rows, that of today among them, and how many of the others are kept for what is still to come.
    private static let (most, coming) = (12, 6)

    private struct Item {
        var record: Record
        var text: String
        var day: Day
        var isLate: Bool
    }

    private let items: [Item]
    /// How many there was no room for: of the oldest late ones, and of the farthest.
    private let left: Int
    private let sight: Sight

    /// Nil where nothing has a date.
    init?(_ seen: Seen, _ sight: Sight) {
        let items = (seen.series.standing(.action) + seen.series.standing(.milestone)).compactMap { record -> Item? in
            guard let due = record.due else { return nil }
            return Item(
                record: record, text: sight.words.text(of: record, in: seen.series), day: sight.day(of: due),
                isLate: due.isPast(at: sight.now))
        }.sorted { ($0.isLate ? 0 : 1, $0.day, $0.record.id) < ($1.isLate ? 0 : 1, $1.day, $1.record.id) }
        if items.isEmpty { return nil }
        let room = Self.most - 1
        let (late, next) = (items.filter(\.isLate), items.filter { !$0.isLate })
        let shown = late.suffix(max(room - next.count, room - Self.coming))
        self.items = Array(shown + next.prefix(room - shown.count))
        left = items.count - self.items.count
        self.sight = sight
    }

    var picture: Picture {
        Picture(
            name: Self.name, svg: svg, caption: sight.say(Terms("What comes when", nl: "Wat wanneer komt")),
            values: sheet.html(sight.words))
    }

    private var svg: String {
        let rows = items.count + 1
        let height = Length(16 + 34 * rows)
        var svg = SVGText(Self.name, height: height)
        svg.line(.axis, from: Spot(92, 8), to: Spot(92, height - 8))
        let late = items.count(where: \.isLate)
        for (index, item) in items.enumerated() {
            draw(item, at: Self.middle(index < late ? index : index + 1), in: &svg)
        }
        drawToday(at: Self.middle(late), in: &svg)
        let last = items.map(\.day).max() ?? sight.today
        let title = Sentence(
            Terms("Timeline to {0}", nl: "Tijdlijn tot {0}"), .text(sight.date(max(last, sight.today))))
        return svg.document(title: sight.say(title), says: says)
    }

    private static func middle(_ row: Int) -> Length { 22 + 34 * row }

    private func draw(_ item: Item, at middle: Length, in svg: inout SVGText) {
        let base = middle + 4
        let span = min(sight.today, item.day)...max(sight.today, item.day)
        svg.text(sight.foot(item.day, of: span), at: Spot(80, base), .soft, side: .end, size: 12)
        if item.record.id.kind == .milestone {
            svg.path(item.isLate ? .broken : .dot, "M92 \(middle - 8)l8 8l-8 8l-8 -8z")
        } else {
            svg.circle(item.isLate ? .broken : .dot, Spot(92, middle), radius: item.isLate ? 6 : 5)
        }
        let id = "\(item.record.id)"
        svg.text(id, at: Spot(106, base), item.isLate ? .broken : .plain, isStrong: true)
        let begin = max(132, 106 + id.width(size: 13, isStrong: true) + 6)
        svg.text(item.text.cut(columns: 34, width: SVGText.width - begin - 4), at: Spot(begin, base))
    }

    private func drawToday(at middle: Length, in svg: inout SVGText) {
        let word = sight.say(Terms("today", nl: "vandaag"))
        svg.line(.tick, from: Spot(86, middle), to: Spot(98, middle))
        svg.text(sight.brief(sight.today), at: Spot(80, middle + 4), .soft, side: .end, size: 12)
        svg.text(word, at: Spot(106, middle + 4), .soft)
        svg.line(.ideal, from: Spot(112 + word.width(size: 13), middle), to: Spot(352, middle))
    }
}

extension Timeline {
    /// Each with its date.
    private var says: String {
        var said: [Sentence] = []
        let (late, next) = (items.filter(\.isLate), items.filter { !$0.isLate })
        if !late.isEmpty { said.append(Sentence(Terms("Late: {0}.", nl: "Te laat: {0}."), .text(byDay(late)))) }
        if !next.isEmpty { said.append(Sentence(Terms("Due: {0}.", nl: "Te doen: {0}."), .text(byDay(next)))) }
        if left > 0 {
            said.append(Sentence(Terms("Not drawn: {0} more.", nl: "Niet getekend: nog {0}."), .figure(String(left))))
        }
        return said.map(sight.say).joined(separator: " ")
    }

    /// `A1 and A5 on 10 Dec 2026, milestone MS1 on 31 Mar 2027`.
    private func byDay(_ items: [Item]) -> String {
        var days: [(day: Day, names: [String])] = []
        for item in items {
            let name = item.record.id.kind == .milestone ? milestone(item.record.id) : "\(item.record.id)"
            if days.last?.day == item.day {
                days[days.count - 1].names.append(name)
            } else {
                days.append((item.day, [name]))
            }
        }
        return days.map { day, names in
            let pattern =
                day == sight.today ? Terms("{0} today", nl: "{0} vandaag") : Terms("{0} on {1}", nl: "{0} op {1}")
            return sight.say(Sentence(pattern, .text(sight.words.list(names)), .text(sight.date(day))))
        }.joined(separator: ", ")
    }

    private func milestone(_ id: RecordID) -> String { sight.words.word(for: .milestone, count: 1) + " \(id)" }

    private var sheet: Sheet {
        let title = SheetTitle("timeline", Terms("What comes when", nl: "Wat wanneer komt"))
        let heads = [
            Terms("Date", nl: "Datum"), Terms("Record", nl: "Nummer"), Terms("Text", nl: "Tekst"),
            Terms("State", nl: "Stand"),
        ]
        return Sheet(
            title, columns: heads.map { .init(.terms($0)) },
            rows: items.map { item in
                Sheet.Row([
                    .text(sight.date(item.day)), .text("\(item.record.id)"), .text(item.text.cleaned),
                    item.isLate ? .terms(Terms("late", nl: "te laat")) : .blank,
                ])
            })
    }
}
