/// The words of an HTML part, a line a block, without what was quoted: for mails that bring no plain text.
enum HTMLWords {
    /// With everything inside them left out.
    private static let dropped: Set<String> = ["style", "script", "head", "title", "blockquote"]
    private static let blocks: Set<String> = ["p", "div", "br", "li", "tr", "hr", "h1", "h2", "h3", "pre", "table"]
    private static let entities = ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "nbsp": " ", "apos": "'"]

    static func text(of html: String) -> String {
        var words = ""
        var inside: [String] = []
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            if inside.isEmpty { words += decoded(rest[..<open]) }
            rest = rest[rest.index(after: open)...]
            if rest.hasPrefix("!--") {
                rest = rest.firstRange(of: "-->").map { rest[$0.upperBound...] } ?? ""
                continue
            }
            guard let close = rest.firstIndex(of: ">") else { return words }
            let isEnd = rest.first == "/"
            let name = rest[..<close].drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
            rest = rest[rest.index(after: close)...]
            if dropped.contains(name) {
                if !isEnd { inside.append(name) } else if inside.last == name { inside.removeLast() }
            }
            if inside.isEmpty, blocks.contains(name) { words += "\n" }
        }
        return inside.isEmpty ? words + decoded(rest) : words
    }

    /// Line ends of the source are blanks; a reference that is not known stays as it stands.
    private static func decoded(_ text: Substring) -> String {
        var words = ""
        var rest = text[...]
        while let sign = rest.firstIndex(of: "&") {
            words += rest[..<sign]
            rest = rest[sign...]
            let name = rest.dropFirst().prefix(8).prefix { $0 != ";" }
            guard rest[name.endIndex...].first == ";", let word = word(for: name) else {
                words += "&"
                rest = rest.dropFirst()
                continue
            }
            words += word
            rest = rest[name.endIndex...].dropFirst()
        }
        return (words + rest).replacing(/\s+/, with: " ")
    }

    private static func word(for name: Substring) -> String? {
        guard name.first == "#" else { return entities[String(name)] }
        let digits = name.dropFirst()
        let number = digits.first?.lowercased() == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
}
