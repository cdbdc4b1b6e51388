/// Reads a phrase as a deadline.
///
/// A day without an hour is due at `dayEnd`, or at 23:59 when it is today and `dayEnd` has passed. A deadline is never
/// in the past, and a phrase of which a part is not understood is refused.
package struct DateReader: Sendable {
    /// What is the same for all phrases, in one place so that a reader is cheap to hand around.
    private final class Customs: Sendable {
        let zone: Zone
        let languages: [DateLanguage]
        /// Nil where the language of the phrase decides.
        let order: DateOrder?
        let numericOrder: DateOrder
        let workingDays: Set<Int>
        let dayStart: Int
        let dayEnd: Int
        let holidays: Set<Day>

        init(
            _ zone: Zone, _ languages: [DateLanguage], _ order: DateOrder?, _ workingDays: Set<Int>, _ dayStart: Int,
            _ dayEnd: Int, _ holidays: Set<Day>
        ) {
            self.zone = zone
            self.languages = languages
            self.order = order
            numericOrder = order ?? languages.first?.order ?? .ask
            self.workingDays = workingDays
            self.dayStart = dayStart
            self.dayEnd = dayEnd
            self.holidays = holidays
        }
    }

    private let customs: Customs
    package var zone: Zone { customs.zone }
    package var languages: [DateLanguage] { customs.languages }
    /// Which number of `03/04` is the day.
    var numericOrder: DateOrder { customs.numericOrder }
    var workingDays: Set<Int> { customs.workingDays }
    var dayStart: Int { customs.dayStart }
    var dayEnd: Int { customs.dayEnd }
    var holidays: Set<Day> { customs.holidays }

    /// - Parameters:
    ///   - languages: the first that understands a phrase reads it.
    ///   - order: nil leaves it to the language that understands the phrase.
    ///   - workingDays: ISO weekdays, 1 is Monday.
    ///   - dayStart: minutes since midnight, as is `dayEnd`.
    package init(
        zone: Zone, languages: [DateLanguage] = [.english], order: DateOrder? = nil,
        workingDays: Set<Int> = [1, 2, 3, 4, 5], dayStart: Int = 9 * 60, dayEnd: Int = 17 * 60, holidays: Set<Day> = []
    ) {
        customs = Customs(zone, languages, order, workingDays, dayStart, dayEnd, holidays)
    }

    package func read(_ phrase: String, now: Moment, anchors: DateAnchors = .none) -> DateReading {
        var phrase = phrase
        return phrase.withUTF8 { bytes in
            var first = DateReading.refused(.notADate)
            for (place, language) in languages.enumerated() {
                let reading = read(bytes, in: language, now: now, anchors: anchors)
                if reading != .refused(.notADate) { return reading }
                if place == 0 { first = reading }
            }
            return first
        }
    }

    /// The reader by the customs of the language that understood a phrase.
    func own(_ language: DateLanguage) -> DateReader {
        guard customs.order == nil, language.order != numericOrder else { return self }
        return DateReader(
            zone: zone, languages: [language], workingDays: workingDays, dayStart: dayStart, dayEnd: dayEnd,
            holidays: holidays)
    }

    private func read(
        _ bytes: UnsafeBufferPointer<UInt8>, in language: DateLanguage, now: Moment, anchors: DateAnchors
    ) -> DateReading {
        guard let said = language.reading(bytes, { $0.phrase() }) else { return .refused(.notADate) }
        do throws(DateRefusal) {
            return try PhraseResolver(reader: own(language), bytes: bytes, now: now, anchors: anchors).reading(of: said)
        } catch {
            return .refused(error)
        }
    }
}

/// Dates that a phrase may count from: `3 days before the meeting`, `one week after A7`.
package struct DateAnchors: Sendable {
    package var meeting: Deadline?
    /// The date of a record by its id as it was typed; nil when there is none.
    package var record: @Sendable (String) -> Deadline?

    package init(meeting: Deadline? = nil, record: @escaping @Sendable (String) -> Deadline? = { _ in nil }) {
        self.meeting = meeting
        self.record = record
    }

    package static let none = DateAnchors()
}

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
