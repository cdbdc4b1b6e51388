/// Something that the clock will send if nothing changes.
package struct PlannedNotice: Sendable, Hashable {
    /// What it is, and why it comes.
    package enum What: Sendable, Hashable {
        /// Part of somebody's digest; with the day that the rule names where it was moved.
        case reminder(RecordID, ReminderRule, days: Int?, movedFrom: Day?)
        /// Somebody else is told of an owner's silence.
        case escalation(RecordID, of: Handle)
    }

    package var what: What
    package var person: Handle
    package var at: Moment
    /// The zone of the person.
    package var zone: String

    package init(_ what: What, to person: Handle, at: Moment, zone: String) {
        self.what = what
        self.person = person
        self.at = at
        self.zone = zone
    }

    /// The record that it is about.
    package var record: RecordID? {
        switch what {
        case .reminder(let id, _, _, _), .escalation(let id, _): id
        }
    }

    /// By time, then by record, then by person.
    package static func comesBefore(_ a: Self, _ b: Self) -> Bool {
        if a.at != b.at { return a.at < b.at }
        if let first = a.record, let second = b.record, first != second { return first < second }
        return a.person < b.person
    }
}

extension Series {
    /// What will go out, earliest first: of each record the next thing, or all until a day if its owner stays silent.
    package func plan(_ almanac: Almanac, now: Moment, until end: Moment? = nil) -> [PlannedNotice] {
        let all = standing.flatMap { id in records[id].map { plan(for: $0, almanac, now: now, until: end) } ?? [] }
        let others = Clockwork.rows.flatMap { $0.plan(self, almanac, now, end) }
        return (all + others).sorted(by: PlannedNotice.comesBefore)
    }

    private func plan(for record: Record, _ almanac: Almanac, now: Moment, until end: Moment?) -> [PlannedNotice] {
        var told = self
        var notices: [PlannedNotice] = []
        while let notice = told.nextReminder(of: record, almanac, now: now), end.map({ notice.at <= $0 }) ?? true {
            notices.append(notice)
            let day = almanac.zone(of: notice.person).wall(at: notice.at).day
            told.tell(record, notice.person, on: day, almanac, now: notice.at)
            if end == nil || notices.count > 500 { break }
        }
        // Looking no further, it is what was announced already.
        let series = end == nil ? self : told
        if let to = listener(about: record, almanac.roster), let owner = record.owner,
            let alarm = series.escalationAlarm(of: record, almanac), end.map({ alarm.at <= $0 }) ?? true
        {
            let at = max(alarm.at, almanac.hour(for: to, from: now))
            notices.append(
                PlannedNotice(
                    .escalation(record.id, of: owner), to: to, at: at, zone: almanac.zone(of: to).identifier))
        }
        return notices
    }

    private func nextReminder(of record: Record, _ almanac: Almanac, now: Moment) -> PlannedNotice? {
        guard let (person, slot) = reminder(of: record, almanac.rules) else { return nil }
        let alarm = AlarmFact(key: "", person: person, at: almanac.morning(of: person, on: slot.day))
        let due = record.due?.wall.day.daysSince1970 ?? 0
        // Of several rows for the time before, the one whose day it is.
        let days =
            slot.rule == .before
            ? due - (slot.movedFrom ?? slot.day).daysSince1970 : table(for: person, almanac.rules).days(slot.rule)
        return PlannedNotice(
            .reminder(record.id, slot.rule, days: days, movedFrom: slot.movedFrom), to: person,
            at: alarm.postponed(after: now, almanac).at, zone: almanac.zone(of: person).identifier)
    }

    private mutating func tell(_ record: Record, _ person: Handle, on day: Day, _ almanac: Almanac, now: Moment) {
        let announced = announcement(of: record.id, to: person, on: day, almanac, now: now)
        var reminder = Reminder(person: person, day: day, items: [record.id])
        reminder.announced = announced.map { [$0] }
        note(reminder)
    }
}
