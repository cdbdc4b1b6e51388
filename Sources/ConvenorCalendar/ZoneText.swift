import ConvenorCore

/// A VTIMEZONE (RFC 5545 section 3.6.5): every change of the zone's clocks around the events, one observance each.
///
/// No rules: those of the past and of the future of a zone are not one rule, and libical's own zones go wrong where clocks
/// change. What stands here is what the machine's zone data say for the years around.
enum ZoneText {
    static func object(_ zone: Zone, from first: Moment, through last: Moment) -> ICalObject? {
        guard let object = ICalObject(.timeZone) else { return nil }
        object.add(.zoneName(zone.identifier))
        let begin = year(of: first, in: zone, shifted: -1)
        let end = year(of: last, in: zone, shifted: 2)
        let offset = zone.offset(at: begin)
        object.add(observance(OffsetChange(at: begin, from: offset, to: offset)))
        for change in zone.changes(after: begin, until: end) { object.add(observance(change)) }
        return object
    }

    private static func year(of moment: Moment, in zone: Zone, shifted years: Int) -> Moment {
        let day = Day(year: zone.wall(at: moment).day.year + years, month: 1, day: 1)
        return zone.moment(of: WallTime(day: day, minute: 0))
    }

    private static func observance(_ change: OffsetChange) -> ICalObject? {
        guard let object = ICalObject(change.to > change.from ? .daylight : .standard) else { return nil }
        // On the clock that goes before: UTC put forward by the distance until then.
        object.add(.onset(Zone.utc.wall(at: change.at.adding(seconds: change.from))))
        object.add(.offsetFrom(change.from))
        object.add(.offsetTo(change.to))
        return object
    }
}
