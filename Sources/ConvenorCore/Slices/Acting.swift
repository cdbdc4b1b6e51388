/// What happens to a promise: kept, dropped, moved, handed over.
enum Acting {
    static let verbs: [Verb] = [
        Verb(
            "done", ["complete", "completed", "finish", "finished"], group: .actions, usage: "done A1 …",
            examples: ["done A1", "done A1 A2"], role: .owner, kinds: [.action, .milestone], decide: done),
        Verb(
            "drop", ["cancel"], group: .actions, usage: "drop A1 [because reason]",
            examples: ["drop A1 because the customer left"], decide: drop),
        Verb(
            "due", ["move-due", "reschedule"], group: .actions, usage: "due A1 date because reason",
            examples: ["due A1 in 2 weeks because she travels"], role: .owner, kinds: [.action, .milestone], decide: due
        ),
        Verb(
            "reassign", ["assign"], group: .actions, usage: "reassign A1 @person", examples: ["reassign A1 @bo"],
            kinds: [.action], decide: reassign),
        Verb(
            "progress", ["percent"], group: .actions, usage: "progress A1 60%", examples: ["progress A1 60%"],
            role: .owner, kinds: [.action], decide: percent),
        Verb(
            "blocked", [], group: .actions, usage: "blocked A1 reason", examples: ["blocked A1 no access to the data"],
            role: .owner, kinds: [.action], decide: blocked),
        Verb(
            "reopen", ["unblock"], group: .actions, usage: "reopen A1", examples: ["reopen A1"], kinds: [.action],
            decide: reopen),
    ]
    private static let promises: [Kind] = [.action, .milestone, .prep, .checkIn]

    static func done(_ ask: Ask) throws(Stop) -> Decision {
        var events: [Event] = []
        var say: [Saying] = []
        let words = ask.tokens.filter { !ClauseWords.and.contains($0.lowered) }
        if words.isEmpty { throw .refused(.missing(.record, verb: ask.verb)) }
        for token in words {
            guard let ids = RecordID.list(token.text) else {
                throw .refused(.unexpected(said: String(token.text), verb: ask.verb))
            }
            for id in ids {
                let record = try open(id, ask)
                events.append(.recordChanged(id: record.id, changes: [.status(id.kind == .prep ? .received : .done)]))
                say.append(.card(id))
            }
        }
        return Decision(events, say: say)
    }

    private static func open(_ id: RecordID, _ ask: Ask) throws(Stop) -> Record {
        guard let record = ask.series.records[id] else { throw .refused(.unknownRecord(id)) }
        guard promises.contains(id.kind) else { throw .refused(.wrongKind(id, verb: ask.verb, wanted: promises)) }
        guard record.isStanding else { throw .refused(.notStanding(id, record.status)) }
        try ask.mayTouch(record)
        return record
    }

    static func drop(_ ask: Ask) throws(Stop) -> Decision {
        let (record, rest) = try ask.record()
        if record.status == .dropped { throw .refused(.alreadyHandled(record.id, .dropped)) }
        try ask.mayTouch(record)
        let reason = try ask.reason(rest)
        var changes: [Change] = [.status(.dropped)]
        if !reason.isEmpty { changes.append(.detail(name: .because, value: reason)) }
        return Decision([.recordChanged(id: record.id, changes: changes)], say: [.card(record.id)])
    }

    static func due(_ ask: Ask) throws(Stop) -> Decision {
        let (record, rest) = try ask.record([.action, .milestone, .prep, .goal, .marketingGoal, .metric])
        guard record.isStanding else { throw .refused(.notStanding(record.id, record.status)) }
        try ask.mayTouch(record)
        let split = rest.firstIndex { ask.isBecause($0) }
        let words = rest[..<(split ?? rest.endIndex)].drop { ask.key($0) == "to" }
        guard let first = words.first, let last = words.last else { throw .refused(.missing(.date, verb: ask.verb)) }
        let phrase = ask.line[first.whole.startIndex..<last.whole.endIndex]
        let (deadline, assumptions) = try ask.deadline(phrase)
        let reason = try ask.reason(rest[(split ?? rest.endIndex)...], isNeeded: record.due != nil)
        var changes: [Change] = [.due(deadline)]
        if !reason.isEmpty { changes.append(.detail(name: .moved, value: reason)) }
        return Decision(
            [.recordChanged(id: record.id, changes: changes)],
            say: [.changed(record.id, changes, before: record)] + (assumptions.isEmpty ? [] : [.assumed(assumptions)]))
    }

    static func reassign(_ ask: Ask) throws(Stop) -> Decision {
        let (record, rest) = try ask.record([.action, .milestone, .prep, .goal, .marketingGoal, .metric, .gap])
        guard record.isStanding else { throw .refused(.notStanding(record.id, record.status)) }
        guard let word = rest.first(where: { ask.key($0) != "to" }),
            let handle = (word.handle ?? Handle(typed: word.text)).map(ask.meant)
        else { throw .refused(.missing(.person, verb: ask.verb)) }
        try ask.requireKnown(handle)
        try ask.mayTouch(record)
        if record.owner == handle { throw .refused(.sameTarget(handle.description)) }
        var draft = Draft(kind: .action)
        draft.owner = handle
        let changes: [Change] = [.owner(handle)]
        return Decision(
            ask.newPeople(in: draft) + [.recordChanged(id: record.id, changes: changes)],
            say: [.changed(record.id, changes, before: record)])
    }

    static func percent(_ ask: Ask) throws(Stop) -> Decision {
        let (record, rest) = try ask.record([.action])
        guard record.isStanding else { throw .refused(.notStanding(record.id, record.status)) }
        try ask.mayTouch(record)
        guard let said = rest.first else { throw .refused(.missing(.number, verb: ask.verb)) }
        guard let percent = Int(said.text.filter { $0 != "%" }), (0...100).contains(percent) else {
            throw .refused(.badNumber(String(said.text), verb: ask.verb))
        }
        let changes: [Change] = percent == 100 ? [.percent(100), .status(.done)] : [.percent(percent)]
        return Decision([.recordChanged(id: record.id, changes: changes)], say: [.card(record.id)])
    }

    static func blocked(_ ask: Ask) throws(Stop) -> Decision {
        let (record, rest) = try ask.record([.action])
        guard record.isStanding else { throw .refused(.notStanding(record.id, record.status)) }
        try ask.mayTouch(record)
        let reason = try ask.reason(rest, isNeeded: true)
        return Decision(
            [.recordChanged(id: record.id, changes: [.status(.blocked), .detail(name: .obstacle, value: reason)])],
            say: [.card(record.id)])
    }

    static func reopen(_ ask: Ask) throws(Stop) -> Decision {
        let (record, _) = try ask.record()
        // What was dropped is taken up again whatever it is.
        let kinds: [Kind] = [.action, .milestone, .adjustment, .parked, .gap]
        guard record.status == .dropped || kinds.contains(record.id.kind) else {
            throw .refused(.wrongKind(record.id, verb: ask.verb, wanted: kinds))
        }
        let first = KindRow.of(record.id.kind).first
        if record.status == first { throw .refused(.alreadyHandled(record.id, first)) }
        return Decision([.recordChanged(id: record.id, changes: [.status(first)])], say: [.card(record.id)])
    }
}

extension Ask {
    /// The chair touches everything, everybody their own. Whoever types may be taking down another's words.
    func mayTouch(_ record: Record) throws(Stop) {
        let people = [scene.speaker, scene.typist]
        let own = [record.owner, record.by].compactMap { $0 } + (record.helpers ?? [])
        if people.contains(where: own.contains) || series.role(of: scene.typist) == .chair { return }
        guard let meeting = series.meeting else { return }
        let owner = record.owner ?? record.by
        throw .refused(.notYours(record.id, owner: owner, who: [owner, meeting.chair]))
    }
}
