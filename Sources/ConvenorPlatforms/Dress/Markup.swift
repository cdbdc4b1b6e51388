import ConvenorCore

/// What a flavour writes for lines, lists, tables and documents, and for the id that a card begins with.
struct Markup {
    let flavour: Dressing.Flavour

    private var escaping: Escaping { Escaping(flavour: flavour) }

    func text(_ parts: [Part]) -> String {
        var result = ""
        var previous: Part?
        var rest = parts[...]
        while let first = rest.first {
            let run = [first] + rest.dropFirst().prefix { $0.belongs(with: first) }
            if let previous { result += separator(previous, first) }
            result += written(run, like: first)
            rest = rest.dropFirst(run.count)
            previous = run.last
        }
        return result
    }

    private func written(_ run: [Part], like first: Part) -> String {
        switch first {
        case .line(let text): line(text)
        case .item where flavour == .plain: run.map { "  " + $0.text }.joined(separator: "\n")
        case .item: list(run.map(\.asItem))
        case .code: block(run.map(\.text))
        case .row(_, let head): table([head] + run.map(\.cells))
        }
    }

    /// Between two pieces of different sort, or two lines.
    private func separator(_ a: Part, _ b: Part) -> String {
        switch (flavour, a, b) {
        case (.matrix, .line, .line): "<br>"
        case (.matrix, _, _): ""
        case (.teams, _, _): "\n\n"
        // Without an empty line, what follows a list would be the rest of its last item.
        case (.mattermost, .item, _), (.zulip, .item, _), (.discord, .item, _): "\n\n"
        case (.mattermost, .row, _), (.zulip, .row, _), (.mattermost, _, .row), (.zulip, _, .row): "\n\n"
        default: "\n"
        }
    }

    /// A line, or what stands in an item; the id of a record first is set off.
    private func line(_ text: String) -> String {
        let word = text.prefix { !$0.isWhitespace }
        guard flavour != .plain, flavour != .matrixBody, RecordID(word) != nil, word.count < text.count else {
            return escaping.inert(text)
        }
        return strong(String(word)) + escaping.inert(String(text.dropFirst(word.count)), opens: false)
    }

    private func strong(_ word: String) -> String {
        switch flavour {
        case .plain, .matrixBody: word
        case .slack, .googleChat, .rocketChat: "*\(word)*"
        case .mattermost, .zulip, .discord, .teams: "**\(word)**"
        case .telegram, .matrix: "<b>\(word)</b>"
        }
    }

    private func list(_ items: [(text: String, depth: Int)]) -> String {
        switch flavour {
        case .matrix: return nested(items)
        case .plain, .matrixBody: return joined(items) { String(repeating: "  ", count: $0 + 1) }
        case .slack, .googleChat, .telegram:
            return joined(items) { String(repeating: "    ", count: $0) + "\u{2022} " }
        // Its lists have no lists in them.
        case .rocketChat: return joined(items) { "- " + String(repeating: "\u{2003}", count: $0) }
        case .mattermost, .zulip, .discord, .teams:
            // An item can stand only one step deeper than the one before it.
            var depth = -1
            let steps = items.map { item in
                depth = min(item.depth, depth + 1)
                return (item.text, depth)
            }
            return joined(steps) { String(repeating: "  ", count: $0) + "- " }
        }
    }

    private func joined(_ items: [(text: String, depth: Int)], by lead: (Int) -> String) -> String {
        items.map { lead($0.depth) + line($0.text) }.joined(separator: "\n")
    }

    private func nested(_ items: [(text: String, depth: Int)]) -> String {
        var result = "<ul>"
        var depth = 0
        for (index, item) in items.enumerated() {
            let wanted = min(item.depth, depth + (index == 0 ? 0 : 1))
            if index > 0 {
                if wanted > depth {
                    result += "<ul>"
                } else {
                    result += "</li>" + String(repeating: "</ul></li>", count: depth - wanted)
                }
            }
            depth = wanted
            result += "<li>" + line(item.text)
        }
        return result + "</li>" + String(repeating: "</ul></li>", count: depth) + "</ul>"
    }

    /// A document in columns, in letters of one width where there are such.
    private func block(_ lines: [String]) -> String {
        let text = lines.map(escaping.code).joined(separator: "\n")
        switch flavour {
        case .plain, .matrixBody: return text
        case .slack, .googleChat, .rocketChat, .mattermost, .zulip, .discord: return "```\n\(text)\n```"
        case .telegram: return "<pre>\(text)</pre>"
        case .matrix: return "<pre><code>\(text)\n</code></pre>"
        case .teams:
            // A text of a card has no such block: blanks that are not run together keep what can be kept.
            return lines.map { line in
                let blanks = line.prefix { $0 == " " }.count
                let rest = escaping.inert(String(line.dropFirst(blanks))).replacing("  ", with: "\u{A0}\u{A0}")
                return String(repeating: "\u{A0}", count: blanks) + (rest.isEmpty ? "\u{A0}" : rest)
            }.joined(separator: "\n\n")
        }
    }

    private func table(_ rows: [[String]]) -> String {
        switch flavour {
        case .mattermost, .zulip:
            let lines = rows.map { row in
                let cells = row.map { escaping.inert($0, opens: false).replacing("|", with: cellBar) }
                return "| " + cells.joined(separator: " | ") + " |"
            }
            let rule = "|" + String(repeating: " --- |", count: rows.first?.count ?? 1)
            return ([lines[0], rule] + lines.dropFirst()).joined(separator: "\n")
        case .matrix:
            let lines = rows.enumerated().map { index, row in
                let tag = index == 0 ? "th" : "td"
                return "<tr>" + row.map { "<\(tag)>\(escaping.inert($0))</\(tag)>" }.joined() + "</tr>"
            }
            return "<table>\(lines.joined())</table>"
        case .teams: return rows.map { line($0.joined(separator: " · ")) }.joined(separator: "\n\n")
        default: return block(Reply.aligned(rows).split(separator: "\n").map(String.init))
        }
    }

    private var cellBar: String { flavour == .zulip ? "&#124;" : "|" }
}

extension Part {
    var text: String {
        switch self {
        case .line(let text), .code(let text), .item(let text): text
        case .row(let cells, _): cells.joined(separator: " · ")
        }
    }

    fileprivate var asItem: (text: String, depth: Int) {
        (text.withoutEnds, min(text.prefix { $0 == " " }.count / 2, 8))
    }

    fileprivate var cells: [String] {
        if case .row(let cells, _) = self { cells } else { [text] }
    }

    /// Written as one piece with the part before it.
    fileprivate func belongs(with first: Part) -> Bool {
        switch (self, first) {
        case (.item, .item), (.code, .code): true
        case (.row(_, let a), .row(_, let b)): a == b
        default: false
        }
    }
}
