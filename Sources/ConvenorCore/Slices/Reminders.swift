/// When an owner is next told of what is due: derived from the record and from the day it was last told.
///
/// The default rule of docs: some days before, on the day, one working day after, then weekly; at the person's start of
/// day, in their zone, on working days. Nothing cancels a reminder: what is done is simply not derived any more.
package enum Reminders {
    /// The next day on which a record's owner is told; nil when nothing is owed.
    package static func day(for record: Record, lastTold: Day?, rules: HouseRules) -> Day? {
        guard [.action, .milestone, .prep].contains(record.id.kind), record.isStanding, record.owner != nil,
            record.privacy != .private, let due = record.due
        else { return nil }
        let written = (Zone(due.zone) ?? .utc).wall(at: record.at).day
        let earliest = max(lastTold ?? written, written).adding(days: 1)
        return firstDay(due: due.wall.day, onOrAfter: earliest, rules: rules)
    }

    /// The first day of the rule that is not before `earliest`; nil when that is more than ten years after the deadline.
    static func firstDay(due: Day, onOrAfter earliest: Day, rules: HouseRules) -> Day? {
        if rules.leadDays > 0 {
            let ahead = rules.workingDay(onOrBefore: due.adding(days: -rules.leadDays))
            if ahead >= earliest { return ahead }
        }
        let onTime = rules.workingDay(onOrBefore: due)
        if onTime >= earliest { return onTime }
        var after = due.adding(days: 1)
        while !rules.isWorking(after), after < due.adding(days: 30) { after = after.adding(days: 1) }
        if after >= earliest { return after }
        guard rules.remindsWeekly else { return nil }
        // A holiday puts a weekly reminder off by at most thirty days, so that no week before these can be the one.
        let gone = (earliest.daysSince1970 - after.daysSince1970 - 30) / 7
        for week in stride(from: max(1, gone), through: 520, by: 1) {
            let day = rules.workingDay(onOrAfter: after.adding(days: 7 * week))
            if day >= earliest { return day }
        }
        return nil
    }
}

extension HouseRules {
    func workingDay(onOrBefore day: Day) -> Day {
        var found = day
        for _ in 0..<30 where !isWorking(found) { found = found.adding(days: -1) }
        return found
    }

    package func workingDay(onOrAfter day: Day) -> Day {
        var found = day
        for _ in 0..<30 where !isWorking(found) { found = found.adding(days: 1) }
        return found
    }
}

/// What wants attention at a moment, as the engine's alarm clock keeps it.
package struct AlarmFact: Sendable, Hashable {
    package var key: String
    package var person: Handle?
    package var at: Moment
}

extension Series {
    /// The alarm of a record, if it has one.
    package func alarm(for id: RecordID, roster: Roster, rules: HouseRules) -> AlarmFact? {
        guard let record = records[id], let owner = record.owner,
            let day = Reminders.day(for: record, lastTold: reminded[id], rules: rules)
        else { return nil }
        let zone = roster[owner]?.zone.flatMap { Zone($0) } ?? Zone(rules.zone) ?? .utc
        let at = zone.moment(of: WallTime(day: day, minute: rules.dayStart))
        return AlarmFact(key: "due/\(id)", person: owner, at: at)
    }

    /// The notices of the running step's timebox: at 80 % and at the end.
    package func timeboxAlarms() -> [AlarmFact] {
        guard let meeting = running, meeting.progress.indices.contains(meeting.step) else { return [] }
        let step = meeting.progress[meeting.step]
        guard let entered = step.enteredAt, step.minutes > 0 else { return [] }
        return [80, 100].filter { !step.noticed.contains($0) }.map { percent in
            let seconds = step.minutes * 60 * percent / 100 - step.seconds
            return AlarmFact(key: "timebox/\(percent)", person: nil, at: entered.adding(seconds: seconds))
        }
    }

    /// What the clock says to a series when a timebox notice is due.
    package func decide(timebox percent: Int, now: Moment) -> Decision? {
        guard let alarm = timeboxAlarms().first(where: { $0.key == "timebox/\(percent)" }), alarm.at <= now,
            let meeting = running
        else { return nil }
        let step = meeting.progress[meeting.step]
        let used = step.seconds + (step.enteredAt.map { now.seconds(since: $0) } ?? 0)
        let left = (step.minutes * 60 - used + 59) / 60
        let isOver = percent < 100 && left <= 0
        return Decision(
            [.timeNoticed(step: meeting.step, percent: percent)],
            say: isOver ? [] : [.timeNotice(step: meeting.step, percent: percent, left: max(0, left))])
    }

    /// What a person's digest of a day tells of this series, and that it was told.
    package func decide(remind person: Handle, day: Day, roster: Roster, rules: HouseRules, now: Moment) -> Reminder? {
        let items = standing.filter { id in
            guard let alarm = alarm(for: id, roster: roster, rules: rules) else { return false }
            return alarm.person == person && alarm.at <= now
        }.sorted()
        return items.isEmpty ? nil : Reminder(person: person, day: day, items: items)
    }

    /// Every reminder that will go out next if nothing changes, earliest first.
    package func plan(roster: Roster, rules: HouseRules, now: Moment) -> [PlannedReminder] {
        standing.compactMap { id in
            guard let alarm = alarm(for: id, roster: roster, rules: rules), let person = alarm.person else {
                return nil
            }
            let next = alarm.postponed(after: now, roster: roster, rules: rules)
            return PlannedReminder(
                record: id, person: person, at: next.at, zone: roster[person]?.zone ?? rules.zone)
        }.sorted { ($0.at, $0.record) < ($1.at, $1.record) }
    }
}
