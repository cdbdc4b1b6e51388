extension MethodTable {
    /// The Digital Growth Canvas, assembled from what is written down already.
    static let canvas = MethodTable(
        word: "canvas", aliases: [],
        purpose: Terms(
            "the Digital Growth Canvas of what is there, and what is still empty",
            nl: "het Digital Growth Canvas van wat er is, en wat nog leeg is"),
        kinds: [JourneyBoard.cell],
        draw: { drawing in
            let canvas = GrowthCanvas(drawing.series)
            return canvas.isEmpty ? nil : Drawn(canvas.sheets, remarks: canvas.todo)
        })
}

/// The boxes of a Digital Growth Canvas; an empty one prints as a dash and is work to do.
struct GrowthCanvas {
    private let top: [Box]
    private let phases: [Stage]
    private let bottom: [Box]
    private let personas: [RecordID]

    private struct Box {
        var name: Terms
        var lines: [String]
        /// What to type where it is empty.
        var line: Terms
    }

    /// A phase with what is wanted, done and counted in it.
    fileprivate struct Stage {
        var word: String
        var name: Terms
        var goals: [String]
        var actions: [String]
        var metrics: [String]
        var cells: [RecordID]
    }

    init(_ series: Series) {
        func texts(_ kind: Kind) -> [String] { series.standing(kind).map(\.named) }
        top = [
            Box(
                name: Terms("company objectives", nl: "bedrijfsdoelstellingen"), lines: texts(.goal),
                line: Terms("goal …", nl: "doel …")),
            Box(
                name: Terms("online objectives", nl: "online doelstellingen"), lines: texts(.marketingGoal),
                line: Terms("mgoal … supports O1", nl: "marketingdoel … voor O1")),
            Box(
                name: Terms("product-market fit", nl: "aansluiting op de markt"),
                lines: series.standing(Market.fit).map { "\($0.named) \($0[.score] ?? "–")/3" },
                line: Terms("fit … score=0-3 for SG1", nl: "aansluiting … score=0-3 voor SG1")),
        ]
        bottom = [
            Box(
                name: Terms("creativity", nl: "creativiteit"),
                lines: (IdeaBoard(series).ideas(.now) + IdeaBoard(series).ideas(.wow)).map(\.named),
                line: Terms("idea …, then rate I1 4 5", nl: "idee …, daarna scoor I1 4 5")),
            Box(
                name: Terms("data", nl: "data"), lines: texts(Kind("NS")) + texts(.metric),
                line: Terms("metric … target n source=…", nl: "metric … target n source=…")),
            Box(
                name: Terms("technology", nl: "technologie"), lines: texts(Kind("AU")),
                line: Terms("automate … tool=…", nl: "automatiseer … middel=…")),
        ]
        let board = JourneyBoard(series)
        phases = board.phases.words.map { Stage($0, board) }
        personas = series.standing(JourneyBoard.persona).map(\.id)
    }

    var isEmpty: Bool {
        (top + bottom).allSatisfy(\.lines.isEmpty) && phases.allSatisfy(\.cells.isEmpty)
    }

    var sheets: [Sheet] {
        let columns: [Sheet.Column] = [
            .named("phase", nl: "fase"), .named("goal", nl: "doel"), .named("actions", nl: "acties"),
            .named("metrics", nl: "cijfers"),
        ]
        let rows = phases.map { stage in
            Sheet.Row([.terms(stage.name), .lines(stage.goals), .lines(stage.actions), .lines(stage.metrics)])
        }
        return [
            sheet(top, of: nil), Sheet(.canvas, of: Terms("phases", nl: "fasen"), columns: columns, rows: rows),
            sheet(bottom, of: Terms("what carries it", nl: "wat het draagt")),
        ]
    }

    private func sheet(_ boxes: [Box], of subject: Terms?) -> Sheet {
        Sheet(
            .canvas, of: subject, columns: [.init(.none), .init(.none)],
            rows: boxes.map { Sheet.Row([.terms($0.name), .lines($0.lines)]) })
    }

    /// The empty boxes, each with the line that fills it.
    var todo: [Sentence] {
        (top.map(todo) + phases.map(todo) + bottom.map(todo)).compactMap { $0 }
    }

    private func todo(_ box: Box) -> Sentence? {
        guard box.lines.isEmpty else { return nil }
        return Sentence(Terms("To do: {0}. {1}", nl: "Te doen: {0}. {1}"), .terms(box.name), .terms(box.line))
    }

    private func todo(_ stage: Stage) -> Sentence? {
        guard let cell = stage.cells.first else {
            return Sentence(
                Terms(
                    "To do: phase {0}. cell … phase={0} version=to-be act=… measure=… for {1}",
                    nl: "Te doen: fase {0}. cel … fase={0} versie=straks actie=… meting=… voor {1}"),
                .terms(stage.name),
                .ids(personas.isEmpty ? [RecordID(JourneyBoard.persona, 1)] : Array(personas.prefix(1))))
        }
        let empty = [("act", "actie", stage.actions), ("measure", "meting", stage.metrics)].filter { $0.2.isEmpty }
        if empty.isEmpty { return nil }
        return Sentence(
            Terms("To do: phase {0}. set {1} {2}", nl: "Te doen: fase {0}. zet {1} {2}"), .terms(stage.name),
            .ids([cell]),
            .terms(
                Terms(
                    empty.map { "\($0.0)=…" }.joined(separator: " "),
                    nl: empty.map { "\($0.1)=…" }.joined(separator: " "))))
    }
}

extension GrowthCanvas.Stage {
    /// As it shall be; as it is where nothing is said of that.
    fileprivate init(_ phase: String, _ board: JourneyBoard) {
        let cells = board.travellers.flatMap { traveller -> [Record] in
            let wanted = board.cells(of: traveller, in: phase, .toBe)
            return wanted.isEmpty ? board.cells(of: traveller, in: phase, .asIs) : wanted
        }
        word = phase
        name = Method.phase.shown(phase) ?? Terms(phase, nl: phase)
        goals = cells.map { $0[Detail("message")] ?? $0.text }
        let promised = cells.flatMap { board.series.actions(for: $0.id) }
        actions = cells.compactMap { $0[Detail("act")] } + promised.compactMap { board.series.records[$0]?.named }
        let counted = cells.flatMap { $0.links ?? [] }.filter { $0.kind == .metric }
        metrics = cells.compactMap { $0[Detail("measure")] } + counted.compactMap { board.series.records[$0]?.named }
        self.cells = cells.map(\.id)
    }
}
