/// How a verb of the table is typed in Dutch.
package struct DutchVerb: Sendable {
    /// Its name in the table of verbs.
    package var name: String
    /// Begins with the Dutch word of the verb.
    package var usage: String
    /// Lines that parse as they stand in a series that is led in Dutch.
    package var examples: [String]
    /// Other Dutch words for it.
    package var also: [String]

    init(_ name: String, _ usage: String, _ examples: [String], also: [String] = []) {
        self.name = name
        self.usage = usage
        self.examples = examples
        self.also = also
    }

    /// The word that opens a line; `s/` is one in every language.
    var word: String {
        name.last == "/" ? name : usage.split(separator: " ").first.map(String.init) ?? name
    }

    /// All that is no form; what a form says in Dutch follows from its fields.
    static let all = meeting + people + substance + following + looking + strategy

    static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

    /// The verb that each Dutch word stands for, by its name.
    static let words: [String: String] = Dictionary(
        all.flatMap { row in ([row.word] + row.also).map { ($0, row.name) } }
    ) { first, _ in first }
}

extension Verb {
    private static let forms = Dictionary(Forms.all.map { ($0.word, $0) }) { first, _ in first }

    private static func isDutch(_ language: String) -> Bool { language.lowercased().hasPrefix("nl") }

    /// The word that opens its lines in a language; its name where there is no other.
    package func word(in language: String) -> String {
        guard Self.isDutch(language) else { return name }
        return DutchVerb.byName[name]?.word ?? Self.forms[name]?.aliases.first ?? name
    }

    package func usage(in language: String) -> String {
        guard Self.isDutch(language) else { return usage }
        return DutchVerb.byName[name]?.usage ?? Self.forms[name]?.usage(in: language) ?? usage
    }

    /// Lines that parse as they stand where that language is spoken.
    package func examples(in language: String) -> [String] {
        guard Self.isDutch(language) else { return examples }
        return DutchVerb.byName[name]?.examples ?? Self.forms[name]?.dutch ?? examples
    }

    /// Other words for it: those of the language, and its name in the table.
    package func aliases(in language: String) -> [String] {
        guard Self.isDutch(language) else { return aliases }
        let word = word(in: language)
        return ((DutchVerb.byName[name]?.also ?? []) + [name]).filter { $0 != word }
    }
}
