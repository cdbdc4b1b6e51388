/// Days that not every month has, and days that nobody named.
extension RecurrenceResolver {
    /// Writes the days of the month so that a shorter month's last day stands for those it lacks.
    ///
    /// The 31st is the last day of every month; the 29th and 30th are the last of the days up to them that a month has.
    mutating func setMonthDays(_ rule: inout RecurrenceRule) throws(DateRefusal) {
        let days = said.monthDays
        guard days.allSatisfy({ $0 != 0 && abs($0) <= 31 }) else { throw .noSuchDay(said: "") }
        let late = Set(days.filter { $0 == 29 || $0 == 30 })
        guard rule.weekdays.isEmpty else {
            rule.monthDays = days
            return
        }
        if let day = days.first(where: { $0 > 28 }) { add(.lastDayOfShorterMonths(day)) }
        var kept = days.filter { $0 != 29 && $0 != 30 }.map { $0 == 31 ? -1 : $0 }
        guard !late.isEmpty else {
            rule.monthDays = kept
            return
        }
        guard kept.allSatisfy({ $0 > 0 }), let latest = late.max() else { throw .notADate }
        kept.sort()
        rule.monthDays = kept.filter { $0 != 28 } + Array(28...latest)
        rule.positions = Array(1..<(kept.count + 1)) + (late.count == 2 ? [-1, -2] : [-1])
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
