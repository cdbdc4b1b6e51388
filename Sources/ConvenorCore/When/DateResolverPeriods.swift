/// Weeks, months, quarters, halves and years.
extension DateResolver {
    /// The period that was said, in its first occurrence that has not ended.
    func resolve(_ stretch: Stretch) throws(DateRefusal) -> Period {
        switch stretch {
        case .relative(let span, let count): return try current(span).moved(by: count)
        case .bare(let span): return try current(span)
        case .month(let month, .unsaid):
            return .month(year: month < today.month ? today.year + 1 : today.year, month: month)
        case .month(let month, let year): return .month(year: self.year(year) ?? today.year, month: month)
        case .nextMonth(let month):
            return .month(year: month <= today.month ? today.year + 1 : today.year, month: month)
        case .quarter(let quarter, let year):
            let found = Period.quarter(year: self.year(year) ?? today.year, quarter: quarter)
            return year == .unsaid && found.last < today ? found.moved(by: 4) : found
        case .half(let half, let year):
            let found = Period.half(year: self.year(year) ?? today.year, half: half)
            return year == .unsaid && found.last < today ? found.moved(by: 2) : found
        case .week(let number, let year):
            let found = try isoWeek(number, year: self.year(year) ?? today.year)
            return year == .unsaid && found.last < today ? try isoWeek(number, year: today.year + 1) : found
        case .year(let year): return .year(year)
        case .weekOf(let day):
            let days = try days(of: day).days
            guard days.count == 1 else { throw .notADate }
            return .week(monday: days[0].monday)
        case .nth(let place, let span, let whole): return try part(place, span, of: try resolve(whole))
        }
    }

    private func year(_ year: YearPhrase) -> Int? {
        switch year {
        case .unsaid: nil
        case .exact(let year): year
        case .ahead(let count): today.year + count
        }
    }

    private func current(_ span: Span) throws(DateRefusal) -> Period {
        switch span {
        case .week: return .week(monday: today.monday)
        case .weekend: return .weekend(saturday: today.monday.adding(days: 5))
        case .month: return .month(year: today.year, month: today.month)
        case .quarter: return .quarter(year: today.year, quarter: (today.month + 2) / 3)
        case .half: return .half(year: today.year, half: today.month <= 6 ? 1 : 2)
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

    /// A week belongs to the period that its Thursday is in, as ISO 8601 has it for years.
    private func part(_ place: Int, _ span: Span, of whole: Period) throws(DateRefusal) -> Period {
        let (first, last) = (whole.first, whole.last)
        switch (span, whole) {
        case (.week, .month), (.week, .quarter), (.week, .year), (.week, .half):
            let early = first.adding(days: (4 - first.weekday + 7) % 7)
            let late = last.adding(days: -((last.weekday - 4 + 7) % 7))
            let thursday = place > 0 ? early.adding(days: 7 * (place - 1)) : late.adding(days: 7 * (place + 1))
            guard thursday >= first, thursday <= last else { throw .noSuchDay(said: "") }
            // The last week of october ends with october.
            let monday = thursday.monday
            return monday.adding(days: 4) > last ? .days(first: monday, last: last) : .week(monday: monday)
        case (.month, .quarter), (.month, .half), (.month, .year):
            let start = place > 0 ? first.addingMonths(place - 1) : last.addingMonths(place + 1)
            guard start >= first, start <= last else { throw .noSuchDay(said: "") }
            return .month(year: start.year, month: start.month)
        case (.quarter, .year(let year)):
            let quarter = place > 0 ? place : 5 + place
            guard (1...4).contains(quarter) else { throw .noSuchDay(said: "") }
            return .quarter(year: year, quarter: quarter)
        case (.half, .year(let year)) where place == 1 || place == 2 || place == -1:
            return .half(year: year, half: place == 1 ? 1 : 2)
        case (.half, .month) where place == 1: return .days(first: first, last: first.adding(days: 14))
        case (.half, .month) where place == 2 || place == -1:
            return .days(first: first.adding(days: 15), last: last)
        default: throw .notADate
        }
    }

    func hasYear(_ stretch: Stretch) -> Bool {
        switch stretch {
        case .month(_, let year), .quarter(_, let year), .half(_, let year), .week(_, let year): year != .unsaid
        case .year: true
        case .nth(_, _, let whole): hasYear(whole)
        case .relative, .bare, .nextMonth, .weekOf: false
        }
    }

    /// The next occurrence of a period that was said without a year and without `this` or `next`; nil otherwise.
    func rolled(_ stretch: Stretch, from period: Period) throws(DateRefusal) -> Period? {
        switch stretch {
        case .bare: return period.next
        case .month(_, .unsaid): return period.moved(by: 12)
        case .quarter(_, .unsaid): return period.moved(by: 4)
        case .half(_, .unsaid): return period.moved(by: 2)
        case .week(let number, .unsaid): return try isoWeek(number, year: period.first.adding(days: 3).year + 1)
        case .nth(let place, let span, let whole):
            guard let later = try rolled(whole, from: try resolve(whole)) else { return nil }
            return try part(place, span, of: later)
        default: return nil
        }
    }

    /// A period alone stands for its end, and behind `before` for what comes before it.
    func period(_ stretch: Stretch, edge: Edge?) throws(DateRefusal) -> Found {
        if case .nextMonth(let month) = stretch, month > today.month {
            let near = Period.month(year: today.year, month: month)
            return Found(
                days: [point(of: near, edge), point(of: near.moved(by: 12), edge)], doubt: .nextMonth(month))
        }
        var period = try resolve(stretch)
        var day = point(of: period, edge)
        var isRolled = false
        // `this week` said at its weekend is what is left of it.
        if edge == nil || edge == .end, day < today, case .relative(.week, 0) = stretch { day = period.last }
        if day < today, let later = try rolled(stretch, from: period) {
            period = later
            day = point(of: period, edge)
            isRolled = true
        }
        let isTold = edge == nil || edge == .early || isRolled
        return Found(
            days: [day], assumptions: isTold ? [.period(period, end: day)] : [], isYearSaid: isTold || hasYear(stretch))
    }

    private func point(of period: Period, _ edge: Edge?) -> Day {
        let first = period.first
        if edge == nil, said.isBefore { return before(period) }
        switch (edge ?? .end, period) {
        case (.end, .week): return workingDay(of: period, last: true)
        case (.start, .week): return workingDay(of: period, last: false)
        case (.middle, .week), (.early, .week): return first.adding(days: 2)
        case (.middle, .month): return first.adding(days: 14)
        case (.early, .month): return first.adding(days: 9)
        case (.middle, .quarter): return first.addingMonths(1).adding(days: 14)
        case (.early, .quarter), (.early, .half): return first.addingMonths(1).adding(days: -1)
        case (.middle, .half): return first.addingMonths(3).adding(days: -1)
        case (.early, .year): return first.addingMonths(3).adding(days: -1)
        case (.middle, .year): return Day(year: first.year, month: 6, day: 30)
        case (.middle, _), (.early, _), (.start, _): return first
        case (.end, _): return period.last
        }
    }

    /// The day before a period begins; before a week or a weekend that is a working day, if one is still to come.
    private func before(_ period: Period) -> Day {
        let eve = period.first.adding(days: -1)
        switch period {
        case .week, .weekend:
            let working = period.first.addingWorkingDays(
                -1, workingDays: reader.workingDays, holidays: reader.holidays)
            return working.map { $0 >= today ? $0 : eve } ?? eve
        default: return eve
        }
    }

    /// The first or last working day; Monday or Friday in a week without one.
    private func workingDay(of period: Period, last: Bool) -> Day {
        let days = (0...6).map { period.first.adding(days: last ? 6 - $0 : $0) }
        return days.first { $0.isWorking(workingDays: reader.workingDays, holidays: reader.holidays) }
            ?? period.first.adding(days: last ? 4 : 0)
    }
}
