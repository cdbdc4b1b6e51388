/// What can bring a reminder, and what follows when nobody answers: the rules that a row of the table sets.
package enum ReminderRule: String, Codable, Sendable, CaseIterable {
    /// So many days before the date; on the working day before where that day is none.
    case before
    /// On the date; on the working day before where that day is none.
    case due
    /// So many working days after the date.
    case overdue
    /// Every so many days from there on; on the next working day where that day is none.
    case again
    /// So many days in which nobody is reminded of what they have answered.
    case rest
    /// The reminder of what is overdue says who will be told, and when.
    case announcement
    /// After so many working days of silence since the announcement somebody else is told.
    case escalation
    /// On the day that the owner chose; no row sets it.
    case snoozed
}

/// One rule with its number.
package struct ReminderRow: Sendable, Hashable {
    package var rule: ReminderRule
    /// Days, or working days where the rule counts in them.
    package var days: Int
}

/// The rules by which somebody is reminded: one row a rule, and a rule without a row does nothing.
package struct ReminderTable: Sendable, Hashable {
    package var rows: [ReminderRow]

    package init(_ rows: [(ReminderRule, Int)]) { self.rows = rows.map { ReminderRow(rule: $0.0, days: $0.1) } }

    /// The numbers of a rule; several where there are several rows.
    package func days(of rule: ReminderRule) -> [Int] { rows.filter { $0.rule == rule }.map(\.days) }
    package func days(_ rule: ReminderRule) -> Int? { rows.first { $0.rule == rule }?.days }
}

/// How hard people are pressed: each profile is a table of its own.
package enum ReminderProfile: String, Codable, Sendable, CaseIterable {
    /// No reminder, and so nothing that follows from one.
    case off
    case light, standard, firm

    /// The table; what the operator has set counts for `standard`.
    package func table(_ house: HouseRules = HouseRules()) -> ReminderTable {
        switch self {
        case .off: ReminderTable([])
        case .light:
            ReminderTable([(.due, 0), (.overdue, 1), (.again, 14), (.rest, 14), (.announcement, 0), (.escalation, 5)])
        case .firm:
            ReminderTable([
                (.before, 7), (.before, 1), (.due, 0), (.overdue, 1), (.again, 3), (.rest, 3), (.announcement, 0),
                (.escalation, 2),
            ])
        case .standard: Self.standard(house)
        }
    }

    private static func standard(_ house: HouseRules) -> ReminderTable {
        var rows: [(ReminderRule, Int)] = []
        if house.leadDays > 0 { rows.append((.before, house.leadDays)) }
        rows += [(.due, 0), (.overdue, 1)]
        if house.remindsWeekly { rows.append((.again, 7)) }
        rows.append((.rest, 7))
        if house.escalationDays > 0 { rows += [(.announcement, 0), (.escalation, house.escalationDays)] }
        return ReminderTable(rows)
    }
}

/// What a series has chosen of it.
package struct ReminderPolicy: Codable, Sendable, Hashable {
    /// That of the house when nil.
    package var profile: ReminderProfile?
    /// Whom the series reminds in another way.
    package var people: [Handle: ReminderProfile] = [:]
    package var escalates = true
}

extension Series {
    package func profile(for person: Handle, _ rules: HouseRules) -> ReminderProfile {
        policy.people[person] ?? policy.profile ?? rules.profile
    }

    /// Whether a person gets no reminders, check-ins and meetings' reminders of this series: they said so, or the chair.
    package func hasStopped(_ person: Handle) -> Bool { policy.people[person] == .off }

    package func table(for person: Handle, _ rules: HouseRules) -> ReminderTable {
        profile(for: person, rules).table(rules)
    }
}
