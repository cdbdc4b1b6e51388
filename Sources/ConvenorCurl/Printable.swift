/// Text without the characters that steer terminals, logs and mail readers.
enum Printable {
    /// Keeps line feeds and tabs; every kind of line end becomes a line feed.
    static func text(_ text: String) -> String {
        if isClean(text) { return text }
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
        if isClean(text), !text.utf8.contains(where: { $0 < 0x20 }) { return text }
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { kept.append(isControl(scalar) ? " " : scalar) }
        return String(kept)
    }

    /// Whether there is nothing to take away but line feeds and tabs; a look at bytes, since most texts are.
    private static func isClean(_ text: String) -> Bool {
        var (before, previous): (UInt8, UInt8) = (0, 0)
        for byte in text.utf8 {
            switch byte {
            case 0x09, 0x0A: break
            case 0..<0x20, 0x7F: return false
            // C1 is C2 80 to C2 9F in UTF-8, the separators are E2 80 A8 and E2 80 A9.
            case 0x80...0x9F where previous == 0xC2: return false
            case 0xA8...0xA9 where before == 0xE2 && previous == 0x80: return false
            default: break
            }
            (before, previous) = (previous, byte)
        }
        return true
    }

    /// C0, DEL and C1, and the two separators that some readers take for line ends.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: true
        default: false
        }
    }
}
