/// What alarms are derived with besides the series: the people, the rules of the house, what lays out recurrences.
package struct Almanac: Sendable {
    package var roster: Roster
    package var rules: HouseRules
    package var calendar: any RuleCalendar

    package init(roster: Roster, rules: HouseRules, calendar: any RuleCalendar) {
        self.roster = roster
        self.rules = rules
        self.calendar = calendar
    }

    /// The zone of a person's mornings: their own, else the house's.
    package func zone(of person: Handle?) -> Zone {
        person.flatMap { roster[$0]?.zone }.flatMap { Zone($0) } ?? Zone(rules.zone) ?? .utc
    }
}

extension Scene {
    package var almanac: Almanac { Almanac(roster: roster, rules: rules, calendar: calendar) }
}
