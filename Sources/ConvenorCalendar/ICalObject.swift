import CICal
import ConvenorCore
import ConvenorEngine

/// A component in libical's hands, freed with this unless it was added to another.
final class ICalObject {
    enum Kind {
        case calendar, event, timeZone, standard, daylight

        var raw: icalcomponent_kind {
            switch self {
            case .calendar: ICAL_VCALENDAR_COMPONENT
            case .event: ICAL_VEVENT_COMPONENT
            case .timeZone: ICAL_VTIMEZONE_COMPONENT
            case .standard: ICAL_XSTANDARD_COMPONENT
            case .daylight: ICAL_XDAYLIGHT_COMPONENT
            }
        }
    }

    private let raw: OpaquePointer
    private var isOwned = true

    /// Nil when there is no memory for it.
    init?(_ kind: Kind) {
        guard let raw = icalcomponent_new(kind.raw) else { return nil }
        self.raw = raw
    }

    deinit { if isOwned { icalcomponent_free(raw) } }

    func add(_ property: ICalProperty?) {
        if let property { icalcomponent_add_property(raw, property.raw) }
    }

    func add(_ object: ICalObject?) {
        guard let object, object.isOwned else { return }
        icalcomponent_add_component(raw, object.raw)
        object.isOwned = false
    }

    /// Lines end with CRLF and are folded.
    var text: String {
        guard let text = icalcomponent_as_ical_string_r(raw) else { return "" }
        defer { icalmemory_free_buffer(text) }
        return String(cString: text)
    }
}

/// A property that is about to be added to a component, which then owns it.
struct ICalProperty {
    let raw: OpaquePointer

    private init?(_ raw: OpaquePointer?) {
        guard let raw else { return nil }
        self.raw = raw
    }

    static func method(_ name: String) -> Self? { Self(icalproperty_new_method(icalproperty_string_to_method(name))) }
    static var product: Self? { Self(icalproperty_new_prodid("-//Convenor//Convenor//EN")) }
    static var version: Self? { Self(icalproperty_new_version("2.0")) }
    static func uid(_ uid: String) -> Self? { Self(icalproperty_new_uid(Self.line(uid))) }
    static func sequence(_ number: Int) -> Self? { Self(icalproperty_new_sequence(Int32(clamping: number))) }
    static func stamp(_ at: Moment) -> Self? { Self(icalproperty_new_dtstamp(.utc(at))) }
    static func summary(_ text: String) -> Self? { Self(icalproperty_new_summary(Self.line(text))) }
    static func description(_ text: String) -> Self? { Self(icalproperty_new_description(Self.lines(text))) }
    static func named(_ name: String, _ value: String) -> Self? {
        let property = Self(icalproperty_new_x(Self.line(value)))
        if let property { icalproperty_set_x_name(property.raw, name) }
        return property
    }
    static func status(isCancelled: Bool) -> Self? {
        Self(icalproperty_new_status(isCancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED))
    }
    /// A due date keeps nobody busy.
    static var transparent: Self? { Self(icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT)) }

    static func day(_ day: Day) -> Self? {
        var time = icaltimetype.wall(WallTime(day: day, minute: 0))
        time.is_date = 1
        let property = Self(icalproperty_new_dtstart(time))
        if let property { icalproperty_add_parameter(property.raw, icalparameter_new_value(ICAL_VALUE_DATE)) }
        return property
    }

    static func start(_ at: Moment, in zone: Zone?) -> Self? { timed(at, zone) { icalproperty_new_dtstart($0) } }
    static func end(_ at: Moment, in zone: Zone?) -> Self? { timed(at, zone) { icalproperty_new_dtend($0) } }
    /// The onset of an observance, on the clock that went before.
    static func onset(_ wall: WallTime) -> Self? { Self(icalproperty_new_dtstart(.wall(wall))) }
    static func zoneName(_ name: String) -> Self? { Self(icalproperty_new_tzid(name)) }
    static func offsetFrom(_ seconds: Int) -> Self? { Self(icalproperty_new_tzoffsetfrom(Int32(clamping: seconds))) }
    static func offsetTo(_ seconds: Int) -> Self? { Self(icalproperty_new_tzoffsetto(Int32(clamping: seconds))) }

    private static func timed(
        _ at: Moment, _ zone: Zone?, _ make: (icaltimetype) -> OpaquePointer?
    ) -> Self? {
        guard let zone else { return Self(make(.utc(at))) }
        let property = Self(make(.wall(zone.wall(at: at))))
        if let property { icalproperty_add_parameter(property.raw, icalparameter_new_tzid(zone.identifier)) }
        return property
    }

    static func organizer(name: String?, address: String) -> Self? {
        let property = Self(icalproperty_new_organizer(Self.mailto(address)))
        if let property, let name { property.name(name) }
        return property
    }

    static func attendee(
        name: String?, address: String, isChair: Bool, status: CalendarAnswer.Status?, isAsked: Bool
    ) -> Self? {
        guard let property = Self(icalproperty_new_attendee(Self.mailto(address))) else { return nil }
        let partstat =
            switch status {
            case .accepted: ICAL_PARTSTAT_ACCEPTED
            case .declined: ICAL_PARTSTAT_DECLINED
            case .tentative: ICAL_PARTSTAT_TENTATIVE
            case nil: ICAL_PARTSTAT_NEEDSACTION
            }
        let role = isChair ? ICAL_ROLE_CHAIR : ICAL_ROLE_REQPARTICIPANT
        for parameter in [
            icalparameter_new_cutype(ICAL_CUTYPE_INDIVIDUAL), icalparameter_new_role(role),
            icalparameter_new_partstat(partstat), icalparameter_new_rsvp(isAsked ? ICAL_RSVP_TRUE : ICAL_RSVP_FALSE),
        ] { icalproperty_add_parameter(property.raw, parameter) }
        if let name { property.name(name) }
        return property
    }

    /// No quotation mark may stand in the value of a parameter (RFC 5545 section 3.2).
    private func name(_ name: String) {
        let plain = Self.line(name).replacing("\"", with: "'")
        if !plain.isEmpty { icalproperty_add_parameter(raw, icalparameter_new_cn(plain)) }
    }

    /// RFC 6068: what would end or split the address is written by its number.
    private static func mailto(_ address: String) -> String {
        let marks: [(String, String)] = [("%", "%25"), ("?", "%3F"), ("#", "%23"), ("&", "%26"), (" ", "%20")]
        return "mailto:" + marks.reduce(line(address)) { $0.replacing($1.0, with: $1.1) }
    }

    private static func line(_ text: String) -> String { text.cleaned }
    private static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).cleaned }.joined(separator: "\n")
    }
}

extension icaltimetype {
    /// What a clock on the wall shows, without a zone.
    static func wall(_ wall: WallTime) -> icaltimetype {
        var time = icaltimetype()
        (time.year, time.month, time.day) = (Int32(wall.day.year), Int32(wall.day.month), Int32(wall.day.day))
        (time.hour, time.minute, time.second) = (Int32(wall.minute / 60), Int32(wall.minute % 60), 0)
        return time
    }

    static func utc(_ at: Moment) -> icaltimetype {
        let zone = Zone.utc
        var time = wall(zone.wall(at: at))
        time.second = Int32(at.seconds(since: zone.moment(of: zone.wall(at: at))))
        time.zone = icaltimezone_get_utc_timezone()
        return time
    }
}
