/// A table in comma-separated values (RFC 4180), also with semicolons or tabs, as spreadsheets write it.
package struct CSVTable: Sendable {
    package struct Cell: Sendable, Hashable {
        package var text: String
        package var spot: Spot
    }

    /// Where a cell begins, both from 1.
    package struct Spot: Sendable, Hashable {
        package var line: Int
        package var column: Int
    }

    package struct Problem: Sendable, Hashable {
        package var spot: Spot
        package var sort: Sort

        package enum Sort: Sendable, Hashable {
            /// A quote that is never closed.
            case openQuote
            /// Text behind a closing quote.
            case textBehindQuote
        }
    }

    /// Rows that are not wholly empty, the header first.
    package private(set) var rows: [[Cell]] = []
    package private(set) var problems: [Problem] = []

    private var cells: [Cell] = []
    private var text = ""
    private var start = Spot(line: 1, column: 1)
    private var place = Spot(line: 1, column: 1)
    private var state = State.fieldStart

    private enum State { case fieldStart, plain, quoted, afterQuote }

    package init(_ source: String) {
        let marked = source.hasPrefix("\u{FEFF}") ? source.dropFirst() : source[...]
        let separator = CSVTable.separator(of: marked)
        for character in marked { take(character, separator) }
        if state == .quoted {
            problems.append(Problem(spot: start, sort: .openQuote))
        }
        if state != .fieldStart || !cells.isEmpty { endRow() }
    }

    /// The one of comma, semicolon and tab that the header holds most, outside quotes.
    private static func separator(of source: Substring) -> Character {
        var counts: [Character: Int] = [",": 0, ";": 0, "\t": 0]
        var isQuoted = false
        for character in source {
            if character == "\"" { isQuoted.toggle() }
            if character.isNewline, !isQuoted { break }
            if !isQuoted, let count = counts[character] { counts[character] = count + 1 }
        }
        return [",", ";", "\t"].max { (counts[$0] ?? 0, $0 == "," ? 1 : 0) < (counts[$1] ?? 0, $1 == "," ? 1 : 0) }
            ?? ","
    }

    private mutating func take(_ character: Character, _ separator: Character) {
        switch state {
        case .quoted where character == "\"": state = .afterQuote
        case .quoted: text.append(character)
        case .afterQuote where character == "\"":
            text.append(character)
            state = .quoted
        case .fieldStart where character == "\"" && text.isEmpty:
            state = .quoted
        case _ where character == separator: endCell()
        case _ where character.isNewline: endRow()
        case .afterQuote:
            if character != " " {
                problems.append(Problem(spot: place, sort: .textBehindQuote))
                state = .plain
            }
        case .fieldStart, .plain:
            text.append(character)
            state = .plain
        }
        advance(over: character)
    }

    private mutating func advance(over character: Character) {
        if character.isNewline {
            place = Spot(line: place.line + 1, column: 1)
        } else {
            place.column += 1
        }
        if state == .fieldStart { start = place }
    }

    private mutating func endCell() {
        cells.append(Cell(text: trimmed(text), spot: start))
        text = ""
        state = .fieldStart
    }

    private mutating func endRow() {
        endCell()
        if cells.contains(where: { !$0.text.isEmpty }) { rows.append(cells) }
        cells = []
    }

    private func trimmed(_ text: String) -> String {
        let head = text.drop(while: \.isWhitespace)
        return String(head.reversed().drop(while: \.isWhitespace).reversed())
    }
}
