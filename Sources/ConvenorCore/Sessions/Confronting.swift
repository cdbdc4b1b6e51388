/// Points that one voter gives to inner factors in the light of an outer one: `confront SW3 SW2 SW1 SW4`.
enum Confronting {
    static let verb = Verb(
        "confront", ["confronteer"], group: .strategy, usage: "confront O1 S1 W2 S2 | confront O1 S1=3 W2=1",
        examples: ["confront O1 S1 W1", "confront O1 S1=3 W2=0"], needs: .meeting, kinds: [Kind("SW")], decide: confront
    )

    static func confront(_ ask: Ask) throws(Stop) -> Decision {
        let paper = FactorPaper(ask.series)
        var named: [Factor] = []
        var cells: [Int] = []
        for token in ask.tokens {
            let parts = token.text.split(separator: "=", omittingEmptySubsequences: false)
            let word = parts.first.map { $0.filter { $0 != ":" && $0 != "," } } ?? ""
            guard let factor = RecordID(word).flatMap({ paper.factor($0) }) ?? Factor(word),
                paper.record(factor) != nil,
                parts.count <= 2, parts.count == 1 || Int(parts[1]) != nil
            else {
                throw .refused(.notAChoice(String(token.text), choices: paper.factors.map(\.factor.description)))
            }
            named.append(factor)
            if parts.count == 2 { cells += Int(parts[1]).map { [$0] } ?? [] }
        }
        guard let column = named.first else { throw .refused(.missing(.ballot, verb: ask.verb)) }
        try judge(Array(named.dropFirst()), cells, on: column, paper, ask)
        let ids = named.compactMap { paper.record($0)?.id }
        let stored = cells.isEmpty ? nil : cells.map(String.init).joined(separator: " ")
        let before = ask.series.standing(Kind("CB")).first {
            $0.by == ask.scene.speaker && $0.links?.first == ids.first
        }
        let text = named.map(\.description).joined(separator: " ")
        if let before {
            let changes: [Change] = [.text(text), .links(ids), .detail(name: Detail("cells"), value: stored)]
            return Decision([.recordChanged(id: before.id, changes: changes)], say: [.card(before.id)])
        }
        var draft = Draft(kind: Kind("CB"))
        draft.text = text
        draft.links = ids
        draft.details[Detail("cells")] = stored
        let record = ask.series.record(from: draft, ask)
        return Decision([.recordAdded(record: record)], say: [.card(record.id)])
    }

    /// All voters use one scale: an order of three, or 0 to 3 for each cell.
    private static func judge(
        _ rows: [Factor], _ cells: [Int], on column: Factor, _ paper: FactorPaper, _ ask: Ask
    ) throws(Stop) {
        let others = ask.series.standing(Kind("CB")).filter {
            $0.by != ask.scene.speaker || $0.links?.first != paper.record(column)?.id
        }
        let isByCell = !cells.isEmpty
        if let other = others.first, (other[Detail("cells")] != nil) != isByCell {
            throw .refused(
                .form(
                    .method(
                        Sentence(
                            Terms(
                                "{0} is on the other scale: all give an order (O1 S1 W2 S2), or all a figure (O1 S1=3 W2=0)",
                                nl:
                                    "{0} staat op de andere schaal: allen een volgorde (O1 S1 W2 S2), of allen een cijfer (O1 S1=3 W2=0)"
                            ),
                            .ids([other.id])))))
        }
        var confrontation = Confrontation(paper.factors.map(\.factor), scale: isByCell ? .zeroToThree : .threeTwoOne)
        var faults: [BallotFault] = []
        if column.pillar.isInternal {
            faults = [.notExternal(column)]
        } else if isByCell, cells.count != rows.count {
            faults = [.count(given: cells.count, needed: rows.count)]
        } else if isByCell {
            let points = Dictionary(zip(rows, cells), uniquingKeysWith: { $1 })
            faults = confrontation.cast(points: points, on: column, by: ask.scene.speaker)
        } else {
            faults = confrontation.cast(rows, on: column, by: ask.scene.speaker)
        }
        if let fault = faults.first { throw .refused(.form(.method(sentence(for: fault)))) }
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
