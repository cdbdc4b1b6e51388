extension Sheet {
    /// A table of GitHub's Markdown below its title. Pipes are escaped and line breaks are `<br>`, so that no text can
    /// leave its cell. Without its title where a heading says it.
    package func markdown(_ words: any SheetWords, isTitled: Bool = true) -> String {
        let grid = SheetGrid(self, words)
        let title = isTitled ? "**\(grid.title.inMarkdown)**\n" : ""
        guard width > 0 else { return title }
        let rule = (0..<width).map { grid.sides.indices.contains($0) && grid.sides[$0] == .trailing ? "---:" : "---" }
        let rows = grid.rows.map { row in
            row.cells.enumerated().map { column, cell in
                let isStrong = cell.isStrong || row.isTotal || (hasRowHeads && column == 0)
                return cell.text.strongMarkdown(isStrong)
            }
        }
        let lines = ([grid.heads.map(\.inMarkdown), rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
        return title + (isTitled ? "\n" : "") + lines.joined(separator: "\n") + "\n"
    }

    /// A table with a caption whose heads say what they are heads of, for screen readers; without style or script.
    /// Where a heading says its title, that is its name to screen readers and no caption.
    package func html(_ words: any SheetWords, isTitled: Bool = true) -> String {
        let grid = SheetGrid(self, words)
        let heads = grid.heads.enumerated().map { column, head in
            // A corner is no head of anything.
            head.isEmpty ? "<td></td>" : "<th scope=\"col\"\(grid.place(of: column))>\(head.inHTML)</th>"
        }
        let rows = grid.rows.map { row in
            let cells = row.cells.enumerated().map { column, cell in
                let text = cell.isStrong ? "<strong>\(cell.text.inHTML)</strong>" : cell.text.inHTML
                let isHead = hasRowHeads && column == 0 && !cell.text.isEmpty
                let tag = isHead ? "th" : "td"
                return "<\(tag)\(isHead ? " scope=\"row\"" : "")\(grid.place(of: column))>\(text)</\(tag)>"
            }
            return "<tr\(row.isTotal ? " class=\"total\"" : "")>\(cells.joined())</tr>\n"
        }
        let head = grid.isHeadless ? "" : "<thead>\n<tr>\(heads.joined())</tr>\n</thead>\n"
        let title = grid.title.inHTML
        let begin =
            isTitled ? "<table>\n<caption>\(title)</caption>" : "<table class=\"sheet\" aria-label=\"\(title)\">"
        return "\(begin)\n\(head)<tbody>\n\(rows.joined())</tbody>\n</table>\n"
    }
}

extension SheetGrid {
    fileprivate func place(of column: Int) -> String {
        sides.indices.contains(column) && sides[column] == .trailing ? " class=\"figure\"" : ""
    }
}

extension String {
    /// Shown as it stands (CommonMark 0.31, section 2.4, and the tables of GitHub's dialect).
    fileprivate var inMarkdown: String {
        var result = ""
        for character in withoutBlanks {
            if character == "\n" {
                result += "<br>"
            } else {
                if "\\`*_[]<>|~&#!$".contains(character) { result.append("\\") }
                result.append(character)
            }
        }
        return result
    }

    /// Emphasis ends at a line break, and there is none of nothing.
    fileprivate func strongMarkdown(_ isStrong: Bool) -> String {
        guard isStrong else { return inMarkdown }
        return split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let text = String(line).inMarkdown
            return text.isEmpty ? "" : "**\(text)**"
        }.joined(separator: "<br>")
    }

    package var inHTML: String {
        var result = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n": result += "<br>"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// At neither end, where Markdown would not take `**` for emphasis.
    private var withoutBlanks: Substring {
        var text = self[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return text
    }
}
