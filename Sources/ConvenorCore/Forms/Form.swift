/// A kind of record that a method brings: its ids, what may stand in its line, and its words.
///
/// From this one value follow its verb, help, card, section of the minutes, export and place in agendas.
package struct Form: Sendable {
    package var row: KindRow
    /// How one and several are called.
    package var name: Terms
    package var plural: Terms
    /// What its verb does, as half a sentence: `writes down a segment of customers`.
    package var purpose: Terms
    /// Other words for its verb, the Dutch one first.
    package var aliases: [String]
    /// The clauses that it shares with other records.
    var clauses: Set<DraftSyntax.Clause>
    package var fields: [Field]
    /// Lines that parse as they stand.
    package var examples: [String]
    /// The same where Dutch is spoken.
    package var dutch: [String]
    package var role: Role
    /// Managers who were not in the room are told of it.
    package var isOutcome: Bool
    /// What one person gave in a vote: counted in tables, and left out of lists of what was written down.
    package var isBallot: Bool
    var rules: FormRules
    /// Refuses what its fields alone do not tell: the record as it would be stored, in the series without it.
    var check: (@Sendable (Record, Series) -> Sentence?)?

    package var kind: Kind { row.kind }
    /// The verb that writes it.
    package var word: String

    init(
        _ kind: Kind, _ name: Terms, plural: Terms, purpose: Terms, word: String? = nil, aliases: [String] = [],
        clauses: Set<DraftSyntax.Clause> = [.owner, .links], serves: Set<Kind> = [], fields: [Field] = [],
        examples: [String], dutch: [String] = [], role: Role = .participant, isOutcome: Bool = true, verb: Verb? = nil,
        rules: FormRules = FormRules(), isBallot: Bool = false,
        check: (@Sendable (Record, Series) -> Sentence?)? = nil
    ) {
        row = KindRow(
            kind: kind, word: name.en.replacing(" ", with: "-"),
            plural: plural.en.replacing(" ", with: "-"), standing: [.open], serves: serves)
        self.name = name
        self.word = word ?? name.en.replacing(" ", with: "-")
        self.plural = plural
        self.purpose = purpose
        self.aliases = aliases
        self.clauses = clauses
        self.fields = fields
        self.examples = examples
        self.dutch = dutch
        self.role = role
        self.isOutcome = isOutcome
        self.check = check
        self.rules = rules
        self.isBallot = isBallot
        own = verb
    }

    func field(called word: String) -> Field? { fields.first { $0.isCalled(word) } }

    /// Where a line of its own way writes it.
    private let own: Verb?

    var verb: Verb {
        if let own { return own }
        let kind = kind
        return Verb(
            word, aliases, group: .strategy, usage: usage(in: "en"), examples: examples, role: role, kinds: [kind],
            decide: { ask throws(Stop) in try Writing.write(kind, ask) })
    }

    /// What its line may hold, in the words of a language.
    func usage(in language: String) -> String {
        let word = language.hasPrefix("nl") ? aliases.first ?? word : word
        var parts = [word + " " + Terms("text", nl: "tekst")[language]]
        let typed = fields.filter { !$0.isDerived }
        parts += typed.filter(\.isNeeded).map { $0.usage(in: language) }
        parts += typed.filter { !$0.isNeeded }.map { "[\($0.usage(in: language))]" }
        if clauses.contains(.owner) { parts.append(Terms("[@owner]", nl: "[@wie]")[language]) }
        if clauses.contains(.due) { parts.append(Terms("[by date]", nl: "[uiterlijk datum]")[language]) }
        if let first = KindRow.ordered(row.serves).first, clauses.contains(.links) {
            parts.append("[\(Terms("for", nl: "voor")[language]) \(first.rawValue)1]")
        }
        return parts.joined(separator: " ")
    }
}

/// All forms, of all methods.
package enum Forms {
    package static let all: [Form] = Method.all.flatMap(\.forms)
    private static let byKind = Dictionary(uniqueKeysWithValues: all.map { ($0.kind, $0) })

    static let kinds = Set(all.map(\.kind))

    package static func of(_ kind: Kind) -> Form? { byKind[kind] }

    private static let fields: [Kind: [Field]] = {
        var table = byKind.mapValues(\.fields)
        for method in Method.all { table.merge(method.fields) { $0 + $1 } }
        return table
    }()

    /// What records of a kind may say besides their text and clauses.
    package static func fields(of kind: Kind) -> [Field] { fields[kind] ?? [] }
    /// Those of them that a line may give.
    package static func typed(of kind: Kind) -> [Field] { fields(of: kind).filter { !$0.isDerived } }
    static func field(_ detail: Detail, of kind: Kind) -> Field? { fields(of: kind).first { $0.detail == detail } }

    /// The names of fields that are not the engine's own, each once, in the order of the forms.
    static let details: [Detail] = {
        var seen: Set<Detail> = []
        return KindRow.kinds.flatMap { fields(of: $0) }.map(\.detail).filter { seen.insert($0).inserted }
    }()
}

extension Forms {
    /// Puts what was typed into the values that are stored, and refuses what does not fit.
    static func settle(_ draft: inout Draft, _ ask: Ask) throws(Stop) {
        let fields = fields(of: draft.kind)
        for field in fields {
            guard let said = draft.details[field.detail] else { continue }
            draft.details[field.detail] = try stored(said, in: field, of: draft.kind, ask)
        }
        let missing = fields.filter { $0.isNeeded && draft.details[$0.detail] == nil }
        if !missing.isEmpty { throw .refused(.form(.missing(draft.kind, missing.map(\.detail)))) }
    }

    static func stored(_ said: String, in field: Field, of kind: Kind, _ ask: Ask) throws(Stop) -> String {
        guard let value = field.stored(said, as: ask.language, dates: ask.scene.dates, now: ask.scene.now) else {
            throw .refused(.form(.badValue(kind, field.detail, said: said)))
        }
        return value
    }

    static func judge(_ record: Record, in series: Series) throws(Stop) {
        if let sentence = of(record.id.kind)?.check?(record, series) { throw .refused(.form(.method(sentence))) }
    }
}
