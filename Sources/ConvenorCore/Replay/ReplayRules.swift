/// What the commands of a log do.
extension Replay {
    mutating func start(
        _ title: Substring, said: String, by nick: Substring, at now: Moment
    ) -> ReplayFault.Reason? {
        let chair = handle(of: nick)
        know(chair, as: nick)
        do throws(Stop) {
            var decision = try decide("#startmeeting \(Agenda.open.name)", by: chair, at: now)
            let called = String(title).cleaned
            names.append(called.isEmpty ? Agenda.open.title : called)
            decision.events = decision.events.map { event in
                guard case .meetingStarted(var start) = event else { return event }
                start.title = called.isEmpty ? start.title : called
                start.series = self.title
                start.isReplay = true
                return .meetingStarted(start: start)
            }
            sitting = Sitting(speakers: [:], firstAction: series.nextID(.action).number)
            put(Entry(said: said, events: decision.events), at: now, by: chair)
            return nil
        } catch {
            return ReplayFault.Reason(error)
        }
    }

    mutating func obey(
        _ command: LogCommand, said: String, by speaker: Handle, at now: Moment
    ) -> ReplayFault.Reason? {
        if command.isForChairs, series.running?.isChair(speaker) == false { return .notChair(command.word) }
        switch command.act {
        case .start:
            return series.running.map { .refused(.meetingRuns(title: $0.title, number: $0.number)) }
        case .end: return end(said: said, by: speaker, at: now)
        case .undo: return undo(said: said, by: speaker, at: now)
        case .chair, .unchair: return chair(command, said: said, by: speaker, at: now)
        case .nick:
            for nick in command.names { name(nick) }
            return nil
        case .name:
            if !command.rest.isEmpty { names[names.count - 1] = String(command.rest).cleaned }
            return nil
        case .write(let verb):
            return perform("#\(verb) \(command.rest)", said: said, by: speaker, at: now)
        case .unknown: return .unknownWord(command.word)
        }
    }

    private mutating func perform(
        _ line: String, said: String, by speaker: Handle, at now: Moment
    ) -> ReplayFault.Reason? {
        do throws(Stop) {
            let decision = try decide(line, by: speaker, at: now)
            put(Entry(said: said, events: decision.events), at: now, by: speaker)
            return nil
        } catch {
            return ReplayFault.Reason(error)
        }
    }

    private mutating func name(_ nick: Substring) {
        let handle = handle(of: nick)
        if sitting?.speakers[handle] == nil { sitting?.named[handle] = String(nick) }
        know(handle, as: nick)
    }

    private mutating func chair(
        _ command: LogCommand, said: String, by speaker: Handle, at now: Moment
    ) -> ReplayFault.Reason? {
        for nick in command.names { name(nick) }
        let handles = command.names.map { handle(of: $0).description }.joined(separator: " ")
        return perform("#\(command.word) \(handles)", said: said, by: speaker, at: now)
    }

    /// Takes back the last thing written. Chairs are none of these in a log: they are set again as they were.
    private mutating func undo(said: String, by speaker: Handle, at now: Moment) -> ReplayFault.Reason? {
        guard let chairs = series.running?.coChairs else { return nil }
        var reason: ReplayFault.Reason?
        while reason == nil {
            let isChairs = series.isLastStepAboutChairs
            reason = perform("#undo", said: said, by: speaker, at: now)
            if !isChairs { break }
        }
        let found = series.running?.coChairs ?? []
        let events: [Event] =
            chairs.filter { !found.contains($0) }.map { .chairSet(handle: $0, on: true) }
            + found.filter { !chairs.contains($0) }.map { .chairSet(handle: $0, on: false) }
        if !events.isEmpty { put(Entry(said: nil, events: events), at: now, by: speaker) }
        return reason
    }

    mutating func end(said: String?, by speaker: Handle, at now: Moment) -> ReplayFault.Reason? {
        do throws(Stop) {
            let decision = try decide("#endmeeting", by: speaker, at: now)
            put(Entry(said: said, events: closing() + decision.events), at: now, by: speaker)
            sitting = nil
            return nil
        } catch {
            return ReplayFault.Reason(error)
        }
    }

    /// What is known only when all have spoken: whose the actions are, and who was there.
    private func closing() -> [Event] {
        guard let sitting else { return [] }
        var events: [Event] = []
        let last = series.nextID(.action).number
        for number in sitting.firstAction..<last {
            guard let action = series.records[RecordID(.action, number)] else { continue }
            let owners = sitting.owners(in: action.text)
            guard let owner = owners.first else { continue }
            let helpers = Array(owners.dropFirst())
            events.append(
                .recordChanged(
                    id: action.id, changes: [.owner(owner)] + (helpers.isEmpty ? [] : [.helpers(helpers)])))
        }
        for handle in sitting.speakers.keys.sorted() {
            if series.members[handle].map({ $0.role < .participant }) ?? true {
                events.append(.memberSet(handle: handle, member: Member(role: .participant, team: nil)))
            }
            events.append(.attended(handle: handle, attendance: .present))
        }
        for handle in sitting.named.keys.sorted()
        where sitting.speakers[handle] == nil && series.members[handle] == nil {
            events.append(.memberSet(handle: handle, member: Member(role: .owner, team: nil)))
        }
        return events
    }
}

extension ReplayFault.Reason {
    init(_ stop: Stop) {
        switch stop {
        case .refused(let refusal): self = .refused(refusal)
        case .asked(let question): self = .asked(question.choices.first?.line ?? "")
        }
    }
}

extension Series {
    /// Whether the last thing that can be undone wrote nothing down.
    var isLastStepAboutChairs: Bool {
        guard let step = undoable.newest else { return false }
        return step.records.isEmpty && step.stage?.meeting?.topics.count == meeting?.topics.count
    }
}
