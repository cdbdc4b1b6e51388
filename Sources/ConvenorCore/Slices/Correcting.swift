/// Taking back and mending what was written; all of it stays in the journal.
enum Correcting {
    static let verbs: [Verb] = [
        Verb(
            "undo", ["oops"], group: .corrections, usage: "undo [number]", examples: ["undo", "undo 3"], decide: undo),
        Verb(
            "edit", ["change"], group: .corrections, usage: "edit A1 new text",
            examples: ["edit A1 interview 12 customers"],
            decide: edit),
        Verb(
            "amend", [], group: .corrections, usage: "amend D1 new text",
            examples: ["amend D1 Move a quarter of the budget"],
            role: .chair, decide: edit),
        Verb(
            "s/", [], group: .corrections, usage: "s/old/new/ | A1 s/old/new/", examples: ["s/10/12/"],
            decide: substitute),
        Verb(
            "relink", ["serve"], group: .corrections, usage: "relink A1 for X1", examples: ["relink A1 for X1"],
            decide: relink),
        Verb(
            "prune", [], group: .corrections, usage: "prune A1", examples: ["prune A1"], role: .chair, needs: .meeting,
            decide: prune),
    ]

    /// The most changes that one line takes back.
    private static let most = 20

    static func undo(_ ask: Ask) throws(Stop) -> Decision {
        let said = String(ask.rest).cleaned
        guard let count = said.isEmpty ? 1 : Int(said), (1...most).contains(count) else {
            throw .refused(.badNumber(said, verb: ask.verb))
        }
        let steps = Array(ask.series.undoable.prefix(count))
        if steps.isEmpty { throw .refused(.nothingToUndo) }
        if steps.count < count { throw .refused(.fewerToUndo(steps.count)) }
        for step in steps { try mayTakeBack(step, ask) }
        return Decision(steps.map { _ in .undone }, say: steps.map { .takenBack($0) } + [.outdated])
    }

    /// The chair takes back everything, everybody what they said themselves.
    private static func mayTakeBack(_ step: UndoStep, _ ask: Ask) throws(Stop) {
        let typist = ask.scene.typist
        guard let meeting = ask.series.meeting, !meeting.isChair(typist), step.by != typist,
            ask.series.role(of: typist) != nil
        else { return }
        throw .refused(.notAllowed(verb: ask.verb, needed: .chair, who: [meeting.chair, step.by]))
    }

    static func edit(_ ask: Ask) throws(Stop) -> Decision {
        let (record, rest) = try ask.record()
        try ask.mayTouch(record)
        guard let first = rest.first else { throw .refused(.missing(.text, verb: ask.verb)) }
        let text = rest.count == 1 ? String(first.text).cleaned : String(ask.line[first.whole.startIndex...]).cleaned
        return try replace(record, with: text, ask)
    }

    private static func replace(_ record: Record, with text: String, _ ask: Ask) throws(Stop) -> Decision {
        if text.isEmpty { throw .refused(.missing(.text, verb: ask.verb)) }
        if record.status == .dropped { throw .refused(.notStanding(record.id, .dropped)) }
        try ask.check(text)
        if text == record.text { throw .refused(.sameTarget(text)) }
        return Decision(
            [.recordChanged(id: record.id, changes: [.text(text)])],
            say: [.changed(record.id, [.text(text)], before: record)])
    }

    /// `s/old/new/` mends the last record that was written; `A1 s/old/new/` a named one.
    static func substitute(_ ask: Ask) throws(Stop) -> Decision {
        var body =
            ask.rest.hasPrefix("s/") || RecordID(Utterance.splitFirst(ask.rest).0) != nil
            ? ask.rest : ask.utterance.body
        var target: Record?
        let (first, after) = Utterance.splitFirst(body)
        if let id = RecordID(first) {
            guard let record = ask.series.records[id] else { throw .refused(.unknownRecord(id)) }
            target = record
            body = after
        } else {
            target = ask.series.lastWritten
        }
        let parts = body.dropFirst(2).split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2, !parts[0].isEmpty else { throw .refused(.badSubstitution(String(body))) }
        guard let record = target else { throw .refused(.missing(.record, verb: "s/")) }
        try ask.mayTouch(record)
        guard let range = record.text.firstRange(of: parts[0]) else { throw .refused(.badSubstitution(String(body))) }
        var text = record.text
        text.replaceSubrange(range, with: parts[1])
        return try replace(record, with: text.cleaned, ask)
    }

    static func relink(_ ask: Ask) throws(Stop) -> Decision {
        let (record, rest) = try ask.record()
        try ask.mayTouch(record)
        if record.status == .dropped { throw .refused(.notStanding(record.id, .dropped)) }
        let ids = rest.flatMap { RecordID.list($0.text) ?? [] }
        if ids.isEmpty { throw .refused(.missing(.record, verb: ask.verb)) }
        for id in ids {
            guard ask.series.records[id] != nil else { throw .refused(.unknownRecord(id)) }
            guard KindRow.of(record.id.kind).serves.contains(id.kind) else {
                throw .refused(.cannotServe(id, record.id.kind))
            }
        }
        return Decision([.recordChanged(id: record.id, changes: [.links(ids)])], say: [.card(record.id)])
    }

    /// Takes a carried item off this meeting's list; it stays open.
    static func prune(_ ask: Ask) throws(Stop) -> Decision {
        let (record, _) = try ask.record()
        guard try ask.meeting().carried.contains(record.id) else {
            throw .refused(.nothingAsked(record.id.description))
        }
        return Decision([.carriedPruned(id: record.id)], say: [.carriedPruned(record.id)])
    }
}

extension Series {
    /// The record that the last undoable command wrote.
    var lastWritten: Record? {
        undoable.first { !$0.records.isEmpty }?.records.keys.sorted().last.flatMap { records[$0] }
    }
}
