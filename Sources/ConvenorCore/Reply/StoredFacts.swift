/// What a record holds as facts, and no words: each language words it anew.
extension Record {
    /// The rule of a check-in; nil for other records, and where its text was given other words.
    var storedRhythm: Recurrence? {
        guard id.kind == .checkIn, self[.rhythm] == text, var recurrence = stored else { return nil }
        // Where it counts from is told by its next dates.
        recurrence.start = nil
        return recurrence
    }

    /// The finding that a gap was taken up from; nil for other records, and where its text was given other words.
    var storedFinding: Finding? {
        guard id.kind == .gap, let sort = self[.gapKind].flatMap(Finding.Sort.init), text == sort.rawValue,
            let subject = links?.first
        else { return nil }
        let evidence = self[.evidence]?.split(separator: "/").map { $0.trimmed() } ?? []
        return Finding(
            sort: sort, subject: subject, metric: links?.dropFirst().first, team: self[.team],
            progress: evidence.first.flatMap { Int($0.prefix { $0.isNumber }) },
            elapsed: evidence.last.flatMap { Int($0.prefix { $0.isNumber }) },
            score: self[.evidence].flatMap { Int($0.prefix(3).filter(\.isNumber)) })
    }
}

extension RoundAnswer {
    /// A line for each question that was answered, numbered where there are several.
    var numberedLines: [String] {
        if lines.count < 2 { return lines }
        return lines.enumerated().filter { !$0.element.isEmpty }.map { "\($0.offset + 1). \($0.element)" }
    }
}
