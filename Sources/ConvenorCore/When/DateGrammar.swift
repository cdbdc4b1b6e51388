/// Reads lexemes from left to right into slots; every lexeme must find its place.
struct DateGrammar {
    let lexemes: [Lexeme]
    var index = 0
    var slots = DateSlots()
    /// A link such as `by` waits for what it links.
    private var isDangling = false
    /// `at` was said: the number that follows is an hour.
    var expectsHour = false

    init(_ lexemes: [Lexeme]) { self.lexemes = lexemes }

    /// Nil when the phrase is not understood to its last word.
    mutating func parse() -> DateSlots? {
        while index < lexemes.count {
            let start = index
            switch lexemes[index].token {
            case .sign: return nil
            case .number(let value): guard number(value, digits: lexemes[index].digits) else { return nil }
            case .word(.of) where index == 0: return nil
            case .word(let word): guard self.word(word) else { return nil }
            }
            if index == start { return nil }
            if !isLink(lexemes[index - 1].token) { isDangling = false }
        }
        return isDangling || expectsHour || slots.fields.isEmpty ? nil : slots
    }

    func word(at position: Int) -> Word? {
        guard position < lexemes.count, case .word(let word) = lexemes[position].token else { return nil }
        return word
    }

    func number(at position: Int) -> Int? {
        guard position < lexemes.count, case .number(let value) = lexemes[position].token else { return nil }
        return value
    }

    func isSign(_ sign: UInt8, at position: Int) -> Bool {
        position < lexemes.count && lexemes[position].token == .sign(sign)
    }

    /// A span and how many lexemes it takes: `working days` takes two.
    func span(at position: Int) -> (span: Span, width: Int)? {
        switch word(at: position) {
        case .unit(let span): return (span, 1)
        case .working:
            switch word(at: position + 1) {
            case .unit(.day): return (.workingDay, 2)
            case .unit(.week): return (.week, 2)
            default: return nil
            }
        default: return nil
        }
    }

    private func isLink(_ token: Lexeme.Token) -> Bool {
        switch token {
        case .word(.of), .word(.the), .word(.by), .word(.due), .word(.before), .word(.within), .word(.at), .word(.and),
            .word(.from), .word(.after), .word(.this), .word(.timeMark):
            true
        default: false
        }
    }

    private mutating func link() -> Bool {
        let isRepeated = index > 0 && lexemes[index - 1].token == lexemes[index].token
        isDangling = true
        index += 1
        return !isRepeated
    }

    mutating func advance(_ width: Int, _ done: Bool) -> Bool {
        if done { index += width }
        return done
    }

    private mutating func word(_ word: Word) -> Bool {
        switch word {
        case .of, .the, .by, .due: return link()
        case .within: return within()
        case .at: return at()
        case .before: return before()
        case .from, .after: return from()
        case .and: return and()
        case .no, .latest, .later, .ago, .now: return tail(word)
        case .timeMark: return timeMark()
        case .weekday(let day): return weekday(day)
        case .month(let month): return advance(1, slots.fill(.month, \.month, month))
        case .unit, .working: return unit()
        case .cardinal(let value): return number(value, digits: 0)
        case .ordinal(let value): return ordinal(value)
        case .dayFromNow(let days): return advance(1, slots.fill(.offset, \.offset, days))
        case .tonight: return advance(1, slots.fill(.offset, \.offset, 0) && slots.fill(.part, \.part, .night))
        case .noon: return clock(12 * 60, isExact: true, width: 1, meridiem: true)
        case .midnight: return clock(1440, isExact: true, width: 1, meridiem: true)
        case .dayPart(let part): return advance(1, slots.fill(.part, \.part, part))
        case .next, .this, .coming, .last: return step(word)
        case .edge(let edge): return self.edge(edge)
        case .edgeOf(let edge, let span, let ahead):
            let stretch = ahead == 0 ? DateSlots.Stretch.bare(span) : .ahead(span, ahead)
            return advance(1, slots.fill(.edge, \.edge, edge) && slots.fill(stretch))
        case .endOfDay: return advance(1, slots.mark(.endOfDay))
        case .article: return article()
        case .half: return half()
        case .quarterMark: return quarter()
        case .weekdays, .ordinalSuffix, .clock, .meridiem, .past, .to, .than, .utc: return false
        }
    }

    private mutating func within() -> Bool {
        slots.hasIn = true
        return link()
    }

    private mutating func at() -> Bool {
        if number(at: index + 1) != nil { expectsHour = true }
        if case .cardinal = word(at: index + 1) { expectsHour = true }
        return link()
    }

    private mutating func before() -> Bool {
        if slots.fields.contains(.shift) && !slots.fields.contains(.base) {
            slots.shift.direction = -1
            guard slots.mark(.base) else { return false }
        }
        if number(at: index + 1) != nil, !slots.fields.intersection([.shift, .base]).isEmpty { return false }
        return link()
    }

    private mutating func from() -> Bool {
        guard !slots.fields.isDisjoint(with: [.shift, .weekdayCount]) else { return false }
        return slots.mark(.base) && link()
    }

    private mutating func and() -> Bool {
        guard slots.fields.contains(.shift), !slots.fields.contains(.base) else { return false }
        if word(at: index + 1) == .article, word(at: index + 2) == .half, slots.shift.minutes > 0,
            slots.shift.minutes % 60 == 0
        {
            slots.shift.minutes += 30
            return advance(3, true)
        }
        return link()
    }

    private mutating func tail(_ word: Word) -> Bool {
        let isShifted = !slots.fields.isDisjoint(with: [.shift, .weekdayCount])
        switch word {
        case .no:
            guard self.word(at: index + 1) == .later, self.word(at: index + 2) == .than else { return false }
            index += 2
            isDangling = true
            return advance(1, true)
        case .latest: return advance(1, !slots.fields.isEmpty && index == lexemes.count - 1)
        case .later: return advance(1, isShifted && !slots.fields.contains(.base) && slots.mark(.now))
        case .now: return advance(1, slots.fields.contains(.base) && slots.mark(.now))
        default:
            guard isShifted, !slots.fields.contains(.base), slots.mark(.now) else { return false }
            slots.shift.direction = -1
            return advance(1, true)
        }
    }

    /// The `T` of `2026-12-04T17:00`.
    private mutating func timeMark() -> Bool {
        guard slots.fields == .exact, lexemes[index].isGlued, number(at: index + 1) != nil,
            lexemes[index + 1].isGlued
        else { return false }
        expectsHour = true
        index += 1
        return true
    }
}
