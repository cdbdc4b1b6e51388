import Foundation

extension MethodTable {
    /// Programmes with their projects, and what keeps these from beginning or being judged.
    static let projects = MethodTable(
        word: "projects", aliases: ["projecten"],
        purpose: Terms(
            "programmes and projects, and whether they are ready", nl: "programma's en projecten, en of ze klaar zijn"),
        kinds: [Kind("PG"), Kind("PJ")],
        draw: { drawing in
            let series = drawing.series
            let (programmes, all) = (series.standing(Kind("PG")), series.standing(Kind("PJ")))
            guard !programmes.isEmpty || !all.isEmpty else { return nil }
            let rows = programmes.flatMap { programme in
                [head(programme)] + series.standing(Kind("PJ"), serving: programme.id).map { row($0, depth: 1) }
            }
            let loose = all.filter { project in !programmes.contains { project.links?.contains($0.id) == true } }
            let columns: [Sheet.Column] = [
                .init(.none), .init(.none), .init(.word(.owner)), .init(.word(.start)), .init(.word(.end)),
                .init(.word(.test)), .init(.word(.evaluation)), .init(.word(.ready), .mark), .init(.word(.missing)),
            ]
            return Drawn(
                [Sheet(.projects, columns: columns, rows: rows + loose.map { row($0, depth: 0) })],
                remarks: all.flatMap { remarks($0, drawing) })
        })

    private static func head(_ programme: Record) -> Sheet.Row {
        Sheet.Row(
            [
                .text(programme.id.description), .text(programme.text),
                programme.owner.map { .text($0.description) } ?? .empty,
            ] + Array(repeating: .blank, count: 6))
    }

    private static func row(_ project: Record, depth: Int) -> Sheet.Row {
        let dates = ["start", "end", "test", "evaluation"].map { project.field(Detail($0)) }
        let missing = project.wants
        return Sheet.Row(
            [
                .text(project.id.description), .text(project.text),
                project.owner.map { .text($0.description) } ?? .empty,
            ] + dates + [
                .mark(missing.isEmpty ? .yes : .no),
                missing.isEmpty ? .blank : Sheet.Cell(.list(missing.map { .terms($0.name) })),
            ], depth: depth)
    }

    private static func remarks(_ project: Record, _ drawing: Drawing) -> [Sentence] {
        [undated(project), gate(project, drawing.today), pace(project, drawing.today)].compactMap { $0 }
    }

    private static func undated(_ project: Record) -> Sentence? {
        let names = ["test", "evaluation"].filter { project[Detail($0)] == nil }
        let fields = names.compactMap { Forms.field(Detail($0), of: project.id.kind) }
        guard let first = names.first, let field = fields.first else { return nil }
        if fields.count > 1 {
            return Sentence(
                Terms(
                    "{0} has no day on which it is tested or judged: set {0} test=… evaluation=…",
                    nl: "{0} heeft geen dag waarop het getest of beoordeeld wordt: zet {0} test=… evaluatie=…"),
                .ids([project.id]))
        }
        return Sentence(
            Terms("{0} has no date for {1}: set {0} {2}=…", nl: "{0} heeft geen datum voor {1}: zet {0} {2}=…"),
            .ids([project.id]), .terms(field.name), .text(first))
    }

    /// A gate whose day has come asks for a decision by its criterion.
    private static func gate(_ project: Record, _ today: Day) -> Sentence? {
        guard let criterion = project[Detail("gate")], project[Detail("verdict")] == nil,
            let day = project.day(Detail("evaluation")), day <= today
        else { return nil }
        return Sentence(
            Terms(
                "{0} was to be judged on {1} by: {2}. set {0} verdict=go, change or stop",
                nl: "{0} zou beoordeeld worden op {1} naar: {2}. zet {0} oordeel=door, anders of stop"),
            .ids([project.id]), .day(day), .text(criterion))
    }

    private static func pace(_ project: Record, _ today: Day) -> Sentence? {
        guard let done = project.amount(Detail("progress"))?.value, let start = project.day(Detail("start")),
            let end = project.day(Detail("end"))
        else { return nil }
        let elapsed = Share.elapsed(from: start, to: end, today: today)
        let terms: Terms
        switch Pace(done: Share(done / 100), elapsed: elapsed) {
        case .inTime: return nil
        case .behind:
            terms = Terms(
                "{0} is behind: {1} done, {2} of its time. What changes?",
                nl: "{0} loopt achter: {1} af, {2} van de tijd. Wat verandert er?")
        case .farAhead:
            terms = Terms(
                "{0} is far ahead: {1} done, {2} of its time. What changes?",
                nl: "{0} loopt ver voor: {1} af, {2} van de tijd. Wat verandert er?")
        }
        return Sentence(
            terms, .ids([project.id]), .figure("\(done.rounded(places: 0))", unit: "%"),
            .figure("\(elapsed.percent())", unit: "%"))
    }
}

extension Record {
    func day(_ detail: Detail) -> Day? { self[detail].flatMap { Day(iso: $0) } }

    /// What a project needs to begin and has not: people, budget, time.
    fileprivate var wants: [Field] {
        ["people", "budget", "time"].filter { self[Detail($0)] != "yes" }
            .compactMap { Forms.field(Detail($0), of: id.kind) }
    }
}
