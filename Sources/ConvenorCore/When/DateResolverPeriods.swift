/// Weeks, months, quarters and years, and days counted in them.
extension DateResolver {
    /// The period that was said, in its first occurrence that has not ended; nil when none was.
    func period() throws(DateRefusal) -> Period? {
        if slots.fields.contains(.month) { return try monthPeriod() }
        guard slots.fields.contains(.period) else {
            return slots.fields.contains(.year) ? .year(slots.year) : nil
        }
        let ahead = slots.yearsAhead.map { today.year + $0 }
        let year = slots.fields.contains(.year) ? slots.year : ahead
        if ahead != nil, slots.fields.contains(.year) { throw .notADate }
        switch slots.period {
        case .quarter(let quarter):
            let period = Period.quarter(year: year ?? today.year, quarter: quarter)
            return year == nil && period.last < today ? .quarter(year: today.year + 1, quarter: quarter) : period
        case .week(let number):
            let period = try isoWeek(number, year: year ?? today.year)
            return year == nil && period.last < today ? try isoWeek(number, year: today.year + 1) : period
        case .ahead(let span, let count):
            guard year == nil else { throw .notADate }
            return try current(span).moved(by: count)
        case .bare(let span):
            guard year == nil else { throw .notADate }
            return try current(span)
        }
    }

    private func monthPeriod() throws(DateRefusal) -> Period {
        let month = slots.month
        if slots.fields.contains(.period) {
            guard case .ahead(.year, let count) = slots.period, !slots.fields.contains(.year) else {
                throw .notADate
            }
            return .month(year: today.year + count, month: month)
        }
        if slots.fields.contains(.year) { return .month(year: slots.year, month: month) }
        return .month(year: month < today.month ? today.year + 1 : today.year, month: month)
    }

    private func current(_ span: Span) throws(DateRefusal) -> Period {
        switch span {
        case .week: return .week(monday: today.monday)
        case .month: return .month(year: today.year, month: today.month)
        case .quarter: return .quarter(year: today.year, quarter: (today.month + 2) / 3)
        case .year: return .year(today.year)
        default: throw .notADate
        }
    }

    /// ISO 8601: week 1 holds 4 January.
    private func isoWeek(_ number: Int, year: Int) throws(DateRefusal) -> Period {
        let monday = Day(year: year, month: 1, day: 4).monday.adding(days: 7 * (number - 1))
        guard monday.adding(days: 3).year == year else { throw .noSuchDay(said: "") }
        return .week(monday: monday)
    }

    /// A later occurrence is meant when this one has passed and neither `this` nor a year was said.
    private var canRoll: Bool {
        if slots.fields.contains(.year) || slots.yearsAhead != nil { return false }
        if slots.fields.contains(.month) { return !slots.fields.contains(.period) }
        if case .ahead = slots.period { return false }
        return true
    }

    private func rolled(_ period: Period) throws(DateRefusal) -> Period {
        switch (period, slots.period) {
        case (.month, _) where slots.fields.contains(.month), (.quarter, .quarter): period.moved(by: isMonth ? 12 : 4)
        case (.week, .week(let number)): try isoWeek(number, year: period.first.adding(days: 3).year + 1)
        default: period.next
        }
    }

    private var isMonth: Bool { slots.fields.contains(.month) }

    /// A period alone stands for its end; `start of` and `mid` move the point.
    func wholePeriod(_ fields: DateSlots.Fields) throws(DateRefusal) -> Found {
        guard fields.isSubset(of: [.month, .year, .period, .edge]) else { throw .notADate }
        let hasEdge = fields.contains(.edge)
        if !hasEdge {
            if fields.contains(.period), case .bare = slots.period { throw .notADate }
            if fields == .year, !slots.hasIn { throw .notADate }
        }
        guard var period = try period() else { throw .notADate }
        var day = point(of: period)
        if slots.isNextMonth {
            guard fields.isSubset(of: [.month, .edge]) else { throw .notADate }
            if slots.month > today.month {
                return Found(days: [day, point(of: period.moved(by: 12))], doubt: .nextMonth(slots.month))
            }
            if slots.month == today.month { period = period.moved(by: 12) }
            day = point(of: period)
        }
        var isRolled = false
        if canRoll, day < today {
            period = try rolled(period)
            day = point(of: period)
            isRolled = true
        }
        let isTold = !hasEdge || isRolled
        return Found(
            days: [day], assumptions: isTold ? [.period(period, end: day)] : [],
            isYearSaid: isTold || fields.contains(.year))
    }

    private func point(of period: Period) -> Day {
        let first = period.first
        switch (slots.edge, period) {
        case (.end, .week): return workingDay(of: period, last: true)
        case (.start, .week): return workingDay(of: period, last: false)
        case (.middle, .week): return first.adding(days: 2)
        case (.middle, .month): return first.adding(days: 14)
        case (.middle, .quarter): return first.addingMonths(1).adding(days: 14)
        case (.middle, .year): return Day(year: first.year, month: 6, day: 30)
        case (.start, _): return first
        case (.end, _): return period.last
        }
    }

    /// The first or last working day; Monday or Friday in a week without one.
    private func workingDay(of period: Period, last: Bool) -> Day {
        let days = (0...6).map { period.first.adding(days: last ? 6 - $0 : $0) }
        return days.first { $0.isWorking(workingDays: reader.workingDays, holidays: reader.holidays) }
            ?? period.first.adding(days: last ? 4 : 0)
    }

    /// `first monday of december`, `last working day of the month`.
    func counted(_ fields: DateSlots.Fields) throws(DateRefusal) -> Found {
        let isWeekday = fields.contains(.weekday)
        guard fields.isSubset(of: [.nth, .weekday, .month, .year, .period]), isWeekday == (slots.nthSpan == nil),
            !slots.isNextMonth
        else { throw .notADate }
        guard var period = try period() else {
            guard slots.nth == -1, isWeekday else { throw .notADate }
            let distance = (today.weekday - slots.weekday + 7) % 7
            return Found(days: [today.adding(days: distance == 0 ? -7 : -distance)])
        }
        if isWeekday, case .week = period { throw .notADate }
        var day = counted(in: period)
        if canRoll, day.map({ $0 < today }) ?? false {
            period = try rolled(period)
            day = counted(in: period)
        }
        guard let day else { throw .noSuchDay(said: "") }
        return Found(days: [day], isYearSaid: fields.contains(.year))
    }

    private func counted(in period: Period) -> Day? {
        let (first, last) = (period.first, period.last)
        let (days, holidays) = (reader.workingDays, reader.holidays)
        let day: Day?
        switch (slots.nthSpan, slots.nth) {
        case (nil, -1): day = last.adding(days: -((last.weekday - slots.weekday + 7) % 7))
        case (nil, let n): day = first.adding(days: (slots.weekday - first.weekday + 7) % 7 + 7 * (n - 1))
        case (.workingDay, -1):
            day = last.adding(days: 1).addingWorkingDays(-1, workingDays: days, holidays: holidays)
        case (.workingDay, let n):
            day = first.adding(days: -1).addingWorkingDays(n, workingDays: days, holidays: holidays)
        default: day = last
        }
        return day.flatMap { $0 >= first && $0 <= last ? $0 : nil }
    }
}
