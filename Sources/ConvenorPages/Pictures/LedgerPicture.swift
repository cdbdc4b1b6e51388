import ConvenorCore

/// How each goal is carried through to actions, with a thick frame and `!` where it breaks and a dashed `?` for what is
/// missing.
struct LedgerPicture {
    static let name = "ledger"
    private static let edge: Length = 6
    private let ledger: Ledger
    private let tree: LedgerTree
    private let sight: Sight
    /// Of a box, and from one column to the next.
    private let width: Length
    private let pitch: Length
    private let depth: Int

    init?(_ seen: Seen, _ sight: Sight) {
        ledger = seen.ledger(now: sight.now)
        if ledger.chains.isEmpty { return nil }
        var tree = LedgerTree(ledger)
        let widest = tree.boxes.map { Self.label($0).width(size: 13, isStrong: true) }.max() ?? 0
        width = max(46, widest + 8)
        let room = SVGText.width - Self.edge * 2 - width
        let deepest = tree.boxes.map { $0.depth + ($0.breaks.contains(where: \.isGap) ? 1 : 0) }.max() ?? 0
        depth = max(1, min(deepest, LedgerTree.mostDepth, room.tenths / (width.tenths + 120)))
        pitch = min(88, room.part(1, of: depth))
        tree.settle(depth: depth)
        (self.tree, self.sight) = (tree, sight)
    }

    var picture: Picture {
        let caption = Terms(
            "Each box is a record; a thick frame with ! is a break, a dashed one with ? is missing.",
            nl: "Elk vak is een regel; een dikke rand met ! is een breuk, een stippelrand met ? ontbreekt.")
        return Picture(name: Self.name, svg: svg, caption: sight.say(caption))
    }

    private static func label(_ box: LedgerTree.Box) -> String {
        box.id.map { box.isBroken ? "\($0) !" : "\($0)" } ?? "?"
    }

    private var svg: String {
        let rows = (tree.boxes.map(\.row).max() ?? 0) + (tree.left > 0 ? 2 : 1)
        var svg = SVGText(Self.name, height: Length(34 + 32 * rows))
        for column in 0...depth {
            svg.text(heading(column), at: Spot(Self.edge + pitch * column, 16), .soft, size: 12)
        }
        for box in tree.boxes { if let parent = box.parent { link(tree.boxes[parent], to: box, in: &svg) } }
        for box in tree.boxes {
            let corner = corner(box)
            let look: SVGText.Look = box.id == nil ? .missing : box.isBroken ? .broken : .box
            svg.rect(look, corner, width, 24, round: 4)
            svg.text(
                Self.label(box), at: Spot(corner.x + width.part(1, of: 2), corner.y + 17),
                box.isBroken ? .broken : .plain, side: .middle, isStrong: true)
        }
        if tree.left > 0 {
            let more = Sentence(Terms("and {0} more", nl: "en nog {0}"), .figure(String(tree.left)))
            svg.text(sight.say(more), at: Spot(Self.edge, Length(32 + 32 * (rows - 1)) + 17), .soft)
        }
        return svg.document(title: sight.say(Terms("From goal to result", nl: "Van doel naar resultaat")), says: says)
    }

    private func column(_ box: LedgerTree.Box) -> Int { min(box.depth, depth) }

    private func corner(_ box: LedgerTree.Box) -> Spot {
        Spot(Self.edge + pitch * column(box), Length(32 + 32 * box.row))
    }

    /// From the right of a box to the left of what serves it; where both stand in the last column, round its left.
    private func link(_ parent: LedgerTree.Box, to box: LedgerTree.Box, in svg: inout SVGText) {
        let (from, to) = (corner(parent), corner(box))
        let (begin, end) = (from.y + 12, to.y + 12)
        if column(parent) == column(box) {
            svg.path(.link, "M\(from.x) \(begin)H\(from.x - 6)V\(end)H\(to.x)")
        } else if begin == end {
            svg.path(.link, "M\(from.x + width) \(begin)H\(to.x)")
        } else {
            svg.path(.link, "M\(from.x + width) \(begin)H\(from.x + width + 6)V\(end)H\(to.x)")
        }
    }

    /// What stands in a column, where one word says it.
    private func heading(_ column: Int) -> String {
        let kinds = Set(tree.boxes.filter { self.column($0) == column }.compactMap { $0.id?.kind })
        if column == 0, kinds.contains(.goal) { return sight.words.word(for: .goal, count: 1).capitalised }
        if let kind = kinds.first, kinds.count == 1 {
            let word = sight.words.word(for: kind, count: 1).capitalised
            if word.width(size: 12) <= pitch { return word }
        }
        return column == 1 ? sight.say(Terms("Serves it", nl: "Dient het")) : ""
    }
}

extension LedgerPicture {
    private static let mostChains = 8

    /// Which chains break, and where.
    private var says: String {
        let goals = ledger.chains.filter { $0.goal != nil }
        let broken = goals.filter { !$0.places.isEmpty }
        let whole = goals.filter(\.places.isEmpty).compactMap { $0.goal?.description }
        var said = broken.prefix(Self.mostChains).map { chain in
            Sentence(
                Terms("{0} breaks at {1}.", nl: "{0} breekt bij {1}."),
                .text(chain.goal?.description ?? ""), .text(listed(chain)))
        }
        if broken.count > Self.mostChains {
            said.append(
                Sentence(
                    Terms("So do {0} more.", nl: "Dat geldt ook voor {0} andere."),
                    .figure(String(broken.count - Self.mostChains))))
        }
        if !whole.isEmpty {
            said.append(
                Sentence(
                    Terms("Without a break: {0}.", nl: "Zonder breuk: {0}."),
                    .text(sight.words.list(whole.shortened(to: Self.mostChains)))))
        }
        for chain in ledger.chains where chain.goal == nil {
            let roots = chain.links.filter { $0.depth == 0 }.map(\.id.description)
            said.append(
                Sentence(
                    Terms("For no goal: {0}.", nl: "Voor geen doel: {0}."),
                    .text(sight.words.list(roots.shortened(to: Self.mostChains)))))
            if !chain.places.isEmpty {
                said.append(Sentence(Terms("Breaks there: {0}.", nl: "Breuken daar: {0}."), .text(listed(chain))))
            }
        }
        return said.map(sight.say).joined(separator: " ")
    }

    /// `A2 (overdue) and M3 (no metric)`.
    private func listed(_ chain: Ledger.Chain) -> String {
        let places = chain.places.map { link in
            "\(link.id) (\(link.breaks.map { sight.words.word(for: $0) }.joined(separator: ", ")))"
        }
        return sight.words.list(places.shortened(to: Self.mostChains))
    }
}

extension Ledger.Chain {
    /// Its links with a break.
    fileprivate var places: [Ledger.Link] { links.filter { !$0.breaks.isEmpty } }
}
