/// Hours and parts of the day.
extension DateResolver {
    func deadline(on day: Day) throws(DateRefusal) -> Deadline {
        let fields = slots.fields
        guard !fields.isDisjoint(with: [.clock, .part]) else {
            return real(WallTime(day: day, minute: reader.dayEnd), hasTime: false)
        }
        if fields.contains(.endOfDay) { throw .notADate }
        var minute = try minuteSaid()
        var day = day
        if minute >= 1440 {
            day = day.adding(days: 1)
            minute -= 1440
        }
        return real(WallTime(day: day, minute: minute), hasTime: true)
    }

    /// The deadline with the wall time that its moment has, also where a clock change skips the one that was said.
    private func real(_ said: WallTime, hasTime: Bool) -> Deadline {
        let moment = zone.moment(of: said)
        return Deadline(wall: zone.wall(at: moment), zone: zone.identifier, moment: moment, hasTime: hasTime)
    }

    func timeAssumptions(_ deadline: Deadline) -> [DateAssumption] {
        let fields = slots.fields
        guard !fields.isDisjoint(with: [.clock, .part]), let minute = try? minuteSaid() else { return [] }
        if minute == 1440 { return [.midnight(endOf: deadline.wall.day.adding(days: -1))] }
        if minute % 1440 != deadline.wall.minute {
            let said = WallTime(day: deadline.wall.day, minute: minute % 1440)
            return [.clockChange(said: said, taken: deadline.wall)]
        }
        return !fields.contains(.clock) || minute != slots.clock.minute ? [.hour(minute: minute % 1440)] : []
    }

    /// Minutes since the midnight of the day that was said; from 1440 on they are of the day after.
    private func minuteSaid() throws(DateRefusal) -> Int {
        let hasPart = slots.fields.contains(.part)
        guard slots.fields.contains(.clock) else { return endOfPart }
        let clock = slots.clock
        if hasPart { return try minute(of: clock, in: slots.part) }
        if clock.isExact || clock.minute >= 720 { return clock.minute }
        let isBeforeWork = clock.minute < reader.dayStart
        let afternoon = clock.minute + 720
        return isBeforeWork && (afternoon <= reader.dayEnd || clock.minute < 7 * 60) ? afternoon : clock.minute
    }

    private var endOfPart: Int {
        switch slots.part {
        case .morning: 720
        case .afternoon: reader.dayEnd > 720 ? reader.dayEnd : 18 * 60
        case .evening, .night: 1439
        }
    }

    private func minute(of clock: DateSlots.Clock, in part: DayPart) throws(DateRefusal) -> Int {
        let isTwelveHour = !clock.hasMeridiem && clock.minute >= 60 && clock.minute < 780
        let early = clock.minute % 720
        switch part {
        case .morning:
            guard clock.minute < 720 else { throw .notADate }
            return clock.minute
        case .afternoon:
            let minute = isTwelveHour ? early + 720 : clock.minute
            guard (720...1140).contains(minute) else { throw .notADate }
            return minute
        case .evening:
            let minute = isTwelveHour ? (early < 60 ? 1440 : early + 720) : clock.minute
            guard (960...1440).contains(minute) else { throw .notADate }
            return minute
        case .night:
            if isTwelveHour { return early < 60 ? 1440 + early : early < 300 ? early + 1440 : early + 720 }
            if clock.minute < 300 { return clock.minute + 1440 }
            guard clock.minute >= 1020 else { throw .notADate }
            return clock.minute
        }
    }
}
