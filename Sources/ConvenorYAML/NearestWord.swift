import ConvenorCore

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
        let ranked = known.map { ($0, Spelling.distance(wanted, plain($0))) }
        guard let best = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
        let length = max(wanted.count, best.0.count)
        return best.1 <= max(1, (length + 1) / 3) ? best.0 : nil
    }

    private static func plain(_ word: String) -> String {
        word.prefix(200).lowercased().replacing("_", with: "-").replacing(" ", with: "-")
    }
}
