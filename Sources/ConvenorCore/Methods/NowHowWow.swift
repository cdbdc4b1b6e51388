package import Foundation

/// Where an idea belongs by how new and how easy it is (the COCD box; Byttebier and Vullings, "Creativity Today").
package enum IdeaPlace: String, Sendable, Hashable, CaseIterable {
    /// Normal and easy: becomes actions at once.
    case now
    /// Original and hard: goes on the roadmap.
    case how
    /// Original and easy: for this cycle.
    case wow
    /// Normal and hard.
    case parked

    package init(_ originality: Originality, _ feasibility: Feasibility) {
        self =
            switch (originality, feasibility) {
            case (.normal, .easy): .now
            case (.original, .easy): .wow
            case (.original, .hard): .how
            case (.normal, .hard): .parked
            }
    }
}

package enum Originality: String, Sendable, Hashable, CaseIterable {
    case normal, original
}

package enum Feasibility: String, Sendable, Hashable, CaseIterable {
    case hard, easy
}

/// The two scales that ideas are voted on, 1...5: 5 is most original, and easiest.
package enum IdeaScale: String, Sendable, Hashable, CaseIterable {
    case originality, feasibility

    package static let points = 1...5
    package static let midpoint = 3
}

/// What voters gave an idea; the last vote of a person on a scale counts.
package struct IdeaVotes: Sendable, Hashable {
    private var given: [IdeaScale: [Handle: Int]] = [:]

    package init() {}

    /// False for points that are not on the scale, which change nothing.
    package mutating func vote(_ points: Int, on scale: IdeaScale, by voter: Handle) -> Bool {
        guard IdeaScale.points.contains(points) else { return false }
        given[scale, default: [:]][voter] = points
        return true
    }

    package func count(_ scale: IdeaScale) -> Int { given[scale]?.count ?? 0 }

    /// Nil while nobody has voted.
    package func mean(_ scale: IdeaScale) -> Decimal? {
        let points = given[scale].map { Array($0.values) } ?? []
        return Decimal(points.reduce(0, +)).divided(by: Decimal(points.count))
    }

    package enum Sorted: Sendable, Hashable {
        case placed(IdeaPlace)
        /// The mean on these scales is the midpoint itself, so that the chair decides.
        case tied([IdeaScale])
        /// Nobody has voted on these.
        case unvoted([IdeaScale])
    }

    /// Cut at the midpoint, by sums, so that no mean is rounded before it is compared.
    package var sorted: Sorted {
        let unvoted = IdeaScale.allCases.filter { count($0) == 0 }
        if !unvoted.isEmpty { return .unvoted(unvoted) }
        let tied = IdeaScale.allCases.filter { lead($0) == 0 }
        if !tied.isEmpty { return .tied(tied) }
        return .placed(
            IdeaPlace(lead(.originality) > 0 ? .original : .normal, lead(.feasibility) > 0 ? .easy : .hard))
    }

    /// Points above what the midpoint from every voter would be.
    private func lead(_ scale: IdeaScale) -> Int {
        given[scale].map { $0.values.reduce(0, +) - IdeaScale.midpoint * $0.count } ?? 0
    }
}
