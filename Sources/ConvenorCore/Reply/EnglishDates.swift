import Foundation

/// English in the form that the product prints everywhere: day before month, 24 hours.
package struct English: Sendable {
    package let language = "en"
    package init() {}

    private static let dates = DateLanguage.english
    static let months = DateNames.english.shortMonths

    package func day(_ day: Day) -> String { Self.dates.text(of: day) }

    package func clock(_ minute: Int) -> String { DateNames.clock(minute) }

    package func deadline(_ deadline: Deadline, home: String) -> String { Self.dates.text(of: deadline, home: home) }

    package func moment(_ moment: Moment, zone: Zone) -> String {
        Self.dates.text(of: zone.wall(at: moment))
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
        if unit == "€" || unit == "$" || unit == "£" {
            return number.hasPrefix("-") ? "-" + unit + number.dropFirst() : unit + number
        }
        return number + " " + unit
    }
}
