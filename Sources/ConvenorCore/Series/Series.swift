/// Everything that is known of one series: the fold of its journal.
///
/// A value: copies share their records, so that a working copy costs nothing and history does not make commands slower.
package struct Series: Codable, Sendable {
    package let slug: String
    package var title: String
    package var records = RecordBook()
    /// The highest number given out of each kind.
    package var counters: [Kind: Int] = [:]
    package var members: [Handle: Member] = [:]
    /// The agendas that meetings of this series started with.
    package var scripts: [Agenda] = []
    package var past: [Meeting] = []
    /// The running meeting, or the last one until the next begins.
    package var meeting: Meeting?
    package var vision: String?
    /// What was chosen with `language`, as an IETF tag; nil while nothing was.
    package var language: String?
    /// What each person was asked back and has not answered.
    package var questions: [Handle: Question] = [:]
    /// How far each open promise has been kept after.
    package var pursuits: [RecordID: Pursuit] = [:]
    /// How people are reminded here.
    package var policy = ReminderPolicy()
    /// The newest round of each check-in and feedback request; nil in snapshots from before there were any.
    package var rounds: [RecordID: Round]?
    /// Who gets the weekly report, and what was reported last.
    package var reports: [Handle: WeeklyReport]?
    /// How tables of values call their columns, in lower case; nil while nobody said so.
    package var columns: [String: String]?
    package var undoable = UndoSteps()
    /// Records that not everybody in the room may see.
    package var hidden: Set<RecordID> = []
    /// Nil while no meeting was ever planned.
    package var planning: Planning?
    /// Entries of the journal folded so far.
    package var entries = 0

    package init(slug: String) {
        self.slug = slug
        title = slug
    }

    package var agenda: Agenda? { meeting.flatMap { agenda(of: $0) } }
    package func agenda(of meeting: Meeting) -> Agenda? {
        scripts.indices.contains(meeting.script) ? scripts[meeting.script] : nil
    }
    /// The meeting if it is still going on.
    package var running: Meeting? {
        guard let meeting, meeting.isOpen else { return nil }
        return meeting
    }
    /// The step that the room is in, with its place in this meeting's order.
    package var currentStep: Step? {
        guard let meeting, let agenda, meeting.progress.indices.contains(meeting.step) else { return nil }
        return agenda.steps[meeting.progress[meeting.step].origin]
    }

    /// The title of the topic that a record was written under.
    package func topic(of record: Record) -> String? {
        let topics = meeting(numbered: record.meeting)?.topics ?? []
        return record.topic.flatMap { topics.indices.contains($0) ? topics[$0].title : nil }
    }

    package func nextID(_ kind: Kind) -> RecordID { RecordID(kind, (counters[kind] ?? 0) + 1) }

    /// Records of a kind that still stand, by number.
    package func standing(_ kind: Kind) -> [Record] { records.standing(kind) }
    package var standing: [RecordID] { records.standing }

    /// Records of a kind in any status, by number: reads all of history.
    package func all(_ kind: Kind) -> [Record] {
        guard let last = counters[kind], last > 0 else { return [] }
        return (1...last).compactMap { records[RecordID(kind, $0)] }
    }

    package func role(of handle: Handle) -> Role? {
        if let meeting, meeting.isChair(handle) { return .chair }
        return members[handle]?.role
    }

    /// The meeting of that number, running or past.
    package func meeting(numbered number: Int) -> Meeting? {
        if let meeting, meeting.number == number { return meeting }
        return past.first { $0.number == number }
    }
}

/// What an entry changed, as it was before: enough to take the entry back.
///
/// An object that never changes, because every state of a series hands a hundred of them on to the next.
package final class UndoStep: Codable, Sendable {
    /// Nil where the entry changed records only.
    package let stage: Stage?
    /// Records as they were; nil for one that the entry made.
    package let records: [RecordID: Record?]
    /// How far they, and what the entry answers, had been kept after.
    package let pursuits: [RecordID: Pursuit?]
    package let by: Handle
    /// The line that is taken back.
    package let said: String?
    /// What was answered to rounds of questions before it.
    package let answers: [Answer]?

    /// An answer as it was; `before` is nil where there was none.
    package struct Answer: Codable, Sendable, Hashable {
        package var id: RecordID
        package var number: Int
        package var person: Handle
        package var before: RoundAnswer?
        /// It was the last one, so that the round ended with it.
        package var closes: Bool?
    }

    /// How many steps back a room can go.
    package static let depth = 100

    /// All that is not a record.
    package struct Stage: Codable, Sendable, Hashable {
        package var meeting: Meeting?
        package var vision: String?
        package var members: [Handle: Member]
        package var policy: ReminderPolicy
        /// Only where the entry changed it.
        package var planning: Planning?
        package var reports: [Handle: WeeklyReport]?
        package var language: String?
        package var columns: [String: String]?
    }

    init(
        stage: Stage?, records: [RecordID: Record?], pursuits: [RecordID: Pursuit?], by: Handle, said: String?,
        answers: [Answer]? = nil
    ) {
        self.stage = stage
        self.records = records
        self.pursuits = pursuits
        self.by = by
        self.said = said
        self.answers = answers
    }
}

extension UndoStep: Hashable {
    package static func == (a: UndoStep, b: UndoStep) -> Bool {
        a.stage == b.stage && a.records == b.records && a.pursuits == b.pursuits && a.by == b.by && a.said == b.said
            && a.answers == b.answers
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(by)
        hasher.combine(records)
    }
}
