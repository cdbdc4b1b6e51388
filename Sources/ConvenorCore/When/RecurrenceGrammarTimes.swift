/// Hours, edges, and from when until when something comes back.
extension Grammar {
    /// Numbers: hours, dates and counts.
    mutating func numberClause(_ said: inout RecurrencePhrase) -> Bool {
        if let times = attempt({ $0.times() }) { return set(times, &said) }
        // No rule has a date of digits: `15.00` is an hour.
        if isSign(46, at: index + 1) { lead.insert(.hour) }
        if let clock = attempt({ $0.clock() }) {
            guard !said.isHourDone else { return false }
            said.clocks.append(clock)
            return true
        }
        let date = attempt { grammar -> (Int, Int)? in
            guard let day = grammar.cardinal(), (1...31).contains(day) else { return nil }
            _ = grammar.take(.of)
            guard case .month(let month)? = grammar.word(at: grammar.index) else { return nil }
            grammar.index += 1
            return (day, month)
        }
        if let (day, month) = date {
            if !said.monthDays.contains(day) { said.monthDays.append(day) }
            if !said.months.contains(month) { said.months.append(month) }
            return true
        }
        return hourClause(&said)
    }

    /// `6 times`, `twice`, `3x`.
    private mutating func times() -> Int? {
        let isOne = language.articleIsOne && take(.article)
        guard let count = isOne ? 1 : cardinal(), take(.times), count > 0 else { return nil }
        return count
    }

    /// A count, or with a span behind it how often in each: `twice a week`.
    private mutating func set(_ count: Int, _ said: inout RecurrencePhrase) -> Bool {
        let isAdverb = if case .each(1, _)? = word(at: index) { true } else { false }
        let isEach = word(at: index) == .every && !isWeekday(index + 1)
        let isInMany = word(at: index) == .within && (word(at: index + 1) == .the || smallNumber(at: index + 1) != nil)
        let isPer = isAdverb || isEach || isInMany || word(at: index) == .per || word(at: index) == .article
        guard isPer, said.span == nil else {
            guard said.count == nil else { return false }
            said.count = count
            return true
        }
        said.isMarked = true
        if word(at: index) == .within || word(at: index) == .on { index += 1 }
        if count > 1 { said.times = count }
        if word(at: index) == .article || word(at: index) == .the {
            index += 1
            let many = attempt { $0.cardinal() } ?? 1
            guard let span = span() else { return false }
            return set(span, many, &said)
        }
        // `once in two weeks`
        if let many = attempt({ $0.cardinal() }) {
            guard let span = span() else { return false }
            return set(span, many, &said)
        }
        return everyClause(&said)
    }

    private func isWeekday(_ position: Int) -> Bool {
        switch word(at: position) {
        case .weekday?, .weekdays?: true
        default: false
        }
    }

    /// `3pm`, `10, 12 and 17`, `in the morning`, `evenings`.
    mutating func hourClause(_ said: inout RecurrencePhrase) -> Bool {
        switch word(at: index) {
        case .dayParts(let part)?:
            said.isMarked = true
            return fill(&said.part, part, 1)
        case .dayPart(let part)?: return fill(&said.part, part, 1)
        default: break
        }
        if said.isHourDone { return false }
        let isList = expectsHour || !said.clocks.isEmpty
        while true {
            if let clock = attempt({ $0.clock() }) {
                said.clocks.append(clock)
            } else if isList, let hour = smallNumber(at: index), hour <= 24, !isCounted(index + 1) {
                let isExact = hour > 12 || hour == 0 || lexemes[index].digits == 2 && hour < 10
                said.clocks.append(ClockPhrase(minute: hour * 60, isExact: isExact))
                index += 1
            } else if word(at: index) == .noon || word(at: index) == .midnight {
                let minute = word(at: index) == .noon ? 720 : 0
                said.clocks.append(ClockPhrase(minute: minute, isExact: true))
                index += 1
            } else {
                return false
            }
            let following = word(at: index) == .and ? index + 1 : index
            guard isList, smallNumber(at: following) != nil, !isCounted(following + 1) else { return true }
            index = following
        }
    }

    /// The number is a count or a date, no hour.
    private func isCounted(_ position: Int) -> Bool {
        switch word(at: position) {
        case .times?, .unit?, .month?, .working?: true
        default: false
        }
    }

    /// `end of each month`, `at the end`, `beginning march 3`.
    mutating func edgeClause(_ edge: Edge, _ said: inout RecurrencePhrase) -> Bool {
        index += 1
        if edge == .start || edge == .end, take(.unit(.day)) { return fill(&said.dayEdge, edge, 0) }
        if word(at: index) == .of {
            if word(at: index + 1) == .the, word(at: index + 2) == .unit(.day) { return fill(&said.dayEdge, edge, 3) }
            return fill(&said.edge, edge, 0) && ofClause(&said)
        }
        if case .unit(let span)? = word(at: index), span.rawValue >= Span.week.rawValue {
            index += 1
            said.isInside = true
            return fill(&said.edge, edge, 0) && set(span, 1, &said)
        }
        if word(at: index) == .every || isAtEnd { return fill(&said.edge, edge, 0) }
        if edge == .start { return startPoint(&said) }
        return false
    }

    mutating func startClause(_ said: inout RecurrencePhrase) -> Bool {
        isStretch = word(at: index) == .from
        index += 1
        if word(at: index - 1) == .from, case .weekday? = word(at: index) {
            // `from monday to friday` names days, `from monday` a start.
            let before = (said.weekdays, index)
            if weekdayClause(&said), said.weekdays.count > before.0.count + 1 { return true }
            (said.weekdays, index) = before
        }
        return startPoint(&said)
    }

    private mutating func startPoint(_ said: inout RecurrencePhrase) -> Bool {
        _ = take(.from)
        guard said.start == nil, let start = point() else { return false }
        said.start = start
        takeHour(from: start, &said)
        return true
    }

    /// The hour of a start is that of every occurrence: `starting monday at 9`.
    private func takeHour(from point: DatePhrase, _ said: inout RecurrencePhrase) {
        if let clock = point.clock, said.clocks.isEmpty { said.clocks = [clock] }
    }

    mutating func untilClause(_ said: inout RecurrencePhrase) -> Bool {
        guard said.until == nil else { return false }
        said.isThrough = word(at: index) == .through || word(at: index) == .to
        index += 1
        if word(at: index) == .and, word(at: index + 1) == .through {
            index += 2
            said.isThrough = true
        }
        guard let until = point() else { return false }
        said.until = until
        return true
    }

    /// `for 6 times`, `for 3 months`, `for the next 2 weeks`, `for the next year`.
    mutating func lengthClause(_ said: inout RecurrencePhrase) -> Bool {
        _ = take(.lasting)
        if let times = attempt({ $0.times() }) {
            guard said.count == nil else { return false }
            said.count = times
            return true
        }
        while take(.the) || take(.next) || take(.coming) {}
        guard said.length == nil else { return false }
        var shift = Shift()
        if quantity(&shift) {
            said.length = shift
            return true
        }
        guard let span = span(), shift.add(100, span) else { return false }
        said.length = shift
        return true
    }

    /// `except friday`, `but not on 25 december`, `except weekends`.
    mutating func exceptClause(_ said: inout RecurrencePhrase) -> Bool {
        let isBut = word(at: index) == .but
        index += 1
        // `but only during june` names, `but friday` and `but not friday` leave out.
        if isBut, word(at: index) == .within { return clause(&said) }
        if isBut { _ = take(.no) }
        repeat {
            while take(.on) || take(.the) || take(.within) {}
            if word(at: index) == .every, word(at: index + 1) == .unit(.weekend) {
                said.exceptWeekdays += [6, 7]
                index += 2
            } else if take(.unit(.weekend)) {
                said.exceptWeekdays += [6, 7]
            } else if let day = exceptWeekday() {
                said.exceptWeekdays.append(day)
            } else if let point = exceptDate() ?? attempt({ $0.point() }), isOneDay(point) {
                said.except.append(point)
            } else {
                return false
            }
        } while take(.and) || isExceptAhead
        return true
    }

    /// Only a day that comes once can be left out: `25 december`, not `the 1st` and not `august`.
    private func isOneDay(_ point: DatePhrase) -> Bool {
        guard !point.hasTime, point.shift == nil else { return false }
        switch point.day {
        case .date?, .exact?, .numeric?, .offset?: return true
        default: return false
        }
    }

    /// `25 december 2026`, which ends where the next of a list begins.
    private mutating func exceptDate() -> DatePhrase? {
        var said = DatePhrase()
        return monthDay(&said) ? said : nil
    }

    private var isExceptAhead: Bool {
        switch lexemes[index].token {
        case .word(.weekday), .word(.weekdays): true
        case .number: true
        default: false
        }
    }

    private mutating func exceptWeekday() -> Int? {
        switch word(at: index) {
        case .weekdays(let day)?: index += 1; return day
        case .weekday(let day)?:
            // `except monday 25 december` is a date.
            switch lexemes[index + 1].token {
            case .number, .word(.month), .word(.ordinal): return nil
            default: break
            }
            index += 1
            return day
        default: return nil
        }
    }
}
