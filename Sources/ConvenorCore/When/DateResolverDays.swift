/// From what was said to days: one rule for each set of things said.
extension DateResolver {
    func days() throws(DateRefusal) -> Found {
        let fields = slots.fields.subtracting(.timing)
        try checkBase(fields)
        if fields.isEmpty { return Found(days: [today]) }
        if fields.contains(.exact), fields.isSubset(of: [.exact, .weekday]) { return try exactDay() }
        if fields.contains(.numeric), fields.isSubset(of: [.numeric, .weekday]) { return try numericDays() }
        if fields.contains(.nth) { return try counted(fields) }
        if fields.contains(.dayOfMonth) { return try dayOfMonth(fields) }
        if fields == [.weekday, .weekdayCount], slots.fields.contains(.now) {
            return Found(days: [comingWeekday.adding(days: 7 * (slots.weekdayCount - 1))])
        }
        if fields == .offset || fields == [.offset, .weekday] {
            let found = Found(days: [today.adding(days: slots.offset)])
            return fields.contains(.weekday) ? matching(found, month: nil) : found
        }
        if fields == .weekday { return try weekdayAlone() }
        if fields == [.weekday, .period] { return try weekdayInWeek() }
        return try wholePeriod(fields)
    }

    /// Without `from` a shift stands alone or moves a weekday by weeks: `a week on friday`, `friday in 2 weeks`.
    private func checkBase(_ fields: DateSlots.Fields) throws(DateRefusal) {
        let said = slots.fields
        guard said.contains(.shift) else { return }
        if said.contains(.base), !said.contains(.now) {
            if fields.isEmpty { throw .notADate }
        } else if fields == .weekday {
            let isWeeks = slots.shift.days % 7 == 0 && slots.shift.months == 0 && slots.shift.workingDays == 0
            guard isWeeks, slots.weekdayStep == .plain, slots.weeksLater == 0 else { throw .notADate }
        } else if !fields.isEmpty {
            throw .notADate
        }
    }

    private func exactDay() throws(DateRefusal) -> Found {
        let said = slots.exact
        guard let day = Day(checking: said.year, said.month, said.day) else { throw .noSuchDay(said: "") }
        let found = Found(days: [day], isYearSaid: true)
        return slots.fields.contains(.weekday) ? matching(found, month: nil) : found
    }

    /// Strictly after today.
    private var comingWeekday: Day {
        let distance = (slots.weekday - today.weekday + 7) % 7
        return today.adding(days: distance == 0 ? 7 : distance)
    }

    private func weekdayAlone() throws(DateRefusal) -> Found {
        let isToday = slots.weekday == today.weekday
        switch slots.weekdayStep {
        case .next:
            guard slots.weeksLater == 0 else { throw .notADate }
            return Found(days: [today.monday.adding(days: 6 + slots.weekday)])
        case .coming: return Found(days: [comingWeekday.adding(days: 7 * slots.weeksLater)])
        case .plain:
            let isOfThatWeek = slots.hasIn && !slots.fields.contains(.base) || slots.fields.contains(.now)
            if slots.fields.contains(.shift), isOfThatWeek {
                return Found(days: [today.monday.adding(days: slots.weekday - 1)])
            }
            if slots.weeksLater > 0 { return Found(days: [(isToday ? today : comingWeekday).adding(days: 7)]) }
            return isToday
                ? Found(days: [today, today.adding(days: 7)], doubt: .sameWeekday(slots.weekday))
                : Found(days: [comingWeekday])
        }
    }

    /// `friday of next week`, `tuesday of week 49`.
    private func weekdayInWeek() throws(DateRefusal) -> Found {
        guard slots.weekdayStep == .plain, slots.weeksLater == 0, case .week(let monday)? = try period() else {
            throw .notADate
        }
        return Found(days: [monday.adding(days: slots.weekday - 1)])
    }

    private func dayOfMonth(_ fields: DateSlots.Fields) throws(DateRefusal) -> Found {
        let day = slots.dayOfMonth
        let rest = fields.subtracting([.dayOfMonth, .weekday])
        guard day >= 1, day <= 31 else { throw .noSuchDay(said: "") }
        if fields.contains(.weekday), slots.weekdayStep != .plain || slots.weeksLater > 0 { throw .notADate }
        var found: Found
        switch rest {
        case []: return try anyMonth(day)
        case .month where !slots.isNextMonth:
            guard let coming = coming(month: slots.month, day: day) else { throw .noSuchDay(said: "") }
            found = Found(days: [coming])
        case [.month, .year]:
            guard let exact = Day(checking: slots.year, slots.month, day) else { throw .noSuchDay(said: "") }
            found = Found(days: [exact], isYearSaid: true)
        case .period, [.month, .period]:
            guard var period = try period(), case .month(let year, let month) = period else { throw .notADate }
            if slots.period == .bare(.month), Day(checking: year, month, day).map({ $0 < today }) ?? true {
                period = period.next
            }
            guard let exact = Day(checking: period.first.year, period.first.month, day) else {
                throw .noSuchDay(said: "")
            }
            found = Found(days: [exact])
        default: throw .notADate
        }
        guard fields.contains(.weekday) else { return found }
        return matching(found, month: rest == .month ? (slots.month, day) : nil)
    }

    /// `the 15th`, `friday the 13th`: the first month that has it.
    private func anyMonth(_ day: Int) throws(DateRefusal) -> Found {
        let first = Period.month(year: today.year, month: today.month)
        for ahead in 0...48 {
            let month = first.moved(by: ahead).first
            guard let found = Day(checking: month.year, month.month, day), found >= today else { continue }
            if slots.fields.contains(.weekday), found.weekday != slots.weekday { continue }
            return Found(days: [found])
        }
        throw .noSuchDay(said: "")
    }
}
