/// A line of a log that a meeting bot obeys.
struct LogCommand {
    enum Act {
        case start, end, undo, chair, unchair, nick, name
        /// Something to write down, by that verb of ours.
        case write(String)
        case unknown
    }

    /// As typed, in lower case.
    var word: String
    var rest: Substring

    /// Nil for talk.
    init?(_ text: Substring) {
        switch text.utf8.first {
        case UInt8(ascii: "#"): self.init(hash: text.dropFirst())
        case UInt8(ascii: "-"): self.init(dash: text.dropFirst())
        default: self.init(address: text)
        }
    }

    private init?(hash body: Substring) {
        guard body.utf8.first.map({ Self.isLetter($0) }) == true else { return nil }
        let end = body.utf8.firstIndex { !(Self.isLetter($0) || (48...57).contains($0) || $0 == 95) } ?? body.endIndex
        let next = body.utf8[end...].first
        guard next == nil || next == 32 || next == 9 || next == UInt8(ascii: ":") else { return nil }
        word = body[..<end].lowercased()
        rest = body[end...].drop { $0 == ":" }.trimmed()
    }

    /// The dialect of minutes in which `- decision: …` and `- todo: …` are written down.
    private init?(dash body: Substring) {
        guard body.utf8.first == 32, let colon = body.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        word = body[..<colon].trimmed().lowercased()
        guard word == "decision" || word == "todo" else { return nil }
        rest = body[body.index(after: colon)...].trimmed()
    }

    /// Bots of the MeetBot family take a line that begins with an address for a link.
    private init?(address text: Substring) {
        guard let first = text.utf8.first, Self.isLetter(first), text.utf8.prefix(8).contains(UInt8(ascii: ":")),
            Self.schemes.contains(where: { text.hasPrefix($0) })
        else { return nil }
        word = "link"
        rest = text.trimmed()
    }

    private static let schemes = ["https://", "http://", "irc://", "ftp://", "mailto://", "ssh://"]
    private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }

    /// What the word asks for, with the synonyms of the MeetBot family.
    var act: Act {
        switch word {
        case "startmeeting": .start
        case "endmeeting": .end
        case "undo": .undo
        case "chair": .chair
        case "unchair": .unchair
        case "nick": .nick
        case "meetingname": .name
        case "topic", "subtopic": .write("topic")
        case "info": .write("info")
        case "idea": .write("idea")
        case "link": .write("link")
        case "agreed", "agree", "accepted", "accept", "decision": .write("agreed")
        case "rejected", "reject": .write("rejected")
        case "help", "halp": .write("help")
        case "action", "todo": .write("action")
        default: .unknown
        }
    }

    /// What a bot takes from its chairs only.
    var isForChairs: Bool {
        [
            "topic", "subtopic", "agreed", "agree", "accepted", "accept", "rejected", "reject", "undo", "chair",
            "unchair", "meetingname",
        ].contains(word)
    }

    /// The names that follow, parted by blanks or commas.
    var names: [Substring] { rest.split { $0 == " " || $0 == "," || $0 == "\t" } }
}
