/// Finding records again by owner, state, date, what they serve and words.
enum Seeking {
    static let verbs: [Verb] = [
        Verb(
            "find", ["search"], group: .looking,
            usage: "find words [@person] [is:open|done|overdue|blocked] [kind:action] [due:<2w|overdue] [for:X1]",
            examples: ["find retention", "find @lena is:open due:<2w retention", "find kind:decision budget"],
            role: .informed, decide: find)
    ]

    static func find(_ ask: Ask) throws(Stop) -> Decision {
        let search = try SearchWords(ask.tokens, in: ask)
        if search.isEmpty { throw .refused(.missing(.text, verb: ask.verb)) }
        return Decision(say: [found(search, ask)])
    }

    /// `actions @lena due:<2w`: open ones, unless it says otherwise.
    static func actions(_ ask: Ask) throws(Stop) -> Decision {
        var search = try SearchWords(ask.tokens, in: ask)
        search.kinds = [.action]
        if search.states.isEmpty { search.states = [.open] }
        return Decision(say: [found(search, ask)])
    }

    /// What stands comes first, then the newest.
    private static func found(_ search: SearchWords, _ ask: Ask) -> Saying {
        let kinds = search.kinds.isEmpty ? Kind.allCases : search.kinds
        let all = kinds.flatMap { kind in search.isOpenOnly ? ask.series.standing(kind) : ask.series.all(kind) }
        let found = all.filter { search.matches($0, text: $0.text, now: ask.scene.now) }
        let standing = found.filter(\.isStanding)
        let closed = found.filter { !$0.isStanding }.sorted { ($0.at, $0.id) > ($1.at, $1.id) }
        return .list(.found, (standing + closed).map(\.id))
    }
}

extension SearchWords {
    /// Asks for nothing but what stands, which is looked through without reading all of history.
    fileprivate var isOpenOnly: Bool {
        due == .overdue || !states.isEmpty && states.allSatisfy { $0 != .done && $0 != .dropped }
    }
}
