extension MethodTable {
    /// Each segment through its own eyes (Lauterborn's four C).
    static let customer = MethodTable(
        word: "customer", aliases: ["klant", "4c"],
        purpose: Terms(
            "what each segment wants, what it costs them, how easy it is and how they are spoken to",
            nl: "wat elk segment wil, wat het kost, hoe makkelijk het is en hoe ermee gesproken wordt"),
        kinds: [Kind("FC")],
        draw: { drawing in
            let views = drawing.series.standing(Kind("FC"))
            if views.isEmpty { return nil }
            let segments = drawing.series.standing(Market.segment)
            let columns = views.compactMap { $0.served(Market.segment) }
            let seen = segments.filter { columns.contains($0.id) }
            let loose = views.filter { $0.served(Market.segment) == nil }
            func cell(_ view: String, _ among: [Record]) -> Sheet.Cell {
                .lines(among.filter { $0[Detail("c")] == view }.map(\.text))
            }
            let rows = fourC.map { view, name in
                Sheet.Row(
                    [.terms(name)]
                        + seen.map { segment in
                            cell(view, views.filter { $0.served(Market.segment) == segment.id })
                        } + (loose.isEmpty ? [] : [cell(view, loose)]))
            }
            let heads = seen.map { Sheet.Column(.text($0.named)) } + (loose.isEmpty ? [] : [.init(.none)])
            let missing = segments.filter { !columns.contains($0.id) }.map(\.id)
            return Drawn(
                [Sheet(.fourC, columns: [.init(.none)] + heads, rows: rows)],
                remarks: missing.isEmpty
                    ? []
                    : [
                        Sentence(
                            Terms(
                                "Not looked at through the eyes of {0} yet: 4c … c=wants for {1}",
                                nl: "Nog niet bekeken door de ogen van {0}: klantblik … c=wensen voor {1}"),
                            .ids(missing), .ids(Array(missing.prefix(1))))
                    ])
        })

    private static let fourC: [(String, Terms)] = [
        ("wants", Terms("wants and needs", nl: "wensen en behoeften")), ("cost", Terms("cost", nl: "kosten")),
        ("convenience", Terms("convenience", nl: "gemak")),
        ("communication", Terms("communication", nl: "communicatie")),
    ]

    /// Personas with what they rest on.
    static let personas = MethodTable(
        word: "personas", aliases: ["persona's"],
        purpose: Terms("personas with their evidence", nl: "persona's met hun bewijs"),
        kinds: [JourneyBoard.persona], isInMinutes: false,
        draw: { drawing in
            let personas = drawing.series.standing(Kind("PS"))
            if personas.isEmpty { return nil }
            let columns: [Sheet.Column] = [
                .init(.none), .init(.none), .init(.none), .named("needs", nl: "behoeften"),
                .named("channels", nl: "kanalen"), .named("basis", nl: "basis"), .named("research", nl: "onderzoek"),
                .named("n", nl: "n", .amount), .named("source", nl: "bron"), .named("date", nl: "datum"),
            ]
            let rows = personas.map { persona in
                Sheet.Row([
                    .text(persona.id.description), .text(persona.text), .choice(Detail("market"), of: persona),
                    .said(persona[Detail("needs")]), .said(persona[Detail("channels")]),
                    .choice(Detail("basis"), of: persona), .choice(Detail("research"), of: persona),
                    persona.amount(Detail("n")).map { .amount($0) } ?? .empty, .said(persona[.source]),
                    .said(persona[Detail("date")]),
                ])
            }
            return Drawn(
                [Sheet(.personas, columns: columns, rows: rows).withoutEmptyColumns],
                remarks: personas.flatMap(Personas.doubts))
        })

    /// What was learnt, and what is done with it.
    static let insights = MethodTable(
        word: "insights", aliases: ["inzichten"],
        purpose: Terms(
            "insights with the actions that follow from them", nl: "inzichten met de acties die eruit volgen"),
        kinds: [Kind("IN")],
        draw: { drawing in
            let insights = drawing.series.standing(Kind("IN"))
            if insights.isEmpty { return nil }
            let rows = insights.map { insight in
                Sheet.Row([
                    .text(insight.id.description), .text(insight.text), insight.sourceCell,
                    .ids(drawing.series.actions(for: insight.id)),
                ])
            }
            let columns: [Sheet.Column] = [
                .init(.none), .init(.none), .named("source", nl: "bron"), .named("actions", nl: "acties"),
            ]
            let idle = drawing.series.insightsWithoutAction
            return Drawn(
                [Sheet(.insights, columns: columns, rows: rows)],
                remarks: idle.isEmpty
                    ? []
                    : [
                        Sentence(
                            Terms(
                                "Insights without action: {0}. action @who … by date for {1}",
                                nl: "Inzichten zonder actie: {0}. actie @wie … uiterlijk datum voor {1}"),
                            .ids(idle), .ids(Array(idle.prefix(1))))
                    ])
        })
}

extension Series {
    /// What somebody does or did about a record, dropped actions aside.
    func actions(for id: RecordID) -> [RecordID] {
        all(.action).filter { $0.links?.contains(id) == true && $0.status != .dropped }.map(\.id)
    }

    var insightsWithoutAction: [RecordID] {
        let served = Set(all(.action).filter { $0.status != .dropped }.flatMap { $0.links ?? [] })
        return standing(Kind("IN")).map(\.id).filter { !served.contains($0) }
    }
}

/// What is said back of personas: a guess is called one, and data says whose and from when it is.
enum Personas {
    static func doubts(_ persona: Record) -> [Sentence] {
        if persona[Detail("basis")] == "data" {
            let missing = ["n", "source", "date"].filter { persona[Detail($0)] == nil }
            if missing.isEmpty { return [] }
            return [
                Sentence(
                    Terms(
                        "{0} is said to rest on data: how many, from where, from when? set {0} {1}",
                        nl: "{0} rust op data, zo staat er: hoeveel, vanwaar, van wanneer? zet {0} {1}"),
                    .ids([persona.id]),
                    .terms(
                        Terms(
                            missing.map { "\($0)=…" }.joined(separator: " "),
                            nl: missing.map { "\(dutch[$0] ?? $0)=…" }.joined(separator: " "))))
            ]
        }
        return [
            Sentence(
                Terms(
                    "{0} is a proto-persona, a guess to be checked: set {0} basis=data n=… source=… date=…",
                    nl: "{0} is een proto-persona, een gok die nog bewijs vraagt: zet {0} basis=data n=… bron=… datum=…"
                ),
                .ids([persona.id]))
        ]
    }

    private static let dutch = ["source": "bron", "date": "datum"]
}
