/// A script for a meeting: its steps in order, read from one YAML file and carried by every meeting that starts with it.
package struct Agenda: Hashable, Sendable, Codable {
    /// The file's name without its ending, typed after `start`: `alignment`, `alignment.nl`.
    package var name: String
    package var title: String
    /// IETF language tag of its own sentences; empty where the file says none, and it is the house's.
    package var language: String
    package var purpose: String
    package var steps: [Step]
    /// Teams that must be invited and, for the exit check, present.
    package var requiredTeams: [String]
    /// What is shown before its first step; nil for nothing.
    package var opens: [Opener]?
    /// The phases in which it walks a customer's journey; nil where the records decide.
    package var phases: JourneyPhases?

    /// The name without the language that it may end with.
    package var plainName: String { Agendas.plain(name) }

    package init(
        name: String, title: String, language: String, purpose: String, steps: [Step], requiredTeams: [String]
    ) {
        self.name = name
        self.title = title
        self.language = language
        self.purpose = purpose
        self.steps = steps
        self.requiredTeams = requiredTeams
    }
}

/// What an agenda may show before its first step, and at the head of its minutes.
package enum Opener: String, Hashable, Sendable, Codable, CaseIterable {
    /// The shared goal in plain words with its date: also the first line of the minutes.
    case horizon
    /// What a session on strategy builds on, with what is missing of it.
    case checklist
}

/// When a step is worked on, seen from the meeting.
package enum Phase: String, Hashable, Sendable, Codable, CaseIterable {
    case before, during, after
}

/// One step of an agenda.
package struct Step: Hashable, Sendable, Codable {
    package var title: String
    package var phase: Phase
    /// Planned minutes; 0 means no timebox.
    package var minutes: Int
    package var purpose: String
    /// What the room does, in the order it does it.
    package var todo: [String]
    package var outcome: String
    package var example: String
    /// Lines to type, shown when the step opens: each must parse as a command.
    package var prompts: [String]
    /// The kinds of record that belong here; `help` shows their verbs first.
    package var records: [Kind]
    package var checks: [ExitCheck]
    /// Named material that must be received before the meeting.
    package var required: [String]
    /// Comes back in every meeting of the series.
    package var recurring: Bool
    /// At most so many records of one sort, such as factors of a pillar; nil leaves it to the method.
    package var most: Int?

    package init(
        title: String, phase: Phase = .during, minutes: Int = 0, purpose: String = "", todo: [String] = [],
        outcome: String = "", example: String = "", prompts: [String] = [], records: [Kind] = [],
        checks: [ExitCheck] = [], required: [String] = [], recurring: Bool = false
    ) {
        self.title = title
        self.phase = phase
        self.minutes = minutes
        self.purpose = purpose
        self.todo = todo
        self.outcome = outcome
        self.example = example
        self.prompts = prompts
        self.records = records
        self.checks = checks
        self.required = required
        self.recurring = recurring
    }
}

/// A condition that a step should meet before the room goes on; the raw value is what an agenda file says.
package enum ExitCheck: String, Hashable, Sendable, Codable, CaseIterable {
    /// Every item under `required` is received or named as missing.
    case materialReceived = "material-received"
    /// Every required team has somebody invited.
    case teamsInvited = "teams-invited"
    /// At least one record of each kind that the step collects exists and is open.
    case recordsWritten = "records-written"
    case goalWritten = "goal-written"
    /// Every metric has a unit, an as-of date and a source.
    case metricsComplete = "metrics-complete"
    /// Every organisational goal is supported or has a gap.
    case goalsSupported = "goals-supported"
    /// Every gap of high severity has an agreed adjustment, or a reason why it is accepted.
    case highGapsAnswered = "high-gaps-answered"
    /// No open action lacks an owner or a date.
    case actionsComplete = "actions-complete"
    case checkInPlanned = "check-in-planned"
    /// Every agreed adjustment has a feedback request.
    case feedbackRequested = "feedback-requested"
    /// The chair has seen the recipients of the minutes.
    case recipientsSeen = "recipients-seen"
    /// Every insight has an action.
    case insightsActed = "insights-acted"
}
