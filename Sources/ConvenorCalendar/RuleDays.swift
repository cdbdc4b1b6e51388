import ConvenorCore

/// Which days a rule lets through: its BYMONTH, BYWEEKNO, BYYEARDAY, BYMONTHDAY and BYDAY together.
struct RuleDays {
    private let rule: RuleParts
    /// Numbered weekdays count within the month, else within the year.
    private let countsInMonth: Bool

    init(_ rule: RuleParts) {
        self.rule = rule
        countsInMonth = rule.frequency == .monthly || !rule.months.isEmpty
    }

    /// Takes days since 1970-01-01.
    func contain(_ serial: Int) -> Bool {
        let day = Day(daysSince1970: serial)
        if !rule.months.isEmpty, !rule.months.contains(day.month) { return false }
        let monthLength = Day.length(ofMonth: day.month, year: day.year)
        if !rule.monthDays.isEmpty, !RuleDays.has(rule.monthDays, day.day, of: monthLength) { return false }
        if rule.yearDays.isEmpty, rule.weekdays.isEmpty, rule.weekNumbers.isEmpty { return true }
        let newYear = Day(year: day.year, month: 1, day: 1).daysSince1970
        let yearLength = Day.length(ofMonth: 2, year: day.year) + 337
        let yearDay = serial - newYear + 1
        if !rule.yearDays.isEmpty, !RuleDays.has(rule.yearDays, yearDay, of: yearLength) { return false }
        if !rule.weekdays.isEmpty {
            let place = countsInMonth ? (day.day, monthLength) : (yearDay, yearLength)
            guard rule.weekdays.contains(where: { $0.day == day.weekday && RuleDays.counts($0.ordinal, place) })
            else { return false }
        }
        return rule.weekNumbers.isEmpty || isInWeeks(serial, year: day.year)
    }

    /// Whether the set has the number, or the negative one that counts it from the end.
    private static func has(_ set: Set<Int>, _ number: Int, of length: Int) -> Bool {
        set.contains(number) || set.contains(number - length - 1)
    }

    private static func counts(_ ordinal: Int, _ place: (number: Int, length: Int)) -> Bool {
        ordinal == 0 || ordinal == (place.number - 1) / 7 + 1 || -ordinal == (place.length - place.number) / 7 + 1
    }

    /// The first and last days of a year may belong to a week of the year beside it.
    private func isInWeeks(_ serial: Int, year: Int) -> Bool {
        var (first, next) = (firstWeek(of: year), firstWeek(of: year + 1))
        if serial < first { (first, next) = (firstWeek(of: year - 1), first) }
        if serial >= next { (first, next) = (next, firstWeek(of: year + 2)) }
        return RuleDays.has(rule.weekNumbers, (serial - first) / 7 + 1, of: (next - first) / 7)
    }

    /// Where week 1 begins: the first week with at least four days in the year.
    private func firstWeek(of year: Int) -> Int {
        let fourth = Day(year: year, month: 1, day: 4)
        return fourth.daysSince1970 - (fourth.weekday - rule.weekStart + 7) % 7
    }
}
