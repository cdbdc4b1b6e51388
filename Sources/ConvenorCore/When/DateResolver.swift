/// Turns what was said into deadlines, as seen from one moment in one zone.
struct DateResolver {
    /// The days that a phrase may mean, in the order of offering.
    struct Found {
        var days: [Day]
        var doubt: DateDoubt?
        var assumptions: [DateAssumption] = []
        var isYearSaid = false
        /// The hour that comes with the day, as that of a meeting; minutes since midnight.
        var minute: Int?
    }

    var said: DatePhrase
    let reader: DateReader
    let zone: Zone
    let now: Moment
    let wall: WallTime
    /// When the record or the meeting is that the phrase counts from.
    var anchor: Deadline?
    var today: Day { wall.day }

    init(_ said: DatePhrase, reader: DateReader, zone: Zone, now: Moment) {
        self.said = said
        self.reader = reader
        self.zone = zone
        self.now = now
        wall = zone.wall(at: now)
    }

    mutating func reading() throws(DateRefusal) -> DateReading {
        try settleDots()
        if said.loose != nil {
            if let doubtful = try hourOrDay() { return doubtful }
            try settleLoose()
        }
        if let shift = said.shift { return try shifted(by: shift) }
        if case .numeric? = said.day {
            if let doubtful = try hourOrDate() { return doubtful }
            if let doubtful = try hoursOrDate() { return doubtful }
        }
        var found = try days()
        // An hour without a day is the next such hour.
        if said.day == nil, said.weekday == nil, said.clock != nil, try deadline(on: today, minute: nil).moment < now {
            found = Found(days: [today.adding(days: 1)], assumptions: [.tomorrow])
        }
        return try reading(of: found)
    }

    /// One reading, several, or the refusal of what has passed.
    func reading(of found: Found) throws(DateRefusal) -> DateReading {
        if found.days.count == 1, found.doubt == nil {
            let only = try deadline(on: found.days[0], minute: found.minute)
            if only.moment >= now { return told(only, found) }
        }
        var deadlines: [Deadline] = []
        for day in found.days { deadlines.append(try deadline(on: day, minute: found.minute)) }
        let coming = deadlines.filter { $0.moment >= now }
        if coming.count > 1, let doubt = found.doubt { return .ambiguous(Array(coming.prefix(4)), doubt) }
        if case .weekdayContradicts? = found.doubt, let first = deadlines.first { throw .past(first) }
        guard let chosen = coming.first else {
            let late = try lateToday(found, deadlines)
            return .date(late, found.assumptions + [.hour(minute: late.wall.minute)])
        }
        return told(chosen, found)
    }

    /// The deadline with what was added to the phrase.
    private func told(_ chosen: Deadline, _ found: Found) -> DateReading {
        var assumptions = found.assumptions
        if !found.isYearSaid, chosen.wall.day.year != today.year { assumptions.append(.year(chosen.wall.day.year)) }
        if let time = timeAssumption(chosen) { assumptions.append(time) }
        return .date(chosen, assumptions)
    }

    /// The rest of today, when today was said without an hour after the end of the working day.
    private func lateToday(_ found: Found, _ deadlines: [Deadline]) throws(DateRefusal) -> Deadline {
        let rest = zone.deadline(at: WallTime(day: today, minute: 1439), hasTime: false)
        let isDay = !said.hasTime || said.dayEdge == .end && said.clock == nil && said.part == nil
        if isDay, found.minute == nil, found.days.contains(today), rest.moment >= now { return rest }
        guard let first = deadlines.first else { throw .notADate }
        throw .past(first)
    }
}

/// Distances from now and from a day.
extension DateResolver {
    private func shifted(by shift: Shift) throws(DateRefusal) -> DateReading {
        if shift.base == .said { return try counted(from: try base(), shift) }
        if shift.days == 0, shift.months == 0, shift.workingDays == 0, shift.minutes == 0, shift.base == .now {
            return try elapsed(shift)
        }
        if let weekday = said.weekday {
            guard said.day == nil else { throw .notADate }
            return try reading(of: Found(days: [try inWeeks(weekday, shift)]))
        }
        // `a week today`
        if case .offset? = said.day, shift.base == .implied, !shift.isAnnounced, shift.minutes == 0 {
            return try counted(from: try base(), shift)
        }
        guard said.day == nil, said.loose == nil else { throw .notADate }
        if shift.minutes > 0 { return try elapsed(shift) }
        var found = Found(days: [try moved(today, shift)])
        found.isYearSaid = true
        return try reading(of: found)
    }

    /// `friday in 2 weeks` is of that week, `a week on friday` a week after the coming one.
    private func inWeeks(_ weekday: WeekdayPhrase, _ shift: Shift) throws(DateRefusal) -> Day {
        guard shift.days % 7 == 0, shift.days > 0, shift.months == 0, shift.workingDays == 0, shift.minutes == 0,
            weekday.step == .plain, weekday.weeksLater == 0, shift.direction > 0
        else { throw .notADate }
        if shift.isAnnounced || shift.base == .now {
            return try moved(today.monday.adding(days: weekday.day - 1), shift)
        }
        return try moved(coming(weekday.day), shift)
    }

    /// `in 90 minutes`: counted on the clock of the world, to the minute.
    private func elapsed(_ shift: Shift) throws(DateRefusal) -> DateReading {
        guard !said.hasTime else { throw .notADate }
        var moment = now
        if shift.days + shift.months + shift.workingDays > 0 {
            let day = try moved(today, shift)
            guard day.year < 3000 else { throw .tooFar }
            moment = zone.moment(of: WallTime(day: day, minute: wall.minute))
        }
        moment = moment.adding(seconds: 60 * min(shift.minutes, 1_000_000_000) * shift.direction)
        return .date(try minute(of: moment), [])
    }

    /// A deadline to the minute; refused when it has passed.
    private func minute(of moment: Moment) throws(DateRefusal) -> Deadline {
        var whole = Moment(milliseconds: moment.milliseconds - (moment.milliseconds % 60_000 + 60_000) % 60_000)
        // Of the minute that runs, its end is still to come.
        if whole < now, moment >= now { whole = whole.adding(seconds: 60) }
        let wall = zone.wall(at: whole)
        guard wall.day.year < 3000 else { throw .tooFar }
        guard wall.day.year >= 1900 else { throw .notADate }
        let deadline = Deadline(wall: wall, zone: zone.identifier, moment: whole, hasTime: true)
        if whole < now { throw .past(deadline) }
        return deadline
    }

    /// What the distance is counted from: the rest of the phrase.
    private func base() throws(DateRefusal) -> Found {
        var rest = self
        rest.said.shift = nil
        if rest.said.day == nil, rest.said.weekday == nil { return Found(days: [today]) }
        return try rest.days()
    }

    private func counted(from found: Found, _ shift: Shift) throws(DateRefusal) -> DateReading {
        if shift.minutes > 0 {
            guard found.days.count == 1, let day = found.days.first else { throw .notADate }
            let start = try deadline(on: try moved(day, shift), minute: found.minute)
            let moment = start.moment.adding(seconds: 60 * min(shift.minutes, 1_000_000_000) * shift.direction)
            return .date(try minute(of: moment), start.hasTime ? [] : [.hour(minute: start.wall.minute)])
        }
        var moved = found
        moved.days = []
        moved.minute = nil
        for day in found.days { moved.days.append(try self.moved(day, shift)) }
        if case .period? = found.assumptions.first { moved.assumptions = [] }
        return try reading(of: moved)
    }

    func moved(_ day: Day, _ shift: Shift) throws(DateRefusal) -> Day {
        guard shift.workingDays <= 5000, shift.months <= 12_000, shift.days <= 400_000 else { throw .tooFar }
        let moved = day.addingMonths(shift.months * shift.direction).adding(days: shift.days * shift.direction)
        guard shift.workingDays > 0 else { return moved }
        let working = moved.addingWorkingDays(
            shift.workingDays * shift.direction, workingDays: reader.workingDays, holidays: reader.holidays)
        guard let working else { throw .tooFar }
        return working
    }
}
