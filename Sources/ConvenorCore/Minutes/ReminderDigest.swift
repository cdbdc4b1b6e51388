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
        /// False for what is only shown beside: due within a week, with its reminder still to come.
        package var isTold = true
    }

    package let person: Handle
    package let day: Day
    package let zone: Zone
    /// Most urgent first; private records are never mailed and not in here.
    package let lines: [Line]
    /// Who is told when, if this person stays silent about a line.
    package let announced: [Forewarning]
    /// Meetings of which the person is reminded on this day, earliest first.
    package let meetings: [MeetingLetter]

    /// Days ahead of which a digest shows what is due, when it goes out anyway.
    private static let horizon = 7

    package init(
        person: Handle, day: Day, items: [(Series, Reminder)], meetings: [MeetingLetter] = [], roster: Roster,
        rules: HouseRules, now: Moment
    ) {
        let zone = roster[person]?.zone.flatMap { Zone($0) } ?? Zone(rules.zone) ?? .utc
        self.person = person
        self.day = day
        self.zone = zone
        self.meetings = meetings.sorted { $0.start.moment < $1.start.moment }
        let found = items.flatMap { series, reminder in
            let role = series.role(of: person) ?? roster[person]?.role ?? .owner
            let reader = Reader(handle: person, role: role, cut: .participant)
            let soon = series.due(of: person, within: Self.horizon, after: day, in: zone)
            let beside = soon.filter { !reminder.items.contains($0) }
            return (reminder.items + beside).compactMap { id -> Line? in
                guard let record = series.records[id], record.isStanding, reader.mayKnow(record), let due = record.due
                else { return nil }
                let served = (record.links ?? []).compactMap { series.records[$0] }.filter { reader.mayKnow($0) }
                let table = series.table(for: person, rules)
                var line = Line(
                    series: series, record: record, due: due, serves: served,
                    on: day, zone: zone, rules: rules, now: now)
                line.isTold = !beside.contains(id)
                guard line.isTold else { return line }
                line.movedFrom =
                    reminder.reasons == nil
                    ? Reminders.moved(to: day, due: due.wall.day, table, rules: rules)
                    : reminder.reason(of: id)?.planned
                return line
            }
        }
        let shown = Set(found.filter(\.isTold).map(\.record.id))
        announced = items.flatMap { $0.1.announced ?? [] }.filter { shown.contains($0.id) }
        lines = found.sorted {
            ($0.due.moment, $0.series.slug, $0.record.id) < ($1.due.moment, $1.series.slug, $1.record.id)
        }
    }

    package func lines(in bucket: Bucket) -> [Line] { lines.filter { $0.bucket == bucket } }
    /// What the digest goes out for, beside meetings.
    package var told: [Line] { lines.filter(\.isTold) }
    /// How much of what it goes out for is how urgent.
    package func count(_ bucket: Bucket) -> Int { told.count { $0.bucket == bucket } }
    var buckets: [Bucket] { Bucket.allCases.filter { !lines(in: $0).isEmpty } }
    /// The series, in the order of their first line.
    private var series: [Series] { told.map(\.series) + meetings.map(\.series) }
    /// Titles of the series.
    package var titles: [String] { series.map(\.title).uniqued }
    /// The series that all of it is about; nil where there are several.
    package var onlySeries: Series? { Set(series.map(\.slug)).count == 1 ? series.first : nil }
    /// Who chairs the first of them.
    package var chair: Handle? { series.first?.meeting?.chair }
}

extension [String] {
    /// Each once, where it stands first.
    var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}

extension Series {
    /// What a person owes in the days after `day`, on their clock; without what they have put off beyond it.
    fileprivate func due(of person: Handle, within days: Int, after day: Day, in zone: Zone) -> [RecordID] {
        standing.filter { id in
            guard let record = records[id], Reminders.isPursued(record), asked(about: record) == person,
                let due = record.due
            else { return false }
            if let until = pursuits[id]?.snoozed, until > day { return false }
            let dueDay = due.hasTime ? zone.wall(at: due.moment).day : due.wall.day
            return (1...days).contains(dueDay.daysSince1970 - day.daysSince1970)
        }
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
