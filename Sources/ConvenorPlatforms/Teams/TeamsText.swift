import ConvenorEngine

/// What Teams makes of a typed line: HTML in which the first `<at>` is Convenor's own name.
enum TeamsText {
    /// - `mentions` gives the id of who stands in an `<at>` element, by all that it holds.
    static func pieces(_ html: String, mentions: [String: String]) -> [TextPiece] {
        var pieces: [TextPiece] = []
        var rest = html[...]
        var isOwn = true
        while let start = rest.firstRange(of: "<at"), let open = rest[start.upperBound...].firstIndex(of: ">"),
            let end = rest[open...].firstRange(of: "</at>")
        {
            pieces.append(.text(plain(rest[..<start.lowerBound])))
            let inside = rest[rest.index(after: open)..<end.lowerBound]
            if !isOwn {
                let name = plain(inside)
                pieces.append(mentions[String(inside)].map { .mention(id: $0, name: name) } ?? .text("@" + name))
            }
            isOwn = false
            rest = rest[end.upperBound...]
        }
        pieces.append(.text(plain(rest)))
        return pieces.trimmed()
    }

    /// Tags go, those that end a line leave a blank; entities become what they stand for.
    static func plain(_ html: Substring) -> String {
        var text = ""
        var rest = html
        while let at = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
            text += rest[..<at]
            rest = rest[at...]
            if rest.first == "<", let end = rest.firstIndex(of: ">"), isTag(rest[..<end]) {
                if text.last != " ", breaks(rest[..<end]) { text += " " }
                rest = rest[rest.index(after: end)...]
            } else if rest.first == "&", let end = rest.prefix(12).firstIndex(of: ";"),
                let character = entity(rest[..<end].dropFirst())
            {
                text.append(character)
                rest = rest[rest.index(after: end)...]
            } else {
                text.append(rest.removeFirst())
            }
        }
        return (text + rest).replacing("\u{A0}", with: " ")
    }

    private static func isTag(_ open: Substring) -> Bool {
        open.dropFirst().first.map { $0.isLetter || $0 == "/" || $0 == "!" } ?? false
    }

    private static func breaks(_ open: Substring) -> Bool {
        let name = open.drop { $0 == "<" || $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
        return ["br", "p", "div", "li", "tr"].contains(name)
    }

    private static func entity(_ name: Substring) -> Character? {
        if name.first == "#" {
            let digits = name.dropFirst()
            let isHex = digits.first == "x" || digits.first == "X"
            let value = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return value.flatMap { Unicode.Scalar($0) }.map { Character($0) }
        }
        return ["nbsp": " ", "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"][name]
    }
}
