import CICal
import ConvenorCore
import ConvenorEngine
import Foundation

/// Reads what calendar programs answer (RFC 5546 section 3.2.3): input from anywhere, in any state.
enum ReplyText {
    /// More than this is no answer.
    private static let most = 1 << 18
    /// Components within components, beyond which nobody reads on.
    private static let depth = 8

    static func read(_ bytes: [UInt8]) -> CalendarReading {
        guard bytes.count <= most else { return .unreadable("It is longer than any answer.") }
        let text = unfolded(bytes)
        guard isShallow(text) else {
            return .unreadable("Its components are not closed, or too many stand in one another.")
        }
        guard let root = icalparser_parse_string(text) else { return .unreadable("It is no calendar.") }
        defer { icalcomponent_free(root) }
        let isCalendar = icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT
        guard let calendar = isCalendar ? root : icalcomponent_get_first_component(root, ICAL_VCALENDAR_COMPONENT)
        else {
            return .unreadable("It is no calendar.")
        }
        let method = method(of: calendar)
        guard ["REPLY", "COUNTER", "REFRESH"].contains(method) else { return .other(method: method) }
        guard let event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT) else {
            return .unreadable("It has no event.")
        }
        guard let uid = first(event, ICAL_UID_PROPERTY).flatMap(icalproperty_get_uid).map({ String(cString: $0) }),
            !uid.isEmpty
        else { return .unreadable("It has no UID.") }
        switch method {
        case "COUNTER": return .counter(counter(event, uid))
        case "REFRESH": return .refresh(uid: uid)
        default: return reply(event, uid)
        }
    }

    /// Who proposes is not read: programs list all attendees, and the mail says whose it is.
    private static func counter(_ event: OpaquePointer, _ uid: String) -> CalendarCounter {
        let comment = first(event, ICAL_COMMENT_PROPERTY).flatMap(icalproperty_get_comment).map {
            String(cString: $0).cleaned
        }
        return CalendarCounter(
            uid: uid, sequence: sequence(of: event), start: start(of: event),
            comment: comment.flatMap { $0.isEmpty ? nil : $0 })
    }

    private static func sequence(of event: OpaquePointer) -> Int {
        max(0, first(event, ICAL_SEQUENCE_PROPERTY).map { Int(icalproperty_get_sequence($0)) } ?? 0)
    }

    /// In UTC, or in a zone of the IANA names; what floats or is a whole day names no time.
    private static func start(of event: OpaquePointer) -> Deadline? {
        guard let property = first(event, ICAL_DTSTART_PROPERTY) else { return nil }
        let time = icalproperty_get_dtstart(property)
        guard let moment = moment(time) else { return nil }
        let wall = Zone.utc.wall(at: moment)
        guard let parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER),
            let name = icalparameter_get_tzid(parameter)
        else { return icaltime_is_utc(time) != 0 ? Zone.utc.deadline(at: wall, hasTime: true) : nil }
        return Zone(String(cString: name))?.deadline(at: wall, hasTime: true)
    }

    private static func reply(_ event: OpaquePointer, _ uid: String) -> CalendarReading {
        guard let attendee = first(event, ICAL_ATTENDEE_PROPERTY),
            icalcomponent_get_next_property(event, ICAL_ATTENDEE_PROPERTY) == nil,
            let address = icalproperty_get_attendee(attendee).map({ String(cString: $0) }).flatMap(address)
        else { return .unreadable("It does not have exactly one ATTENDEE.") }
        guard let stamp = first(event, ICAL_DTSTAMP_PROPERTY).flatMap({ moment(icalproperty_get_dtstamp($0)) }) else {
            return .unreadable("It has no DTSTAMP.")
        }
        return .reply(
            CalendarReply(
                uid: uid, attendee: address, status: status(of: attendee), sequence: sequence(of: event), stamp: stamp))
    }

    private static func first(_ event: OpaquePointer, _ kind: icalproperty_kind) -> OpaquePointer? {
        icalcomponent_get_first_property(event, kind)
    }

    private static func method(of calendar: OpaquePointer) -> String {
        guard let property = first(calendar, ICAL_METHOD_PROPERTY),
            let name = icalproperty_get_value_as_string_r(property)
        else { return "" }
        defer { icalmemory_free_buffer(name) }
        return String(cString: name).uppercased()
    }

    private static func status(of attendee: OpaquePointer) -> CalendarAnswer.Status? {
        guard let parameter = icalproperty_get_first_parameter(attendee, ICAL_PARTSTAT_PARAMETER) else { return nil }
        switch icalparameter_get_partstat(parameter) {
        case ICAL_PARTSTAT_ACCEPTED: return .accepted
        case ICAL_PARTSTAT_DECLINED: return .declined
        case ICAL_PARTSTAT_TENTATIVE: return .tentative
        default: return nil
        }
    }

    /// Of `mailto:` in any case; an address alone is taken as well, because programs write that. Nil for anything else.
    private static func address(_ value: String) -> String? {
        let isMailto = value.prefix(7).lowercased() == "mailto:"
        let address = (isMailto ? String(value.dropFirst(7)) : value).cleaned
        let plain = address.removingPercentEncoding ?? address
        return MailAddress.isPlausible(plain) ? plain : nil
    }

    /// DTSTAMP is in UTC whatever else it says (RFC 5545 section 3.8.7.2).
    private static func moment(_ time: icaltimetype) -> Moment? {
        guard let day = Day(checking: Int(time.year), Int(time.month), Int(time.day)), time.is_date == 0,
            (0..<24).contains(time.hour), (0..<60).contains(time.minute), (0...60).contains(time.second)
        else { return nil }
        let minute = Int(time.hour) * 60 + Int(time.minute)
        return Zone.utc.moment(of: WallTime(day: day, minute: minute)).adding(seconds: Int(time.second))
    }

    /// Folds may stand within a character, so they go before the bytes are read as text.
    private static func unfolded(_ bytes: [UInt8]) -> String {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        for byte in bytes where byte != 0 {
            let isFold = (byte == 32 || byte == 9) && plain.last == 10
            if isFold {
                plain.removeLast()
                if plain.last == 13 { plain.removeLast() }
            } else {
                plain.append(byte)
            }
        }
        let text = String(decoding: plain, as: UTF8.self)
        return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    }

    private static func isShallow(_ text: String) -> Bool {
        var open = 0
        for line in text.split(whereSeparator: \.isNewline) {
            let head = line.prefix(6).uppercased()
            if head == "BEGIN:" { open += 1 } else if head.hasPrefix("END:") { open -= 1 }
            if open > depth || open < 0 { return false }
        }
        return open == 0
    }
}
