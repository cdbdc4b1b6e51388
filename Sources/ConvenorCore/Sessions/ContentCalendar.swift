extension MethodTable {
    /// What goes out when, by ISO week.
    static let contentCalendar = MethodTable(
        word: "calendar", aliases: ["kalender"],
        purpose: Terms("what goes out when, by week", nl: "wat wanneer uitgaat, per week"),
        kinds: [Slots.kind],
        draw: { drawing in
            let slots = drawing.series.standing(Slots.kind).sorted {
                ($0[.from] ?? "", $0.id) < ($1[.from] ?? "", $1.id)
            }
            if slots.isEmpty { return nil }
            let columns: [Sheet.Column] = [
                .init(.word(.week)), .named("from", nl: "van"), .named("until", nl: "tot"), .init(.none),
                .named("asset", nl: "middel"), .init(.word(.channel)), .init(.word(.audience)), .init(.word(.owner)),
                .init(.word(.status)),
            ]
            let rows = slots.map { slot in
                let asset = slot.served(ContentLibrary.asset).flatMap { drawing.series.records[$0] }
                return Sheet.Row([
                    .said(slot.first?.isoWeek), .said(slot[.from]), .said(slot[Detail("until")]), .text(slot.named),
                    .said(asset?.named), .said(slot[Detail("channel")]), .said(slot[Detail("readers")]),
                    .said(slot.owner?.description), .choice(Detail("status"), of: slot),
                ])
            }
            return Drawn(
                [Sheet(.calendar, columns: columns, rows: rows).withoutEmptyColumns],
                remarks: slots.flatMap { Slots.doubts($0, drawing.series, drawing.today) })
        })
}

/// The rules of slots in the calendar of content.
enum Slots {
    static let kind = Kind("CS")

    static let check: @Sendable (Record, Series) -> Sentence? = { slot, _ in
        guard let from = slot.first, let until = slot[Detail("until")].flatMap(Day.init(iso:)), until < from else {
            return nil
        }
        return Sentence(
            Terms(
                "It would end on {0}, before it begins on {1}.", nl: "Het zou eindigen op {0}, vóór het begin op {1}."),
            .day(until), .day(from))
    }

    /// What should be out and is not, and what is to go out before it is made.
    static func doubts(_ slot: Record, _ series: Series, _ today: Day) -> [Sentence] {
        guard let from = slot.first else { return [] }
        let isOut = ["live", "retired"].contains(slot[Detail("status")])
        if from <= today, !isOut {
            return [
                Sentence(
                    Terms(
                        "{0} was to go out on {1}: set {0} status=live, or a later from=…",
                        nl: "{0} zou uitgaan op {1}: zet {0} status=live, of een latere van=…"),
                    .ids([slot.id]), .day(from))
            ]
        }
        guard let asset = slot.served(ContentLibrary.asset).flatMap({ series.records[$0] }) else {
            return [
                Sentence(
                    Terms(
                        "{0} has nothing to send: end it with for AS1.",
                        nl: "{0} heeft niets om te sturen: eindig met voor AS1."),
                    .ids([slot.id]))
            ]
        }
        if asset.state == .toCreate, series.actions(for: asset.id).isEmpty { return [ContentLibrary.todo(asset)] }
        return []
    }
}

extension Record {
    /// The first day on which a slot is out.
    fileprivate var first: Day? { self[.from].flatMap(Day.init(iso:)) }
}

extension Day {
    /// `2027-W02`: a week belongs to the year that its Thursday is in (ISO 8601).
    var isoWeek: String {
        let thursday = monday.adding(days: 3)
        let first = Day(year: thursday.year, month: 1, day: 4).monday
        let number = (monday.daysSince1970 - first.daysSince1970) / 7 + 1
        return "\(padded(thursday.year, 4))-W\(padded(number, 2))"
    }
}
