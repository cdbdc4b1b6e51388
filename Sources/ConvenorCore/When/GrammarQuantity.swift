/// Lengths of time, and the zones that may close a phrase.
extension Grammar {
    /// `in 2 weeks`, `3 days before friday`, `an hour and a half from now`.
    mutating func quantityPhrase(_ said: inout DatePhrase) -> Bool {
        guard said.shift == nil else { return false }
        let isWithin = isWithin
        var isFromDay = lead.contains(.over) && said.weekday != nil
        if lead.contains(.over), case .offset? = said.day { isFromDay = true }
        let shift = attempt { grammar -> Shift? in
            var shift = Shift(isAnnounced: isWithin)
            if grammar.take(.next) || grammar.take(.coming) { shift.isAnnounced = true }
            // `within the hour`
            if isWithin, grammar.word(at: grammar.index - 1) == .the, grammar.span() == .hour {
                return shift.add(100, .hour) ? shift : nil
            }
            guard grammar.quantity(&shift) else { return nil }
            if isWithin, grammar.word(at: grammar.index) == .before { return shift }
            if isFromDay { shift.base = .said } else { _ = grammar.base(&shift) }
            return shift
        }
        guard let shift else { return false }
        said.shift = shift
        return true
    }

    /// `from now`, `later`, `ago`; `before`, `after` and `from` where the rest says what is counted from.
    mutating func base(_ shift: inout Shift) -> Bool {
        if closesShift() {
            if word(at: index - 1) == .ago { shift.direction = -1 }
            shift.base = .now
            return true
        }
        switch word(at: index) {
        case .from?, .after?: break
        case .before?: shift.direction = -1
        default: return false
        }
        index += 1
        shift.base = .said
        return true
    }

    /// Takes `from now`, `later` or `ago`.
    mutating func closesShift() -> Bool {
        switch word(at: index) {
        case .later?, .ago?:
            index += 1
            return true
        case .from? where word(at: index + 1) == .now, .after? where word(at: index + 1) == .now:
            index += 2
            return true
        default: return false
        }
    }

    /// One or more counts, each with its span.
    mutating func quantity(_ shift: inout Shift) -> Bool {
        guard let first = attempt({ $0.part() }), shift.add(first.count, first.span) else { return false }
        var span = first.span
        while true {
            let next = attempt { grammar -> (count: Int, span: Span)? in
                let isLinked = grammar.take(.and)
                // `an hour and a half`
                if isLinked, let half = grammar.trailingFraction() { return (half, span) }
                let start = grammar.index
                guard let part = grammar.part(after: span), part.span.rawValue < span.rawValue else { return nil }
                // `over 3 dagen 17 uur` names an hour.
                let isHour = !isLinked && span.rawValue >= Span.day.rawValue && grammar.isClockLength(start)
                return isHour ? nil : part
            }
            guard let next else { break }
            guard shift.add(next.count, next.span) else { return false }
            span = next.span
        }
        return shift.minutes + shift.days + shift.workingDays + shift.months > 0
    }

    /// Whether the length of time that was just taken is as well an hour of the day.
    private func isClockLength(_ start: Int) -> Bool {
        switch word(at: index - 1) {
        case .hourOrClock?: true
        case .hourMark?: language.hourMarkIsClock || lexemes[start].digits == 4
        case .unit(.hour)?: lexemes[start].digits == 4
        case nil: true
        default: false
        }
    }

    private mutating func trailingFraction() -> Int? {
        attempt { grammar in
            _ = grammar.take(.article)
            guard case .fraction(let part)? = grammar.word(at: grammar.index), part < 100,
                grammar.span(at: grammar.index + 1) == nil
            else { return nil }
            grammar.index += 1
            return part
        }
    }

    /// A count in hundredths and its span; the `30` of `1h30` is minutes.
    private mutating func part(after span: Span? = nil) -> (count: Int, span: Span)? {
        if span == .hour, let minutes = number(at: index), lexemes[index].isGlued, lexemes[index].digits == 2,
            minutes < 60, word(at: index - 1) != .unit(.minute)
        {
            index += 1
            if case .unit(.minute)? = word(at: index) { index += 1 }
            return (minutes * 100, .minute)
        }
        // `in 1:30`, `2:30 hours`
        if span == nil, isSign(58, at: index + 1), let hours = number(at: index), let minutes = number(at: index + 2),
            lexemes[index + 2].digits == 2, minutes < 60, isWithin
        {
            index += 3
            if let unit = self.span(at: index), unit.span == .hour { index += unit.width }
            return ((hours * 60 + minutes) * 100, .minute)
        }
        guard let count = amount() else { return nil }
        // `three quarters of an hour`
        if word(at: index) == .unit(.quarter), word(at: index + 1) == .of, word(at: index + 2) == .article,
            word(at: index + 3) == .unit(.hour)
        {
            index += 4
            return (count, .quarterHour)
        }
        _ = take(.of)
        guard let span = self.span() else { return nil }
        return (count, span)
    }

    /// A count in hundredths: `3`, `2.5`, `a`, `half a`, `one and a half`.
    private mutating func amount() -> Int? {
        if take(.article) {
            guard case .fraction(let part)? = word(at: index) else {
                // `a couple of days`, `a hundred days`
                switch word(at: index) {
                case .cardinal(2)?, .cardinal(12)?, .cardinal(100)?: return amount()
                default: break
                }
                return 100
            }
            index += 1
            return part
        }
        if case .fraction(let part)? = word(at: index) {
            index += 1
            if take(.of) {}
            _ = take(.article)
            return part
        }
        let digits = lexemes[index].digits
        guard let whole = longCardinal() else { return nil }
        if digits > 0, isSign(46, at: index) || isSign(44, at: index), let decimals = number(at: index + 1),
            lexemes[index + 1].digits <= 2,
            isSign(44, at: index) || lexemes[index + 1].digits == 1 || decimals % 25 == 0
        {
            index += 2
            return whole * 100 + (lexemes[index - 1].digits == 1 ? decimals * 10 : decimals)
        }
        // `two and a half hours`
        let fraction = attempt { grammar -> Int? in
            guard grammar.take(.and) else { return nil }
            _ = grammar.take(.article)
            guard case .fraction(let part)? = grammar.word(at: grammar.index), part < 100,
                grammar.span(at: grammar.index + 1) != nil
            else { return nil }
            grammar.index += 1
            return part
        }
        return whole * 100 + (fraction ?? 0)
    }

    private mutating func longCardinal() -> Int? {
        if let value = number(at: index), lexemes[index].digits > 3 {
            // Four digits may be a year: `fri 2026 weeks` is neither.
            guard lexemes[index].digits <= 6, lexemes[index].digits != 4 || !(1900...2999).contains(value) else {
                return nil
            }
            index += 1
            return value
        }
        return cardinal()
    }

    mutating func span() -> Span? {
        guard let (span, width) = span(at: index) else { return nil }
        index += width
        return span
    }

    /// A span and how many lexemes it takes: `working days` takes two.
    func span(at position: Int) -> (span: Span, width: Int)? {
        switch word(at: position) {
        case .unit(let span)?: return (span, 1)
        case .hourMark?, .hourOrClock?: return (.hour, 1)
        case .fraction(50)? where word(at: position + 1) == .unit(.year): return (.half, 2)
        case .working?:
            switch word(at: position + 1) {
            case .unit(.day): return (.workingDay, 2)
            case .unit(.week): return (.week, 2)
            default: return nil
            }
        default: return nil
        }
    }

    /// `Europe/London`, `UTC`, `UTC+2`, `+02:00`; only behind a time may a sign begin a zone.
    mutating func zone(_ said: inout DatePhrase) -> Bool {
        let lexeme = lexemes[index]
        switch lexeme.token {
        case .zoneName: return fill(&said.zone, .named(lexeme.start..<lexeme.end), 1)
        case .word(.vagueZone): return fill(&said.zone, .vague(lexeme.start..<lexeme.end), 1)
        case .word(.zone(let base)):
            let (minutes, width) = offset(at: index + 1) ?? (0, 0)
            return fill(&said.zone, .offset(base + minutes), 1 + width)
        case .sign:
            let isRange = lexeme.token == .sign(45) && lexeme.isGlued && !said.hasTimeMark
            guard said.clock != nil, !isRange, lexemes[index + 1].digits > 1, let (minutes, width) = offset(at: index)
            else { return false }
            return fill(&said.zone, .offset(minutes), width)
        default: return false
        }
    }

    /// `+2`, `+02:00`, `-0530`.
    private func offset(at position: Int) -> (minutes: Int, width: Int)? {
        guard case .sign(let sign) = lexemes[position].token, sign == 43 || sign == 45,
            let first = number(at: position + 1), lexemes[position + 1].isGlued
        else { return nil }
        let direction = sign == 43 ? 1 : -1
        if lexemes[position + 1].digits == 4 { return (direction * (first / 100 * 60 + first % 100), 2) }
        guard lexemes[position + 1].digits <= 2 else { return nil }
        if isSign(58, at: position + 2), let minutes = number(at: position + 3), lexemes[position + 3].digits == 2,
            minutes < 60
        {
            return (direction * (first * 60 + minutes), 4)
        }
        return (direction * first * 60, 2)
    }
}
