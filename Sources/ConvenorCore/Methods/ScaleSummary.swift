package import Foundation

/// What scores on a scale of whole numbers come to, such as the return on time invested, 1...5.
package struct ScaleSummary: Sendable, Hashable {
    package var count: Int
    /// How often each was given.
    package var counts: [Int: Int]
    /// Nil without a score, like all that follows.
    package var mean: Decimal?
    /// The middle one, or half-way between the two middle ones.
    package var median: Decimal?
    package var lowest: Int?
    package var highest: Int?

    package init(_ scores: [Int]) {
        let sorted = scores.sorted()
        count = sorted.count
        counts = Dictionary(sorted.map { ($0, 1) }, uniquingKeysWith: +)
        mean = sorted.map { Decimal($0) }.reduce(0, +).divided(by: Decimal(count))
        (lowest, highest) = (sorted.first, sorted.last)
        if !sorted.isEmpty { median = (Decimal(sorted[(count - 1) / 2]) + Decimal(sorted[count / 2])) / 2 }
    }

    /// Highest less lowest.
    package var spread: Int? {
        guard let lowest, let highest else { return nil }
        return highest - lowest
    }
}
