import ConvenorCore

/// Lays out any rule, period by period: what `PlainRule` leaves over, because libical refuses or misreads it.
///
/// The Gregorian calendar repeats itself after 400 years, so a rule of days that gave nothing in as many periods as
/// those have never will: there the search ends, or with the last day asked for.
struct RuleExpansion {
    let rule: RuleParts
    let days: RuleDays
    let start: FloatingTime
    /// In days since 1970-01-01, the first on which nothing is looked for any more: at the latest in the year 10000.
    let end: Int

    init(_ rule: RuleParts, from start: FloatingTime, through last: Day) {
        end = min(Day(year: 9999, month: 12, day: 31), last).daysSince1970 + 1
        self.rule = rule.completed(from: start)
        self.start = start
        days = RuleDays(self.rule)
    }

    /// Visits what the rule gives, in order, from the beginning of the period of `start` until the visitor says false.
    func visit(_ visitor: (FloatingTime) -> Bool) {
        if rule.isFinerThanDays {
            visitClock(visitor)
        } else {
            visitDays(visitor)
        }
    }

    private func visitDays(_ visitor: (FloatingTime) -> Bool) {
        let times = times(hours: rule.hours, minutes: rule.minutes)
        var barren = 0
        var number = 0
        while barren <= periodsIn400Years, let period = period(number) {
            let found = period.filter(days.contain)
            switch visit(found.map { $0 * 86_400 }, times, visitor) {
            case .nothing: barren += 1
            case .all: barren = 0
            case .ended: return
            }
            number += 1
        }
    }

    private var periodsIn400Years: Int {
        switch rule.frequency {
        case .yearly: 400
        case .monthly: 4800
        case .weekly: 20_871
        case .daily, .hourly, .minutely, .secondly: 146_097
        }
    }

    /// The days of one year, month, week or day of the rule, counted from that of `start`; nil beyond the end.
    private func period(_ number: Int) -> Range<Int>? {
        let step = number * rule.interval
        let from = start.day
        let range: Range<Int>
        switch rule.frequency {
        case .yearly:
            guard from.year + step < 10_000 else { return nil }
            let year = Day(year: from.year + step, month: 1, day: 1).daysSince1970
            range = year..<Day(year: from.year + step + 1, month: 1, day: 1).daysSince1970
        case .monthly:
            let (year, month) = (from.year * 12 + from.month - 1 + step).quotientAndRemainder(dividingBy: 12)
            guard year < 10_000 else { return nil }
            let first = Day(year: year, month: month + 1, day: 1).daysSince1970
            range = first..<first + Day.length(ofMonth: month + 1, year: year)
        case .weekly:
            let first = from.daysSince1970 - (from.weekday - rule.weekStart + 7) % 7 + step * 7
            range = first..<first + 7
        case .daily, .hourly, .minutely, .secondly:
            range = from.daysSince1970 + step..<from.daysSince1970 + step + 1
        }
        return range.lowerBound < end ? range : nil
    }

    /// Seconds after the beginning of a day or an hour, in order. A leap second never comes.
    func times(hours: Set<Int>, minutes: Set<Int>) -> [Int] {
        hours.sorted().flatMap { hour in
            minutes.sorted().flatMap { minute in
                rule.seconds.subtracting([60]).sorted().map { (hour * 60 + minute) * 60 + $0 }
            }
        }
    }

    /// How the visit to one period went.
    enum Visit {
        case nothing, all, ended
    }

    /// Visits every time after every beginning, or those that BYSETPOS chooses of them all.
    func visit(_ beginnings: [Int], _ times: [Int], _ visitor: (FloatingTime) -> Bool) -> Visit {
        let count = beginnings.count * times.count
        func visit(_ position: Int) -> Bool {
            visitor(FloatingTime(seconds: beginnings[position / times.count] + times[position % times.count]))
        }
        if count == 0 { return .nothing }
        if rule.positions.isEmpty { return (0..<count).allSatisfy(visit) ? .all : .ended }
        let chosen = Set(rule.positions.map { $0 > 0 ? $0 - 1 : count + $0 }).filter { (0..<count).contains($0) }
        if chosen.isEmpty { return .nothing }
        return chosen.sorted().allSatisfy(visit) ? .all : .ended
    }
}
