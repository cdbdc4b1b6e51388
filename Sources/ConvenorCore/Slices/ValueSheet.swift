/// Values of days as a table with a header: each row a record, a day and a figure, from wherever it came.
struct ValueSheet {
    /// What a column says; the raw value is stored where a series calls it otherwise.
    enum Column: String, CaseIterable {
        case record, date, value, unit, source

        /// How exports call it, in lower case.
        var names: [String] {
            switch self {
            case .record: ["record", "id", "metric", "name", "key result", "cijfer", "naam"]
            case .date: ["date", "day", "as of", "asof", "datum", "dag"]
            case .value: ["value", "actual", "waarde"]
            case .unit: ["unit", "eenheid"]
            case .source: ["source", "bron"]
            }
        }
    }

    /// By record, in the order of their ids; what was known already is left out.
    private(set) var fresh: [RecordID: [Measured]] = [:]
    private(set) var known = 0
    /// What is wrong, a line each.
    private(set) var faults: [(line: Int, fault: Terms)] = []

    private let ask: Ask
    /// Of who typed it; programs write a point before decimals.
    private let language: String
    private let records: [Record]
    private var seen: [Key: (line: Int, value: Measured)] = [:]

    private struct Key: Hashable {
        var id: RecordID
        var day: Day
    }

    init(_ text: Substring, _ ask: Ask) {
        self.ask = ask
        records = Kind.measured.flatMap { ask.series.standing($0) }
        // In a chat that has no second line, a bar parts the rows.
        let isOneLine = !text.contains(where: \.isNewline)
        language = isOneLine ? ask.language : "en"
        let table = CSVTable(isOneLine ? String(text).replacing(" | ", with: "\n") : String(text))
        for problem in table.problems {
            faults.append(
                (problem.spot.line, Terms("a quote is not closed", nl: "een aanhalingsteken is niet gesloten")))
        }
        guard faults.isEmpty, let header = table.rows.first else { return }
        guard let columns = columns(of: header) else { return }
        for row in table.rows.dropFirst() { take(row, columns) }
        faults.sort { $0.line < $1.line }
    }

    /// Where each column stands; nil where one is missing.
    private mutating func columns(of header: [CSVTable.Cell]) -> [Column: Int]? {
        var found: [Column: Int] = [:]
        for (index, cell) in header.enumerated() {
            let name = cell.text.lowercased()
            let mapped = ask.series.columns?[name].flatMap(Column.init(rawValue:))
            guard let column = mapped ?? Column.allCases.first(where: { $0.names.contains(name) }) else { continue }
            // What the series says wins over what a name suggests.
            if found[column] == nil || mapped != nil { found[column] = index }
        }
        let missing = [Column.record, .date, .value].filter { found[$0] == nil }
        if missing.isEmpty { return found }
        let heads = header.prefix(8).map { $0.text.glance(of: 20) }.joined(separator: ", ")
        let first = header.first.map { $0.text.glance(of: 20) }.flatMap { $0.isEmpty ? nil : $0 } ?? "X"
        let names = missing.map(\.rawValue).joined(separator: ", ")
        faults.append(
            (
                header.first?.spot.line ?? 1,
                Terms(
                    "no column for \(names) among \(heads): type columns \(first)=record, …",
                    nl: "geen kolom voor \(names) in \(heads): typ kolommen \(first)=record, …")
            ))
        return nil
    }

    private mutating func take(_ row: [CSVTable.Cell], _ columns: [Column: Int]) {
        let line = row.first?.spot.line ?? 0
        func text(_ column: Column) -> String {
            columns[column].flatMap { row.indices.contains($0) ? row[$0].text : nil } ?? ""
        }
        switch figure(text) {
        case .failure(let fault): faults.append((line, fault.terms))
        case .success(let (record, figure)):
            let key = Key(id: record.id, day: figure.day)
            if let before = seen[key], !before.value.isSame(as: figure) {
                faults.append(
                    (
                        line,
                        Terms(
                            "\(record.id) has another value on that day in line \(before.line)",
                            nl: "\(record.id) heeft die dag een andere waarde in regel \(before.line)")
                    ))
                return
            }
            let isNew = seen[key] == nil
            seen[key] = (line, figure)
            guard isNew else { return }
            if record.values?.contains(where: { $0.day == figure.day && $0.isSame(as: figure) }) == true {
                known += 1
            } else {
                fresh[record.id, default: []].append(figure)
            }
        }
    }

    private struct RowFault: Error {
        var terms: Terms
        init(_ en: String, nl: String) { terms = Terms(en, nl: nl) }
    }

    /// By its id or its text.
    private func record(called name: String) -> Result<Record, RowFault> {
        let named = records.filter { $0.id == RecordID(name) || $0.text.lowercased() == name.lowercased() }
        let told = name.glance(of: 40)
        guard let record = named.first else {
            return .failure(.init("nothing here is called \"\(told)\"", nl: "niets heet hier \"\(told)\""))
        }
        guard named.count > 1 else { return .success(record) }
        let ids = named.map(\.id.description).joined(separator: ", ")
        return .failure(
            .init("\"\(told)\" is \(ids): use an id", nl: "\"\(told)\" is \(ids): gebruik een nummer"))
    }

    private func figure(_ text: (Column) -> String) -> Result<(Record, Measured), RowFault> {
        func told(_ column: Column) -> String { text(column).glance(of: 40) }
        let record: Record
        switch self.record(called: text(.record)) {
        case .success(let found): record = found
        case .failure(let fault): return .failure(fault)
        }
        guard case .date(let deadline, _) = ask.scene.dates.readMeasured(text(.date), now: ask.scene.now) else {
            return .failure(
                .init(
                    "\"\(told(.date))\" is no day that is over: write 2026-10-12",
                    nl: "\"\(told(.date))\" is geen dag die voorbij is: schrijf 2026-10-12"))
        }
        guard var amount = Amount(text(.value), language: language) else {
            return .failure(.init("\"\(told(.value))\" is no number", nl: "\"\(told(.value))\" is geen getal"))
        }
        let unit = text(.unit)
        if amount.unit == nil, unit.count == 1 { amount = Amount(amount.value, unit: unit) }
        let its = record.sign ?? record[.unit]
        if let its, !unit.isEmpty, unit.lowercased() != its.lowercased() {
            return .failure(
                .init(
                    "\(record.id) is counted in \(its), not in \(told(.unit))",
                    nl: "\(record.id) telt in \(its), niet in \(told(.unit))"))
        }
        let source = text(.source).cleaned
        let made = Measured.make(
            amount, of: record, day: deadline.wall.day, source: source.isEmpty ? nil : source, today: ask.scene.today)
        switch made {
        case .success(let figure): return .success((record, figure))
        case .failure(.notYet(let day)):
            return .failure(.init("\(day.iso) has not come yet", nl: "\(day.iso) is er nog niet"))
        case .failure(.otherUnit(let id, let its, let said)):
            return .failure(
                .init("\(id) is counted in \(its), not in \(said)", nl: "\(id) telt in \(its), niet in \(said)"))
        }
    }
}

extension Measured {
    /// The same value again; without a source of its own it says nothing of the source.
    fileprivate func isSame(as other: Measured) -> Bool {
        value == other.value && unit == other.unit && (other.source == nil || source == other.source)
    }
}
