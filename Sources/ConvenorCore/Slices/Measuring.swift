package import Foundation

/// Metrics: what was measured on a day, and how far along that is.
enum Measuring {
    static let verbs: [Verb] = [
        Verb(
            "actual", ["value", "measure"], group: .substance,
            usage: "value K1 number [asof date] [source words] · value K1 cost=number new=number",
            examples: ["value K1 8,900 asof today source CRM", "actual K1 = 1240"], kinds: [.metric], decide: actual)
    ]

    static func actual(_ ask: Ask) throws(Stop) -> Decision {
        let (record, rest) = try ask.record(Kind.measured)
        let words = rest.drop { $0.lowered == "=" || $0.lowered == "is" }
        guard let said = words.first else { throw .refused(.missing(.number, verb: ask.verb)) }
        let tail = ask.line[said.whole.startIndex...]
        if let formula = Formula(Token.split(tail), language: ask.language) {
            let draft = try clauses(tail, ask)
            return try formula.decide(record, ask, day: draft.details[.asOf], source: draft.details[.source])
        }
        guard let (amount, count) = Amount.read(words, language: ask.language) else {
            throw .refused(.badNumber(String(said.text), verb: ask.verb))
        }
        let end = words.prefix(count).last?.whole.endIndex ?? ask.line.endIndex
        let draft = try clauses(ask.line[end...], ask)
        // A day without its word would be lost: `value KR1 14 yesterday`.
        if !draft.text.isEmpty { throw .refused(.unexpected(said: draft.text, verb: ask.verb)) }
        let figure = try figure(
            amount, of: record, ask, day: draft.details[.asOf], source: draft.details[.source])
        return Decision(
            [.recordChanged(id: record.id, changes: changes(figure, of: record))],
            say: [.card(record.id)] + outdone(figure, by: record))
    }

    /// What a metric's line may say of a figure: its day and its source.
    private static func clauses(_ words: Substring, _ ask: Ask) throws(Stop) -> Draft {
        var reader = DraftReader(kind: .metric, rest: words, in: ask)
        reader.isFilling = true
        return try reader.read()
    }

    /// A figure in the unit that the record is counted in, of a day that has come.
    static func figure(
        _ amount: Amount, of record: Record, _ ask: Ask, day: String?, source: String?
    ) throws(Stop) -> Measured {
        let day = day.flatMap(Day.init(iso:)) ?? ask.scene.today
        let made = Measured.make(amount, of: record, day: day, source: source, today: ask.scene.today)
        switch made {
        case .success(let figure): return figure
        case .failure(let fault): throw .refused(.form(.method(fault.sentence)))
        }
    }

    /// What was known before days were kept becomes the first value of the history.
    static func changes(_ figure: Measured, of record: Record) -> [Change] {
        let earlier = record.values == nil ? record.history.filter { $0.day != figure.day } : []
        return [.values(earlier + [figure])]
    }

    /// A value of an earlier day leaves the last one in its place, which is said.
    static func outdone(_ figure: Measured, by record: Record) -> [Saying] {
        guard let newest = record.measuredOn, newest > figure.day else { return [] }
        return [
            .method([
                Sentence(
                    Terms(
                        "Kept for {0}; the last value is still that of {1}.",
                        nl: "Bewaard voor {0}; de laatste waarde blijft die van {1}."), .day(figure.day), .day(newest))
            ])
        ]
    }

    /// What `set` says of a value is a value of a day: today's, where it names none.
    static func counted(_ changes: [Change], of record: Record, _ ask: Ask) throws(Stop) -> [Change] {
        guard Kind.measured.contains(record.id.kind) else { return changes }
        var rest: [Change] = []
        var said: [Detail: String] = [:]
        for change in changes {
            if case .detail(let name, let value) = change, [.actual, .asOf, .source].contains(name) {
                said[name] = value
            } else {
                rest.append(change)
            }
        }
        guard let amount = said[.actual].flatMap({ Amount($0) }) else { return changes }
        let figure = try figure(amount, of: record, ask, day: said[.asOf], source: said[.source])
        return rest + self.changes(figure, of: record)
    }
}

/// Why a value of a day is not taken.
package enum MeasureFault: Error, Sendable, Hashable {
    case notYet(Day)
    case otherUnit(RecordID, its: String, said: String)

    package var sentence: Sentence {
        switch self {
        case .notYet(let day):
            Sentence(
                Terms(
                    "{0} has not come yet. Of which day is the value?",
                    nl: "{0} is er nog niet. Van welke dag is de waarde?"),
                .day(day))
        case .otherUnit(let id, let its, let said):
            Sentence(
                Terms(
                    "{0} is counted in {1}, not in {2}. Which of them is it?",
                    nl: "{0} telt in {1}, niet in {2}. Welke is het?"), .ids([id]), .text(its), .text(said))
        }
    }
}

extension Measured {
    /// In the unit of the record, which people leave out; a figure in another one is asked about.
    package static func make(
        _ amount: Amount, of record: Record, day: Day, source: String?, today: Day
    ) -> Result<Measured, MeasureFault> {
        if day > today { return .failure(.notYet(day)) }
        let its = record.sign ?? record[.unit]
        if let said = amount.unit, let its, said != its { return .failure(.otherUnit(record.id, its: its, said: said)) }
        return .success(
            Measured(day: day, amount: Amount(amount.value, unit: amount.unit ?? record.sign), source: source))
    }
}

extension Record {
    package func figure(_ detail: Detail) -> Decimal? { amount(detail)?.value }

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
