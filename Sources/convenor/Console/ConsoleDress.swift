/// How text looks on the console: harmless, no wider than the terminal, and modestly coloured.
package struct ConsoleDress: Sendable {
    let isColoured: Bool
    let isLabel: @Sendable (Substring) -> Bool

    /// One or two capitals and a number, such as `A7` or `MS1`.
    package static let looksLikeLabel: @Sendable (Substring) -> Bool = { word in
        let letters = word.prefix { ("A"..."Z").contains($0) }
        let digits = word.dropFirst(letters.count)
        return (1...2).contains(letters.count) && (1...9).contains(digits.count) && digits.first != "0"
            && digits.allSatisfy { ("0"..."9").contains($0) }
    }

    /// The text as it is written, with a line end; `width` in columns, nil where lines are left as they are.
    func dressed(_ text: String, width: Int?) -> String {
        var lines = Self.clean(text).split(separator: "\n", omittingEmptySubsequences: false)
        while lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
        let isTitled = lines.count > 1
        var result = ""
        for (index, line) in lines.enumerated() {
            for piece in width.map({ Self.wrapped(line, width: $0) }) ?? [String(line)] {
                result += isColoured ? coloured(piece, isTitle: index == 0 && isTitled) : piece
                result += "\n"
            }
        }
        return result
    }

    /// Takes out what could move the cursor, change colours or turn the reading direction; a tab becomes a blank.
    static func clean(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A: result.append(scalar)
            case 0x09: result.append(" ")
            case 0x2028, 0x2029: result.append("\n")
            // C0 and C1 controls (ECMA-48) and the explicit directions of Unicode (UAX 9).
            case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: break
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Breaks a line at blanks, each further piece set in like the first; a word wider than the line stays whole.
    static func wrapped(_ line: Substring, width: Int) -> [String] {
        guard DisplayWidth.columns(of: line) > width else { return [String(line)] }
        let indent = String(line.prefix { $0 == " " }.prefix(width / 2))
        var pieces: [String] = []
        var piece = indent
        var columns = indent.count
        var isEmpty = true
        for word in line.drop(while: { $0 == " " }).split(separator: " ", omittingEmptySubsequences: false) {
            let wide = DisplayWidth.columns(of: word)
            if !isEmpty && columns + 1 + wide > width {
                pieces.append(piece)
                (piece, columns, isEmpty) = (indent, indent.count, true)
                if word.isEmpty { continue }
            }
            piece += isEmpty ? "\(word)" : " \(word)"
            columns += wide + (isEmpty ? 0 : 1)
            isEmpty = false
        }
        return isEmpty ? pieces : pieces + [piece]
    }

    private func coloured(_ line: String, isTitle: Bool) -> String {
        var result = ""
        var rest = line[...]
        while !rest.isEmpty {
            let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            result += isLabel(word) ? "\u{1B}[36m\(word)\u{1B}[39m" : "\(word)"
            rest = rest[word.endIndex...]
            let gap = rest.prefix { !($0.isLetter || $0.isNumber || $0 == "_") }
            result += gap
            rest = rest[gap.endIndex...]
        }
        return isTitle && !line.isEmpty ? "\u{1B}[1m\(result)\u{1B}[22m" : result
    }
}
