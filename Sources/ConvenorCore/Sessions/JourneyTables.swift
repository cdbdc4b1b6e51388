extension MethodTable {
    static let journey = MethodTable(
        word: "journey", aliases: ["klantreis", "as-is"],
        purpose: Terms("the journey of each persona as it is", nl: "de reis van elke persona zoals die is"),
        kinds: [JourneyBoard.cell], draw: { JourneyBoard($0.series).drawn(.asIs) })

    static let journeyToBe = MethodTable(
        word: "to-be", aliases: ["straks"],
        purpose: Terms("the journey of each persona as it shall be", nl: "de reis van elke persona zoals die wordt"),
        kinds: [JourneyBoard.cell], draw: { JourneyBoard($0.series).drawn(.toBe) })

    /// Where customer and business want different things.
    static let friction = MethodTable(
        word: "friction", aliases: ["wrijving"],
        purpose: Terms(
            "what the customer wants against what the business wants",
            nl: "wat de klant wil tegenover wat het bedrijf wil"),
        kinds: [Kind("FR")], isInMinutes: false,
        draw: { drawing in
            let frictions = drawing.series.standing(Kind("FR"))
            if frictions.isEmpty { return nil }
            let columns: [Sheet.Column] = [
                .init(.none), .init(.none), .named("the customer wants", nl: "de klant wil"),
                .named("the business wants", nl: "het bedrijf wil"), .named("so", nl: "dus"), .init(.word(.owner)),
            ]
            let rows = frictions.map { friction in
                Sheet.Row([
                    .text(friction.id.description), .text(friction.text), .said(friction[Detail("customer")]),
                    .said(friction[Detail("business")]), .said(friction[Detail("resolution")]),
                    .said(friction.owner?.description),
                ])
            }
            let open = frictions.filter { $0[Detail("resolution")] == nil }.map(\.id)
            let remark = Sentence(
                Terms("Not resolved: {0}. set {1} resolution=…", nl: "Niet opgelost: {0}. zet {1} oplossing=…"),
                .ids(open), .ids(Array(open.prefix(1))))
            return Drawn(
                [Sheet(.friction, columns: columns, rows: rows).withoutEmptyColumns],
                remarks: open.isEmpty ? [] : [remark])
        })
}

extension JourneyBoard {
    /// Nil where no cell is of that version.
    fileprivate func drawn(_ version: Version) -> MethodTable.Drawn? {
        let sheets = travellers.filter { has($0, version) }.map { sheet(of: $0, version) }
        return sheets.isEmpty ? nil : MethodTable.Drawn(sheets, remarks: strays)
    }

    private func sheet(of traveller: Record?, _ version: Version) -> Sheet {
        let columns: [Sheet.Column] = [
            .named("phase", nl: "fase"), .init(.none), .named("message", nl: "boodschap"),
            .named("channels", nl: "kanalen"), .named("touchpoints", nl: "contactpunten"),
            .named("action", nl: "actie"),
            .named("metric", nl: "cijfer"), .named("horizon", nl: "horizon"), .init(.word(.owner)),
        ]
        let rows = phases.words.flatMap { phase -> [Sheet.Row] in
            let name = Sheet.Cell.terms(Method.phase.shown(phase) ?? Terms(phase, nl: phase))
            let cells = cells(of: traveller, in: phase, version)
            if cells.isEmpty { return [Sheet.Row([name] + Array(repeating: .empty, count: columns.count - 1))] }
            return cells.enumerated().map { index, cell in
                Sheet.Row([index == 0 ? name : .text(""), .text(cell.named)] + JourneyBoard.row(cell))
            }
        }
        return Sheet(.journey, of: subject(traveller, version), columns: columns, rows: rows).withoutEmptyColumns
    }

    private static func row(_ cell: Record) -> [Sheet.Cell] {
        let texts = ["message", "channels", "touchpoints", "act", "measure"].map { Sheet.Cell.said(cell[Detail($0)]) }
        return texts + [.choice(.horizon, of: cell), .said(cell.owner?.description)]
    }

    private func subject(_ traveller: Record?, _ version: Version) -> Terms {
        let lead = traveller.map { $0.named + ", " } ?? ""
        return Terms(lead + version.name.en, nl: lead + version.name.nl)
    }
}
