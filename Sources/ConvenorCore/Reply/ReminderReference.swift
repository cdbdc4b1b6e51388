/// The table of reminder rules as docs/OPERATING.md shows it: made of the profiles, so that it cannot say otherwise.
package enum ReminderReference {
    package static let heading =
        "| rule | what goes out, and when | "
        + profiles.map { "`\($0.rawValue)`" }.joined(
            separator: " | ") + " |"
    private static let profiles: [ReminderProfile] = [.light, .standard, .firm]

    package static var markdown: String {
        let line = "| --- | --- |" + String(repeating: " --- |", count: profiles.count)
        let rows = ReminderRule.allCases.filter { $0 != .snoozed }.map { rule in
            let cells = profiles.map { number(rule, in: $0.table()) }
            return "| \(rule.rawValue) | \(meaning(of: rule)) | \(cells.joined(separator: " | ")) |"
        }
        return ([heading, line] + rows).joined(separator: "\n")
    }

    private static func number(_ rule: ReminderRule, in table: ReminderTable) -> String {
        let days = table.days(of: rule)
        if days.isEmpty { return "no" }
        return rule == .due || rule == .announcement ? "yes" : days.map(String.init).joined(separator: ", ")
    }

    private static func meaning(of rule: ReminderRule) -> String {
        switch rule {
        case .before: "a reminder, so many days before the date; on the working day before where that day is none"
        case .due: "a reminder on the date; on the working day before where that day is none"
        case .overdue: "a reminder, so many working days after the date"
        case .again: "a reminder every so many days from there on; on the next working day where that day is none"
        case .rest: "nothing for so many days after an answer (progress, `blocked`, a note of the owner that names it)"
        case .announcement: "the reminder of what is overdue says who is told, and on which day"
        case .escalation: "one mail to the manager after so many silent working days from there on, a copy to the owner"
        case .snoozed: "a reminder on the day that the owner chose"
        }
    }
}
