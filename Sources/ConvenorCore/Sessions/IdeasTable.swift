extension MethodTable {
    /// Ideas sorted by how original and how feasible they are (COCD box, Byttebier and Vullings).
    static let ideas = MethodTable(
        word: "ideas", aliases: ["ideeen", "nowhowwow"],
        purpose: Terms("ideas sorted into Now, How and Wow", nl: "ideeën verdeeld over Nu, Hoe en Wauw"),
        draw: { drawing in
            let ideas = drawing.series.standing(.idea).filter { idea in
                IdeaScale.allCases.contains { idea[$0.detail] != nil }
            }
            guard !ideas.isEmpty else { return nil }
            let columns: [Sheet.Column] = [
                .init(.none), .init(.none), .init(.word(.originality), .number), .init(.word(.feasibility), .number),
                .init(.none, .mark),
            ]
            let sorted = ideas.map { ($0, $0.sorted) }.sorted { ($0.1.rank, $0.0.id) < ($1.1.rank, $1.0.id) }
            let rows = sorted.map { idea, place in
                Sheet.Row(
                    [.text(idea.id.description), .text(idea.text)]
                        + IdeaScale.allCases.map { idea.scale($0.detail).map { .number($0) } ?? .empty } + [place.mark])
            }
            return Drawn([Sheet(.nowHowWow, columns: columns, rows: rows)], remarks: remarks(sorted))
        })

    private static func remarks(_ sorted: [(Record, IdeaVotes.Sorted)]) -> [Sentence] {
        var remarks: [Sentence] = []
        let now = sorted.filter { $0.1 == .placed(.now) }.map(\.0.id)
        if !now.isEmpty {
            remarks.append(
                Sentence(Terms("{0}: make actions of them at once", nl: "{0}: maak er meteen acties van"), .ids(now)))
        }
        for (idea, place) in sorted {
            guard case .tied = place else { continue }
            remarks.append(
                Sentence(
                    Terms(
                        "{0} lies on the line. Which side? set {0} originality=2 or 4, feasibility likewise",
                        nl: "{0} ligt op de grens. Welke kant? zet {0} originaliteit=2 of 4, haalbaarheid net zo"),
                    .ids([idea.id])))
        }
        return remarks
    }
}

extension IdeaScale {
    var detail: Detail { Detail(rawValue) }
}

extension Record {
    /// Where an idea belongs, by the points that the room agreed on.
    fileprivate var sorted: IdeaVotes.Sorted {
        var votes = IdeaVotes()
        for scale in IdeaScale.allCases {
            if let points = self.scale(scale.detail) { _ = votes.vote(points, on: scale, by: by) }
        }
        return votes.sorted
    }
}

extension IdeaVotes.Sorted {
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

    fileprivate var mark: Sheet.Cell {
        if case .placed(let place) = self { return .mark(.idea(place)) }
        return .mark(.asks)
    }
}
