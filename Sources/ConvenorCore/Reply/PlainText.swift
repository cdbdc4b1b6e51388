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

    /// Each column as wide as its widest cell, in the columns of a terminal.
    package static func aligned(_ rows: [[String]]) -> String {
        Columns.lines(rows).map { "  " + $0 }.joined(separator: "\n")
    }
}
