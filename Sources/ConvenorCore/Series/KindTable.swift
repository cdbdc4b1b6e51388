/// What there is to know of one kind of record: its words, where it begins and where it ends.
package struct KindRow: Sendable {
    package var kind: Kind
    /// How agenda files and settings name it.
    package var word: String
    package var plural: String
    package var first: Status
    /// The statuses in which it still holds or asks something of somebody.
    package var standing: Set<Status>
    /// Which kinds it may serve.
    package var serves: Set<Kind>

    package static func of(_ kind: Kind) -> KindRow { table[kind] ?? KindRow(kind: kind, word: kind.rawValue) }
    /// By one of its words in any language.
    package static func named(_ word: String) -> KindRow? {
        byWord[word.replacing(" ", with: "-")]
    }

    init(
        kind: Kind, word: String, plural: String? = nil, first: Status = .open, standing: Set<Status> = [],
        serves: Set<Kind> = []
    ) {
        self.kind = kind
        self.word = word
        self.plural = plural ?? word + "s"
        self.first = first
        self.standing = standing
        self.serves = serves
    }

    package static let rows: [KindRow] = own + Forms.all.map(\.row)
    static let kinds = rows.map(\.kind)
    /// Kinds in the order of the table.
    static func ordered(_ some: Set<Kind>) -> [Kind] { kinds.filter(some.contains) }
    static func isKnown(_ kind: Kind) -> Bool { table[kind] != nil }

    /// Those that the engine knows by name.
    static let own: [KindRow] = [
        KindRow(kind: .goal, word: "goal", standing: [.open]),
        KindRow(kind: .marketingGoal, word: "marketing-goal", standing: [.open], serves: [.goal]),
        KindRow(kind: .metric, word: "metric", standing: [.open], serves: [.goal, .marketingGoal]),
        KindRow(
            kind: .gap, word: "gap", standing: [.open, .accepted],
            serves: Forms.kinds.union([.goal, .marketingGoal, .metric])),
        KindRow(
            kind: .adjustment, word: "adjustment", first: .proposed, standing: [.proposed, .agreed, .parked],
            serves: Forms.kinds.union([.goal, .marketingGoal, .gap, .idea])),
        KindRow(
            kind: .decision, word: "decision",
            serves: Forms.kinds.union([.goal, .marketingGoal, .gap, .adjustment, .idea])),
        KindRow(
            kind: .action, word: "action", standing: [.open, .blocked],
            serves: Forms.kinds.union([
                .goal, .marketingGoal, .metric, .gap, .adjustment, .decision, .milestone, .idea,
            ])),
        KindRow(
            kind: .milestone, word: "milestone", standing: [.open],
            serves: Forms.kinds.union([.goal, .marketingGoal, .metric, .gap, .adjustment, .decision])),
        KindRow(
            kind: .idea, word: "idea", standing: [.open], serves: Forms.kinds.union([.goal, .marketingGoal, .gap])),
        KindRow(kind: .prep, word: "prep", plural: "prep", first: .expected, standing: [.expected]),
        KindRow(kind: .checkIn, word: "check-in", standing: [.open]),
        KindRow(
            kind: .feedback, word: "feedback", plural: "feedback", first: .received, standing: [.expected],
            serves: [.adjustment]),
        KindRow(kind: .note, word: "note", standing: [.pinned]),
        KindRow(kind: .parked, word: "question", standing: [.open]),
        KindRow(kind: .takeaway, word: "takeaway"),
        KindRow(kind: .link, word: "link"),
    ]

    private static let table = Dictionary(uniqueKeysWithValues: rows.map { ($0.kind, $0) })
}
