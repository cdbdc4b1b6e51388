/// The frequency of a rule and its days.
extension RecurrenceResolver {
    mutating func frequency() throws(DateRefusal) -> RecurrenceRule {
        if let times = said.times { return try often(times) }
        let hasPlaces = said.weekdays.contains { $0.ordinal != 0 }
        // Days counted in a month are not joined with other days by any rule.
        let isMixed =
            said.weekdays.contains { $0.ordinal == 0 } || !said.monthDays.isEmpty || said.isWorkingDays
            || said.isWeekend
        if hasPlaces, isMixed { throw .notADate }
        if said.edge != nil { return try edges() }
        if !said.months.isEmpty { return try inMonths() }
        if !said.workingPlaces.isEmpty { return try workingPlaces() }
        // `every second monday` is every other week; with a list or a period it is the second of each.
        if let place = said.everyPlace, hasPlaces, said.weekdays.allSatisfy({ $0.ordinal == place }),
            !said.isInside, said.span == nil, place > 1,
            said.monthDays.isEmpty
        {
            var rule = RecurrenceRule(.weekly, interval: place)
            rule.weekdays = said.weekdays.map { .init($0.day) }
            return rule
        }
        if !said.monthDays.isEmpty || hasPlaces { return try inPeriods() }
        if !said.weekdays.isEmpty || said.isWorkingDays || said.isWeekend { return try onWeekdays() }
        return try bare()
    }

    private var workingDays: [RecurrenceRule.Weekday] { dates.workingDays.sorted().map { .init($0) } }

    private func bare() throws(DateRefusal) -> RecurrenceRule {
        let count = said.interval
        switch said.span {
        case .minute: return RecurrenceRule(.minutely, interval: count)
        case .quarterHour: return RecurrenceRule(.minutely, interval: 15 * count)
        case .hour: return RecurrenceRule(.hourly, interval: count)
        case .day: return RecurrenceRule(.daily, interval: count)
        case .week: return RecurrenceRule(.weekly, interval: count)
        case .fortnight: return RecurrenceRule(.weekly, interval: 2 * count)
        case .month: return RecurrenceRule(.monthly, interval: count)
        case .quarter: return RecurrenceRule(.monthly, interval: 3 * count)
        case .half: return RecurrenceRule(.monthly, interval: 6 * count)
        case .year: return RecurrenceRule(.yearly, interval: count)
        case .workingDay, .weekend: throw .notADate
        case nil:
            guard said.part != nil || !said.clocks.isEmpty else { throw .notADate }
            return RecurrenceRule(.daily, interval: count)
        }
    }

    private func onWeekdays() throws(DateRefusal) -> RecurrenceRule {
        var rule: RecurrenceRule
        switch said.span {
        case nil: rule = RecurrenceRule(.weekly, interval: said.interval)
        case .day where said.interval == 1: rule = RecurrenceRule(.weekly)
        case .week, .fortnight, .month, .year: rule = try bare()
        default: throw .notADate
        }
        rule.weekdays = weekdays
        return rule
    }

    /// The weekdays that were said and those of the working week and the weekend; in order, unless some are counted.
    private var weekdays: [RecurrenceRule.Weekday] {
        var days = said.weekdays
        let added = (said.isWorkingDays ? workingDays : []) + (said.isWeekend ? [.init(6), .init(7)] : [])
        for day in added where !days.contains(day) { days.append(day) }
        return days.contains { $0.ordinal != 0 } ? days : days.sorted { $0.day < $1.day }
    }

    /// Days of the month and counted weekdays, in each month, quarter or year.
    private mutating func inPeriods() throws(DateRefusal) -> RecurrenceRule {
        var rule: RecurrenceRule
        switch said.span {
        case nil, .month?: rule = RecurrenceRule(.monthly, interval: said.interval)
        case .quarter?, .half?:
            if said.isInside { return try inQuarters() }
            rule = try bare()
        case .year?:
            rule = RecurrenceRule(.yearly, interval: said.interval)
            if !said.monthDays.isEmpty { return try yearDays(rule) }
        default: throw .notADate
        }
        guard !said.isWorkingDays, !said.isWeekend else { throw .notADate }
        let most = rule.frequency == .yearly ? 53 : 5
        guard said.weekdays.allSatisfy({ abs($0.ordinal) <= most }) else { throw .noSuchDay(said: "") }
        rule.weekdays = said.weekdays
        try setMonthDays(&rule)
        return rule
    }

    /// The first and the last day of the year.
    private func yearDays(_ rule: RecurrenceRule) throws(DateRefusal) -> RecurrenceRule {
        guard said.weekdays.isEmpty, let day = said.monthDays.first, said.monthDays.count == 1, abs(day) <= 28 else {
            throw .notADate
        }
        var rule = rule
        rule.months = [day > 0 ? 1 : 12]
        rule.monthDays = [day]
        return rule
    }

    /// Counted from the start of a quarter or half in its first month, from the end in its last.
    private func inQuarters() throws(DateRefusal) -> RecurrenceRule {
        let length = said.span == .half ? 6 : 3
        let places = said.monthDays + said.weekdays.map(\.ordinal)
        let isFirst = places.allSatisfy { $0 > 0 && $0 <= 28 }
        guard said.interval == 1, isFirst || places.allSatisfy({ $0 < 0 && $0 >= -28 }) else { throw .notADate }
        var rule = RecurrenceRule(.yearly)
        rule.months = stride(from: isFirst ? 1 : length, through: 12, by: length).map(\.self)
        rule.monthDays = said.monthDays
        rule.weekdays = said.weekdays
        return rule
    }

    private mutating func inMonths() throws(DateRefusal) -> RecurrenceRule {
        var rule: RecurrenceRule
        switch said.span {
        case nil, .year?, .month?: rule = RecurrenceRule(.yearly, interval: said.interval)
        case .week? where !said.weekdays.isEmpty && said.interval == 1: rule = RecurrenceRule(.yearly)
        case .day? where said.interval == 1 && !weekdays.isEmpty: rule = RecurrenceRule(.yearly)
        case .day? where said.monthDays.isEmpty && weekdays.isEmpty:
            rule = RecurrenceRule(.daily, interval: said.interval)
        default: throw .notADate
        }
        rule.months = said.months.sorted()
        rule.monthDays = said.monthDays
        // 29 February is the last day of that month, as everywhere.
        if said.months == [2], said.monthDays == [29], said.weekdays.isEmpty {
            rule.monthDays = [-1]
            add(.lastDayOfShorterMonths(29))
        }
        rule.weekdays = weekdays
        if !said.workingPlaces.isEmpty {
            guard said.monthDays.isEmpty, said.weekdays.isEmpty, said.months.count == 1 else { throw .notADate }
            rule.weekdays = workingDays
            rule.positions = said.workingPlaces
        }
        guard said.monthDays.count <= 1 || said.months.count == 1 else { throw .notADate }
        guard said.monthDays.allSatisfy({ day in said.months.allSatisfy { exists(day, in: $0) } }) else {
            throw .noSuchDay(said: "")
        }
        return rule
    }

    private func exists(_ day: Int, in month: Int) -> Bool { abs(day) <= Day.length(ofMonth: month, year: 2028) }

    /// RFC 5545 section 3.3.10: the n-th of all working days of a month is a place in a set.
    private func workingPlaces() throws(DateRefusal) -> RecurrenceRule {
        guard said.weekdays.isEmpty, said.monthDays.isEmpty else { throw .notADate }
        var rule: RecurrenceRule
        switch said.span {
        case nil, .month?: rule = RecurrenceRule(.monthly, interval: said.interval)
        case .week?: rule = RecurrenceRule(.weekly, interval: said.interval)
        case .year?: rule = RecurrenceRule(.yearly, interval: said.interval)
        case .quarter? where said.isInside && said.interval == 1:
            guard said.workingPlaces.count == 1, let place = said.workingPlaces.first else { throw .notADate }
            rule = RecurrenceRule(.monthly)
            rule.months = place > 0 ? [1, 4, 7, 10] : [3, 6, 9, 12]
        case .quarter?: rule = try bare()
        default: throw .notADate
        }
        rule.weekdays = workingDays
        rule.positions = said.workingPlaces
        return rule
    }

    /// `end of each month`, `start of every week`.
    private func edges() throws(DateRefusal) -> RecurrenceRule {
        guard said.weekdays.isEmpty, said.monthDays.isEmpty, said.months.isEmpty, let edge = said.edge,
            edge == .start || edge == .end
        else { throw .notADate }
        let isStart = edge == .start
        var rule: RecurrenceRule
        switch said.span {
        case .week?:
            rule = RecurrenceRule(.weekly, interval: said.interval)
            guard let day = isStart ? dates.workingDays.min() : dates.workingDays.max() else { throw .notADate }
            rule.weekdays = [.init(day)]
        case .month?:
            rule = RecurrenceRule(.monthly, interval: said.interval)
            rule.monthDays = [isStart ? 1 : -1]
        case .quarter?, .half?, .year?:
            guard said.interval == 1 else { throw .notADate }
            let length = said.span == .quarter ? 3 : said.span == .half ? 6 : 12
            rule = RecurrenceRule(.yearly)
            rule.months = stride(from: isStart ? 1 : length, through: 12, by: length).map(\.self)
            rule.monthDays = [isStart ? 1 : -1]
        default: throw .notADate
        }
        return rule
    }
}
