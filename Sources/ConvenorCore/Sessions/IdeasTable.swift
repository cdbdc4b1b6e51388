extension MethodTable {
    /// Ideas sorted by how original and how feasible they are (COCD box, Byttebier and Vullings).
    static let ideas = MethodTable(
        word: "ideas", aliases: ["ideeën", "ideeen", "nowhowwow"],
        purpose: Terms("ideas sorted into Now, How and Wow", nl: "ideeën verdeeld over Nu, Hoe en Wauw"),
        kinds: [.idea, Rating.kind],
        draw: { drawing in
            let board = IdeaBoard(drawing.series)
            if board.isEmpty { return nil }
            let columns: [Sheet.Column] = [
                .init(.none, .mark), .init(.none), .named("theme", nl: "thema"), .named("dots", nl: "stippen", .number),
                .init(.word(.voters), .number),
            ]
            let rows = board.lines.map { line in
                Sheet.Row([
                    line.mark, .text(line.idea.named), .said(line.idea[Detail("theme")]),
                    line.idea.scale(.votes).map { .number($0) } ?? .empty,
                    line.voters == 0 ? .empty : .number(line.voters),
                ])
            }
            return Drawn(
                [Sheet(.nowHowWow, columns: columns, rows: rows).withoutEmptyColumns], remarks: board.remarks)
        })
}

/// The ideas that stand, each where the points of the room put it.
struct IdeaBoard {
    /// Now first, then Wow, How and parked; at the end what is tied and what nobody has rated.
    let lines: [Line]
    private let series: Series

    struct Line {
        var idea: Record
        var place: IdeaVotes.Sorted
        var voters: Int
    }

    init(_ series: Series) {
        self.series = series
        lines = series.standing(.idea).map { Line($0, series.ratings(of: $0.id)) }.enumerated().sorted {
            ($0.element.place.rank, -($0.element.dots), $0.offset) < (
                $1.element.place.rank, -($1.element.dots), $1.offset
            )
        }.map(\.element)
    }

    /// Nobody has rated any of them; dots alone are told by their vote.
    var isEmpty: Bool { lines.allSatisfy(\.place.isUnvoted) }

    func ideas(_ place: IdeaPlace) -> [Record] { lines.filter { $0.place == .placed(place) }.map(\.idea) }

    var remarks: [Sentence] {
        idle(.now).map { idea in
            Sentence(
                Terms(
                    "{0} is Now, so at once: action @who {1} by next fri for {0}",
                    nl: "{0} is Nu, dus meteen: actie @wie {1} uiterlijk volgende vrijdag voor {0}"),
                .ids([idea.id]), .text(idea.text))
        }
            + idle(.wow).map { idea in
                Sentence(
                    Terms(
                        "{0} is Wow, so in this cycle: action @who {1} by end of quarter for {0}",
                        nl: "{0} is Wauw, dus deze cyclus: actie @wie {1} uiterlijk eind kwartaal voor {0}"),
                    .ids([idea.id]), .text(idea.text))
            } + far + lines.flatMap(\.ties) + silent
    }

    /// What nobody does anything about yet.
    private func idle(_ place: IdeaPlace) -> [Record] {
        ideas(place).filter { series.actions(for: $0.id).isEmpty }
    }

    private var far: [Sentence] {
        let ids = ideas(.how).map(\.id)
        if ids.isEmpty { return [] }
        return [Sentence(Terms("On the roadmap: {0}", nl: "Op de routekaart: {0}"), .ids(ids))]
    }

    private var silent: [Sentence] {
        let ids = lines.filter(\.place.isUnvoted).map(\.idea.id)
        guard let first = ids.first else { return [] }
        return [
            Sentence(
                Terms("Not rated yet: {0}. rate {1} 4 5", nl: "Nog geen punten: {0}. scoor {1} 4 5"), .ids(ids),
                .ids([first]))
        ]
    }
}

extension IdeaBoard.Line {
    /// What was set on the idea itself is what the chair decided, and counts alone.
    fileprivate init(_ idea: Record, _ ratings: [Record]) {
        var votes = IdeaVotes()
        for scale in IdeaScale.allCases {
            if let decided = idea.scale(scale.detail) {
                _ = votes.vote(decided, on: scale, by: idea.by)
                continue
            }
            for rating in ratings {
                if let points = rating.scale(scale.detail) { _ = votes.vote(points, on: scale, by: rating.by) }
            }
        }
        self.init(idea: idea, place: votes.sorted, voters: Set(ratings.map(\.by)).count)
    }

    fileprivate var dots: Int { idea.scale(.votes) ?? 0 }

    fileprivate var mark: Sheet.Cell {
        switch place {
        case .placed(let place): .mark(.idea(place))
        case .tied: .mark(.asks)
        case .unvoted: .empty
        }
    }

    /// A mean at the cut itself, which the chair decides.
    fileprivate var ties: [Sentence] {
        guard case .tied(let scales) = place else { return [] }
        return scales.map { scale in
            let (low, high, name) =
                scale == .originality
                ? (
                    Terms("normal", nl: "gewoon"), Terms("original", nl: "origineel"),
                    Terms("originality", nl: "originaliteit")
                )
                : (
                    Terms("hard", nl: "lastig"), Terms("easy", nl: "makkelijk"),
                    Terms("feasibility", nl: "haalbaarheid")
                )
            return Sentence(
                Terms(
                    "{0} is halfway between {1} and {2}, so the chair decides: set {0} {3}=2 or set {0} {3}=4",
                    nl: "{0} ligt halverwege {1} en {2}, dus de voorzitter beslist: zet {0} {3}=2 of zet {0} {3}=4"),
                .ids([idea.id]), .terms(low), .terms(high), .terms(name))
        }
    }
}

extension IdeaScale {
    var detail: Detail { Detail(rawValue) }
}

extension IdeaVotes.Sorted {
    fileprivate var isUnvoted: Bool { if case .unvoted = self { true } else { false } }

    fileprivate var rank: Int {
        switch self {
        case .placed(.now): 0
        case .placed(.wow): 1
        case .placed(.how): 2
        case .placed(.parked): 3
        case .tied: 4
        case .unvoted: 5
        }
    }
}
