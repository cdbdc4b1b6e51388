package import ConvenorCore

/// What a calendar and a clock on the wall show, to the second and without a zone: a form 1 DATE-TIME or a DATE
/// of RFC 5545.
package struct FloatingTime: Hashable, Comparable, Sendable {
    package var day: Day
    /// 0...23.
    package var hour: Int
    /// 0...59.
    package var minute: Int
    /// 0...59.
    package var second: Int
    /// True for a whole day (`VALUE=DATE`), whose hour, minute and second are 0.
    package var isDate: Bool

    package var year: Int { day.year }
    package var month: Int { day.month }

    package init(day: Day, hour: Int = 0, minute: Int = 0, second: Int = 0, isDate: Bool = false) {
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
        self.isDate = isDate
    }

    package init(_ wall: WallTime) {
        self.init(day: wall.day, hour: wall.minute / 60, minute: wall.minute % 60)
    }

    /// Reads `2027-03-01` and `2027-03-01T09:30:00`, and the same without hyphens and colons; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count <= 2, let day = FloatingTime.digits(parts[0], "-", [4, 2, 2]),
            let date = Day(checking: day[0], day[1], day[2])
        else { return nil }
        guard parts.count == 2 else {
            self.init(day: date, isDate: true)
            return
        }
        guard let clock = FloatingTime.digits(parts[1], ":", [2, 2, 2]),
            clock[0] < 24, clock[1] < 60, clock[2] < 60
        else { return nil }
        self.init(day: date, hour: clock[0], minute: clock[1], second: clock[2])
    }

    /// Numbers of exactly these widths, with the separator between all of them or none.
    private static func digits(_ text: Substring, _ separator: Character, _ widths: [Int]) -> [Int]? {
        let isBasic = text.utf8.count == widths.reduce(0, +)
        var rest = text
        var numbers: [Int] = []
        for (position, width) in widths.enumerated() {
            if position > 0, !isBasic {
                guard rest.first == separator else { return nil }
                rest = rest.dropFirst()
            }
            let part = rest.prefix(width)
            guard part.utf8.count == width, part.utf8.allSatisfy({ 48...57 ~= $0 }), let number = Int(part)
            else { return nil }
            numbers.append(number)
            rest = rest.dropFirst(width)
        }
        return rest.isEmpty ? numbers : nil
    }

    /// `2027-03-01T09:30:00`, or `2027-03-01` for a date.
    package var iso: String {
        isDate ? day.iso : "\(day.iso)T\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))"
    }

    /// To the minute.
    package var wall: WallTime { WallTime(day: day, minute: hour * 60 + minute) }

    /// Seconds since 1970-01-01T00:00:00 on the same wall.
    var seconds: Int { day.daysSince1970 * 86_400 + (hour * 60 + minute) * 60 + second }

    init(seconds: Int) {
        let ofDay = ((seconds % 86_400) + 86_400) % 86_400
        self.init(
            day: Day(daysSince1970: (seconds - ofDay) / 86_400), hour: ofDay / 3600, minute: ofDay / 60 % 60,
            second: ofDay % 60)
    }

    package static func < (a: Self, b: Self) -> Bool {
        (a.day, a.hour, a.minute, a.second) < (b.day, b.hour, b.minute, b.second)
    }
}
