/// A length of time that people count in.
package enum Span: UInt8, Hashable, Sendable, Codable, CaseIterable {
    case minute, quarterHour, hour, day, workingDay, week, weekend, fortnight, month, quarter, half, year
}

/// A part of the day; as a deadline it stands for its end.
enum DayPart: UInt8, Hashable, Sendable { case morning, afternoon, evening, night }

/// The point of a stretch of time that is meant.
enum Edge: UInt8, Hashable, Sendable { case start, early, middle, end }

/// The role that a word of any language plays in the grammar.
enum Word: Hashable, Sendable {
    /// 1 is Monday.
    case weekday(Int)
    /// A plural, or a form such as `maandags`: a weekday that comes back.
    case weekdays(Int)
    case month(Int)
    case unit(Span)
    /// `h` and `u`: an hour, the mark between hours and minutes, or half a year as in `H1`.
    case hourMark
    case cardinal(Int)
    case ordinal(Int)
    /// What makes an ordinal of the number before it: `th`.
    case ordinalSuffix
    /// Hundredths: 50 is a half.
    case fraction(Int)
    /// 0 is today.
    case dayFromNow(Int)
    case now, noon, midnight
    /// `o'clock`.
    case clock
    /// A word that is both `hour` and `o'clock`, as the Dutch `uur`.
    case hourOrClock
    case dayPart(DayPart)
    /// `mornings`.
    case dayParts(DayPart)
    /// 0 before noon, 12 after.
    case meridiem(Int)
    case next, this, coming, last
    case edge(Edge)
    case article, the, of
    /// Before a span or a period: `in`, `within`.
    case within
    /// `for` before a span.
    case lasting
    /// Both `in` and `past`, as the Dutch `over`.
    case over
    /// `on` before a day and `by` before any deadline.
    case on, by
    /// What makes `last` mean the latest: the Dutch `ten`.
    case atThe
    /// A word that says nothing about time.
    case filler
    case at, due, before, until, through, between, or
    case from, after, later, ago
    case and, past, to, but
    case working
    case no, than, latest
    /// `UTC` and its like: minutes ahead of UTC.
    case zone(Int)
    /// An abbreviation that several zones share, such as `EST`.
    case vagueZone
    case timeMark, quarterMark
    case meeting
    /// `first thing`.
    case thing
    case every, other, per, times, except, starting, repeating
    /// Forms such as `quarterly`: every so many of a span.
    case each(Int, Span)
}
