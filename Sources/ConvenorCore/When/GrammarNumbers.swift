/// The components that start with a number; `digits` is 0 for numbers in words.
extension Grammar {
    mutating func number(_ value: Int, digits: Int, _ said: inout DatePhrase) -> Bool {
        if digits > 0, isDateHere(said), let day = attempt({ $0.numericDay(value, digits: digits) }) {
            return setNumeric(day, &said)
        }
        if digits == 0, ordinalPhrase(&said) { return true }
        if digits == 4, said.day == nil, let day = attempt({ $0.yearMonth(value) }) {
            said.day = day
            return true
        }
        if isSign(46, at: index + 1), !isDotDate(value) || said.day != nil || said.part != nil { lead.insert(.hour) }
        if isWithin, isSign(58, at: index + 1), quantityPhrase(&said) { return true }
        if expectsHour, isHourBeforeMonth { return bareHour(&said) }
        if clockPhrase(&said) || monthDay(&said) || weekdaysAhead(&said) { return true }
        if !expectsHour, quantityPhrase(&said) { return true }
        if expectsHour { return bareHour(&said) }
        if digits == 4 { return year(value, &said) }
        guard let value = smallNumber(at: index), isFree(index + 1) else { return false }
        if lead.contains(.deadline), said.isEmpty, (1...24).contains(value), isHourAlone { return bareHour(&said) }
        return fill(&said.loose, value, 1)
    }

    /// Four digits: a year behind `in`, the year of a date with its hour, or an hour behind a day.
    private mutating func year(_ value: Int, _ said: inout DatePhrase) -> Bool {
        if value < 1900 {
            guard said.weekday != nil || said.day != nil, said.clock == nil, let clock = fourDigits(value) else {
                return false
            }
            return fill(&said.clock, clock, 1)
        }
        if case .date(let day, let month, .unsaid)? = said.day, said.hasTime, value < 3000 {
            said.day = .date(day: day, month: month, .exact(value))
            index += 1
            return true
        }
        return (isWithin || lead.contains(.before)) && periodPhrase(&said)
    }

    /// `by 5`, `by 5 friday`.
    private var isHourAlone: Bool {
        switch word(at: index + 1) {
        case .weekday?, .dayFromNow?: true
        default: index == lexemes.count - 1
        }
    }

    /// The 5 of `at 5 dec 4`.
    private var isHourBeforeMonth: Bool {
        guard case .month? = word(at: index + 1) else { return false }
        if case .ordinal? = word(at: index + 2) { return true }
        return smallNumber(at: index + 2) != nil
    }

    /// Whether `17.00` could be a date: a day of a month, either first.
    private func isDotDate(_ value: Int) -> Bool {
        guard let other = number(at: index + 2), !isSign(46, at: index + 3) else { return true }
        return (1...31).contains(value) && (1...12).contains(other)
            || (1...12).contains(value) && (1...31).contains(other)
    }

    /// Digits are a date when no day has been said, when an hour stood there, or when the day is to be checked.
    private func isDateHere(_ said: DatePhrase) -> Bool {
        if isSign(46, at: index + 1), let value = number(at: index), lexemes[index].digits <= 2, !isDotDate(value) {
            return false
        }
        switch said.day {
        case nil: return true
        case .offset?: return said.offset == nil && !isSign(46, at: index + 1) && !isSign(45, at: index + 1)
        case .numeric(let earlier)?: return earlier.isDotted && lead.contains(.on)
        default: return false
        }
    }

    private mutating func setNumeric(_ day: DayPhrase, _ said: inout DatePhrase) -> Bool {
        // `9.30 op 4.12`
        if case .numeric(let earlier)? = said.day {
            guard said.clock == nil, let clock = ClockPhrase(dotted: earlier) else { return false }
            said.clock = clock
            said.day = nil
        }
        said.makeRoom()
        guard said.day == nil else { return false }
        said.day = day
        return true
    }

    /// `2026 Dec 4`, `2026-Dec-04`, `2027 Q2`.
    private mutating func yearMonth(_ year: Int) -> DayPhrase? {
        guard (1900...2999).contains(year) else { return nil }
        index += 1
        if case .month(let month)? = word(at: index) {
            index += 1
            guard let day = smallNumber(at: index), lexemes[index].digits > 0 else { return nil }
            index += 1
            return .date(day: day, month: month, .exact(year))
        }
        switch attempt({ $0.stretch() }) {
        case .quarter(let quarter, .unsaid): return .stretch(.quarter(quarter, .exact(year)))
        case .half(let half, .unsaid): return .stretch(.half(half, .exact(year)))
        case .week(let week, .unsaid): return .stretch(.week(week, .exact(year)))
        default: return nil
        }
    }

    /// A number is loose only when nothing behind it claims it.
    private func isFree(_ position: Int) -> Bool {
        switch lexemes[position].token {
        case .word(.unit), .word(.working), .word(.meridiem), .word(.times), .word(.weekdays), .word(.every): false
        case .sign(let sign): position >= lexemes.count || sign == 45
        default: true
        }
    }

    /// `4 dec`, `15 of february`, `4-dec-26`.
    mutating func monthDay(_ said: inout DatePhrase) -> Bool {
        let day = attempt { grammar -> DayPhrase? in
            let isOne = grammar.language.articleIsOne && grammar.take(.article)
            guard let value = isOne ? 1 : grammar.cardinal() else { return nil }
            let isLinked = grammar.take(.of)
            _ = grammar.take(.the)
            if case .month(let month)? = grammar.word(at: grammar.index) {
                grammar.index += 1
                return .date(day: value, month: month, grammar.shortYear() ?? grammar.yearPhrase())
            }
            // `15 of next month`
            guard isLinked, let whole = grammar.stretch() else { return nil }
            switch whole {
            case .relative(.month, _), .nextMonth: return .dayIn(value, whole)
            default: return nil
            }
        }
        guard let day else { return false }
        said.makeRoom()
        guard said.day == nil else { return false }
        said.day = day
        return true
    }

    /// A whole number below 1000, in digits or words: `12`, `twenty one`.
    mutating func cardinal() -> Int? {
        switch lexemes[index].token {
        case .number(let value):
            guard lexemes[index].digits <= 3 else { return nil }
            index += 1
            return value
        case .word(.cardinal(let value)):
            index += 1
            // `one hundred`
            if value < 10, take(.cardinal(100)) { return value * 100 }
            guard value >= 20, value % 10 == 0, case .cardinal(let one)? = word(at: index), one < 10 else {
                return value
            }
            index += 1
            return value + one
        default: return nil
        }
    }

    /// `3 fridays from now`, `in 2 sundays`.
    private mutating func weekdaysAhead(_ said: inout DatePhrase) -> Bool {
        guard said.day == nil, said.weekday == nil else { return false }
        let isWithin = isWithin
        let found = attempt { grammar -> DayPhrase? in
            guard let count = grammar.cardinal(), (1...99).contains(count) else { return nil }
            let day: Int
            switch grammar.word(at: grammar.index) {
            case .weekdays(let found)?: day = found
            case .weekday(let found)? where count == 1: day = found
            default: return nil
            }
            grammar.index += 1
            guard isWithin || grammar.closesShift() else { return nil }
            return .weekdaysAhead(count, weekday: day)
        }
        guard let found else { return false }
        said.day = found
        return true
    }

    /// Dates of digits and signs; nil when this is none.
    private mutating func numericDay(_ value: Int, digits: Int) -> DayPhrase? {
        if digits == 8 {
            index += 1
            return .exact(Day(year: value / 10_000, month: value / 100 % 100, day: value % 100))
        }
        if digits == 4 { return yearFirst(value) }
        if let period = monthYear(value) { return period }
        guard digits <= 2, case .sign(let sign) = lexemes[index + 1].token, sign == 45 || sign == 46 || sign == 47,
            lexemes[index + 1].isGlued, lexemes[index + 2].isGlued, let second = number(at: index + 2),
            lexemes[index + 2].digits <= 2
        else { return nil }
        var numeric = Numeric(a: value, b: second, isDotted: sign == 46, isDashed: sign == 45)
        guard isSign(sign, at: index + 3), lexemes[index + 3].isGlued, let third = number(at: index + 4) else {
            if sign != 47, isClaimed(index + 3, dotted: sign == 46) { return nil }
            index += 3
            return .numeric(numeric)
        }
        let yearDigits = lexemes[index + 4].digits
        guard yearDigits == 4 || yearDigits == 2 else { return nil }
        numeric.year = yearDigits == 2 ? 2000 + third : third
        numeric.isDashed = false
        index += 5
        return .numeric(numeric)
    }

    /// `12/2026`.
    private mutating func monthYear(_ month: Int) -> DayPhrase? {
        guard isSign(47, at: index + 1) || isSign(45, at: index + 1), lexemes[index + 1].isGlued,
            lexemes[index + 2].isGlued, lexemes[index + 2].digits == 4, let year = number(at: index + 2),
            (1...12).contains(month), (1900...2999).contains(year)
        else { return nil }
        index += 3
        return .stretch(.month(month, .exact(year)))
    }

    /// Whether `8.30` is an hour or a count, and `3-5` a stretch, by what stands behind.
    private func isClaimed(_ position: Int, dotted: Bool) -> Bool {
        if isSign(58, at: position) { return !dotted }
        return switch word(at: position) {
        case .month?: !dotted
        case .meridiem?, .unit?, .hourMark?, .hourOrClock?, .clock?, .working?: true
        case .of?: !dotted
        default: dotted && expectsHour
        }
    }

    /// `2026-12-04`, `2026/12/4`, `2026-W49-5`, `2026-338`.
    private mutating func yearFirst(_ year: Int) -> DayPhrase? {
        if word(at: index + 1) == .unit(.week), lexemes[index + 1].isTied || lexemes[index + 1].isGlued {
            return weekDate(year)
        }
        guard case .sign(let sign) = lexemes[index + 1].token, sign == 45 || sign == 47 || sign == 46,
            lexemes[index + 1].isGlued, lexemes[index + 2].isGlued, let second = number(at: index + 2)
        else { return nil }
        if lexemes[index + 2].digits == 3, sign == 45, year >= 1900 { return ordinalDate(year, second) }
        guard lexemes[index + 2].digits <= 2 else { return nil }
        guard isSign(sign, at: index + 3), lexemes[index + 3].isGlued, let third = number(at: index + 4),
            lexemes[index + 4].isGlued, lexemes[index + 4].digits <= 2
        else {
            guard sign != 46, lexemes[index + 2].digits == 2, year >= 1900, (1...12).contains(second) else {
                return nil
            }
            index += 3
            return .stretch(.month(second, .exact(year)))
        }
        index += 5
        return .exact(Day(year: year, month: second, day: third))
    }

    /// ISO 8601: the day of a year.
    private mutating func ordinalDate(_ year: Int, _ ordinal: Int) -> DayPhrase? {
        index += 3
        let day = Day(year: year, month: 1, day: 1).adding(days: ordinal - 1)
        return ordinal > 0 && day.year == year ? .exact(day) : .noSuchDay
    }

    /// ISO 8601: week and day of the week; without a day it is the week.
    private mutating func weekDate(_ year: Int) -> DayPhrase? {
        guard let number = number(at: index + 2), lexemes[index + 2].isGlued, year >= 1900 else { return nil }
        let (week, weekday): (Int, Int)
        switch lexemes[index + 2].digits {
        case 3:
            // The basic form: `2026W495`.
            (week, weekday) = (number / 10, number % 10)
            index += 3
        case 2:
            guard isSign(45, at: index + 3), lexemes[index + 3].isGlued, let day = self.number(at: index + 4) else {
                index += 3
                return .stretch(.week(number, .exact(year)))
            }
            (week, weekday) = (number, day)
            index += 5
        default: return nil
        }
        let monday = Day(year: year, month: 1, day: 4).monday.adding(days: 7 * (week - 1))
        guard (1...7).contains(weekday), week > 0, monday.adding(days: 3).year == year else { return .noSuchDay }
        return .exact(monday.adding(days: weekday - 1))
    }
}
