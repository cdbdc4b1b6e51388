/// Everything that the minutes say about one meeting, for one reader: a function of the journal.
///
/// Records show as they stand now, so minutes of an earlier meeting tell what has become of its promises.
package struct MinutesDocument: Sendable {
    package let reader: Reader
    /// The series as the reader may see it.
    package let series: Series
    package let meeting: Meeting
    package let roster: Roster
    package let now: Moment
    package let zone: Zone
    package let agenda: Agenda?

    /// 0 while nothing has been sent.
    package let version: Int
    package let correctionsUntil: Deadline?
    package let changed: [ChangedLine]

    package let steps: [StepLine]
    package let people: Presence
    package let vision: String?
    /// Organisational and marketing goals that stand, and those that this meeting closed.
    package let goals: [Record]
    package let metrics: [Record]
    package let gaps: [Record]
    package let adjustments: [Record]
    /// The records of methods that stand, kind by kind.
    package let forms: [FormLines]
    /// What can be drawn of the records that this meeting wrote or changed.
    package let tables: [TableLines]
    package let decisions: [Record]
    package let actions: ActionLines
    package let milestones: [Record]
    /// What is still ahead, by date: actions, milestones and check-ins.
    package let timeline: [TimelineLine]
    /// High gaps without an answer, what is late and what is blocked.
    package let risks: [Record]
    package let ideas: [Record]
    package let parked: [Record]
    package let notes: [Record]
    package let links: [Record]
    package let material: [Record]
    package let takeaways: [Record]
    package let checkIns: [TimelineLine]
    /// The next meeting, where this is the last one so far.
    package let next: PlannedMeeting?
    package let dismissals: [Meeting.Dismissal]
    package let votes: [Vote]
    package let feedback: FeedbackLines
    package let score: OperationScore

    /// A step of the script with what was written in it, in the order in which the room took the steps.
    package struct StepLine: Sendable, Hashable {
        package var number: Int
        package var title: String
        package var enteredAt: Moment?
        package var seconds: Int
        package var plannedMinutes: Int
        package var unmet: [Unmet]
        package var isSkipped: Bool
        package var because: String?
        /// What was written before the step's first topic has no topic.
        package var talks: [TopicLine]
        package var records: [RecordID] { talks.flatMap(\.records) }
        /// The room has not come to it: still ahead in a running meeting, left out in an ended one.
        package var isUnreached: Bool { enteredAt == nil && !isSkipped }
    }

    package struct TopicLine: Sendable, Hashable {
        package var title: String?
        package var by: Handle?
        package var at: Moment?
        package var records: [RecordID]
    }

    package struct Presence: Sendable, Hashable {
        package var present: [Handle] = []
        package var late: [Handle] = []
        package var absent: [Handle] = []
        package var excused: [Handle] = []
        /// Invited, and nobody has said whether they came.
        package var invited: [Handle] = []
        package var informed: [Handle] = []
        /// In a log read in from elsewhere, with the number of lines that each said.
        package var spoke: [Spoken] = []

        package struct Spoken: Sendable, Hashable {
            package var handle: Handle
            package var lines: Int
        }
    }

    package struct ActionLines: Sendable, Hashable {
        package var new: [Record] = []
        package var carried: [CarriedLine] = []
        /// Closed since the meeting before.
        package var closed: [Record] = []
        /// What the reader owns or helps with and still has to do.
        package var mine: [Record] = []
    }

    package struct CarriedLine: Sendable, Hashable {
        package var record: Record
        /// How many meetings it has come back in, this one included.
        package var times: Int
    }

    package struct FormLines: Sendable, Hashable {
        package var kind: Kind
        package var records: [Record]
    }

    package struct TableLines: Sendable, Hashable {
        /// How it is asked for.
        package var word: String
        package var drawn: MethodTable.Drawn
    }

    package struct TimelineLine: Sendable, Hashable {
        package var record: Record
        package var due: Deadline
    }

    package struct ChangedLine: Sendable, Hashable {
        package var id: RecordID
        /// Nil when the record was taken back.
        package var record: Record?
    }

    package struct FeedbackLines: Sendable, Hashable {
        /// Tenths: 42 is 4.2.
        package var mean: Int?
        package var count = 0
        /// What was said with a score, without names.
        package var remarks: [String] = []
        package var said: [Record] = []
        package var asked: [Record] = []
    }

    /// Those who answered one thing; nil stands for no answer yet.
    package struct Answered: Sendable, Hashable {
        package var status: CalendarAnswer.Status?
        package var people: [Handle]
    }

    /// Who answered what to the invitation to the next meeting, most willing first; empty for who was not in the room.
    package var replies: [Answered] {
        if next == nil || reader.cut == .outcome || reader.cut == .owner { return [] }
        let replies = series.replies
        let statuses: [CalendarAnswer.Status?] = [.accepted, .tentative, .declined, nil]
        return statuses.compactMap { status in replies[status].map { Answered(status: status, people: $0) } }
    }

    /// - Parameter edition: the version that is being sent; nil says what the last sent version was.
    package init(
        series: Series, meeting: Meeting, roster: Roster, reader: Reader, edition: Edition? = nil,
        rules: HouseRules = HouseRules(), calendar: any RuleCalendar, now: Moment
    ) {
        let seen = series.seen(by: reader)
        let gathering = MinutesGathering(
            whole: series, seen: seen, meeting: meeting, reader: reader, rules: rules, calendar: calendar, now: now)
        (self.reader, self.roster, self.now) = (reader, roster, now)
        self.series = seen
        self.meeting = meeting
        zone = gathering.zone
        agenda = series.agenda(of: meeting)
        let last = edition ?? meeting.editions.last
        (version, correctionsUntil) = (last?.version ?? 0, last?.correctionsUntil)
        changed = gathering.changes(in: last)
        steps = gathering.steps(roster: roster)
        people = gathering.people()
        vision = seen.vision
        goals = gathering.frame(.goal) + gathering.frame(.marketingGoal)
        metrics = gathering.frame(.metric)
        gaps = gathering.shown(.gap)
        adjustments = gathering.shown(.adjustment)
        (forms, tables) = (gathering.forms(), gathering.tables())
        decisions = gathering.shown(.decision)
        actions = gathering.actions()
        milestones = gathering.shown(.milestone)
        checkIns = gathering.checkIns()
        timeline = gathering.timeline(actions, milestones, checkIns)
        risks = gathering.risks()
        ideas = gathering.shown(.idea)
        parked = gathering.shown(.parked)
        (notes, links) = (gathering.shown(.note), gathering.shown(.link))
        material = gathering.shown(.prep)
        takeaways = gathering.shown(.takeaway)
        next = series.meeting?.number == meeting.number ? series.planning?.next : nil
        dismissals = gathering.dismissals()
        votes = gathering.votes()
        feedback = gathering.feedback()
        score = series.operationScore(now: now)
    }
}
