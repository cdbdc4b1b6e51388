import Foundation

/// A figure that follows from others: `value K2 cost=10,000 new=50`. Which formula it is follows from what is named.
struct Formula {
    var parts: [RatioTerm: Amount] = [:]
    /// A part that is no figure.
    var fault: String?

    /// Nil where the words name no part of a formula.
    init?(_ tokens: [Token], language: String) {
        for token in tokens where !token.isQuoted {
            guard let sign = token.text.firstIndex(of: "=") else { continue }
            guard let term = Self.words[token.text[..<sign].lowercased()] else { continue }
            let said = token.text[token.text.index(after: sign)...]
            if let amount = Amount(said, language: language) {
                parts[term] = amount
            } else {
                fault = fault ?? String(token.text)
            }
        }
        if parts.isEmpty, fault == nil { return nil }
    }

    /// What is typed for each part, in English and in Dutch.
    static let words: [String: RatioTerm] = [
        "cost": .cost, "kosten": .cost, "new": .newCustomers, "nieuw": .newCustomers, "lost": .lost,
        "verloren": .lost, "start": .customersAtStart, "begin": .customersAtStart, "churn": .churn,
        "verloop": .churn, "conversions": .conversions, "conversies": .conversions, "visitors": .visitors,
        "bezoekers": .visitors, "sessions": .sessions, "sessies": .sessions,
    ]

    private func value(_ term: RatioTerm) -> Decimal? { parts[term]?.value }

    /// The figure as it is kept; a share in per cent to two places, because what it was worked out from is kept beside it.
    var outcome: Result<Amount, RatioGap> {
        let named = Set(parts.keys)
        if !named.isDisjoint(with: [.cost, .newCustomers]) {
            return Ratio.acquisitionCost(parts[.cost], newCustomers: value(.newCustomers)).map {
                Amount($0.value.rounded(places: 2), unit: $0.unit)
            }
        }
        if !named.isDisjoint(with: [.lost, .customersAtStart]) {
            return Ratio.churn(lost: value(.lost), atStart: value(.customersAtStart)).map(Self.percent)
        }
        if let churn = parts[.churn] {
            let share = Share(churn.unit == "%" ? churn.value / 100 : churn.value)
            // Of a hundred customers no more than a hundred leave: 14.5 was meant for 14.5 %.
            if share.exact > 1 { return .failure(.exceeds(.churn, .customersAtStart)) }
            return Ratio.lifetime(churn: share).map { Amount($0.rounded(places: 1), unit: nil) }
        }
        let denominator: Conversion.Denominator = named.contains(.visitors) ? .visitors : .sessions
        return Ratio.conversion(
            value(.conversions), of: value(denominator == .sessions ? .sessions : .visitors), denominator
        ).map { Self.percent($0.share) }
    }

    private static func percent(_ share: Share) -> Amount { Amount(share.percent(places: 2), unit: "%") }

    /// The other denominator than that of the value before, with which this one could not be compared.
    private func otherDenominator(of record: Record) -> (was: RatioTerm, now: RatioTerm)? {
        let last = record.values?.last?.parts ?? [:]
        let kinds: [RatioTerm] = [.visitors, .sessions]
        guard let was = kinds.first(where: { last[$0.rawValue] != nil }),
            let now = kinds.first(where: { parts[$0] != nil }), was != now
        else { return nil }
        return (was, now)
    }

    func decide(_ record: Record, _ ask: Ask, day: String?, source: String?) throws(Stop) -> Decision {
        if let fault { throw .refused(.badNumber(fault, verb: ask.verb)) }
        if parts[.cost] != nil, record.id.kind == .metric, record[Self.includes] == nil {
            throw .refused(.form(.method(Self.asksWhatIsIncluded(record.id))))
        }
        if let (was, now) = otherDenominator(of: record) {
            throw .refused(
                .form(
                    .method(
                        Sentence(
                            Terms(
                                "{0} was counted among {1} until now. Among {2} it is another figure: give it a metric of its own.",
                                nl:
                                    "{0} telde tot nu toe onder {1}. Onder {2} is het een ander cijfer: geef dat een eigen cijfer."
                            ), .ids([record.id]), .terms(was.terms), .terms(now.terms)))))
        }
        switch outcome {
        case .failure(let gap): throw .refused(.form(.method(gap.sentence)))
        case .success(let amount):
            var figure = try Measuring.figure(amount, of: record, ask, day: day, source: source)
            figure.parts = Dictionary(uniqueKeysWithValues: parts.map { ($0.key.rawValue, $0.value.signed) })
            return Decision(
                [.recordChanged(id: record.id, changes: Measuring.changes(figure, of: record))],
                say: [.card(record.id), .method([explanation(amount, record)])] + Measuring.outdone(figure, by: record))
        }
    }

    /// What a cost is made of, without which it cannot be compared.
    static let includes = Detail("includes")

    private static func asksWhatIsIncluded(_ id: RecordID) -> Sentence {
        Sentence(
            Terms(
                "What does the cost include? First type set {0} includes=advertising, salaries, tools.",
                nl: "Wat zit er in de kosten? Typ eerst zet {0} omvat=reclame, lonen, gereedschap."), .ids([id]))
    }

    /// `200 = cost €10,000 ÷ new customers 50`, and what the cost includes.
    private func explanation(_ amount: Amount, _ record: Record) -> Sentence {
        let pairs: [(RatioTerm, RatioTerm)] = [
            (.cost, .newCustomers), (.lost, .customersAtStart), (.conversions, .visitors), (.conversions, .sessions),
        ]
        let figure = Sentence.Value.figure(amount.stored, unit: amount.unit ?? record[.unit])
        for (top, bottom) in pairs {
            guard let above = parts[top], let below = parts[bottom] else { continue }
            let included = top == .cost ? record[Self.includes] : nil
            let tail = included.map { _ in Terms("; the cost includes {5}", nl: "; in de kosten zit {5}") }
            return Sentence(
                Terms(
                    "{0} = {1} {2} ÷ {3} {4}" + (tail?.en ?? ""), nl: "{0} = {1} {2} ÷ {3} {4}" + (tail?.nl ?? "")),
                figure, .terms(top.terms), .figure(above.stored, unit: above.unit), .terms(bottom.terms),
                .figure(below.stored, unit: below.unit), .text(included ?? ""))
        }
        let churn = parts[.churn]
        return Sentence(
            Terms("{0} = 1 ÷ churn {1}", nl: "{0} = 1 ÷ verloop {1}"), figure,
            .figure(churn?.stored ?? "", unit: churn?.unit))
    }
}

extension RatioTerm {
    package var terms: Terms {
        switch self {
        case .cost: Terms("cost", nl: "kosten")
        case .newCustomers: Terms("new customers", nl: "nieuwe klanten")
        case .lost: Terms("customers lost", nl: "verloren klanten")
        case .customersAtStart: Terms("customers at the start", nl: "klanten aan het begin")
        case .churn: Terms("churn", nl: "verloop")
        case .conversions: Terms("conversions", nl: "conversies")
        case .visitors: Terms("visitors", nl: "bezoekers")
        case .sessions: Terms("sessions", nl: "sessies")
        case .part: Terms("part", nl: "deel")
        case .whole: Terms("whole", nl: "geheel")
        case .before: Terms("before", nl: "vooraf")
        case .after: Terms("after", nl: "achteraf")
        }
    }

    /// How it is typed.
    var word: Terms {
        let typed = Formula.words.filter { $0.value == self }.keys.sorted()
        let dutch = ["kosten", "nieuw", "verloren", "begin", "verloop", "conversies", "bezoekers", "sessies"]
        return Terms(
            typed.first { !dutch.contains($0) } ?? rawValue, nl: typed.first { dutch.contains($0) } ?? rawValue)
    }
}

extension RatioGap {
    /// Asks for what would make it a ratio.
    var sentence: Sentence {
        switch self {
        case .missing(let terms):
            let term = terms.first ?? .whole
            return Sentence(
                Terms("And the {0}? Add {1}=….", nl: "En de {0}? Voeg {1}=… toe."), .terms(term.terms),
                .terms(term.word))
        case .zero(let term):
            return Sentence(
                Terms(
                    "{0}: 0, and nothing can be divided by that. Is it counted already?",
                    nl: "{0}: 0, en daardoor valt niets te delen. Is het al geteld?"), .terms(term.terms))
        case .negative(let term):
            return Sentence(
                Terms("{0} below zero? Which figure is it?", nl: "{0} onder nul? Welk cijfer is het?"),
                .terms(term.terms))
        case .exceeds(let part, let whole):
            return Sentence(
                Terms(
                    "{0} is a part of {1} and cannot be more. Which of them is wrong?",
                    nl: "{0} is een deel van {1} en kan niet meer zijn. Welke klopt niet?"), .terms(part.terms),
                .terms(whole.terms))
        case .unitsDiffer(let clash):
            return Sentence(
                Terms("These are in {0}: in which one?", nl: "Dit is in {0}: in welke?"),
                .text(clash.units.joined(separator: ", ")))
        }
    }
}
