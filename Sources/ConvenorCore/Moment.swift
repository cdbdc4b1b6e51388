package import Foundation

/// A point in time: whole milliseconds since 1970-01-01T00:00:00Z, the only form in which times are stored.
package struct Moment: Hashable, Comparable, Sendable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }
    package init(_ date: Date) { milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded(.down)) }

    package var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

    package static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }
    package func adding(seconds: Int) -> Moment { Moment(milliseconds: milliseconds + Int64(seconds) * 1000) }
    /// Whole seconds from `other` to this moment; negative when this one is earlier.
    package func seconds(since other: Moment) -> Int { Int((milliseconds - other.milliseconds) / 1000) }
}

extension Moment: Codable {
    package init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}

/// A day in the Gregorian calendar, without a zone.
package struct Day: Hashable, Comparable, Sendable, Codable {
    package var year: Int
    package var month: Int
    package var day: Int

    package init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    package static func < (a: Self, b: Self) -> Bool {
        (a.year, a.month, a.day) < (b.year, b.month, b.day)
    }
    /// `2026-12-04`.
    package var iso: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }
}

/// What a clock on the wall shows: a day and the minutes since its midnight.
package struct WallTime: Hashable, Comparable, Sendable, Codable {
    package var day: Day
    /// 0...1439.
    package var minute: Int

    package init(day: Day, minute: Int) {
        self.day = day
        self.minute = minute
    }
    package static func < (a: Self, b: Self) -> Bool { (a.day, a.minute) < (b.day, b.minute) }
    /// `2026-12-04T17:00`.
    package var iso: String { "\(day.iso)T\(padded(minute / 60, 2)):\(padded(minute % 60, 2))" }
}

package func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// When something is due: the wall time that people agreed on, its zone, and the moment that follows from both.
package struct Deadline: Hashable, Sendable, Codable {
    package var wall: WallTime
    /// IANA name, such as `Europe/Amsterdam`.
    package var zone: String
    package var moment: Moment
    /// False when only a day was given and the hour is the end of the working day.
    package var hasTime: Bool

    package init(wall: WallTime, zone: String, moment: Moment, hasTime: Bool) {
        self.wall = wall
        self.zone = zone
        self.moment = moment
        self.hasTime = hasTime
    }
}
