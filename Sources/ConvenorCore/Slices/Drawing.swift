/// Tables that follow from records: `table scores`.
enum Drawing {
    static let verbs: [Verb] = [
        Verb(
            "table", ["tabel", "sheet"], group: .strategy, usage: "table [name]", examples: ["table scores"],
            role: .informed, decide: table)
    ]

    static func table(_ ask: Ask) throws(Stop) -> Decision {
        if ask.rest.isEmpty {
            return Decision(say: [.tables(MethodTable.drawable(drawing(ask), for: reader(ask)).map(\.word))])
        }
        guard let (table, said) = MethodTable.asked(ask.rest) else {
            throw .refused(.form(.noTable(said: String(ask.rest), known: MethodTable.all.map(\.word))))
        }
        var drawing = drawing(ask)
        drawing.said = said
        return try draw(table, drawing, ask)
    }

    static func draw(_ table: MethodTable, _ ask: Ask) throws(Stop) -> Decision {
        try draw(table, drawing(ask), ask)
    }

    private static func draw(
        _ table: MethodTable, _ drawing: MethodTable.Drawing, _ ask: Ask
    ) throws(Stop) -> Decision {
        guard reader(ask).mayRead(table), let drawn = table.draw(drawing) else {
            throw .refused(.form(.nothingToDraw(table.word)))
        }
        return Decision(say: drawn.sheets.map { .sheet($0) } + [.method(drawn.remarks)])
    }

    private static func reader(_ ask: Ask) -> Reader {
        Reader(handle: nil, role: min(ask.role, .participant), cut: ask.role < .participant ? .outcome : .participant)
    }

    /// A table is for all who are in the room: what is private or confidential is in none.
    private static func drawing(_ ask: Ask) -> MethodTable.Drawing {
        .init(series: ask.series.seen(by: reader(ask)), now: ask.scene.now, today: ask.scene.today)
    }
}
