extension DateRefusal: Error {}

/// Turns what was said into deadlines, as seen from one moment in one zone.
struct DateResolver {
    /// The days that a phrase may mean, in the order of offering.
    struct Found {
        var days: [Day]
        var doubt: DateDoubt?
        var assumptions: [DateAssumption] = []
        var isYearSaid = false
    }

    var slots: DateSlots
    let reader: DateReader
    let zone: Zone
    let now: Moment
    let wall: WallTime
    var today: Day { wall.day }

    init(slots: DateSlots, reader: DateReader, zone: Zone, now: Moment) {
        self.slots = slots
        self.reader = reader
        self.zone = zone
        self.now = now
        wall = zone.wall(at: now)
    }

    mutating func reading() throws(DateRefusal) -> DateReading {
        try settleDots()
        if slots.fields.contains(.loose) {
            if let doubtful = try hourOrDay() { return doubtful }
            try settleLoose()
        }
        if slots.shift.minutes > 0 { return try elapsed() }
        if slots.fields.contains(.numeric), let doubtful = try hourOrDate() { return doubtful }
        var found = try days()
        if slots.fields.contains(.shift) { found.days = try shifted(found.days) }
        return try reading(of: found)
    }

    /// One reading, several, or the refusal of what has passed.
    private func reading(of found: Found) throws(DateRefusal) -> DateReading {
        var assumptions = found.assumptions
        var deadlines: [Deadline] = []
        for day in found.days {
            guard day.year < 3000 else { throw .tooFar }
            guard day.year >= 1900 else { throw .notADate }
            deadlines.append(try deadline(on: day))
        }
        let coming = deadlines.filter { $0.moment >= now }
        if coming.count > 1, let doubt = found.doubt { return .ambiguous(Array(coming.prefix(4)), doubt) }
        if case .weekdayContradicts? = found.doubt, let first = deadlines.first { throw .past(first) }
        guard let chosen = coming.first else {
            let late = try lateToday(found, deadlines)
            return .date(late, assumptions + [.hour(minute: late.wall.minute)])
        }
        if !found.isYearSaid, chosen.wall.day.year != today.year { assumptions.append(.year(chosen.wall.day.year)) }
        return .date(chosen, assumptions + timeAssumptions(chosen))
    }

    /// The rest of today, when today was said without an hour after the end of the working day.
    private func lateToday(_ found: Found, _ deadlines: [Deadline]) throws(DateRefusal) -> Deadline {
        let rest = zone.deadline(at: WallTime(day: today, minute: 1439), hasTime: false)
        let isPlain = slots.fields.isDisjoint(with: [.clock, .part, .endOfDay])
        if isPlain, found.days.contains(today), rest.moment >= now { return rest }
        guard let first = deadlines.first else { throw .notADate }
        throw .past(first)
    }

    /// `in 90 minutes`: counted on the clock of the world, to the minute.
    private func elapsed() throws(DateRefusal) -> DateReading {
        let rest = slots.fields.subtracting([.shift, .now, .base])
        guard rest.isEmpty, slots.fields.isDisjoint(with: .base) || slots.fields.contains(.now) else {
            throw .notADate
        }
        let shift = slots.shift
        var moment = now
        if shift.days + shift.months + shift.workingDays > 0 {
            let day = try shifted(today)
            guard day.year < 3000 else { throw .tooFar }
            moment = zone.moment(of: WallTime(day: day, minute: wall.minute))
        }
        moment = moment.adding(seconds: 60 * shift.minutes * shift.direction)
        let minute = zone.wall(at: moment)
        guard minute.day.year < 3000 else { throw .tooFar }
        let whole = Moment(milliseconds: moment.milliseconds - (moment.milliseconds % 60_000 + 60_000) % 60_000)
        let deadline = Deadline(wall: minute, zone: zone.identifier, moment: whole, hasTime: true)
        if whole < now { throw .past(deadline) }
        return .date(deadline, [])
    }

    private func shifted(_ days: [Day]) throws(DateRefusal) -> [Day] {
        var result: [Day] = []
        for day in days { result.append(try shifted(day)) }
        return result
    }

    private func shifted(_ day: Day) throws(DateRefusal) -> Day {
        let shift = slots.shift
        guard shift.workingDays <= 5000, shift.months <= 12_000, shift.days <= 400_000 else { throw .tooFar }
        let moved = day.addingMonths(shift.months * shift.direction).adding(days: shift.days * shift.direction)
        guard shift.workingDays > 0 else { return moved }
        let working = moved.addingWorkingDays(
            shift.workingDays * shift.direction, workingDays: reader.workingDays, holidays: reader.holidays)
        guard let working else { throw .tooFar }
        return working
    }
}
