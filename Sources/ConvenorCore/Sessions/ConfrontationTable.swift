import Foundation

extension MethodTable {
    /// Inner factors against outer ones, by the points that voters gave.
    static let confrontation = MethodTable(
        word: "confrontation", aliases: ["confrontatie"],
        purpose: Terms(
            "strengths and weaknesses against opportunities and threats",
            nl: "sterktes en zwaktes tegen kansen en bedreigingen"),
        draw: { drawing in
            let paper = FactorPaper(drawing.series)
            let confrontation = paper.confrontation(drawing.series)
            guard !confrontation.opportunitiesAndThreats.isEmpty, !confrontation.strengthsAndWeaknesses.isEmpty else {
                return nil
            }
            let result = ConfrontationResult(confrontation)
            return Drawn(
                [result.sheet { confrontation.weight(of: $0) }, result.quadrantSheet],
                remarks: paper.legend + remarks(result, paper))
        })

    private static func remarks(_ result: ConfrontationResult, _ paper: FactorPaper) -> [Sentence] {
        var remarks: [Sentence] = []
        if result.weightsChangeTheWinner, let first = result.winners.first, let second = result.weightedWinners.first {
            remarks.append(
                Sentence(
                    Terms(
                        "The weights change the winner from {0} to {1}",
                        nl: "De gewichten veranderen de winnaar van {0} in {1}"),
                    .text(first.description), .text(second.description)))
        }
        return remarks
    }
}

/// The factors of a series under the names of the method: the first strength is S1, whatever its id.
struct FactorPaper {
    let factors: [(factor: Factor, record: Record)]

    init(_ series: Series) {
        var counts: [Factor.Pillar: Int] = [:]
        factors = series.standing(Kind("SW")).compactMap { record in
            guard let pillar = Factor.Pillar(stored: record[Detail("pillar")]) else { return nil }
            counts[pillar, default: 0] += 1
            return (Factor(pillar, counts[pillar] ?? 1), record)
        }
    }

    func factor(_ id: RecordID) -> Factor? { factors.first { $0.record.id == id }?.factor }
    func record(_ factor: Factor) -> Record? { factors.first { $0.factor == factor }?.record }

    func confrontation(_ series: Series) -> Confrontation {
        var confrontation = Confrontation(factors.map(\.factor))
        for (factor, record) in factors {
            if let weight = record.amount(Detail("weight"))?.value { _ = confrontation.weigh(factor, by: weight) }
        }
        for ballot in series.standing(Kind("CB")) {
            let named = (ballot.links ?? []).compactMap { factor($0) }
            guard let column = named.first else { continue }
            _ = confrontation.cast(Array(named.dropFirst()), on: column, by: ballot.by)
        }
        return confrontation
    }

    /// What each name stands for.
    var legend: [Sentence] {
        factors.sorted { $0.factor < $1.factor }.map { factor, record in
            Sentence(
                Terms("{0} is {1}: {2}", nl: "{0} is {1}: {2}"), .text(factor.description), .ids([record.id]),
                .text(record.text))
        }
    }
}

extension Factor.Pillar {
    init?(stored word: String?) {
        switch word {
        case "strength": self = .strength
        case "weakness": self = .weakness
        case "opportunity": self = .opportunity
        case "threat": self = .threat
        default: return nil
        }
    }
}

/// Points that one voter gives to inner factors in the light of an outer one: `confront SW3 SW2 SW1 SW4`.
enum Confronting {
    static let verb = Verb(
        "confront", ["confronteer"], group: .strategy, usage: "confront O1 S1 W2 S2",
        examples: ["confront O1 S1 W1"], needs: .meeting, kinds: [Kind("SW")], decide: confront)

    static func confront(_ ask: Ask) throws(Stop) -> Decision {
        let paper = FactorPaper(ask.series)
        var named: [Factor] = []
        for token in ask.tokens {
            let word = token.text.filter { $0 != ":" && $0 != "," }
            guard let factor = RecordID(word).flatMap({ paper.factor($0) }) ?? Factor(word), paper.record(factor) != nil
            else {
                throw .refused(.notAChoice(String(token.text), choices: paper.factors.map(\.factor.description)))
            }
            named.append(factor)
        }
        guard let column = named.first else { throw .refused(.missing(.ballot, verb: ask.verb)) }
        var confrontation = paper.confrontation(ask.series)
        let faults = confrontation.cast(Array(named.dropFirst()), on: column, by: ask.scene.speaker)
        if let fault = faults.first { throw .refused(.form(.method(sentence(for: fault)))) }
        let ids = named.compactMap { paper.record($0)?.id }
        let before = ask.series.standing(Kind("CB")).first {
            $0.by == ask.scene.speaker && $0.links?.first == ids.first
        }
        if let before {
            return Decision([.recordChanged(id: before.id, changes: [.links(ids)])], say: [.card(before.id)])
        }
        var draft = Draft(kind: Kind("CB"))
        draft.text = named.map(\.description).joined(separator: " ")
        draft.links = ids
        let record = ask.series.record(from: draft, ask)
        return Decision([.recordAdded(record: record)], say: [.card(record.id)])
    }

    private static func sentence(for fault: BallotFault) -> Sentence {
        switch fault {
        case .notExternal(let factor):
            Sentence(
                Terms(
                    "{0} is of your own house; begin with an opportunity or a threat",
                    nl: "{0} is van het eigen huis; begin met een kans of bedreiging"),
                .text(factor.description))
        case .notInternal(let factor):
            Sentence(
                Terms(
                    "{0} is of the world outside; points go to strengths and weaknesses",
                    nl: "{0} is van buiten; punten gaan naar sterktes en zwaktes"),
                .text(factor.description))
        case .namedTwice(let factor):
            Sentence(Terms("{0} is named twice", nl: "{0} staat er twee keer"), .text(factor.description))
        case .count(let given, let needed):
            Sentence(
                Terms(
                    "That is {0}; name {1}, the strongest first", nl: "Dat zijn er {0}; noem er {1}, de sterkste eerst"),
                .figure(String(given)), .figure(String(needed)))
        case .offScale(let factor, let points):
            Sentence(
                Terms("{0} points for {1} are not on the scale", nl: "{0} punten voor {1} vallen buiten de schaal"),
                .figure(String(points)), .text(factor.description))
        case .notGiven(let points):
            Sentence(
                Terms("{0} points are given to nothing", nl: "{0} punten gaan naar niets"), .figure(String(points)))
        }
    }
}
