/// Puts a recurrence into the words that the grammar of the same language reads as that recurrence.
///
/// sentence = step [ days ] [ months ] [ hours ] [ start ] [ end ] [ exceptions ]
struct RecurrenceSentence {
    let names: DateNames
    let workingDays: Set<Int>

    func text(_ recurrence: Recurrence) -> String {
        var rule = recurrence.rule
        let weekdaysLeftOut = weekdaysLeftOut(rule)
        if !weekdaysLeftOut.isEmpty { rule.weekdays = [] }
        var text = frequency(rule)
        if !rule.hours.isEmpty {
            let minutes = rule.minutes.isEmpty ? [0] : rule.minutes
            let clocks = rule.hours.flatMap { hour in minutes.map { DateNames.clock(hour * 60 + $0) } }
            text += " \(names.at) " + names.list(clocks)
        }
        if let start = recurrence.start { text += ", \(names.from) " + names.long(start) }
        if let until = rule.until { text += ", \(names.until) " + names.long(until) }
        if let count = rule.count { text += ", " + (count == 1 ? names.once : "\(count) \(names.times)") }
        let left = recurrence.except.map(names.long) + weekdaysLeftOut
        return left.isEmpty ? text : text + ", \(names.except) \(names.on) " + names.list(left)
    }

    private func frequency(_ rule: RecurrenceRule) -> String {
        if let period = quarterly(rule) { return "\(names.on) \(days(rule, isInQuarter: true)) \(names.of) " + period }
        let inMonths = rule.months.isEmpty ? "" : " \(names.within) " + months(rule)
        if rule.weekdays.isEmpty, rule.monthDays.isEmpty { return step(rule) + inMonths }
        if let dates = dates(rule) { return step(rule) + " \(names.on) " + dates }
        let isPlain =
            rule.monthDays.isEmpty && rule.positions.isEmpty && rule.weekdays.allSatisfy { $0.ordinal == 0 }
        if isPlain, rule.interval == 1, rule.frequency == .weekly || !rule.months.isEmpty {
            return (isWeekday(rule) ? names.everyWeekday : "\(names.every) " + weekdays(rule)) + inMonths
        }
        let days = step(rule) + " \(names.on) " + days(rule)
        if isPlain { return days + inMonths }
        return rule.months.isEmpty ? days : days + " \(names.of) " + months(rule)
    }

    /// `every week`, `every 2 weeks`.
    private func step(_ rule: RecurrenceRule) -> String {
        guard let step = names.steps[rule.frequency] else { return names.every }
        return rule.interval == 1 ? step.one : "\(names.every) \(rule.interval) \(step.many)"
    }

    private func months(_ rule: RecurrenceRule) -> String { names.list(rule.months.map { names.months[$0 - 1] }) }

    private func weekdays(_ rule: RecurrenceRule) -> String {
        names.list(rule.weekdays.map { names.weekdays[$0.day - 1] })
    }

    /// Only from Monday to Friday is a weekday the same as a working day.
    private func isWeekday(_ rule: RecurrenceRule) -> Bool {
        isWorking(rule) && workingDays == [1, 2, 3, 4, 5]
    }

    private func isWorking(_ rule: RecurrenceRule) -> Bool {
        rule.weekdays == workingDays.sorted().map { .init($0) }
    }

    /// The weekdays that are not in a rule which otherwise has its days without them; none where they are its days.
    private func weekdaysLeftOut(_ rule: RecurrenceRule) -> [String] {
        guard rule.positions.isEmpty, rule.weekdays == Set(rule.weekdays.map(\.day)).sorted().map({ .init($0) }) else {
            return []
        }
        switch rule.frequency {
        case .secondly, .minutely, .hourly, .daily: guard !rule.weekdays.isEmpty else { return [] }
        case .weekly: return []
        // Days that not every month has are kept as they are beside weekdays.
        case .monthly, .yearly:
            guard rule.weekdays.count > 3, !rule.monthDays.isEmpty, rule.monthDays.allSatisfy({ $0 <= 28 }) else {
                return []
            }
        }
        return (1...7).filter { !rule.weekdays.contains(.init($0)) }.map { names.weekdays[$0 - 1] }
    }
}

/// The days of months and years.
extension RecurrenceSentence {
    /// `every quarter` or `every half year`, where the days are counted from its start or its end.
    private func quarterly(_ rule: RecurrenceRule) -> String? {
        let places = rule.monthDays + rule.weekdays.map(\.ordinal)
        let isStart: Bool
        if rule.frequency == .monthly, rule.positions.count == 1, rule.monthDays.isEmpty, isWorking(rule) {
            isStart = rule.positions[0] > 0
        } else {
            guard rule.frequency == .yearly, rule.positions.isEmpty, !places.isEmpty else { return nil }
            isStart = places[0] > 0
            guard places.allSatisfy({ isStart ? (1...28).contains($0) : (-28 ... -1).contains($0) }) else { return nil }
        }
        guard rule.interval == 1 else { return nil }
        switch rule.months {
        case isStart ? [1, 4, 7, 10] : [3, 6, 9, 12]: return names.everyQuarter
        case (isStart ? [1, 7] : [6, 12]) where rule.frequency == .yearly: return names.everyHalf
        default: return nil
        }
    }

    /// `4 July`, `1 January and 1 July`; nil where the days are no plain dates.
    private func dates(_ rule: RecurrenceRule) -> String? {
        guard rule.frequency == .yearly, rule.weekdays.isEmpty, rule.positions.isEmpty, rule.monthDays.count == 1,
            let day = rule.monthDays.first, day > 0, !rule.months.isEmpty
        else { return nil }
        return names.list(rule.months.map { "\(day) \(names.months[$0 - 1])" })
    }

    /// `the 15th and the last day`, `the first and third Tuesday`, `the last working day`, `Friday the 13th`.
    private func days(_ rule: RecurrenceRule, isInQuarter: Bool = false) -> String {
        if !rule.positions.isEmpty, !rule.weekdays.isEmpty {
            return places(dayPositions(rule)) + " "
                + (isWorking(rule) ? names.workingDay : "\(names.of) " + weekdays(rule))
        }
        let dates = names.list(
            monthDays(rule).map {
                $0 > 0 && !isInQuarter ? "\(names.the) " + names.numeral($0) : "\(places([$0])) \(names.day)"
            })
        let isKept = !rule.monthDays.isEmpty
        return isKept ? (rule.weekdays.isEmpty ? dates : countedWeekdays(rule) + " " + dates) : countedWeekdays(rule)
    }

    private func places(_ places: [Int]) -> String { "\(names.the) " + names.list(places.map(names.place)) }

    /// Days in the order of the rule; those of one name that stand together share it.
    private func countedWeekdays(_ rule: RecurrenceRule) -> String {
        if rule.weekdays.allSatisfy({ $0.ordinal == 0 }) {
            if rule.monthDays.isEmpty, isWeekday(rule) { return names.onWeekdays }
            let isOfPeriod = rule.frequency != .weekly && rule.monthDays.isEmpty
            return (isOfPeriod ? "\(names.every) " : "") + weekdays(rule)
        }
        var runs: [(day: Int, places: [Int])] = []
        for weekday in rule.weekdays {
            if weekday.ordinal != 0, let last = runs.last, last.day == weekday.day, !last.places.isEmpty {
                runs[runs.count - 1].places.append(weekday.ordinal)
            } else {
                runs.append((weekday.day, weekday.ordinal == 0 ? [] : [weekday.ordinal]))
            }
        }
        return names.list(
            runs.map { (run) -> String in
                (run.places.isEmpty ? names.every : places(run.places)) + " " + names.weekdays[run.day - 1]
            })
    }

    /// The places of days, where the rule numbers each of their hours.
    private func dayPositions(_ rule: RecurrenceRule) -> [Int] {
        let width = max(1, rule.hours.count * rule.minutes.count)
        return rule.positions.compactMap { position in
            if position > 0 { return (position - 1) % width == 0 ? (position - 1) / width + 1 : nil }
            return position % width == 0 ? position / width : nil
        }
    }

    /// The days as they were said; see `RecurrenceRule.setMonthDays`.
    private func monthDays(_ rule: RecurrenceRule) -> [Int] {
        guard !rule.positions.isEmpty, let latest = rule.monthDays.max() else { return rule.monthDays }
        let positions = dayPositions(rule)
        var said = rule.monthDays.filter { $0 < 28 }
        if positions.count(where: { $0 > 0 }) > said.count { said.append(28) }
        return said + (positions.contains(-2) ? [29, 30] : [latest])
    }
}
