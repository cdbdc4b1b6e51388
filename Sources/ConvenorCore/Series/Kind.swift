/// A kind of record that a series collects: the letters of its ids, which never change.
///
/// Those that the engine knows by name stand here; methods bring kinds of their own, each a `Form`. What there is to know
/// of one is its row of the kind table. A journal may hold letters without a row, of a method that is there no longer.
package struct Kind: Hashable, Sendable {
    /// Up to four letters, eight bits each, the first one highest.
    private let packed: UInt32

    package static let goal = Kind("O")
    package static let marketingGoal = Kind("M")
    package static let metric = Kind("K")
    package static let gap = Kind("G")
    package static let adjustment = Kind("X")
    package static let decision = Kind("D")
    package static let action = Kind("A")
    package static let milestone = Kind("MS")
    package static let idea = Kind("I")
    package static let prep = Kind("P")
    package static let checkIn = Kind("C")
    package static let feedback = Kind("F")
    package static let note = Kind("N")
    package static let parked = Kind("Q")
    package static let takeaway = Kind("T")
    package static let link = Kind("L")

    /// - Parameter letters: one to four, `A` to `Z`.
    package init(_ letters: StaticString) {
        var packed: UInt32 = 0
        letters.withUTF8Buffer { bytes in
            for byte in bytes.prefix(4) { packed = packed << 8 | UInt32(byte) }
        }
        self.packed = packed
    }
}

extension Kind: RawRepresentable, Codable, CodingKeyRepresentable, CaseIterable {
    package var rawValue: String {
        var text = ""
        for shift in [24, 16, 8, 0] {
            let byte = UInt8(truncatingIfNeeded: packed >> UInt32(shift))
            if byte != 0 { text.unicodeScalars.append(Unicode.Scalar(byte)) }
        }
        return text
    }

    package init?(rawValue: String) {
        guard (1...4).contains(rawValue.utf8.count), rawValue.utf8.allSatisfy({ (65...90).contains($0) }) else {
            return nil
        }
        packed = rawValue.utf8.reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Nil for letters that no row of the kind table has, in either case.
    package init?(typed letters: some StringProtocol) {
        self.init(rawValue: letters.uppercased())
        guard KindRow.isKnown(self) else { return nil }
    }

    /// In the order of the kind table.
    package static var allCases: [Kind] { KindRow.kinds }
}
