extension Diction {
    /// What its form lets a record say, in the form's order: `size 1,200`, `source interview`.
    func fields(of record: Record) -> [String] {
        Forms.fields(of: record.id.kind).compactMap { field in
            record[field.detail].map { self.field(field.detail, $0, of: record.id.kind) }
        }
    }

    func field(_ detail: Detail, _ stored: String, of kind: Kind) -> String {
        guard let field = Forms.field(detail, of: kind) else {
            return "\(detail.rawValue) \(stored)"
        }
        let value = text(of: stored, in: field)
        return field.isPlain ? value : "\(field.name[language]) \(value)"
    }
}

extension Diction {
    func draw(_ sheet: Sheet) -> Reply {
        let grid = SheetGrid(sheet, self)
        let rows = grid.rows.flatMap { row in
            lines(row.indented.map { $0.text + ($0.isStrong && !$0.text.contains("\n") ? "*" : "") })
        }
        return Reply([.line(grid.title), .table(aligned((grid.isHeadless ? [] : [grid.heads]) + rows, grid.sides))])
    }
}

/// A row with as many lines as its longest cell, as rows of their own: no platform has lines in the cell of a table.
private func lines(_ cells: [String]) -> [[String]] {
    let parts = cells.map { $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
    return (0..<max(1, parts.map(\.count).max() ?? 1)).map { line in
        parts.map { $0.indices.contains(line) ? $0[line] : "" }
    }
}

/// Figures with blanks before them, so that they stand below one another wherever the table is set in letters of one
/// width; a star behind one does not move it.
private func aligned(_ rows: [[String]], _ sides: [Side]) -> [[String]] {
    let starred = sides.indices.map { column in rows.contains { $0[column].hasSuffix("*") } }
    let rows = rows.map { row in
        row.enumerated().map { column, cell in
            guard sides.indices.contains(column), sides[column] == .trailing, starred[column] else { return cell }
            return cell.hasSuffix("*") ? cell : cell + " "
        }
    }
    let widths = sides.indices.map { column in rows.map { $0[column].displayWidth }.max() ?? 0 }
    return rows.map { row in
        row.enumerated().map { column, cell in
            guard sides.indices.contains(column), sides[column] == .trailing else { return cell }
            return cell.padded(toColumns: widths[column], at: .trailing)
        }
    }
}

extension Record {
    /// Without the fields that its form shows, so that what is shown of all records is not shown twice.
    var beyondForm: Record {
        var rest = self
        for field in Forms.fields(of: id.kind) where rest[field.detail] != nil { rest[field.detail] = nil }
        if self[.replacedBy] != nil { rest.status = KindRow.of(id.kind).first }
        return rest
    }
}
