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

    static let codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

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

extension RecurrenceRule {
    /// Sets the days of the month so that a shorter month's last day stands for those it lacks; false where no rule can.
    ///
    /// The 31st is the last day of every month; the 29th and 30th are the last of the days up to them that a month has.
    mutating func setMonthDays(_ days: [Int]) -> Bool {
        let late = Set(days.filter { $0 == 29 || $0 == 30 })
        var kept = days.filter { $0 != 29 && $0 != 30 }.map { $0 == 31 ? -1 : $0 }
        guard let latest = late.max() else {
            monthDays = kept
            return true
        }
        guard kept.allSatisfy({ $0 > 0 }) else { return false }
        kept = Set(kept).sorted()
        monthDays = kept.filter { $0 != 28 } + Array(28...latest)
        positions = Array(1..<(kept.count + 1)) + (late.count == 2 ? [-1, -2] : [-1])
        return true
    }

    /// RFC 5545 section 3.3.10 counts each hour of a day as a place of its own: makes of each day's place those of its hours.
    mutating func widenPositions() {
        let width = hours.count * minutes.count
        guard width > 1 else { return }
        positions = positions.flatMap { place in
            (0..<width).map { place > 0 ? (place - 1) * width + 1 + $0 : place * width + $0 }
        }
    }

    /// Whether its numbers are such that a calendar may have its days: no sixth Monday of a month.
    var canHappen: Bool {
        let (weekdayLimit, placeLimit) = frequency == .yearly && months.isEmpty ? (53, 262) : (5, 23)
        return interval < 1000 && weekdays.allSatisfy { abs($0.ordinal) <= weekdayLimit }
            && (!monthDays.isEmpty || positions.allSatisfy { abs($0) <= (frequency == .weekly ? 7 : placeLimit) })
    }
}
