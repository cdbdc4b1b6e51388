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
        Self.zone(of: person, roster, rules)
    }

    package static func zone(of person: Handle?, _ roster: Roster, _ rules: HouseRules) -> Zone {
        person.flatMap { roster[$0]?.zone }.flatMap { Zone($0) } ?? Zone(rules.zone) ?? .utc
    }

    /// When a person's mail of a day goes out: at the start of the working day, or when their quiet hours end.
    package func morning(of person: Handle?, on day: Day) -> Moment {
        zone(of: person).moment(of: WallTime(day: day, minute: morningMinute(of: person)))
    }

    private func morningMinute(of person: Handle?) -> Int {
        guard let quiet = person.flatMap(roster.quiet), quiet.covers(rules.dayStart) else {
            return rules.dayStart
        }
        // Where they last until the next day, what is left of this one lies before the start of work.
        return quiet.to
    }

    /// The first moment from `now` on at which the clock may send this person something: in their working hours.
    ///
    /// What is late, after the machine was off, comes at once there, and elsewhere on the next morning; in quiet hours
    /// within a working day when they end.
    package func hour(for person: Handle?, from now: Moment) -> Moment {
        let wall = zone(of: person).wall(at: now)
        let start = morningMinute(of: person)
        let end = start < rules.dayEnd ? rules.dayEnd : 24 * 60
        let quiet = person.flatMap(roster.quiet)
        guard rules.isWorking(wall.day), wall.minute >= start, wall.minute < end else {
            return morning(of: person, after: now)
        }
        guard let quiet, quiet.covers(wall.minute) else { return now }
        guard quiet.to > wall.minute, quiet.to < end else { return morning(of: person, after: now) }
        return zone(of: person).moment(of: WallTime(day: wall.day, minute: quiet.to))
    }

    /// The person's next morning of a working day that is still to come.
    package func morning(of person: Handle?, after now: Moment) -> Moment {
        let day = rules.workingDay(onOrAfter: zone(of: person).wall(at: now).day)
        let morning = morning(of: person, on: day)
        if morning > now { return morning }
        return self.morning(of: person, on: rules.workingDay(onOrAfter: day.adding(days: 1)))
    }
}

extension Scene {
    package var almanac: Almanac { Almanac(roster: roster, rules: rules, calendar: calendar) }
}
