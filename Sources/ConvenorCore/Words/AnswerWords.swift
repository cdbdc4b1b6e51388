/// What an answer to a check-in says, taken apart: `on track, A7 at risk`, `1: legal has it 2: nothing`,
/// `blocked A7 no access`.
struct AnswerWords {
    /// The text of each question; one text where no question was named.
    var lines: [String] = []
    var stand: Stand?
    var about: [RecordID: Stand] = [:]
    /// What is in the way of an action.
    var obstacles: [RecordID: String] = [:]
    /// What is in the way of something that has no id.
    var blocked: String?

    init(_ tokens: [Token], questions: Int) {
        let parts = Self.parts(tokens, questions: max(1, questions))
        for part in parts { take(part) }
        lines = parts.map { part in part.map { String($0.whole) }.joined(separator: " ").cleaned }
    }

    /// Cut at `1:`, `2)` and the like where the answer begins with one; a question that is passed over has no words.
    private static func parts(_ tokens: [Token], questions: Int) -> [[Token]] {
        guard let first = tokens.first, number(first, questions) != nil else { return [tokens] }
        var parts = Array(repeating: [Token](), count: questions)
        var at = 0
        for token in tokens {
            if let number = number(token, questions) { at = number - 1 } else { parts[at].append(token) }
        }
        while parts.last?.isEmpty == true { parts.removeLast() }
        return parts
    }

    private static func number(_ token: Token, _ questions: Int) -> Int? {
        guard !token.isQuoted, token.text.count == 2, let mark = token.text.last, ":.)".contains(mark),
            let number = token.text.first?.wholeNumberValue, (1...max(1, questions)).contains(number)
        else { return nil }
        return number
    }

    private mutating func take(_ part: [Token]) {
        let words = part.map(\.lowered.bare)
        var index = 0
        while index < words.count {
            if let id = RecordID(words[index]), id.kind == .action {
                if words[safe: index + 1].map(Self.blocks) == true {
                    index = obstruct(id, part, from: index + 2)
                } else if let (stand, count) = Self.stand(words, at: index + 1) {
                    about[id] = stand
                    index += count
                }
            } else if index == 0, Self.blocks(words[index]) {
                if let id = words[safe: 1].flatMap({ RecordID($0) }), id.kind == .action {
                    index = obstruct(id, part, from: 2)
                } else {
                    stand = .offTrack
                    blocked = Self.reason(part.dropFirst())
                }
            } else if index == 0, let (found, count) = Self.stand(words, at: 0) {
                stand = found
                index += count - 1
            }
            index += 1
        }
    }

    /// The words up to the next action are what is in the way of this one. Returns where they end.
    private mutating func obstruct(_ id: RecordID, _ part: [Token], from start: Int) -> Int {
        let end = part.indices.first { index in
            index >= start && RecordID(part[index].lowered.bare)?.kind == .action
        }
        about[id] = .offTrack
        obstacles[id] = Self.reason(part[min(start, part.count)..<(end ?? part.count)])
        return (end ?? part.count) - 1
    }

    private static func reason(_ tokens: ArraySlice<Token>) -> String {
        let said = tokens.drop { ClauseWords.because.union(["by", "door", ":"]).contains($0.lowered) }
        let text = said.map { String($0.whole) }.joined(separator: " ").cleaned
        return text.last.map { ",;".contains($0) } == true ? String(text.dropLast()) : text
    }

    private static func blocks(_ word: String) -> Bool { Verbs.named(word)?.name == "blocked" }

    private static func stand(_ words: [String], at index: Int) -> (Stand, Int)? {
        guard let word = words[safe: index] else { return nil }
        if let one = single[word] { return (one, 1) }
        guard let next = words[safe: index + 1], let two = single["\(word)-\(next)"] else { return nil }
        return (two, 2)
    }

    private static let single: [String: Stand] = [
        "on-track": .onTrack, "at-risk": .atRisk, "off-track": .offTrack, "green": .onTrack, "amber": .atRisk,
        "yellow": .atRisk, "red": .offTrack, "op-schema": .onTrack, "op-koers": .onTrack, "groen": .onTrack,
        "in-gevaar": .atRisk,
        "oranje": .atRisk, "geel": .atRisk, "uit-koers": .offTrack, "rood": .offTrack,
    ]
}

extension String {
    /// Without the mark that follows a word.
    fileprivate var bare: String {
        last.map { ",;:.".contains($0) } == true ? String(dropLast()) : self
    }
}
