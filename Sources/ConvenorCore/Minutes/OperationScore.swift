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

/// The score of a stretch of time, with why what was missed was missed.
package struct OperationReport: Sendable, Hashable {
    /// Nil for all time.
    package var period: Period?
    package var score = OperationScore(planned: 0, kept: 0)
    /// By first date.
    package var misses: [Miss] = []

    package struct Miss: Sendable, Hashable {
        package var id: RecordID
        package var reason: Reason
    }

    package enum Reason: Sendable, Hashable {
        case blocked(because: String?)
        case dropped(because: String?)
        /// To another date than the first.
        case moved(because: String?)
        /// Done after its first date, with what had been in the way.
        case late(on: Moment, because: String?)
        /// Open, with how far it is said to be.
        case unfinished(percent: Int)
        /// Open, and nobody has said why.
        case silent
    }
}

extension Series {
    /// The score at a moment. An action that was dropped before its first date was no plan any more; one that was
    /// dropped after it is a promise not kept.
    package func operationScore(now: Moment) -> OperationScore { operation(in: nil, now: now).score }

    /// The score of the actions whose first date lies in a period, and has passed.
    package func operation(in period: Period?, now: Moment) -> OperationReport {
        var report = OperationReport(period: period)
        let days = period.map { $0.first...max($0.first, $0.last) }
        var missed: [(Deadline, OperationReport.Miss)] = []
        for action in all(.action) {
            guard let first = action.firstDue, first.isPast(at: now), days?.contains(first.wall.day) ?? true else {
                continue
            }
            let inTime = action.closedAt.map { !first.isPast(at: $0) } ?? false
            if action.status != .done, action.status != .open, action.status != .blocked, inTime { continue }
            report.score.planned += 1
            if action.status == .done, inTime {
                report.score.kept += 1
            } else {
                missed.append((first, .init(id: action.id, reason: action.missReason)))
            }
        }
        report.misses = missed.sorted { ($0.0.moment, $0.1.id) < ($1.0.moment, $1.1.id) }.map(\.1)
        return report
    }
}

extension Record {
    fileprivate var missReason: OperationReport.Reason {
        switch status {
        case .blocked: return .blocked(because: self[.obstacle])
        case .done:
            if let closed = closedAt { return .late(on: closed, because: self[.moved] ?? self[.obstacle]) }
            return .silent
        case .open:
            if due != firstDue { return .moved(because: self[.moved]) }
            return percent.map { .unfinished(percent: $0) } ?? .silent
        default: return .dropped(because: self[.because])
        }
    }
}

extension Deadline {
    /// A date without an hour holds until its day is over, whatever hour stands in for it.
    package func isPast(at moment: Moment) -> Bool {
        guard !hasTime, let zone = Zone(zone) else { return moment > self.moment }
        return zone.wall(at: moment).day > wall.day
    }
}
