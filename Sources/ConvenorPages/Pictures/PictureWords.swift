import ConvenorCore
import Foundation

/// How figures and days are written where there is little room.
extension Sight {
    /// `4 Dec 2026`: as everywhere else, without the weekday.
    func date(_ day: Day) -> String { words.day(day).split(separator: " ").dropFirst().joined(separator: " ") }

    /// `4 Dec`.
    func brief(_ day: Day) -> String { date(day).split(separator: " ").dropLast().joined(separator: " ") }

    /// At the foot of a drawing: days, or months and years where it spans most of a year.
    func foot(_ day: Day, of span: ClosedRange<Day>) -> String {
        let days = span.upperBound.daysSince1970 - span.lowerBound.daysSince1970
        return days < 300 ? brief(day) : date(day).split(separator: " ").dropFirst().joined(separator: " ")
    }

    /// With four places at most: a ratio may have any number of them.
    func figure(_ value: Decimal, unit: String? = nil) -> String {
        words.figure("\(value.rounded(places: 4))", unit: unit)
    }

    /// All of them as they are, or all in millions and more where one of them has more columns than that.
    func figures(_ values: [Decimal], unit: String?, columns: Int) -> [String] {
        let full = values.map { figure($0, unit: unit) }
        guard full.contains(where: { $0.displayWidth > columns }) else { return full }
        let most = values.map { abs($0) }.max() ?? 0
        guard let (power, name) = Self.powers.last(where: { most >= $0.0 }) else {
            return values.map { words.figure("\($0.rounded(places: 2))", unit: unit) }
        }
        return values.map { value in
            let short = words.figure("\((value / power).rounded(places: 3))", unit: unit == "%" ? nil : unit)
            return "\(short) \(say(name))\(unit == "%" ? " %" : "")"
        }
    }

    private static let powers: [(Decimal, Terms)] = [
        (1_000_000, Terms("M", nl: "mln")), (1_000_000_000, Terms("bn", nl: "mld")),
        (1_000_000_000_000, Terms("tn", nl: "bln")),
        (Decimal(sign: .plus, exponent: 18, significand: 1), Terms("×10^18", nl: "×10^18")),
        (Decimal(sign: .plus, exponent: 24, significand: 1), Terms("×10^24", nl: "×10^24")),
    ]

    /// When a record is due, by the reader's clock where it has an hour.
    func day(of due: Deadline) -> Day { due.hasTime ? zone.wall(at: due.moment).day : due.wall.day }
}

extension String {
    /// As a sentence begins.
    var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
