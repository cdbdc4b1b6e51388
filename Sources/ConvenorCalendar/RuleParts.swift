import ConvenorCore

/// A recurrence rule taken apart: RFC 5545 section 3.3.10, whole.
///
/// `RecurrenceRule` in the core holds only what phrases need; files and feeds bring the rest.
struct RuleParts: Hashable, Sendable {
    enum Until: Hashable, Sendable {
        /// On the wall of whatever zone the rule stands in; a date includes its whole day.
        case floating(FloatingTime)
        case utc(FloatingTime)
    }

    var frequency: RecurrenceRule.Frequency
    var interval = 1
    var count: Int?
    var until: Until?
    var seconds: Set<Int> = []
    var minutes: Set<Int> = []
    var hours: Set<Int> = []
    var weekdays: [RecurrenceRule.Weekday] = []
    /// This and the sets below: negative counts from the end.
    var monthDays: Set<Int> = []
    var yearDays: Set<Int> = []
    var weekNumbers: Set<Int> = []
    var months: Set<Int> = []
    var positions: Set<Int> = []
    /// WKST: 1 is Monday.
    var weekStart = 1

    var isFinerThanDays: Bool {
        switch frequency {
        case .secondly, .minutely, .hourly: true
        case .daily, .weekly, .monthly, .yearly: false
        }
    }

    /// The text without COUNT and UNTIL.
    var endless: String {
        var parts = ["FREQ=" + frequency.rawValue.uppercased()]
        if interval != 1 { parts.append("INTERVAL=\(interval)") }
        if weekStart != 1 { parts.append("WKST=" + RuleText.weekdays[weekStart - 1]) }
        func list(_ name: String, _ values: Set<Int>) {
            if !values.isEmpty { parts.append(name + "=" + values.sorted().map(String.init).joined(separator: ",")) }
        }
        list("BYMONTH", months)
        list("BYWEEKNO", weekNumbers)
        list("BYYEARDAY", yearDays)
        list("BYMONTHDAY", monthDays)
        if !weekdays.isEmpty {
            let days = weekdays.map { ($0.ordinal == 0 ? "" : String($0.ordinal)) + RuleText.weekdays[$0.day - 1] }
            parts.append("BYDAY=" + days.joined(separator: ","))
        }
        list("BYHOUR", hours)
        list("BYMINUTE", minutes)
        list("BYSECOND", seconds)
        list("BYSETPOS", positions)
        return parts.joined(separator: ";")
    }

    /// The same rule with everything that it takes from its first day and hour written out.
    ///
    /// A rule that names a day in any way takes none from `start`: BYWEEKNO alone is the whole week.
    func completed(from start: FloatingTime) -> RuleParts {
        var rule = self
        if weekdays.isEmpty, monthDays.isEmpty, yearDays.isEmpty, weekNumbers.isEmpty {
            switch frequency {
            case .yearly:
                if months.isEmpty { rule.months = [start.day.month] }
                rule.monthDays = [start.day.day]
            case .monthly: rule.monthDays = [start.day.day]
            case .weekly: rule.weekdays = [.init(start.day.weekday)]
            case .daily, .hourly, .minutely, .secondly: break
            }
        }
        if rule.hours.isEmpty, !isFinerThanDays { rule.hours = [start.hour] }
        if rule.minutes.isEmpty, !isFinerThanDays || frequency == .hourly { rule.minutes = [start.minute] }
        if rule.seconds.isEmpty, frequency != .secondly { rule.seconds = [start.second] }
        return rule
    }
}
