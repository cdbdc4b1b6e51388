import ConvenorCore

extension Seen {
    /// The chains from goals to actions without the breaks that only the reader's role makes: who is kept informed sees no
    /// metric, so that a goal without one is no break to them.
    func ledger(now: Moment) -> Ledger {
        var ledger = series.ledger(now: now)
        guard reader.cut == .outcome else { return ledger }
        for chain in ledger.chains.indices {
            for link in ledger.chains[chain].links.indices {
                ledger.chains[chain].links[link].breaks.removeAll { $0 == .noMetric || $0 == .noValue }
            }
        }
        return ledger
    }
}

extension SeriesView {
    var ledger: Ledger { seen.ledger(now: sight.now) }

    /// What is missing after a record.
    func word(for breakage: Ledger.Break, of record: Record) -> String {
        if breakage == .overdue, let due = record.due, let late = LateWords(of: due, sight) { return late.text }
        if breakage == .noValue, record.measuredOn != nil {
            return sight.say(Terms("its value is too old", nl: "de waarde is te oud"))
        }
        return sight.words.word(for: breakage)
    }
}

extension Ledger {
    /// Goals whose chain has a break, and how many goals there are.
    var broken: (goals: Int, of: Int) {
        let goals = chains.filter { $0.goal != nil }
        return (goals.filter { $0.links.contains { !$0.breaks.isEmpty } }.count, goals.count)
    }
}
