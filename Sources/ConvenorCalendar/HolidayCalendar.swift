import CICal
package import ConvenorCore

/// Reads the holidays of an iCalendar file (RFC 5545): its events of whole days.
///
/// Left out are events with an hour, because a holiday is a whole day, and cancelled ones. What shows as free in a
/// calendar (TRANSP) counts all the same: files of holidays mark them so.
package enum HolidayCalendar {
    /// More occurrences than this are no calendar of holidays.
    static let most = 200_000

    /// Every day of the holidays that lies between the two, both included.
    package static func days(in text: String, from: Day, through: Day) throws(CalendarFault) -> Set<Day> {
        let text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        try CalendarOutline.check(text)
        guard let root = icalparser_parse_string(text) else {
            throw CalendarFault("libical reads no calendar in it.")
        }
        defer { icalcomponent_free(root) }
        var events: [HolidayEvent] = []
        for calendar in components(of: root) {
            for event in each(calendar, ICAL_VEVENT_COMPONENT) {
                if let one = try HolidayEvent(event) { events.append(one) }
            }
        }
        let moved = Dictionary(grouping: events.filter { $0.replaces != nil }, by: \.uid)
            .mapValues { Set($0.compactMap(\.replaces)) }
        var layout = HolidayLayout(window: from...max(from, through))
        for event in events where !event.isCancelled {
            let left = event.replaces == nil && !event.uid.isEmpty ? moved[event.uid] ?? [] : []
            try layout.add(event, without: left)
        }
        return layout.days
    }

    /// One calendar, or those of a file that holds several.
    private static func components(of root: OpaquePointer) -> [OpaquePointer] {
        icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT ? [root] : each(root, ICAL_VCALENDAR_COMPONENT)
    }

    private static func each(_ parent: OpaquePointer, _ kind: icalcomponent_kind) -> [OpaquePointer] {
        var found: [OpaquePointer] = []
        var next = icalcomponent_get_first_component(parent, kind)
        while let one = next {
            found.append(one)
            next = icalcomponent_get_next_component(parent, kind)
        }
        return found
    }
}

/// The days that events take up within a window.
private struct HolidayLayout {
    let window: ClosedRange<Day>
    var days: Set<Day> = []
    private var looks = 0

    init(window: ClosedRange<Day>) { self.window = window }

    mutating func add(_ event: HolidayEvent, without moved: Set<Day>) throws(CalendarFault) {
        var starts = event.added
        if event.rules.isEmpty { starts.insert(event.start) }
        for rule in event.rules {
            do {
                try RuleOccurrences().visit(
                    rule: rule, start: FloatingTime(day: event.start, isDate: true), zone: nil,
                    through: window.upperBound
                ) {
                    looks += 1
                    guard $0.day <= window.upperBound, looks < HolidayCalendar.most else { return false }
                    starts.insert($0.day)
                    return true
                }
            } catch {
                throw CalendarFault("The event \(event.name) has a rule that cannot be read: \(error.description)")
            }
            if looks >= HolidayCalendar.most {
                throw CalendarFault("It has too many days to be a calendar of holidays.")
            }
        }
        for start in starts.subtracting(event.left).subtracting(moved) { fill(start, event.length) }
    }

    private mutating func fill(_ start: Day, _ length: Int) {
        let first = start.daysSince1970
        let last = min(first + length - 1, window.upperBound.daysSince1970)
        for day in stride(from: max(first, window.lowerBound.daysSince1970), through: last, by: 1) {
            days.insert(Day(daysSince1970: day))
        }
    }
}
