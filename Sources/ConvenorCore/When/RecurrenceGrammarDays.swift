/// What `every` counts, and the days on which something comes back.
extension Grammar {
    /// `every`, `every other`, `every 2 weeks`, `weekly`, `per quarter`.
    mutating func everyClause(_ said: inout RecurrencePhrase) -> Bool {
        if case .each(let count, let span)? = word(at: index) {
            index += 1
            said.isMarked = true
            return set(span, count, &said)
        }
        if take(.repeating) { return !isAtEnd }
        noteDay(&said)
        let isPer = word(at: index) == .per
        index += 1
        said.isMarked = true
        // `each and every day`
        if word(at: index) == .and, word(at: index + 1) == .every { index += 2 }
        while take(.the) || take(.of) {}
        if take(.other) {
            said.interval = 2
            return everyUnit(2, &said) || isDayAhead
        }
        if let place = attempt({ $0.countedSpan() }) { return set(place.span, place.count, &said) }
        if isPer { return everyUnit(1, &said) }
        if case .ordinal(let place)? = word(at: index) { said.everyPlace = place }
        return everyUnit(1, &said) || manyWeekdays(&said) || isDayAhead
    }

    /// A unit behind `every`.
    private mutating func everyUnit(_ count: Int, _ said: inout RecurrencePhrase) -> Bool {
        guard let span = span() else { return false }
        return set(span, count, &said)
    }

    /// `2 weeks`, `4th day`, `third working day`; the `4th day of the month` is no span.
    private mutating func countedSpan() -> (span: Span, count: Int)? {
        if word(at: index) == .fraction(50), word(at: index + 1) == .unit(.hour) || word(at: index + 1) == .hourOrClock
        {
            index += 2
            return (.minute, 30)
        }
        // `every hour and a half`
        if word(at: index) == .unit(.hour), word(at: index + 1) == .and, word(at: index + 2) == .article,
            word(at: index + 3) == .fraction(50)
        {
            index += 4
            return (.minute, 90)
        }
        let isOrdinal = if case .ordinal? = word(at: index) { true } else { false }
        guard let count = isOrdinal ? ordinal() : cardinal(), count > 0 else { return nil }
        _ = take(.every)
        guard let span = span(), !(isOrdinal && word(at: index) == .of && span == .day) else { return nil }
        if isOrdinal, span == .workingDay { return nil }
        return (span, count)
    }

    /// Whether a day, a date or an hour follows, which the next clause takes.
    private var isDayAhead: Bool {
        switch word(at: index) {
        case .weekday?, .weekdays?, .ordinal?, .last?, .month?, .dayPart?, .dayParts?, .every?, .edge?: true
        case .cardinal?: true
        case nil: number(at: index) != nil
        default: false
        }
    }

    /// `every 2 mondays`.
    private mutating func manyWeekdays(_ said: inout RecurrencePhrase) -> Bool {
        let count = attempt { grammar -> Int? in
            guard let count = grammar.cardinal(), case .weekdays? = grammar.word(at: grammar.index) else { return nil }
            return count
        }
        guard let count, count > 0 else { return false }
        said.interval = count
        return true
    }

    /// `monday`, `mondays and thursdays`, `mon-wed`.
    mutating func weekdayClause(_ said: inout RecurrencePhrase) -> Bool {
        guard let day = weekdayHere(&said), !(isJoined && !said.monthDays.isEmpty) else { return false }
        noteDay(&said)
        index += 1
        var days = [day]
        let end = attempt { grammar -> Int? in
            switch grammar.lexemes[grammar.index].token {
            case .sign(45), .word(.to), .word(.through): grammar.index += 1
            case .word(.until) where grammar.word(at: grammar.index + 1) == .and: grammar.index += 3
            default: return nil
            }
            switch grammar.word(at: grammar.index) {
            case .weekday(let end)?, .weekdays(let end)?:
                grammar.index += 1
                // `through friday 4 december` is an end.
                return grammar.isDateAhead ? nil : end
            default: return nil
            }
        }
        if let end {
            days = []
            var next = day
            while next != end {
                days.append(next)
                next = next % 7 + 1
            }
            days.append(end)
        }
        for day in days where !said.weekdays.contains(.init(day)) { said.weekdays.append(.init(day)) }
        return true
    }

    /// A number or a month follows that makes a date of the weekday.
    private var isDateAhead: Bool {
        switch lexemes[index].token {
        case .word(.month), .word(.ordinal): true
        case .number:
            if case .word(.month) = lexemes[index + 1].token { true } else { isSign(47, at: index + 1) }
        default: false
        }
    }

    private func weekdayHere(_ said: inout RecurrencePhrase) -> Int? {
        switch word(at: index) {
        case .weekday(let day)?: return day
        case .weekdays(let day)?:
            said.isMarked = true
            return day
        default: return nil
        }
    }

    /// `first friday`, `2nd and last fridays`, `15th and last day`, `4th of july`, `third to last day`.
    mutating func placesClause(_ said: inout RecurrencePhrase) -> Bool {
        let isAdded = isJoined && !said.weekdays.isEmpty
        guard let places = attempt({ $0.places() }) else { return false }
        // No rule is a weekday or a day of the month.
        if isAdded, case .weekday? = word(at: index) {
        } else if isAdded, case .weekdays? = word(at: index) {
        } else if isAdded {
            return false
        }
        return take(places, &said)
    }

    private mutating func places() -> [Int]? {
        guard let first = ordinal() else { return nil }
        var places = [first]
        if let end = attempt({ grammar -> Int? in
            guard grammar.take(.through), let last = grammar.ordinal(), last > first, first > 0 else { return nil }
            return last
        }) {
            return Array(first...end)
        }
        while let next = attempt({ grammar -> Int? in
            _ = grammar.take(.and)
            _ = grammar.take(.the)
            return grammar.ordinal()
        }) {
            places.append(next)
        }
        return places
    }

    /// `and` stands before the clause: what it names is added, not a condition.
    private var isJoined: Bool {
        var position = index - 1
        while word(at: position) == .the || word(at: position) == .on || word(at: position) == .every { position -= 1 }
        return word(at: position) == .and
    }

    private func noteDay(_ said: inout RecurrencePhrase) {
        if !said.clocks.isEmpty { said.isHourDone = true }
    }

    /// Gives the places what they count.
    mutating func take(_ places: [Int], _ said: inout RecurrencePhrase) -> Bool {
        noteDay(&said)
        said.places = places.count
        switch word(at: index) {
        case .weekday?, .weekdays?:
            if places.count > 1 { said.everyPlace = nil }
            return countedWeekdays(places, &said)
        case .unit(.workingDay)?:
            index += 1
            said.workingPlaces += places
        case .working? where word(at: index + 1) == .unit(.day):
            index += 2
            said.workingPlaces += places
        case .unit(.day)?:
            index += 1
            said.monthDays += places
        case .month?:
            said.monthDays += places
            return monthClause(&said)
        case .of? where isMonth(index + 1):
            said.monthDays += places
            index += 1
            return monthClause(&said)
        default:
            // `every second` alone is a span that no rule of ours has.
            let isSpan =
                places == [2] && word(at: index - 1) == .ordinal(2) && lexemes[index - 1].digits == 0 && isAtEnd
            guard places.allSatisfy({ $0 > 0 && $0 <= 31 }), !isSpan || said.span != nil else { return false }
            said.monthDays += places
        }
        said.everyPlace = nil
        return true
    }

    func isMonth(_ position: Int) -> Bool { if case .month? = word(at: position) { true } else { false } }

    private mutating func countedWeekdays(_ places: [Int], _ said: inout RecurrencePhrase) -> Bool {
        var days: [Int] = []
        while true {
            switch word(at: index) {
            case .weekday(let day)?: days.append(day)
            case .weekdays(let day)?:
                said.isMarked = true
                days.append(day)
            default: return !days.isEmpty
            }
            index += 1
            said.weekdays += places.map { .init(days[days.count - 1], ordinal: $0) }
            // `first monday and tuesday`; an ordinal behind `and` begins its own.
            if word(at: index) == .and, case .weekday? = word(at: index + 1) { index += 1 } else { return true }
        }
    }

    /// `july 4th`, `november`, `january and july`.
    mutating func monthClause(_ said: inout RecurrencePhrase) -> Bool {
        guard case .month(let month)? = word(at: index) else { return false }
        index += 1
        if !said.months.contains(month) { said.months.append(month) }
        let day = attempt { grammar -> Int? in
            _ = grammar.take(.the)
            if let place = grammar.ordinal(), place > 0 { return place }
            guard let number = grammar.smallNumber(at: grammar.index), (1...31).contains(number),
                grammar.isDayNumber(grammar.index + 1)
            else { return nil }
            grammar.index += 1
            return number
        }
        if let day, !said.monthDays.contains(day) { said.monthDays.append(day) }
        // `until january 2027` is no clause of the days.
        return number(at: index) == nil || lexemes[index].digits < 4
    }

    private func isDayNumber(_ position: Int) -> Bool {
        switch lexemes[position].token {
        case .sign(58), .word(.meridiem), .word(.times), .word(.clock), .word(.hourOrClock): false
        default: true
        }
    }

    /// `weekdays`, `working days`, `day 15`.
    mutating func unitClause(_ said: inout RecurrencePhrase) -> Bool {
        if word(at: index) == .unit(.day), let day = smallNumber(at: index + 1), (1...31).contains(day) {
            index += 2
            said.monthDays.append(day)
            return true
        }
        guard let span = span(), span == .workingDay else { return false }
        said.isMarked = true
        return set(span, 1, &said)
    }

    /// `of each month`, `of every other month`, `of the year`, `of january`.
    mutating func ofClause(_ said: inout RecurrencePhrase) -> Bool {
        index += 1
        if isMonth(index) { return monthClause(&said) }
        let isEvery = word(at: index) == .every
        if isEvery || word(at: index) == .the { index += 1 }
        if isEvery { said.isMarked = true }
        var count = 1
        if isEvery {
            if take(.other) {
                count = 2
            } else if let place = attempt({ $0.ordinal() }), place > 0 {
                count = place
            } else if let number = attempt({ $0.cardinal() }) {
                count = number
            }
        }
        guard let span = span() else { return false }
        switch span {
        case .week, .month, .quarter, .half, .year: break
        default: return false
        }
        said.isInside = true
        said.everyPlace = nil
        return set(span, count, &said)
    }
}
