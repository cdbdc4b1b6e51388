/// What a person sees: enough of a terminal (ECMA-48) to draw what libedit writes for an xterm.
struct ConsoleScreen {
    let columns: Int
    /// The right half of a character two columns wide.
    private static let secondHalf: Unicode.Scalar = "\u{0}"
    private var cells: [[Unicode.Scalar]] = [[]]
    private var row = 0
    private var column = 0
    private var bytes: [UInt8] = []
    /// All that was ever drawn.
    private(set) var raw = ""

    init(columns: Int) {
        self.columns = columns
    }

    /// The rows as far as anything stands, without blanks at their ends.
    var text: [String] {
        var rows = cells.map { cells in
            String(String.UnicodeScalarView(cells.filter { $0 != Self.secondHalf })).replacing(#/ +$/#, with: "")
        }
        while rows.count > 1, rows.last == "", rows.count - 1 > row { rows.removeLast() }
        return rows
    }

    mutating func draw(_ more: ArraySlice<UInt8>) {
        bytes += more
        raw += String(decoding: more, as: UTF8.self)
        while let (scalar, used) = first() {
            if scalar == "\u{1B}" {
                guard let sequence = sequence() else { return }
                obey(sequence)
                bytes.removeFirst(sequence.count)
            } else {
                bytes.removeFirst(used)
                put(scalar)
            }
        }
    }

    /// The first whole character, unless its bytes have not all come.
    private func first() -> (Unicode.Scalar, Int)? {
        guard let lead = bytes.first else { return nil }
        let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard bytes.count >= length else { return nil }
        let text = String(decoding: bytes[..<length], as: UTF8.self)
        return text.unicodeScalars.first.map { ($0, length) }
    }

    private func sequence() -> [UInt8]? {
        guard bytes.count > 1 else { return nil }
        guard bytes[1] == UInt8(ascii: "[") else { return Array(bytes[..<2]) }
        guard let end = bytes.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
        return Array(bytes[...end])
    }

    private mutating func obey(_ sequence: [UInt8]) {
        guard sequence.count > 2, let end = sequence.last else { return }
        let count = Int(String(decoding: sequence[2..<(sequence.count - 1)], as: UTF8.self))
        let step = max(1, count ?? 1)
        switch Character(Unicode.Scalar(end)) {
        case "A": row = max(0, row - step)
        case "B": row = min(cells.count - 1, row + step)
        case "C": column += step
        case "D": column = max(0, column - step)
        case "G": column = step - 1
        case "K": cells[row] = Array(cells[row].prefix(column))
        case "J":
            cells[row] = Array(cells[row].prefix(column))
            cells.removeLast(cells.count - 1 - row)
        case "@":
            pad()
            cells[row].insert(contentsOf: Array(repeating: " ", count: step), at: column)
        case "P":
            pad()
            cells[row].removeSubrange(column..<min(cells[row].count, column + step))
        default: break
        }
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\r": column = 0
        case "\u{8}": column = max(0, column - 1)
        case "\n": newRow()
        case _ where scalar.value < 0x20: break
        default:
            if column >= columns {
                newRow()
                column = 0
            }
            pad()
            set(scalar)
            if (0x2E80...0xFFDC).contains(scalar.value) { set(Self.secondHalf) }
        }
    }

    private mutating func set(_ scalar: Unicode.Scalar) {
        if column < cells[row].count { cells[row][column] = scalar } else { cells[row].append(scalar) }
        column += 1
    }

    private mutating func newRow() {
        row += 1
        if row == cells.count { cells.append([]) }
    }

    private mutating func pad() {
        while cells[row].count < column { cells[row].append(" ") }
    }
}
