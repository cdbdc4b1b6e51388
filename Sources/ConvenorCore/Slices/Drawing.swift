/// Tables that follow from records: `table scores`.
enum Drawing {
    static let verbs: [Verb] = [
        Verb(
            "table", ["tabel", "sheet"], group: .strategy, usage: "table [name]", examples: ["table scores"],
            role: .informed, decide: table)
    ]

    /// A table is for all who are in the room: what is private or confidential is in none.
    static func table(_ ask: Ask) throws(Stop) -> Decision {
        let reader = Reader(
            handle: nil, role: min(ask.role, .participant), cut: ask.role < .participant ? .outcome : .participant)
        var drawing = MethodTable.Drawing(
            series: ask.series.seen(by: reader), now: ask.scene.now, today: ask.scene.today)
        if ask.rest.isEmpty { return Decision(say: [.tables(MethodTable.drawable(drawing, for: reader).map(\.word))]) }
        guard let (table, said) = MethodTable.asked(ask.rest) else {
            throw .refused(.form(.noTable(said: String(ask.rest), known: MethodTable.all.map(\.word))))
        }
        drawing.said = said
        guard reader.mayRead(table), let drawn = table.draw(drawing) else {
            throw .refused(.form(.nothingToDraw(table.word)))
        }
        return Decision(say: drawn.sheets.map { .sheet($0) } + [.method(drawn.remarks)])
    }
}
