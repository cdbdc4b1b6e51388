/// One person's reminders of one day over all their series: one mail, sorted by how urgent things are.
package struct ReminderDigest: Sendable {
    package enum Bucket: String, Sendable, CaseIterable {
        case overdue, today, week, later
    }

    package struct Line: Sendable {
        package var series: Series
        package var record: Record
        package var bucket: Bucket
        /// The deadline on the person's own clock; as agreed when only a day was.
        package var due: Deadline
        /// Working days since the deadline when it is past, calendar days until it otherwise.
        package var days: Int
        /// The day on which this would have been told, had it been a working day.
        package var movedFrom: Day?
        /// Its owner says that it is not theirs, so that the chair is asked.
        package var disowned: Pursuit.Disowned?
        /// What it is for, as far as this person may see it.
        package var serves: [Record]
    }

    package let person: Handle
    package let day: Day
    package let zone: Zone
    /// Most urgent first; private records are never mailed and not in here.
    package let lines: [Line]
    /// Who is told when, if this person stays silent about a line.
    package let announced: [Forewarning]

    package init(
        person: Handle, day: Day, items: [(Series, Reminder)], roster: Roster, rules: HouseRules, now: Moment
    ) {
        let zone = roster[person]?.zone.flatMap { Zone($0) } ?? Zone(rules.zone) ?? .utc
        self.person = person
        self.day = day
        self.zone = zone
        let found = items.flatMap { series, reminder in
            let role = series.role(of: person) ?? roster[person]?.role ?? .owner
            let reader = Reader(handle: person, role: role, cut: .participant)
            return reminder.items.compactMap { id -> Line? in
                guard let record = series.records[id], record.isStanding, reader.mayKnow(record), let due = record.due
                else { return nil }
                let served = (record.links ?? []).compactMap { series.records[$0] }.filter { reader.mayKnow($0) }
                let table = series.table(for: person, rules)
                var line = Line(
                    series: series, record: record, due: due, serves: served,
                    on: day, zone: zone, rules: rules, now: now)
                line.movedFrom =
                    reminder.reasons == nil
                    ? Reminders.moved(to: day, due: due.wall.day, table, rules: rules)
                    : reminder.reason(of: id)?.planned
                return line
            }
        }
        let shown = Set(found.map(\.record.id))
        announced = items.flatMap { $0.1.announced ?? [] }.filter { shown.contains($0.id) }
        lines = found.sorted {
            ($0.due.moment, $0.series.slug, $0.record.id) < ($1.due.moment, $1.series.slug, $1.record.id)
        }
    }

    package func lines(in bucket: Bucket) -> [Line] { lines.filter { $0.bucket == bucket } }
    package func count(_ bucket: Bucket) -> Int { lines.count { $0.bucket == bucket } }
    /// Titles of the series, in the order of their first line.
    package var titles: [String] {
        var titles: [String] = []
        for line in lines where !titles.contains(line.series.title) { titles.append(line.series.title) }
        return titles
    }
}

extension ReminderDigest.Line {
    fileprivate init(
        series: Series, record: Record, due: Deadline, serves: [Record], on day: Day, zone: Zone, rules: HouseRules,
        now: Moment
    ) {
        let shown = due.hasTime ? zone.deadline(at: zone.wall(at: due.moment), hasTime: true) : due
        let dueDay = shown.wall.day
        self.series = series
        self.record = record
        self.due = shown
        self.serves = serves
        disowned = series.pursuits[record.id]?.disowned
        if dueDay < day || due.hasTime && due.moment < now {
            bucket = .overdue
            days = dueDay.workingDaysBetween(day, workingDays: rules.workingDays, holidays: rules.holidays)
        } else {
            days = dueDay.daysSince1970 - day.daysSince1970
            bucket = days == 0 ? .today : days <= 7 ? .week : .later
        }
    }
}
