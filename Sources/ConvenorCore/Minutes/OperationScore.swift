/// How many of the planned actions were done by the first date that was agreed: a figure of the team, never of a
/// person.
package struct OperationScore: Sendable, Hashable {
    /// Actions whose first date has passed; 0 means that nothing was planned.
    package var planned: Int
    package var kept: Int

    package init(planned: Int, kept: Int) {
        self.planned = planned
        self.kept = kept
    }

    /// Nil when nothing was planned.
    package var percent: Int? { planned == 0 ? nil : (kept * 100 + planned / 2) / planned }
}

extension Series {
    /// The score at a moment. An action that was dropped before its first date was no plan any more; one that was
    /// dropped
    /// after it is a promise not kept.
    package func operationScore(now: Moment) -> OperationScore {
        var score = OperationScore(planned: 0, kept: 0)
        for action in all(.action) {
            guard let first = action.firstDue, first.isPast(at: now) else { continue }
            let closed = action.closedAt
            let inTime = closed.map { !first.isPast(at: $0) } ?? false
            if action.status != .done, action.status != .open, action.status != .blocked, inTime { continue }
            score.planned += 1
            if action.status == .done, inTime { score.kept += 1 }
        }
        return score
    }
}

extension Deadline {
    /// A date without an hour holds until its day is over, whatever hour stands in for it.
    package func isPast(at moment: Moment) -> Bool {
        guard !hasTime, let zone = Zone(zone) else { return moment > self.moment }
        return zone.wall(at: moment).day > wall.day
    }
}
