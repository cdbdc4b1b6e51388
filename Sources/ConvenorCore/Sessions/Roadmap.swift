extension MethodTable {
    /// The way from the journey as it is to the journey as it shall be, with ideas that are worth the trouble but not easy.
    static let roadmap = MethodTable(
        word: "roadmap", aliases: ["routekaart"],
        purpose: Terms(
            "what differs between the journey as it is and as it shall be, soonest first",
            nl: "wat er verschilt tussen de reis nu en straks, het eerste eerst"),
        kinds: [JourneyBoard.cell, .idea, Rating.kind],
        draw: { drawing in
            let changes = Roadmap(drawing.series).changes
            if changes.isEmpty { return nil }
            let columns: [Sheet.Column] = [
                .named("horizon", nl: "horizon"), .init(.none), .named("phase", nl: "fase"), .named("from", nl: "van"),
                .named("to", nl: "naar"), .init(.word(.owner)), .named("actions", nl: "acties"),
            ]
            let rows = changes.map { change in
                Sheet.Row([
                    change.horizon.map { .terms($0) } ?? .empty, .terms(change.subject),
                    change.phase.map { .terms($0) } ?? .empty, .said(change.from), .text(change.to),
                    .said(change.owner), .ids(change.actions),
                ])
            }
            return Drawn(
                [Sheet(.roadmap, columns: columns, rows: rows, hasRowHeads: false).withoutEmptyColumns],
                remarks: undated(changes.filter { $0.horizon == nil }.map(\.id)))
        })

    private static func undated(_ open: [RecordID]) -> [Sentence] {
        guard let first = open.first else { return [] }
        return [
            Sentence(
                Terms("Soon or later? set {0} horizon=short", nl: "Snel of later? zet {0} horizon=kort"), .ids([first]))
        ]
    }
}

/// What is to change, in the order in which it comes: short before long, what has no horizon last.
struct Roadmap {
    let changes: [Change]

    struct Change {
        var id: RecordID
        var horizon: Terms?
        var rank: Int
        var subject: Terms
        var phase: Terms?
        var from: String?
        var to: String
        var owner: String?
        var actions: [RecordID]
    }

    init(_ series: Series) {
        let board = JourneyBoard(series)
        var changes: [Change] = []
        for traveller in board.travellers {
            for phase in board.phases.words {
                let now = board.cells(of: traveller, in: phase, .asIs)
                for cell in board.cells(of: traveller, in: phase, .toBe)
                where !now.contains(where: { $0.isSame(as: cell) }) {
                    changes.append(Change(cell, from: now, traveller, series))
                }
            }
        }
        let hard = IdeaBoard(series).ideas(.how).map { Change(idea: $0, series) }
        self.changes = (changes + hard).enumerated().sorted {
            ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
        }.map(\.element)
    }
}

extension Roadmap.Change {
    fileprivate init(_ cell: Record, from now: [Record], _ traveller: Record?, _ series: Series) {
        self.init(
            id: cell.id, horizon: cell.shown(.horizon), rank: cell.horizonRank,
            subject: Terms(traveller?.named ?? "–", nl: traveller?.named ?? "–"),
            phase: cell.shown(.phase), from: now.isEmpty ? nil : now.map(\.named).joined(separator: ", "),
            to: cell.named, owner: cell.owner?.description, actions: series.actions(for: cell.id))
    }

    /// What is original and hard takes its time.
    fileprivate init(idea: Record, _ series: Series) {
        self.init(
            id: idea.id, horizon: Terms("long", nl: "lang"), rank: 1, subject: Terms("idea (How)", nl: "idee (Hoe)"),
            phase: nil,
            from: nil, to: idea.named, owner: idea.owner?.description, actions: series.actions(for: idea.id))
    }
}

extension Record {
    fileprivate var horizonRank: Int {
        switch self[.horizon] {
        case "short": 0
        case "long": 1
        default: 2
        }
    }

    /// Says the same of the same phase, so that nothing changes.
    fileprivate func isSame(as other: Record) -> Bool {
        text == other.text
            && ["message", "channels", "touchpoints", "act", "measure"].allSatisfy {
                self[Detail($0)] == other[Detail($0)]
            }
    }
}
