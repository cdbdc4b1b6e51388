extension Verb {
    /// Whether a line begins with it, without reading the line as a whole.
    func isOpened(by line: String) -> Bool {
        let word = line.prefix { !$0.isWhitespace }.lowercased()
        return word == name || aliases.contains(word)
    }
}

/// Many values at once, as a table: all of them or none.
enum Importing {
    static let values = Verb(
        "values", ["waarden"], group: .strategy,
        usage: "values record,date,value[,unit][,source] | KR1,2026-10-12,8900 | …",
        examples: ["values record,date,value | K1,2026-10-12,8900 | K1,2026-10-19,9100"], decide: take)

    static let columns = Verb(
        "columns", ["kolommen"], group: .strategy, usage: "columns [header=record|date|value|unit|source, …]",
        examples: ["columns", "columns Measure=record, Reported on=date"], role: .chair, decide: map)

    static func take(_ ask: Ask) throws(Stop) -> Decision {
        if ask.rest.isEmpty { throw .refused(.missing(.text, verb: ask.verb)) }
        let sheet = ValueSheet(ask.rest, ask)
        if !sheet.faults.isEmpty { throw .refused(.form(.method(nothing(sheet.faults)))) }
        var events: [Event] = []
        for (id, figures) in sheet.fresh.sorted(by: { $0.key < $1.key }) {
            guard let record = ask.series.records[id] else { continue }
            let days = Set(figures.map(\.day))
            let earlier = record.values == nil ? record.history.filter { !days.contains($0.day) } : []
            events.append(.recordChanged(id: id, changes: [.values(earlier + figures)]))
        }
        return Decision(events, say: [.method(told(sheet))])
    }

    private static func told(_ sheet: ValueSheet) -> [Sentence] {
        let counted = sheet.fresh.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.count)" }
        let count = sheet.fresh.values.reduce(0) { $0 + $1.count }
        var told: [Sentence] = []
        if count > 0 {
            told.append(
                Sentence(
                    Terms("Values taken: {0} ({1}).", nl: "Waarden overgenomen: {0} ({1})."), .figure(String(count)),
                    .text(counted.joined(separator: ", "))))
        }
        if sheet.known > 0 || count == 0 {
            told.append(
                Sentence(
                    Terms("Known already: {0}.", nl: "Al bekend: {0}."), .figure(String(sheet.known))))
        }
        return told
    }

    /// How many faults are told of in one answer.
    private static let most = 10

    private static func nothing(_ faults: [(line: Int, fault: Terms)]) -> Sentence {
        let shown = faults.prefix(most)
        let more = faults.count - shown.count
        let en = shown.map { "line \($0.line): \($0.fault.en)" }.joined(separator: "; ")
        let nl = shown.map { "regel \($0.line): \($0.fault.nl)" }.joined(separator: "; ")
        let all = Terms(
            en + (more > 0 ? "; and \(more) more" : ""), nl: nl + (more > 0 ? "; en nog \(more)" : ""))
        return Sentence(Terms("Nothing is taken: {0}.", nl: "Niets is overgenomen: {0}."), .terms(all))
    }

    /// Keeps how the columns of an export are called, for this series; without one shows them.
    static func map(_ ask: Ask) throws(Stop) -> Decision {
        var columns = ask.series.columns ?? [:]
        if ask.rest.isEmpty { return Decision(say: [.method(shown(columns))]) }
        for pair in ask.rest.split(separator: ",") {
            guard let sign = pair.lastIndex(of: "=") else {
                throw .refused(.unexpected(said: String(pair).cleaned, verb: ask.verb))
            }
            let name = String(pair[..<sign]).cleaned.lowercased()
            let word = String(pair[pair.index(after: sign)...]).cleaned.lowercased()
            let column = ValueSheet.Column.allCases.first { $0.rawValue == word || $0.names.contains(word) }
            guard !name.isEmpty, let column else {
                throw .refused(.unexpected(said: String(pair).cleaned, verb: ask.verb))
            }
            try ask.check(name)
            columns[name] = column.rawValue
        }
        return Decision([.columnsMapped(columns: columns)], say: [.method(shown(columns))])
    }

    private static func shown(_ columns: [String: String]) -> [Sentence] {
        let own = columns.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let usual = ValueSheet.Column.allCases.map {
            "\($0.rawValue) (\($0.names.dropFirst().joined(separator: ", ")))"
        }
        return [
            Sentence(
                Terms("Columns of tables with values: {0}", nl: "Kolommen van tabellen met waarden: {0}"),
                .text(usual.joined(separator: "; ")))
        ]
            + (own.isEmpty
                ? []
                : [
                    Sentence(
                        Terms("In this series also: {0}", nl: "In deze reeks ook: {0}"),
                        .text(own.joined(separator: ", ")))
                ])
    }
}
