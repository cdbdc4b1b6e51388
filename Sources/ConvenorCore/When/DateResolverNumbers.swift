/// Numbers whose role only the rest of the phrase shows.
extension DateResolver {
    /// `tomorrow 8.30` is an hour, `fri 4.12` a date.
    mutating func settleDots() throws(DateRefusal) {
        let numeric = slots.numeric
        guard slots.fields.contains(.numeric), numeric.isDotted, numeric.year == nil else { return }
        let isHour = !slots.fields.isDisjoint(with: [.offset, .part, .dayOfMonth, .exact])
        let isNoDay = slots.fields.contains(.weekday) && numeric.b > 12 && reader.order != .mdy
        guard isHour || isNoDay else { return }
        guard numeric.a <= 24, numeric.b < 60 else { throw .notADate }
        slots.fields.remove(.numeric)
        try setClock(numeric.a * 60 + numeric.b)
    }

    private mutating func setClock(_ minute: Int) throws(DateRefusal) {
        let clock = DateSlots.Clock(minute: minute, isExact: minute >= 780 || minute < 60)
        guard minute <= 1440, slots.fill(.clock, \.clock, clock) else { throw .notADate }
    }

    /// `friday 9`: an hour of the coming Friday, or the next Friday that is a ninth.
    func hourOrDay() throws(DateRefusal) -> DateReading? {
        guard slots.fields == [.weekday, .loose], slots.weekdayStep == .plain, slots.weeksLater == 0,
            (1...12).contains(slots.loose)
        else { return nil }
        var readings: [Deadline] = []
        for field in [DateSlots.Fields.clock, .dayOfMonth] {
            var other = self
            other.slots.fields.remove(.loose)
            if field == .clock {
                try other.setClock(slots.loose * 60)
            } else {
                _ = other.slots.fill(.dayOfMonth, \.dayOfMonth, slots.loose)
            }
            switch try other.reading() {
            case .date(let deadline, _): readings.append(deadline)
            case .ambiguous(let deadlines, _): readings += deadlines
            case .refused: break
            }
        }
        guard readings.count > 1 else { throw .notADate }
        return .ambiguous(Array(readings.prefix(4)), .hourOrDay(slots.loose))
    }

    mutating func settleLoose() throws(DateRefusal) {
        slots.fields.remove(.loose)
        let fields = slots.fields
        if fields.contains(.month), !fields.contains(.dayOfMonth) {
            guard slots.fill(.dayOfMonth, \.dayOfMonth, slots.loose) else { throw .notADate }
        } else if fields.subtracting(.timing) == .weekday, slots.weekdayStep == .plain, slots.weeksLater == 0,
            slots.loose > 12 || fields.contains(.clock)
        {
            guard slots.fill(.dayOfMonth, \.dayOfMonth, slots.loose) else { throw .notADate }
        } else if !fields.isDisjoint(with: [.offset, .part, .weekday]) {
            try setClock(slots.loose * 60)
        } else {
            throw .notADate
        }
    }

    /// `8.30` alone: an hour of today, or 30 August where the month may come first.
    func hourOrDate() throws(DateRefusal) -> DateReading? {
        let numeric = slots.numeric
        guard slots.fields == .numeric, numeric.isDotted, numeric.year == nil, numeric.b > 12, numeric.b < 60,
            numeric.a <= 24
        else { return nil }
        var other = self
        other.slots.fields = []
        try other.setClock(numeric.a * 60 + numeric.b)
        let hour = try other.deadline(on: today)
        guard reader.order != .dmy, let found = try? numericDays(), let day = found.days.first else {
            if hour.moment < now { throw .past(hour) }
            return .date(hour, other.timeAssumptions(hour))
        }
        let readings = [hour, try deadline(on: day)].filter { $0.moment >= now }
        if readings.count == 1 { return nil }
        return .ambiguous(readings, .hourOrDate)
    }

    /// `03/04`, `03/04/2027`, `2/15`.
    func numericDays() throws(DateRefusal) -> Found {
        let numeric = slots.numeric
        let dayFirst = candidate(day: numeric.a, month: numeric.b, year: numeric.year)
        let monthFirst = candidate(day: numeric.b, month: numeric.a, year: numeric.year)
        var days: [Day] = []
        switch reader.order {
        case .ask: days = [dayFirst, monthFirst].compactMap(\.self)
        case .dmy: days = [dayFirst ?? monthFirst].compactMap(\.self)
        case .mdy: days = [monthFirst ?? dayFirst].compactMap(\.self)
        }
        if days.count == 2, days[0] == days[1] { days.removeLast() }
        guard !days.isEmpty else { throw .noSuchDay(said: "") }
        let found = Found(days: days, doubt: .dayMonthOrder, isYearSaid: numeric.year != nil)
        return slots.fields.contains(.weekday) ? matching(found, month: nil) : found
    }

    private func candidate(day: Int, month: Int, year: Int?) -> Day? {
        if let year { return Day(checking: year, month, day) }
        return coming(month: month, day: day)
    }

    /// The first such day from today on; nil when no year has it.
    func coming(month: Int, day: Int) -> Day? {
        for year in today.year...(today.year + 8) {
            if let found = Day(checking: year, month, day), found >= today { return found }
        }
        return nil
    }

    private func hasPassed(_ day: Day) -> Bool {
        guard let deadline = try? deadline(on: day) else { return true }
        return deadline.moment < now
    }

    /// Keeps the days that are the weekday that was said; where none is, both stand.
    func matching(_ found: Found, month: (month: Int, day: Int)?) -> Found {
        let right = found.days.filter { $0.weekday == slots.weekday }
        guard right.isEmpty, let first = found.days.first(where: { $0 >= today }) ?? found.days.first else {
            return Found(
                days: right, doubt: found.doubt, assumptions: found.assumptions, isYearSaid: found.isYearSaid)
        }
        var distance = slots.weekday - first.weekday
        if distance > 3 { distance -= 7 } else if distance < -3 { distance += 7 }
        var near = first.adding(days: distance)
        if first >= today, hasPassed(near) { near = near.adding(days: 7) }
        var days = first >= today ? [first, near] : [first]
        if let month, !found.isYearSaid {
            let later = ((today.year + 1)...(today.year + 12)).lazy
                .compactMap { Day(checking: $0, month.month, month.day) }
                .first { $0.weekday == slots.weekday && $0 > first }
            if let later { days.append(later) }
        }
        return Found(
            days: days, doubt: .weekdayContradicts(said: slots.weekday, found: first.weekday), isYearSaid: true)
    }
}
