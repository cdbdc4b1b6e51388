/// Days that not every month has, and days that nobody named.
extension RecurrenceResolver {
    mutating func setMonthDays(_ rule: inout RecurrenceRule) throws(DateRefusal) {
        let days = said.monthDays
        guard days.allSatisfy({ $0 != 0 && abs($0) <= 31 }) else { throw .noSuchDay(said: "") }
        guard rule.weekdays.isEmpty else {
            rule.monthDays = days
            return
        }
        guard rule.setMonthDays(days) else { throw .notADate }
        if let day = days.first(where: { $0 > 28 }) { add(.lastDayOfShorterMonths(day)) }
    }

    /// `except friday` takes a weekday out of the rule, which must have days to lose.
    func leaveOut(_ rule: inout RecurrenceRule) throws(DateRefusal) {
        guard !said.exceptWeekdays.isEmpty else { return }
        let hasOwnDays = !rule.weekdays.isEmpty || !rule.monthDays.isEmpty
        let isOfPeriods = [.weekly, .monthly, .yearly].contains(rule.frequency)
        // Which day of a month is the last is settled before any is left out.
        guard rule.positions.isEmpty, hasOwnDays || !isOfPeriods, rule.weekdays.allSatisfy({ $0.ordinal == 0 }) else {
            throw .notADate
        }
        if rule.weekdays.isEmpty { rule.weekdays = (1...7).map { .init($0) } }
        rule.weekdays.removeAll { said.exceptWeekdays.contains($0.day) }
        guard !rule.weekdays.isEmpty else { throw .notADate }
        if rule.frequency == .daily, rule.interval == 1 { rule.frequency = rule.months.isEmpty ? .weekly : .yearly }
    }

    /// `twice a week`: on working days spread over the week; the days are ours, and that is told.
    mutating func often(_ times: Int) throws(DateRefusal) -> RecurrenceRule {
        guard said.interval == 1, said.weekdays.isEmpty, said.monthDays.isEmpty, said.months.isEmpty else {
            throw .notADate
        }
        var rule: RecurrenceRule
        switch said.span {
        case .week:
            let days = dates.workingDays.sorted()
            guard times <= days.count else { throw .notADate }
            rule = RecurrenceRule(.weekly)
            rule.weekdays = (0..<times).map { .init(days[($0 * days.count + times - 1) / times]) }
            add(.days)
        case .month:
            guard (2...4).contains(times) else { throw .notADate }
            rule = RecurrenceRule(.monthly)
            rule.monthDays = [[1, 15], [1, 11, 21], [1, 8, 15, 22]][times - 2]
            add(.days)
        case .quarter where times == 3: rule = RecurrenceRule(.monthly)
        case .year where 12 % times == 0: rule = RecurrenceRule(.monthly, interval: 12 / times)
        case .day:
            guard times <= 3, said.clocks.isEmpty, said.part == nil else { throw .notADate }
            let (start, end) = (dates.dayStart / 60, dates.dayEnd / 60)
            rule = RecurrenceRule(.daily)
            rule.hours = times == 2 ? [start, end] : [start, (start + end) / 2, end]
            rule.minutes = [0]
            add(.days)
        default: throw .notADate
        }
        return rule
    }
}
