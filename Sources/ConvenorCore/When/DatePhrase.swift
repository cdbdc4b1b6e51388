/// What a phrase says of a point in time, before a calendar is held against it.
struct DatePhrase {
    /// A distance from now or from what the rest of the phrase names.
    var shift: Shift?
    var weekday: WeekdayPhrase?
    var day: DayPhrase?
    var clock: ClockPhrase?
    var part: DayPart?
    /// The start or the end of the working day.
    var dayEdge: Edge?
    var zone: ZonePhrase?
    /// A number whose role only the rest of the phrase shows.
    var loose: Int?
    /// `before` stands in front of a period: its eve is meant.
    var isBefore = false
    /// Days from today, said beside a date: `tomorrow 26 nov`.
    var offset: Int?
    /// The T of ISO 8601 stands between day and hour.
    var hasTimeMark = false

    var hasTime: Bool { clock != nil || part != nil || dayEdge != nil }
    var isEmpty: Bool { isZoneOnly && zone == nil }
    var isZoneOnly: Bool { shift == nil && weekday == nil && day == nil && !hasTime && loose == nil }

    /// Lets a date stand beside `tomorrow`, which it must then be.
    mutating func makeRoom() {
        guard case .offset(let days)? = day, offset == nil else { return }
        (offset, day) = (days, nil)
    }
}

/// One point in time, or a stretch from one to another.
struct SpanPhrase {
    let first: DatePhrase
    /// Empty for a point; a list, so that a point carries no room for an end.
    private let ends: [DatePhrase]
    var last: DatePhrase? { ends.first }

    init(first: DatePhrase, last: DatePhrase? = nil) {
        self.first = first
        ends = last.map { [$0] } ?? []
    }
}

/// A distance in time; calendar parts and clock parts are kept apart.
struct Shift: Hashable {
    enum Base { case implied, now, said }
    var minutes = 0
    var days = 0
    var workingDays = 0
    var months = 0
    /// -1 goes back.
    var direction = 1
    var base = Base.implied
    /// `within`, `in` or `for` stands before it.
    var isAnnounced = false
    /// Counted in days, weeks or longer only.
    var isOfDays: Bool { minutes == 0 }

    /// Adds a count in hundredths; false when the calendar has no such fraction.
    mutating func add(_ hundredths: Int, _ span: Span) -> Bool {
        func whole(_ factor: Int, _ part: WritableKeyPath<Shift, Int>) -> Bool {
            guard hundredths * factor % 100 == 0 else { return false }
            self[keyPath: part] += hundredths * factor / 100
            return true
        }
        switch span {
        case .minute: return whole(1, \.minutes)
        case .quarterHour: return whole(15, \.minutes)
        case .hour: return whole(60, \.minutes)
        case .day: return whole(1, \.days)
        case .workingDay: return whole(1, \.workingDays)
        case .week: return whole(7, \.days)
        case .fortnight: return whole(14, \.days)
        case .month: return whole(1, \.months)
        case .quarter: return whole(3, \.months)
        case .half: return whole(6, \.months)
        case .year: return whole(12, \.months)
        case .weekend: return false
        }
    }
}

struct WeekdayPhrase {
    enum Step { case plain, this, next, coming, last }
    /// 1 is Monday.
    var day: Int
    var step = Step.plain
    /// `friday week` is one week later.
    var weeksLater = 0
}

enum YearPhrase: Hashable {
    case unsaid
    case exact(Int)
    /// 0 is this year.
    case ahead(Int)
}

/// A period of the calendar, as it was said.
enum Stretch {
    /// 0 is the current one, 1 the next.
    case relative(Span, Int)
    /// `the month`, with nothing that says which.
    case bare(Span)
    case month(Int, YearPhrase)
    /// `next march`.
    case nextMonth(Int)
    case quarter(Int, YearPhrase)
    case half(Int, YearPhrase)
    case week(Int, YearPhrase)
    case year(Int)
    /// `second week of january`; -1 is the last.
    indirect case nth(Int, Span, Stretch)
    /// `the week of 7 december`.
    indirect case weekOf(DayPhrase)
}

enum DayPhrase {
    /// Days from today.
    case offset(Int)
    /// As it was written; it may not exist.
    case exact(Day)
    case date(day: Int, month: Int, YearPhrase)
    case dayOfMonth(Int)
    /// `20th of next month`.
    case dayIn(Int, Stretch)
    case numeric(Numeric)
    /// `second friday of march`; negative counts from the end.
    case nth(Int, Counted, Stretch)
    /// `the friday after 5 december`: strictly after, or before with -1.
    indirect case weekdayNear(Int, direction: Int, DatePhrase)
    /// `3 fridays from now`.
    case weekdaysAhead(Int, weekday: Int)
    case edge(Edge, Stretch)
    case stretch(Stretch)
    /// A record or the meeting, by its place in the phrase.
    case anchor(Range<Int>)
    case noSuchDay
}

/// What an ordinal counts.
enum Counted: Hashable { case weekday(Int), day, workingDay }

/// Digits and signs: `03/04`, `3.4.27`.
struct Numeric {
    var a: Int
    var b: Int
    var year: Int?
    var isDotted = false
    /// A dash without a year may part two hours: `friday 2-4`.
    var isDashed = false
}

/// Minutes since midnight, 1440 at most; `isExact` when before or after noon is certain.
struct ClockPhrase {
    var minute: Int
    var isExact: Bool
    var hasMeridiem = false
}

enum ZonePhrase {
    /// Minutes ahead of UTC.
    case offset(Int)
    /// Where its name stands in the phrase.
    case named(Range<Int>)
    /// An abbreviation that several zones share.
    case vague(Range<Int>)
}

extension ClockPhrase {
    /// The hour of `8.30`; nil when it is none.
    init?(dotted numeric: Numeric) {
        guard numeric.isDotted, numeric.year == nil, numeric.a <= 24, numeric.b < 60, numeric.a < 24 || numeric.b == 0
        else { return nil }
        let minute = numeric.a * 60 + numeric.b
        self.init(minute: minute, isExact: minute >= 780 || minute < 60)
    }
}
