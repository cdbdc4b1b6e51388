import Foundation

/// The audit as it is read: counts, shares in whole per cent, and the worst by name.
extension Audit {
    package var drawn: MethodTable.Drawn {
        let rows: [(SheetWord, SheetWord, Sort)] = [
            (.coherence, .assumptions, .assumption), (.congruence, .orphans, .orphan),
            (.congruence, .conflicts, .conflict), (.consistency, .undone, .undone),
            (.consistency, .overdue, .overdue),
        ]
        let columns: [Sheet.Column] = [
            .init(.none), .init(.none), .init(.word(.count), .number), .init(.word(.whole), .number),
            .init(.word(.share), .amount),
        ]
        let sheet = Sheet(
            .audit, columns: columns,
            rows: rows.map { cause, what, sort in
                let share = shares[sort]
                return Sheet.Row([
                    Sheet.Cell(.label(.word(cause))), Sheet.Cell(.label(.word(what))), .number(share.count),
                    .number(share.whole),
                    share.percent.map { .amount(Amount(Decimal($0), unit: "%")) } ?? .empty,
                ])
            })
        if shares.isClean {
            return .init(
                [sheet], remarks: [Sentence(Terms("Nothing speaks against it.", nl: "Niets spreekt ertegen."))])
        }
        return .init([sheet], remarks: rows.flatMap { remarks($0.1, $0.2) })
    }

    private func remarks(_ word: SheetWord, _ sort: Sort) -> [Sentence] {
        let worst = worst(sort)
        guard !worst.isEmpty else { return [] }
        let more = shares[sort].count - worst.count
        let head =
            more > 0
            ? Sentence(
                Terms("{0}, and {1} more:", nl: "{0}, en nog {1}:"), .terms(word.terms), .figure(String(more)))
            : Sentence(Terms("{0}:", nl: "{0}:"), .terms(word.terms))
        return [head] + worst.map(line)
    }

    private func line(_ item: Item) -> Sentence {
        let place = item.series.map { " · \($0)" } ?? ""
        if let other = item.other {
            return Sentence(
                Terms("  {0} {1} · in conflict with {2}{3}", nl: "  {0} {1} · botst met {2}{3}"), .ids([item.id]),
                .text(item.text), .ids([other]), .text(place))
        }
        guard let days = item.days else {
            return Sentence(Terms("  {0} {1}{2}", nl: "  {0} {1}{2}"), .ids([item.id]), .text(item.text), .text(place))
        }
        return Sentence(
            days == 1
                ? Terms("  {0} {1} · {2} day{3}", nl: "  {0} {1} · {2} dag{3}")
                : Terms("  {0} {1} · {2} days{3}", nl: "  {0} {1} · {2} dagen{3}"), .ids([item.id]), .text(item.text),
            .figure(String(days)), .text(place))
    }
}

extension MethodTable {
    static let audit = MethodTable(
        word: "audit", aliases: ["doorlichting"],
        purpose: Terms(
            "what is assumed, contradicts itself or is not carried out",
            nl: "wat is aangenomen, zichzelf tegenspreekt of niet wordt uitgevoerd"),
        kinds: [.goal, .decision, .action], isInMinutes: false,
        draw: { drawing in
            guard drawing.series.records.count > 0 else { return nil }
            return Audit(of: drawing.series, now: drawing.now, today: drawing.today).drawn
        })
}

/// `audit`: the table under its own word.
enum Auditing {
    static let verb = Verb(
        "audit", ["doorlichting"], group: .strategy, usage: "audit", examples: ["audit"], role: .informed,
        decide: { ask throws(Stop) in try Drawing.draw(.audit, ask) })
}
