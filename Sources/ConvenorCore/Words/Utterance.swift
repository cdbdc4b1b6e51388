/// A line with its dress taken off: whose words it is, which verb it begins with, and what follows.
package struct Utterance: Sendable {
    /// Somebody else whose words the line gives: `@ana: idea …`.
    package var speaker: Handle?
    /// Lower case, without punctuation: `action`, `next!`, `q+`.
    package var verb: String
    /// Everything after the verb.
    package var rest: Substring
    /// The whole line without speaker and dress, for putting it back together.
    package var body: Substring
    package var privacy: Privacy?
    /// Written in the manner of other bots: `#action …` or `- todo: …`.
    package var isDialect = false

    /// Nil for a line without a word in it.
    package init?(_ line: String) {
        var body = Substring(line).trimmed()
        guard !body.isEmpty else { return nil }
        body = Utterance.withoutAddress(body)
        guard !body.isEmpty else { return nil }
        if let (handle, after) = Utterance.spokenFor(body) {
            speaker = handle
            body = after
        }
        if let first = body.first, first == "!" || first == "#" || first == "/",
            let next = body.dropFirst().first, next.isLetter || first == "!" && next.isBlank
        {
            isDialect = first == "#"
            body = body.dropFirst().trimmed()
        } else if body.hasPrefix("- ") || body.hasPrefix("* ") {
            let after = body.dropFirst(2).trimmed()
            if let colon = after.firstIndex(of: ":"), after[..<colon].allSatisfy({ $0.isLetter }) {
                isDialect = true
                body = after
            }
        }
        (privacy, body) = Utterance.takePrivacy(body)
        guard !body.isEmpty else { return nil }
        self.body = body
        (verb, rest) = Utterance.splitVerb(body)
    }

    /// Takes off `/convenor`, `@convenor`, `convenor:` and the like.
    private static func withoutAddress(_ body: Substring) -> Substring {
        let end = body.firstIndex(where: \.isBlank) ?? body.endIndex
        var word = body[..<end]
        while let last = word.last, last == ":" || last == "," { word = word.dropLast() }
        let bare = word.lowercased()
        guard bare == "/convenor" || bare == "@convenor" || (bare == "convenor" && word.endIndex != end) else {
            return body
        }
        return body[end...].trimmed()
    }

    private static func spokenFor(_ body: Substring) -> (Handle, Substring)? {
        guard body.first == "@", let colon = body.firstIndex(of: ":"),
            !body[..<colon].contains(where: \.isBlank), let handle = Handle(typed: body[..<colon].dropFirst())
        else { return nil }
        let after = body[body.index(after: colon)...].trimmed()
        return after.isEmpty ? nil : (handle, after)
    }

    private static func takePrivacy(_ body: Substring) -> (Privacy?, Substring) {
        let (word, after) = Utterance.splitVerb(body)
        switch word {
        case "private", "privé",
            "prive" where !after.isEmpty:
            return (.private, after)
        case "confidential",
            "vertrouwelijk" where !after.isEmpty:
            let (role, rest) = Utterance.splitVerb(after)
            if let named = Role(typed: role), !rest.isEmpty { return (.confidential(named), rest) }
            return (.confidential(.chair), after)
        default:
            return (nil, body)
        }
    }

    /// The first word in lower case without the punctuation after it, and what follows.
    static func splitVerb(_ body: Substring) -> (String, Substring) {
        let end = body.firstIndex(where: \.isBlank) ?? body.endIndex
        var word = body[..<end]
        while word.count > 1, let last = word.last, last == ":" || last == "," || last == "." { word = word.dropLast() }
        return (word.lowercased(), body[end...].trimmed())
    }
}

extension Character {
    /// White space, told at once for ASCII, which nearly every line is made of.
    var isBlank: Bool {
        guard let scalar = unicodeScalars.first, scalar.isASCII else { return isWhitespace }
        return scalar.value == 32 || (9...13).contains(scalar.value)
    }
}

extension Substring {
    package func trimmed() -> Substring {
        var result = self
        while result.first?.isBlank == true { result = result.dropFirst() }
        while result.last?.isBlank == true { result = result.dropLast() }
        return result
    }
}
