/// When an owner is next told of what is due: derived from the record and from the day it was last told.
///
/// The rule, which docs/OPERATING.md tells the operator under Reminders: some days before, on the day, one working day
/// after, then weekly; at the person's start of day, in their zone, on working days. Nothing cancels a reminder: what is
/// done is simply not derived any more.
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
