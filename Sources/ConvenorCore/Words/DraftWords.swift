extension String {
    var trimmingColon: String { last == ":" ? String(dropLast()) : self }
}

extension Substring {
    /// An address or a file name: `https://…`, `q4-sales.pdf`.
    var looksLikeMaterial: Bool {
        if hasPrefix("https://") || hasPrefix("http://") || hasPrefix("file://") { return true }
        guard let dot = lastIndex(of: "."), dot != startIndex else { return false }
        let ending = self[index(after: dot)...]
        return (2...5).contains(ending.count) && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            && ending.contains { $0.isLetter } && !contains("@")
    }
}

extension RecordID {
    /// Reads `X1`, `X1,G2` and `X1,`; nil when any part is no id.
    static func list(_ text: Substring) -> [RecordID]? {
        let parts = text.split(separator: ",")
        let ids = parts.compactMap { RecordID($0) }
        return ids.isEmpty || ids.count != parts.count ? nil : ids
    }
}

extension Question {
    /// Asks which of the readings of a date is meant; each answer is the line with that date in absolute form.
    static func date(phrase: Substring, in line: String, readings: [Deadline], doubt: DateDoubt) -> Question {
        // A reading many years off is only offered where there is no nearer one.
        let nearest = readings.map(\.wall.day.year).min() ?? 0
        let near = readings.filter { $0.wall.day.year <= nearest + 1 }
        let choices = near.enumerated().map { number, reading in
            let absolute = reading.hasTime ? "\(reading.wall.iso) \(reading.zone)" : reading.wall.day.iso
            return Choice(
                key: String(number + 1),
                line: line[..<phrase.startIndex] + absolute + line[phrase.endIndex...], settled: false, shown: reading)
        }
        return Question(about: .date(phrase: String(phrase), doubt: doubt), choices: choices)
    }
}
