/// Days of measurements, which lie today or before where deadlines lie ahead.
extension DateReader {
    /// Reads the latest day up to today that a phrase may mean: `today`, `20 nov`, `2026-11-20`, `monday`, `9:00`.
    package func readMeasured(_ phrase: String, now: Moment) -> DateReading {
        if let hour = lastHour(phrase, now: now) { return .date(hour, []) }
        let reading = read(phrase, now: now)
        let today = zone.wall(at: now).day
        switch reading {
        case .refused(.past(let found)): return .date(found, [])
        case .refused: return reading
        case .date(let found, let assumptions) where found.wall.day <= today: return .date(found, assumptions)
        case .date(_, let assumptions) where assumptions.contains(where: { $0.isPeriod(around: today) }):
            return .date(zone.deadline(at: WallTime(day: today, minute: dayEnd), hasTime: false), [])
        case .date, .ambiguous: break
        }
        if isOfCalendar(phrase, reading, now: now) {
            for back in [0, 7, 31, 92, 183, 364] {
                let then = read(phrase, now: now.adding(seconds: -back * 86_400))
                let found = then.readings.filter { $0.wall.day <= today }.sorted { $0.moment > $1.moment }
                guard let latest = found.first else { continue }
                switch then {
                case .ambiguous(_, .sameWeekday), .ambiguous(_, .nextMonth): return .date(latest, [])
                case .ambiguous(_, let doubt): return .ambiguous(found, doubt)
                case .date(_, let assumptions):
                    if isSaid(phrase, of: latest) { return .date(latest, assumptions) }
                case .refused: continue
                }
            }
        }
        return reading.readings.first.map { .refused(.future($0)) } ?? reading
    }

    /// An hour without a day is the last such hour; nil for any other phrase.
    private func lastHour(_ phrase: String, now: Moment) -> Deadline? {
        let wall = zone.wall(at: now)
        let midnight = zone.moment(of: WallTime(day: wall.day.adding(days: 1), minute: 0))
        guard case .date(let next, let assumptions) = read(phrase, now: midnight.adding(seconds: -1)),
            assumptions.contains(.tomorrow)
        else { return nil }
        let today = zone.deadline(at: WallTime(day: wall.day, minute: next.wall.minute), hasTime: true)
        if today.moment <= now { return today }
        return zone.deadline(at: WallTime(day: wall.day.adding(days: -1), minute: next.wall.minute), hasTime: true)
    }

    /// Whether the phrase names a place in the calendar, which stays where it is from one day to the next, unlike
    /// `tomorrow` and `in 2 weeks`.
    private func isOfCalendar(_ phrase: String, _ reading: DateReading, now: Moment) -> Bool {
        let before = read(phrase, now: now.adding(seconds: -86_400)).readings.map(\.wall.day)
        return reading.readings.contains { before.contains($0.wall.day) }
    }

    /// Whether the day before would have called that day so: `friday` is the coming one, `next friday` none of the past.
    private func isSaid(_ phrase: String, of found: Deadline) -> Bool {
        let noon = zone.moment(of: WallTime(day: found.wall.day.adding(days: -1), minute: 720))
        return read(phrase, now: noon).readings.contains { $0.wall.day == found.wall.day }
    }
}

extension DateAssumption {
    /// A period was said that goes on at that day: so far as it has come, it ends there.
    fileprivate func isPeriod(around day: Day) -> Bool {
        if case .period(let period, let end) = self { period.first <= day && day < end } else { false }
    }
}

extension DateReading {
    /// The dates that it may be; none when it is refused.
    fileprivate var readings: [Deadline] {
        switch self {
        case .date(let deadline, _): [deadline]
        case .ambiguous(let deadlines, _): deadlines
        case .refused: []
        }
    }
}
