/// Periods of the calendar, their edges, and what is counted in them.
extension Grammar {
    mutating func periodPhrase(_ said: inout DatePhrase) -> Bool {
        guard said.shift?.base != .implied || said.shift == nil else { return false }
        if case .stretch(let year)? = said.day { return yearFirst(year, &said) }
        guard said.day == nil else { return false }
        guard let stretch = attempt({ $0.stretch() }) else { return false }
        // `month end`, `Q3 end`
        if case .edge(let edge)? = word(at: index), word(at: index + 1) != .unit(.day), word(at: index + 1) != .working
        {
            index += 1
            said.day = .edge(edge, stretch)
            return true
        }
        if case .bare(let span) = stretch, !(span == .weekend) {
            // `friday of the week` names no week; `the day` no day.
            index -= 1
            return false
        }
        // `by the weekend` is before it begins.
        let isBare = if case .bare = stretch { true } else { false }
        said.isBefore = lead.contains(.before) || isBare && lead.contains(.deadline)
        said.day = .stretch(stretch)
        return true
    }

    /// `next year week 2`, `2027 march`.
    private mutating func yearFirst(_ first: Stretch, _ said: inout DatePhrase) -> Bool {
        let year: YearPhrase
        switch first {
        case .relative(.year, let count): year = .ahead(count)
        case .year(let number): year = .exact(number)
        default: return false
        }
        switch attempt({ $0.stretch() }) {
        case .month(let month, .unsaid)?: said.day = .stretch(.month(month, year))
        case .quarter(let quarter, .unsaid)?: said.day = .stretch(.quarter(quarter, year))
        case .half(let half, .unsaid)?: said.day = .stretch(.half(half, year))
        case .week(let week, .unsaid)?: said.day = .stretch(.week(week, year))
        default: return false
        }
        return true
    }

    /// `next month`, `Q2 2027`, `week 49`, `second week of january`; a span alone is bare.
    mutating func stretch() -> Stretch? {
        while take(.the) {}
        switch lexemes[index].token {
        case .word(.last): return attempt { $0.counted() } ?? attempt { $0.relative() }
        case .word(.next), .word(.this), .word(.coming): return attempt { $0.relative() }
        case .word(.ordinal): return attempt { $0.counted() }
        case .word(.month(let month)):
            index += 1
            return .month(month, yearPhrase())
        case .word(.quarterMark), .word(.hourMark): return attempt { $0.numbered() }
        case .word(.unit), .word(.working): return attempt { $0.numbered() } ?? attempt { $0.bare() }
        case .number(let year) where lexemes[index].digits == 4 && (1900...2999).contains(year):
            index += 1
            return .year(year)
        default: return nil
        }
    }

    /// `next week`, `this quarter`, `last month`, `next march`.
    private mutating func relative() -> Stretch? {
        guard let step = word(at: index) else { return nil }
        index += 1
        if step == .this || step == .next { _ = take(.coming) }
        if case .month(let month)? = word(at: index) {
            index += 1
            return step == .next ? .nextMonth(month) : step == .last ? nil : .month(month, .unsaid)
        }
        guard let span = calendarSpan() else { return nil }
        switch step {
        case .coming where span == .weekend: return .relative(span, 0)
        case .this: return .relative(span, 0)
        case .last: return .relative(span, -1)
        default: return .relative(span, 1)
        }
    }

    /// A span that the calendar divides time into.
    private mutating func calendarSpan() -> Span? {
        if take(.working) { return take(.unit(.week)) ? .week : nil }
        // `het eerste half jaar`
        if word(at: index) == .fraction(50), word(at: index + 1) == .unit(.year) {
            index += 2
            return .half
        }
        guard case .unit(let span)? = word(at: index) else { return nil }
        switch span {
        case .week, .weekend, .month, .quarter, .half, .year:
            index += 1
            return span
        default: return nil
        }
    }

    /// `the month`; `week after next`, `the month after next month`.
    private mutating func bare() -> Stretch? {
        guard let span = calendarSpan() else { return nil }
        if span == .week, isWeekStart(index), let day = attempt({ $0.dayOfWeek() }) { return .weekOf(day) }
        if word(at: index) == .after {
            index += 1
            if take(.next) || take(.coming) {
                _ = take(.unit(span))
                return .relative(span, 2)
            }
            return nil
        }
        if span == .year, let year = number(at: index), lexemes[index].digits == 4 {
            index += 1
            return .year(year)
        }
        return .bare(span)
    }

    /// `week of`, `week starting`.
    private func isWeekStart(_ position: Int) -> Bool {
        switch word(at: position) {
        case .of?, .starting?, .edge(.start)?: true
        default: false
        }
    }

    /// The day behind `week of`.
    private mutating func dayOfWeek() -> DayPhrase? {
        index += 1
        while take(.the) {}
        var said = DatePhrase()
        if case .weekday? = word(at: index) { index += 1 }
        guard component(&said), said.weekday == nil, !said.hasTime, let day = said.day else { return nil }
        switch day {
        case .date, .exact, .numeric, .dayOfMonth: return day
        default: return nil
        }
    }

    /// `week 49`, `Q2`, `quarter 2`, `H1`, with a year or without.
    private mutating func numbered() -> Stretch? {
        guard let head = word(at: index), let number = number(at: index + 1), lexemes[index + 1].digits <= 2 else {
            return nil
        }
        // `week 9:00` and `9am` are hours.
        if case .sign = lexemes[index + 2].token, lexemes[index + 2].isGlued, !isSign(45, at: index + 2) { return nil }
        if case .meridiem? = word(at: index + 2) { return nil }
        let isHalf = head == .hourMark && lexemes[index + 1].isGlued
        index += 2
        switch head {
        case .quarterMark, .unit(.quarter): return (1...4).contains(number) ? .quarter(number, yearPhrase()) : nil
        case .unit(.half): return (1...2).contains(number) ? .half(number, yearPhrase()) : nil
        case .hourMark: return isHalf && (1...2).contains(number) ? .half(number, yearPhrase()) : nil
        case .unit(.week): return number > 0 ? .week(number, yearPhrase()) : nil
        default: return nil
        }
    }

    /// `second quarter of 2027`, `first half of january`, `last week of the month`.
    private mutating func counted() -> Stretch? {
        guard let ordinal = ordinal() else { return nil }
        let isHalf = word(at: index) == .fraction(50) && word(at: index + 1) != .unit(.year)
        let span: Span
        if isHalf {
            index += 1
            span = .half
        } else {
            guard let found = calendarSpan(), found != .year, found != .weekend else { return nil }
            span = found
        }
        let isLinked = take(.of) || take(.within)
        if span == .quarter || span == .half, ordinal > 0 {
            let year = isLinked ? yearAfterLink() : yearPhrase()
            if let year {
                guard ordinal <= (span == .quarter ? 4 : 2) else { return nil }
                return span == .quarter ? .quarter(ordinal, year) : .half(ordinal, year)
            }
        }
        // `eerste week januari`
        let isMonth = if case .month? = word(at: index) { true } else { false }
        guard isLinked || isMonth, let whole = stretch() else { return nil }
        return .nth(ordinal, span, whole)
    }

    /// The year behind `of`; nil when something else stands there.
    private mutating func yearAfterLink() -> YearPhrase? {
        attempt { grammar in
            _ = grammar.take(.the)
            let year = grammar.yearPhrase()
            if year != .unsaid { return year }
            return grammar.take(.unit(.year)) ? .unsaid : nil
        }
    }

    /// `2027`, `of 2027`, `next year`, `of this year`; unsaid when none stands here.
    mutating func yearPhrase() -> YearPhrase {
        let found = attempt { grammar -> YearPhrase? in
            if !grammar.take(.of) { _ = grammar.take(.within) }
            if let year = grammar.number(at: grammar.index), grammar.lexemes[grammar.index].digits == 4,
                (1900...2999).contains(year), !grammar.isSign(58, at: grammar.index + 1)
            {
                grammar.index += 1
                return .exact(year)
            }
            let step = grammar.word(at: grammar.index)
            guard grammar.word(at: grammar.index + 1) == .unit(.year) else { return nil }
            switch step {
            case .next, .coming: grammar.index += 2
            case .this, .the:
                grammar.index += 2
                return .ahead(0)
            default: return nil
            }
            return .ahead(1)
        }
        return found ?? .unsaid
    }

    /// `end of the month`, `mid january`, `start of next week`; the end of a day is the end of its work.
    mutating func edgePhrase(_ said: inout DatePhrase) -> Bool {
        guard case .edge(let edge)? = word(at: index) else { return false }
        let isDone = attempt { grammar -> Bool? in
            grammar.index += 1
            while grammar.take(.of) || grammar.take(.the) || grammar.take(.within) || grammar.take(.article) {}
            return grammar.edge(edge, of: &said) ? true : nil
        }
        return isDone ?? false
    }

    private mutating func edge(_ edge: Edge, of said: inout DatePhrase) -> Bool {
        if edge == .start || edge == .end {
            if takeDay() {
                return fill(&said.dayEdge, edge, 0)
            }
            switch word(at: index) {
            case .dayFromNow?, .weekday?: return fill(&said.dayEdge, edge, 0)
            case .dayPart?: return edge == .end
            case .this? where edge == .end:
                if case .weekday? = word(at: index + 1) { return fill(&said.dayEdge, edge, 0) }
                if case .dayPart? = word(at: index + 1) { return true }
            case .thing? where edge == .start: return fill(&said.dayEdge, .start, 1)
            default: break
            }
        }
        guard said.day == nil, let stretch = attempt({ $0.stretch() }) else { return false }
        said.day = .edge(edge, stretch)
        return true
    }

    /// `day`, `working day` and `business` alone, of which only the hours have edges.
    private mutating func takeDay() -> Bool {
        if take(.unit(.workingDay)) { return true }
        let skipped = word(at: index) == .this ? 1 : 0
        let isWorking = word(at: index + skipped) == .working
        let isDay = word(at: index + skipped + (isWorking ? 1 : 0)) == .unit(.day)
        if isDay {
            index += skipped + (isWorking ? 2 : 1)
            return true
        }
        guard isWorking, skipped == 0, word(at: index + 1) != .unit(.week) else { return false }
        index += 1
        return true
    }
}
