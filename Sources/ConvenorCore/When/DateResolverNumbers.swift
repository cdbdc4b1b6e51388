/// Numbers whose role only the rest of the phrase shows.
extension DateResolver {
    /// `tomorrow 8.30` is an hour, `fri 4.12` a date.
    mutating func settleDots() throws(DateRefusal) {
        guard case .numeric(let numeric)? = said.day, numeric.isDotted, numeric.year == nil else { return }
        let isNoDay = said.weekday != nil && numeric.b > 12 && reader.numericOrder != .mdy
        guard said.part != nil || isNoDay else { return }
        guard numeric.a <= 24, numeric.b < 60 else { throw .notADate }
        said.day = nil
        try setClock(numeric.a * 60 + numeric.b)
    }

    private mutating func setClock(_ minute: Int) throws(DateRefusal) {
        guard minute <= 1440, said.clock == nil else { throw .notADate }
        said.clock = ClockPhrase(minute: minute, isExact: minute >= 780 || minute < 60)
    }

    /// `friday 9`: an hour of the coming Friday, or the next Friday that is a ninth.
    func hourOrDay() throws(DateRefusal) -> DateReading? {
        guard let loose = said.loose, let weekday = said.weekday, weekday.step == .plain, weekday.weeksLater == 0,
            said.day == nil, !said.hasTime, said.shift == nil, (1...12).contains(loose)
        else { return nil }
        var readings: [Deadline] = []
        for isHour in [true, false] {
            var other = self
            other.said.loose = nil
            if isHour { try other.setClock(loose * 60) } else { other.said.day = .dayOfMonth(loose) }
            switch try other.reading() {
            case .date(let deadline, _): readings.append(deadline)
            case .ambiguous(let deadlines, _): readings += deadlines
            case .refused: break
            }
        }
        guard readings.count > 1 else { throw .notADate }
        return .ambiguous(Array(readings.prefix(4)), .hourOrDay(loose))
    }

    mutating func settleLoose() throws(DateRefusal) {
        guard let loose = said.loose else { return }
        said.loose = nil
        if let weekday = said.weekday, said.day == nil, weekday.step == .plain, weekday.weeksLater == 0,
            loose > 12 || said.clock != nil
        {
            said.day = .dayOfMonth(loose)
            return
        }
        guard said.clock == nil, said.shift == nil || said.part != nil else { throw .notADate }
        var isDay = said.weekday != nil && said.day == nil || said.part != nil
        if case .offset? = said.day { isDay = true }
        guard isDay else { throw .notADate }
        try setClock(loose * 60)
    }

    /// `8.30` alone: an hour of today, or 30 August where the month may come first.
    func hourOrDate() throws(DateRefusal) -> DateReading? {
        guard case .numeric(let numeric)? = said.day, said.weekday == nil, !said.hasTime, said.shift == nil,
            numeric.isDotted, numeric.year == nil, numeric.b > 12, numeric.b < 60, numeric.a <= 24
        else { return nil }
        var other = self
        other.said.day = nil
        try other.setClock(numeric.a * 60 + numeric.b)
        var hour = try other.deadline(on: today, minute: nil)
        if hour.moment < now { hour = try other.deadline(on: today.adding(days: 1), minute: nil) }
        guard reader.numericOrder != .dmy, let found = try? numericDays(numeric), let day = found.days.first else {
            return .date(hour, other.timeAssumption(hour).map { [$0] } ?? [])
        }
        let readings = [hour, try deadline(on: day, minute: nil)].filter { $0.moment >= now }
        if readings.count == 1 { return nil }
        return .ambiguous(readings, .hourOrDate)
    }

    /// `friday 2-4`: hours of that Friday, or a date that happens to be one.
    func hoursOrDate() throws(DateRefusal) -> DateReading? {
        guard case .numeric(let numeric)? = said.day, numeric.isDashed, said.weekday != nil, !said.hasTime,
            said.shift == nil, numeric.a <= 12, (1...12).contains(numeric.b)
        else { return nil }
        var other = self
        other.said.day = nil
        other.said.clock = ClockPhrase(minute: numeric.b * 60, isExact: false)
        var readings: [Deadline] = []
        for reading in [try other.reading(), try reading(of: try days())] {
            switch reading {
            case .date(let deadline, _): readings.append(deadline)
            case .ambiguous(let deadlines, _): readings += deadlines
            case .refused: break
            }
        }
        return readings.count > 1 ? .ambiguous(Array(readings.prefix(4)), .hourOrDate) : nil
    }

    /// `03/04`, `03/04/2027`, `2/15`.
    func numericDays(_ numeric: Numeric) throws(DateRefusal) -> Found {
        let dayFirst = candidate(day: numeric.a, month: numeric.b, year: numeric.year)
        let monthFirst = candidate(day: numeric.b, month: numeric.a, year: numeric.year)
        var days: [Day] = []
        switch reader.numericOrder {
        case .ask: days = [dayFirst, monthFirst].compactMap(\.self)
        case .dmy: days = [dayFirst ?? monthFirst].compactMap(\.self)
        case .mdy: days = [monthFirst ?? dayFirst].compactMap(\.self)
        }
        if days.count == 2, days[0] == days[1] { days.removeLast() }
        guard !days.isEmpty else { throw .noSuchDay(said: "") }
        return Found(days: days, doubt: .dayMonthOrder, isYearSaid: numeric.year != nil)
    }

    private func candidate(day: Int, month: Int, year: Int?) -> Day? {
        if let year { return Day(checking: year, month, day) }
        return coming(month: month, day: day)
    }

    private func hasPassed(_ day: Day) -> Bool {
        guard let deadline = try? deadline(on: day, minute: nil) else { return true }
        return deadline.moment < now
    }

    /// Keeps the days that are the weekday that was said; where none is, both stand.
    func matching(_ found: Found, _ weekday: Int, month: (month: Int, day: Int)?) -> Found {
        let right = found.days.filter { $0.weekday == weekday }
        guard right.isEmpty, let first = found.days.first(where: { $0 >= today }) ?? found.days.first else {
            var kept = found
            kept.days = right
            return kept
        }
        var distance = weekday - first.weekday
        if distance > 3 { distance -= 7 } else if distance < -3 { distance += 7 }
        var near = first.adding(days: distance)
        if first >= today, hasPassed(near) { near = near.adding(days: 7) }
        var days = first >= today ? [first, near] : [first]
        if let month, !found.isYearSaid {
            let later = ((today.year + 1)...(today.year + 12)).lazy
                .compactMap { Day(checking: $0, month.month, month.day) }
                .first { $0.weekday == weekday && $0 > first }
            if let later { days.append(later) }
        }
        return Found(
            days: days, doubt: .weekdayContradicts(said: weekday, found: first.weekday), isYearSaid: true)
    }
}
