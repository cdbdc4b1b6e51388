import Foundation

/// The dates in a record's line.
extension DraftReader {
    static let dateWords: Set<String> = ["by", "due", "before", "until", "uiterlijk", "tegen", "vóór", "tot"]

    /// Takes the longest run of words after a date word that is a date, up to the next clause.
    mutating func takeDate(after index: Int) throws(Stop) -> Int? {
        // Before a period means before its first day, which only the whole phrase tells.
        let isBefore = ["before", "vóór"].contains(tokens[index].lowered)
        guard let (deadline, assumed, next) = try date(from: index + 1, readFrom: isBefore ? index : index + 1) else {
            if let end = ends(from: index + 1).first { try noteHalfDate(words(index + 1, end)) }
            return nil
        }
        draft.due = deadline
        draft.assumptions += assumed
        return next
    }

    /// Keeps words whose beginning is a date, so that whoever typed them learns that none was taken.
    ///
    /// What is written like a time of day and is none, such as `25:00`, was meant for one: it is refused.
    private mutating func noteHalfDate(_ words: Substring) throws(Stop) {
        if let end = brokenTime(in: words) { throw .refused(.date(phrase: String(words[..<end]), .notADate)) }
        let phrase = String(words)
        guard draft.halfDate == nil, let trouble = DateLanguage.trouble(in: phrase),
            let place = phrase.range(of: trouble), place.lowerBound > phrase.startIndex
        else { return }
        switch dates.read(String(phrase[..<place.lowerBound]), now: now, anchors: anchors) {
        case .date, .ambiguous: draft.halfDate = phrase
        case .refused: break
        }
    }

    /// The end of the first word that is written as a time of day and is none, where it stands alone or behind a date.
    private func brokenTime(in words: Substring) -> Substring.Index? {
        for word in words.split(whereSeparator: \.isWhitespace) where Self.isWrittenAsTime(word) {
            let before = words[..<word.startIndex].trimmed()
            guard case .refused(.notADate) = dates.read(String(word), now: now, anchors: anchors) else { continue }
            if before.isEmpty { return word.endIndex }
            if case .refused = dates.read(String(before), now: now, anchors: anchors) { continue }
            return word.endIndex
        }
        return nil
    }

    /// One or two digits, and two behind each colon.
    private static func isWrittenAsTime(_ word: Substring) -> Bool {
        let parts = word.split(separator: ":", omittingEmptySubsequences: false)
        return (2...3).contains(parts.count) && (1...2).contains(parts[0].count)
            && parts.dropFirst().allSatisfy { $0.count == 2 }
            && parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
    }

    /// `3 days before the meeting` needs no word before it; `2 days` alone is text.
    mutating func takeDistance(from index: Int) throws(Stop) -> Int? {
        guard index + 3 < tokens.count, Self.baseWords.contains(tokens[index + 2].lowered),
            DurationReader.isLength(String(words(index, index + 2)), languages: dates.languages),
            let (deadline, assumed, next) = try date(from: index, readFrom: index)
        else { return nil }
        draft.due = deadline
        draft.assumptions += assumed
        return next
    }

    private static let baseWords: Set<String> = ["before", "after", "from", "voor", "vóór", "na", "vanaf"]

    mutating func takeReview(after index: Int) throws(Stop) -> Int? {
        // `hold a review next week` speaks of one.
        if index > 0, ["a", "an", "the", "one", "een", "de"].contains(tokens[index - 1].lowered) { return nil }
        guard let (deadline, assumed, next) = try date(from: index + 1, readFrom: index + 1) else { return nil }
        draft.details[.review] = deadline.wall.day.iso
        draft.assumptions += assumed
        return next
    }

    /// The date in the words from `start` on, of which a question replaces those alone.
    private func date(from start: Int, readFrom first: Int) throws(Stop) -> (Deadline, [DateAssumption], Int)? {
        // A measure, as in `shorten it by 2 weeks`; the deadline is `by in 2 weeks`.
        let mayBeMeasure = start > 0 && tokens[start - 1].lowered == "by"
        for end in ends(from: start) {
            let phrase = words(start, end)
            if mayBeMeasure, DurationReader.isLength(String(phrase), languages: dates.languages) { continue }
            switch dates.read(String(words(first, end)), now: now, anchors: anchors) {
            case .date(let deadline, let assumptions): return (deadline, assumptions, end)
            case .ambiguous(let readings, let doubt):
                throw .asked(Question.date(phrase: phrase, in: line, readings: readings, doubt: doubt))
            case .refused(.notADate): continue
            case .refused(let why): throw .refused(.date(phrase: String(phrase), why))
            }
        }
        return nil
    }

    /// A date of measurement lies today or in the past, where deadlines never do.
    func pastDate(from start: Int) throws(Stop) -> (Deadline, Int)? {
        for end in ends(from: start) {
            let phrase = words(start, end)
            switch dates.readMeasured(String(phrase), now: now) {
            case .date(let deadline, _): return (deadline, end)
            case .ambiguous(let readings, let doubt):
                throw .asked(Question.date(phrase: phrase, in: line, readings: readings, doubt: doubt))
            case .refused(.notADate): continue
            case .refused(let why): throw .refused(.date(phrase: String(phrase), why))
            }
        }
        return nil
    }

    private func words(_ start: Int, _ end: Int) -> Substring {
        line[tokens[start].whole.startIndex..<tokens[end - 1].whole.endIndex]
    }

    /// Where a date that begins at `start` may end, the furthest first: before a clause for certain, and before a word
    /// that may open one or be of the date, as in `3 days before the meeting` and `9am on friday`.
    private func ends(from start: Int) -> [Int] {
        var ends: [Int] = []
        var end = start
        while end < tokens.count, !closesDate(at: end) {
            if end > start, mayCloseDate(tokens[end]) { ends.append(end) }
            end += 1
        }
        if end > start { ends.append(end) }
        return ends.reversed()
    }

    private func mayCloseDate(_ token: Token) -> Bool {
        let word = token.lowered
        return Self.linkWords.contains(word) || Self.dateWords.contains(word) || word == "with" || word == "received"
            || token.text.looksLikeMaterial
    }

    private func closesDate(at index: Int) -> Bool {
        let token = tokens[index]
        if Self.linkWords.contains(token.lowered) {
            return index + 1 < tokens.count && RecordID.list(tokens[index + 1].text) != nil
        }
        return !mayCloseDate(token) && opensClause(token)
    }
}
