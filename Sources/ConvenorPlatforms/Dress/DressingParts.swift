import ConvenorCore

/// One line of a reply, as far as flavours write it differently.
enum Part: Sendable, Hashable {
    case line(String)
    /// Of a list; two blanks first set it one step deeper.
    case item(String)
    /// Of a text whose columns are set by blanks.
    case code(String)
    /// Of a table with this head.
    case row([String], head: [String])
}

extension Reply {
    /// Line by line, without empty ones outside documents. Buttons are no text.
    var parts: [Part] {
        blocks.flatMap(Self.parts(of:)).filter { part in
            switch part {
            case .line(let text), .item(let text): !text.withoutEnds.isEmpty
            case .code, .row: true
            }
        }
    }

    private static func parts(of block: Block) -> [Part] {
        switch block {
        case .line(let text):
            // A document that comes in one piece, such as the minutes, is set in columns.
            let lines = text.shown
            return lines.count > 1 ? lines.map(Part.code) : lines.map { .line($0.withoutEnds) }
        case .items(let items): return items.flatMap(\.shown).map(Part.item)
        case .table(let rows):
            let rows = rows.map { $0.map { $0.shown.joined(separator: " ").withoutEnds } }
            return rows.dropFirst().map { .row($0, head: rows[0]) }
        case .choices(let choices):
            let told = choices.map { "\($0.key) \($0.label)" }.joined(separator: "  ·  ")
            return told.shown.map(Part.item)
        case .buttons: return []
        }
    }
}

extension String {
    /// Its lines without what no chat should show: control characters and marks that turn the direction of text round.
    var shown: [String] {
        split(omittingEmptySubsequences: false) { $0.isNewline }.map { line in
            var result = ""
            for scalar in line.unicodeScalars {
                if scalar.properties.generalCategory == .control {
                    if scalar.value == 9 { result.unicodeScalars.append(" ") }
                } else if !scalar.turnsDirection {
                    result.unicodeScalars.append(scalar)
                }
            }
            return result
        }
    }
}

extension String {
    /// Without blanks around it.
    var withoutEnds: String { String(Substring(self).trimmed()) }
}

extension Unicode.Scalar {
    /// Embeddings, overrides, isolates and directional marks (UAX #9, section 2), and the mark of a byte order.
    var turnsDirection: Bool {
        (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
            || [0x200E, 0x200F, 0x061C, 0xFEFF].contains(value)
    }
}
