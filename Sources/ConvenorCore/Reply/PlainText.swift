extension Reply {
    /// For a terminal or any place without markup: one line a sentence, lists set in by two blanks.
    package var plainText: String {
        blocks.map { block in
            switch block {
            case .line(let text): text
            case .items(let lines): lines.map { "  " + $0 }.joined(separator: "\n")
            case .table(let rows): Self.aligned(rows)
            case .buttons: ""
            case .choices(let choices): "  " + choices.map { "\($0.key) \($0.label)" }.joined(separator: "  ·  ")
            }
        }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// Each column as wide as its widest cell.
    package static func aligned(_ rows: [[String]]) -> String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            "  " + row.enumerated().map { $0.element.padding(to: widths[$0.offset]) }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}
