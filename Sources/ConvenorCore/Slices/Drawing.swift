/// Tables that follow from records: `table scores`.
enum Drawing {
    static let verbs: [Verb] = [
        Verb(
            "table", ["tabel", "sheet"], group: .strategy, usage: "table [name]", examples: ["table scores"],
            role: .informed, decide: table)
    ]

    static func table(_ ask: Ask) throws(Stop) -> Decision {
        let drawing = MethodTable.Drawing(series: ask.series, now: ask.scene.now, today: ask.scene.today)
        let word = ask.rest.lowercased()
        if word.isEmpty {
            let drawable = MethodTable.all.filter { $0.draw(drawing) != nil }
            return Decision(say: [.tables(drawable.map(\.word))])
        }
        guard let table = MethodTable.named(word) else {
            throw .refused(.form(.noTable(said: String(ask.rest), known: MethodTable.all.map(\.word))))
        }
        guard let drawn = table.draw(drawing) else { throw .refused(.form(.nothingToDraw(table.word))) }
        return Decision(say: drawn.sheets.map { .sheet($0) } + [.method(drawn.remarks)])
    }
}
