/// The components of a point in time, each told by its first lexeme.
extension Grammar {
    mutating func component(_ said: inout DatePhrase) -> Bool {
        // `at the latest` closes a phrase.
        if isAtEnd {
            let isLatest =
                word(at: index - 1) == .latest || word(at: index - 1) == .last && word(at: index - 2) == .atThe
            return isLatest && !said.isEmpty
        }
        switch lexemes[index].token {
        case .number(let value): return number(value, digits: lexemes[index].digits, &said)
        case .word(let word): return self.word(word, &said)
        case .sign(43) where said.isEmpty && !lexemes[index].isGlued && number(at: index + 1) != nil:
            // `+3 days`
            index += 1
            return quantityPhrase(&said)
        case .zoneName, .sign(43), .sign(45): return zone(&said)
        case .reference: return anchor(&said)
        case .sign: return false
        }
    }

    private mutating func word(_ word: Word, _ said: inout DatePhrase) -> Bool {
        switch word {
        case .cardinal(let value): return number(value, digits: 0, &said)
        case .ordinal, .last: return ordinalPhrase(&said) || weekdayPhrase(&said) || periodPhrase(&said)
        case .weekday: return weekdayPhrase(&said)
        case .coming where isAlone && (said.weekday != nil || said.day != nil):
            // `1 april a.s.`
            index += 1
            return true
        case .next, .this, .coming:
            return weekdayPhrase(&said) || stepPhrase(&said) || quantityPhrase(&said) || periodPhrase(&said)
        case .month: return monthPhrase(&said) || periodPhrase(&said)
        case .dayFromNow(let days): return fill(&said.day, .offset(days), 1) || hourBefore(&said, .offset(days))
        case .later: return laterToday()
        case .now: return said.isEmpty && isAlone && setShift(Shift(base: .now), &said, 1)
        case .noon, .midnight: return namedHour(&said)
        case .dayPart(let part): return fill(&said.part, part, 1)
        case .edge: return edgePhrase(&said)
        case .unit, .working:
            return clockPhrase(&said) || dayAfter(&said) || numberedDay(&said) || neighbour(&said)
                || periodPhrase(&said) || isWithin && quantityPhrase(&said) || anchor(&said)
        case .article, .fraction:
            return clockPhrase(&said) || monthDay(&said) || ordinalPhrase(&said) || halfMonth(&said) || neighbour(&said)
                || quantityPhrase(&said) || anchor(&said)
        case .quarterMark: return periodPhrase(&said)
        case .hourMark: return periodPhrase(&said) || anchor(&said)
        case .timeMark: return timeMark(&said) || anchor(&said)
        case .zone, .vagueZone: return zone(&said)
        case .meeting: return anchor(&said)
        case .hourOrClock: return isWithin && quantityPhrase(&said)
        default: return false
        }
    }

    private var isAlone: Bool { index == lexemes.count - 1 }

    /// False when the field has been said before.
    mutating func fill<Value>(_ field: inout Value?, _ value: Value, _ width: Int) -> Bool {
        guard field == nil else { return false }
        field = value
        index += width
        return true
    }

    mutating func setShift(_ shift: Shift, _ said: inout DatePhrase, _ width: Int) -> Bool {
        guard said.shift == nil else { return false }
        return fill(&said.shift, shift, width)
    }

    /// `the day after tomorrow`, `overmorgen` in two words.
    private mutating func dayAfter(_ said: inout DatePhrase) -> Bool {
        guard word(at: index) == .unit(.day), word(at: index + 1) == .after,
            case .dayFromNow(let days)? = word(at: index + 2)
        else { return false }
        return fill(&said.day, .offset(days + 1), 3)
    }

    /// `the day before the meeting`, `a week after friday`: one of a span, and a base that follows.
    private mutating func neighbour(_ said: inout DatePhrase) -> Bool {
        guard said.shift == nil, !isWithin else { return false }
        let shift = attempt { grammar -> Shift? in
            _ = grammar.take(.article)
            guard let span = grammar.span() else { return nil }
            var shift = Shift()
            guard shift.add(100, span), grammar.base(&shift), shift.base == .said else { return nil }
            // `the week after next` is a period.
            return grammar.word(at: grammar.index) == .next && grammar.index == grammar.lexemes.count - 1 ? nil : shift
        }
        guard let shift else { return false }
        said.shift = shift
        return true
    }

    /// `8.30 tomorrow`: what looked like a date is an hour.
    private mutating func hourBefore(_ said: inout DatePhrase, _ day: DayPhrase) -> Bool {
        guard case .numeric(let numeric)? = said.day, said.clock == nil, let clock = ClockPhrase(dotted: numeric) else {
            return dateBefore(&said, day)
        }
        said.clock = clock
        said.day = day
        index += 1
        return true
    }

    /// `26 november, tomorrow`: the date must be that day.
    private mutating func dateBefore(_ said: inout DatePhrase, _ day: DayPhrase) -> Bool {
        guard said.offset == nil, case .offset(let days) = day else { return false }
        switch said.day {
        case .date?, .exact?, .numeric?: break
        default: return false
        }
        said.offset = days
        index += 1
        return true
    }

    /// `later today`, `later this week`.
    private mutating func laterToday() -> Bool {
        switch word(at: index + 1) {
        case .dayFromNow(0)?, .this?: break
        default: return false
        }
        index += 1
        return true
    }

    /// `day 20 of next month`.
    private mutating func numberedDay(_ said: inout DatePhrase) -> Bool {
        guard said.day == nil, word(at: index) == .unit(.day) else { return false }
        let day = attempt { grammar -> DayPhrase? in
            grammar.index += 1
            guard let day = grammar.cardinal(), grammar.take(.of) || grammar.take(.within),
                let whole = grammar.stretch()
            else { return nil }
            return .dayIn(day, whole)
        }
        guard let day else { return false }
        said.day = day
        return true
    }

    /// `half maart`
    private mutating func halfMonth(_ said: inout DatePhrase) -> Bool {
        guard said.day == nil, word(at: index) == .fraction(50), case .month(let month)? = word(at: index + 1) else {
            return false
        }
        index += 2
        said.day = .edge(.middle, .month(month, yearPhrase()))
        return true
    }

    /// `next day`, `this morning`, `next working day`, `this hour`.
    private mutating func stepPhrase(_ said: inout DatePhrase) -> Bool {
        let step = word(at: index)
        switch (step, word(at: index + 1)) {
        case (.this, .dayPart(let part)):
            guard said.day == nil, said.part == nil else { return false }
            (said.day, said.part) = (.offset(0), part)
            index += 2
            return true
        case (.this, .unit(.day)): return fill(&said.day, .offset(0), 2)
        case (.next, .unit(.day)), (.coming, .unit(.day)): return fill(&said.day, .offset(1), 2)
        case (.next, .working), (.coming, .working):
            guard word(at: index + 2) == .unit(.day) else { return false }
            return setShift(Shift(workingDays: 1), &said, 3)
        case (.next, .unit(.workingDay)), (.coming, .unit(.workingDay)):
            return setShift(Shift(workingDays: 1), &said, 2)
        case (.next, .meeting), (.coming, .meeting), (.this, .meeting):
            index += 1
            return anchor(&said)
        default: return false
        }
    }

    /// A record or the meeting, whose date the phrase counts from.
    private mutating func anchor(_ said: inout DatePhrase) -> Bool {
        guard said.day == nil, said.weekday == nil, said.loose == nil else { return false }
        let lexeme = lexemes[index]
        let following = lexemes[index + 1]
        switch lexeme.token {
        case .reference, .word(.meeting): return fill(&said.day, .anchor(lexeme.start..<lexeme.end), 1)
        // `A7`, whose letter is a word of the language too.
        case .word where following.isGlued && following.digits > 0 && lexeme.end == following.start:
            guard lexeme.end - lexeme.start <= 3, !lexemes[index + 2].isGlued else { return false }
            return fill(&said.day, .anchor(lexeme.start..<following.end), 2)
        default: return false
        }
    }
}
