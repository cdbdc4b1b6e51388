package import ConvenorCore

extension Convenor {
    /// Somebody's due dates and meetings over all series as a calendar (RFC 5545).
    package func calendar(of person: Handle) async throws -> String {
        let series = try await store.read { [self] in try journal.series(concerning: person, in: $0) }
        let entries = series.sorted { $0.slug < $1.slug }.flatMap { Self.entries(of: person, in: $0) }
        let words = house.words(for: try await people()[person])
        return clerk.calendars.feed(named: words.calendarName(of: person), entries)
    }

    /// The same for whoever has its secret; nil where it opens nothing.
    package func calendar(secret: String) async throws -> String? {
        guard let person = try await people().reader(chance.mark(secret)) else { return nil }
        return try await calendar(of: person)
    }

    private static func entries(of person: Handle, in whole: Series) -> [CalendarEntry] {
        let series = whole.visible(to: person)
        let due = [Kind.action, .milestone, .prep].flatMap { series.standing($0) }.compactMap {
            record -> CalendarEntry? in
            guard record.owner == person || record.helpers?.contains(person) == true, record.privacy != .private,
                let due = record.due
            else { return nil }
            let about = record.text.cleaned
            return CalendarEntry(
                uid: "\(Letters.mark(of: series.slug)).\(record.id).due", stamp: record.at, when: .day(due.wall.day),
                summary: "\(record.id) \(about) (\(series.title))")
        }
        let slots = slots(of: person, in: series)
        guard let next = series.planning?.next, series.invited.contains(person) else { return due + slots }
        let meeting = CalendarEntry(
            uid: next.uid, stamp: next.at, when: .time(next.start, minutes: next.minutes), summary: series.title)
        return due + slots + [meeting]
    }

    /// What somebody sends out by the calendar of content, on the day on which it begins.
    private static func slots(of person: Handle, in series: Series) -> [CalendarEntry] {
        series.standing(Kind("CS")).compactMap { slot in
            guard slot.owner == person, slot.privacy != .private, let from = slot[.from].flatMap(Day.init(iso:)) else {
                return nil
            }
            return CalendarEntry(
                uid: "\(Letters.mark(of: series.slug)).\(slot.id).slot", stamp: slot.at, when: .day(from),
                summary: "\(slot.id) \(slot.text.cleaned) (\(series.title))")
        }
    }
}
