/// What the operator has set that rules depend on.
package struct HouseRules: Sendable, Hashable {
    /// Days before a deadline on which its first reminder goes out.
    package var leadDays = 3
    package var remindsWeekly = true
    /// Working days of silence after which the manager is told; 0 for never.
    package var escalationDays = 3
    /// How people are reminded where a series has chosen nothing.
    package var profile = ReminderProfile.standard
    /// Days before a planned meeting on which its preparation begins; 0 leaves that to the chair.
    package var prepareDays = 7
    /// Minutes since midnight.
    package var dayStart = 9 * 60
    package var dayEnd = 17 * 60
    /// 1 is Monday.
    package var workingDays: Set<Int> = [1, 2, 3, 4, 5]
    package var holidays: Set<Day> = []
    package var correctionDays = 2
    /// Seconds within which a second `next` by somebody else is asked about.
    package var guardSeconds = 5
    package var zone = "UTC"
    /// Where others reach the daemon over HTTP, without a slash at its end; empty where that is not known.
    package var address = ""

    package init() {}
}

extension HouseRules {
    package func isWorking(_ day: Day) -> Bool { workingDays.contains(day.weekday) && !holidays.contains(day) }

    func workingDay(onOrBefore day: Day) -> Day {
        var found = day
        for _ in 0..<30 where !isWorking(found) { found = found.adding(days: -1) }
        return found
    }

    package func workingDay(onOrAfter day: Day) -> Day {
        var found = day
        for _ in 0..<30 where !isWorking(found) { found = found.adding(days: 1) }
        return found
    }
}
