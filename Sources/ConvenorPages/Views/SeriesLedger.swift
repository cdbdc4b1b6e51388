import ConvenorCore

/// The chains from goals to results, as a picture and as lists within lists.
extension SeriesView {
    private static var mostLinks: Int { 60 }

    func chains(_ ledger: Ledger) -> PageDraft.Region {
        var tree = ChainTree(self, ledger)
        let count = tree.count
        if !sight.isExport { tree.cut(to: Self.mostLinks) }
        let picture = Pictures.ledger(of: seen, sight)
        return .init(
            "series-ledger",
            [
                "hasLedger": .flag(count > 0), "ledgerSummary": .line(summary(ledger, tree, of: count)),
                "ledger": .list(picture.map { [$0.facts(file: file("pictures/\($0.name).svg"))] } ?? []),
                "chains": .list(tree.roots.map { tree.facts($0) }),
            ])
    }

    /// `2 organisational goals, 4 breaks.`
    private func summary(_ ledger: Ledger, _ tree: ChainTree, of count: Int) -> String {
        let goals = sight.count(
            ledger.broken.of, Terms("organisational goal", nl: "organisatiedoelstelling"),
            Terms("organisational goals", nl: "organisatiedoelstellingen"))
        let breaks =
            ledger.breaks == 0
            ? sight.say(Terms("no break", nl: "geen breuk"))
            : sight.count(ledger.breaks, Terms("break", nl: "breuk"), Terms("breaks", nl: "breuken"))
        let first = sight.say(Sentence(Terms("{0}, {1}.", nl: "{0}, {1}."), .text(goals), .text(breaks)))
        guard tree.left > 0 else { return first }
        let rest = Terms(
            "{0} of {1} records are shown, those with a break first.",
            nl: "{0} van {1} zijn te zien, die met een breuk eerst.")
        return first + " "
            + sight.say(Sentence(rest, .figure(String(count - tree.left)), .figure(String(count))))
    }
}

/// Chains as a tree, cut to what a page can hold.
private struct ChainTree {
    struct Node {
        var record: Record
        var breaks: [Ledger.Break]
        var parent: Int?
        var children: [Int] = []
        /// Actions below it that are counted and not shown.
        var folded = 0
    }

    private let view: SeriesView
    private var nodes: [Node] = []
    private var shown: Set<Int>
    /// How many are neither shown nor counted in a note.
    private(set) var left = 0

    init(_ view: SeriesView, _ ledger: Ledger) {
        self.view = view
        for chain in ledger.chains {
            // The last node of each depth.
            var line: [Int] = []
            for link in chain.links {
                guard let record = view.series.records[link.id] else { continue }
                line.removeSubrange(min(link.depth, line.count)...)
                nodes.append(Node(record: record, breaks: link.breaks, parent: line.last))
                if let parent = line.last { nodes[parent].children.append(nodes.count - 1) }
                line.append(nodes.count - 1)
            }
        }
        shown = Set(nodes.indices)
    }

    var count: Int { nodes.count }
    var roots: [Int] { nodes.indices.filter { nodes[$0].parent == nil && shown.contains($0) } }

    /// First actions without a break are only counted; then what has a break is shown before what has none, with all
    /// that it serves.
    mutating func cut(to most: Int) {
        guard nodes.count > most else { return }
        for index in nodes.indices where nodes[index].record.id.kind == .action && nodes[index].breaks.isEmpty {
            guard let parent = nodes[index].parent, nodes[index].children.isEmpty else { continue }
            shown.remove(index)
            nodes[parent].folded += 1
        }
        guard shown.count > most else { return }
        var chosen: Set<Int> = []
        let (ordered, nodes) = (shown.sorted(), nodes)
        for index in ordered.filter({ !nodes[$0].breaks.isEmpty }) + ordered {
            let path = sequence(first: index) { nodes[$0].parent }.filter { !chosen.contains($0) }
            if chosen.count + path.count <= most { chosen.formUnion(path) }
        }
        left = shown.count - chosen.count
        shown = chosen
    }

    func facts(_ index: Int) -> Facts {
        let node = nodes[index]
        let served = node.children.filter(shown.contains)
        let note = note(on: node)
        return .map([
            "id": .text(node.record.id.description), "href": .text("#\(node.record.id)"),
            "text": .line(view.text(of: node.record)), "hasNote": .flag(!note.isEmpty), "note": .line(note),
            "breaks": .list(
                node.breaks.map { .map(["break": .line(view.word(for: $0, of: node.record))]) }),
            "hasServed": .flag(!served.isEmpty), "served": .list(served.map { facts($0) }),
        ])
    }

    private func note(on node: Node) -> String {
        let sight = view.sight
        let folded =
            node.folded == 0
            ? nil : sight.count(node.folded, Terms("action", nl: "actie"), Terms("actions", nl: "acties"))
        return ([own(node.record)] + [folded]).compactMap { $0 }.joined(separator: ", ")
    }

    private func own(_ record: Record) -> String? {
        let sight = view.sight
        switch record.id.kind {
        case .gap: return record[.severity].map { view.note(.severity($0)) }
        case .adjustment: return sight.words.word(for: record.status)
        case .action, .milestone:
            if !record.isStanding { return sight.words.word(for: record.status) }
            let hasOwner = record.owner != nil || record.id.kind == .action
            let blocked = record.status == .blocked ? sight.words.word(for: record.status) : nil
            return [hasOwner ? sight.owner(of: record) : nil, record.due.map { sight.date($0) }, blocked]
                .compactMap { $0 }.joined(separator: ", ")
        case .metric, .keyResult:
            guard let actual = record.said(.actual, sight, isShort: true), let target = record.said(.target, sight)
            else {
                return nil
            }
            return sight.say(Sentence(Terms("{0} of {1}", nl: "{0} van {1}"), .text(actual), .text(target)))
        default: return nil
        }
    }
}
