extension MethodTable {
    /// Milestones beside the key results that they move, from both ends.
    static let map = MethodTable(
        word: "map", aliases: ["kaart"],
        purpose: Terms(
            "milestones beside the key results that they move", nl: "mijlpalen naast de kernresultaten die ze bewegen"),
        kinds: [Kind("IM")],
        draw: { drawing in
            let deliveries = Deliveries(drawing.series, now: drawing.now)
            let results = drawing.series.standing(.keyResult)
            guard !results.isEmpty, !deliveries.milestones.isEmpty else { return nil }
            let impact = deliveries.impact(on: results)
            return Drawn(
                [byResult(drawing, deliveries, impact), byMilestone(deliveries, impact)], remarks: warnings(impact))
        })

    private static func byResult(
        _ drawing: Drawing, _ deliveries: Deliveries, _ impact: MilestoneImpact<RecordID>
    ) -> Sheet {
        let objectives = drawing.objectives
        let named = Set(objectives.flatMap(\.results).map(\.record.id))
        let loose = drawing.series.standing(.keyResult).filter { !named.contains($0.id) }
        func row(_ line: KeyResultLine, depth: Int) -> Sheet.Row {
            let ids = impact.milestones(for: line.record.id).map(\.description).joined(separator: ", ")
            let cells: [Sheet.Cell] = [
                .text(line.record.id.description), .text(line.record.text), line.course, line.score,
                line.outcome.score.map { .mark(.band($0.band)) } ?? .mark(.asks),
                ids.isEmpty ? .word(.noMilestone) : .text("<- " + ids), .number(impact.sum(for: line.record.id)),
            ]
            return Sheet.Row(cells, depth: depth)
        }
        let rows = objectives.flatMap { line in
            [
                Sheet.Row([
                    .text(line.goal.id.description), .text(line.goal.text), .blank, line.printed, line.colour, .blank,
                    .blank,
                ])
            ] + line.results.map { row($0, depth: 1) }
        }
        return Sheet(
            .milestones,
            columns: [
                .init(.none), .init(.none), .init(.none), .init(.word(.score), .number), .init(.none, .mark),
                .init(.word(.milestones)), .init(.word(.sum), .number),
            ], rows: rows + loose.map { row(KeyResultLine($0, deliveries, on: drawing.today), depth: 0) })
    }

    /// `KR1 3, KR2 1`: what each milestone moves, and how strongly.
    private static func byMilestone(_ deliveries: Deliveries, _ impact: MilestoneImpact<RecordID>) -> Sheet {
        let rows = deliveries.milestones.map { milestone in
            let moved = impact.results.compactMap { result in
                impact.strength(of: milestone.id, on: result).map { "\(result) \($0)" }
            }
            return Sheet.Row([
                .text(milestone.id.description), .text(milestone.text), .text(milestone.due?.wall.day.iso ?? "–"),
                moved.isEmpty ? .empty : .text(moved.joined(separator: ", ")),
            ])
        }
        return Sheet(
            .deliveries,
            columns: [.init(.none), .init(.none), .init(.word(.due)), .init(.word(.results))], rows: rows)
    }

    private static func warnings(_ impact: MilestoneImpact<RecordID>) -> [Sentence] {
        var remarks: [Sentence] = []
        if !impact.unmoved.isEmpty {
            remarks.append(
                Sentence(
                    Terms(
                        "Key results without milestone: {0}. How will they move?",
                        nl: "Kernresultaten zonder mijlpaal: {0}. Hoe gaan ze bewegen?"),
                    .ids(impact.unmoved)))
        }
        if !impact.aimless.isEmpty {
            remarks.append(
                Sentence(
                    Terms(
                        "Milestones without key result: {0}. Why do we do this?",
                        nl: "Mijlpalen zonder kernresultaat: {0}. Waarom doen we dit?"),
                    .ids(impact.aimless)))
        }
        return remarks
    }

    /// Read backward: the measures that deliveries move most, and which of them belong together.
    static let suggestions = MethodTable(
        word: "suggestions", aliases: ["voorstellen"],
        purpose: Terms(
            "key results and objectives that the milestones suggest",
            nl: "kernresultaten en doelstellingen die de mijlpalen voorstellen"),
        kinds: [Kind("IM")],
        draw: { drawing in
            let series = drawing.series
            let taken = Set(series.standing(.keyResult).flatMap { $0.links ?? [] })
            let candidates =
                series.standing(.metric).filter { !taken.contains($0.id) }
                + series.standing(.keyResult).filter { result in !(result.links ?? []).contains { $0.isObjective } }
            let impact = Deliveries(series, now: drawing.now).impact(on: candidates)
            guard !impact.ranked.isEmpty else { return nil }
            let suggestion = impact.suggestion()
            let texts = Dictionary(candidates.map { ($0.id, $0.text) }, uniquingKeysWith: { $1 })
            let rows = impact.ranked.map { id in
                let group = suggestion.objectives.firstIndex { $0.results.contains(id) }
                let sum = Sheet.Cell.number(impact.sum(for: id))
                return Sheet.Row([
                    .text(id.description), .text(texts[id] ?? ""),
                    suggestion.results.contains(id) ? sum.strong : sum,
                    .text(impact.milestones(for: id).map(\.description).joined(separator: ", ")),
                    group.map { .number($0 + 1) } ?? .empty,
                ])
            }
            let columns: [Sheet.Column] = [
                .init(.none), .init(.none), .init(.word(.sum), .number), .init(.word(.milestones)),
                .init(.word(.group), .number),
            ]
            return Drawn([Sheet(.suggestions, columns: columns, rows: rows)], remarks: remarks(suggestion))
        })

    private static func remarks(_ suggestion: MilestoneImpact<RecordID>.Suggestion) -> [Sentence] {
        var remarks = suggestion.objectives.map { objective in
            let shares =
                objective.results.count > 1
                ? Terms(
                    "{0} share {1}: one objective. Write its sentence yourselves: goal …; then kr … for {2} and its id",
                    nl: "{0} delen {1}: één doelstelling. Schrijf zelf de zin: doel …; dan kr … voor {2} en het nummer")
                : Terms(
                    "{0} shares {1} with nothing else: an objective of its own, or none",
                    nl: "{0} deelt {1} met niets anders: een eigen doelstelling, of geen")
            return Sentence(
                shares, .ids(objective.results), .ids(objective.milestones), .ids(Array(objective.results.prefix(1))))
        }
        if !suggestion.tied.isEmpty {
            remarks.append(
                Sentence(
                    Terms(
                        "{0} have the same sum and do not all fit among five: the chair chooses",
                        nl: "{0} hebben dezelfde som en passen niet allemaal bij de vijf: de voorzitter kiest"),
                    .ids(suggestion.tied)))
        }
        return remarks
    }
}

extension RecordID {
    fileprivate var isObjective: Bool { kind == .goal || kind == .marketingGoal }
}
