/// To which side of its column a cell is set.
package enum Side: String, Sendable, Hashable, CaseIterable {
    case leading, trailing
}

/// Rows of cells in columns, each as wide as its widest cell, in letters of one width.
package enum Columns {
    /// One line for each line of the longest cell of a row, without blanks at its end. Nothing is cut or wrapped; where no
    /// side is given, a column is set to the left.
    package static func lines(_ rows: [[String]], sides: [Side] = [], gap: String = "  ") -> [String] {
        let rows = rows.map { row in
            row.map { $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
        }
        let widths = (0..<(rows.map(\.count).max() ?? 0)).map { column in
            rows.flatMap { $0.indices.contains(column) ? $0[column] : [] }.map(\.displayWidth).max() ?? 0
        }
        return rows.flatMap { row in
            (0..<max(1, row.map(\.count).max() ?? 1)).map { line in
                let cells = row.enumerated().map { column, lines in
                    (lines.indices.contains(line) ? lines[line] : "").padded(
                        toColumns: widths[column], at: sides.indices.contains(column) ? sides[column] : .leading)
                }
                return cells.joined(separator: gap).withoutBlanksAtEnd
            }
        }
    }
}

extension String {
    fileprivate var withoutBlanksAtEnd: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
