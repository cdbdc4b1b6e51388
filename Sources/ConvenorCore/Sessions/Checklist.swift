/// What a session on strategy builds on, and what of it is missing: read from statements, goals and checkpoints.
struct Checklist {
    private let lines: [Line]

    /// One thing that should be there.
    private struct Line {
        var item: Item
        /// What shows that it is there.
        var found: [RecordID]
        /// What somebody said of it.
        var checkpoint: Record?

        var isThere: Bool { !found.isEmpty || checkpoint?[Detail("there")] == "yes" }
        var isPartly: Bool { !isThere && checkpoint?[Detail("there")] == "partly" }
    }

    private struct Item: Sendable {
        var name: Terms
        /// Words by which a checkpoint speaks of it.
        var keys: [String]
        /// What to type where it is missing.
        var line: Terms
        var find: @Sendable (Series) -> [RecordID]
    }

    init(_ series: Series) {
        let checkpoints = series.standing(Kind("CK")).filter { $0.privacy == nil }
        lines = Checklist.items.map { item in
            let said = checkpoints.last { checkpoint in
                let text = checkpoint.text.lowercased()
                return item.keys.contains { text.contains($0) }
            }
            return Line(item: item, found: item.find(series), checkpoint: said)
        }
    }

    /// All of it where something is missing, else one sentence.
    var saying: Saying {
        guard lines.allSatisfy(\.isThere) else { return .sheet(sheet) }
        let ids = lines.flatMap { $0.found.isEmpty ? [$0.checkpoint?.id].compactMap { $0 } : Array($0.found.prefix(1)) }
        return .method([
            Sentence(
                Terms(
                    "What this session builds on is all there: {0}",
                    nl: "Waar deze sessie op bouwt, is er allemaal: {0}"),
                .ids(ids))
        ])
    }

    var sheet: Sheet {
        let rows = lines.map { line -> Sheet.Row in
            let checkpoint = line.checkpoint.map { [$0.id] } ?? []
            let state =
                line.isThere
                ? Terms("there", nl: "aanwezig")
                : line.isPartly ? Terms("partly", nl: "deels") : Terms("missing", nl: "ontbreekt")
            if line.isThere {
                let ids = Array((line.found.isEmpty ? checkpoint : line.found).prefix(3))
                return Sheet.Row([.terms(line.item.name), .terms(state), .ids(ids)])
            }
            let lead = checkpoint.first.map { "\($0) · " } ?? ""
            return Sheet.Row([
                .terms(line.item.name), .terms(state),
                .terms(Terms(lead + line.item.line.en, nl: lead + line.item.line.nl)),
            ])
        }
        return Sheet(.checklist, columns: [.init(.none), .init(.none), .init(.none)], rows: rows)
    }

    private static let items = [
        Item(
            name: Terms("business strategy", nl: "bedrijfsstrategie"),
            keys: ["business strategy", "strategie van de organisatie", "bedrijfsstrategie"],
            line: Terms("checkpoint Business strategy there=yes", nl: "controlepunt Bedrijfsstrategie aanwezig=ja"),
            find: { $0.open(Kind("SC")) }),
        Item(
            name: Terms("general objectives", nl: "algemene doelstellingen"), keys: ["objective", "doelstelling"],
            line: Terms("goal … by date @owner", nl: "doel … uiterlijk datum @eigenaar"), find: { $0.open(.goal) }),
        Item(
            name: Terms("mission", nl: "missie"), keys: ["mission", "missie"],
            line: Terms("statement sort=mission …", nl: "uitspraak soort=missie …"), find: stated("mission")),
        Item(
            name: Terms("vision", nl: "visie"), keys: ["vision", "visie"],
            line: Terms("statement sort=vision …", nl: "uitspraak soort=visie …"), find: stated("vision")),
        Item(
            name: Terms("value proposition", nl: "waardepropositie"), keys: ["proposition", "propositie"],
            line: Terms("statement sort=value-proposition …", nl: "uitspraak soort=waardepropositie …"),
            find: stated("value-proposition")),
    ]

    private static func stated(_ sort: String) -> @Sendable (Series) -> [RecordID] {
        { series in series.statement(sort).map { [$0.id] } ?? [] }
    }
}

extension Series {
    /// Standing records of a kind that the whole room may read.
    fileprivate func open(_ kind: Kind) -> [RecordID] { standing(kind).filter { $0.privacy == nil }.map(\.id) }
}

extension MethodTable {
    static let checklist = MethodTable(
        word: "checklist", aliases: ["controlelijst"],
        purpose: Terms("what a strategy session builds on", nl: "waar een strategiesessie op bouwt"),
        isInMinutes: false, draw: { Drawn([Checklist($0.series).sheet]) })
}
