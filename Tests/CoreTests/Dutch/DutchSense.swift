import Testing

@testable import ConvenorCore

/// Whether a sentence is Dutch, and says as much as the English one beside it.
enum DutchSense {
    /// Words that no Dutch sentence has; verbs that people type are not among them.
    private static let english: Set<String> = [
        "the", "and", "with", "by", "your", "you", "are", "to", "for", "from", "this", "that", "these", "nothing",
        "nobody", "everybody", "who", "whom", "what", "when", "where", "which", "whether", "how", "will", "would",
        "cannot", "does", "did", "has", "have", "there", "here", "until", "before", "after", "again", "only",
        "still", "it", "its", "an", "at", "be", "been", "as", "not", "no", "yes", "because", "if", "or", "on", "off",
        "missing", "overdue", "today", "tomorrow", "day", "days", "working", "meeting", "person", "owner", "date",
        "people", "questions", "reminders", "shows", "sends", "than", "their", "theirs", "they", "them", "whose",
        "goal", "gap", "decision", "action", "chair", "participant", "informed", "week's", "monday", "friday", "oct",
        "mar", "may", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    ]
    /// What a sentence says to type; the longest first.
    private static let typed = [
        "start alignment \"Marketingoverleg Q1\"", "action @lena", "via de",
    ]

    static func texts(_ reply: Reply) -> [String] {
        reply.blocks.flatMap { block -> [String] in
            switch block {
            case .line(let line): [line]
            case .items(let lines): lines
            case .table(let rows): rows.flatMap { $0 }
            case .choices(let choices): choices.map(\.label)
            case .buttons(let buttons): buttons.map(\.label)
            }
        }
    }

    /// What two languages must have in common: the blocks, how long they are, and what is pressed.
    static func shape(_ reply: Reply) -> [String] {
        ["\(reply.audience)"]
            + reply.blocks.map { block in
                switch block {
                case .line: "line"
                case .items(let lines): "items \(lines.count)"
                case .table(let rows): "table \(rows.map(\.count))"
                case .choices(let choices): "choices \(choices.map(\.key))"
                case .buttons(let buttons): "buttons \(buttons.map(\.line))"
                }
            }
    }

    /// English words in a text, and what is empty in it.
    static func faults(_ text: String) -> [String] {
        if text.cleaned.isEmpty { return ["empty"] }
        let said = typed.reduce(text) { $0.replacing($1, with: " ") }
        let words = said.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }.map(String.init)
        return words.filter(english.contains)
    }

    static func check(_ dutch: String, _ english: String, _ about: String, isSame: Bool = false) {
        #expect(faults(dutch).isEmpty, "\(about): \(dutch)")
        #expect(isSame || dutch != english, "\(about): \(dutch)")
    }

    /// - Parameter isPlain: whether each text is to be read for English words, which lines of usage have.
    static func check(_ dutch: Reply, _ english: Reply, _ about: String, isPlain: Bool = true, isSame: Bool = false) {
        #expect(shape(dutch) == shape(english), "\(about): \(dutch.plainText)")
        #expect(isSame || dutch.blocks.isEmpty || dutch != english, "\(about): \(dutch.plainText)")
        for text in texts(dutch) {
            let faults = isPlain ? faults(text) : text.cleaned.isEmpty ? ["empty"] : []
            #expect(faults.isEmpty, "\(about): \(text)")
        }
    }
}
