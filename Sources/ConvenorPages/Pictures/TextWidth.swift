import ConvenorCore

/// How wide a text will be about, in a font that nobody knows: by the wider of those that the pages ask for.
extension String {
    /// - Parameter size: of the font, in units of the drawing.
    func width(size: Int, isStrong: Bool = false) -> Length {
        let hundredths = reduce(0) { $0 + $1.hundredths }
        return Length(tenths: (hundredths * size * (isStrong ? 11 : 10) + 99) / 100)
    }

    /// Whole if it has so many columns at most and fits; else as much as fits and three points.
    func cut(columns: Int, width limit: Length, size: Int = 13) -> String {
        let text = cleaned
        if text.displayWidth <= columns, text.width(size: size) <= limit { return text }
        var kept = ""
        var used = 1
        let most = limit - "…".width(size: size)
        for character in text {
            used += character.displayWidth
            guard used <= columns, (kept + String(character)).width(size: size) <= most else { break }
            kept.append(character)
        }
        while kept.last == " " { kept.removeLast() }
        return kept + "…"
    }
}

extension Character {
    /// Hundredths of the font's size.
    fileprivate var hundredths: Int {
        switch displayWidth {
        case 0: return 0
        case 2: return 105
        default: break
        }
        if "ijlI|.,:;'! \u{2002}".contains(self) { return 35 }
        if "mwMW@%".contains(self) { return 95 }
        return isUppercase ? 70 : 62
    }
}
