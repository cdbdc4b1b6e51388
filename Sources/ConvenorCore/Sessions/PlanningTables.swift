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

    /// Tasks that a machine could do, those that cost most hours first.
    static let automation = MethodTable(
        word: "automation", aliases: ["automatisering"],
        purpose: Terms(
            "tasks that a machine could do, by hours", nl: "taken die een machine kan doen, naar uren"),
        kinds: [Kind("AU")],
        draw: { drawing in
            let all = drawing.series.standing(Kind("AU"))
            guard !all.isEmpty else { return nil }
            let hours = { (record: Record) in record.amount(Detail("hours"))?.value }
            let ranked = all.enumerated().sorted { a, b in
                (hours(b.element) ?? -1, a.offset) < (hours(a.element) ?? -1, b.offset)
            }.map(\.element)
            let rows = ranked.map { record in
                Sheet.Row([
                    .text(record.id.description), .text(record.text), hours(record).map { .number($0) } ?? .empty,
                    record.field(Detail("tool")), record.owner.map { .text($0.description) } ?? .empty,
                ])
            }
            let sum = Sheet.Row(
                [.word(.sum), .blank, .number(all.compactMap(hours).reduce(0, +)), .blank, .blank], isTotal: true)
            let columns: [Sheet.Column] = [
                .init(.none), .init(.word(.task)), .init(.word(.hours), .number), .init(.word(.tool)),
                .init(.word(.owner)),
            ]
            let open = all.filter { hours($0) == nil }.map(\.id)
            let ask = Sentence(
                Terms("{0}: how many hours? set {1} hours=…", nl: "{0}: hoeveel uren? zet {1} uren=…"), .ids(open),
                .ids(Array(open.prefix(1))))
            return Drawn([Sheet(.automation, columns: columns, rows: rows + [sum])], remarks: open.isEmpty ? [] : [ask])
        })

    /// Whether parts make up a whole; nil where there are none, or where they do.
    static func sum(_ whole: Record, _ parts: [Record]) -> Sentence? {
        let detail = Detail("amount")
        guard let goal = whole.amount(detail), !parts.isEmpty else { return nil }
        switch SumCheck.check(parts.compactMap { $0.amount(detail) }, against: goal) {
        case .success(let check) where check.matches: return nil
        case .success(let check):
            return Sentence(
                Terms(
                    "{0} is {1}, its parts are {2}: the difference is {3}",
                    nl: "{0} is {1}, de delen zijn {2}: het verschil is {3}"),
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
}
