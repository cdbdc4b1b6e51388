package import Foundation

/// A table of facts, from which every drawing is made: in a terminal, in Markdown, in HTML, as CSV.
package struct Sheet: Sendable, Hashable {
    package var title: SheetTitle
    /// Whom or what it is of, where there are several of one title.
    package var subject: Terms?
    package var columns: [Column]
    package var rows: [Row]
    /// Whether the first cell of a row names it.
    package var hasRowHeads: Bool

    package init(
        _ title: SheetTitle, of subject: Terms? = nil, columns: [Column], rows: [Row] = [], hasRowHeads: Bool = true
    ) {
        self.title = title
        self.subject = subject
        self.columns = columns
        self.rows = rows
        self.hasRowHeads = hasRowHeads
    }

    package struct Column: Sendable, Hashable {
        package var head: Label
        package var kind: Kind
        package var side: Side

        /// Figures are set to the right, all else to the left.
        package init(_ head: Label, _ kind: Kind = .text, side: Side? = nil) {
            self.head = head
            self.kind = kind
            self.side = side ?? (kind == .number || kind == .amount ? .trailing : .leading)
        }
    }

    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case text, number, amount, mark
    }

    package struct Row: Sendable, Hashable {
        package var cells: [Cell]
        /// Sums of the rows above.
        package var isTotal: Bool
        /// How far it stands below the rows above that it belongs to; drawings in letters set it in.
        package var depth: Int

        package init(_ cells: [Cell], isTotal: Bool = false, depth: Int = 0) {
            self.cells = cells
            self.isTotal = isTotal
            self.depth = depth
        }
    }

    package struct Cell: Sendable, Hashable {
        package var content: Content
        /// A winner, or what is to be seen first.
        package var isStrong: Bool

        package init(_ content: Content, isStrong: Bool = false) {
            self.content = content
            self.isStrong = isStrong
        }

        package static var empty: Cell { Cell(.empty) }
        package static func text(_ text: String) -> Cell { Cell(.label(.text(text))) }
        package static func terms(_ terms: Terms) -> Cell { Cell(.label(.terms(terms))) }
        package static func number(_ number: Int) -> Cell { Cell(.number(Decimal(number), places: nil)) }
        package static func number(_ number: Decimal, places: Int? = nil) -> Cell {
            Cell(.number(number, places: places))
        }
        package static func amount(_ amount: Amount, places: Int? = nil) -> Cell {
            Cell(.amount(amount, places: places))
        }
        package static func word(_ word: SheetWord) -> Cell { Cell(.label(.word(word))) }
        /// Nothing is missing here: there is nothing to say.
        package static var blank: Cell { text("") }
        package static func mark(_ mark: SheetMark) -> Cell { Cell(.mark(mark)) }
        package var strong: Cell { Cell(content, isStrong: true) }
    }

    package enum Content: Sendable, Hashable {
        /// Nothing is known or wanted here: a dash, so that nobody takes it for an oversight.
        case empty
        case label(Label)
        /// With so many places; nil for as many as it has.
        case number(Decimal, places: Int?)
        case amount(Amount, places: Int?)
        case mark(SheetMark)
        /// From where to where, and where it is now: `6,000 -> 10,000 (now 8,800)`.
        case course(from: Amount?, to: Amount?, now: Amount?)
        /// One below the other, as in the boxes of a canvas.
        case list([Label])
    }

    /// What is written at the edge or in a box.
    package enum Label: Sendable, Hashable {
        /// As people wrote it, or an id.
        case text(String)
        case word(SheetWord)
        /// A word of a form.
        case terms(Terms)
        /// A name and its figure: `Streets €120,000`.
        case figure(String, Amount)
        /// Nothing: the corner above the row heads.
        case none
    }
}

/// What a sheet is about. A method may bring titles of its own.
package struct SheetTitle: Sendable, Hashable {
    /// What programs call it.
    package var key: String
    package var terms: Terms

    package init(_ key: String, _ terms: Terms) {
        self.key = key
        self.terms = terms
    }
}

/// A word at the edge of a sheet that no person wrote. A method may bring words of its own.
package struct SheetWord: Sendable, Hashable {
    /// What programs call it.
    package var key: String
    package var terms: Terms

    package init(_ key: String, _ terms: Terms) {
        self.key = key
        self.terms = terms
    }
}

/// A judgement in one word.
package enum SheetMark: Sendable, Hashable {
    case yes, no, asks
    case band(ScoreBand)
    case met, missed
    case coverage(Coverage)
    case idea(IdeaPlace)
    case quadrant(Quadrant)
    case cause(MissCause)
}

/// The words of one language for sheets.
package protocol SheetWords: Sendable {
    /// IETF tag, such as `en`.
    var language: String { get }
    func title(_ title: SheetTitle) -> String
    func word(_ word: SheetWord) -> String
    func mark(_ mark: SheetMark) -> String
    /// A figure with its unit as people write it: `1,500 leads`, `41 %`.
    func figure(_ stored: String, unit: String?) -> String
}
