/// One sort of thing that the clock says to a series by itself, to nobody's digest.
///
/// Its alarms are derived before and after each command, and only the difference is stored. When one is due, the row
/// says what happens; a row that has nothing to say any more lets the alarm be dropped.
package struct ClockRow: Sendable {
    /// What its keys begin with, up to the first `/`.
    package var name: String
    /// The alarms that a record stands for.
    var ofRecord: @Sendable (Record, Series, Almanac) -> [AlarmFact] = { _, _, _ in [] }
    /// Other records whose alarms a record moves.
    var moves: @Sendable (Record, Series) -> [RecordID] = { _, _ in [] }
    /// The alarms that the series stands for, beside its records.
    var ofSeries: @Sendable (Series, Almanac) -> [AlarmFact] = { _, _ in [] }
    /// Whether an event may change the alarms that the series stands for.
    var isMoved: @Sendable (Event) -> Bool = { _ in false }
    /// Whose working hours it waits for; nil where it comes at its own time.
    var listener: @Sendable (_ key: String, Series, Scene) -> Handle? = { _, _, _ in nil }
    /// What happens when the alarm of this key is due.
    var decide: @Sendable (_ key: String, Series, Scene) -> Decision?
    /// What leaves the room by such a decision, in the state before it. `plan` shows it, so that no row can do without.
    var sends: @Sendable (Decision, Series, Scene) -> [PlannedNotice]
}

/// The table of all that the clock says.
package enum Clockwork {
    package static let rows: [ClockRow] =
        [Timebox.row, Escalating.row, CheckInRounds.row, FeedbackRounds.row, WeeklyReports.row] + Inviting.rows
        + [Convening.row]

    /// The row whose alarm a key names.
    static func row(of key: String) -> ClockRow? {
        let name = key.prefix { $0 != "/" }
        return rows.first { $0.name == name }
    }

    /// Whether an event may change what a series stands for beside its records.
    package static func moves(_ event: Event) -> Bool { event == .undone || rows.contains { $0.isMoved(event) } }
}

extension Series {
    /// What a record stands for: its owner's reminder, and whatever the clock says of it.
    package func alarms(about id: RecordID, _ almanac: Almanac) -> [AlarmFact] {
        guard let record = records[id] else { return [] }
        let own = alarm(for: id, almanac)
        return (own.map { [$0] } ?? []) + Clockwork.rows.flatMap { $0.ofRecord(record, self, almanac) }
    }

    /// The records whose alarms may change with this one: it, and those that wait for it.
    package func moved(by id: RecordID) -> [RecordID] {
        guard let record = records[id] else { return [id] }
        return [id] + Clockwork.rows.flatMap { $0.moves(record, self) }
    }

    /// What the series stands for beside its records.
    package func ownAlarms(_ almanac: Almanac) -> [AlarmFact] {
        Clockwork.rows.flatMap { $0.ofSeries(self, almanac) }
    }

    /// Everything that the clock will say if nothing changes.
    package func alarms(_ almanac: Almanac) -> [AlarmFact] {
        standing.flatMap { alarms(about: $0, almanac) } + ownAlarms(almanac)
    }

    /// When an alarm that is nobody's own may be said: now, or in the working hours of whom it is said to.
    package func hour(ofClock key: String, scene: Scene) -> Moment {
        guard let listener = Clockwork.row(of: key)?.listener(key, self, scene) else { return scene.now }
        return scene.almanac.hour(for: listener, from: scene.now)
    }

    /// What happens when an alarm that is nobody's own is due; nil when the series does not stand for it any more.
    package func decide(clock key: String, scene: Scene) -> Decision? {
        Clockwork.row(of: key)?.decide(key, self, scene)
    }
}
