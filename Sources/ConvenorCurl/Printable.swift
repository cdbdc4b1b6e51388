/// Text without the characters that steer terminals, logs and mail readers.
enum Printable {
    /// Keeps line feeds and tabs; every kind of line end becomes a line feed.
    static func text(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            if scalar == "\r" {
                kept.append("\n")
            } else if scalar == "\n" {
                if previous != "\r" { kept.append("\n") }
            } else if scalar == "\t" || !isControl(scalar) {
                kept.append(scalar)
            }
        }
        return String(kept)
    }

    /// One line: every control character becomes a space.
    static func line(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { kept.append(isControl(scalar) ? " " : scalar) }
        return String(kept)
    }

    /// C0, DEL and C1, and the two separators that some readers take for line ends.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: true
        default: false
        }
    }
}
