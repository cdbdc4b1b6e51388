/// What people can do and what the plan needs of them, each 0...3.
package struct Capability: Sendable, Hashable {
    package static let levels = 0...3

    package var name: String
    /// Nil while nobody has said.
    package var have: Int?
    package var need: Int?

    /// Nil for a level that is not on the scale.
    package init?(_ name: String, have: Int?, need: Int?) {
        guard [have, need].compactMap({ $0 }).allSatisfy(Self.levels.contains) else { return nil }
        self.name = name
        self.have = have
        self.need = need
    }

    /// Need less have; below zero, more is there than is needed.
    package var gap: Int? {
        guard let have, let need else { return nil }
        return need - have
    }
}

/// Which capabilities lack most.
package struct CapabilityGaps: Sendable, Hashable {
    /// The widest gap first; among equals what is needed most, then as they were written down.
    package var lacking: [Capability]
    package var sufficient: [Capability]
    package var unrated: [Capability]

    package init(_ capabilities: [Capability]) {
        let ranked = capabilities.enumerated().sorted { a, b in
            let (first, second) = (a.element, b.element)
            return (second.gap ?? 0, second.need ?? 0, a.offset) < (first.gap ?? 0, first.need ?? 0, b.offset)
        }.map(\.element)
        lacking = ranked.filter { ($0.gap ?? 0) > 0 }
        sufficient = capabilities.filter { $0.gap.map { $0 <= 0 } ?? false }
        unrated = capabilities.filter { $0.gap == nil }
    }
}
