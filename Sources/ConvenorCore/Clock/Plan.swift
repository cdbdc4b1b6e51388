/// Something that the clock will send if nothing changes.
package struct PlannedNotice: Sendable, Hashable {
    /// What it is, and why it comes.
    package enum What: Sendable, Hashable {
        /// Part of somebody's digest; with the day that the rule names where it was moved.
        case reminder(RecordID, ReminderRule, days: Int?, movedFrom: Day?)
        /// Somebody else is told of an owner's silence.
        case escalation(RecordID, of: Handle)
        /// The owner reads what was told of their silence.
        case escalationCopy(RecordID, to: Handle)
        /// The question of a check-in or of a feedback request.
        case question(RecordID, isRepeat: Bool)
        /// What came in, to the chair.
        case answers(RecordID)
        /// The weekly report.
        case report
        /// A letter about the meeting that begins then.
        case meeting(MeetingLetter.Sort, Deadline)
        /// The room hears who was asked for material for it, and what nobody brings.
        case preparation(Deadline)
    }

    package var what: What
    /// Nil for the room.
    package var person: Handle?
    package var at: Moment
    /// The zone of the person.
    package var zone: String

    /// What the clock sends at the moment of a scene.
    init(_ what: What, to person: Handle?, in scene: Scene) {
        self.what = what
        self.person = person
        at = scene.now
        zone = scene.almanac.zone(of: person).identifier
    }

    /// The record that it is about.
    package var record: RecordID? {
        switch what {
        case .reminder(let id, _, _, _), .escalation(let id, _), .escalationCopy(let id, _), .question(let id, _),
            .answers(let id):
            id
        case .report, .meeting, .preparation: nil
        }
    }

    /// The record of which it reminds.
    package var reminds: RecordID? {
        if case .reminder(let id, _, _, _) = what { id } else { nil }
    }

    /// It never goes to a chat, whatever the person has chosen.
    package var isMailOnly: Bool {
        switch what {
        case .escalation, .escalationCopy, .report, .meeting(.invited, _), .meeting(.changed, _),
            .meeting(.cancelled, _), .meeting(.uninvited, _):
            true
        default: false
        }
    }

    /// Among what comes to somebody at one moment.
    private var rank: String {
        switch what {
        case .reminder: "1"
        case .escalation(_, let owner): "2 \(owner)"
        case .escalationCopy(_, let to): "3 \(to)"
        case .question(_, let isRepeat): "4 \(isRepeat)"
        case .answers: "5"
        case .report: "6"
        case .meeting(let sort, let start): "7 \(sort.rawValue) \(start.wall.iso)"
        case .preparation(let start): "8 \(start.wall.iso)"
        }
    }

    /// By time, then what is about records, by record, then by person.
    package static func comesBefore(_ a: Self, _ b: Self) -> Bool {
        if a.at != b.at { return a.at < b.at }
        if a.record != b.record {
            guard let first = a.record, let second = b.record else { return a.record != nil }
            return first < second
        }
        if a.person != b.person { return (a.person?.name ?? "") < (b.person?.name ?? "") }
        return a.rank < b.rank
    }
}

/// What will go out, earliest first.
package struct Outlook: Sendable, Hashable {
    package var notices: [PlannedNotice]
    /// How far it was looked, where that is not as far as was asked for.
    package var cut: Moment?
}

extension Series {
    /// What will go out: the next thing of each sort, or all until a day if everybody stays silent.
    package func outlook(_ scene: Scene, until end: Moment? = nil) -> Outlook {
        var foresight = Foresight(self, scene)
        var outlook = end.map { foresight.all(until: $0) } ?? Outlook(notices: foresight.next())
        outlook.notices.sort(by: PlannedNotice.comesBefore)
        return outlook
    }
}
