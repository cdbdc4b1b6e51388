/// From what was said to days: one rule for each kind of day.
extension DateResolver {
    func days() throws(DateRefusal) -> Found {
        guard let day = said.day else { return try weekdayOrToday() }
        var found = try days(of: day)
        if let offset = said.offset {
            found.days = found.days.filter { $0 == today.adding(days: offset) }
            if found.days.isEmpty { throw .notADate }
        }
        guard let weekday = said.weekday else { return found }
        if case .stretch(let stretch) = day { return try weekdayInside(stretch, weekday) }
        guard weekday.step != .last, weekday.weeksLater == 0 else { throw .notADate }
        switch day {
        case .offset, .exact, .numeric: return matching(found, weekday.day, month: nil)
        case .date(let number, let month, let year):
            return matching(found, weekday.day, month: year == .unsaid ? (month, number) : nil)
        case .dayOfMonth(let number): return try anyMonth(number, weekday: weekday.day)
        case .dayIn: return matching(found, weekday.day, month: nil)
        default: throw .notADate
        }
    }

    func days(of day: DayPhrase) throws(DateRefusal) -> Found {
        switch day {
        case .offset(let days): return Found(days: [today.adding(days: days)])
        case .exact(let said):
            guard let day = Day(checking: said.year, said.month, said.day) else { throw .noSuchDay(said: "") }
            return Found(days: [day], isYearSaid: true)
        case .date(let day, let month, let year): return try date(day, month, year)
        case .dayOfMonth(let day): return try anyMonth(day, weekday: nil)
        case .dayIn(let day, let stretch): return try dayInside(stretch, day)
        case .numeric(let numeric): return try numericDays(numeric)
        case .nth(let place, let counted, let stretch): return try nth(place, counted, stretch)
        case .weekdayNear(let weekday, let direction, let base):
            var resolver = self
            resolver.said = base
            guard let day = try resolver.days().days.first else { throw .notADate }
            let distance = direction * (weekday - day.weekday)
            return Found(days: [day.adding(days: direction * ((distance + 6) % 7 + 1))])
        case .weekdaysAhead(let count, let weekday):
            return Found(days: [coming(weekday).adding(days: 7 * (count - 1))])
        case .edge(let edge, let stretch): return try period(stretch, edge: edge)
        case .stretch(let stretch): return try said.weekday == nil ? period(stretch, edge: nil) : Found(days: [])
        case .anchor:
            guard let anchor else { throw .notADate }
            let wall = zone.wall(at: anchor.moment)
            return Found(days: [wall.day], isYearSaid: true, minute: anchor.hasTime ? wall.minute : nil)
        case .noSuchDay: throw .noSuchDay(said: "")
        }
    }

    /// Strictly after today.
    func coming(_ weekday: Int) -> Day {
        let distance = (weekday - today.weekday + 7) % 7
        return today.adding(days: distance == 0 ? 7 : distance)
    }

    private func weekdayOrToday() throws(DateRefusal) -> Found {
        guard let weekday = said.weekday else { return Found(days: [today]) }
        let isToday = weekday.day == today.weekday
        switch weekday.step {
        case .next:
            guard weekday.weeksLater == 0 else { return Found(days: [coming(weekday.day).adding(days: 7)]) }
            return Found(days: [today.monday.adding(days: 6 + weekday.day)])
        case .last:
            let distance = (today.weekday - weekday.day + 7) % 7
            return Found(days: [today.adding(days: distance == 0 ? -7 : -distance)])
        case .coming: return Found(days: [coming(weekday.day).adding(days: 7 * weekday.weeksLater)])
        case .plain, .this:
            if weekday.weeksLater > 0 {
                return Found(days: [(isToday ? today : coming(weekday.day)).adding(days: 7)])
            }
            guard isToday else { return Found(days: [coming(weekday.day)]) }
            return Found(days: [today, today.adding(days: 7)], doubt: .sameWeekday(weekday.day))
        }
    }

    /// `friday of next week`, `tuesday of week 49`.
    private func weekdayInside(_ stretch: Stretch, _ weekday: WeekdayPhrase) throws(DateRefusal) -> Found {
        guard weekday.step == .plain, weekday.weeksLater == 0, case .week(let monday) = try resolve(stretch) else {
            throw .notADate
        }
        return Found(days: [monday.adding(days: weekday.day - 1)])
    }

    private func date(_ day: Int, _ month: Int, _ year: YearPhrase) throws(DateRefusal) -> Found {
        let found: Day?
        switch year {
        case .unsaid: found = coming(month: month, day: day)
        case .exact(let year): found = Day(checking: year, month, day)
        case .ahead(let count): found = Day(checking: today.year + count, month, day)
        }
        guard let found else { throw .noSuchDay(said: "") }
        return Found(days: [found], isYearSaid: year != .unsaid)
    }

    private func dayInside(_ stretch: Stretch, _ day: Int) throws(DateRefusal) -> Found {
        guard case .month = try resolve(stretch) else { throw .notADate }
        var period = try resolve(stretch)
        if case .bare = stretch, Day(checking: period.first.year, period.first.month, day).map({ $0 < today }) ?? true {
            period = period.next
        }
        guard let found = Day(checking: period.first.year, period.first.month, day) else {
            throw .noSuchDay(said: "")
        }
        return Found(days: [found])
    }

    /// `the 15th`, `friday the 13th`: the first month that has it.
    private func anyMonth(_ day: Int, weekday: Int?) throws(DateRefusal) -> Found {
        guard (1...31).contains(day) else { throw .noSuchDay(said: "") }
        let first = Period.month(year: today.year, month: today.month)
        for ahead in 0...48 {
            let month = first.moved(by: ahead).first
            guard let found = Day(checking: month.year, month.month, day), found >= today else { continue }
            if let weekday, found.weekday != weekday { continue }
            return Found(days: [found])
        }
        throw .noSuchDay(said: "")
    }

    /// The first such day from today on; nil when no year has it.
    func coming(month: Int, day: Int) -> Day? {
        for year in today.year...(today.year + 8) {
            if let found = Day(checking: year, month, day), found >= today { return found }
        }
        return nil
    }

    /// `first monday of december`, `second to last friday of march`, `last working day of the month`.
    private func nth(_ place: Int, _ counted: Counted, _ stretch: Stretch) throws(DateRefusal) -> Found {
        var period = try resolve(stretch)
        if case .weekday = counted, case .week = period { throw .notADate }
        var day = nth(place, counted, in: period)
        if let later = try rolled(stretch, from: period), day.map({ $0 < today }) ?? false {
            period = later
            day = nth(place, counted, in: period)
        }
        guard let day else { throw .noSuchDay(said: "") }
        return Found(days: [day], isYearSaid: hasYear(stretch))
    }

    private func nth(_ place: Int, _ counted: Counted, in period: Period) -> Day? {
        let (first, last) = (period.first, period.last)
        let day: Day?
        switch counted {
        case .weekday(let weekday) where place > 0:
            day = first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (place - 1))
        case .weekday(let weekday):
            day = last.adding(days: -((last.weekday - weekday + 7) % 7) + 7 * (place + 1))
        case .workingDay:
            let start = place > 0 ? first.adding(days: -1) : last.adding(days: 1)
            day = start.addingWorkingDays(place, workingDays: reader.workingDays, holidays: reader.holidays)
        case .day: day = place > 0 ? first.adding(days: place - 1) : last.adding(days: place + 1)
        }
        return day.flatMap { $0 >= first && $0 <= last ? $0 : nil }
    }
}
