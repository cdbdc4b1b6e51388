extension AlarmFact {
    /// A reminder that would have been due earlier waits for the person's next morning: one digest a day.
    package func postponed(after now: Moment, roster: Roster, rules: HouseRules) -> AlarmFact {
        guard let person, at <= now else { return self }
        let zone = roster[person]?.zone.flatMap { Zone($0) } ?? Zone(rules.zone) ?? .utc
        let wall = zone.wall(at: now)
        let day = rules.workingDay(onOrAfter: wall.minute >= rules.dayStart ? wall.day.adding(days: 1) : wall.day)
        var later = self
        later.at = zone.moment(of: WallTime(day: day, minute: rules.dayStart))
        return later
    }
}
