package import Foundation

/// What a key result is judged by (Doerr, "Measure What Matters"; the OKR method of Grove).
package enum KeyResultMeasure: Sendable, Hashable {
    /// A figure that is to go from a baseline to a target, up or down; no actual value while it is not measured.
    case metric(baseline: Decimal, target: Decimal, actual: Decimal?)
    /// The share of its milestones that are done, by weight.
    case milestones([Milestone])
    /// Nil while nobody has said.
    case binary(Bool?)

    package struct Milestone: Sendable, Hashable {
        package var isDone: Bool
        package var weight: Decimal

        package init(isDone: Bool, weight: Decimal = 1) {
            self.isDone = isDone
            self.weight = weight
        }
    }
}

/// How far a key result has come, 0...1, exact until it is printed.
package struct KeyResultScore: Sendable, Hashable {
    package var exact: Decimal
    /// What lies outside 0...1 and was cut.
    package var beyond: Beyond?

    package enum Beyond: Sendable, Hashable {
        case target
        /// Worse than where it began.
        case baseline
    }

    package init(_ share: Decimal) {
        exact = share.clampedShare
        beyond = share > 1 ? .target : share < 0 ? .baseline : nil
    }

    package var isReached: Bool { exact == 1 }
    package var band: ScoreBand { ScoreBand(exact) }

    /// Whether to ask for a higher target: reached while less than half of the cycle is over.
    package func isReachedEarly(elapsed: Share) -> Bool { isReached && elapsed.exact < Decimal(1) / 2 }
}

/// What judging a key result came to.
package enum KeyResultOutcome: Sendable, Hashable {
    case scored(KeyResultScore)
    /// Nobody has said how far it is, so that it is left out and said so.
    case unmeasured
    case refused(Refusal)

    package enum Refusal: Sendable, Hashable {
        /// There is no way to go, so that nothing can be a share of it.
        case baselineEqualsTarget(Decimal)
        case noMilestones
        /// Below zero, or all of them zero.
        case weights
    }

    package var score: KeyResultScore? { if case .scored(let score) = self { score } else { nil } }
}

extension KeyResultMeasure {
    /// (actual − baseline) ÷ (target − baseline), which is right for falling figures too; cut to 0...1.
    package var outcome: KeyResultOutcome {
        switch self {
        case .metric(let baseline, let target, let actual):
            if target == baseline { return .refused(.baselineEqualsTarget(target)) }
            return actual.map { .scored(KeyResultScore(($0 - baseline) / (target - baseline))) } ?? .unmeasured
        case .milestones(let milestones):
            guard !milestones.isEmpty else { return .refused(.noMilestones) }
            let weight = milestones.map(\.weight).reduce(0, +)
            guard milestones.allSatisfy({ $0.weight >= 0 }), weight > 0 else { return .refused(.weights) }
            return .scored(KeyResultScore(milestones.filter(\.isDone).map(\.weight).reduce(0, +) / weight))
        case .binary(let isReached):
            return isReached.map { .scored(KeyResultScore($0 ? 1 : 0)) } ?? .unmeasured
        }
    }
}

/// The colours of a score as it is printed, with one decimal: 0.0–0.3, 0.4–0.6, 0.7–1.0.
package enum ScoreBand: String, Sendable, Hashable, CaseIterable {
    case red, yellow, green

    package init(_ score: Decimal) {
        let tenths = score.rounded(places: 1) * 10
        self = tenths <= 3 ? .red : tenths <= 6 ? .yellow : .green
    }
}
