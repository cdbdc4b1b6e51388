/// Phrases that repeat, as clauses in any order:
///
/// recurrence = { every | days | hours | of | edge | start | end | count | except }
extension Grammar {
    /// Whether the phrase has a word that makes something come back.
    var hasRecurrenceMark: Bool {
        var weekdays = 0
        for position in 0..<lexemes.count {
            switch word(at: position) {
            // `2nd and 4th tuesday`; `mon, wed and fri`
            case .ordinal? where isPlace(position + 1) || word(at: position + 1) == .and && isPlace(position + 2):
                return true
            case .weekday?:
                weekdays += 1
                if weekdays > 2 { return true }
            case .every?, .each?, .weekdays?, .dayParts?, .repeating?, .times?, .per?: return true
            case .unit(.workingDay)? where position <= 1: return true
            case .working? where word(at: position + 1) == .unit(.day) && position <= 1: return true
            // `om de week`
            case .at? where language.atTheIsAlternate && word(at: position + 1) == .the: return true
            default: break
            }
        }
        return false
    }

    private func isPlace(_ position: Int) -> Bool {
        if case .ordinal? = word(at: position) { true } else { word(at: position) == .last }
    }

    /// The whole phrase; nil when it repeats nothing or is not understood to its last word.
    mutating func recurrence(isExpected: Bool = false) -> RecurrencePhrase? {
        isRecurring = true
        var said = RecurrencePhrase()
        while !isAtEnd {
            let before = index
            lead.remove(.hour)
            guard clause(&said), index > before else { return nil }
        }
        let isList = said.weekdays.count > 2 || said.places > 1 && said.isInside
        return said.isMarked || isList || isExpected ? said : nil
    }

    mutating func clause(_ said: inout RecurrencePhrase) -> Bool {
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
        // `elke dinsdag de komende 6 weken`
        case .coming, .next: return lengthClause(&said)
        case .to where said.start != nil: return untilClause(&said)
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
        if isArticle {
            // `een keer per week`
            if language.articleIsOne, word(at: index + 1) == .times { return numberClause(&said) }
            return placesClause(&said) || hourClause(&said)
        }
        if word(at: index) == .within, word(at: index + 1) == .every { return ofClause(&said) }
        // `op een na laatste` begins like a link.
        if word(at: index) == .on, placesClause(&said) { return true }
        index += 1
        if isAtEnd { return false }
        return clause(&said)
    }

    private mutating func atClause(_ said: inout RecurrencePhrase) -> Bool {
        if language.atTheIsAlternate, word(at: index + 1) == .the, let day = attempt({ $0.alternateDay() }) {
            guard !said.weekdays.contains(.init(day)) else { return false }
            said.isMarked = true
            said.interval = 2
            said.weekdays.append(.init(day))
            return true
        }
        if language.atTheIsAlternate, word(at: index + 1) == .the, let span = attempt({ $0.alternate() }) {
            said.isMarked = true
            return set(span.span, span.count, &said)
        }
        index += 1
        switch word(at: index) {
        case .the?, .edge?: return clause(&said)
        default: break
        }
        lead.insert(.hour)
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

    /// `om de vrijdag`, `om de andere vrijdag`.
    private mutating func alternateDay() -> Int? {
        index += 2
        _ = take(.other)
        guard case .weekday(let day)? = word(at: index) else { return nil }
        index += 1
        return day
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
