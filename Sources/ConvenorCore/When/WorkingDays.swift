extension Day {
    /// Whether work is done that day; `workingDays` holds ISO weekdays, 1 is Monday.
    package func isWorking(workingDays: Set<Int>, holidays: Set<Day> = []) -> Bool {
        workingDays.contains(weekday) && !holidays.contains(self)
    }

    /// The day `n` working days later (earlier when negative); this day is never counted.
    ///
    /// Nil when no working day is found for four years in a row.
    package func addingWorkingDays(_ n: Int, workingDays: Set<Int>, holidays: Set<Day> = []) -> Day? {
        var day = self
        var left = abs(n)
        var idle = 0
        while left > 0 {
            day = day.adding(days: n < 0 ? -1 : 1)
            if day.isWorking(workingDays: workingDays, holidays: holidays) {
                left -= 1
                idle = 0
            } else {
                idle += 1
                if idle > 1461 { return nil }
            }
        }
        return day
    }

    /// Working days after this day up to and including `other`; negative when `other` is earlier.
    package func workingDaysBetween(_ other: Day, workingDays: Set<Int>, holidays: Set<Day> = []) -> Int {
        if other < self {
            return -other.workingDaysBetween(self, workingDays: workingDays, holidays: holidays)
        }
        let (first, last) = (daysSince1970 + 1, other.daysSince1970)
        guard first <= last else { return 0 }
        let (weeks, rest) = ((last - first + 1) / 7, (last - first + 1) % 7)
        let valid = workingDays.intersection(1...7)
        var count = weeks * valid.count
        for days in (last - rest + 1)..<(last + 1) where valid.contains(Day(daysSince1970: days).weekday) { count += 1 }
        return count - holidays.count { $0 > self && $0 <= other && valid.contains($0.weekday) }
    }

    /// The same day `n` months later, or the last day of a shorter month.
    package func addingMonths(_ n: Int) -> Day {
        let months = year * 12 + month - 1 + n
        let (year, month) = (floorDivide(months, 12), months - floorDivide(months, 12) * 12 + 1)
        return Day(year: year, month: month, day: min(day, Day.length(ofMonth: month, year: year)))
    }

    /// The Monday of this day's week.
    package var monday: Day { adding(days: 1 - weekday) }
}

private func floorDivide(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }

extension Period {
    package var first: Day {
        switch self {
        case .week(let monday): monday
        case .month(let year, let month): Day(year: year, month: month, day: 1)
        case .quarter(let year, let quarter): Day(year: year, month: quarter * 3 - 2, day: 1)
        case .year(let year): Day(year: year, month: 1, day: 1)
        case .half(let year, let half): Day(year: year, month: half * 6 - 5, day: 1)
        case .weekend(let saturday): saturday
        case .days(let first, _): first
        }
    }

    /// The last calendar day, Sunday for a week.
    package var last: Day {
        switch self {
        case .weekend(let saturday): saturday.adding(days: 1)
        case .days(_, let last): last
        default: next.first.adding(days: -1)
        }
    }

    package var next: Period { moved(by: 1) }

    package func moved(by n: Int) -> Period {
        switch self {
        case .week(let monday): return .week(monday: monday.adding(days: 7 * n))
        case .month:
            let day = first.addingMonths(n)
            return .month(year: day.year, month: day.month)
        case .quarter:
            let day = first.addingMonths(3 * n)
            return .quarter(year: day.year, quarter: (day.month + 2) / 3)
        case .year(let year): return .year(year + n)
        case .half:
            let day = first.addingMonths(6 * n)
            return .half(year: day.year, half: day.month <= 6 ? 1 : 2)
        case .weekend(let saturday): return .weekend(saturday: saturday.adding(days: 7 * n))
        case .days: return self
        }
    }
}
