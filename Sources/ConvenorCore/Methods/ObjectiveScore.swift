package import Foundation

/// How far an objective has come: the weighted mean of those of its key results that are scored.
package struct ObjectiveScore: Sendable, Hashable {
    /// Nil while nothing is scored.
    package var exact: Decimal?
    package var scored = 0
    /// Left out, and said so.
    package var unmeasured = 0
    package var refused = 0
    /// Of those scored, how many are there in full.
    package var reached = 0

    /// More than so many are a list, not a focus (Doerr).
    package static let mostKeyResults = 5

    /// A key result of an objective, and how much it counts beside the others.
    package struct Part: Sendable, Hashable {
        package var outcome: KeyResultOutcome
        package var weight: Decimal

        package init(_ outcome: KeyResultOutcome, weight: Decimal = 1) {
            self.outcome = outcome
            self.weight = weight
        }
    }

    /// One that weighs less than nothing is refused with the others.
    package init(_ parts: [Part]) {
        var sum: Decimal = 0
        var weight: Decimal = 0
        for part in parts {
            switch part.outcome {
            case .scored(let score) where part.weight >= 0:
                scored += 1
                if score.isReached { reached += 1 }
                sum += score.exact * part.weight
                weight += part.weight
            case .unmeasured: unmeasured += 1
            case .scored, .refused: refused += 1
            }
        }
        exact = sum.divided(by: weight)
    }

    package var keyResults: Int { scored + unmeasured + refused }
    /// How many there are too many.
    package var excess: Int { max(0, keyResults - Self.mostKeyResults) }

    /// As it is printed: one decimal.
    package var printed: Decimal? { exact?.rounded(places: 1) }
    /// Of what is printed, so that a score and its colour never contradict each other.
    package var band: ScoreBand? { exact.map(ScoreBand.init) }

    /// Of a committed objective, which is met in full or not at all: 0.8 is a miss. Nil while all that is scored is
    /// reached and something is not scored.
    package var isMet: Bool? {
        if reached < scored { return false }
        return scored == 0 || scored < keyResults ? nil : true
    }
}

/// What an objective promises: delivery in full, or a stretch of which seven tenths are a success.
package enum Commitment: String, Sendable, Hashable, CaseIterable {
    case committed, aspirational
}
