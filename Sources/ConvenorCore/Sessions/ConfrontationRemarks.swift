import Foundation

/// What a confrontation says besides its figures.
extension MethodTable {
    /// Attention points that keep a strategy in focus.
    private static let focus = 3...5

    static func remarks(
        _ result: ConfrontationResult, _ confrontation: Confrontation, _ paper: FactorPaper
    ) -> [Sentence] {
        voters(confrontation) + winner(result) + strongest(result, paper)
    }

    private static func voters(_ confrontation: Confrontation) -> [Sentence] {
        guard !confrontation.voters.isEmpty else {
            return [
                Sentence(
                    Terms(
                        "Nobody has given points yet: confront O1 S1 W2 S2, the strongest first",
                        nl: "Nog niemand gaf punten: confronteer O1 S1 W2 S2, de sterkste eerst"))
            ]
        }
        var remarks = [
            Sentence(
                Terms("Voted: {1} ({0})", nl: "Gestemd: {1} ({0})"), .figure(String(confrontation.voters.count)),
                .text(confrontation.voters.map(\.description).joined(separator: ", ")))
        ]
        for (column, handles) in confrontation.missing.sorted(by: { $0.key < $1.key }) {
            remarks.append(
                Sentence(
                    Terms("{0} still waits for {1}", nl: "{0} wacht nog op {1}"), .text(column.description),
                    .text(handles.map(\.description).joined(separator: ", "))))
        }
        return remarks
    }

    private static func winner(_ result: ConfrontationResult) -> [Sentence] {
        var remarks: [Sentence] = []
        let names = [result.winners, result.weightedWinners].map { $0.map(\.description).joined(separator: ", ") }
        if result.weightsChangeTheWinner, !names.contains("") {
            remarks.append(
                Sentence(
                    Terms(
                        "The weights change the winner from {0} to {1}",
                        nl: "De gewichten veranderen de winnaar van {0} in {1}"),
                    .text(names[0]), .text(names[1])))
        }
        let leading = result.leadingQuadrants
        if let first = leading.first {
            remarks.append(
                leading.count == 1
                    ? Sentence(
                        Terms("{0} leads: {1}", nl: "{0} gaat voorop: {1}"), .text(first.rawValue),
                        .terms(SheetMark.quadrant(first).terms))
                    : Sentence(
                        Terms("{0} share the lead", nl: "{0} delen de eerste plaats"),
                        .text(leading.map(\.rawValue).joined(separator: ", "))))
        }
        return remarks
    }

    /// The pairs that ask for an attention point, ties at the cut all in.
    private static func strongest(_ result: ConfrontationResult, _ paper: FactorPaper) -> [Sentence] {
        var pairs: [ConfrontationResult.Cell] = []
        for place in result.cells where place.value > 0 && pairs.count < focus.lowerBound { pairs += place.items }
        guard let top = pairs.first, let within = paper.record(top.within), let without = paper.record(top.without)
        else { return [] }
        let named = pairs.map { cell in
            "\(cell.within) × \(cell.without) (\((result.weighted[cell] ?? 0).stored(places: nil)))"
        }
        return [
            Sentence(
                Terms(
                    "Strongest pairs: {0}. Ask of each: attention How can we …? for {1} {2}",
                    nl: "Sterkste paren: {0}. Vraag van elk: aandachtspunt Hoe kunnen we …? voor {1} {2}"),
                .text(named.joined(separator: ", ")), .ids([within.id]), .ids([without.id]))
        ]
    }

    /// Whether there are three to five attention points, and which of them nothing follows from.
    static func points(_ series: Series) -> [Sentence] {
        let points = series.standing(Kind("AP"))
        guard !points.isEmpty else { return [] }
        var remarks: [Sentence] = []
        if !focus.contains(points.count) {
            remarks.append(
                Sentence(
                    Terms(
                        "Attention points: {0}; three to five keep a strategy in focus",
                        nl: "Aandachtspunten: {0}; drie tot vijf houden een strategie scherp"),
                    .figure(String(points.count))))
        }
        let followed = Set(
            [Kind.adjustment, .action, .decision, Kind("PG")].flatMap { kind in
                series.all(kind).filter { $0.status != .dropped }.flatMap { $0.links ?? [] }
            })
        let idle = points.map(\.id).filter { !followed.contains($0) }
        if let first = idle.first {
            remarks.append(
                Sentence(
                    Terms(
                        "Nothing follows from {0} yet: adjust … because … for {1}, or action @owner … by … for {1}",
                        nl: "Uit {0} volgt nog niets: adjust … omdat … voor {1}, of actie @eigenaar … voor {1}"),
                    .ids(idle), .ids([first])))
        }
        return remarks
    }
}
