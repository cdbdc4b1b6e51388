/// A word of a line, or a quoted run of words.
package struct Token: Sendable, Hashable {
    /// Without the quotes.
    package let text: Substring
    /// With them: its place in the line.
    package let whole: Substring

    package var isQuoted: Bool { text.startIndex != whole.startIndex }

    /// Splits at blanks; `"…"` and `“…”` hold together where they open and close at a word's border, and `key="…"` too.
    package static func split(_ line: Substring) -> [Token] {
        var tokens: [Token] = []
        var index = line.startIndex
        while index < line.endIndex {
            if line[index].isBlank {
                index = line.index(after: index)
                continue
            }
            if let close = closing(of: line[index]),
                let end = end(ofQuoteAt: index, close: close, in: line)
            {
                tokens.append(
                    Token(text: line[line.index(after: index)..<end], whole: line[index..<line.index(after: end)]))
                index = line.index(after: end)
                continue
            }
            let end = end(ofWordAt: index, in: line)
            tokens.append(Token(text: line[index..<end], whole: line[index..<end]))
            index = end
        }
        return tokens
    }

    private static func end(ofWordAt start: String.Index, in line: Substring) -> String.Index {
        var index = start
        while index < line.endIndex, !line[index].isBlank {
            let character = line[index]
            index = line.index(after: index)
            if character == "=", index < line.endIndex, line[index] == "\"",
                let close = end(ofQuoteAt: index, close: "\"", in: line)
            {
                return line.index(after: close)
            }
        }
        return index
    }

    private static func closing(of quote: Character) -> Character? {
        switch quote {
        case "\"": "\""
        case "“": "”"
        default: nil
        }
    }

    private static func end(ofQuoteAt start: String.Index, close: Character, in line: Substring) -> String.Index? {
        var index = line.index(after: start)
        while index < line.endIndex {
            if line[index] == close {
                let after = line.index(after: index)
                guard after == line.endIndex || line[after].isBlank else { return nil }
                return index
            }
            index = line.index(after: index)
        }
        return nil
    }
}

extension Token {
    /// The person named, for `@lena`, `@lena,` or `@lena:`; nil for anything else.
    package var handle: Handle? {
        guard !isQuoted, text.first == "@" else { return nil }
        return Handle(typed: text.dropFirst())
    }

    package var lowered: String { text.lowercased() }
}

extension Handle {
    /// Reads a typed name without its sign, with the comma or colon that may follow it.
    package init?(typed text: Substring) {
        var name = text
        while let last = name.last, last == "," || last == ":" || last == ";" || last == "." { name = name.dropLast() }
        guard !name.isEmpty, name.count <= 64,
            name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == "." || $0 == "|" }),
            // Marks that do not show would make two names look like one.
            !name.unicodeScalars.contains(where: \.properties.isDefaultIgnorableCodePoint)
        else { return nil }
        self.init(String(name))
    }
}

extension Array {
    /// The element at an index; nil beyond the ends.
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
