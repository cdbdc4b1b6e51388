extension Sheet {
    /// For a terminal: the title, then columns under their heads where there are any, set in by two blanks. What is
    /// strong has a star, for which its column keeps room; nothing is cut or wrapped.
    package func text(_ words: any SheetWords) -> String {
        let grid = SheetGrid(self, words)
        let starred = Set(grid.rows.flatMap { row in row.cells.indices.filter { row.cells[$0].isStrong } })
        let heads = grid.heads.enumerated().map { starred.contains($0.offset) ? $0.element.starred(false) : $0.element }
        let rows = grid.rows.map { row in
            row.indented.enumerated().map { column, cell in
                starred.contains(column) ? cell.text.starred(cell.isStrong) : cell.text
            }
        }
        guard width > 0 else { return grid.title }
        return
            ([grid.title] + Columns.lines((grid.isHeadless ? [] : [heads]) + rows, sides: grid.sides).map { "  " + $0 })
            .joined(separator: "\n")
    }
}

extension String {
    /// With a star, or a blank in its place, behind every line, so that figures stay below one another.
    fileprivate func starred(_ isStrong: Bool) -> String {
        split(separator: "\n", omittingEmptySubsequences: false).map { $0 + (isStrong && !$0.isEmpty ? "*" : " ") }
            .joined(separator: "\n")
    }
}
