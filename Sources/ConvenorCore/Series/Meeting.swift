/// One meeting of a series, from its start until the next one.
package struct Meeting: Codable, Sendable, Hashable {
    package var number: Int
    package var title: String
    package var room: String
    package var chair: Handle
    package var coChairs: [Handle] = []
    /// Index into the scripts of the series.
    package var script: Int
    package var zone: String
    package var plannedStart: Moment
    package var plannedMinutes: Int
    package var startedAt: Moment
    package var endedAt: Moment?
    package var carried: [RecordID]
    /// Index of the step that the room is in.
    package var step: Int
    /// One for each step of the agenda, in the order in which the room takes them.
    package var progress: [StepProgress]
    package var topics: [Topic] = []
    package var attendance: [Handle: Attendance] = [:]
    /// How many lines each person has typed.
    package var lines: [Handle: Int] = [:]
    package var rollCalls = 0
    package var votes: [Vote] = []
    package var queue: [Speaker] = []
    package var dismissed: [Dismissal] = []
    package var recipientsSeen = false
    package var editions: [Edition] = []
    /// Records changed after the last edition went out.
    package var amended: [RecordID] = []
    /// Something was written or decided since the last edition went out.
    package var hasNews = false
    /// Kinds of which records of earlier meetings were changed in this one, as far as a table is made of them.
    package var touched: [Kind]?
    package var lastStepBy: Handle?
    package var isReplay = false

    package struct StepProgress: Codable, Sendable, Hashable {
        /// Index of the step in the agenda as written.
        package var origin: Int
        package var minutes: Int
        package var enteredAt: Moment?
        package var leftAt: Moment?
        package var seconds = 0
        package var unmet: [Unmet] = []
        package var skipped = false
        package var skippedBecause: String?
        /// Shares of the timebox, in percent, that the room was told of.
        package var noticed: [Int] = []
    }

    package struct Topic: Codable, Sendable, Hashable {
        package var title: String
        package var by: Handle
        package var at: Moment
    }

    package struct Speaker: Codable, Sendable, Hashable {
        package var handle: Handle
        package var about: String
    }

    package struct Dismissal: Codable, Sendable, Hashable {
        package var finding: Finding
        package var because: String
    }

    package init(start: MeetingStart, script: Int, steps: [Step], at: Moment) {
        number = start.number
        title = start.title
        room = start.room
        chair = start.chair
        self.script = script
        zone = start.zone
        plannedStart = start.plannedStart
        plannedMinutes = start.plannedMinutes
        startedAt = at
        carried = start.carried
        step = 0
        progress = steps.indices.map { StepProgress(origin: $0, minutes: steps[$0].minutes) }
        attendance[start.chair] = .present
        isReplay = start.isReplay ?? false
    }

    package var isOpen: Bool { endedAt == nil }
    package var openVote: Vote? {
        guard let last = votes.last, last.outcome == nil else { return nil }
        return last
    }
    package func isChair(_ handle: Handle) -> Bool { handle == chair || coChairs.contains(handle) }
    package var present: [Handle] { attendance.filter { $0.value.isHere }.keys.sorted() }
}

/// A gap that the machine found in the records.
package struct Finding: Codable, Sendable, Hashable {
    package enum Sort: String, Codable, Sendable, CaseIterable {
        /// An organisational goal that no marketing goal supports.
        case coverage
        /// A marketing goal that supports no organisational goal.
        case orphan
        /// Progress lags behind the elapsed share of the period.
        case performance
        /// No metric, or one whose value is missing or stale.
        case unmeasured
        case ownerless
        /// A team named in a goal with nobody present.
        case silentTeam
        /// An adjustment that those who were asked do not find working.
        case ineffective
    }

    package var sort: Sort
    package var subject: RecordID
    /// The metric for performance and unmeasured.
    package var metric: RecordID?
    package var team: String?
    /// Percent of the way made, and of the period gone, for performance.
    package var progress: Int?
    package var elapsed: Int?
    /// Mean of the scores in tenths, and of how many answers, for ineffective.
    package var score: Int?
    package var count: Int?

    package init(
        sort: Sort, subject: RecordID, metric: RecordID? = nil, team: String? = nil, progress: Int? = nil,
        elapsed: Int? = nil, score: Int? = nil, count: Int? = nil
    ) {
        self.sort = sort
        self.subject = subject
        self.metric = metric
        self.team = team
        self.progress = progress
        self.elapsed = elapsed
        (self.score, self.count) = (score, count)
    }

    /// The same finding with other figures is the same finding.
    package func isSame(as other: Finding) -> Bool {
        sort == other.sort && subject == other.subject && team == other.team
    }
}
