/// The parts of a phrase that start with a word.
extension DateGrammar {
    mutating func weekday(_ day: Int) -> Bool {
        guard slots.fill(.weekday, \.weekday, day) else { return false }
        index += 1
        if word(at: index) == .unit(.week), weekNumber(at: index + 1) == nil {
            slots.weeksLater = 1
            index += 1
        }
        return true
    }

    /// 1...53, unless the number is an hour such as `9:00` or `9am`.
    private func weekNumber(at position: Int) -> Int? {
        guard let number = number(at: position), (1...53).contains(number) else { return nil }
        if position + 1 < lexemes.count, case .sign = lexemes[position + 1].token { return nil }
        if case .meridiem? = word(at: position + 1) { return nil }
        return number
    }

    mutating func step(_ word: Word) -> Bool {
        let following = index + 1
        if word == .this, self.word(at: following) == .coming { return advance(1, true) }
        if case .weekday(let day)? = self.word(at: following) { return stepWeekday(word, day) }
        if case .month(let month)? = self.word(at: following), word != .last {
            slots.isNextMonth = word == .next
            return advance(2, slots.fill(.month, \.month, month))
        }
        if case .dayPart(let part)? = self.word(at: following), word == .this {
            return advance(2, slots.fill(.offset, \.offset, 0) && slots.fill(.part, \.part, part))
        }
        if let (span, width) = span(at: following) { return stepSpan(word, span, width + 1) }
        guard word == .next else { return false }
        let count: Int
        switch following < lexemes.count ? lexemes[following].token : nil {
        case .number(let value)?, .word(.cardinal(let value))?: count = value
        default: return false
        }
        guard let (span, width) = span(at: following + 1) else { return false }
        return shift(count, span, width: 2 + width)
    }

    private mutating func stepWeekday(_ word: Word, _ day: Int) -> Bool {
        if word == .last {
            return advance(
                2, slots.fill(.nth, \.nth, -1) && slots.fill(.weekday, \.weekday, day))
        }
        slots.weekdayStep = word == .next ? .next : word == .coming ? .coming : .plain
        index += 1
        return weekday(day)
    }

    private mutating func stepSpan(_ word: Word, _ span: Span, _ width: Int) -> Bool {
        switch (word, span) {
        case (.last, .day), (.last, .workingDay):
            slots.nthSpan = span
            return advance(width, slots.fill(.nth, \.nth, -1))
        case (.last, _): return advance(width, slots.fill(.ahead(span, -1)))
        case (_, .minute), (_, .hour), (_, .fortnight): return false
        case (.this, .day): return advance(width, slots.fill(.offset, \.offset, 0))
        case (_, .day): return advance(width, slots.fill(.offset, \.offset, 1))
        case (.this, .workingDay): return false
        case (_, .workingDay): return shift(1, .workingDay, width: width)
        default:
            return advance(width, slots.fill(.ahead(span, word == .this ? 0 : 1)))
        }
    }

    /// `end of day` and `close of business` are hours; the edge of anything longer is a day.
    mutating func edge(_ edge: Edge) -> Bool {
        index += 1
        let start = index
        while let word = word(at: index), word == .of || word == .the || word == .this { index += 1 }
        if index > start, index == lexemes.count { return false }
        let isThis = index > start && word(at: index - 1) == .this
        if edge == .end {
            if let (span, width) = span(at: index), span == .day || span == .workingDay {
                return advance(width, slots.mark(.endOfDay))
            }
            if word(at: index) == .working, span(at: index) == nil { return advance(1, slots.mark(.endOfDay)) }
            if case .dayFromNow? = word(at: index) { return slots.mark(.endOfDay) }
            if case .weekday? = word(at: index), word(at: start) == .of { return slots.mark(.endOfDay) }
        }
        if isThis { index -= 1 }
        return slots.fill(.edge, \.edge, edge)
    }

    /// A span without a count: `month` of `end of the month`, `week 49`, `week after next`.
    mutating func unit() -> Bool {
        guard let (span, width) = span(at: index) else { return false }
        let following = index + width
        if span == .quarter, let sign = word(at: following), sign == .past || sign == .to {
            return pastHour(sign == .past ? 15 : -15, hourAt: following + 1)
        }
        if span == .week, let number = weekNumber(at: following) {
            return advance(2, slots.fill(.week(number)))
        }
        if word(at: following) == .after {
            if word(at: following + 1) == .next {
                let isPeriod = span == .week || span == .month || span == .quarter || span == .year
                return isPeriod && advance(width + 2, slots.fill(.ahead(span, 2)))
            }
            return shift(1, span, width: width)
        }
        switch span {
        case .week, .month, .quarter, .year:
            return advance(width, slots.fill(.bare(span)))
        default: return false
        }
    }

    mutating func ordinal(_ value: Int) -> Bool {
        if case .weekday(let day)? = word(at: index + 1), !slots.fields.contains(.month), value <= 5 {
            return advance(2, slots.fill(.nth, \.nth, value) && slots.fill(.weekday, \.weekday, day))
        }
        if let (span, width) = span(at: index + 1) {
            switch span {
            case .workingDay:
                slots.nthSpan = span
                return value <= 23 && advance(width + 1, slots.fill(.nth, \.nth, value))
            case .day: return advance(width + 1, slots.fill(.dayOfMonth, \.dayOfMonth, value))
            case .quarter where value <= 4: return advance(width + 1, slots.fill(.quarter(value)))
            default: return false
            }
        }
        return advance(1, slots.fill(.dayOfMonth, \.dayOfMonth, value))
    }

    /// `a week`, `an hour`, `a couple of days`, `a half hour`.
    mutating func article() -> Bool {
        if let (span, width) = span(at: index + 1) { return shift(1, span, width: width + 1) }
        switch word(at: index + 1) {
        case .cardinal(let count)?:
            let isLinked = word(at: index + 2) == .of
            guard let (span, width) = span(at: index + (isLinked ? 3 : 2)) else { return false }
            return shift(count, span, width: width + (isLinked ? 3 : 2))
        case .half?: return advance(1, true)
        default: return false
        }
    }

    /// `half an hour`, `half past nine`.
    mutating func half() -> Bool {
        if word(at: index + 1) == .past { return pastHour(30, hourAt: index + 2) }
        let unit = word(at: index + 1) == .article ? index + 2 : index + 1
        guard let (span, width) = span(at: unit) else { return false }
        switch span {
        case .hour: return shift(30, .minute, width: unit - index + width)
        case .year: return shift(6, .month, width: unit - index + width)
        default: return false
        }
    }

    /// `Q2`.
    mutating func quarter() -> Bool {
        guard let number = number(at: index + 1), lexemes[index + 1].isGlued, (1...4).contains(number) else {
            return false
        }
        return advance(2, slots.fill(.quarter(number)))
    }

    mutating func shift(_ count: Int, _ span: Span, width: Int) -> Bool {
        guard count > 0, count <= 100_000, slots.fields.isDisjoint(with: [.base, .now]) else { return false }
        slots.fields.insert(.shift)
        slots.add(count, span)
        return advance(width, true)
    }
}
