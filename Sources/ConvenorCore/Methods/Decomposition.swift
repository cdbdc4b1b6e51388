import Foundation

/// A growth goal and the parts that it is split into: +10 % of 4.2 M = 420 k from A 250 k and C 170 k.
package struct Decomposition: Sendable, Hashable {
    package var goal: Amount
    package var parts: [Part]

    package struct Part: Sendable, Hashable {
        /// What it comes from: a programme, a segment, a team.
        package var name: String
        package var amount: Amount

        package init(_ name: String, _ amount: Amount) {
            self.name = name
            self.amount = amount
        }
    }

    package init(goal: Amount, parts: [Part]) {
        self.goal = goal
        self.parts = parts
    }

    /// The goal is so much more of what there is; `rate` 0.1 is ten per cent.
    package init(growing base: Amount, by rate: Share, parts: [Part]) {
        self.init(goal: Amount(base.value * rate.exact, unit: base.unit), parts: parts)
    }

    package var check: Result<SumCheck, UnitClash> { SumCheck.check(parts.map(\.amount), against: goal) }

    /// What each part is of the goal, in their order.
    package var shares: [Result<Share, RatioGap>] { parts.map { Ratio.share(of: $0.amount, in: goal) } }
}
