/// A line of a SWOT by its pillar and number: `S1`, `T2`.
package struct Factor: Hashable, Comparable, Sendable, CustomStringConvertible {
    package var pillar: Pillar
    package var number: Int

    package enum Pillar: String, Sendable, Hashable, CaseIterable, Comparable {
        case strength = "S"
        case weakness = "W"
        case opportunity = "O"
        case threat = "T"

        /// Of the organisation itself; the others are of the world around it.
        package var isInternal: Bool { self == .strength || self == .weakness }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
        package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
    }

    package init(_ pillar: Pillar, _ number: Int) {
        self.pillar = pillar
        self.number = number
    }

    /// Reads `S1` or `w2`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        guard let pillar = text.first.flatMap({ Pillar(rawValue: $0.uppercased()) }), text.count < 8,
            text.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(text.dropFirst()), number > 0
        else { return nil }
        self.init(pillar, number)
    }

    package static func < (a: Self, b: Self) -> Bool { (a.pillar, a.number) < (b.pillar, b.number) }
    package var description: String { pillar.rawValue + String(number) }
}

/// What a meeting of an internal with an external factor asks for (Weihrich's TOWS matrix, 1982).
package enum Quadrant: String, Sendable, Hashable, CaseIterable {
    /// A strength takes an opportunity.
    case attack = "SO"
    /// A strength meets a threat.
    case defend = "ST"
    /// A weakness stands before an opportunity.
    case strengthen = "WO"
    /// A weakness stands before a threat.
    case withdraw = "WT"

    package init(within: Factor, without: Factor) {
        let isStrong = within.pillar == .strength
        self =
            without.pillar == .opportunity ? (isStrong ? .attack : .strengthen) : (isStrong ? .defend : .withdraw)
    }
}
