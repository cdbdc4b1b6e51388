package import Foundation

/// How far work has come beside how much of its time is over. Behind and far ahead both ask for a change of the plan.
package enum Pace: Sendable, Hashable {
    case behind, inTime, farAhead

    /// The performance gap: behind by more than so many points of a hundred.
    package static let slack: Decimal = 10
    /// Further ahead than so many points, the plan was too easy or the measure is wrong.
    package static let lead: Decimal = 20

    package init(done: Share, elapsed: Share) {
        let points = (done.exact - elapsed.exact) * 100
        self = points < -Self.slack ? .behind : points > Self.lead ? .farAhead : .inTime
    }
}

/// How sure people are of a key result, 0...10, beside its score.
///
/// A milestone that is late takes its strength on the key result off the confidence, never off the score: what was
/// reached stays reached.
package struct KeyResultConfidence: Sendable, Hashable {
    /// Nil while nobody has said.
    package var said: Int?
    /// Strengths, 1...3, of the late milestones that it hangs on.
    package var late: [Int]

    package init(said: Int?, late: [Int]) {
        self.said = said
        self.late = late
    }

    package var now: Int? { said.map { max(0, $0 - late.reduce(0, +)) } }
}
