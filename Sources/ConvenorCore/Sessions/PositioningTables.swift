extension MethodTable {
    /// What stands in each pillar, with its evidence, and what was struck.
    static let swot = MethodTable(
        word: "swot", aliases: [],
        purpose: Terms(
            "strengths, weaknesses, opportunities and threats with their evidence",
            nl: "sterktes, zwaktes, kansen en bedreigingen met het bewijs"),
        kinds: [Kind("SW")],
        draw: { drawing in
            let paper = FactorPaper(drawing.series)
            guard !paper.factors.isEmpty else { return nil }
            let rows = paper.factors.sorted { $0.factor < $1.factor }.map { factor, record in
                Sheet.Row([
                    .text(factor.description), .word(factor.pillar.word), .text(record.id.description),
                    .text(record.text), record[.evidence].map { .text($0) } ?? .mark(.asks),
                ])
            }
            let columns: [Sheet.Column] = [
                .init(.none), .init(.none), .init(.none), .init(.word(.factors)), .init(.word(.evidence)),
            ]
            let struck = drawing.series.all(Kind("SW")).filter { $0.status == .dropped }.map { record in
                Sentence(
                    Terms("Struck: {0} {1}, because {2}", nl: "Geschrapt: {0} {1}, omdat {2}"), .ids([record.id]),
                    .text(record.text), .text(record[.because] ?? "?"))
            }
            let bare = paper.factors.filter { $0.record[.evidence] == nil }.map(\.record.id)
            let ask = Sentence(
                Terms("{0}: what shows it? set {1} evidence …", nl: "{0}: waaruit blijkt dat? zet {1} bewijs …"),
                .ids(bare), .ids(Array(bare.prefix(1))))
            return Drawn([Sheet(.swot, columns: columns, rows: rows)], remarks: struck + (bare.isEmpty ? [] : [ask]))
        })

    /// Goals from strategic to operational, with who carries them.
    static let goals = MethodTable(
        word: "goals", aliases: ["doelen"],
        purpose: Terms(
            "goals by level, with sponsor and support", nl: "doelen per niveau, met sponsor en draagvlak"),
        kinds: [.goal, .marketingGoal, Kind("SK")],
        draw: { drawing in
            let series = drawing.series
            let top = series.standing(.goal)
            let all = top + series.standing(.marketingGoal)
            guard all.contains(where: { $0[Detail("level")] != nil || $0[Detail("sponsor")] != nil }) else {
                return nil
            }
            let loose = series.standing(.marketingGoal).filter { goal in
                !top.contains { goal.links?.contains($0.id) == true }
            }
            let rows = top.flatMap { goal in
                [row(goal, series)]
                    + series.standing(.marketingGoal, serving: goal.id).map { row($0, series, depth: 1) }
            }
            let columns: [Sheet.Column] = [
                .init(.none), .init(.none), .init(.word(.level)), .init(.word(.due)), .init(.word(.sponsor)),
                .init(.word(.support)),
            ]
            return Drawn(
                [Sheet(.goals, columns: columns, rows: rows + loose.map { row($0, series) })],
                remarks: top.flatMap { warnings($0, series) })
        })

    private static func row(_ goal: Record, _ series: Series, depth: Int = 0) -> Sheet.Row {
        let support = series.standing(Kind("SK"), serving: goal.id).map { stakeholder in
            "\(stakeholder.text) \(stakeholder[Detail("support")] ?? "?")/5"
        }
        let cells: [Sheet.Cell] = [
            .text(goal.id.description), .text(goal.text), goal.field(Detail("level")),
            goal.due.map { .text($0.wall.day.iso) } ?? .empty, goal.field(Detail("sponsor")),
            support.isEmpty ? .empty : .text(support.joined(separator: ", ")),
        ]
        return Sheet.Row(cells, depth: depth)
    }

    private static func warnings(_ goal: Record, _ series: Series) -> [Sentence] {
        guard goal[Detail("level")] == "strategic" else { return [] }
        var remarks: [Sentence] = []
        let children = series.standing(.marketingGoal, serving: goal.id)
        if !children.contains(where: { $0[Detail("level")] == "tactical" }) {
            remarks.append(
                Sentence(
                    Terms(
                        "{0} is strategic and no tactical goal serves it: goal … level=tactical supports {0}",
                        nl: "{0} is strategisch en geen tactisch doel dient het: doel … niveau=tactisch steunt {0}"),
                    .ids([goal.id])))
        }
        if goal[Detail("sponsor")] == nil {
            remarks.append(
                Sentence(
                    Terms("{0} has no sponsor: set {0} sponsor=…", nl: "{0} heeft geen sponsor: zet {0} sponsor=…"),
                    .ids([goal.id])))
        }
        let against = series.standing(Kind("SK"), serving: goal.id).filter { ($0.scale(Detail("support")) ?? 5) <= 1 }
        if !against.isEmpty {
            remarks.append(
                Sentence(
                    Terms("{0}: hardly any support from {1}", nl: "{0}: nauwelijks draagvlak bij {1}"), .ids([goal.id]),
                    .text(against.map(\.text).joined(separator: ", "))))
        }
        return remarks
    }

    /// Lafley's and Martin's five choices ("Playing to Win"), each of which rests on the one before.
    static let choices = MethodTable(
        word: "choices", aliases: ["keuzes"],
        purpose: Terms("the five linked choices of a strategy", nl: "de vijf samenhangende keuzes"),
        kinds: [Kind("SC")],
        draw: { drawing in
            let records = drawing.series.standing(Kind("SC"))
            guard !records.isEmpty else { return nil }
            let sorts: [(String, SheetWord)] = [
                ("aspiration", .aspiration), ("where", .whereToPlay), ("how", .howToWin),
                ("capabilities", .capabilities), ("systems", .systems),
            ]
            let made = sorts.map { sort in records.filter { $0[Detail("choice")] == sort.0 } }
            let rows = zip(sorts, made).flatMap { sort, records in
                records.isEmpty
                    ? [Sheet.Row([.word(sort.1), .empty, .empty])]
                    : records.map { Sheet.Row([.word(sort.1), .text("\($0.id) \($0.text)"), $0.field(.because)]) }
            }
            let missing = zip(sorts, made).filter { $1.isEmpty }.map { sort, _ in
                Sentence(
                    Terms("Not chosen yet: {0}. choice … choice={1}", nl: "Nog niet gekozen: {0}. keuze … keuze={1}"),
                    .terms(sort.1.terms), .text(sort.0))
            }
            return Drawn(
                [Sheet(.choices, columns: [.init(.none), .init(.none), .init(.word(.why))], rows: rows)],
                remarks: missing)
        })

    /// How far each capability has come, and where it shall be when.
    static let maturity = MethodTable(
        word: "maturity", aliases: ["volwassenheid"],
        purpose: Terms("how far capabilities have come", nl: "hoe ver vermogens zijn"), kinds: [Kind("MT")],
        draw: { drawing in
            let records = drawing.series.standing(Kind("MT"))
            guard !records.isEmpty else { return nil }
            let rows = records.map { record in
                Sheet.Row([
                    .text(record.id.description), .text(record.text), record.field(Detail("level")),
                    record.field(.target), record.due.map { .text($0.wall.day.iso) } ?? .empty,
                    record.field(.evidence),
                ])
            }
            let columns: [Sheet.Column] = [
                .init(.none), .init(.none), .init(.word(.level)), .init(.word(.target)), .init(.word(.due)),
                .init(.word(.evidence)),
            ]
            let open = records.filter { $0[.target] == nil || $0.due == nil || $0[.evidence] == nil }.map(\.id)
            let ask = Sentence(
                Terms(
                    "{0}: level, evidence, target and date make it a plan",
                    nl: "{0}: niveau, bewijs, doel en datum maken er een plan van"), .ids(open))
            return Drawn([Sheet(.maturity, columns: columns, rows: rows)], remarks: open.isEmpty ? [] : [ask])
        })
}

extension Factor.Pillar {
    fileprivate var word: SheetWord {
        switch self {
        case .strength: .strengths
        case .weakness: .weaknesses
        case .opportunity: .opportunities
        case .threat: .threats
        }
    }
}

extension Record {
    /// What it says under a name; a choice in its own words.
    func field(_ detail: Detail) -> Sheet.Cell {
        guard let stored = self[detail] else { return .empty }
        guard case .choice(let choices)? = Forms.field(detail, of: id.kind)?.sort,
            let choice = choices.first(where: { $0.value == stored })
        else { return .text(stored) }
        return Sheet.Cell(.label(.terms(choice.name)))
    }
}
