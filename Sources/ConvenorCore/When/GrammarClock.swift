/// Hours of the day.
extension Grammar {
    mutating func clockPhrase(_ said: inout DatePhrase) -> Bool {
        guard said.clock == nil, let clock = attempt({ $0.clock() }) else { return false }
        said.clock = clock
        return true
    }

    /// `17:00`, `5.30 pm`, `9 o'clock`, `17u30`, `ten to five`; a bare number is none.
    mutating func clock() -> ClockPhrase? {
        if let past = attempt({ $0.pastHour() }) { return past }
        let digits = lexemes[index].digits
        // `om een uur`
        if !isWithin, word(at: index) == .article, word(at: index + 1) == .hourOrClock {
            index += 1
            return spokenHour(1)
        }
        guard let hours = cardinal4() else { return nil }
        if digits > 0, let minutes = separatedMinutes() { return finish(hours, minutes, digits: digits) }
        switch word(at: index) {
        case .meridiem? where digits >= 3: return finish(hours / 100, hours % 100, digits: digits)
        case .meridiem?: return finish(hours, 0, digits: digits)
        case .cardinal? where digits == 0: return spokenMinutes(hours)
        case .clock?: return finish(hours, 0, digits: digits)
        case .unit(.hour)? where digits == 4:
            index += 1
            return fourDigits(hours)
        case .hourMark? where digits == 4:
            index += 1
            return fourDigits(hours)
        case .hourMark?: return markedHour(hours, digits: digits)
        case .hourOrClock?: return spokenHour(hours)
        case .noon? where hours == 12, .midnight? where hours == 12: return noonOrMidnight()
        default: return nil
        }
    }

    /// `nine thirty`, `ten forty five pm`.
    private mutating func spokenMinutes(_ hours: Int) -> ClockPhrase? {
        guard (1...12).contains(hours), let minutes = cardinal(), (10...59).contains(minutes), !isClaimedNumber else {
            return nil
        }
        return finish(hours, minutes, digits: 0)
    }

    /// The number just taken counts or dates what follows.
    private var isClaimedNumber: Bool {
        switch word(at: index) {
        case .unit?, .month?, .hourMark?, .hourOrClock?, .working?, .times?, .weekdays?, .of?: true
        default: false
        }
    }

    private mutating func cardinal4() -> Int? {
        if let value = number(at: index), lexemes[index].digits == 4 {
            index += 1
            return value
        }
        if lexemes[index].digits == 3, case .meridiem? = word(at: index + 1), let value = number(at: index) {
            index += 1
            return value
        }
        guard let value = smallNumber(at: index), value <= 24 else { return nil }
        return cardinal()
    }

    func fourDigits(_ value: Int) -> ClockPhrase? {
        guard value % 100 < 60, value <= 2400 else { return nil }
        return ClockPhrase(minute: value / 100 * 60 + value % 100, isExact: true)
    }

    /// The `:30` of `17:30` and the `.30` of `at 17.30`; seconds are passed over.
    private mutating func separatedMinutes() -> Int? {
        guard case .sign(let sign) = lexemes[index].token, sign == 58 || sign == 46, lexemes[index].isGlued,
            let minutes = number(at: index + 1), lexemes[index + 1].isGlued, lexemes[index + 1].digits == 2,
            minutes < 60
        else { return nil }
        if sign == 46, !expectsHour {
            switch word(at: index + 2) {
            case .meridiem?, .clock?, .hourOrClock?, .hourMark?: break
            default: return nil
            }
        }
        index += 2
        if isSign(58, at: index), let seconds = number(at: index + 1), seconds < 60, lexemes[index + 1].digits == 2 {
            index += 2
            if isSign(46, at: index), lexemes[index].isGlued, lexemes[index + 1].digits > 0 { index += 2 }
        }
        return minutes
    }

    /// Takes `o'clock`, `uur` and `pm` behind an hour.
    private mutating func finish(_ hours: Int, _ minutes: Int, digits: Int) -> ClockPhrase? {
        guard hours <= 24, minutes < 60 else { return nil }
        let hasMinutes = word(at: index - 1) == nil && isSign(58, at: index - 2) || isSign(46, at: index - 2)
        let isPlain = !takesClockWord()
        if case .meridiem(let shift)? = word(at: index) {
            guard (1...12).contains(hours) else { return nil }
            index += 1
            return ClockPhrase(minute: (hours % 12 + shift) * 60 + minutes, isExact: true, hasMeridiem: true)
        }
        let isExact = hours > 12 || hours == 0 || digits == 2 && isPlain && (hours < 10 || hasMinutes)
        let minute = hours * 60 + minutes
        return minute <= 1440 ? ClockPhrase(minute: minute, isExact: isExact) : nil
    }

    private mutating func takesClockWord() -> Bool {
        let start = index
        if word(at: index) == .hourOrClock || word(at: index) == .unit(.hour) || word(at: index) == .hourMark {
            index += 1
        }
        while take(.clock) {}
        return index > start
    }

    /// `17h30`, `9u`: a clock where the language says so or where it must be one, else a length of time.
    private mutating func markedHour(_ hours: Int, digits: Int) -> ClockPhrase? {
        guard !isWithin, hours <= 24 else { return nil }
        let minutes = lexemes[index + 1].isGlued && lexemes[index + 1].digits == 2 ? number(at: index + 1) : nil
        let isEvening = (13...23).contains(hours)
        guard expectsHour || language.hourMarkIsClock || isEvening || minutes != nil && hours >= 6 else { return nil }
        guard !isLength(index + (minutes == nil ? 1 : 2)) else { return nil }
        index += minutes == nil ? 1 : 2
        if let minutes, minutes >= 60 { return nil }
        _ = takesClockWord()
        let minute = hours * 60 + (minutes ?? 0)
        return minute <= 1440 ? ClockPhrase(minute: minute, isExact: hours > 12 || hours == 0 || digits == 2) : nil
    }

    /// `9 uur`, `9 uur 30`; behind `over` and before `later` it is a length of time.
    private mutating func spokenHour(_ hours: Int) -> ClockPhrase? {
        guard !isWithin, hours <= 24, !isLength(index + 1) else { return nil }
        index += 1
        var minutes = 0
        if let said = smallNumber(at: index), (1...59).contains(said), lexemes[index].digits != 1,
            !isCounting(index + 1), !isDate(index + 1)
        {
            minutes = said
            index += 1
        }
        if case .meridiem? = word(at: index) { return finish(hours, minutes, digits: 0) }
        let minute = hours * 60 + minutes
        return minute <= 1440 ? ClockPhrase(minute: minute, isExact: hours > 12 || hours == 0) : nil
    }

    /// Whether what stands here makes a length of time of the number before it.
    private func isLength(_ position: Int) -> Bool {
        switch word(at: position) {
        case .later?, .ago?, .from?, .after?, .before?: true
        case .unit(.minute)?: true
        case .and?: word(at: position + 2) == .unit(.minute)
        default: smallNumber(at: position) != nil && word(at: position + 1) == .unit(.minute)
        }
    }

    /// The sign behind the day of `17 uur 04-12`.
    private func isDate(_ position: Int) -> Bool {
        if case .sign = lexemes[position].token { lexemes[position].isGlued } else { false }
    }

    private func isCounting(_ position: Int) -> Bool {
        switch word(at: position) {
        case .unit?, .hourMark?, .hourOrClock?, .month?: true
        default: false
        }
    }

    /// `at 9`, `at 1730`.
    mutating func bareHour(_ said: inout DatePhrase) -> Bool {
        guard said.clock == nil else { return false }
        if lexemes[index].digits == 4, let value = number(at: index) {
            guard let clock = fourDigits(value) else { return false }
            return fill(&said.clock, clock, 1)
        }
        guard let hours = smallNumber(at: index), hours <= 24 else { return false }
        let isExact = hours > 12 || hours == 0 || lexemes[index].digits == 2 && hours < 10
        return fill(&said.clock, ClockPhrase(minute: hours * 60, isExact: isExact), 1)
    }

    mutating func namedHour(_ said: inout DatePhrase) -> Bool {
        guard said.clock == nil, let clock = noonOrMidnight() else { return false }
        said.clock = clock
        return true
    }

    private mutating func noonOrMidnight() -> ClockPhrase? {
        let minute: Int
        switch word(at: index) {
        case .noon?: minute = 720
        case .midnight?: minute = 1440
        default: return nil
        }
        index += 1
        return ClockPhrase(minute: minute, isExact: true, hasMeridiem: true)
    }

    /// `half past nine`, `a quarter to five`, `ten to 5 pm`, `half negen`, `vijf voor half tien`.
    mutating func pastHour() -> ClockPhrase? {
        _ = take(.article)
        var minutes: Int
        switch lexemes[index].token {
        case .word(.fraction(50)):
            index += 1
            if isPast() {
                minutes = 30
                break
            }
            guard let clock = hour(plus: language.halfIsBeforeHour ? -30 : 30) else { return nil }
            return clock
        case .word(.fraction(25)), .word(.unit(.quarter)), .word(.unit(.quarterHour)):
            minutes = 15
            index += 1
        default:
            guard let count = cardinal(), (1...59).contains(count) else { return nil }
            minutes = count
            // `9 to 5` are hours; minutes to an hour are said in fives.
            let isRound = count % 5 == 0 && count < 30
            if !take(.unit(.minute)), !isRound, word(at: index) == .to { return nil }
        }
        switch word(at: index) {
        case .past?, .over?: break
        case .to? where isStretch: return nil
        case .to?, .before?: minutes = -minutes
        default: return nil
        }
        index += 1
        if take(.fraction(50)) { minutes += language.halfIsBeforeHour ? -30 : 30 }
        return hour(plus: minutes)
    }

    private func isPast() -> Bool { word(at: index) == .past || word(at: index) == .over }

    /// An hour of the twelve, moved by minutes.
    private mutating func hour(plus minutes: Int) -> ClockPhrase? {
        if word(at: index) == .noon || word(at: index) == .midnight {
            guard let named = noonOrMidnight() else { return nil }
            return ClockPhrase(minute: (named.minute + minutes) % 1440, isExact: true, hasMeridiem: true)
        }
        let isOne = language.articleIsOne && word(at: index) == .article
        guard let hours = isOne ? 1 : smallNumber(at: index), (1...24).contains(hours), !isClaimed() else { return nil }
        index += 1
        _ = takesClockWord()
        if case .meridiem(let shift)? = word(at: index) {
            guard hours <= 12 else { return nil }
            index += 1
            return ClockPhrase(minute: (hours % 12 + shift) * 60 + minutes, isExact: true, hasMeridiem: true)
        }
        let minute = hours * 60 + minutes
        return ClockPhrase(minute: minute, isExact: hours > 12)
    }

    /// The number belongs to what follows: `10 to 5 december`.
    private func isClaimed() -> Bool {
        switch lexemes[index + 1].token {
        case .word(.month): !isDay(index + 2)
        case .word(.unit(.day)): word(at: index + 2) != .after
        case .word(.unit(let span)): !isPeriodEnd(span)
        case .word(.of), .word(.working): true
        case .sign(58), .sign(46), .sign(47): lexemes[index + 1].isGlued
        default: false
        }
    }

    private func isDay(_ position: Int) -> Bool {
        if case .ordinal? = word(at: position) { return true }
        return smallNumber(at: position) != nil
    }

    /// `month end` behind an hour.
    private func isPeriodEnd(_ span: Span) -> Bool {
        if case .edge? = word(at: index + 2) { return span.rawValue > Span.day.rawValue }
        return false
    }

    /// The `T` of `2026-12-04T17:00`.
    mutating func timeMark(_ said: inout DatePhrase) -> Bool {
        guard case .exact? = said.day, said.clock == nil, lexemes[index].isGlued, lexemes[index + 1].isGlued,
            let value = number(at: index + 1)
        else { return false }
        index += 1
        if lexemes[index].digits == 6, value % 100 < 60, let clock = fourDigits(value / 100) {
            said.hasTimeMark = true
            return fill(&said.clock, clock, 1)
        }
        said.hasTimeMark = true
        lead.insert(.hour)
        return number(value, digits: lexemes[index].digits, &said)
    }
}
