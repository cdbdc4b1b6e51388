import Foundation

extension ContentMatrix {
    /// Counts of what exists with what they mean; gaps are strong, for they are what is to be done.
    package func sheet(persona: (Persona) -> String, step: (Step) -> String) -> Sheet {
        let columns = steps.flatMap { name in
            [Sheet.Column(.text(step(name)), .number), Sheet.Column(.none, .mark)]
        }
        let rows = personas.map { person in
            let cells = steps.flatMap { step in
                let coverage = coverage(person, step)
                let mark = Sheet.Cell.mark(.coverage(coverage))
                return [Sheet.Cell.number(count(person, step)), coverage == .gap ? mark.strong : mark]
            }
            return Sheet.Row([.text(persona(person))] + cells)
        }
        return Sheet(.contentMatrix, columns: [Sheet.Column(.word(.persona))] + columns, rows: rows)
    }
}

extension CapabilityGaps {
    /// What lacks first, then what suffices, then what nobody has rated.
    package var sheet: Sheet {
        let level = { (level: Int?) in level.map { Sheet.Cell.number($0) } ?? .empty }
        return Sheet(
            .capabilities,
            columns: [Sheet.Column(.word(.name))]
                + [SheetWord.have, .need, .gap].map { Sheet.Column(.word($0), .number) },
            rows: (lacking + sufficient + unrated).map { capability in
                Sheet.Row([
                    .text(capability.name), level(capability.have), level(capability.need), level(capability.gap),
                ])
            })
    }
}

extension BudgetSpread {
    /// Teams by periods with their sums, all with the places of the finest; the period is said by whoever knows its
    /// words. A clash of units is for the caller.
    package func sheet(period: (Period) -> String) -> Result<Sheet, UnitClash> {
        check.map { check in
            let places = cells.map(\.amount.value.places).max() ?? 0
            let said = { (amounts: [Decimal]) -> Sheet.Cell in
                .amount(Amount(amounts.reduce(0, +), unit: check.whole.unit), places: places)
            }
            let rows = teams.map { team in
                let cells = periods.map { period in
                    amount(team: team, period: period).map { said([$0.value]) } ?? .empty
                }
                return Sheet.Row(
                    [.text(team)] + cells + [said(self.cells.filter { $0.team == team }.map(\.amount.value))])
            }
            let total = periods.map { period in said(cells.filter { $0.period == period }.map(\.amount.value)) }
            return Sheet(
                .budget,
                columns: [Sheet.Column(.word(.team))] + periods.map { Sheet.Column(.text(period($0)), .amount) }
                    + [Sheet.Column(.word(.sum), .amount)],
                rows: rows + [
                    Sheet.Row([Sheet.Cell(.label(.word(.sum)))] + total + [said([check.sum.value])], isTotal: true)
                ])
        }
    }
}
