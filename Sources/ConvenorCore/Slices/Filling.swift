/// What a form lets a record say, filled in later: `set SG1 size=1300`.
enum Filling {
    static let verbs: [Verb] = [
        Verb(
            "set", ["fill"], group: .substance, usage: "set K1 name=value [name=value …]",
            examples: ["set K1 unit=leads source=CRM"], decide: set)
    ]

    static func set(_ ask: Ask) throws(Stop) -> Decision {
        let (record, rest) = try ask.record()
        try ask.mayTouch(record)
        // Why a promise was missed is often known only when it is closed.
        guard record.isStanding || record.id.kind == .action else {
            throw .refused(.notStanding(record.id, record.status))
        }
        guard let first = rest.first else { throw .refused(.missing(.field, verb: ask.verb)) }
        var reader = DraftReader(kind: record.id.kind, rest: ask.line[first.whole.startIndex...], in: ask)
        reader.isFilling = true
        let draft = try reader.read()
        guard draft.text.isEmpty, !draft.details.isEmpty else {
            throw .refused(.form(.noField(record.id.kind, said: draft.text)))
        }
        var changed = record
        var changes: [Change] = []
        for (detail, said) in draft.details.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            try ask.check(said)
            let field = Forms.field(detail, of: record.id.kind)
            let value =
                try field.map { field throws(Stop) in
                    try Forms.stored(said, in: field, of: record.id.kind, ask)
                } ?? said
            changed[detail] = value
            changes.append(.detail(name: detail, value: value))
        }
        try Forms.judge(changed, in: ask.series)
        let counted = try Measuring.counted(changes, of: record, ask)
        return Decision(
            [.recordChanged(id: record.id, changes: counted)],
            say: [.card(record.id)] + Forms.remarks(on: changed, in: ask.series))
    }
}
