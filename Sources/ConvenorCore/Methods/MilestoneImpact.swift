/// Which deliveries move which key results, and how strongly; read forward from given key results, and backward to the
/// key results that deliveries suggest.
package struct MilestoneImpact<ID: Hashable & Comparable & Sendable>: Sendable, Hashable {
    package static var strengths: ClosedRange<Int> { 1...3 }

    package let milestones: [ID]
    /// Key results, or metrics that may become some.
    package let results: [ID]
    private var links: [Link: Int] = [:]

    private struct Link: Sendable, Hashable {
        var milestone: ID
        var result: ID
    }

    package enum Fault: Sendable, Hashable {
        case unknown(ID)
        /// Not 1...3.
        case strength(Int)
    }

    package init(milestones: [ID], results: [ID]) {
        self.milestones = milestones.uniqued
        self.results = results.uniqued
    }

    /// What is said last about a pair counts; a link with a fault changes nothing.
    package mutating func link(_ milestone: ID, to result: ID, strength: Int) -> Fault? {
        guard milestones.contains(milestone) else { return .unknown(milestone) }
        guard results.contains(result) else { return .unknown(result) }
        guard Self.strengths.contains(strength) else { return .strength(strength) }
        links[Link(milestone: milestone, result: result)] = strength
        return nil
    }

    package func strength(of milestone: ID, on result: ID) -> Int? {
        links[Link(milestone: milestone, result: result)]
    }

    /// In the order in which the milestones were given.
    package func milestones(for result: ID) -> [ID] { milestones.filter { strength(of: $0, on: result) != nil } }

    /// How will this move?
    package var unmoved: [ID] { results.filter { milestones(for: $0).isEmpty } }
    /// Why do we do this?
    package var aimless: [ID] { milestones.filter { milestone in !links.keys.contains { $0.milestone == milestone } } }

    package func sum(for result: ID) -> Int { milestones.compactMap { strength(of: $0, on: result) }.reduce(0, +) }

    /// The highest sums first; equals as they were given.
    package var ranked: [ID] {
        results.filter { sum(for: $0) > 0 }.enumerated().sorted {
            (sum(for: $1.element), $0.offset) < (sum(for: $0.element), $1.offset)
        }.map(\.element)
    }

    /// The key results that deliveries suggest, at most so many; equals at the cut are all in or all out and are said.
    package func suggestion(most: Int = ObjectiveScore.mostKeyResults) -> Suggestion {
        let ranked = ranked
        guard ranked.count > most, most > 0 else {
            return Suggestion(results: most > 0 ? ranked : [], tied: [], objectives: most > 0 ? groups(of: ranked) : [])
        }
        let cut = sum(for: ranked[most])
        let taken = Array(ranked.prefix(most))
        guard taken.last.map({ sum(for: $0) == cut }) ?? false else {
            return Suggestion(results: taken, tied: [], objectives: groups(of: taken))
        }
        let clear = taken.filter { sum(for: $0) > cut }
        return Suggestion(results: clear, tied: ranked.filter { sum(for: $0) == cut }, objectives: groups(of: clear))
    }

    package struct Suggestion: Sendable, Hashable {
        package var results: [ID]
        /// Of one sum, not all of which fit: the chair chooses.
        package var tied: [ID]
        package var objectives: [Objective]
    }

    /// Key results that share milestones, directly or through others, and so one objective.
    package struct Objective: Sendable, Hashable {
        package var results: [ID]
        package var milestones: [ID]
        package var sum: Int
    }

    private func groups(of taken: [ID]) -> [Objective] {
        var groups: [(results: [ID], milestones: Set<ID>)] = []
        for result in taken {
            var merged = (results: [result], milestones: Set(milestones(for: result)))
            for group in groups where !group.milestones.isDisjoint(with: merged.milestones) {
                merged.milestones.formUnion(group.milestones)
                merged.results += group.results
            }
            groups.removeAll { !$0.milestones.isDisjoint(with: merged.milestones) }
            groups.append(merged)
        }
        return groups.map { group in
            Objective(
                results: taken.filter(group.results.contains), milestones: milestones.filter(group.milestones.contains),
                sum: group.results.map { sum(for: $0) }.reduce(0, +))
        }.sorted { ($1.sum, $0.results[0]) < ($0.sum, $1.results[0]) }
    }
}
