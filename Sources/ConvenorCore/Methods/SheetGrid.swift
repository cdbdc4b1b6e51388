import Foundation

/// A sheet in the words of one language: what people see, cell by cell.
struct SheetGrid {
    var title: String
    var heads: [String]
    var sides: [Side]
    var rows: [Row]
    var hasRowHeads: Bool

    struct Row {
        var cells: [Cell]
        var isTotal: Bool
        var depth: Int

        /// Its cells for drawings in letters, where the first is set in below what it belongs to.
        var indented: [Cell] {
            guard depth > 0, var first = cells.first else { return cells }
            first.text = String(repeating: "  ", count: depth) + first.text
            return [first] + cells.dropFirst()
        }
    }

    struct Cell {
        /// With `\n` between lines; no other control characters.
        var text: String
        var isStrong = false
    }

    /// Every row gets as many cells as the widest has, so that nothing is lost where rows and columns do not match.
    init(_ sheet: Sheet, _ words: any SheetWords) {
        let width = sheet.width
        let subject = sheet.subject.map { ": " + $0[words.language] } ?? ""
        title = (words.title(sheet.title) + subject).drawable
        heads = sheet.columns.map { words.said($0.head).drawable } + blanks(width - sheet.columns.count)
        sides = sheet.columns.map(\.side)
        hasRowHeads = sheet.hasRowHeads
        rows = sheet.rows.map { row in
            let cells = row.cells.map { Cell(text: words.said($0.content).drawable, isStrong: $0.isStrong) }
            let missing = blanks(width - cells.count).map { Cell(text: $0) }
            return Row(cells: cells + missing, isTotal: row.isTotal, depth: row.depth)
        }
    }
}

extension SheetGrid {
    /// No column has a name, as in a canvas.
    var isHeadless: Bool { heads.allSatisfy(\.isEmpty) }
}

private func blanks(_ count: Int) -> [String] { Array(repeating: "", count: max(0, count)) }

extension Sheet {
    var width: Int { max(columns.count, rows.map(\.cells.count).max() ?? 0) }
}

extension SheetWords {
    func said(_ label: Sheet.Label) -> String {
        switch label {
        case .text(let text): text
        case .word(let word): self.word(word)
        case .none: ""
        case .terms(let terms): terms[language]
        case .figure(let text, let amount): "\(text) \(said(amount))"
        }
    }

    private func said(_ amount: Amount, places: Int? = nil) -> String {
        figure(amount.value.stored(places: places), unit: amount.unit)
    }

    /// `6,000 -> 10,000 (now 8,800)`, as far as it is known.
    private func course(from: Amount?, to: Amount?, now: Amount?) -> String {
        let way = [from.map { said($0) }, to.map { "-> " + said($0) }, now.map { "(\(word(.now)) \(said($0)))" }]
        let known = way.compactMap { $0 }
        return known.isEmpty ? "–" : known.joined(separator: " ")
    }

    func said(_ content: Sheet.Content) -> String {
        switch content {
        case .empty: "–"
        case .label(let label): said(label)
        case .number(let number, let places): figure(number.stored(places: places), unit: nil)
        case .amount(let amount, let places): said(amount, places: places)
        case .course(let from, let to, let now): course(from: from, to: to, now: now)
        case .mark(let mark): self.mark(mark)
        case .list(let labels): labels.isEmpty ? "–" : labels.map(said).joined(separator: "\n")
        }
    }
}

extension Decimal {
    func stored(places: Int?) -> String { places.map { text(places: $0) } ?? "\(self)" }
}

extension String {
    /// Every line break as one `\n`, a tab as a blank, and what would steer a terminal or turn the text round as a mark
    /// that shows that something was there (U+FFFD).
    var drawable: String {
        if utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return self }
        var result = String.UnicodeScalarView()
        var last: Unicode.Scalar?
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x0A where last == "\r": break
            case 0x0A...0x0D, 0x85, 0x2028, 0x2029: result.append("\n")
            case 0x09: result.append(" ")
            case ..<0x20, 0x7F...0x9F: result.append("\u{FFFD}")
            default: result.append(scalar.isDirectionControl ? "\u{FFFD}" : scalar)
            }
            last = scalar
        }
        return String(result)
    }
}
