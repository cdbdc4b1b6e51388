import Foundation

extension MethodTable {
    /// Skills by what is missing.
    static let capabilities = MethodTable(
        word: "capabilities", aliases: ["vaardigheden"],
        purpose: Terms(
            "skills with what there is and what is needed", nl: "vaardigheden met wat er is en wat nodig is"),
        draw: { drawing in
            let all = drawing.series.standing(Kind("CP")).compactMap { record in
                Capability(record.text, have: record.scale(Detail("have")), need: record.scale(Detail("need")))
            }
            return all.isEmpty ? nil : Drawn([CapabilityGaps(all).sheet])
        })

    /// Budgets with how they are spread, and whether the shares add up.
    static let budgets = MethodTable(
        word: "budget", aliases: ["budgetten"],
        purpose: Terms(
            "budgets, their shares and whether these add up", nl: "budgetten, de aandelen en of die kloppen"),
        draw: { drawing in
            let budgets = drawing.series.standing(Kind("BG"))
            guard !budgets.isEmpty else { return nil }
            let rows = budgets.flatMap { budget in
                [row(budget)] + drawing.series.standing(Kind("BS"), serving: budget.id).map { row($0) }
            }
            let columns: [Sheet.Column] = [
                .init(.none), .init(.none), .init(.word(.team)), .init(.word(.period)), .init(.word(.amount), .amount),
            ]
            return Drawn(
                [Sheet(.budget, columns: columns, rows: rows)],
                remarks: budgets.compactMap { sum($0, drawing.series.standing(Kind("BS"), serving: $0.id)) })
        })

    private static func row(_ record: Record) -> Sheet.Row {
        let isWhole = record.id.kind == Kind("BG")
        let amount = record.amount(Detail("amount")).map { Sheet.Cell.amount($0) } ?? .empty
        let texts = [Detail("squad"), isWhole ? Detail("period") : Detail("month")].map { record[$0] ?? "" }
        return Sheet.Row(
            [.text(isWhole ? record.id.description : "  \(record.id)"), .text(record.text)] + texts.map { .text($0) }
                + [isWhole ? amount.strong : amount])
    }

    /// Whether parts make up a whole; nil where there are none, or where they do.
    static func sum(_ whole: Record, _ parts: [Record]) -> Sentence? {
        let detail = Detail("amount")
        guard let goal = whole.amount(detail), !parts.isEmpty else { return nil }
        switch SumCheck.check(parts.compactMap { $0.amount(detail) }, against: goal) {
        case .success(let check) where check.matches: return nil
        case .success(let check):
            return Sentence(
                Terms("{0} is {1}, its parts are {2}: {3} differ", nl: "{0} is {1}, de delen zijn {2}: {3} verschil"),
                .ids([whole.id]), .figure(goal.stored, unit: goal.unit), .figure(check.sum.stored, unit: goal.unit),
                .figure(check.difference.stored, unit: goal.unit))
        case .failure(let clash):
            return Sentence(
                Terms("{0}: {1} cannot be added up", nl: "{0}: {1} zijn niet op te tellen"), .ids([whole.id]),
                .text(clash.units.joined(separator: ", ")))
        }
    }

    /// Growth goals with where the growth comes from.
    static let parts = MethodTable(
        word: "parts", aliases: ["delen"],
        purpose: Terms("goals split into their parts", nl: "doelen gesplitst in hun delen"),
        draw: { drawing in
            let goals = drawing.series.standing(.goal).map { ($0, drawing.series.standing(Kind("GP"), serving: $0.id)) }
                .filter { !$0.1.isEmpty }
            guard !goals.isEmpty else { return nil }
            let rows = goals.flatMap { goal, parts in
                [goal] + parts
            }.map { record in
                let amount = record.amount(Detail("amount")).map { Sheet.Cell.amount($0) } ?? .empty
                return Sheet.Row([.text(record.id.description), .text(record.text), amount])
            }
            let columns: [Sheet.Column] = [.init(.none), .init(.none), .init(.word(.amount), .amount)]
            return Drawn(
                [Sheet(.decomposition, columns: columns, rows: rows)], remarks: goals.compactMap { sum($0.0, $0.1) })
        })

    /// Milestones beside the key results that they move, from both ends.
    static let map = MethodTable(
        word: "map", aliases: ["kaart"],
        purpose: Terms(
            "milestones beside the key results that they move", nl: "mijlpalen naast de kernresultaten die ze bewegen"),
        draw: { drawing in
            let series = drawing.series
            let results = series.standing(Kind("KR"))
            let milestones = series.standing(.milestone)
            guard !results.isEmpty, !milestones.isEmpty else { return nil }
            var impact = MilestoneImpact(milestones: milestones.map(\.id), results: results.map(\.id))
            for link in series.standing(Kind("IM")) {
                let ids = link.links ?? []
                for milestone in ids where milestone.kind == .milestone {
                    for result in ids where result.kind != .milestone {
                        _ = impact.link(milestone, to: result, strength: link.scale(Detail("strength")) ?? 0)
                    }
                }
            }
            let rows = results.map { result in
                let score = KeyResultLine(result).outcome.score
                return Sheet.Row([
                    .text(result.id.description), .text(result.text),
                    score.map { .number($0.exact.rounded(places: 2), places: 2) } ?? .empty,
                    Sheet.Cell(.list(impact.milestones(for: result.id).map { .text($0.description) })),
                    .number(impact.sum(for: result.id)),
                ])
            }
            let columns: [Sheet.Column] = [
                .init(.none), .init(.none), .init(.word(.score), .number), .init(.word(.milestones)),
                .init(.word(.sum), .number),
            ]
            return Drawn([Sheet(.milestones, columns: columns, rows: rows)], remarks: warnings(impact))
        })

    private static func warnings(_ impact: MilestoneImpact<RecordID>) -> [Sentence] {
        var remarks: [Sentence] = []
        if !impact.unmoved.isEmpty {
            remarks.append(
                Sentence(
                    Terms(
                        "No milestone moves {0}. How will it move?",
                        nl: "Geen mijlpaal beweegt {0}. Hoe gaat het bewegen?"),
                    .ids(impact.unmoved)))
        }
        if !impact.aimless.isEmpty {
            remarks.append(
                Sentence(
                    Terms(
                        "{0} moves no key result. Why do we do this?",
                        nl: "{0} beweegt geen kernresultaat. Waarom doen we dit?"),
                    .ids(impact.aimless)))
        }
        return remarks
    }
}
