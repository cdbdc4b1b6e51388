/// Why a promise was missed: one reason each (the reasons for variance of the Last Planner System; Ballard, 2000).
package enum MissCause: String, Sendable, Hashable, CaseIterable {
    case inputLate, overloaded, priorityChanged, underestimated, technical, external, other
}

/// The percent plan complete of a period (Ballard, "The Last Planner System of Production Control", 2000) with what
/// stands beside it: moves, what had no date, and the ranked reasons of the misses.
package struct PeriodScore: Sendable, Hashable {
    package var score: OperationScore
    /// Planned actions that were given another date, and how many of them were done by the last one.
    package var moved = 0
    package var keptAfterMove = 0
    /// Actions without a date, which no score can judge.
    package var undated = 0
    /// The most frequent first; equals in the order of the causes.
    package var causes: [Counted] = []
    /// Misses that nobody has given a reason for.
    package var unexplained = 0

    package struct Counted: Sendable, Hashable {
        package var cause: MissCause
        package var count: Int
    }

    package init(score: OperationScore, causes misses: [MissCause?]) {
        self.score = score
        unexplained = misses.filter { $0 == nil }.count
        causes = MissCause.allCases.map { cause in Counted(cause: cause, count: misses.filter { $0 == cause }.count) }
            .filter { $0.count > 0 }.enumerated()
            .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
    }
}

extension Series {
    /// The operation score of a period with all that is said beside it; nil for all time.
    package func periodScore(in period: Period?, now: Moment, cause: (Record) -> MissCause?) -> PeriodScore {
        let report = operation(in: period, now: now)
        var result = PeriodScore(score: report.score, causes: report.misses.map { records[$0.id].flatMap(cause) })
        let days = period.map { $0.first...max($0.first, $0.last) }
        for action in all(.action) {
            guard let first = action.firstDue else {
                if action.isStanding { result.undated += 1 }
                continue
            }
            guard let due = action.due, due != first, first.isPast(at: now), days?.contains(first.wall.day) ?? true,
                action.isStanding || action.status == .done
            else { continue }
            result.moved += 1
            if action.status == .done, let closed = action.closedAt, !due.isPast(at: closed) {
                result.keptAfterMove += 1
            }
        }
        return result
    }
}
