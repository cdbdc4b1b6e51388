/// How a budget is made (Pyhrr's zero-base budgeting; last year's with a change; on what it returns).
package enum BudgetKind: String, Sendable, Hashable, CaseIterable {
    /// Every item is justified from nothing.
    case zeroBased
    /// The last one, with a change.
    case incremental
    /// By what it returns.
    case dynamic
}

/// A budget spread over teams and periods, which is held against its amount.
package struct BudgetSpread: Sendable, Hashable {
    package var amount: Amount
    package private(set) var cells: [Cell] = []

    package struct Cell: Sendable, Hashable {
        package var team: String
        package var period: Period
        package var amount: Amount
    }

    package init(amount: Amount) { self.amount = amount }

    /// In the place of what this team had in this period.
    package mutating func set(_ amount: Amount, team: String, period: Period) {
        let cell = Cell(team: team, period: period, amount: amount)
        if let index = cells.firstIndex(where: { $0.team == team && $0.period == period }) {
            cells[index] = cell
        } else {
            cells.append(cell)
        }
    }

    /// Its parts sum up to the amount of the team, to the smallest unit.
    package mutating func set(_ amount: Amount, team: String, evenlyOver periods: [Period], places: Int = 2) {
        for (period, part) in zip(periods, amount.spread(over: periods.count, places: places)) {
            set(part, team: team, period: period)
        }
    }

    /// In the order in which they were first named.
    package var teams: [String] { cells.map(\.team).uniqued }
    /// From the first to the last.
    package var periods: [Period] { cells.map(\.period).uniqued.sorted { $0.first < $1.first } }

    package func amount(team: String, period: Period) -> Amount? {
        cells.first { $0.team == team && $0.period == period }?.amount
    }

    package func sum(team: String) -> Result<Amount, UnitClash> {
        Amount.sum(cells.filter { $0.team == team }.map(\.amount))
    }

    package func sum(period: Period) -> Result<Amount, UnitClash> {
        Amount.sum(cells.filter { $0.period == period }.map(\.amount))
    }

    package var check: Result<SumCheck, UnitClash> { SumCheck.check(cells.map(\.amount), against: amount) }
}

/// An item of a budget, with what it was before and why it is wanted.
package struct BudgetLine: Sendable, Hashable {
    package var name: String
    package var amount: Amount
    package var before: Amount?
    package var because: String?

    package init(_ name: String, _ amount: Amount, before: Amount? = nil, because: String? = nil) {
        self.name = name
        self.amount = amount
        self.before = before
        self.because = because
    }

    package var growth: Result<Share, RatioGap> { Ratio.growth(from: before, to: amount) }

    /// Whether it lacks what its kind of budget stands on: a reason, or what there was before.
    package func isUnfounded(in kind: BudgetKind) -> Bool {
        switch kind {
        case .zeroBased, .dynamic: because?.isEmpty ?? true
        case .incremental: before == nil
        }
    }
}

extension Array where Element: Hashable {
    /// Each of them once, where it first stood.
    var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
