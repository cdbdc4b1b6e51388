import Foundation

/// What the scores of an objective ask or warn of.
extension ObjectiveLine {
    func remarks(_ today: Day) -> [Sentence] {
        results.compactMap { $0.staleRemark(in: goal.id) } + [unmeasured, refused, excess].compactMap { $0 }
            + time(today) + results.compactMap(\.lateness)
    }

    private var unmeasured: Sentence? {
        let ids = results.filter { $0.outcome == .unmeasured && $0.staleSince == nil }.map(\.record.id)
        return ids.isEmpty
            ? nil
            : Sentence(
                Terms(
                    "{0}: left out of {1} for want of a baseline, a target or a value",
                    nl: "{0}: telt niet mee in {1}, want er is geen begin, doel of waarde"),
                .ids(ids), .ids([goal.id]))
    }

    private var refused: Sentence? {
        let ids = results.filter { $0.outcome.score == nil && $0.outcome != .unmeasured }.map(\.record.id)
        return ids.isEmpty
            ? nil
            : Sentence(
                Terms(
                    "{0}: baseline and target, or its weights, leave nothing to score",
                    nl: "{0}: begin en doel, of de gewichten, laten niets te scoren over"),
                .ids(ids))
    }

    private var excess: Sentence? {
        score.excess == 0
            ? nil
            : Sentence(
                Terms(
                    "{0} has {1} key results; five at most keep it clear",
                    nl: "{0} heeft {1} kernresultaten; hooguit vijf houdt het helder"),
                .ids([goal.id]), .figure(String(score.keyResults)))
    }

    /// Held against the time that is over: what lags behind it, and what was reached too soon.
    private func time(_ today: Day) -> [Sentence] {
        guard let elapsed = elapsed(today) else { return [] }
        var remarks: [Sentence] = []
        for line in results {
            guard let score = line.outcome.score else { continue }
            if score.isReachedEarly(elapsed: elapsed) {
                remarks.append(
                    Sentence(
                        Terms("{0} is there already: raise the target?", nl: "{0} is er al: het doel hoger?"),
                        .ids([line.record.id])))
            } else if elapsed.exact < 1, Pace(done: Share(score.exact), elapsed: elapsed) == .behind {
                remarks.append(
                    Sentence(
                        Terms(
                            "{0} lags: {1} of the way, {2} of the time",
                            nl: "{0} loopt achter: {1} van de weg, {2} van de tijd"),
                        .ids([line.record.id]), .figure("\(Share(score.exact).percent())", unit: "%"),
                        .figure("\(elapsed.percent())", unit: "%")))
            }
        }
        return remarks
    }
}

extension KeyResultLine {
    /// What a late milestone takes from the confidence; the score stays.
    fileprivate var lateness: Sentence? {
        guard !late.isEmpty else { return nil }
        guard let said = confidence.said, let now = confidence.now else {
            return Sentence(
                Terms(
                    "{0} hangs on {1}, late. How sure are you? set {0} confidence=0-10",
                    nl: "{0} hangt aan {1}, te laat. Hoe zeker ben je? zet {0} vertrouwen=0-10"),
                .ids([record.id]), .ids(late))
        }
        return Sentence(
            Terms(
                "{0} hangs on {1}, late: confidence {2} becomes {3}, the score stays",
                nl: "{0} hangt aan {1}, te laat: vertrouwen {2} wordt {3}, de score blijft"),
            .ids([record.id]), .ids(late), .figure(String(said)), .figure(String(now)))
    }
}
