import Glibc

/// How many columns text takes on a terminal.
enum DisplayWidth {
    /// None for marks that combine, two for East Asian and pictures (UAX 11), else one.
    static func columns(of text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
    }

    static func columns(of scalar: Unicode.Scalar) -> Int {
        if (0x20..<0x7F).contains(scalar.value) { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return isWide(scalar) ? 2 : 1
        }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            true
        default: scalar.properties.isEmojiPresentation
        }
    }

    /// How many rows below its first one a line's end stands, when drawn from column 0 on so many columns.
    static func rows(of line: String, columns width: Int) -> Int {
        var row = 0
        var column = 0
        for scalar in line.unicodeScalars {
            let wide = columns(of: scalar)
            // A wide character that does not fit moves to the next row whole.
            if column + wide > width { (row, column) = (row + 1, 0) }
            column += wide
            if column >= width { (row, column) = (row + 1, 0) }
        }
        return row
    }
}

/// The character set of the process: without it libedit drops what is not ASCII and widths are unknown.
enum ConsoleLocale {
    /// The environment's, or C.UTF-8 where that is no UTF-8, because the console is.
    static let prepare: Void = {
        setlocale(LC_CTYPE, "")
        if let codeset = nl_langinfo(Int32(CODESET)), String(cString: codeset) == "UTF-8" { return }
        setlocale(LC_CTYPE, "C.UTF-8")
    }()
}
