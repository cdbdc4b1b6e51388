/// What speaks against a strategy as it stands: made up, contradicting itself, not carried out.
///
/// Counts what stands and every decision, and says which are the worst. It reads the state and no journal.
package struct Audit: Sendable {
    package var shares: AuditShares
    package var items: [Item] = []

    /// Something that speaks against it.
    package struct Item: Sendable, Hashable {
        package var sort: Sort
        package var id: RecordID
        package var text: String
        /// The series, where there are several.
        package var series: String?
        /// Days past its date, or since it was decided.
        package var days: Int?
        /// The goal that it stands in conflict with.
        package var other: RecordID?
    }

    package enum Sort: String, Sendable, Hashable, CaseIterable {
        case assumption, orphan, conflict, undone, overdue
    }

    /// - Parameter series: as its readers may see it; private and confidential records are not part of an audit.
    package init(of series: Series, now: Moment, today: Day, isNamed: Bool = false) {
        let gathering = AuditGathering(series: series, now: now, today: today)
        let parts: [(Sort, (whole: Int, items: [Item]))] = [
            (.assumption, gathering.assumptions()), (.orphan, gathering.orphans()), (.conflict, gathering.conflicts()),
            (.undone, gathering.undone()), (.overdue, gathering.overdue()),
        ]
        var counted: [Sort: CountedShare] = [:]
        for (sort, part) in parts {
            counted[sort] = CountedShare(part.items.count, of: part.whole)
            items += part.items
        }
        shares = AuditShares(counted)
        if isNamed { for index in items.indices { items[index].series = series.title } }
    }

    /// Over several series together.
    package init(_ audits: [Audit]) {
        var counted: [Sort: CountedShare] = [:]
        for sort in Sort.allCases {
            let parts = audits.map { $0.shares[sort] }
            counted[sort] = CountedShare(parts.map(\.count).reduce(0, +), of: parts.map(\.whole).reduce(0, +))
        }
        shares = AuditShares(counted)
        items = audits.flatMap(\.items)
    }

    /// How many of each sort are named.
    package static let named = 3

    /// The oldest first.
    package func worst(_ sort: Sort) -> [Item] {
        let all = items.filter { $0.sort == sort }
        let sorted = all.sorted { ($1.days ?? 0, $0.series ?? "", $0.id) < ($0.days ?? 0, $1.series ?? "", $1.id) }
        return Array(sorted.prefix(Self.named))
    }
}

extension AuditShares {
    fileprivate init(_ counted: [Audit.Sort: CountedShare]) {
        let none = CountedShare(0, of: 0)
        self.init(
            assumptions: counted[.assumption] ?? none, orphans: counted[.orphan] ?? none,
            conflicts: counted[.conflict] ?? none, undone: counted[.undone] ?? none, overdue: counted[.overdue] ?? none)
    }

    package subscript(_ sort: Audit.Sort) -> CountedShare {
        switch sort {
        case .assumption: assumptions
        case .orphan: orphans
        case .conflict: conflicts
        case .undone: undone
        case .overdue: overdue
        }
    }
}

/// Goes through the records of one series.
private struct AuditGathering {
    let series: Series
    let now: Moment
    let today: Day
    let goals: [Record]
    private let zone: Zone

    init(series: Series, now: Moment, today: Day) {
        self.series = series
        self.now = now
        self.today = today
        goals = series.standing(.goal) + series.standing(.marketingGoal)
        zone = series.meeting.flatMap { Zone($0.zone) } ?? .utc
    }

    private func item(_ sort: Audit.Sort, _ record: Record, since day: Day? = nil) -> Audit.Item {
        .init(
            sort: sort, id: record.id, text: record.text,
            days: day.map { today.daysSince1970 - $0.daysSince1970 })
    }

    /// Claims that nobody says the source of, or of which somebody says that they are assumed.
    func assumptions() -> (whole: Int, items: [Audit.Item]) {
        let claims = KindRow.kinds.flatMap { series.standing($0) }.filter(\.isClaim)
        return (claims.count, claims.filter { !$0.isGrounded }.map { item(.assumption, $0) })
    }

    /// Goals that nothing supports, and marketing goals that support none.
    func orphans() -> (whole: Int, items: [Audit.Item]) {
        let serving = [Kind.marketingGoal, .metric, .keyResult, .adjustment].flatMap { series.standing($0) }
        let supported = Set(serving.flatMap { $0.links ?? [] })
        let found = goals.filter { goal in
            goal.id.kind == .goal
                ? !supported.contains(goal.id) : goal.links?.contains { $0.kind == .goal } != true
        }
        return (goals.count, found.map { item(.orphan, $0) })
    }

    /// Both ends of what `set O1 conflicts=O2` says.
    func conflicts() -> (whole: Int, items: [Audit.Item]) {
        var found: [RecordID: RecordID] = [:]
        let standing = Set(goals.map(\.id))
        for goal in goals {
            for other in goal.conflicts where standing.contains(other) && other != goal.id {
                found[goal.id] = found[goal.id] ?? other
                found[other] = found[other] ?? goal.id
            }
        }
        let items = goals.filter { found[$0.id] != nil }.map { goal in
            var item = item(.conflict, goal)
            item.other = found[goal.id]
            return item
        }
        return (goals.count, items)
    }

    /// Decisions that no action or milestone serves, however it ended.
    func undone() -> (whole: Int, items: [Audit.Item]) {
        let decisions = series.all(.decision).filter { $0.status == .open }
        let carried = Set((series.all(.action) + series.all(.milestone)).flatMap { $0.links ?? [] })
        let found = decisions.filter { !carried.contains($0.id) }
        return (decisions.count, found.map { item(.undone, $0, since: zone.wall(at: $0.at).day) })
    }

    func overdue() -> (whole: Int, items: [Audit.Item]) {
        let open = series.standing(.action)
        let late = open.compactMap { action -> Audit.Item? in
            guard let due = action.due, due.isPast(at: now) else { return nil }
            return item(.overdue, action, since: due.wall.day)
        }
        return (open.count, late)
    }
}

extension Record {
    /// Other goals that it stands in the way of, or they of it.
    fileprivate var conflicts: [RecordID] {
        let words = (self[Detail("conflicts")] ?? "").split { $0 == " " || $0 == "," }
        return words.compactMap { RecordID($0) }
    }

    /// Says something of the world that may be known or assumed.
    fileprivate var isClaim: Bool {
        if Kind.measured.contains(id.kind) { return self[.actual] != nil }
        guard let form = Forms.of(id.kind) else { return false }
        return form.clauses.contains(.evidence)
            || form.fields.contains { $0.detail == .source || $0.detail == Self.basis }
    }

    fileprivate var isGrounded: Bool {
        if self[.source] == "assumption" { return false }
        return self[.source] != nil || self[.evidence] != nil || self[Self.basis] == "data"
    }

    private static let basis = Detail("basis")
}
