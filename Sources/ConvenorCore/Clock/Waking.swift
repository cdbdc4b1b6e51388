extension Almanac {
    /// When something that is asked of a person at `now` reaches them: at once in their working hours, and at the hour
    /// that was agreed; else when their next working day starts.
    package func waking(of person: Handle, at now: Moment, agreedIn home: Zone) -> Moment {
        let zone = zone(of: person)
        let wall = zone.wall(at: now)
        if wall == home.wall(at: now), rules.isWorking(wall.day) { return now }
        if rules.isWorking(wall.day), (rules.dayStart...rules.dayEnd).contains(wall.minute) { return now }
        let day = rules.workingDay(onOrAfter: wall.minute < rules.dayStart ? wall.day : wall.day.adding(days: 1))
        return zone.moment(of: WallTime(day: day, minute: rules.dayStart))
    }

    /// The same hour so many working days later, in the zone of the house or that of `zone`.
    func moment(workingDays: Int, after moment: Moment, in zone: Zone) -> Moment {
        let wall = zone.wall(at: moment)
        let (working, holidays) = (rules.workingDays, rules.holidays)
        let day = wall.day.addingWorkingDays(workingDays, workingDays: working, holidays: holidays)
        return zone.moment(of: WallTime(day: day ?? wall.day.adding(days: workingDays), minute: wall.minute))
    }
}
