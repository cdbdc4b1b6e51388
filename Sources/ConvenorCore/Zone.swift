import Foundation

/// Turns moments into wall times and back, in one time zone.
///
/// A wall time that a clock change skips becomes the moment one hour later on the wall; one that happens twice is the first.
package struct Zone: Sendable, Hashable {
    private let offsets: ZoneOffsets
    package var identifier: String { offsets.identifier }

    package static func == (a: Zone, b: Zone) -> Bool { a.offsets === b.offsets || a.identifier == b.identifier }
    package func hash(into hasher: inout Hasher) { hasher.combine(identifier) }

    /// Nil when the name is no IANA zone that this machine knows and no offset such as `+02:00`.
    package init?(_ identifier: String) {
        if let first = identifier.utf8.first, first == 43 || first == 45 {
            guard let offset = Zone.offset(written: identifier) else { return nil }
            self.init(offset: offset)
            return
        }
        guard let zone = TimeZone(identifier: identifier) else { return nil }
        self.init(identifier: identifier, timeZone: zone)
    }

    /// The zone that is `minutes` ahead of UTC all year, less than a day; nil for more.
    package init?(offset minutes: Int) {
        if minutes == 0 {
            self = .utc
            return
        }
        guard abs(minutes) < 24 * 60, let zone = TimeZone(secondsFromGMT: minutes * 60) else { return nil }
        let (hours, rest) = (abs(minutes) / 60, abs(minutes) % 60)
        let name = (minutes < 0 ? "-" : "+") + padded(hours, 2) + ":" + padded(rest, 2)
        self.init(identifier: name, timeZone: zone)
    }

    /// The IANA zone of that name in any case, under its proper name.
    package init?(ignoringCase name: String) {
        let known = Zone.names[name.lowercased()]
        let capitals = name.lowercased().split(separator: "/").map { part in
            part.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: "_")
        }
        for candidate in [known ?? name, capitals.joined(separator: "/"), name.uppercased()] {
            if let zone = Zone(candidate) {
                self = zone
                return
            }
        }
        return nil
    }

    private static let names = Dictionary(
        TimeZone.knownTimeZoneIdentifiers.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })

    /// Minutes of `+02:00`.
    private static func offset(written text: String) -> Int? {
        let digits = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        guard digits.count == 2, digits.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { 48...57 ~= $0 } }),
            let hours = Int(digits[0]), let minutes = Int(digits[1]), minutes < 60
        else { return nil }
        return (text.hasPrefix("-") ? -1 : 1) * (hours * 60 + minutes)
    }

    private init(identifier: String, timeZone: TimeZone) {
        offsets = ZoneOffsets.named(identifier, timeZone)
    }

    package static let utc = Zone(identifier: "UTC", timeZone: TimeZone.gmt)

    package func wall(at moment: Moment) -> WallTime {
        let seconds = floorDivide(moment.milliseconds, 1000)
        let local = seconds + Int64(offset(at: seconds))
        let days = floorDivide(local, 86_400)
        return WallTime(day: Day(daysSince1970: Int(days)), minute: Int(local - days * 86_400) / 60)
    }

    package func moment(of wall: WallTime) -> Moment {
        let naive = Int64(wall.day.daysSince1970) * 86_400 + Int64(wall.minute) * 60
        // The offset before the change is the one that RFC 5545 section 3.3.5 asks for, in gaps and in overlaps.
        let before = offset(at: naive - 86_400)
        let guess = naive - Int64(before)
        let after = offset(at: guess)
        if after == before { return Moment(milliseconds: guess * 1000) }
        let second = naive - Int64(after)
        let isReal = offset(at: second) == after
        return Moment(milliseconds: (isReal ? second : guess) * 1000)
    }

    package func deadline(at wall: WallTime, hasTime: Bool) -> Deadline {
        Deadline(wall: wall, zone: identifier, moment: moment(of: wall), hasTime: hasTime)
    }

    /// `+01:00`, the offset in force at that moment.
    package func offsetText(at moment: Moment, colon: Bool = true) -> String {
        let seconds = offset(at: floorDivide(moment.milliseconds, 1000))
        let minutes = abs(seconds) / 60
        return (seconds < 0 ? "-" : "+") + padded(minutes / 60, 2) + (colon ? ":" : "") + padded(minutes % 60, 2)
    }

    private func offset(at seconds: Int64) -> Int { offsets.offset(at: seconds) }

    /// Seconds ahead of UTC.
    package func offset(at moment: Moment) -> Int { offset(at: floorDivide(moment.milliseconds, 1000)) }

    /// Every change of its distance from UTC after `first` and until `last`; none where several in a week cancel out.
    package func changes(after first: Moment, until last: Moment) -> [OffsetChange] {
        let (end, week) = (floorDivide(last.milliseconds, 1000), Int64(7 * 86_400))
        var (at, found) = (floorDivide(first.milliseconds, 1000), [OffsetChange]())
        while at < end {
            let next = min(at + week, end)
            let (before, after) = (offset(at: at), offset(at: next))
            if before != after {
                var (early, late) = (at, next)
                while late - early > 1 {
                    let middle = early + (late - early) / 2
                    if offset(at: middle) == before { early = middle } else { late = middle }
                }
                found.append(OffsetChange(at: Moment(milliseconds: late * 1000), from: before, to: offset(at: late)))
            }
            at = next
        }
        return found
    }
}

/// A moment at which a zone's clocks are put forward or back.
package struct OffsetChange: Sendable, Hashable {
    /// The first moment with the new distance.
    package var at: Moment
    /// Seconds ahead of UTC before it.
    package var from: Int
    /// Seconds ahead of UTC from then on.
    package var to: Int

    package init(at: Moment, from: Int, to: Int) {
        self.at = at
        self.from = from
        self.to = to
    }
}

private func floorDivide(_ a: Int64, _ b: Int64) -> Int64 {
    a >= 0 ? a / b : -((-a + b - 1) / b)
}

extension Day {
    /// Days since 1970-01-01, by Howard Hinnant's civil-from-days arithmetic for the proleptic Gregorian calendar.
    package init(daysSince1970 days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let ofEra = shifted - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * ofYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: ofYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    package var daysSince1970: Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear - 719_468
    }

    package func adding(days: Int) -> Day { Day(daysSince1970: daysSince1970 + days) }

    /// 1 is Monday, 7 is Sunday, as in ISO 8601.
    package var weekday: Int { ((daysSince1970 + 3) % 7 + 7) % 7 + 1 }

    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        default: 31
        }
    }

    /// Nil for days that do not exist, such as 31 November.
    package init?(checking year: Int, _ month: Int, _ day: Int) {
        guard (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, year: year) else { return nil }
        self.init(year: year, month: month, day: day)
    }
}
