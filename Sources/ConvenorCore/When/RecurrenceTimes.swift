/// When a recurrence happens.
extension Recurrence {
    /// The first `count` times after `after`, at which it may be asked for again to go on.
    ///
    /// The calendar lays the rule out in wall times, and `zone` makes moments of them: one that a clock change skips is
    /// an hour later, one that happens twice is the first. A rule without an hour happens at `dayStart`, in minutes.
    /// Where a recurrence was not anchored it begins now, so what is to go on at its pace is stored `anchored`.
    package func next(
        _ count: Int, after: Moment, zone: Zone, dayStart: Int, calendar: any RuleCalendar
    ) -> [Deadline] {
        let anchored = anchored(after: after, zone: zone, dayStart: dayStart, calendar: calendar)
        guard let anchor = anchored.start, count > 0 else { return [] }
        let today = zone.wall(at: after).day
        let from = anchored.rule.resumed(from: anchor, before: today.adding(days: -2))
        let layout = RuleLayout(rule: anchored.rule, from: from, dayStart: dayStart, calendar: calendar)
        let left = Set(except)
        var moments: Set<Moment> = []
        layout.visit { wall in
            let moment = zone.moment(of: wall)
            if moment > after, !left.contains(wall.day) { moments.insert(moment) }
            return moments.count < count
        }
        return moments.sorted().map { zone.deadline(at: zone.wall(at: $0), hasTime: true) }
    }

    /// The same recurrence with its beginning settled, so that a rule of every other week keeps its weeks.
    ///
    /// It begins on the first day at or after `start` that the rule would have if it left out no period; without
    /// a start that is the first which has a time after `after`, and of a counted rule has all its times after it. A rule
    /// that names no day takes that of its start or today: weekly its weekday, monthly its day of the month, which for the
    /// 29th to 31st is the last of shorter months. What is anchored is not changed by anchoring it again.
    package func anchored(after: Moment, zone: Zone, dayStart: Int, calendar: any RuleCalendar) -> Recurrence {
        let today = zone.wall(at: after).day
        let earliest = start ?? today
        var anchored = self
        let hadDays = anchored.rule.complete(from: earliest, isStartSaid: start != nil)
        var probe = anchored.rule
        if hadDays { probe.interval = 1 }
        (probe.count, probe.until) = (nil, nil)
        anchored.start = earliest
        var passed: Day?
        RuleLayout(rule: probe, from: earliest, dayStart: dayStart, calendar: calendar).visit { wall in
            if start == nil, zone.moment(of: wall) <= after {
                passed = wall.day
                return true
            }
            if start == nil, rule.count != nil, wall.day == passed { return true }
            anchored.start = wall.day
            return false
        }
        return anchored
    }
}

/// A rule whose occurrences a calendar lays out piece by piece.
private struct RuleLayout {
    let text: String
    let from: WallTime
    let calendar: any RuleCalendar
    /// Beyond it nobody looks for the next time.
    private static let furthest = 1 << 17

    init(rule: RecurrenceRule, from day: Day, dayStart: Int, calendar: any RuleCalendar) {
        var rule = rule
        if !rule.isFinerThanDays, rule.hours.isEmpty {
            (rule.hours, rule.minutes) = ([dayStart / 60], [dayStart % 60])
        }
        text = rule.text
        from = WallTime(day: day, minute: rule.isFinerThanDays ? dayStart : 0)
        self.calendar = calendar
    }

    /// Visits the occurrences in order until the visitor says false.
    func visit(_ visitor: (WallTime) -> Bool) {
        var limit = 16
        var seen = 0
        while limit <= Self.furthest {
            let found = calendar.occurrences(of: text, from: from, limit: limit)
            for wall in found.dropFirst(seen) where !visitor(wall) { return }
            if found.count < limit { return }
            seen = found.count
            limit *= 4
        }
    }
}

extension RecurrenceRule {
    fileprivate var isFinerThanDays: Bool { [.secondly, .minutely, .hourly].contains(frequency) }

    /// Gives a rule that names no day those of `day`; true when it had days of its own.
    fileprivate mutating func complete(from day: Day, isStartSaid: Bool) -> Bool {
        guard weekdays.isEmpty, monthDays.isEmpty else { return true }
        switch frequency {
        case .secondly, .minutely, .hourly, .daily: return !months.isEmpty
        case .weekly:
            weekdays = [.init(day.weekday)]
            return false
        case .monthly: return !setMonthDays([day.day])
        case .yearly:
            // `every July` begins with its month.
            let isOwnDay = months.isEmpty || isStartSaid && months.contains(day.month)
            let wanted = isOwnDay ? day.day : 1
            let isNamed = !months.isEmpty
            if !isNamed { months = [day.month] }
            let shortest = months.map { Day.length(ofMonth: $0, year: 2027) }.min() ?? 28
            monthDays = [wanted > shortest ? -1 : wanted]
            return isNamed
        }
    }

    /// The latest day before `limit` on which the rule may be taken up again as if it had run from `anchor` on.
    ///
    /// A counted rule is run from its beginning.
    fileprivate func resumed(from anchor: Day, before limit: Day) -> Day {
        guard count == nil, anchor < limit else { return anchor }
        let days = limit.daysSince1970 - anchor.daysSince1970
        let resumed: Day
        switch frequency {
        case .secondly: return anchor
        case .minutely: resumed = anchor.adding(days: steps(days, of: interval / greatestCommonDivisor(interval, 1440)))
        case .hourly: resumed = anchor.adding(days: steps(days, of: interval / greatestCommonDivisor(interval, 24)))
        case .daily: resumed = anchor.adding(days: steps(days, of: interval))
        case .weekly: resumed = anchor.monday.adding(days: steps(days, of: 7 * interval))
        case .monthly:
            let months = (limit.year - anchor.year) * 12 + limit.month - anchor.month
            resumed = Day(year: anchor.year, month: anchor.month, day: 1).addingMonths(steps(months, of: interval))
        case .yearly:
            resumed = Day(year: anchor.year + steps(limit.year - anchor.year, of: interval), month: 1, day: 1)
        }
        return max(anchor, resumed)
    }

    /// As much of `length` as is whole steps.
    private func steps(_ length: Int, of step: Int) -> Int { length / step * step }
}

private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : greatestCommonDivisor(b, a % b) }
