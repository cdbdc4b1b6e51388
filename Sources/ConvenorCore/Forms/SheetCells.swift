extension Sheet.Cell {
    /// What somebody wrote, or nothing.
    static func said(_ text: String?) -> Self { text.map { .text($0) } ?? .empty }

    static func ids(_ ids: [RecordID]) -> Self {
        ids.isEmpty ? .empty : .text(ids.map(\.description).joined(separator: ", "))
    }

    /// A value of a record's choice as it reads.
    static func choice(_ detail: Detail, of record: Record) -> Self {
        record.shown(detail).map { .terms($0) } ?? .empty
    }

    static func lines(_ lines: [String]) -> Self {
        switch lines.count {
        case 0: .empty
        case 1: .text(lines[0])
        default: Sheet.Cell(.list(lines.map { .text($0) }))
        }
    }
}

extension Sheet.Column {
    static func named(_ en: String, nl: String, _ kind: Sheet.Kind = .text) -> Self {
        Self(.terms(Terms(en, nl: nl)), kind)
    }
}

extension Sheet {
    /// Its title with what it is of: `Customer journey: PS1 Nadia, as it is`.
    var heading: Terms {
        guard let subject else { return title.terms }
        return Terms("\(title.terms.en): \(subject.en)", nl: "\(title.terms.nl): \(subject.nl)")
    }

    /// Without the columns that say nothing in any row; the first one stays.
    var withoutEmptyColumns: Sheet {
        let kept = columns.indices.filter { column in
            column == 0 || rows.contains { $0.cells.indices.contains(column) && $0.cells[column].content != .empty }
        }
        var sheet = self
        sheet.columns = kept.map { columns[$0] }
        sheet.rows = rows.map { row in
            Row(kept.compactMap { row.cells.indices.contains($0) ? row.cells[$0] : nil }, isTotal: row.isTotal)
        }
        return sheet
    }
}

extension Record {
    /// `SG1 Young families`.
    var named: String { "\(id) \(text)" }

    /// The first record of a kind that it serves.
    func served(_ kind: Kind) -> RecordID? { links?.first { $0.kind == kind } }
}
