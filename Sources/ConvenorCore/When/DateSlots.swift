/// What a phrase said, each thing at most once and in any order.
struct DateSlots {
    struct Fields: OptionSet {
        var rawValue: UInt32
        static let weekday = Fields(rawValue: 1)
        static let nth = Fields(rawValue: 2)
        static let dayOfMonth = Fields(rawValue: 4)
        static let month = Fields(rawValue: 8)
        static let year = Fields(rawValue: 16)
        static let period = Fields(rawValue: 32)
        static let edge = Fields(rawValue: 64)
        static let offset = Fields(rawValue: 128)
        static let exact = Fields(rawValue: 256)
        static let numeric = Fields(rawValue: 512)
        static let shift = Fields(rawValue: 1024)
        static let clock = Fields(rawValue: 2048)
        static let part = Fields(rawValue: 4096)
        static let endOfDay = Fields(rawValue: 8192)
        static let loose = Fields(rawValue: 16384)
        static let weekdayCount = Fields(rawValue: 32768)
        /// `from now`, `later` or `ago` closes a shift.
        static let now = Fields(rawValue: 65536)
        /// `from` or `after` stands behind a shift: the rest is its base.
        static let base = Fields(rawValue: 131_072)
        static let timing: Fields = [.clock, .part, .endOfDay, .shift, .now, .base]
    }
    enum Step { case plain, next, coming }
    enum Stretch: Equatable { case ahead(Span, Int), bare(Span), quarter(Int), week(Int) }
    struct Numeric {
        var a: Int
        var b: Int
        var year: Int?
        var isDotted: Bool
    }
    struct Shift {
        var minutes = 0
        var days = 0
        var workingDays = 0
        var months = 0
        var direction = 1
    }
    /// Minutes since midnight, 1440 at most; `isExact` when before or after noon is certain.
    struct Clock {
        var minute: Int
        var isExact: Bool
        var hasMeridiem = false
    }

    var fields: Fields = []
    var weekday = 0
    var weekdayStep = Step.plain
    var weeksLater = 0
    /// -1 is the last.
    var nth = 0
    /// Nil when weekdays are counted.
    var nthSpan: Span?
    var dayOfMonth = 0
    var month = 0
    var isNextMonth = false
    var year = 0
    /// `in 2027` is a period, `2027` alone is nothing.
    var hasIn = false
    var period = Stretch.bare(.day)
    /// Of the year that a quarter or a week is in, when it was said as `next year`.
    var yearsAhead: Int?
    var edge = Edge.end
    var offset = 0
    var exact = Day(year: 1970, month: 1, day: 1)
    var numeric = Numeric(a: 0, b: 0, year: nil, isDotted: false)
    var shift = Shift()
    var weekdayCount = 0
    var clock = Clock(minute: 0, isExact: true)
    var part = DayPart.morning
    var loose = 0

    /// False when the field was said before.
    mutating func fill<Value>(_ field: Fields, _ path: WritableKeyPath<DateSlots, Value>, _ value: Value) -> Bool {
        guard mark(field) else { return false }
        self[keyPath: path] = value
        return true
    }

    /// A period, or the year of one: `Q1 next year`, `next year week 2`.
    mutating func fill(_ stretch: Stretch) -> Bool {
        guard fields.contains(.period), yearsAhead == nil else { return fill(.period, \.period, stretch) }
        switch (period, stretch) {
        case (.quarter, .ahead(.year, let count)), (.week, .ahead(.year, let count)): yearsAhead = count
        case (.ahead(.year, let count), .quarter), (.ahead(.year, let count), .week):
            yearsAhead = count
            period = stretch
        default: return false
        }
        return true
    }

    mutating func mark(_ field: Fields) -> Bool {
        guard fields.isDisjoint(with: field) else { return false }
        fields.insert(field)
        return true
    }

    mutating func add(_ count: Int, _ span: Span) {
        switch span {
        case .minute: shift.minutes += count
        case .hour: shift.minutes += 60 * count
        case .day: shift.days += count
        case .workingDay: shift.workingDays += count
        case .week: shift.days += 7 * count
        case .fortnight: shift.days += 14 * count
        case .month: shift.months += count
        case .quarter: shift.months += 3 * count
        case .year: shift.months += 12 * count
        }
    }
}
