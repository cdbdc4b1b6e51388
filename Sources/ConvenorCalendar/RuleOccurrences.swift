package import ConvenorCore

/// Lays recurrence rules out in time: RFC 5545 section 3.3.10, in floating time, so that no clock change touches it.
///
/// What follows where the standard is silent or strict, as python-dateutil does: `start` is an occurrence only where the
/// rule has it, days that do not exist are left out, BYWEEKNO without BYDAY means the whole week, and BYWEEKNO,
/// BYYEARDAY and BYMONTHDAY limit a rule of any FREQ. A wall time that a clock change skips is for `Zone` to move.
package struct RuleOccurrences: Sendable {
    package init() {}

    /// The first `limit` occurrences from `start` on; fewer when the rule ends, none when it never comes true.
    ///
    /// An UNTIL in UTC is read on the wall of `zone`, which is UTC's when nil; an UNTIL that is a date includes its day.
    package func occurrences(
        rule text: String, start: FloatingTime, zone: Zone? = nil, limit: Int
    ) throws(RuleFault) -> [FloatingTime] {
        var found: [FloatingTime] = []
        if limit < 1 {
            _ = try RuleText.read(text)
            return found
        }
        try visit(rule: text, start: start, zone: zone) { time in
            found.append(time)
            return found.count < limit
        }
        return found
    }

    /// Visits the occurrences in order until the rule ends or the visitor says false; those after `through` may be
    /// missing, so that a rule which never comes true costs no search beyond it.
    func visit(
        rule text: String, start: FloatingTime, zone: Zone?, through: Day? = nil, _ visitor: (FloatingTime) -> Bool
    ) throws(RuleFault) {
        var rule = try RuleText.read(text)
        if start.isDate, rule.isFinerThanDays {
            throw RuleFault("FREQ=\(rule.frequency.rawValue.uppercased()) needs a start with an hour, not a whole day.")
        }
        if start.isDate { (rule.hours, rule.minutes, rule.seconds) = ([], [], []) }
        let last = rule.until.map { RuleOccurrences.wall($0, zone) }
        let limit = rule.count
        var count = 0
        func take(_ time: FloatingTime) -> Bool {
            var time = time
            time.isDate = start.isDate
            if time < start { return true }
            if let last, last < time { return false }
            count += 1
            return visitor(time) && count != limit
        }
        if let plain = PlainRule(rule, from: start) {
            plain.visit(take)
        } else {
            let ends = [through, last?.day].compactMap { $0 }.min() ?? Day(year: 9999, month: 12, day: 31)
            RuleExpansion(rule, from: start, through: ends).visit(take)
        }
    }

    private static func wall(_ until: RuleParts.Until, _ zone: Zone?) -> FloatingTime {
        switch until {
        case .floating(let time):
            guard time.isDate else { return time }
            return FloatingTime(day: time.day, hour: 23, minute: 59, second: 59)
        case .utc(let time):
            guard let zone else { return time }
            var wall = FloatingTime(zone.wall(at: Zone.utc.moment(of: time.wall)))
            wall.second = time.second
            return wall
        }
    }
}

extension RuleOccurrences: RuleCalendar {
    package func occurrences(of rule: String, from start: WallTime, limit: Int) -> [WallTime] {
        let found = try? occurrences(rule: rule, start: FloatingTime(start), limit: limit)
        return (found ?? []).map(\.wall)
    }
}
