package import Foundation

/// Metrics: what is measured now, and how far along that is.
enum Measuring {
    static let verbs: [Verb] = [
        Verb(
            "actual", ["value", "measure"], group: .substance, usage: "actual K1 number [asof date] [source words]",
            examples: ["actual K1 1240 asof today source CRM"], kinds: [.metric], decide: actual)
    ]

    static func actual(_ ask: Ask) throws(Stop) -> Decision {
        let (record, rest) = try ask.record([.metric])
        guard let said = rest.first(where: { $0.lowered != "=" && $0.lowered != "is" }) else {
            throw .refused(.missing(.number, verb: ask.verb))
        }
        guard let amount = Amount(said.text) else { throw .refused(.badNumber(String(said.text), verb: ask.verb)) }
        var changes: [Change] = [.detail(name: .actual, value: amount.stored)]
        if record[.unit] == nil, let unit = amount.unit { changes.append(.detail(name: .unit, value: unit)) }
        // The rest of the line has the clauses of a metric: as-of and source.
        let tail = ask.line[said.whole.startIndex...]
        var reader = DraftReader(kind: .metric, rest: tail, in: ask)
        let draft = try reader.read()
        changes.append(.detail(name: .asOf, value: draft.details[.asOf] ?? ask.scene.today.iso))
        if let source = draft.details[.source] { changes.append(.detail(name: .source, value: source)) }
        return Decision([.recordChanged(id: record.id, changes: changes)], say: [.card(record.id)])
    }
}

extension Record {
    package func figure(_ detail: Detail) -> Decimal? { self[detail].flatMap { Decimal(string: $0, locale: nil) } }

    /// Share of the way from baseline to target that the actual value has made, in whole percent, cut to 0...100;
    /// nil while a figure is missing.
    package var progress: Int? {
        guard let target = figure(.target), let actual = figure(.actual) else { return nil }
        let baseline = figure(.baseline) ?? 0
        guard target != baseline else { return nil }
        var share = (actual - baseline) / (target - baseline) * 100
        var rounded = Decimal()
        // Cut before the conversion, which knows no number beyond Int.
        share = min(100, max(0, share))
        NSDecimalRound(&rounded, &share, 0, .plain)
        return NSDecimalNumber(decimal: rounded).intValue
    }

    /// What a metric still lacks to be complete.
    package var missingMeasures: [Detail] { [Detail.unit, .asOf, .source].filter { self[$0] == nil } }
}
