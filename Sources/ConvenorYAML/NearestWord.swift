/// Proposes the known word that somebody probably meant.
enum NearestWord {
    /// `Did you mean "phase"?`, or all known words after `otherwise` when none is near.
    static func mend(_ given: String, known: [String], otherwise: String = "Write one of") -> String {
        if let near = find(given, in: known) { return "Did you mean \"\(near)\"?" }
        return "\(otherwise) \(known.joined(separator: ", "))."
    }

    /// Nil when every known word differs in more than a third of its letters.
    static func find(_ given: String, in known: [String]) -> String? {
        let wanted = plain(given)
        let ranked = known.map { ($0, distance(wanted, plain($0))) }
        guard let best = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
        let length = max(wanted.count, best.0.count)
        return best.1 <= max(1, (length + 1) / 3) ? best.0 : nil
    }

    private static func plain(_ word: String) -> [Character] {
        word.prefix(200).lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 }
    }

    /// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var best = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
                row.append(best)
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
