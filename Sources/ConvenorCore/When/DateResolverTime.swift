/// Hours and parts of the day.
extension DateResolver {
    /// The deadline on a day, at the hour that was said, else at `minute`, else at the end of the working day.
    func deadline(on day: Day, minute: Int?) throws(DateRefusal) -> Deadline {
        guard day.year < 3000 else { throw .tooFar }
        guard day.year >= 1900 else { throw .notADate }
        guard said.clock != nil || said.part != nil || said.dayEdge == .start else {
            let isDay = minute == nil || said.dayEdge == .end
            return real(WallTime(day: day, minute: isDay ? reader.dayEnd : minute ?? reader.dayEnd), hasTime: !isDay)
        }
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

    /// What was added to the hour; nil when it was said as it is.
    func timeAssumption(_ deadline: Deadline) -> DateAssumption? {
        guard said.clock != nil || said.part != nil || said.dayEdge == .start, let minute = try? minuteSaid() else {
            return nil
        }
        if minute == 1440 { return .midnight(endOf: deadline.wall.day.adding(days: -1)) }
        if minute % 1440 != deadline.wall.minute {
            let said = WallTime(day: deadline.wall.day, minute: minute % 1440)
            return .clockChange(said: said, taken: deadline.wall)
        }
        guard let clock = said.clock else { return .hour(minute: minute % 1440) }
        return clock.minute == minute ? nil : .halfOfDay(minute: minute % 1440)
    }

    /// Minutes since the midnight of the day that was said; from 1440 on they are of the day after.
    private func minuteSaid() throws(DateRefusal) -> Int {
        if said.dayEdge != nil, said.clock != nil || said.part != nil { throw .notADate }
        if said.dayEdge == .start { return reader.dayStart }
        guard let clock = said.clock else { return endOfPart }
        if let part = said.part { return try minute(of: clock, in: part) }
        return reader.minute(of: clock)
    }

    private var endOfPart: Int {
        switch said.part ?? .night {
        case .morning: 720
        case .afternoon: reader.dayEnd > 720 ? reader.dayEnd : 18 * 60
        case .evening, .night: 1439
        }
    }

    private func minute(of clock: ClockPhrase, in part: DayPart) throws(DateRefusal) -> Int {
        let isTwelveHour = !clock.hasMeridiem && clock.minute >= 60 && clock.minute < 780
        let early = clock.minute % 720
        switch part {
        case .morning:
            guard clock.minute <= 720 else { throw .notADate }
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
            if isTwelveHour {
                // Said in the small hours, the night is the one that is.
                if early < 300, early > wall.minute, isToday { return early }
                return early < 300 ? early + 1440 : early + 720
            }
            if clock.minute < 300 { return isToday && clock.minute > wall.minute ? clock.minute : clock.minute + 1440 }
            guard clock.minute >= 1020 else { throw .notADate }
            return clock.minute
        }
    }

    private var isToday: Bool {
        if case .offset(0)? = said.day { true } else { said.day == nil && said.weekday == nil }
    }
}

extension DateReader {
    /// The minute of the day that an hour without morning or evening means: inside the working day where it can be.
    func minute(of clock: ClockPhrase) -> Int {
        if clock.isExact || clock.minute >= 720 { return clock.minute }
        let afternoon = clock.minute + 720
        let isBeforeWork = clock.minute < dayStart
        return isBeforeWork && (afternoon <= dayEnd || clock.minute < 7 * 60) ? afternoon : clock.minute
    }
}
