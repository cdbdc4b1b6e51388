extension Series {
    /// Folds one journal entry into the state.
    package mutating func apply(_ entry: Entry, at: Moment, by: Handle) {
        entries += 1
        // What the clock does is not somebody's to take back.
        if !by.name.isEmpty, entry.events.contains(where: \.isUndoable) { remember(entry, by: by) }
        for event in entry.events { apply(event, at: at, by: by) }
        if entry.events.contains(where: Inviting.moves) { noteDebt(at: at) }
        if meeting?.editions.isEmpty == false, entry.events.contains(where: \.isNews) { meeting?.hasNews = true }
    }

    private mutating func remember(_ entry: Entry, by: Handle) {
        var touched: [RecordID: Record?] = [:]
        for id in entry.events.flatMap(\.touched) where touched[id] == nil { touched[id] = .some(records[id]) }
        let isRecords = entry.events.allSatisfy { !$0.isUndoable || !$0.touched.isEmpty }
        let agreed = entry.events.contains(where: \.isAgreed) ? planning ?? Planning() : nil
        let stage = UndoStep.Stage(
            meeting: meeting, vision: vision, members: members, policy: policy, planning: agreed, reports: reports,
            language: language, columns: columns)
        var kept: [RecordID: Pursuit?] = [:]
        for id in entry.events.flatMap(pursued) { kept[id] = .some(pursuits[id]) }
        let answers = entry.events.compactMap { event -> UndoStep.Answer? in
            guard case .roundAnswered(let answer) = event else { return nil }
            let closes = entry.events.contains(.roundClosed(id: answer.id, number: answer.number))
            return .init(
                id: answer.id, number: answer.number, person: answer.person,
                before: round(of: answer.id)?.answers[answer.person], closes: closes ? true : nil)
        }
        undoable.add(
            UndoStep(
                stage: isRecords ? nil : stage, records: touched, pursuits: kept, by: by, said: entry.said,
                answers: answers.isEmpty ? nil : answers))
    }

    private mutating func apply(_ event: Event, at: Moment, by: Handle) {
        switch event {
        case .meetingStarted, .meetingEnded, .stepEntered, .stepMoved, .timeboxSet, .timeNoticed, .topicOpened:
            applyScript(event, at: at, by: by)
        case .chairSet, .memberSet, .memberRemoved, .attended, .rollCalled, .lineHeard: applyPeople(event)
        case .voteOpened, .voteCast, .voteClosed: applyVote(event)
        case .visionStated(let text): vision = text
        case .languageSet(let tag): language = tag
        case .recordAdded(let record):
            add(record)
            pursue(answeredBy: record)
        case .recordChanged(let id, let changes): change(id, changes, at: at)
        case .columnsMapped(let names): columns = names
        case .findingDismissed(let finding, let because):
            meeting?.dismissed.append(.init(finding: finding, because: because))
        case .speakerQueued(let handle, let about): meeting?.queue.append(.init(handle: handle, about: about))
        case .speakerLeft(let handle), .speakerCalled(let handle): leaveQueue(handle)
        case .carriedPruned(let id): meeting?.carried.removeAll { $0 == id }
        case .taken(let ids): for id in ids where meeting?.carried.contains(id) == false { meeting?.carried.append(id) }
        case .questionAsked(let question): questions[by] = question
        case .questionClosed: questions[by] = nil
        case .undone: takeBack()
        case .recipientsSeen: meeting?.recipientsSeen = true
        case .minutesSent(let edition): file(edition)
        case .reminded, .reminderLost, .escalated, .snoozed, .disowned, .remindersSet, .escalationSet:
            applyPursuit(event, at: at)
        case .roundAsked, .roundRepeated, .roundAnswered, .roundClosed: applyRound(event, at: at)
        case .reportSet, .reported: applyReport(event, at: at)
        case .personSet, .roomBound, .identified, .released, .channelSet, .claimed, .codeMissed, .codeUsed, .knocked,
            .mailReturned, .quietSet, .feedOpened, .feedsClosed:
            break
        case .scheduled, .meetingPlanned, .planDropped, .planLapsed, .convened, .calendarsTold, .calendarAnswered:
            applyPlanning(event)
        }
    }

    private mutating func applyScript(_ event: Event, at: Moment, by: Handle) {
        switch event {
        case .meetingStarted(let start): begin(start, at: at)
        case .meetingEnded:
            leaveStep(at: at)
            meeting?.endedAt = at
        case .stepEntered(let entry): enter(entry, at: at, by: by)
        case .stepMoved(let from, let to): moveStep(from: from, to: to)
        case .timeboxSet(let step, let minutes):
            meeting?.progress[step].minutes = minutes
            meeting?.progress[step].noticed = []
        case .timeNoticed(let step, let percent): meeting?.progress[step].noticed.append(percent)
        case .topicOpened(let title): meeting?.topics.append(.init(title: title, by: by, at: at))
        default: break
        }
    }

    private mutating func applyPeople(_ event: Event) {
        switch event {
        case .chairSet(let handle, let on): setChair(handle, on: on)
        case .memberSet(let handle, let member):
            members[handle] = member
            if meeting?.isOpen == true, member.role >= .participant, meeting?.attendance[handle] == nil {
                meeting?.attendance[handle] = .invited
            }
        case .memberRemoved(let handle):
            members[handle] = nil
            meeting?.attendance[handle] = nil
            reports?[handle] = nil
        case .attended(let handle, let attendance): meeting?.attendance[handle] = attendance
        case .rollCalled(let round): meeting?.rollCalls = round
        case .lineHeard(let handle): meeting?.lines[handle, default: 0] += 1
        default: break
        }
    }

    private mutating func leaveQueue(_ handle: Handle) {
        guard let index = meeting?.queue.firstIndex(where: { $0.handle == handle }) else { return }
        meeting?.queue.remove(at: index)
    }

    private mutating func begin(_ start: MeetingStart, at: Moment) {
        title = start.series
        if let agenda = start.agenda { scripts.append(agenda) }
        guard let script = scripts.lastIndex(where: { $0.name == start.agendaName }) else { return }
        if let meeting { past.append(meeting) }
        var next = Meeting(start: start, script: script, steps: scripts[script].steps, at: at)
        if !next.progress.isEmpty { next.progress[0].enteredAt = at }
        for (handle, member) in members where member.role >= .participant && handle != start.chair {
            next.attendance[handle] = .invited
        }
        if members[start.chair] == nil { members[start.chair] = Member(role: .participant, team: nil) }
        meeting = next
        takeUp(start.plan)
        undoable = UndoSteps()
        questions = [:]
    }

    private mutating func leaveStep(at: Moment) {
        guard let index = meeting?.step, meeting?.progress.indices.contains(index) == true else { return }
        if let entered = meeting?.progress[index].enteredAt, meeting?.progress[index].leftAt == nil {
            meeting?.progress[index].seconds += max(0, at.seconds(since: entered))
        }
        meeting?.progress[index].leftAt = at
    }

    private mutating func enter(_ entry: StepEntry, at: Moment, by: Handle) {
        leaveStep(at: at)
        guard let old = meeting?.step, meeting?.progress.indices.contains(entry.step) == true else { return }
        meeting?.progress[old].unmet = entry.unmet
        for index in entry.skipped {
            meeting?.progress[index].skipped = true
            meeting?.progress[index].skippedBecause = entry.because
        }
        meeting?.step = entry.step
        meeting?.progress[entry.step].enteredAt = at
        meeting?.progress[entry.step].leftAt = nil
        meeting?.progress[entry.step].skipped = false
        meeting?.lastStepBy = by
    }

    private mutating func moveStep(from: Int, to: Int) {
        guard var progress = meeting?.progress, let current = meeting?.step else { return }
        let here = progress[current].origin
        progress.insert(progress.remove(at: from), at: to)
        meeting?.progress = progress
        meeting?.step = progress.firstIndex { $0.origin == here } ?? current
    }

    private mutating func setChair(_ handle: Handle, on: Bool) {
        if on {
            if meeting?.isChair(handle) == false { meeting?.coChairs.append(handle) }
        } else {
            meeting?.coChairs.removeAll { $0 == handle }
        }
    }

    private mutating func applyVote(_ event: Event) {
        guard var votes = meeting?.votes else { return }
        switch event {
        case .voteOpened(let vote): votes.append(vote)
        case .voteCast(let handle, let ballot): votes[votes.count - 1].ballots[handle] = ballot
        case .voteClosed(let outcome): votes[votes.count - 1].outcome = outcome
        default: return
        }
        meeting?.votes = votes
    }

    private mutating func file(_ edition: Edition) {
        if meeting?.number == edition.meeting {
            meeting?.editions.append(edition)
            meeting?.amended = []
            meeting?.hasNews = false
        }
    }
}
