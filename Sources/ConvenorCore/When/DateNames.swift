/// What one language needs to print dates and recurrences, beside the words with which it reads them.
///
/// What is printed is read back by the same language. Nouns stand in the form that follows the word before them.
package struct DateNames: Sendable {
    /// `every week`, and the `weeks` of `every 2 weeks`.
    struct Step: Sendable {
        var one: String
        var many: String
    }

    /// From Monday on: `Mon`.
    let shortWeekdays: [String]
    /// From Monday on: `Monday`.
    let weekdays: [String]
    /// From January on: `Jan`.
    let shortMonths: [String]
    /// From January on: `January`.
    let months: [String]
    /// What `every` counts.
    let steps: [RecurrenceRule.Frequency: Step]
    /// Before a number or a weekday.
    let every: String
    let everyQuarter: String
    let everyHalf: String
    /// `every weekday`, and the plural behind `on`.
    let everyWeekday: String
    let onWeekdays: String
    let workingDay: String
    let day: String
    let the: String
    let on: String
    let of: String
    let within: String
    let at: String
    let and: String
    let from: String
    /// Its day is included.
    let until: String
    let once: String
    let times: String
    let except: String
    /// `15th`.
    let numeral: @Sendable (Int) -> String
    /// `first`, `second to last`.
    let place: @Sendable (Int) -> String

    /// `Fri 4 Dec 2026`.
    func short(_ day: Day) -> String {
        "\(shortWeekdays[day.weekday - 1]) \(day.day) \(shortMonths[day.month - 1]) \(day.year)"
    }

    /// `4 December 2026`.
    func long(_ day: Day) -> String { "\(day.day) \(months[day.month - 1]) \(day.year)" }

    /// `a`, `a and b`, `a, b and c`.
    func list(_ items: [String]) -> String {
        guard items.count > 1, let last = items.last else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " " + and + " " + last
    }

    /// `17:00`, in every language.
    static func clock(_ minute: Int) -> String { "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))" }
}

extension DateLanguage {
    /// `Fri 4 Dec 2026`, `vr 4 dec 2026`.
    package func text(of day: Day) -> String { names.short(day) }

    /// `Fri 4 Dec 2026 17:00`, with the zone when it is not the one at home.
    package func text(of deadline: Deadline, home: String) -> String {
        let base = text(of: deadline.wall)
        return deadline.zone == home ? base : base + " " + deadline.zone
    }

    /// `Fri 4 Dec 2026 17:00`.
    package func text(of wall: WallTime) -> String { names.short(wall.day) + " " + DateNames.clock(wall.minute) }

    /// `every 2 weeks on Monday at 09:00, until 1 November 2026`, which this language reads as the same recurrence.
    ///
    /// `workingDays` are those of the reader, ISO weekdays: on them it depends what a weekday or working day is.
    package func sentence(for recurrence: Recurrence, workingDays: Set<Int> = [1, 2, 3, 4, 5]) -> String {
        RecurrenceSentence(names: names, workingDays: workingDays).text(recurrence)
    }
}
