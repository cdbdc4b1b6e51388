extension MethodTable {
    /// What changes in a customer's life: have, feel, average day and status, before and after (Ryan Deiss's grid).
    static let beforeAfter = MethodTable(
        word: "before-after", aliases: ["voor-na", "grid"],
        purpose: Terms(
            "what each segment has, feels, does and is, before and after",
            nl: "wat elk segment heeft, voelt, doet en is, ervoor en erna"),
        kinds: [Market.beforeAfter],
        draw: { drawing in
            let grids = drawing.series.standing(Market.beforeAfter)
            if grids.isEmpty { return nil }
            let segments = drawing.series.standing(Market.segment)
            var boards = segments.map { segment in
                Board(
                    subject: segment.named, id: segment.id,
                    grids: grids.filter { $0.served(Market.segment) == segment.id })
            }
            let placed = boards.flatMap(\.grids).map(\.id)
            let loose = grids.filter { !placed.contains($0.id) }
            if !loose.isEmpty { boards.append(Board(subject: nil, id: nil, grids: loose)) }
            boards.removeAll { $0.grids.isEmpty }
            return Drawn(boards.map(\.sheet), remarks: boards.flatMap(\.missing))
        })

    private struct Board {
        var subject: String?
        var id: RecordID?
        var grids: [Record]

        private static let aspects: [(Detail, Terms)] = [
            (Detail("have"), Terms("have", nl: "heeft")), (Detail("feel"), Terms("feel", nl: "voelt")),
            (Detail("day"), Terms("average day", nl: "gewone dag")), (Detail("status"), Terms("status", nl: "status")),
        ]
        private static let times = ["before", "after"]

        private func said(_ aspect: Detail, _ time: String) -> [String] {
            grids.filter { $0[Detail("time")] == time }.compactMap { $0[aspect] }
        }

        var sheet: Sheet {
            let rows = Board.aspects.map { aspect, name in
                Sheet.Row([.terms(name)] + Board.times.map { .lines(said(aspect, $0)) })
            }
            return Sheet(
                .beforeAfter, of: subject.map { Terms($0, nl: $0) },
                columns: [.init(.none), .named("before", nl: "voor"), .named("after", nl: "na")], rows: rows)
        }

        /// Half a story is none.
        var missing: [Sentence] {
            Board.times.compactMap { time in
                guard let id, !grids.contains(where: { $0[Detail("time")] == time }) else { return nil }
                let word = time == "after" ? Terms("after", nl: "na") : Terms("before", nl: "voor")
                return Sentence(
                    Terms(
                        "{0} has nothing for {1} yet: grid … time={1} have=… feel=… day=… status=… for {0}",
                        nl: "{0} heeft nog niets bij {1}: raster … moment={1} heeft=… voelt=… dag=… status=… voor {0}"),
                    .ids([id]), .terms(word))
            }
        }
    }
}
