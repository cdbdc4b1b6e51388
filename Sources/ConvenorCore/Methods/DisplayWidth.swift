extension String {
    /// Columns that it takes where all letters have one width, such as a terminal: 2 for wide and fullwidth characters
    /// (UAX #11), 0 for combining marks, 1 for all else; what is drawn as one character (UAX #29) takes 2 at most, and
    /// 2 where it asks for the dress of an emoji (UTS #51). Line breaks and tabs have no width of their own.
    package var displayWidth: Int {
        if utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return utf8.count }
        return reduce(0) { $0 + $1.displayWidth }
    }

    /// On the right, to so many columns; what is as wide already stays.
    func padded(toColumns width: Int, at side: Side) -> String {
        let blanks = String(repeating: " ", count: max(0, width - displayWidth))
        return side == .leading ? self + blanks : blanks + self
    }
}

extension Character {
    package var displayWidth: Int {
        var sum = 0
        for scalar in unicodeScalars {
            if scalar.value == 0xFE0F, unicodeScalars.first?.properties.isEmoji == true { return 2 }
            sum += scalar.displayWidth
        }
        return min(2, sum)
    }
}

extension Unicode.Scalar {
    fileprivate var displayWidth: Int {
        if value < 0x7F { return value < 0x20 ? 0 : 1 }
        if value < 0xA0 { return 0 }
        if isZeroWide { return 0 }
        return WideRanges.contains(value) ? 2 : 1
    }

    private var isZeroWide: Bool {
        // Vowels and final consonants of Hangul stand in the box of the consonant before them.
        if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return true }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator: return true
        // A soft hyphen is seen where it stands, and so are the signs that Arabic and others set under numbers.
        case .format: return value != 0xAD && !properties.isPrependedSign
        default: return false
        }
    }
}

extension Unicode.Scalar.Properties {
    /// Format characters with a shape (Prepended_Concatenation_Mark): those that are not ignored by default.
    fileprivate var isPrependedSign: Bool { !isDefaultIgnorableCodePoint }
}
