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
                remarks: paper.legend + paper.struckBallots(drawing.series)
                    + remarks(result, confrontation, paper) + points(drawing.series))
        })
}

/// The factors of a series under the names of the method: the first strength is S1, whatever its id.
struct FactorPaper {
    let factors: [(factor: Factor, record: Record)]

    /// What was struck keeps its number, so that a name never means another factor.
    init(_ series: Series) {
        var counts: [Factor.Pillar: Int] = [:]
        factors = series.all(Kind("SW")).compactMap { record in
            guard let pillar = Factor.Pillar(stored: record[Detail("pillar")]) else { return nil }
            counts[pillar, default: 0] += 1
            return record.isStanding ? (Factor(pillar, counts[pillar] ?? 1), record) : nil
        }
    }

    func factor(_ id: RecordID) -> Factor? { factors.first { $0.record.id == id }?.factor }
    func record(_ factor: Factor) -> Record? { factors.first { $0.factor == factor }?.record }

    func confrontation(_ series: Series) -> Confrontation {
        let ballots = series.standing(Kind("CB"))
        let isByCell = ballots.contains { $0[Detail("cells")] != nil }
        var confrontation = Confrontation(factors.map(\.factor), scale: isByCell ? .zeroToThree : .threeTwoOne)
        for (factor, record) in factors {
            if let weight = record.amount(Detail("weight"))?.value { _ = confrontation.weigh(factor, by: weight) }
        }
        for ballot in ballots {
            let named = (ballot.links ?? []).compactMap { factor($0) }
            guard let column = named.first, named.count == ballot.links?.count else { continue }
            let rows = Array(named.dropFirst())
            let cells = (ballot[Detail("cells")] ?? "").split(separator: " ").compactMap { Int($0) }
            if isByCell {
                guard cells.count == rows.count else { continue }
                let points = Dictionary(zip(rows, cells), uniquingKeysWith: { $1 })
                _ = confrontation.cast(points: points, on: column, by: ballot.by)
            } else {
                _ = confrontation.cast(rows, on: column, by: ballot.by)
            }
        }
        return confrontation
    }

    /// Who gave points to a factor that was struck since: they do not count, whatever else they gave with them.
    func struckBallots(_ series: Series) -> [Sentence] {
        series.standing(Kind("CB")).compactMap { ballot in
            let struck = (ballot.links ?? []).filter { factor($0) == nil }
            guard !struck.isEmpty else { return nil }
            return Sentence(
                Terms(
                    "{0} of {1} does not count, for {2} is struck: confront again",
                    nl: "{0} van {1} telt niet mee, want {2} is geschrapt: confronteer opnieuw"),
                .ids([ballot.id]), .person(ballot.by), .ids(struck))
        }
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
