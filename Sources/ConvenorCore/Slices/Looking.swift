/// Everything that only reads.
enum Looking {
    static let verbs: [Verb] = [
        Verb(
            "help", ["?", "h", "commands"], group: .looking, usage: "help [verb | step | all]",
            examples: ["help", "help action", "help step"], role: .owner, needs: .nothing, decide: help),
        Verb(
            "agenda", ["steps"], group: .looking, usage: "agenda", examples: ["agenda"], role: .informed,
            needs: .meeting,
            decide: { _ throws(Stop) in Decision(say: [.agenda]) }),
        Verb(
            "status", ["where"], group: .looking, usage: "status", examples: ["status"], role: .informed,
            decide: { _ throws(Stop) in Decision(say: [.status]) }),
        Verb(
            "ledger", ["chain"], group: .looking, usage: "ledger", examples: ["ledger"], role: .informed,
            decide: { ask throws(Stop) in Decision(say: [.ledger(ask.series.ledger(now: ask.scene.now))]) }),
        Verb(
            "list", ["ls"], group: .looking, usage: "list kind", examples: ["list decisions", "list goals"],
            role: .informed,
            decide: list),
        Verb(
            "actions", ["todos", "tasks"], group: .looking,
            usage: "actions [@me | @person | overdue | all] [due:<2w] [for:X1] [words]",
            examples: ["actions", "actions @lena", "actions overdue", "actions @me due:<2w"], role: .owner,
            decide: actions),
        Verb("show", ["view"], group: .looking, usage: "show A1", examples: ["show A1"], role: .informed, decide: show),
        Verb(
            "carry", ["carried", "carryover"], group: .looking, usage: "carry", examples: ["carry"], role: .informed,
            decide: carry),
        Verb(
            "more", ["page"], group: .looking, usage: "more [page]", examples: ["more", "more 2"], role: .owner,
            needs: .nothing, decide: more),
    ]

    static func help(_ ask: Ask) throws(Stop) -> Decision {
        let wanted = ask.key(String(ask.rest))
        if wanted.isEmpty { return Decision(say: [.help(ask.series.running == nil ? .overview : .step)]) }
        if wanted == "all" { return Decision(say: [.help(.all)]) }
        if wanted == "step" { return Decision(say: [.help(.step)]) }
        let name = wanted.hasPrefix("s/") ? "s/" : wanted
        if let verb = Verbs.named(name) { return Decision(say: [.help(.verb(verb.name))]) }
        if let near = Verbs.nearest(to: name, in: ask.language), let verb = Verbs.named(near) {
            return Decision(say: [.help(.verb(verb.name))])
        }
        throw .refused(.unexpected(said: String(ask.rest), verb: "help"))
    }

    static func list(_ ask: Ask) throws(Stop) -> Decision {
        let word = ask.rest.lowercased()
        if word.isEmpty { throw .refused(.missing(.text, verb: ask.verb)) }
        guard let row = KindRow.named(word) ?? KindRow.rows.first(where: { $0.kind.rawValue == word.uppercased() })
        else {
            throw .refused(.unexpected(said: String(ask.rest), verb: ask.verb))
        }
        return Decision(say: [.list(.kind(row.kind), ask.series.all(row.kind).map(\.id))])
    }

    static func actions(_ ask: Ask) throws(Stop) -> Decision {
        let series = ask.series
        let said = ask.key(String(ask.rest))
        // Who only answers for an action of their own sees no other.
        if ask.role == .owner {
            guard ["", "@me", "mine", "me"].contains(said), ask.scene.speaker == ask.scene.typist else {
                throw .refused(.notAllowed(verb: "\(ask.verb) \(said)", needed: .informed, who: ask.chairs))
            }
            return Decision(say: [mine(ask.scene.typist, series)])
        }
        switch said {
        case "": return Decision(say: [.list(.kind(.action), series.standing(.action).map(\.id))])
        case "all": return Decision(say: [.list(.kind(.action), series.all(.action).map(\.id))])
        case "overdue":
            let late = series.standing(.action).filter { $0.due.map { $0.moment < ask.scene.now } == true }
            return Decision(say: [.list(.overdue, late.map(\.id))])
        case "@me", "mine", "me": return Decision(say: [mine(ask.scene.speaker, series)])
        default:
            let tokens = ask.tokens
            let bare = Handle(typed: tokens[0].text).flatMap { ask.isKnown($0) ? $0 : nil }
            guard tokens.count == 1, let handle = (tokens[0].handle ?? bare).map(ask.meant) else {
                return try Seeking.actions(ask)
            }
            guard ask.isKnown(handle) else { throw .refused(.unknownPerson(handle, nearest: ask.nearest(to: handle))) }
            return Decision(say: [mine(handle, series)])
        }
    }

    private static func mine(_ handle: Handle, _ series: Series) -> Saying {
        .list(
            .mine(handle),
            series.standing(.action).filter { $0.owner == handle || $0.helpers?.contains(handle) == true }.map(\.id))
    }

    static func show(_ ask: Ask) throws(Stop) -> Decision {
        let (record, _) = try ask.record()
        return Decision(say: [.show(record.id)])
    }

    static func more(_ ask: Ask) throws(Stop) -> Decision {
        let said = String(ask.rest).cleaned
        guard let page = said.isEmpty ? 2 : Int(said), (1...9999).contains(page) else {
            throw .refused(.badNumber(said, verb: ask.verb))
        }
        return Decision(say: [.more(page: page)])
    }

    static func carry(_ ask: Ask) throws(Stop) -> Decision {
        let ids = ask.series.running?.carried ?? ask.series.carriedOver()
        return Decision(say: [.carriedPreview(ids)])
    }
}
