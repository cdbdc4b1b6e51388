import ConvenorEngine

/// The text that Slack delivers: mentions, channels and links in angle brackets, and three characters escaped
/// (docs.slack.dev, "Formatting text for app surfaces").
enum SlackText {
    /// As somebody typed it, with the mentions of people kept apart.
    static func pieces(_ text: String) -> [TextPiece] {
        var (pieces, plain, rest) = ([TextPiece](), "", text[...])
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            plain += unescaped(rest[..<open])
            let mark = rest[rest.index(after: open)..<close]
            rest = rest[rest.index(after: close)...]
            guard let mention = mention(mark) else {
                plain += words(for: mark)
                continue
            }
            if !plain.isEmpty { pieces.append(.text(plain)) }
            plain = ""
            pieces.append(mention)
        }
        plain += unescaped(rest)
        return plain.isEmpty ? pieces : pieces + [.text(plain)]
    }

    /// Without the first mention of one of these, the blanks around the whole, and the colon or comma after a name
    /// that somebody is called by.
    static func pieces(_ pieces: [TextPiece], addressedTo own: (String) -> Bool) -> [TextPiece] {
        var pieces = pieces
        let index = pieces.firstIndex { if case .mention(let id, _) = $0 { own(id) } else { false } }
        if let index {
            pieces.remove(at: index)
            let isCalled = pieces[..<index].allSatisfy { if case .text(let text) = $0 { isBlank(text) } else { false } }
            if isCalled, pieces.indices.contains(index), case .text(let text) = pieces[index] {
                pieces[index] = .text(String(text.withoutAddressMark))
            }
        }
        return pieces.trimmed()
    }

    private static func unescaped(_ text: Substring) -> String {
        guard text.contains("&") else { return String(text) }
        return String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }

    /// `@U012ABCDEF` or `@U012ABCDEF|name`.
    private static func mention(_ mark: Substring) -> TextPiece? {
        guard mark.hasPrefix("@") else { return nil }
        let (target, label) = halves(mark.dropFirst())
        return .mention(id: String(target), name: label.map(unescaped) ?? String(target))
    }

    private static func words(for mark: Substring) -> String {
        let (target, label) = halves(mark)
        let shown = label.map(unescaped)
        switch target.first {
        case "#": return "#" + (shown ?? String(target.dropFirst()))
        case "!":
            // <!here>, <!subteam^S012|@team>, <!date^1392734382^…|a fallback>
            let name = target.dropFirst().prefix { $0 != "^" }
            if ["here", "channel", "everyone"].contains(name) { return "@\(name)" }
            // A group is no person, and would be taken for one by its sign.
            return String((shown ?? String(name)).drop { $0 == "@" })
        default: return link(to: unescaped(target), shown: shown)
        }
    }

    /// What Slack made a link of by itself is what was typed; else the words, and where they lead.
    private static func link(to target: String, shown: String?) -> String {
        guard let shown else { return target }
        let bare = target.hasSuffix("/") && !shown.hasSuffix("/") ? String(target.dropLast()) : target
        return bare.hasSuffix(shown) ? shown : "\(shown) (\(target))"
    }

    private static func halves(_ mark: Substring) -> (Substring, Substring?) {
        let halves = mark.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        return (halves[0], halves.count > 1 && !halves[1].isEmpty ? halves[1] : nil)
    }

    private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
}
