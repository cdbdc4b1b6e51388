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
    /// What the words before a component say of it.
    struct Lead: OptionSet {
        var rawValue: UInt8
        /// `at`: a number is an hour.
        static let hour = Lead(rawValue: 1)
        /// `in` or its like: a period or a length of time.
        static let within = Lead(rawValue: 2)
        /// `by` or its like: a number alone is an hour.
        static let deadline = Lead(rawValue: 4)
        /// The Dutch `over`: behind a day it counts from that day.
        static let over = Lead(rawValue: 8)
        /// `before`: of a period its eve is meant.
        static let before = Lead(rawValue: 16)
        /// `on`: digits are a date.
        static let on = Lead(rawValue: 32)
    }
    var lead: Lead = []
    var expectsHour: Bool { lead.contains(.hour) }
    var isWithin: Bool { lead.contains(.within) }
    /// A stretch has been opened by `from` or `between`: `2 to 4` is none of the clock.
    var isStretch = false
    /// The phrase repeats something: `for`, `until` and `every` begin clauses of their own.
    var isRecurring = false

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
        let before = (index, lead)
        if let result = rule(&self) { return result }
        furthest = max(furthest, index)
        (index, lead) = before
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
            let before = index
            lead = []
            if links(said), linkedComponent(&said) { continue }
            furthest = max(furthest, index)
            index = before
            break
        }
        lead = []
        if said.shift?.base == .said, said.day == nil, said.weekday == nil, !said.hasTime, said.loose == nil {
            return nil
        }
        return said.isEmpty || said.isZoneOnly ? nil : said
    }

    /// A component that fits its links: `at` wants an hour, or the edge of something.
    private mutating func linkedComponent(_ said: inout DatePhrase) -> Bool {
        let wantsHour = expectsHour
        let (clock, part, dayEdge) = (said.clock == nil, said.part == nil, said.dayEdge == nil)
        var isEdge = said.day == nil
        guard component(&said) else { return false }
        switch said.day {
        case .edge?, .stretch(.bare(.weekend))?: break
        default: isEdge = false
        }
        let isHour = clock && said.clock != nil || part && said.part != nil || dayEdge && said.dayEdge != nil
        return !wantsHour || isEdge || isHour || isAtEnd && word(at: index - 1) == .latest
    }

    /// Words that introduce a component: `by`, `on the`, `no later than`; none may stand twice.
    private mutating func links(_ said: DatePhrase) -> Bool {
        let isFirst = said.isEmpty
        var last: Word?
        while let link = word(at: index), link != last {
            switch link {
            case .by, .due, .per: lead.insert(.deadline)
            case .on: lead = lead.subtracting(.deadline).union(.on)
            case .through where isFirst: lead.insert(.deadline)
            case .until where isFirst:
                lead.insert(.deadline)
                // `tot en met`
                if word(at: index + 1) == .and, word(at: index + 2) == .through { index += 2 }
            case .or: if last == nil || !isDeadlineWord(index + 1) { return false }
            case .atThe:
                guard word(at: index + 1) == .last else { return false }
                index += 1
            case .no:
                guard word(at: index + 1) == .later || word(at: index + 1) == .after else { return false }
                index += word(at: index + 2) == .than ? 2 : 1
            case .latest: lead.remove(.hour)
            case .before: lead.formUnion([.before, .deadline])
            case .at: lead.insert(.hour)
            case .within: lead.insert(.within)
            case .over: lead.formUnion([.within, .over])
            case .lasting where !isRecurring: lead.insert(.within)
            case .the: break
            case .of: if isFirst, last != .the { return false }
            case .and:
                // `friday and at noon` says one thing, `friday and monday` two.
                guard !isFirst, word(at: index + 1) == .at else { return false }
            default: return true
            }
            last = link
            index += 1
        }
        return true
    }

    /// The second half of `on or before`.
    private func isDeadlineWord(_ position: Int) -> Bool {
        switch word(at: position) {
        case .before?, .by?, .on?: true
        default: false
        }
    }
}
