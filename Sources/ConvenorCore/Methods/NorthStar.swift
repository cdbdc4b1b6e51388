package import Foundation

/// How often a metric is measured; a value older than that says nothing any more.
package enum Cadence: String, Sendable, Hashable, CaseIterable {
    case daily, weekly, monthly, quarterly, yearly

    /// The longest that such a step of the calendar is.
    package var days: Int {
        switch self {
        case .daily: 1
        case .weekly: 7
        case .monthly: 31
        case .quarterly: 92
        case .yearly: 366
        }
    }
}

/// What a North Star Metric is asked before it is taken (Cutler and Scherschligt, "The North Star Playbook").
package enum NorthStarCheck: String, Sendable, Hashable, CaseIterable {
    case coreValue, leadsToRevenue, actionable, understandable, leading
}

/// What its input metrics are about; three to six of them move it.
package enum NorthStarInput: String, Sendable, Hashable, CaseIterable {
    case breadth, depth, frequency, efficiency

    package static let allowed = 3...6
}

/// What a series of daily values says today: the last value, its age, and the change over seven days.
package struct Trend7: Sendable, Hashable {
    /// The newest value up to today; nil before the first.
    package var last: Value?
    /// Days since the last value.
    package var age: Int?
    /// Without a value, or with one that is older than its cadence.
    package var isUnmeasured: Bool
    /// The value seven days before the last one; nil when that day has none, which is said and not filled in.
    package var base: Value?
    /// Days without a value among the seven before the last one, the first of which is the one to compare with.
    package var missing: [Day]
    /// Days with a value that have not come yet, which do not count.
    package var ahead: [Day]

    package struct Value: Sendable, Hashable {
        package var day: Day
        package var value: Decimal
    }

    package init(_ values: [Day: Decimal], cadence: Cadence, today: Day) {
        ahead = values.keys.filter { $0 > today }.sorted()
        guard let newest = values.keys.filter({ $0 <= today }).max(), let value = values[newest] else {
            (isUnmeasured, missing) = (true, [])
            return
        }
        let age = today.daysSince1970 - newest.daysSince1970
        last = Value(day: newest, value: value)
        self.age = age
        isUnmeasured = age > cadence.days
        let before = newest.adding(days: -7)
        base = values[before].map { Value(day: before, value: $0) }
        missing = (0..<7).map { before.adding(days: $0) }.filter { values[$0] == nil }
    }

    /// Last value less the one seven days before it.
    package var change: Decimal? {
        guard let last, let base else { return nil }
        return last.value - base.value
    }

    /// The change as a share of where it began.
    package var growth: Result<Share, RatioGap> {
        Ratio.growth(from: base.map { Amount($0.value, unit: nil) }, to: last.map { Amount($0.value, unit: nil) })
    }
}
