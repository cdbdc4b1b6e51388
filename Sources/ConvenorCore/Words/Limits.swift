/// How much a line may hold; more is refused whole, so that nothing is cut silently.
package enum Limits {
    /// Characters of a record's text.
    package static let text = 2_000
    /// Bytes of a whole line.
    package static let line = 16_384
    /// Bytes of a table of values.
    package static let table = 262_144

    /// As the journal keeps what was typed: of a table that is longer than a line, its beginning, for all its values
    /// stand in the events.
    package static func kept(_ line: String) -> String {
        line.utf8.count <= Limits.line ? line : line.prefix(200) + " …"
    }

    static func bytes(of line: String) -> Int {
        Importing.values.isOpened(by: line) ? table : Limits.line
    }
}

extension String {
    /// Without control characters and with single blanks: what a record stores.
    package var cleaned: String {
        if isPlain { return self }
        var result = ""
        result.reserveCapacity(utf8.count)
        var blank = false
        for scalar in unicodeScalars {
            if scalar.properties.isWhitespace || scalar.value < 0x20 {
                blank = !result.isEmpty
            } else if scalar.value == 0x7F || (0x80...0x9F).contains(scalar.value) || scalar.isDirectionControl {
                continue
            } else {
                if blank { result.unicodeScalars.append(" ") }
                blank = false
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Printable ASCII with single blanks inside: nearly every line, and clean as it stands.
    private var isPlain: Bool {
        let blank = UInt8(ascii: " ")
        var last = blank
        for byte in utf8 {
            if !(0x20...0x7E).contains(byte) || (byte == blank && last == blank) { return false }
            last = byte
        }
        return last != blank || isEmpty
    }
}

extension Unicode.Scalar {
    /// Marks that turn the direction of text round, with which a line could show other than what it says (UAX #9).
    var isDirectionControl: Bool {
        (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value) || value == 0xFEFF
    }
}
