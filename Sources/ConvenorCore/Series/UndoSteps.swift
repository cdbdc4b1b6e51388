/// The steps that can be taken back, the newest first.
///
/// A chain that every state of a series shares with the next one: an array of them would be copied by every command,
/// and a copy counts a reference to each step, wherever in memory that is.
package struct UndoSteps: Sendable {
    private final class Link: Sendable {
        let step: UndoStep
        let before: Link?

        init(_ step: UndoStep, before: Link?) {
            self.step = step
            self.before = before
        }
    }

    private var chain: Link?
    private var length = 0
    /// How many of the chain count, from the newest on; `UndoStep.depth` at most.
    package private(set) var count = 0

    package init() {}

    /// The newest step.
    package var newest: UndoStep? { count > 0 ? chain?.step : nil }

    mutating func add(_ step: UndoStep) {
        // What counts no longer is let go in one piece, before the chain is too long to be freed link by link.
        if length == 2 * UndoStep.depth { self = UndoSteps(oldestFirst: Array(self).reversed()) }
        chain = Link(step, before: chain)
        length += 1
        count = Swift.min(count + 1, UndoStep.depth)
    }

    /// Takes the newest step off; nil when there is none.
    mutating func takeNewest() -> UndoStep? {
        guard let step = newest else { return nil }
        chain = chain?.before
        length -= 1
        count -= 1
        return step
    }

    private init(oldestFirst steps: [UndoStep]) {
        for step in steps { add(step) }
    }
}

extension UndoSteps: Sequence {
    package func makeIterator() -> some IteratorProtocol<UndoStep> {
        sequence(state: (chain, count)) { state in
            guard state.1 > 0, let link = state.0 else { return nil }
            state = (link.before, state.1 - 1)
            return link.step
        }
    }
}

/// As a list, the oldest first.
extension UndoSteps: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(oldestFirst: try [UndoStep](from: decoder))
    }

    package func encode(to encoder: any Encoder) throws { try reversed().encode(to: encoder) }
}
