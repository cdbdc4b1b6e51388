import Foundation

/// English in the form that the product prints everywhere: day before month, 24 hours.
package struct English: Sendable {
    package let language = "en"
    package init() {}

    static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    package func day(_ day: Day) -> String {
        "\(Self.weekdays[day.weekday - 1]) \(day.day) \(Self.months[day.month - 1]) \(day.year)"
    }

    package func clock(_ minute: Int) -> String { "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))" }

    package func deadline(_ deadline: Deadline, home: String) -> String {
        let base = "\(day(deadline.wall.day)) \(clock(deadline.wall.minute))"
        return deadline.zone == home ? base : base + " " + deadline.zone
    }

    package func moment(_ moment: Moment, zone: Zone) -> String {
        let wall = zone.wall(at: moment)
        return "\(day(wall.day)) \(clock(wall.minute))"
    }

    package func figure(_ stored: String, unit: String?) -> String {
        let parts = stored.split(separator: ".", omittingEmptySubsequences: false)
        var whole = ""
        let digits = parts.first.map(String.init) ?? stored
        for (index, digit) in digits.reversed().enumerated() {
            if index > 0, index % 3 == 0, digit != "-" { whole.append(",") }
            whole.append(digit)
        }
        var number = String(whole.reversed())
        if parts.count == 2 { number += "." + parts[1] }
        guard let unit, !unit.isEmpty else { return number }
        if unit == "€" || unit == "$" || unit == "£" { return unit + number }
        return number + " " + unit
    }
}
