/// Resolves one point or the two ends of a stretch, each in the zone that the phrase names.
struct PhraseResolver {
    let reader: DateReader
    let bytes: UnsafeBufferPointer<UInt8>
    let now: Moment
    let anchors: DateAnchors

    func reading(of said: SpanPhrase) throws(DateRefusal) -> DateReading {
        guard let last = said.last else { return try point(said.first, now: now) }
        return try span(said.first, last)
    }

    func point(_ said: DatePhrase, now: Moment) throws(DateRefusal) -> DateReading {
        var resolver = DateResolver(said, reader: reader, zone: try zone(of: said), now: now)
        if case .anchor(let range)? = said.day {
            resolver.anchor = try anchor(text(range), isAfter: said.shift.map { $0.direction > 0 } ?? false)
        }
        do throws(DateRefusal) {
            return try resolver.reading()
        } catch {
            if case .noSuchDay = error { throw .noSuchDay(said: trimmed) }
            throw error
        }
    }

    /// Who counts back from a meeting that has begun means the next, which nobody has planned.
    private func anchor(_ said: String, isAfter: Bool) throws(DateRefusal) -> Deadline {
        let isRecord = said.utf8.last.map { (48...57).contains($0) } ?? false
        guard let found = isRecord ? anchors.record(said) : anchors.meeting, isRecord || isAfter || found.moment >= now
        else { throw .noAnchor(said: said) }
        return found
    }

    private func zone(of said: DatePhrase) throws(DateRefusal) -> Zone {
        switch said.zone {
        case nil: return reader.zone
        case .offset(let minutes):
            guard (-720...840).contains(minutes), let zone = Zone(offset: minutes) else { throw .notADate }
            return zone
        case .vague(let range): throw .sharedZone(said: text(range))
        case .named(let range):
            let name = text(range)
            if name == reader.zone.identifier { return reader.zone }
            guard let zone = Zone(ignoringCase: name) else { throw .unknownZone(said: name) }
            return zone
        }
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    var trimmed: String {
        let isBlank: (UInt8) -> Bool = { $0 <= 32 || $0 == 44 }
        let start = bytes.firstIndex { !isBlank($0) } ?? bytes.startIndex
        let end = bytes.lastIndex { !isBlank($0) } ?? bytes.startIndex
        return start <= end && !bytes.isEmpty ? text(start..<(end + 1)) : ""
    }

    /// A stretch: its end is the deadline, and is sought from its start on.
    private func span(_ first: DatePhrase, _ last: DatePhrase) throws(DateRefusal) -> DateReading {
        var (first, last) = (first, last)
        guard first.shift == nil, last.shift == nil else { throw .notADate }
        // `friday - 3pm` is one point.
        if !first.hasTime, first.loose == nil, last.clock != nil, last.day == nil, last.weekday == nil,
            last.loose == nil
        {
            (first.clock, first.part, first.zone) = (last.clock, last.part, last.zone ?? first.zone)
            return try point(first, now: now)
        }
        complete(&first, &last)
        let isOneDay = first.day == nil && first.weekday == nil && first.hasTime
        if isOneDay { (first.day, first.weekday) = (last.day, last.weekday) }
        if first.day == nil, first.weekday == nil, last.day == nil, last.weekday == nil {
            return try hours(first, last)
        }
        let start = try started(first)
        let end: DateReading
        if isOneDay || last.day == nil && last.weekday == nil {
            // `9:00-10:00 tomorrow` and `tomorrow 9:00-10:00`
            (last.day, last.weekday) = (.exact(start.wall.day), nil)
            end = try point(last, now: now)
        } else {
            end = try ended(last, from: isFromStart(last) ? max(start.moment, now) : now)
        }
        guard case .date(let deadline, let assumptions) = end, deadline.moment >= start.moment else { throw .notADate }
        return .date(deadline, assumptions + [.range(from: start)])
    }

    /// `9 to 5`: of today while its end is to come.
    private func hours(_ first: DatePhrase, _ last: DatePhrase) throws(DateRefusal) -> DateReading {
        guard case .date(let end, let assumptions) = try point(last, now: now) else { throw .notADate }
        var resolver = DateResolver(first, reader: reader, zone: try zone(of: first), now: now)
        try resolver.settleLoose()
        let start = try resolver.deadline(on: end.wall.day, minute: nil)
        guard start.moment < end.moment else { throw .notADate }
        return .date(end, assumptions + [.range(from: start)])
    }

    /// `tomorrow 9-12`, `9 to 5`: no day of the month is meant.
    private func isHourly(_ first: DatePhrase) -> Bool {
        switch first.day {
        case nil, .offset?, .date?, .exact?, .dayIn?, .nth?: true
        default: false
        }
    }

    /// An end before its start is no end; past is only what is before now.
    private func ended(_ last: DatePhrase, from start: Moment) throws(DateRefusal) -> DateReading {
        do throws(DateRefusal) {
            return try point(last, now: start)
        } catch {
            if case .past(let deadline) = error, deadline.moment >= now { throw .notADate }
            throw error
        }
    }

    /// A weekday or a day without its year is sought from the start on; all else is seen from now.
    private func isFromStart(_ last: DatePhrase) -> Bool {
        switch last.day {
        case nil, .date?, .dayOfMonth?, .numeric?: true
        default: false
        }
    }

    /// The start may have passed: `monday to friday` said on a Wednesday is refused all the same by its end.
    private func started(_ first: DatePhrase) throws(DateRefusal) -> Deadline {
        var atDayStart = first
        if !first.hasTime { atDayStart.dayEdge = .start }
        for said in [first, atDayStart] {
            switch try point(said, now: now) {
            case .date(let deadline, _): return deadline
            case .ambiguous(let deadlines, _): if let nearest = deadlines.first { return nearest }
            case .refused: break
            }
        }
        throw .notADate
    }

    /// Lends each end what only the other one said: the month, the zone, the hour's day.
    private func complete(_ first: inout DatePhrase, _ last: inout DatePhrase) {
        first.zone = first.zone ?? last.zone
        last.zone = last.zone ?? first.zone
        if case .date(let end, let month, let year)? = last.day {
            if let loose = first.loose, first.day == nil {
                first.day = loose < end ? .date(day: loose, month: month, year) : .noSuchDay
            }
            if case .dayOfMonth(let day)? = first.day { first.day = .date(day: day, month: month, year) }
            if case .date(let day, let month, .unsaid)? = first.day { first.day = .date(day: day, month: month, year) }
            if case .date? = first.day { first.loose = nil }
        } else if case .date(_, let month, let year)? = first.day, let loose = last.loose, last.day == nil {
            last.day = .date(day: loose, month: month, year)
            last.loose = nil
        } else if case .dayOfMonth? = first.day, let loose = last.loose, last.day == nil {
            last.day = .dayOfMonth(loose)
            last.loose = nil
        }
        // `monday to friday next week`
        if case .stretch? = last.day, last.weekday != nil, first.weekday?.step == .plain, first.day == nil {
            first.day = last.day
        }
        if let start = first.loose, let end = last.loose, first.clock == nil, last.clock == nil, start <= 24, end <= 24,
            isHourly(first)
        {
            first.clock = ClockPhrase(minute: start * 60, isExact: start > 12)
            last.clock = ClockPhrase(minute: end * 60, isExact: end > 12)
            (first.loose, last.loose) = (nil, nil)
        }
        if let clock = last.clock, let hour = first.loose, hour <= 24, first.clock == nil {
            let isLater =
                clock.hasMeridiem && hour <= 12 && clock.minute >= 720 && (hour % 12 + 12) * 60 <= clock.minute
            first.clock = ClockPhrase(minute: isLater ? (hour % 12 + 12) * 60 : hour * 60, isExact: clock.hasMeridiem)
            first.loose = nil
        } else if let clock = first.clock, let hour = last.loose, hour <= 24, last.clock == nil {
            last.clock = ClockPhrase(
                minute: clock.minute >= 720 && hour < 12 ? hour * 60 + 720 : hour * 60, isExact: clock.isExact)
            last.loose = nil
        }
    }
}
