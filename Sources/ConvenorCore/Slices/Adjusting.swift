/// What becomes of an idea, an adjustment or a gap once it is written down.
enum Adjusting {
    static let verbs: [Verb] = [
        Verb(
            "agree", ["adopt"], group: .substance, usage: "agree X1", examples: ["agree X1"], role: .chair,
            kinds: [.adjustment], decide: { ask throws(Stop) in try judge(ask, .agreed) }),
        Verb(
            "reject", [], group: .substance, usage: "reject X1 [because reason]",
            examples: ["reject X1 because it costs too much"], role: .chair, kinds: [.adjustment],
            decide: { ask throws(Stop) in try judge(ask, .rejected) }),
        Verb(
            "shelve", ["later"], group: .substance, usage: "shelve X1 [because reason]",
            examples: ["shelve X1 because budget first"], role: .chair, kinds: [.adjustment],
            decide: { ask throws(Stop) in try judge(ask, .parked) }),
        Verb(
            "pin", [], group: .substance, usage: "pin N1", examples: ["pin N1"], kinds: [.note], decide: pin),
    ]

    static func judge(_ ask: Ask, _ status: Status) throws(Stop) -> Decision {
        let (record, rest) = try ask.record([.adjustment, .idea])
        if record.id.kind == .idea, status == .agreed { return try promote(record, ask) }
        if record.status == status { throw .refused(.alreadyHandled(record.id, status)) }
        var changes: [Change] = [.status(record.id.kind == .idea ? .dropped : status)]
        let reason = try ask.reason(rest)
        if !reason.isEmpty { changes.append(.detail(name: .because, value: reason)) }
        return Decision([.recordChanged(id: record.id, changes: changes)], say: [.card(record.id)])
    }

    /// An idea that is agreed becomes an adjustment, which it stays linked to.
    private static func promote(_ idea: Record, _ ask: Ask) throws(Stop) -> Decision {
        var draft = Draft(kind: .adjustment)
        draft.text = idea.text
        draft.links = [idea.id] + (idea.links ?? [])
        var record = ask.series.record(from: draft, ask)
        record.status = .agreed
        return Decision(
            [.recordAdded(record: record), .recordChanged(id: idea.id, changes: [.status(.accepted)])],
            say: [.card(record.id)])
    }

    static func answer(_ ask: Ask) throws(Stop) -> Decision {
        let (record, rest) = try ask.record([.parked])
        guard record.isStanding else { throw .refused(.notStanding(record.id, record.status)) }
        let text = rest.map { String($0.whole) }.joined(separator: " ").cleaned
        if text.isEmpty { throw .refused(.missing(.answer, verb: ask.verb)) }
        try ask.check(text)
        return Decision(
            [.recordChanged(id: record.id, changes: [.status(.done), .detail(name: .answer, value: text)])],
            say: [.card(record.id)])
    }

    static func pin(_ ask: Ask) throws(Stop) -> Decision {
        let (record, _) = try ask.record([.note])
        if record.status == .pinned { throw .refused(.alreadyHandled(record.id, .pinned)) }
        return Decision([.recordChanged(id: record.id, changes: [.status(.pinned)])], say: [.card(record.id)])
    }
}
