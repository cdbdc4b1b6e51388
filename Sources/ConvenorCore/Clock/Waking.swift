extension Almanac {
    /// Minutes for which an hour that was agreed lasts: what comes later, after the machine was off, is no longer at it.
    private static let agreed = 60

    /// When something that is asked of a person at `now` reaches them: at once in their working hours, and at the hour
    /// that was agreed where `home` is their zone too; never in their quiet hours.
    ///
    /// - Parameter minute: the one of the day that was agreed; that of `now` without it.
    package func waking(of person: Handle, at now: Moment, agreedIn home: Zone, minute: Int? = nil) -> Moment {
        let wall = zone(of: person).wall(at: now)
        let late = minute.map { wall.minute - $0 } ?? 0
        let isAgreed = wall == home.wall(at: now) && rules.isWorking(wall.day) && (0..<Self.agreed).contains(late)
        // What comes with the end of the day still reaches them.
        let isLast = wall.minute == rules.dayEnd && rules.isWorking(wall.day)
        if isAgreed || isLast, roster.quiet(of: person)?.covers(wall.minute) != true { return now }
        return hour(for: person, from: now)
    }

    /// The same hour so many working days later, in a zone.
    func moment(workingDays: Int, after moment: Moment, in zone: Zone) -> Moment {
        let wall = zone.wall(at: moment)
        let (working, holidays) = (rules.workingDays, rules.holidays)
        let day = wall.day.addingWorkingDays(workingDays, workingDays: working, holidays: holidays)
        return zone.moment(of: WallTime(day: day ?? wall.day.adding(days: workingDays), minute: wall.minute))
    }
}

/// When a round reaches one of those who are asked.
package struct RoundTimes: Sendable, Hashable {
    /// When the question goes to them.
    package var first: Moment
    /// When it does once more, if they stay silent; nil where the answers are collected by then.
    package var again: Moment?

    package init(first: Moment, again: Moment?) {
        self.first = first
        self.again = again
    }
}

extension Almanac {
    /// When the question of a round goes to a person, as seen now: in their hours, and once more a whole pause later.
    package func times(of round: Round, _ record: Record, for person: Handle, now: Moment) -> RoundTimes {
        let home = record.checkInZone(self)
        let minute = home.wall(at: round.planned).minute
        let first = waking(of: person, at: round.askedAt, agreedIn: home, minute: minute)
        let pause = moment(workingDays: record.pause, after: first, in: zone(of: person))
        let planned = moment(workingDays: record.pause, after: round.askedAt, in: home)
        let again = waking(of: person, at: max(pause, planned, now), agreedIn: home, minute: minute)
        return RoundTimes(first: first, again: again < round.until ? again : nil)
    }

    /// When the silent of a round are asked once more, in the zone in which it was agreed.
    func repeating(of round: Round, _ record: Record) -> Moment {
        moment(workingDays: record.pause, after: round.askedAt, in: record.checkInZone(self))
    }

    /// When the answers to a question that is asked now are collected: so many working days after it has reached the last.
    func window(_ days: Int, of record: Record, planned: Moment, people: [Handle], now: Moment) -> Moment {
        let home = record.checkInZone(self)
        let minute = home.wall(at: planned).minute
        let ends = people.map { person in
            let first = waking(of: person, at: now, agreedIn: home, minute: minute)
            return moment(workingDays: days, after: first, in: zone(of: person))
        }
        return (ends + [moment(workingDays: days, after: now, in: home)]).max() ?? now
    }
}

extension Record {
    /// Working days after which who is silent is asked once more.
    fileprivate var pause: Int { id.kind == .feedback ? FeedbackRounds.again : CheckInRounds.again }
}
