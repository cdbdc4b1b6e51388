import Foundation

extension MethodTable {
    /// Budgets with how they are spread over teams and months, and whether the shares add up.
    static let budgets = MethodTable(
        word: "budget", aliases: ["budgetten"],
        purpose: Terms(
            "budgets, their spread over teams and months, and whether it adds up",
            nl: "budgetten, de verdeling over teams en maanden, en of die klopt"),
        kinds: [Kind("BG"), Kind("BS")],
        draw: { drawing in
            let budgets = drawing.series.standing(Kind("BG")).map { BudgetPage($0, drawing.series) }
            guard !budgets.isEmpty else { return nil }
            let columns: [Sheet.Column] = [
                .init(.none), .init(.none), .init(.word(.period)), .init(.word(.type)), .init(.word(.amount), .amount),
                .init(.word(.spread), .amount), .init(.word(.difference), .amount),
            ]
            return Drawn(
                [Sheet(.budget, columns: columns, rows: budgets.map(\.row))] + budgets.compactMap(\.matrix),
                remarks: budgets.flatMap(\.remarks))
        })

    /// A budget with its shares.
    private struct BudgetPage {
        let record: Record
        let shares: [Record]
        let amount: Amount?

        init(_ record: Record, _ series: Series) {
            self.record = record
            shares = series.standing(Kind("BS"), serving: record.id)
            amount = record.amount(Detail("amount"))
        }

        private var check: SumCheck? {
            guard let amount, !shares.isEmpty else { return nil }
            return try? SumCheck.check(shares.compactMap { $0.amount(Detail("amount")) }, against: amount).get()
        }

        var row: Sheet.Row {
            Sheet.Row([
                .text(record.id.description), .text(record.text), record.field(Detail("period")),
                record.field(Detail("type")), amount.map { .amount($0) } ?? .empty,
                check.map { .amount($0.sum) } ?? .empty, check.map { .amount($0.difference) } ?? .empty,
            ])
        }

        /// Teams by months; nil where no share says both of them.
        var matrix: Sheet? {
            guard let amount else { return nil }
            var spread = BudgetSpread(amount: amount)
            // Euros and dollars make no sum, which the remark says.
            if Set(shares.compactMap { $0.amount(Detail("amount"))?.unit }).count > 1 { return nil }
            for share in shares {
                guard let part = share.amount(Detail("amount")), let month = share.month,
                    let team = share[Detail("squad")]
                else { continue }
                let known = spread.amount(team: team, period: month)?.value ?? 0
                spread.set(Amount(known + part.value, unit: part.unit ?? amount.unit), team: team, period: month)
            }
            guard !spread.cells.isEmpty, var sheet = try? spread.sheet(period: { $0.name ?? "" }).get() else {
                return nil
            }
            sheet.columns[0] = .init(.text(record.id.description))
            return sheet
        }

        var remarks: [Sentence] {
            let loose = shares.filter { $0.month == nil || $0[Detail("squad")] == nil }.map(\.id)
            let open = Sentence(
                Terms(
                    "{0}: no team or month, so not in the table: set {1} squad=… month=2027-03",
                    nl: "{0}: geen team of maand, dus niet in de tabel: zet {1} team=… maand=2027-03"), .ids(loose),
                .ids(Array(loose.prefix(1))))
            return [MethodTable.sum(record, shares), founded].compactMap { $0 } + (loose.isEmpty ? [] : [open])
        }

        /// Whether it has what its kind of budget stands on.
        private var founded: Sentence? {
            switch record[Detail("type")] {
            case "zero-based" where shares.isEmpty:
                return Sentence(
                    Terms(
                        "{0} is zero-based and has no items: share … amount=… because … for {0}",
                        nl: "{0} begint vanaf nul en heeft geen posten: aandeel … bedrag=… omdat … voor {0}"),
                    .ids([record.id]))
            case "zero-based":
                let bare = shares.filter { $0[.because] == nil }.map(\.id)
                if bare.isEmpty { return nil }
                return Sentence(
                    Terms(
                        "{0} is zero-based, and nothing justifies {1}: set {2} because …",
                        nl: "{0} begint vanaf nul, en niets onderbouwt {1}: zet {2} omdat …"),
                    .ids([record.id]), .ids(bare), .ids(Array(bare.prefix(1))))
            case "incremental":
                if record.amount(Detail("before")) != nil { return nil }
                return Sentence(
                    Terms(
                        "{0} builds on an earlier budget. On how much? set {0} before=…",
                        nl: "{0} bouwt voort op een eerder budget. Op hoeveel? zet {0} vorig=…"),
                    .ids([record.id]))
            default: return nil
            }
        }
    }
}

extension Record {
    fileprivate var month: Period? { self[Detail("month")].flatMap { Period(named: $0) } }
}
