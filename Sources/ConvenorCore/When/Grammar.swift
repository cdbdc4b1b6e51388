/// Reads lexemes from left to right by recursive descent; each rule takes its lexemes or puts them back.
///
/// phrase     = point [ ( "-" | "to" | "until" | "through" | "and" ) point ]
/// point      = { links component }
/// component  = day | weekday | clock | part-of-day | quantity | zone
struct Grammar {
    let lexemes: Lexemes
    let language: DateLanguage
    var index = 0
    /// Furthest lexeme that a rule looked at in vain, for telling what was not understood.
    private(set) var furthest = 0
    /// `at` was said: the number that follows is an hour.
    var expectsHour = false
    /// `in` or its like was said: a period or a span follows.
    var isWithin = false
    /// `by` or its like was said: a number alone is an hour.
    var isDeadline = false
    /// A stretch has been opened by `from` or `between`: `2 to 4` is none of the clock.
    var isStretch = false
    /// The phrase repeats something: `for`, `until` and `every` begin clauses of their own.
    var isRecurring = false
    /// The Dutch `over` was said: behind a day it counts from that day.
    var isOver = false

    init(_ lexemes: Lexemes, language: DateLanguage) {
        self.lexemes = lexemes
        self.language = language
    }

    var isAtEnd: Bool { index >= lexemes.count }

    func word(at position: Int) -> Word? {
        if case .word(let word) = lexemes[position].token { word } else { nil }
    }

    func number(at position: Int) -> Int? {
        if case .number(let value) = lexemes[position].token { value } else { nil }
    }

    /// A number in digits or in words that is below 100.
    func smallNumber(at position: Int) -> Int? {
        switch lexemes[position].token {
        case .number(let value) where lexemes[position].digits <= 2: value
        case .word(.cardinal(let value)): value
        default: nil
        }
    }

    func isSign(_ sign: UInt8, at position: Int) -> Bool { lexemes[position].token == .sign(sign) }

    mutating func take(_ word: Word) -> Bool {
        guard lexemes[index].token == .word(word) else { return false }
        index += 1
        return true
    }

    /// Tries a rule; when it answers nil nothing has been taken.
    mutating func attempt<Result>(_ rule: (inout Grammar) -> Result?) -> Result? {
        let before = (index, expectsHour, isWithin)
        if let result = rule(&self) { return result }
        furthest = max(furthest, index)
        (index, expectsHour, isWithin) = before
        return nil
    }

    /// The whole phrase; nil when it is not understood to its last word.
    mutating func phrase() -> SpanPhrase? {
        var opener = takeOpener()
        guard var first = point() else { return nil }
        if isAtEnd { return opener == nil ? SpanPhrase(first: first) : nil }
        if opener == nil, let later = takeOpener() {
            // `tomorrow from 2 to 4pm`
            opener = later
            guard first.clock == nil, first.shift == nil, let start = point(), start.day == nil, start.weekday == nil
            else { return nil }
            (first.clock, first.loose) = (start.clock, start.loose)
        }
        guard separator(after: opener), let last = point(), isAtEnd else { return nil }
        return SpanPhrase(first: first, last: last)
    }

    /// `from` and `between`, which open a stretch.
    private mutating func takeOpener() -> Word? {
        switch word(at: index) {
        case .between?, .from?, .of?:
            isStretch = true
            index += 1
            return word(at: index - 1)
        default: return nil
        }
    }

    /// What stands between the two ends of a stretch.
    private mutating func separator(after opener: Word?) -> Bool {
        switch lexemes[index].token {
        case .word(.to), .word(.through): index += 1
        // A blank on one side only belongs to a sign: `9:00 -6`.
        case .sign(45) where lexemes[index].isGlued == lexemes[index + 1].isGlued: index += 1
        case .word(.until):
            index += 1
            // `tot en met`
            if take(.and) { _ = take(.through) }
        case .word(.and) where opener == .between: index += 1
        default: return false
        }
        return !isAtEnd
    }

    /// One point in time: components in any order, each at most once.
    mutating func point() -> DatePhrase? {
        var said = DatePhrase()
        while !isAtEnd {
            let before = (index, said.isBefore)
            (expectsHour, isWithin, isDeadline, isOver) = (false, false, false, false)
            if links(&said), component(&said) { continue }
            furthest = max(furthest, index)
            (index, said.isBefore) = before
            break
        }
        (expectsHour, isWithin, isDeadline, isOver) = (false, false, false, false)
        if said.shift?.base == .said, said.day == nil, said.weekday == nil, !said.hasTime, said.loose == nil {
            return nil
        }
        return said.isEmpty ? nil : said
    }

    /// Words that introduce a component: `by`, `on the`, `no later than`; none may stand twice.
    private mutating func links(_ said: inout DatePhrase) -> Bool {
        let isFirst = said.isEmpty
        var last: Word?
        while let link = word(at: index), link != last {
            switch link {
            case .by, .on, .due, .per: isDeadline = true
            case .through where isFirst: isDeadline = true
            case .until where isFirst:
                isDeadline = true
                // `tot en met`
                if word(at: index + 1) == .and, word(at: index + 2) == .through { index += 2 }
            case .or: if last == nil || word(at: index + 1) != .before { return false }
            case .atThe:
                guard word(at: index + 1) == .last else { return false }
                index += 1
            case .no:
                guard word(at: index + 1) == .later || word(at: index + 1) == .after else { return false }
                index += word(at: index + 2) == .than ? 2 : 1
            case .latest: break
            case .before: (said.isBefore, isDeadline) = (true, true)
            case .at: expectsHour = true
            case .within, .over: isWithin = true
            case .lasting where !isRecurring: isWithin = true
            case .the: break
            case .of:
                if isFirst, last != .the { return false }
            case .and:
                // `friday and at noon` says one thing, `friday and monday` two.
                guard !isFirst, word(at: index + 1) == .at else { return false }
            default: return true
            }
            if link == .on { isDeadline = false }
            isOver = link == .over
            last = link
            index += 1
        }
        return true
    }
}
