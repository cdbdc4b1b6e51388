/// Phrases that repeat, as clauses in any order:
///
/// recurrence = { every | days | hours | of | edge | start | end | count | except }
extension Grammar {
    /// Whether the phrase has a word that makes something come back.
    var hasRecurrenceMark: Bool {
        for position in 0..<lexemes.count {
            switch word(at: position) {
            case .every?, .each?, .weekdays?, .dayParts?, .repeating?, .times?, .per?: return true
            case .unit(.workingDay)? where position <= 1: return true
            case .working? where word(at: position + 1) == .unit(.day) && position <= 1: return true
            // `om de week`
            case .at? where word(at: position + 1) == .the: return true
            default: break
            }
        }
        return false
    }

    /// The whole phrase; nil when it repeats nothing or is not understood to its last word.
    mutating func recurrence() -> RecurrencePhrase? {
        isRecurring = true
        var said = RecurrencePhrase()
        while !isAtEnd {
            let before = index
            expectsHour = false
            guard clause(&said), index > before else { return nil }
        }
        return said.isMarked ? said : nil
    }

    private mutating func clause(_ said: inout RecurrencePhrase) -> Bool {
        guard let word = word(at: index) else { return numberClause(&said) }
        switch word {
        case .every, .repeating, .each, .per: return everyClause(&said)
        case .weekday, .weekdays: return weekdayClause(&said)
        case .ordinal, .last: return placesClause(&said)
        case .month: return monthClause(&said)
        case .cardinal: return numberClause(&said)
        case .dayPart, .dayParts, .noon, .midnight, .fraction: return hourClause(&said)
        case .unit, .working: return unitClause(&said)
        case .edge(let edge): return edgeClause(edge, &said)
        case .of: return ofClause(&said)
        case .starting, .from: return startClause(&said)
        case .until, .through: return untilClause(&said)
        case .lasting: return lengthClause(&said)
        case .except, .but: return exceptClause(&said)
        case .at: return atClause(&said)
        case .on, .the, .and, .within, .article, .by: return link(&said)
        default: return false
        }
    }

    /// A word that leads to the clause behind it.
    private mutating func link(_ said: inout RecurrencePhrase) -> Bool {
        let isArticle = word(at: index) == .article
        // `a quarter past nine`, and the Dutch one; nothing else begins with an article.
        if isArticle { return placesClause(&said) || hourClause(&said) }
        // `op een na laatste` begins like a link.
        if word(at: index) == .on, placesClause(&said) { return true }
        let (isAnd, hadWeekdays, hadMonthDays) = (
            word(at: index) == .and, !said.weekdays.isEmpty, !said.monthDays.isEmpty
        )
        index += 1
        if isAtEnd { return false }
        guard clause(&said) else { return false }
        // `friday and the 13th` is either, which no rule says; `friday the 13th` is both.
        let isEither =
            hadWeekdays && !hadMonthDays && !said.monthDays.isEmpty
            || hadMonthDays && !hadWeekdays && !said.weekdays.isEmpty
        return !(isAnd && isEither)
    }

    private mutating func atClause(_ said: inout RecurrencePhrase) -> Bool {
        if word(at: index + 1) == .the, let span = attempt({ $0.alternate() }) {
            said.isMarked = true
            return set(span.span, span.count, &said)
        }
        index += 1
        switch word(at: index) {
        case .the?, .edge?: return clause(&said)
        default: break
        }
        expectsHour = true
        return hourClause(&said)
    }

    /// `om de week`, `om de drie dagen`: every so many, two where no number is said.
    private mutating func alternate() -> (span: Span, count: Int)? {
        index += 2
        _ = take(.other)
        let count = cardinal() ?? ordinalCount()
        guard let span = span() else { return nil }
        return (span, count ?? 2)
    }

    private mutating func ordinalCount() -> Int? {
        guard case .ordinal(let count)? = word(at: index) else { return nil }
        index += 1
        return count
    }

    /// False when the span has been said before.
    mutating func set(_ span: Span, _ count: Int, _ said: inout RecurrencePhrase) -> Bool {
        guard count > 0, count < 1000 else { return false }
        switch span {
        case .workingDay:
            guard count == 1 else { return false }
            said.isWorkingDays = true
        case .weekend:
            said.isWeekend = true
            said.interval = count
        default:
            guard said.span == nil || said.span == span && count == 1 else { return false }
            said.span = span
            if count > 1 { said.interval = count }
        }
        return true
    }
}
