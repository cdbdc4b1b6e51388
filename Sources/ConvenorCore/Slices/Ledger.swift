/// The alignment ledger: how each goal is carried through to a result, and where the chain breaks.
package struct Ledger: Sendable, Hashable {
    /// One organisational goal with all that serves it; the last chain may have no goal.
    package struct Chain: Sendable, Hashable {
        package var goal: RecordID?
        package var links: [Link]
    }

    /// One record, how deep it stands in its chain, and what is missing after it.
    package struct Link: Sendable, Hashable {
        package var id: RecordID
        package var depth: Int
        package var breaks: [Break]
    }

    package enum Break: String, Sendable, Hashable, Codable {
        case noMarketingGoal, noMetric, noValue, noAdjustment, notAgreed, noAction, noOwner, noDate, overdue,
            servesNothing
    }

    package var chains: [Chain] = []
    package var breaks: Int { chains.reduce(0) { $0 + $1.links.reduce(0) { $0 + $1.breaks.count } } }
}

extension Series {
    package func ledger(now: Moment) -> Ledger {
        var builder = LedgerBuilder(series: self, now: now)
        return builder.build()
    }
}

/// Walks from goals down to actions along the links that records carry.
private struct LedgerBuilder {
    let series: Series
    let now: Moment
    /// For each record what serves it directly, in the order of ids.
    let serving: [RecordID: [Record]]
    var seen: Set<RecordID> = []

    init(series: Series, now: Moment) {
        self.series = series
        self.now = now
        var serving: [RecordID: [Record]] = [:]
        for record in Self.shown(series) {
            for target in record.links ?? [] { serving[target, default: []].append(record) }
        }
        // An impact joins a milestone to the key results that it moves.
        for impact in series.standing(Kind("IM")) {
            let ids = impact.links ?? []
            let milestones = ids.filter { $0.kind == .milestone }.compactMap { series.records[$0] }
            for result in ids where result.kind != .milestone {
                let known = Set((serving[result] ?? []).map(\.id))
                serving[result, default: []] += milestones.filter { !known.contains($0.id) }
            }
        }
        self.serving = serving
    }

    /// What takes part in the ledger: what stands, and the actions and milestones that were done.
    private static func shown(_ series: Series) -> [Record] {
        let kinds: [Kind] = [.marketingGoal, .metric, .gap, .adjustment, .decision, .milestone, .action]
        var found = kinds.flatMap { kind in
            series.all(kind).filter { $0.isStanding || $0.status == .done || $0.id.kind == .decision }
        }
        found += series.standing(.keyResult) + series.standing(.attentionPoint)
        found += IdeaBoard(series).ideas(.now)
        // What those who were asked say of an adjustment is its result.
        return found + series.all(.feedback).filter { $0[.mean] != nil }
    }

    mutating func build() -> Ledger {
        var ledger = Ledger()
        for goal in series.standing(.goal) {
            var links: [Ledger.Link] = []
            walk(goal, depth: 0, into: &links)
            ledger.chains.append(.init(goal: goal.id, links: links))
        }
        var loose: [Ledger.Link] = []
        let shown = Self.shown(series)
        let ids = Set(shown.map(\.id) + series.standing(.goal).map(\.id))
        for record in shown
        where !seen.contains(record.id) && record.id.kind != .feedback {
            // A decision never closes; it is shown for what carries it out, and without that it is the audit's.
            guard record.isStanding || record.id.kind == .decision && serving[record.id] != nil else { continue }
            if record.links?.contains(where: { ids.contains($0) && !seen.contains($0) }) == true { continue }
            walk(record, depth: 0, into: &loose)
        }
        if !loose.isEmpty { ledger.chains.append(.init(goal: nil, links: loose)) }
        return ledger
    }

    private mutating func walk(_ record: Record, depth: Int, into links: inout [Ledger.Link]) {
        guard seen.insert(record.id).inserted else { return }
        let below = serving[record.id] ?? []
        links.append(.init(id: record.id, depth: depth, breaks: breaks(of: record, below: below)))
        for next in below.sorted(by: { order($0) < order($1) }) { walk(next, depth: depth + 1, into: &links) }
    }

    private func order(_ record: Record) -> (Int, Int) {
        let kinds: [Kind] = [
            .keyResult, .marketingGoal, .metric, .gap, .attentionPoint, .idea, .adjustment, .decision, .milestone,
            .action, .feedback,
        ]
        return (kinds.firstIndex(of: record.id.kind) ?? kinds.count, record.id.number)
    }

    private func breaks(of record: Record, below: [Record]) -> [Ledger.Break] {
        let kinds = Set(below.map(\.id.kind))
        let acted = !kinds.isDisjoint(with: [.action, .milestone])
        switch record.id.kind {
        case .goal: return kinds.isDisjoint(with: [.marketingGoal, .keyResult]) ? [.noMarketingGoal] : []
        case .marketingGoal:
            let up = record.links?.contains { $0.kind == .goal } == true
            return (up ? [] : [.servesNothing]) + (kinds.isDisjoint(with: [.metric, .keyResult]) ? [.noMetric] : [])
        case .keyResult where record[Detail("sort")] == "milestone": return []
        case .metric, .keyResult: return record.isMeasured(today: today) ? [] : [.noValue]
        case .attentionPoint: return kinds.contains(.adjustment) || acted ? [] : [.noAdjustment]
        case .idea: return kinds.contains(.adjustment) || acted ? [] : [.noAction]
        case .gap:
            if record.status == .accepted || kinds.contains(.adjustment) || acted { return [] }
            return [.noAdjustment]
        case .adjustment:
            if record.status != .agreed { return record.status == .proposed ? [.notAgreed] : [] }
            return acted || kinds.contains(.decision) && below.contains { hasAction($0) } ? [] : [.noAction]
        case .action:
            guard record.isStanding else { return [] }
            let late = record.due.map { $0.moment < now } == true
            return (record.owner == nil ? [.noOwner] : []) + (record.due == nil ? [.noDate] : [])
                + (late ? [.overdue] : [])
        default: return []
        }
    }

    private var today: Day { (series.meeting.flatMap { Zone($0.zone) } ?? .utc).wall(at: now).day }

    private func hasAction(_ record: Record) -> Bool {
        (serving[record.id] ?? []).contains { $0.id.kind == .action || $0.id.kind == .milestone }
    }
}
