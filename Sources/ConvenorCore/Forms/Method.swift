/// A way of working on strategy: the records that it collects, and what can be said and seen of them.
///
/// One file of `Methods` each, and its row in `all`; agendas name its records.
package struct Method: Sendable {
    package var forms: [Form]
    /// What it lets records of the engine's own kinds say besides.
    package var fields: [Kind: [Field]]
    /// What can be said besides writing a record down.
    package var verbs: [MethodVerb]
    /// What can be drawn of its records.
    package var tables: [MethodTable]

    init(
        forms: [Form] = [], fields: [Kind: [Field]] = [:], verbs: [MethodVerb] = [], tables: [MethodTable] = []
    ) {
        self.tables = tables
        self.forms = forms
        self.fields = fields
        self.verbs = verbs
    }

    package static let all: [Method] = [
        .foundation, .targets, .market, .journey, .positioning, .programmes, .content, .milestones,
        .figures,
    ]
}

/// A verb of a method with what help says of it.
package struct MethodVerb: Sendable {
    package var verb: Verb
    package var purpose: Terms
}

extension Method {
    /// What help says of the verbs of all methods, by verb.
    static func summaries(language: String) -> [String: String] {
        var words: [String: String] = [:]
        for method in all {
            for form in method.forms { words[form.word] = form.purpose[language] }
            for row in method.verbs { words[row.verb.name] = row.purpose[language] }
        }
        return words
    }
}
