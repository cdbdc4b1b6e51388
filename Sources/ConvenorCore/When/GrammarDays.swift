/// Weekdays, ordinals and months.
extension Grammar {
    /// A place in a row, negative from the end: `third`, `3rd`, `last`, `second to last`, `last but one`.
    mutating func ordinal() -> Int? {
        switch word(at: index) {
        case .last?:
            index += 1
            // `last but one`
            if word(at: index) == .but, case .cardinal(let count)? = word(at: index + 1) {
                index += 2
                return -1 - count
            }
            return -1
        case .ordinal(let first)?:
            index += 1
            let place = first
            if word(at: index) == .last {
                index += 1
                return -place
            }
            if let width = toLast() {
                index += width
                return -place
            }
            return place
        case .on?, .article?, .cardinal?:
            if let place = attempt({ $0.lastBut() }) { return place }
            guard case .ordinal(let one)? = word(at: index + 1), one < 10, case .cardinal(let ten)? = word(at: index),
                ten == 20 || ten == 30
            else { return nil }
            index += 2
            return ten + one
        default: return nil
        }
    }

    /// `een na laatste`, `op twee na laatste`.
    private mutating func lastBut() -> Int? {
        _ = take(.on)
        guard let count = take(.article) ? 1 : cardinal(), take(.after), take(.last) else { return nil }
        return -1 - count
    }

    /// The width of `to last` and `to the last`, with dashes or without.
    private func toLast() -> Int? {
        var position = index
        if isSign(45, at: position) { position += 1 }
        guard word(at: position) == .to else { return nil }
        position += 1
        if word(at: position) == .the { position += 1 }
        return word(at: position) == .last ? position + 1 - index : nil
    }

    /// `the 15th`, `4th of july`, `first monday of december`, `last working day of the month`.
    mutating func ordinalPhrase(_ said: inout DatePhrase) -> Bool {
        // `first thing tomorrow`
        if word(at: index) == .ordinal(1), word(at: index + 1) == .thing { return fill(&said.dayEdge, .start, 2) }
        guard let day = attempt({ $0.ordinalDay(isWeekdaySaid: said.weekday != nil) }) else { return false }
        // `next month on the 8th`
        if case .stretch(let stretch)? = said.day, case .dayOfMonth(let number) = day {
            said.day = .dayIn(number, stretch)
            return true
        }
        if case .date = day { said.makeRoom() }
        guard said.day == nil else { return false }
        said.day = day
        return true
    }

    private mutating func ordinalDay(isWeekdaySaid: Bool) -> DayPhrase? {
        let isBareWord = lexemes[index].digits == 0 && word(at: index - 1) != .the && !isWeekdaySaid
        guard let place = ordinal() else { return nil }
        let (thisMonth, isCount) = (Stretch.bare(.month), (1...5).contains(place))
        if case .weekday(let day)? = word(at: index), !isWeekdaySaid {
            if let found = counted(place, .weekday(day), 1) { return found }
            // `first monday` is that of the month.
            if isCount { index += 1 }
            return isCount ? .nth(place, .weekday(day), thisMonth) : place > 0 ? .dayOfMonth(place) : nil
        }
        if let width = workingDayWidth {
            if let found = counted(place, .workingDay, width) { return found }
            if isCount { index += width }
            return isCount ? .nth(place, .workingDay, thisMonth) : nil
        }
        if word(at: index) == .unit(.day) { return counted(place, .day, 1) }
        // `the last of the month`
        if place == -1, word(at: index) == .of, let inside = attempt({ $0.dayInside(place) }) { return inside }
        guard place > 0 else { return nil }
        if case .month(let month)? = word(at: index) {
            index += 1
            return .date(day: place, month: month, yearPhrase())
        }
        if let inside = attempt({ $0.dayInside(place) }) { return inside }
        // `second quarter` and `first friday` are no days of the month.
        switch word(at: index) {
        case .unit?, .fraction(50)?, .weekdays?, .working?: return nil
        // `second` alone is no day; `the second` is.
        default: return isBareWord ? nil : place <= 31 ? .dayOfMonth(place) : .noSuchDay
        }
    }

    private var workingDayWidth: Int? {
        if word(at: index) == .unit(.workingDay) { return 1 }
        return word(at: index) == .working && word(at: index + 1) == .unit(.day) ? 2 : nil
    }

    /// `15th of february`, `20th of next month`, `the 1st of the month`.
    private mutating func dayInside(_ place: Int) -> DayPhrase? {
        let isLinked = take(.of) || take(.within)
        while take(.the) {}
        if case .month(let month)? = word(at: index), isLinked, place > 0 {
            index += 1
            return .date(day: place, month: month, yearPhrase())
        }
        guard let whole = stretch() else { return nil }
        switch whole {
        case .relative(.month, _), .nextMonth, .month:
            return place > 0 ? .dayIn(place, whole) : .nth(place, .day, whole)
        case .bare(.month) where isLinked: return place > 0 ? .dayIn(place, whole) : .nth(place, .day, whole)
        default: return nil
        }
    }

    /// What an ordinal counts, and in which period; `width` lexemes are those of what is counted.
    private mutating func counted(_ place: Int, _ counted: Counted, _ width: Int) -> DayPhrase? {
        attempt { grammar in
            grammar.index += width
            _ = grammar.take(.of) || grammar.take(.within)
            guard let whole = grammar.stretch() else { return nil }
            return .nth(place, counted, whole)
        }
    }

    /// `friday`, `next friday`, `friday week`, `friday after next`.
    mutating func weekdayPhrase(_ said: inout DatePhrase) -> Bool {
        guard said.weekday == nil else { return false }
        var phrase = WeekdayPhrase(day: 0)
        let isDone = attempt { grammar -> Bool? in
            grammar.step(of: &phrase)
            guard case .weekday(let day)? = grammar.word(at: grammar.index) else { return nil }
            phrase.day = day
            grammar.index += 1
            grammar.tail(of: &phrase)
            return true
        }
        guard isDone == true else { return false }
        if phrase.step == .plain, said.day == nil, let near = attempt({ $0.near(phrase.day) }) {
            said.day = near
            return true
        }
        said.weekday = phrase
        return true
    }

    /// What is behind `friday after` and `monday before`.
    private mutating func near(_ weekday: Int) -> DayPhrase? {
        let direction: Int
        switch word(at: index) {
        case .after?: direction = 1
        case .before?: direction = -1
        default: return nil
        }
        index += 1
        guard let base = point(), !base.hasTime, base.shift == nil, base.zone == nil, base.loose == nil else {
            return nil
        }
        return .weekdayNear(weekday, direction: direction, base)
    }

    private mutating func step(of phrase: inout WeekdayPhrase) {
        let isThis = take(.this)
        if isThis { phrase.step = .this }
        switch word(at: index) {
        case .next?: phrase.step = .next
        case .coming?: phrase.step = .coming
        case .last? where !isThis: phrase.step = .last
        default: return
        }
        index += 1
    }

    private mutating func tail(of phrase: inout WeekdayPhrase) {
        if word(at: index) == .unit(.week), number(at: index + 1) == nil {
            phrase.weeksLater = 1
            index += 1
        } else if word(at: index) == .after, word(at: index + 1) == .next,
            index + 2 >= lexemes.count || !hasSpan(index + 2)
        {
            phrase.weeksLater = 1
            index += 2
        } else if word(at: index) == .coming, phrase.step == .plain {
            // `maandag aanstaande`
            phrase.step = .coming
            index += 1
        }
    }

    private func hasSpan(_ position: Int) -> Bool {
        switch word(at: position) {
        case .unit?, .weekday?, .month?: true
        default: false
        }
    }

    /// `august 10`, `february the 15th`, `dec 4 2026`; without a day it is a period.
    mutating func monthPhrase(_ said: inout DatePhrase) -> Bool {
        guard case .month(let month)? = word(at: index) else { return false }
        let day = attempt { grammar -> DayPhrase? in
            grammar.index += 1
            _ = grammar.take(.the)
            guard let day = grammar.dayNumber() else { return nil }
            return .date(day: day, month: month, grammar.signedYear() ?? grammar.shortYear() ?? grammar.yearPhrase())
        }
        guard let day else { return false }
        said.makeRoom()
        guard said.day == nil else { return false }
        said.day = day
        return true
    }

    /// A day of the month in digits or words, unless the number is an hour.
    private mutating func dayNumber() -> Int? {
        switch lexemes[index].token {
        case .word(.ordinal), .word(.cardinal(20)), .word(.cardinal(30)): if let place = ordinal() { return place }
        default: break
        }
        guard let value = smallNumber(at: index) else { return nil }
        let following = lexemes[index + 1]
        switch following.token {
        case .sign(58), .word(.meridiem), .word(.clock), .word(.hourMark), .word(.hourOrClock): return nil
        case .sign(46) where following.isGlued: return nil
        default: break
        }
        index += 1
        return value
    }

    /// The year of `dec-01-2026`.
    private mutating func signedYear() -> YearPhrase? {
        guard isSign(45, at: index) || isSign(47, at: index), lexemes[index].isGlued, lexemes[index + 1].isGlued,
            lexemes[index + 1].digits == 4, let year = number(at: index + 1)
        else { return nil }
        index += 2
        return .exact(year)
    }

    /// The `26` of `4-dec-26`.
    mutating func shortYear() -> YearPhrase? {
        // A number that is no hour is a year without its century as well: `8 apr 28`.
        guard let value = number(at: index), lexemes[index].digits == 2, lexemes[index].isTied || value > 24,
            !isSign(58, at: index + 1)
        else { return nil }
        index += 1
        return .exact(2000 + value)
    }
}
