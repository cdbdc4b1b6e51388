/// The words that open a clause within a line, in every language that lines are typed in.
///
/// A word counts only where what follows fits it, so that `voor` and `for` stay text before anything but an id.
enum ClauseWords {
    static let because: Set<String> = ["because", "omdat", "want"]
    static let links: Set<String> = [
        "for", "supports", "closes", "serves", "on", "re", "voor", "steunt", "dicht", "bij",
    ]
    static let from: Set<String> = ["from", "van"]
    static let to: Set<String> = ["to", "naar"]

    /// Words that open a text, whatever follows.
    static let texts: [String: (DraftSyntax.Clause, Detail)] = {
        var table: [String: (DraftSyntax.Clause, Detail)] = [
            "cause": (.cause, .cause), "oorzaak": (.cause, .cause), "evidence": (.evidence, .evidence),
            "bewijs": (.evidence, .evidence),
        ]
        for word in because { table[word] = (.because, .because) }
        return table
    }()

    /// The words that introduce a figure of a metric.
    static let measures: [String: Detail] = [
        "baseline": .baseline, "target": .target, "actual": .actual, "unit": .unit, "source": .source, "asof": .asOf,
        "begin": .baseline, "streef": .target, "nu": .actual, "eenheid": .unit, "bron": .source, "stand": .asOf,
    ]

    /// What may be said as `name=value`, by the name in English.
    static let pairs: [String: String] = [
        "ernst": "severity", "prioriteit": "priority", "hoe": "how", "eenheid": "unit", "bron": "source",
        "eigenaar": "owner",
    ]
    /// How heavy a gap is.
    static let severities: [String: String] = [
        "high": "high", "medium": "medium", "low": "low", "hoog": "high", "midden": "medium", "laag": "low",
    ]
}
