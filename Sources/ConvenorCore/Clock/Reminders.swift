/// When an owner is next told of what is due: derived from the record and from how far it was kept after.
///
/// The rules are the rows of a `ReminderTable`; docs/OPERATING.md shows them under Reminders. Nothing cancels a reminder:
/// what is done is simply not derived any more.
package enum Reminders {
    /// A day on which somebody is told, and why.
    package struct Slot: Sendable, Hashable {
        package var day: Day
        package var rule: ReminderRule
        /// The day that the rule names, where it is no working day.
        package var movedFrom: Day?

        fileprivate init(_ planned: Day, on day: Day, _ rule: ReminderRule) {
            self.day = day
            self.rule = rule
            movedFrom = planned == day ? nil : planned
        }
    }

    /// The next day on which a record's owner is told; nil when nothing is owed.
    package static func next(
        for record: Record, _ pursuit: Pursuit?, _ table: ReminderTable, _ rules: HouseRules
    ) -> Slot? {
        guard isPursued(record), !table.rows.isEmpty, let due = record.due else { return nil }
        let written = (Zone(due.zone) ?? .utc).wall(at: record.at).day
        let pursuit = pursuit ?? Pursuit()
        let last = max(written, pursuit.since ?? written, pursuit.told ?? written)
        return Course(due: due.wall.day, pursuit: pursuit, table: table, rules: rules)
            .slot(onOrAfter: last.adding(days: 1))
    }

    /// What the clock keeps after at all.
    package static func isPursued(_ record: Record) -> Bool {
        [.action, .milestone, .prep].contains(record.id.kind) && record.isStanding && record.owner != nil
            && record.privacy != .private
    }

    /// The day of the rules that a weekend or a holiday moved to `day`; nil when `day` is itself one of their days.
    static func moved(to day: Day, due: Day, _ table: ReminderTable, rules: HouseRules) -> Day? {
        let planned = table.days(of: .before).map { due.adding(days: -$0) } + [due]
        if planned.contains(day) { return nil }
        return planned.first { !rules.isWorking($0) && rules.workingDay(onOrBefore: $0) == day }
    }
}

/// The days on which a record is told of, as the rows of a table lay them out around its date.
private struct Course {
    let due: Day
    let pursuit: Pursuit
    let table: ReminderTable
    let rules: HouseRules

    /// The first day that is not before `earliest`; nil when that is more than ten years after the date.
    func slot(onOrAfter earliest: Day) -> Reminders.Slot? {
        if let wanted = pursuit.snoozed, pursuit.told.map({ $0 < wanted }) ?? true {
            let planned = max(wanted, earliest)
            return Reminders.Slot(planned, on: rules.workingDay(onOrAfter: planned), .snoozed)
        }
        let first = max(earliest, restEnd ?? earliest)
        // Where two rules fall on one day, the one nearer to the date says why it comes, and from where it was moved.
        guard let next = aroundDate.first(where: { $0.day >= first }) else { return repeated(onOrAfter: first) }
        return aroundDate.last { $0.day == next.day }
    }

    /// The day from which what was answered may be told of again.
    private var restEnd: Day? { pursuit.answered?.adding(days: table.days(.rest) ?? 0) }

    private var aroundDate: [Reminders.Slot] {
        var slots = table.days(of: .before).sorted(by: >).map { days in
            let planned = due.adding(days: -days)
            return Reminders.Slot(planned, on: rules.workingDay(onOrBefore: planned), .before)
        }
        if table.days(.due) != nil { slots.append(Reminders.Slot(due, on: rules.workingDay(onOrBefore: due), .due)) }
        if let late { slots.append(Reminders.Slot(late, on: late, .overdue)) }
        return slots
    }

    /// The first day on which it is told of as overdue.
    private var late: Day? {
        guard let days = table.days(.overdue) else { return nil }
        return due.addingWorkingDays(days, workingDays: rules.workingDays, holidays: rules.holidays)
    }

    private func repeated(onOrAfter first: Day) -> Reminders.Slot? {
        guard let step = table.days(.again), step > 0, let late else { return nil }
        // An answer, or a snooze that is over, counts like a reminder: the next one comes a whole step after it.
        let said = [pursuit.answered, pursuit.snoozed].compactMap { $0 }.max()
        let base = said.map { $0.adding(days: step) > late ? $0 : late } ?? late
        // A holiday puts a day off by at most thirty, so that no step before these can be the one.
        let gone = (first.daysSince1970 - base.daysSince1970 - 30) / step
        for count in stride(from: max(1, gone), through: 3650 / step, by: 1) {
            let planned = base.adding(days: step * count)
            let day = rules.workingDay(onOrAfter: planned)
            if day >= first { return Reminders.Slot(planned, on: day, .again) }
        }
        return nil
    }
}

/// What wants attention at a moment, as the engine's alarm clock keeps it.
package struct AlarmFact: Sendable, Hashable {
    package var key: String
    package var person: Handle?
    package var at: Moment
    /// It is of no use on a later day, and is never put off to one.
    package var keepsDay: Bool

    package init(key: String, person: Handle?, at: Moment, keepsDay: Bool = false) {
        self.key = key
        self.person = person
        self.at = at
        self.keepsDay = keepsDay
    }
}

extension Series {
    /// Whom the clock asks about a record: its owner, or the chair where the owner says that it is not theirs.
    package func asked(about record: Record) -> Handle? {
        guard pursuits[record.id]?.disowned != nil else { return record.owner }
        return meeting?.chair ?? record.owner
    }

    /// When and why somebody is next told of a record.
    package func reminder(of record: Record, _ rules: HouseRules) -> (person: Handle, slot: Reminders.Slot)? {
        guard let person = asked(about: record),
            let slot = Reminders.next(for: record, pursuits[record.id], table(for: person, rules), rules)
        else { return nil }
        return (person, slot)
    }

    /// The alarm of a record, if it has one.
    package func alarm(for id: RecordID, _ almanac: Almanac) -> AlarmFact? {
        guard let record = records[id], let (person, slot) = reminder(of: record, almanac.rules) else { return nil }
        return AlarmFact(key: "due/\(id)", person: person, at: almanac.morning(of: person, on: slot.day))
    }

    /// What a person's digest of a day tells of this series, and that it was told.
    ///
    /// Whom nothing reaches is told nothing: the room is, and what would be announced to them is not.
    package func decide(
        remind person: Handle, day: Day, _ almanac: Almanac, now: Moment, isReached: Bool
    ) -> Reminder? {
        var reminder = Reminder(person: person, day: day, items: [])
        var reasons: [Reminder.Reason] = []
        for id in standing.sorted() {
            guard let record = records[id], let (asked, slot) = self.reminder(of: record, almanac.rules),
                asked == person, almanac.morning(of: person, on: slot.day) <= now
            else { continue }
            reminder.items.append(id)
            // Told later than planned, it is not the weekend that moved it.
            let planned = slot.day == day ? slot.movedFrom : nil
            reasons.append(Reminder.Reason(rule: slot.rule, planned: planned))
        }
        if reminder.items.isEmpty { return nil }
        reminder.reasons = reasons
        guard isReached else { return reminder }
        let announced = reminder.items.compactMap { announcement(of: $0, to: person, on: day, almanac, now: now) }
        reminder.announced = announced.isEmpty ? nil : announced
        return reminder
    }
}
