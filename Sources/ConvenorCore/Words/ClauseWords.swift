/// The words that open a clause within a line, in every language that lines are typed in.
///
/// A word counts only where what follows fits it, so that `voor` and `for` stay text before anything but an id.
enum ClauseWords {
    static let because: Set<String> = ["because", "omdat"]

    /// Whether a word opens a reason where a language is spoken: what customers `want` is none in English.
    static func isBecause(_ word: String, in language: String) -> Bool {
        because.contains(word) || word == "want" && language.lowercased().hasPrefix("nl")
    }

    static let links: Set<String> = [
        "for", "supports", "closes", "serves", "on", "re", "voor", "steunt", "ondersteunt", "dicht", "verhelpt", "bij",
    ]
    static let from: Set<String> = ["from", "van"]
    static let to: Set<String> = ["to", "naar"]
    static let and: Set<String> = ["and", "en"]
    static let received: Set<String> = ["received", "ontvangen"]
    static let review: Set<String> = ["review", "herzien"]
    /// What was not chosen.
    static let alternatives = [["instead", "of"], ["in", "plaats", "van"]]

    /// Opens why something is so: `because`, `cause`.
    static func opensReason(_ word: String, in language: String) -> Bool {
        text(word, in: language).map { $0.0 == .because || $0.0 == .cause } ?? false
    }

    /// What text a word opens where a language is spoken.
    static func text(_ word: String, in language: String) -> (DraftSyntax.Clause, Detail)? {
        isBecause(word, in: language) ? (.because, .because) : texts[word]
    }

    /// Words that open a text, whatever follows.
    private static let texts: [String: (DraftSyntax.Clause, Detail)] = [
        "cause": (.cause, .cause), "oorzaak": (.cause, .cause), "evidence": (.evidence, .evidence),
        "bewijs": (.evidence, .evidence),
    ]

    /// The words that introduce a figure of a metric.
    static let measures: [String: Detail] = [
        "baseline": .baseline, "target": .target, "actual": .actual, "unit": .unit, "source": .source, "asof": .asOf,
        "begin": .baseline, "streef": .target, "doel": .target, "nu": .actual, "eenheid": .unit, "bron": .source,
        "stand": .asOf, "peildatum": .asOf,
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
