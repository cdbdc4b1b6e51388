/// A recurrence rule as RFC 5545 section 3.3.10 writes it, in the parts that phrases need.
package struct RecurrenceRule: Hashable, Sendable {
    package enum Frequency: String, Sendable, CaseIterable {
        case secondly, minutely, hourly, daily, weekly, monthly, yearly
    }
    /// `MO`, or with an ordinal `2MO` and `-1FR`.
    package struct Weekday: Hashable, Sendable {
        /// 0 for every such day; negative counts from the end.
        package var ordinal: Int
        /// 1 is Monday.
        package var day: Int

        package init(_ day: Int, ordinal: Int = 0) {
            self.day = day
            self.ordinal = ordinal
        }
    }

    package var frequency: Frequency
    package var interval = 1
    package var count: Int?
    /// The last day that may still be one, as a wall date; nil when the rule does not end by date.
    package var until: Day?
    package var months: [Int] = []
    /// Negative counts from the end of the month.
    package var monthDays: [Int] = []
    package var weekdays: [Weekday] = []
    package var hours: [Int] = []
    package var minutes: [Int] = []
    /// BYSETPOS: which of the days that fit a month or week are taken.
    package var positions: [Int] = []

    package init(_ frequency: Frequency, interval: Int = 1) {
        self.frequency = frequency
        self.interval = interval
    }

    private static let codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

    /// `FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;BYHOUR=9;BYMINUTE=0`.
    package var text: String {
        var parts = ["FREQ=" + frequency.rawValue.uppercased()]
        if interval != 1 { parts.append("INTERVAL=\(interval)") }
        if let until { parts.append("UNTIL=" + padded(until.year, 4) + padded(until.month, 2) + padded(until.day, 2)) }
        if let count { parts.append("COUNT=\(count)") }
        func list(_ name: String, _ values: [Int]) {
            if !values.isEmpty { parts.append(name + "=" + values.map(String.init).joined(separator: ",")) }
        }
        list("BYMONTH", months)
        list("BYMONTHDAY", monthDays)
        if !weekdays.isEmpty {
            let days = weekdays.map { ($0.ordinal == 0 ? "" : String($0.ordinal)) + Self.codes[$0.day - 1] }
            parts.append("BYDAY=" + days.joined(separator: ","))
        }
        list("BYHOUR", hours)
        list("BYMINUTE", minutes)
        list("BYSETPOS", positions)
        return parts.joined(separator: ";")
    }
}
