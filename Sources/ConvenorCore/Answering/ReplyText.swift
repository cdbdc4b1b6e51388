/// What a person wrote in a mail, without what the mail program put around it.
///
/// Quotes are left out whether the words stand above, below or between them; at a signature, and at the mail answered
/// that some programs copy without marking its lines, the reading ends.
package struct ReplyText: Sendable, Hashable {
    /// The lines with words in them, without the blanks around them.
    package let lines: [String]

    /// More is no answer to anything.
    static let mostLines = 100

    package init(_ text: String) {
        var kept: [String] = []
        let all = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").split(
            separator: "\n", omittingEmptySubsequences: false)
        var index = all.startIndex
        while index < all.endIndex, kept.count < Self.mostLines {
            let raw = all[index]
            // RFC 3676 section 4.3: two hyphens and a blank; many programs lose the blank.
            if raw == "-- " || raw.trimmed() == "--" { break }
            let line = raw.trimmed()
            if Self.endsReading(line) || Self.isCopiedHead(all[index...]) { break }
            if let length = Self.attribution(all[index...]) {
                index += length
                continue
            }
            index += 1
            if line.isEmpty || line.hasPrefix(">") { continue }
            kept.append(String(line))
        }
        lines = kept
    }

    /// `-----Original Message-----` and the like, and the line that Outlook draws on the web.
    private static func endsReading(_ line: Substring) -> Bool {
        if line.count >= 16, line.allSatisfy({ $0 == "_" }) { return true }
        guard line.hasPrefix("-----") else { return false }
        let words = line.filter { $0 != "-" }.lowercased()[...].trimmed()
        return ["original message", "oorspronkelijk bericht", "forwarded message", "doorgestuurd bericht"]
            .contains(String(words))
    }

    private static let senders = ["from:", "van:"]
    private static let others = ["sent:", "to:", "subject:", "date:", "verzonden:", "aan:", "onderwerp:", "datum:"]

    /// Outlook's head of the mail answered: `From:` with at least two more fields below.
    private static func isCopiedHead(_ lines: ArraySlice<Substring>) -> Bool {
        guard let first = lines.first.map(plain), senders.contains(where: first.hasPrefix) else { return false }
        let below = lines.dropFirst().prefix(6).map(plain)
        return below.count { line in others.contains(where: line.hasPrefix) } >= 2
    }

    /// Without the stars that stand for bold letters.
    private static func plain(_ line: Substring) -> String {
        line.filter { $0 != "*" }.lowercased()[...].trimmed() + ""
    }

    private static let openings = ["on ", "op "]
    private static let saying = [" wrote", " schreef", " geschreven"]

    /// How many lines, at most three, make `On Mon, 5 Oct 2026 at 09:00, Convenor <…> wrote:`; nil where none does.
    private static func attribution(_ lines: ArraySlice<Substring>) -> Int? {
        guard let first = lines.first?.trimmed().lowercased() else { return nil }
        // Thunderbird in Dutch and others put the name first.
        let isOne = openings.contains { first.hasPrefix($0) } || first.contains("@") || first.contains("<")
        guard isOne else { return nil }
        var sentence = ""
        for (count, line) in lines.prefix(3).enumerated() {
            let words = line.trimmed()
            if words.isEmpty { return nil }
            sentence += (count == 0 ? "" : " ") + words.lowercased()
            guard sentence.hasSuffix(":"), saying.contains(where: { sentence.contains($0) }) else { continue }
            // A person may write a sentence that ends so; a date or an address stands in none of them.
            return sentence.contains(where: \.isNumber) || sentence.contains("@") ? count + 1 : nil
        }
        return nil
    }
}
