/// What a form does beyond its fields, each a function of the record as it would be stored and the series without it.
struct FormRules: Sendable {
    /// Fills in what is not typed: the version of a statement.
    var completed: (@Sendable (Record, Series) -> Record)?
    /// The standing record whose place it takes, which is kept.
    var replaced: (@Sendable (Record, Series) -> Record?)?
    /// What is written down along with it.
    var brings: (@Sendable (Record, Series) -> Draft?)?
    /// What is said of it when it was written or changed; nothing is refused for that.
    var remarks: (@Sendable (Record, Series) -> [Sentence])?
}

extension Detail {
    /// The id of the record that took a record's place.
    static let replacedBy = Detail("replacedBy")
}

extension Field {
    /// What the last consent round about a record came to, for forms that keep it.
    static let consent = Field(
        "consent", nl: "instemming",
        .choice([
            .init("given", nl: "gegeven", shown: Terms("agreed by consent", nl: "met instemming")),
            .init("refused", nl: "geweigerd", shown: Terms("no consent", nl: "geen instemming")),
        ]), isPlain: true, isDerived: true)

    static let replacedBy = Field(
        "replacedBy", nl: "replacedBy", name: Terms("replaced by", nl: "vervangen door"), isDerived: true)
}

extension Forms {
    /// Writes a record down with all that its form makes of it.
    static func add(_ written: Record, _ ask: Ask) throws(Stop) -> Decision {
        let rules = of(written.id.kind)?.rules
        let record = rules?.completed?(written, ask.series) ?? written
        try judge(record, in: ask.series)
        var decision = Decision([.recordAdded(record: record)], say: [.card(record.id)])
        if let old = rules?.replaced?(record, ask.series) {
            let changes: [Change] = [
                .status(.done), .detail(name: .replacedBy, value: record.id.description),
            ]
            decision.events.append(.recordChanged(id: old.id, changes: changes))
        }
        if let draft = rules?.brings?(record, ask.series) {
            let other = ask.series.record(from: draft, ask)
            decision.events += ask.newPeople(in: draft) + [.recordAdded(record: other)]
            decision.say.append(.card(other.id))
        }
        decision.say += remarks(on: record, in: ask.series)
        return decision
    }

    static func remarks(on record: Record, in series: Series) -> [Saying] {
        let remarks = of(record.id.kind)?.rules.remarks?(record, series) ?? []
        return remarks.isEmpty ? [] : [.method(remarks)]
    }
}
