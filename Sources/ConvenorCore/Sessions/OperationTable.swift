extension MethodTable {
    /// The operation score of a period with why promises were missed: `table operation last quarter`.
    static let operation = MethodTable(
        word: "operation", aliases: ["uitvoering"],
        purpose: Terms(
            "the operation score of a period and the reasons of its misses",
            nl: "de uitvoeringsscore van een periode en de redenen van het missen"),
        kinds: [.action], isInMinutes: false,
        draw: { drawing in
            let period = PastPeriod.read(drawing.said, today: drawing.today)
            if period == nil, !drawing.said.isEmpty { return nil }
            let score = drawing.series.periodScore(in: period, now: drawing.now) {
                MissCause(stored: $0[Detail("missed")])
            }
            guard !drawing.series.all(.action).isEmpty else { return nil }
            let rows = score.causes.map { counted in
                Sheet.Row([.mark(.cause(counted.cause)), .number(counted.count)])
            }
            let misses = drawing.series.operation(in: period, now: drawing.now).misses.map(\.id)
            let open = misses.filter { drawing.series.records[$0]?[Detail("missed")] == nil }
            let sheet = Sheet(.operation, columns: [.init(.word(.cause)), .init(.word(.count), .number)], rows: rows)
            return Drawn(rows.isEmpty ? [] : [sheet], remarks: remarks(score, open))
        })

    private static func remarks(_ score: PeriodScore, _ unexplained: [RecordID]) -> [Sentence] {
        var remarks: [Sentence] = []
        if let percent = score.score.percent {
            remarks.append(
                Sentence(
                    Terms(
                        "{0}: {1} of {2} done by the first agreed date",
                        nl: "{0}: {1} van {2} af op de eerst afgesproken datum"),
                    .figure(String(percent), unit: "%"), .figure(String(score.score.kept)),
                    .figure(String(score.score.planned))))
        } else {
            remarks.append(Sentence(Terms("Nothing planned", nl: "Niets gepland")))
        }
        if score.moved > 0 {
            remarks.append(
                Sentence(
                    Terms(
                        "Given another date: {0}; kept then: {1}",
                        nl: "Kregen een andere datum: {0}; toen gehaald: {1}"),
                    .figure(String(score.moved)), .figure(String(score.keptAfterMove))))
        }
        if !unexplained.isEmpty {
            remarks.append(
                Sentence(
                    Terms(
                        "Missed without a reason: {0}. set {1} missed=input-late, overloaded, …",
                        nl: "Gemist zonder reden: {0}. zet {1} gemist=invoer-laat, overbelast, …"),
                    .ids(unexplained), .ids(Array(unexplained.prefix(1)))))
        }
        if score.undated > 0 {
            remarks.append(
                Sentence(
                    Terms(
                        "Actions without a date, not counted: {0}", nl: "Acties zonder datum, niet meegeteld: {0}"),
                    .figure(String(score.undated))))
        }
        return remarks
    }
}
