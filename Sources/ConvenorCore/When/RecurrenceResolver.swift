/// Turns what was said to come back into a rule, as seen from one moment.
struct RecurrenceResolver {
    let said: RecurrencePhrase
    let dates: DateReader
    let points: PhraseResolver
    let now: Moment
    private(set) var assumptions: [RecurrenceAssumption] = []

    init(_ said: RecurrencePhrase, points: PhraseResolver) {
        self.said = said
        self.points = points
        dates = points.reader
        now = points.now
    }

    mutating func recurrence() throws(DateRefusal) -> Recurrence {
        var rule = try frequency()
        guard rule.canHappen else { throw .notADate }
        try setHours(&rule)
        rule.count = said.count
        if rule.count != nil, said.until != nil || said.length != nil { throw .notADate }
        let start = try said.start.map { point throws(DateRefusal) in try day(of: point, as: .start) }
        rule.until = try until(from: start)
        if let until = rule.until, until < (start ?? today) { throw .notADate }
        try leaveOut(&rule)
        var recurrence = Recurrence(rule, start: start)
        for point in said.except { recurrence.except.append(try day(of: point, as: .start)) }
        return recurrence
    }

    mutating func add(_ assumption: RecurrenceAssumption) { assumptions.append(assumption) }

    private var today: Day { dates.zone.wall(at: now).day }

    private enum End { case start, until, through }

    /// The day of a point; of a period its first day, and its last behind `through`.
    private func day(of point: DatePhrase, as end: End, from start: Day? = nil) throws(DateRefusal) -> Day {
        let reference = start.map { dates.zone.moment(of: WallTime(day: $0, minute: 0)) } ?? now
        if end != .through, case .stretch(let stretch)? = point.day, point.weekday == nil, point.shift == nil {
            let resolver = DateResolver(point, reader: dates, zone: dates.zone, now: reference)
            var period = try resolver.resolve(stretch)
            if period.first < resolver.today, let later = try resolver.rolled(stretch, from: period) { period = later }
            return period.first
        }
        var dayOnly = point
        dayOnly.clock = nil
        let reading: DateReading
        do throws(DateRefusal) {
            reading = try points.point(dayOnly, now: reference)
        } catch {
            // What began before now goes on, and what was left out stays left out.
            guard case .past(let deadline) = error, end == .start, isYearSaid(point) else { throw error }
            return deadline.wall.day
        }
        switch reading {
        case .date(let deadline, _): return deadline.wall.day
        case .ambiguous(let readings, .sameWeekday):
            // `until friday` said on a Friday is not over at once.
            guard let found = end == .start ? readings.first : readings.last else { throw .notADate }
            return found.wall.day
        case .ambiguous: throw .notADate
        case .refused(let why): throw why
        }
    }

    private func isYearSaid(_ point: DatePhrase) -> Bool {
        switch point.day {
        case .date(_, _, .exact)?, .exact?: true
        default: false
        }
    }

    private func until(from start: Day?) throws(DateRefusal) -> Day? {
        if let length = said.length {
            guard length.minutes == 0 else { throw .notADate }
            let resolver = DateResolver(DatePhrase(), reader: dates, zone: dates.zone, now: now)
            return try resolver.moved(start ?? today, length)
        }
        guard let until = said.until else { return nil }
        return try day(of: until, as: said.isThrough ? .through : .until, from: start)
    }
}

/// The hours at which something comes back.
extension RecurrenceResolver {
    private mutating func setHours(_ rule: inout RecurrenceRule) throws(DateRefusal) {
        var minutes: [Int] = []
        for clock in said.clocks {
            let minute =
                try said.part.map { part throws(DateRefusal) in try hour(clock, in: part) } ?? dates.minute(of: clock)
            if minute != clock.minute { assumptions.append(.halfOfDay(minute: minute)) }
            minutes.append(minute % 1440)
        }
        if let edge = said.dayEdge {
            guard minutes.isEmpty, said.part == nil else { throw .notADate }
            minutes = [edge == .start ? dates.dayStart : dates.dayEnd]
        }
        if minutes.isEmpty, let part = said.part {
            let minute = start(of: part)
            assumptions.append(.hour(minute: minute))
            minutes = [minute]
        }
        guard !minutes.isEmpty else { return }
        switch rule.frequency {
        case .secondly, .minutely, .hourly: throw .notADate
        default: break
        }
        let hours = Set(minutes.map { $0 / 60 })
        let rests = Set(minutes.map { $0 % 60 })
        // A rule crosses its hours with its minutes: `9:00 and 14:30` is none.
        guard hours.count * rests.count == Set(minutes).count else { throw .notADate }
        rule.hours = hours.sorted()
        rule.minutes = rests.sorted()
        rule.widenPositions()
    }

    private func hour(_ clock: ClockPhrase, in part: DayPart) throws(DateRefusal) -> Int {
        let isTwelve = !clock.hasMeridiem && clock.minute < 780
        let minute = part == .morning || !isTwelve ? clock.minute : clock.minute % 720 + 720
        if clock.hasMeridiem {
            let isMorning = clock.minute < 720
            guard isMorning == (part == .morning) || part == .night else { throw .notADate }
        }
        return minute
    }

    private func start(of part: DayPart) -> Int {
        switch part {
        case .morning: dates.dayStart
        case .afternoon: 14 * 60
        case .evening: 19 * 60
        case .night: 22 * 60
        }
    }
}
