/// A length of time that people count in.
enum Span: UInt8, Hashable, Sendable { case minute, hour, day, workingDay, week, fortnight, month, quarter, year }

/// A part of the day that stands for its end.
enum DayPart: UInt8, Hashable, Sendable { case morning, afternoon, evening, night }

/// The point of a period that is meant.
enum Edge: UInt8, Hashable, Sendable { case start, middle, end }

/// The role that a word of any language plays in the grammar.
enum Word: Hashable, Sendable {
    /// 1 is Monday.
    case weekday(Int)
    /// A plural: `2 sundays from now`, never a deadline by itself.
    case weekdays(Int)
    case month(Int)
    case unit(Span)
    case cardinal(Int)
    case ordinal(Int)
    case ordinalSuffix
    /// 0 is today.
    case dayFromNow(Int)
    case tonight, now, noon, midnight, clock
    case dayPart(DayPart)
    /// 0 before noon, 12 after.
    case meridiem(Int)
    case next, this, coming, last
    case edge(Edge)
    case edgeOf(Edge, Span, ahead: Int)
    case endOfDay
    case article, the, of, within, at, by, due, before, from, after, later, ago, and, half, past, to, working
    case no, than, latest
    case utc, timeMark, quarterMark
}

/// At most sixteen bytes of a word in lower case, as a key that needs no memory of its own.
struct PackedWord: Hashable, Sendable {
    private(set) var low: UInt64 = 0
    private(set) var high: UInt64 = 0
    private(set) var count = 0

    init() {}
    init(_ text: some StringProtocol) {
        for byte in text.utf8 { append(byte) }
    }

    /// Bytes past the sixteenth only count, so that a longer word equals no word of a table.
    mutating func append(_ byte: UInt8) {
        if count < 8 {
            low |= UInt64(byte) << UInt64(count * 8)
        } else if count < 16 {
            high |= UInt64(byte) << UInt64((count - 8) * 8)
        }
        count += 1
    }
}

/// The words of one language; the grammar knows their roles only.
struct WordTable: Sendable {
    private let words: [PackedWord: Word]

    /// Each row: a role and its spellings in lower case, separated by blanks.
    init(rows: [(Word, String)]) {
        var words: [PackedWord: Word] = [:]
        for (word, spellings) in rows {
            for spelling in spellings.split(separator: " ") { words[PackedWord(spelling)] = word }
        }
        self.words = words
    }

    func word(_ packed: PackedWord) -> Word? { words[packed] }
}
