extension Series {
    mutating func add(_ record: Record) {
        counters[record.id.kind] = max(counters[record.id.kind] ?? 0, record.id.number)
        index(record)
        noteAmendment(record.id)
    }

    mutating func change(_ id: RecordID, _ changes: [Change], at: Moment) {
        guard var record = records[id] else { return }
        let wasStanding = record.isStanding
        for change in changes { record.apply(change, at: at) }
        index(record)
        pursue(id, changes, isReopened: record.isStanding && !wasStanding, at: at)
        noteAmendment(id)
        noteTouch(record)
    }

    private mutating func noteTouch(_ record: Record) {
        let kind = record.id.kind
        guard let meeting, meeting.endedAt == nil, record.meeting != meeting.number,
            meeting.touched?.contains(kind) != true, MethodTable.all.contains(where: { $0.isMade(of: kind) })
        else { return }
        self.meeting?.touched = (meeting.touched ?? []) + [kind]
    }

    private mutating func index(_ record: Record) {
        records.put(record)
        if record.privacy == nil { hidden.remove(record.id) } else { hidden.insert(record.id) }
        if !record.isStanding { pursuits[record.id] = nil }
    }

    private mutating func noteAmendment(_ id: RecordID) {
        guard let meeting, !meeting.editions.isEmpty, !meeting.amended.contains(id) else { return }
        self.meeting?.amended.append(id)
    }

    /// Restores what the last entry that can be undone had changed; ids that it gave out are not given again.
    mutating func takeBack() {
        guard let step = undoable.takeNewest() else { return }
        for (id, before) in step.records {
            if let before {
                index(before)
            } else {
                records.remove(id)
                hidden.remove(id)
            }
        }
        restore(step.pursuits)
        if let stage = step.stage { restore(stage) }
        for answer in step.answers ?? [] { takeBack(answer) }
        for id in step.records.keys.sorted() { noteAmendment(id) }
    }

    /// What went out stays gone out, whatever is taken back afterwards.
    private mutating func restore(_ stage: UndoStep.Stage) {
        var restored = stage.meeting
        restored?.editions = meeting?.editions ?? []
        restored?.amended = meeting?.amended ?? []
        restored?.recipientsSeen = meeting?.recipientsSeen ?? false
        restored?.lines = meeting?.lines ?? [:]
        restored?.keepNotices(of: meeting?.progress ?? [])
        meeting = restored
        vision = stage.vision
        language = stage.language
        columns = stage.columns
        for handle in stage.members.keys where members[handle] == nil {
            if let report = stage.reports?[handle] { reports = (reports ?? [:]).merging([handle: report]) { $1 } }
        }
        members = stage.members
        policy = stage.policy
        guard let agreed = stage.planning, let known = planning else { return }
        // A count that was given out is not given again, and what calendars were told they know.
        planning?.rhythm = agreed.rhythm
        planning?.next = agreed.next
        for uid in known.invitations.keys { planning?.invitations[uid]?.isCancelled = agreed.next?.uid != uid }
    }
}

extension Meeting {
    /// The room is not told again of the time that a step has used, as long as it has the same time.
    fileprivate mutating func keepNotices(of later: [StepProgress]) {
        for index in progress.indices {
            let step = progress[index]
            let told = later.first { $0.origin == step.origin && $0.minutes == step.minutes }?.noticed ?? []
            progress[index].noticed += told.filter { !step.noticed.contains($0) }
        }
    }
}

extension Record {
    mutating func apply(_ change: Change, at: Moment) {
        switch change {
        case .text(let text): self.text = text
        case .status(let status):
            self.status = status
            closedAt = isStanding ? nil : at
        case .owner(let owner): self.owner = owner
        case .helpers(let helpers): self.helpers = helpers.isEmpty ? nil : helpers
        case .due(let due):
            self.due = due
            if firstDue == nil { firstDue = due }
        case .links(let links): self.links = links.isEmpty ? nil : links
        case .percent(let percent): self.percent = percent
        case .detail(let name, let value): self[name] = value
        case .values(let figures): measure(figures)
        case .privacy(let privacy): self.privacy = privacy
        }
    }

    /// Whether it still asks something of somebody, or still holds.
    package var isStanding: Bool { KindRow.of(id.kind).standing.contains(status) }
}

extension Event {
    /// Whether minutes that went out before it say less than there is now.
    var isNews: Bool {
        switch self {
        case .undone: true
        case .speakerQueued, .speakerLeft, .speakerCalled, .carriedPruned, .timeboxSet, .meetingEnded, .snoozed,
            .disowned, .remindersSet, .escalationSet, .languageSet, .columnsMapped, .roundAnswered, .scheduled,
            .planDropped,
            .meetingPlanned:
            false
        default: isUndoable
        }
    }

    /// Whether `undo` takes it back: what was written, not what was asked, sent or merely noticed.
    var isUndoable: Bool {
        switch self {
        case .meetingStarted, .questionAsked, .questionClosed, .undone, .recipientsSeen, .minutesSent, .reminded,
            .personSet, .roomBound, .timeNoticed, .lineHeard, .rollCalled, .identified, .released, .channelSet,
            .claimed, .codeMissed, .codeUsed, .knocked, .mailReturned, .reminderLost, .escalated, .quietSet,
            .roundAsked, .roundRepeated, .roundClosed, .reportSet, .reported, .planLapsed, .convened,
            .calendarsTold,
            .calendarAnswered, .feedOpened, .feedsClosed:
            false
        case .meetingEnded, .stepEntered, .stepMoved, .timeboxSet, .topicOpened, .chairSet, .memberSet, .memberRemoved,
            .attended, .visionStated, .recordAdded, .recordChanged, .findingDismissed, .voteOpened, .voteCast,
            .voteClosed, .speakerQueued, .speakerLeft, .speakerCalled, .carriedPruned, .taken, .snoozed, .disowned,
            .remindersSet, .escalationSet, .languageSet, .columnsMapped, .roundAnswered, .scheduled, .meetingPlanned,
            .planDropped:
            true
        }
    }
}
