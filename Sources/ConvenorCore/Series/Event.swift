/// What can happen to a series or to the roster. Case names and labels are stored and never renamed.
package enum Event: Codable, Sendable, Hashable {
    case meetingStarted(start: MeetingStart)
    case meetingEnded
    case stepEntered(entry: StepEntry)
    case stepMoved(from: Int, to: Int)
    case timeboxSet(step: Int, minutes: Int)
    case timeNoticed(step: Int, percent: Int)
    case topicOpened(title: String)
    case chairSet(handle: Handle, on: Bool)
    case memberSet(handle: Handle, member: Member)
    case memberRemoved(handle: Handle)
    case attended(handle: Handle, attendance: Attendance)
    case rollCalled(round: Int)
    case lineHeard(handle: Handle)
    case visionStated(text: String)
    case recordAdded(record: Record)
    case recordChanged(id: RecordID, changes: [Change])
    case findingDismissed(finding: Finding, because: String)
    case voteOpened(vote: Vote)
    case voteCast(handle: Handle, ballot: Ballot)
    case voteClosed(outcome: VoteOutcome)
    case speakerQueued(handle: Handle, about: String)
    case speakerLeft(handle: Handle)
    case speakerCalled(handle: Handle)
    case carriedPruned(id: RecordID)
    /// Records of earlier sessions stand in this meeting too.
    case taken(ids: [RecordID])
    /// How tables of values call their columns in this series.
    case columnsMapped(columns: [String: String])
    case questionAsked(question: Question)
    case questionClosed
    case undone
    case recipientsSeen
    case minutesSent(edition: Edition)
    case reminded(reminder: Reminder)
    case personSet(person: Person)
    case roomBound(room: String)
    case identified(identified: Identified)
    /// The id is nobody's from here on.
    case released(chat: ChatID)
    /// `place` is the platform that is meant by the chat; without one it is as before.
    case channelSet(handle: Handle, channel: PersonalChannel, place: String? = nil)
    case claimed(claim: Claim)
    /// A wrong code was typed.
    case codeMissed(chat: ChatID)
    case codeUsed(chat: ChatID)
    case knocked(knock: Knock)
    /// A mail to the address came back.
    case mailReturned(returned: ReturnedMail)
    /// A reminder did not arrive, and counts as not given.
    case reminderLost(reminder: Reminder)
    /// Somebody else was told of an owner's silence.
    case escalated(escalation: Escalation)
    /// The next reminder of it waits for a day; its date stays.
    case snoozed(id: RecordID, until: Day)
    /// Its owner says that it is not theirs.
    case disowned(id: RecordID, by: Handle, because: String?)
    /// How a person is reminded in this series, or everybody without one; nil is as before.
    case remindersSet(person: Handle?, profile: ReminderProfile?)
    case escalationSet(on: Bool)
    /// The language of the series, as an IETF tag; nil is as before.
    case languageSet(language: String?)
    case quietSet(handle: Handle, quiet: QuietHours?)
    /// The people of a check-in or a feedback request are asked.
    case roundAsked(round: RoundStart)
    /// Those who were silent are asked once more.
    case roundRepeated(id: RecordID, number: Int, people: [Handle])
    case roundAnswered(answer: RoundAnswer)
    /// The answers are collected.
    case roundClosed(id: RecordID, number: Int)
    /// Somebody wants the weekly report, or no longer.
    case reportSet(handle: Handle, on: Bool)
    /// The weekly report of what happened until that moment.
    case reported(handle: Handle, until: Moment)
    /// How the series comes back; nil where it does no more.
    case scheduled(rhythm: MeetingRhythm?)
    /// A meeting to come, or the same one at another time.
    case meetingPlanned(plan: PlannedMeeting)
    /// It is called off.
    case planDropped(uid: String)
    /// Its time passed without it.
    case planLapsed(uid: String)
    case convened(notice: PlanNotice)
    case calendarsTold(round: InvitationRound)
    case calendarAnswered(answer: CalendarAnswer)
    /// Somebody may read their calendar where only they know; `seal` is what the secret is stored as.
    case feedOpened(handle: Handle, seal: String)
    /// Their calendar is nowhere to be read any more.
    case feedsClosed(handle: Handle)

    /// The room that speaks to the series from here on.
    package var boundRoom: String? {
        switch self {
        case .meetingStarted(let start): start.room
        case .roomBound(let room): room
        default: nil
        }
    }

    /// The records that it changes: undo restores them, and their alarms are derived anew.
    package var touched: [RecordID] {
        switch self {
        case .recordAdded(let record): [record.id]
        case .recordChanged(let id, _): [id]
        case .reminded(let reminder), .reminderLost(let reminder): reminder.items
        case .escalated(let escalation): escalation.items
        case .snoozed(let id, _), .disowned(let id, _, _): [id]
        case .roundAsked(let round): [round.id]
        case .roundRepeated(let id, _, _), .roundClosed(let id, _): [id]
        case .roundAnswered(let answer): [answer.id]
        case .meetingStarted, .meetingEnded, .stepEntered, .stepMoved, .timeboxSet, .timeNoticed, .topicOpened,
            .chairSet, .memberSet, .memberRemoved, .attended, .rollCalled, .lineHeard, .visionStated, .findingDismissed,
            .voteOpened, .voteCast, .voteClosed, .speakerQueued, .speakerLeft, .speakerCalled, .carriedPruned,
            .taken, .columnsMapped, .questionAsked, .questionClosed, .undone, .recipientsSeen, .minutesSent, .personSet,
            .roomBound,
            .identified, .released, .channelSet, .claimed, .codeMissed, .codeUsed, .knocked, .mailReturned,
            .remindersSet, .escalationSet, .languageSet, .quietSet, .reportSet, .reported, .scheduled, .meetingPlanned,
            .planDropped, .planLapsed, .convened, .calendarsTold, .calendarAnswered, .feedOpened,
            .feedsClosed:
            []
        }
    }

    /// Where it is written: people belong to the organisation, who knocks to the door, everything else to one series.
    package var home: Home {
        switch self {
        case .personSet, .identified, .released, .channelSet, .mailReturned, .quietSet, .feedOpened,
            .feedsClosed:
            .roster
        case .claimed, .codeMissed, .codeUsed, .knocked: .door
        default: .series
        }
    }

    package enum Home: Sendable {
        case roster, door, series
    }
}

/// One accepted command as it stands in the journal: what was typed and what happened by it, all or nothing.
package struct Entry: Codable, Sendable, Hashable {
    package var said: String?
    package var events: [Event]

    package init(said: String?, events: [Event]) {
        self.said = said
        self.events = events
    }
}

/// How a meeting begins.
package struct MeetingStart: Codable, Sendable, Hashable {
    package var series: String
    package var number: Int
    package var title: String
    package var chair: Handle
    package var room: String
    /// The agenda's name, and the agenda itself unless it is the one that the series used last under that name.
    package var agendaName: String
    package var agenda: Agenda?
    package var plannedStart: Moment
    package var plannedMinutes: Int
    /// IANA name of the zone that the meeting's times are said in.
    package var zone: String
    /// What comes back from earlier meetings.
    package var carried: [RecordID]
    /// True when there is nothing to send: a log read in from elsewhere.
    package var isReplay: Bool?
    /// The uid of the planned meeting that begins with it.
    package var plan: String?

    package init(
        series: String, number: Int, title: String, chair: Handle, room: String, agendaName: String, agenda: Agenda?,
        plannedStart: Moment, plannedMinutes: Int, zone: String, carried: [RecordID]
    ) {
        self.series = series
        self.number = number
        self.title = title
        self.chair = chair
        self.room = room
        self.agendaName = agendaName
        self.agenda = agenda
        self.plannedStart = plannedStart
        self.plannedMinutes = plannedMinutes
        self.zone = zone
        self.carried = carried
    }
}

/// The room goes to a step, leaving another behind.
package struct StepEntry: Codable, Sendable, Hashable {
    /// Index from 0.
    package var step: Int
    /// Exit checks that the step left behind did not meet.
    package var unmet: [Unmet]
    /// Steps passed over, with the reason when one was given.
    package var skipped: [Int]
    package var because: String?

    package init(step: Int, unmet: [Unmet] = [], skipped: [Int] = [], because: String? = nil) {
        self.step = step
        self.unmet = unmet
        self.skipped = skipped
        self.because = because
    }
}

/// An exit check that is not met, with the facts of why.
package struct Unmet: Codable, Sendable, Hashable {
    package var check: ExitCheck
    /// Names of what is missing: materials, teams or record ids.
    package var missing: [String]
    /// Of how many.
    package var of: Int

    package init(check: ExitCheck, missing: [String], of: Int) {
        self.check = check
        self.missing = missing
        self.of = of
    }
}

/// A change of one field of a record.
package enum Change: Codable, Sendable, Hashable {
    case text(String)
    case status(Status)
    case owner(Handle?)
    case helpers([Handle])
    case due(Deadline?)
    case links([RecordID])
    case percent(Int)
    case detail(name: Detail, value: String?)
    /// Values of days, each in place of what the day had.
    case values([Measured])
    case privacy(Privacy?)
}

/// Somebody's place in a series.
package struct Member: Codable, Sendable, Hashable {
    package var role: Role
    package var team: String?
    /// True when nobody gave them the role: they were named with an action.
    package var isNamedOnly: Bool?

    package init(role: Role, team: String?, isNamedOnly: Bool? = nil) {
        self.role = role
        self.team = team
        self.isNamedOnly = isNamedOnly
    }
}

package enum Attendance: String, Codable, Sendable, Hashable, CaseIterable {
    case invited, present, late, excused, absent

    /// In the room, whenever they came.
    package var isHere: Bool { self == .present || self == .late }
}

/// A version of the minutes that went out.
package struct Edition: Codable, Sendable, Hashable {
    package var meeting: Int
    package var version: Int
    package var recipients: [Recipient]
    /// What changed since the version before, as sentences' facts: ids of amended records.
    package var changed: [RecordID]
    package var correctionsUntil: Deadline

    package init(
        meeting: Int, version: Int, recipients: [Recipient], changed: [RecordID], correctionsUntil: Deadline
    ) {
        self.meeting = meeting
        self.version = version
        self.recipients = recipients
        self.changed = changed
        self.correctionsUntil = correctionsUntil
    }
}
