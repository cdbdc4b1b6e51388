package import Foundation

/// A table of facts, from which every drawing is made: in a terminal, in Markdown, in HTML, as CSV.
package struct Sheet: Sendable, Hashable {
    package var title: SheetTitle
    package var columns: [Column]
    package var rows: [Row]
    /// Whether the first cell of a row names it.
    package var hasRowHeads: Bool

    package init(_ title: SheetTitle, columns: [Column], rows: [Row] = [], hasRowHeads: Bool = true) {
        self.title = title
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

        package init(_ cells: [Cell], isTotal: Bool = false) {
            self.cells = cells
            self.isTotal = isTotal
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
        package static func number(_ number: Int) -> Cell { Cell(.number(Decimal(number), places: nil)) }
        package static func number(_ number: Decimal, places: Int? = nil) -> Cell {
            Cell(.number(number, places: places))
        }
        package static func amount(_ amount: Amount, places: Int? = nil) -> Cell {
            Cell(.amount(amount, places: places))
        }
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
        /// One below the other, as in the boxes of a canvas.
        case list([Label])
    }

    /// What is written at the edge or in a box.
    package enum Label: Sendable, Hashable {
        /// As people wrote it, or an id.
        case text(String)
        case word(SheetWord)
        /// Nothing: the corner above the row heads.
        case none
    }
}

/// What a sheet is about.
package enum SheetTitle: String, Sendable, Hashable, CaseIterable {
    case objectives, metrics, northStar
    case confrontation, quadrants, swot, nowHowWow
    case fit, beforeAfter, journey, friction, canvas, fourC
    case budget, capabilities, automation, decomposition
    case contentMatrix, calendar, milestones, plan, audit, maturity
}

/// Words at the edges of sheets that no person wrote.
package enum SheetWord: String, Sendable, Hashable, CaseIterable {
    case sum, weighted, weight, difference, share, rank, voters
    case name, owner, team, period, amount, growth, unit, status, due, why
    case baseline, target, actual, score, confidence, weightOfResult, milestones
    case persona, step, count, have, need, gap
    case lastValue, change, day, channel, audience, week
    case now, how, wow, parked, originality, feasibility
    case attack, defend, strengthen, withdraw
    case coherence, congruence, consistency
}

/// A judgement in one word.
package enum SheetMark: Sendable, Hashable {
    case yes, no, asks
    case band(ScoreBand)
    case met, missed
    case coverage(Coverage)
    case idea(IdeaPlace)
    case quadrant(Quadrant)
}

/// The words of one language for sheets.
package protocol SheetWords: Sendable {
    func title(_ title: SheetTitle) -> String
    func word(_ word: SheetWord) -> String
    func mark(_ mark: SheetMark) -> String
    /// A figure with its unit as people write it: `1,500 leads`, `41 %`.
    func figure(_ stored: String, unit: String?) -> String
}
