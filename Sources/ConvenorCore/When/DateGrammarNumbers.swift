/// The parts of a phrase that start with a number; `digits` is 0 for numbers in words.
extension DateGrammar {
    mutating func number(_ value: Int, digits: Int) -> Bool {
        let isHour = expectsHour
        expectsHour = false
        if digits > 0, let done = numericDate(value, digits: digits, isHour: isHour) { return done }
        if digits > 0, isSign(58, at: index + 1) { return colonClock(value) }
        if let done = afterWord(value, digits: digits, isHour: isHour) { return done }
        if isHour {
            if digits == 4 { return clock(value / 100 * 60 + value % 100, isExact: value % 100 < 60, width: 1) }
            return hour(value, 0, digits: digits, at: index + 1)
        }
        if digits == 4, value >= 1900 { return value < 3000 && advance(1, slots.fill(.year, \.year, value)) }
        guard digits <= 2 else { return false }
        return advance(1, slots.fill(.loose, \.loose, value))
    }

    /// What the word behind a number makes of it; nil when nothing.
    private mutating func afterWord(_ value: Int, digits: Int, isHour: Bool) -> Bool? {
        if let (count, next) = tens(value), count != value {
            index = next - 1
            return number(count, digits: 0)
        }
        if digits == 0, value == 20 || value == 30, case .ordinal(let one)? = word(at: index + 1), one < 10 {
            index += 1
            return ordinal(value + one)
        }
        if let (span, width) = span(at: index + 1), !(isHour && span == .hour) {
            if digits == 4, (1900...2999).contains(value) { return false }
            // The 30 of `1h30` is minutes.
            if span == .hour, let rest = number(at: index + 2), lexemes[index + 2].isGlued,
                lexemes[index + 2].digits == 2, rest < 60, value < 24
            {
                return self.span(at: index + 3)?.span == .minute
                    ? shift(value * 60 + rest, .minute, width: 4) : shift(value * 60 + rest, .minute, width: 3)
            }
            return shift(value, span, width: width + 1)
        }
        switch word(at: index + 1) {
        case .meridiem?, .clock?: return hour(value, 0, digits: digits, at: index + 1)
        case .unit(.hour)?:
            let minutes = lexemes.count > index + 2 && lexemes[index + 2].isGlued ? number(at: index + 2) : nil
            guard let minutes else { return hour(value, 0, digits: 2, at: index + 2) }
            return minutes < 60 && lexemes[index + 2].digits == 2 && hour(value, minutes, digits: 2, at: index + 3)
        case .noon? where value == 12, .midnight? where value == 12: return advance(1, true)
        case .past?: return value < 60 && pastHour(value, hourAt: index + 2)
        case .to?: return value > 0 && value < 60 && pastHour(-value, hourAt: index + 2)
        case .weekdays(let day)?:
            guard value > 0, value < 100, slots.fill(.weekday, \.weekday, day) else { return false }
            return advance(2, slots.fill(.weekdayCount, \.weekdayCount, value))
        default: return nil
        }
    }

    /// `twenty one`; the position behind it.
    private func tens(_ value: Int) -> (Int, Int)? {
        guard lexemes[index].digits == 0, value >= 20, value % 10 == 0, case .cardinal(let one)? = word(at: index + 1),
            one < 10
        else { return nil }
        return (value + one, index + 2)
    }

    private mutating func colonClock(_ hours: Int) -> Bool {
        guard let minutes = number(at: index + 2), lexemes[index + 2].digits == 2, lexemes[index + 2].isGlued,
            minutes < 60
        else { return false }
        let digits = lexemes[index].digits
        var next = index + 3
        if isSign(58, at: next), let seconds = number(at: next + 1), seconds < 60, lexemes[next + 1].digits == 2 {
            next += 2
        }
        return hour(hours, minutes, digits: digits, at: next)
    }

    /// An hour with what stands at `position`: am, pm, o'clock or nothing.
    private mutating func hour(_ hours: Int, _ minutes: Int, digits: Int, at position: Int) -> Bool {
        guard hours <= 24 else { return false }
        var next = position
        while word(at: next) == .clock { next += 1 }
        let isPlain = next == position
        if case .meridiem(let shift)? = word(at: next) {
            guard (1...12).contains(hours) else { return false }
            return clock((hours % 12 + shift) * 60 + minutes, isExact: true, width: next + 1 - index, meridiem: true)
        }
        let isExact = hours > 12 || hours == 0 || digits == 2 && isPlain && (hours < 10 || position > index + 1)
        return clock(hours * 60 + minutes, isExact: isExact, width: next - index)
    }

    mutating func clock(_ minute: Int, isExact: Bool, width: Int, meridiem: Bool = false) -> Bool {
        guard minute >= 0, minute <= 1440 else { return false }
        let clock = DateSlots.Clock(minute: minute, isExact: isExact, hasMeridiem: meridiem)
        return advance(width, slots.fill(.clock, \.clock, clock))
    }

    /// `half past nine`, `ten to 5 pm`.
    mutating func pastHour(_ minutes: Int, hourAt position: Int) -> Bool {
        let hours: Int
        switch position < lexemes.count ? lexemes[position].token : nil {
        case .number(let value)?, .word(.cardinal(let value))?: hours = value
        case .word(.noon)?: return clock(720 + minutes, isExact: true, width: position + 1 - index, meridiem: true)
        default: return false
        }
        guard (1...12).contains(hours) else { return false }
        if case .meridiem(let shift)? = word(at: position + 1) {
            let minute = (hours % 12 + shift) * 60 + minutes
            return clock(minute, isExact: true, width: position + 2 - index, meridiem: true)
        }
        return clock(hours * 60 + minutes, isExact: false, width: position + 1 - index)
    }

    /// Dates of digits and signs; nil when this is none.
    private mutating func numericDate(_ value: Int, digits: Int, isHour: Bool) -> Bool? {
        if digits == 8 {
            guard let day = Day(checking: value / 10_000, value / 100 % 100, value % 100) else { return false }
            return advance(1, slots.fill(.exact, \.exact, day))
        }
        guard index + 2 < lexemes.count, case .sign(let sign) = lexemes[index + 1].token,
            sign == 45 || sign == 46 || sign == 47, lexemes[index + 1].isGlued, lexemes[index + 2].isGlued,
            let second = number(at: index + 2)
        else { return nil }
        let secondDigits = lexemes[index + 2].digits
        if digits == 4 { return yearFirst(value, second, sign) }
        guard digits <= 2, secondDigits <= 2 else { return false }
        if sign == 46, let done = dotted(value, second, digits: digits, isHour: isHour) { return done }
        var numeric = DateSlots.Numeric(a: value, b: second, year: nil, isDotted: sign == 46)
        guard isSign(sign, at: index + 3), let third = number(at: index + 4), lexemes[index + 4].isGlued else {
            return advance(3, slots.fill(.numeric, \.numeric, numeric))
        }
        let yearDigits = lexemes[index + 4].digits
        guard yearDigits == 4 || yearDigits == 2 else { return false }
        numeric.year = yearDigits == 2 ? 2000 + third : third
        return advance(5, slots.fill(.numeric, \.numeric, numeric))
    }

    private mutating func yearFirst(_ year: Int, _ month: Int, _ sign: UInt8) -> Bool {
        guard isSign(sign, at: index + 3), let number = number(at: index + 4), lexemes[index + 4].isGlued,
            lexemes[index + 4].digits <= 2
        else { return false }
        slots.exact = Day(year: year, month: month, day: number)
        return advance(5, slots.mark(.exact))
    }

    /// `5.30 pm`, `at 5.30`, `1.5 hours`; nil when the dot parts day and month.
    private mutating func dotted(_ value: Int, _ second: Int, digits: Int, isHour: Bool) -> Bool? {
        let secondDigits = lexemes[index + 2].digits
        if let (span, width) = span(at: index + 3) {
            guard span == .hour else { return false }
            let minutes = value * 60 + second * 60 / (secondDigits == 1 ? 10 : 100)
            return shift(minutes, .minute, width: 3 + width)
        }
        if case .meridiem? = word(at: index + 3) {
            return secondDigits == 2 && second < 60 && hour(value, second, digits: digits, at: index + 3)
        }
        guard isHour, !isSign(46, at: index + 3) else { return nil }
        return secondDigits == 2 && second < 60 && hour(value, second, digits: digits, at: index + 3)
    }
}
