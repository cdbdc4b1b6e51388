/// Something that comes back: a rule, from when it holds, and the days that are left out.
package struct Recurrence: Hashable, Sendable {
    package var rule: RecurrenceRule
    /// The first day on which it may happen; nil when nothing was said, and then it holds from now on.
    package var start: Day?
    /// Days that are left out.
    package var except: [Day] = []

    package init(_ rule: RecurrenceRule, start: Day? = nil, except: [Day] = []) {
        self.rule = rule
        self.start = start
        self.except = except
    }
}

/// What a phrase turned out to repeat.
package enum RecurrenceReading: Sendable, Hashable {
    case recurrence(Recurrence, [RecurrenceAssumption])
    case refused(DateRefusal)
}

/// Something that the reader added to a recurrence, so that it can be told.
package enum RecurrenceAssumption: Sendable, Hashable {
    /// An hour was said without morning or evening; minutes since midnight.
    case halfOfDay(minute: Int)
    /// No exact hour was said; minutes since midnight.
    case hour(minute: Int)
    /// `twice a week` names no days; these were taken.
    case days
    /// `monthly on the 31st`: shorter months have no such day, and their last is taken.
    case lastDayOfShorterMonths(Int)
}

/// Lays a recurrence rule out in time, in wall clock: the one thing about recurrences that the core leaves to a library.
package protocol RuleCalendar: Sendable {
    /// The first `limit` occurrences of an RFC 5545 rule from `start` on, floating; `start` itself only where the rule has it.
    ///
    /// Empty for a rule that no calendar can lay out.
    func occurrences(of rule: String, from start: WallTime, limit: Int) -> [WallTime]
}
