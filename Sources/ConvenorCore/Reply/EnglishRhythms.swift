/// Recurrences in words.
extension English {
    /// `every 2 weeks on Monday at 09:00, until Fri 4 Dec 2026`.
    package func rhythm(_ recurrence: Recurrence) -> String {
        let rule = recurrence.rule
        var text = rule.interval == 1 ? "every \(unit(rule))" : "every \(rule.interval) \(unit(rule))s"
        if !rule.months.isEmpty { text += " in " + list(rule.months.map { Self.longMonths[$0 - 1] }) }
        var days: [String] = []
        if !rule.weekdays.isEmpty { days.append(list(rule.weekdays.map(name))) }
        if !rule.monthDays.isEmpty { days.append("the \(list(rule.monthDays.map(place))) day") }
        if !rule.positions.isEmpty { days.insert("the \(list(rule.positions.map(place))) of", at: 0) }
        if !days.isEmpty { text += " on " + days.joined(separator: " ") }
        if !rule.hours.isEmpty { text += " at " + list(clocks(rule)) }
        if let start = recurrence.start { text += ", from \(day(start))" }
        if let until = rule.until { text += ", until \(day(until))" }
        if let count = rule.count { text += count == 1 ? ", once" : ", \(count) times" }
        if !recurrence.except.isEmpty { text += ", but not on \(list(recurrence.except.map(day)))" }
        return text.capitalisedFirst
    }

    /// What was assumed of a recurrence.
    package func clause(for assumption: RecurrenceAssumption) -> String {
        switch assumption {
        case .hour(let minute): hourClause(minute)
        case .days: "no days were said; I took these"
        case .lastDayOfShorterMonths(let day): "months without a \(place(day)) have it on their last day"
        }
    }

    /// That no exact hour was said.
    package func hourClause(_ minute: Int) -> String { "no exact hour was said; I took \(clock(minute))" }

    private func unit(_ rule: RecurrenceRule) -> String {
        switch rule.frequency {
        case .secondly: "second"
        case .minutely: "minute"
        case .hourly: "hour"
        case .daily: "day"
        case .weekly: "week"
        case .monthly: "month"
        case .yearly: "year"
        }
    }

    private func name(_ weekday: RecurrenceRule.Weekday) -> String {
        let day = Self.longDays[weekday.day - 1]
        return weekday.ordinal == 0 ? day : "the \(place(weekday.ordinal)) \(day)"
    }

    private func clocks(_ rule: RecurrenceRule) -> [String] {
        let minutes = rule.minutes.isEmpty ? [0] : rule.minutes
        return rule.hours.flatMap { hour in minutes.map { clock(hour * 60 + $0) } }
    }

    /// `last` and `second to last` for what is counted from the end.
    private func place(_ number: Int) -> String {
        number > 0 ? ordinal(number) : number == -1 ? "last" : "\(ordinal(-number)) to last"
    }

    private static let longMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
