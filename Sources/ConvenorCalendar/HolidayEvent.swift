import CICal
import ConvenorCore

/// One VEVENT of whole days, as far as holidays need it.
struct HolidayEvent {
    var uid: String
    /// For faults: the summary in quotation marks.
    var name: String
    var start: Day
    /// In days, at least 1.
    var length: Int
    var rules: [String]
    /// RDATE.
    var added: Set<Day>
    /// EXDATE.
    var left: Set<Day>
    /// RECURRENCE-ID: the day of the series with the same UID that this event stands for.
    var replaces: Day?
    var isCancelled: Bool

    /// Nil for an event with an hour.
    init?(_ event: OpaquePointer) throws(CalendarFault) {
        name = "\"\(HolidayEvent.text(icalcomponent_get_summary(event)) ?? "without a summary")\""
        uid = HolidayEvent.text(icalcomponent_get_uid(event)) ?? ""
        try HolidayEvent.checkErrors(of: event, name)
        guard let begin = HolidayEvent.each(event, ICAL_DTSTART_PROPERTY).first else {
            throw CalendarFault("The event \(name) has no DTSTART.")
        }
        let time = icalproperty_get_dtstart(begin)
        if time.is_date == 0 { return nil }
        guard let start = HolidayEvent.day(time) else {
            throw CalendarFault("The event \(name) starts on a day that does not exist.")
        }
        self.start = start
        length = HolidayEvent.length(of: event, from: start)
        rules = HolidayEvent.each(event, ICAL_RRULE_PROPERTY).compactMap { rule in
            guard let value = icalproperty_get_value_as_string_r(rule) else { return nil }
            defer { icalmemory_free_buffer(value) }
            return String(cString: value)
        }
        added = Set(
            HolidayEvent.each(event, ICAL_RDATE_PROPERTY).compactMap { property in
                let date = icalproperty_get_rdate(property)
                return HolidayEvent.day(icaltime_is_null_time(date.time) == 0 ? date.time : date.period.start)
            })
        left = Set(
            HolidayEvent.each(event, ICAL_EXDATE_PROPERTY).compactMap { HolidayEvent.day(icalproperty_get_exdate($0)) })
        replaces = HolidayEvent.day(icalcomponent_get_recurrenceid(event))
        isCancelled = icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED
    }

    /// What libical could not read among the dates and rules; it drops the property and leaves a note.
    private static func checkErrors(of event: OpaquePointer, _ name: String) throws(CalendarFault) {
        let needed = ["DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"]
        for note in each(event, ICAL_XLICERROR_PROPERTY) {
            let said = text(icalproperty_get_xlicerror(note)) ?? ""
            if let property = needed.first(where: said.contains) {
                throw CalendarFault("The \(property) of the event \(name) cannot be read.")
            }
        }
    }

    /// DTEND is the day after the last one.
    private static func length(of event: OpaquePointer, from start: Day) -> Int {
        if let end = each(event, ICAL_DTEND_PROPERTY).first, let day = day(icalproperty_get_dtend(end)) {
            return max(1, day.daysSince1970 - start.daysSince1970)
        }
        guard let property = each(event, ICAL_DURATION_PROPERTY).first else { return 1 }
        let duration = icalproperty_get_duration(property)
        return duration.is_neg != 0 ? 1 : max(1, Int(duration.weeks) * 7 + Int(duration.days))
    }

    private static func day(_ time: icaltimetype) -> Day? {
        Day(checking: Int(time.year), Int(time.month), Int(time.day))
    }

    private static func text(_ text: UnsafePointer<CChar>?) -> String? { text.map { String(cString: $0) } }

    private static func each(_ event: OpaquePointer, _ kind: icalproperty_kind) -> [OpaquePointer] {
        var found: [OpaquePointer] = []
        var next = icalcomponent_get_first_property(event, kind)
        while let one = next {
            found.append(one)
            next = icalcomponent_get_next_property(event, kind)
        }
        return found
    }
}
