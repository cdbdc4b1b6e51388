extension String {
    /// As a field of RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe before it, which
    /// spreadsheets hide.
    var csvField: String {
        var text = self
        if let first = text.unicodeScalars.first(where: { $0 != " " }), "=+-@\t\r＝＋－＠".unicodeScalars.contains(first) {
            text = "'" + text
        }
        guard text.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}

extension Sheet {
    /// RFC 4180: CRLF, quotes doubled, a header row. Figures are plain digits with a point, so that they are read as
    /// figures again; nothing is an empty field; emphasis and the title have no place here.
    package func csv(_ words: any SheetWords) -> String {
        let heads = columns.map { words.said($0.head).csvField }
        let lines = [heads] + rows.map { row in row.cells.map { words.field($0.content) } }
        guard width > 0 else { return "" }
        return lines.map { line in
            (line + Array(repeating: "", count: width - line.count)).joined(separator: ",") + "\r\n"
        }.joined()
    }
}

extension SheetWords {
    /// A figure is no formula, whatever its sign.
    fileprivate func field(_ content: Sheet.Content) -> String {
        switch content {
        case .empty: ""
        case .label(let label): said(label).csvField
        case .number(let number, let places): number.stored(places: places)
        case .amount(let amount, let places): amount.field(places: places)
        case .mark(let mark): self.mark(mark).csvField
        case .course: said(content).csvField
        case .list(let labels): labels.map(said).joined(separator: "\n").csvField
        }
    }
}

extension Amount {
    /// As `Amount` reads it where the unit is a sign: `€-5`, `41%`; else with the unit behind: `1500 leads`.
    fileprivate func field(places: Int?) -> String {
        let digits = value.stored(places: places)
        return switch unit {
        case nil, "": digits
        case .some(let unit) where ["€", "$", "£"].contains(unit): unit + digits
        case "%": digits + "%"
        case .some(let unit): "\(digits) \(unit)".csvField
        }
    }
}
