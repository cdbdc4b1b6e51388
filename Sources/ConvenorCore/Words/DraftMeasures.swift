/// The figures in a metric's line, and where a clause opens.
extension DraftReader {
    func opensClause(_ token: Token) -> Bool {
        if token.isQuoted { return true }
        let word = token.lowered
        return token.text.first == "@" && token.text.count > 1 || Self.linkWords.contains(word)
            || Self.dateWords.contains(word)
            || ClauseWords.text(word.trimmingColon, in: language) != nil || word == "with"
            || ClauseWords.received.contains(word)
            || (ClauseWords.measures[word] != nil || word == "as") && syntax.clauses.contains(.metric)
            || token.text.contains("=") || token.text.looksLikeMaterial
    }

    mutating func takeMeasure(at index: Int, word: String) throws(Stop) -> Int? {
        if word == "as", index + 2 < tokens.count, tokens[index + 1].lowered == "of" {
            guard let (deadline, next) = try pastDate(from: index + 2) else { return nil }
            draft.details[.asOf] = deadline.wall.day.iso
            return next
        }
        guard let measure = ClauseWords.measures[word], index + 1 < tokens.count, index > 0 || isFilling else {
            return nil
        }
        switch measure {
        case .baseline, .target, .actual:
            guard let (amount, count) = Amount.read(tokens[(index + 1)...], language: language) else { return nil }
            if Forms.of(draft.kind) != nil {
                // A form keeps a figure with its sign.
                draft.details[measure] = tokens[(index + 1)...index + count].map(\.text).joined(separator: " ")
                return index + 1 + count
            }
            draft.details[measure] = amount.stored
            if draft.details[.unit] == nil, let unit = amount.unit { draft.details[.unit] = unit }
            return index + 1 + count
        case .unit:
            draft.details[.unit] = String(tokens[index + 1].text).cleaned
            return index + 2
        case .source:
            var end = index + 1
            while end < tokens.count, !opensClause(tokens[end]) || tokens[end].isQuoted { end += 1 }
            draft.details[.source] = tokens[(index + 1)..<end].map(\.text).joined(separator: " ").cleaned
            return end
        default:
            guard let (deadline, next) = try pastDate(from: index + 1) else { return nil }
            draft.details[.asOf] = deadline.wall.day.iso
            return next
        }
    }
}
