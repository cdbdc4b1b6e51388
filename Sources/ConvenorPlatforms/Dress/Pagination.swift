import ConvenorCore

/// Cuts a reply into pages that fit, between its lines where that can be done.
struct Pagination {
    let markup: Markup
    /// In UTF-16 units.
    let limit: Int
    let words: any Phrasebook

    func text(_ parts: [Part], page wanted: Int) -> String {
        var rest = parts[...]
        var number = 1
        while true {
            let (page, after) = cut(rest, page: number)
            if number == wanted { return written(page, left: after.count, page: number) }
            if after.isEmpty { return markup.text([.line(words.noPage(wanted, last: number))]) }
            rest = after
            number += 1
        }
    }

    func hasPage(_ wanted: Int, of parts: [Part]) -> Bool {
        var rest = parts[...]
        for number in 1..<max(1, wanted) {
            rest = cut(rest, page: number).1
            if rest.isEmpty { return wanted == 1 }
        }
        return true
    }

    private func written(_ parts: ArraySlice<Part>, left: Int, page: Int) -> String {
        let end = left == 0 ? [] : [Part.line(words.rest(lines: left, page: page + 1))]
        return markup.text(Array(parts) + end)
    }

    /// What stands on the next page, and what is left for the others.
    private func cut(_ parts: ArraySlice<Part>, page: Int) -> (ArraySlice<Part>, ArraySlice<Part>) {
        // Markup makes no text shorter, so that more than this many parts need not be tried.
        var units = 0
        let likely = parts.prefix { part in
            units += part.text.utf16.count
            return units <= limit
        }.count
        if likely == parts.count, fits(parts, left: 0, page) { return (parts, []) }
        let count = largest(upTo: min(likely, parts.count - 1)) {
            fits(parts.prefix($0), left: parts.count - $0, page)
        }
        if count > 0 { return (parts.prefix(count), parts.dropFirst(count)) }
        guard let first = parts.first else { return ([], []) }
        let (head, tail) = split(first, left: parts.count, page)
        return ([head], [tail] + parts.dropFirst())
    }

    private func fits(_ parts: ArraySlice<Part>, left: Int, _ page: Int) -> Bool {
        written(parts, left: left, page: page).utf16.count <= limit
    }

    /// A line that is too long for a page of its own, at a blank if there is one late enough.
    private func split(_ part: Part, left: Int, _ page: Int) -> (Part, Part) {
        let text = Array(part.text)
        let count = largest(upTo: min(text.count - 1, limit)) {
            fits([part.with(String(text.prefix($0)))], left: left, page)
        }
        // At least one character a page, or there would be no end.
        let most = max(1, count)
        let blank = text.prefix(most).lastIndex(of: " ").map { $0 + 1 } ?? 0
        let end = blank > most / 2 ? blank : most
        return (part.with(String(text.prefix(end))), part.with(String(text.dropFirst(end))))
    }

    /// The largest number for which something holds that holds for all smaller ones; 0 when it holds for none.
    private func largest(upTo most: Int, where holds: (Int) -> Bool) -> Int {
        var (low, high) = (0, max(0, most))
        while low < high {
            let middle = (low + high + 1) / 2
            if holds(middle) { low = middle } else { high = middle - 1 }
        }
        return low
    }
}

extension Part {
    /// The same sort of line with another text; what is left of a row of a table is a line.
    fileprivate func with(_ text: String) -> Part {
        switch self {
        case .line, .row: .line(text)
        case .item: .item(text)
        case .code: .code(text)
        }
    }
}
