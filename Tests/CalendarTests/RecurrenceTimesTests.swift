import ConvenorCalendar
import ConvenorCore
import Testing

/// What people say comes back, laid out from a moment in Amsterdam; days begin at 09:00.
@Suite("the times of a recurrence")
struct RecurrenceTimesTests {
    private static let zone = named("Europe/Amsterdam")

    private static func named(_ name: String) -> Zone {
        guard let zone = Zone(name) else { fatalError("no zone \(name)") }
        return zone
    }

    private func wall(_ iso: String) -> WallTime {
        let part = iso.split { "-T:".contains($0) }.compactMap { Int($0) }
        return WallTime(day: Day(year: part[0], month: part[1], day: part[2]), minute: part[3] * 60 + part[4])
    }

    private func read(_ phrase: String, at iso: String, zone: Zone) throws -> Recurrence {
        let reader = RecurrenceReader(DateReader(zone: zone))
        let reading = reader.read(phrase, now: zone.moment(of: wall(iso)))
        guard case .recurrence(let recurrence, _)? = reading else {
            throw Unread(phrase: phrase)
        }
        return recurrence
    }

    private struct Unread: Error { var phrase: String }

    private func times(_ phrase: String, at iso: String, _ count: Int, zone: Zone = zone) throws -> [String] {
        let recurrence = try read(phrase, at: iso, zone: zone)
        return next(recurrence, count, after: iso, zone: zone)
    }

    private func next(_ recurrence: Recurrence, _ count: Int, after iso: String, zone: Zone = zone) -> [String] {
        let found = recurrence.next(
            count, after: zone.moment(of: wall(iso)), zone: zone, dayStart: 540, calendar: RuleOccurrences())
        for deadline in found { #expect(zone.moment(of: deadline.wall) == deadline.moment) }
        return found.map(\.wall.iso)
    }

    private func anchored(_ phrase: String, at iso: String, zone: Zone = zone) throws -> Recurrence {
        try read(phrase, at: iso, zone: zone).anchored(
            after: zone.moment(of: wall(iso)), zone: zone, dayStart: 540, calendar: RuleOccurrences())
    }

    @Test(
        "begin with the first day that the rule would have if it left out no period",
        arguments: [
            // Wednesday 25 November 2026
            ("every second monday", "2026-11-30T09:00 2026-12-14T09:00 2026-12-28T09:00"),
            ("every 2 weeks on monday and friday at 10:00", "2026-11-27T10:00 2026-12-07T10:00 2026-12-11T10:00"),
            ("every 3 months on the 15th", "2026-12-15T09:00 2027-03-15T09:00 2027-06-15T09:00"),
            ("every 2 years on 4 july", "2027-07-04T09:00 2029-07-04T09:00 2031-07-04T09:00"),
            ("every 2 months on the last working day", "2026-11-30T09:00 2027-01-29T09:00 2027-03-31T09:00"),
            ("every 2 weeks on wednesday at 11:00", "2026-11-25T11:00 2026-12-09T11:00 2026-12-23T11:00"),
            ("every 2 weeks on wednesday at 09:30", "2026-12-02T09:30 2026-12-16T09:30 2026-12-30T09:30"),
            ("every 2 weeks on monday from 1 march 2027", "2027-03-01T09:00 2027-03-15T09:00 2027-03-29T09:00"),
            ("every 2 weeks on monday from 2 march 2027", "2027-03-08T09:00 2027-03-22T09:00 2027-04-05T09:00"),
            ("every 2 days in july", "2027-07-01T09:00 2027-07-03T09:00 2027-07-05T09:00"),
        ])
    func anchors(phrase: String, times: String) throws {
        #expect(try self.times(phrase, at: "2026-11-25T10:00", 3).joined(separator: " ") == times)
    }

    @Test(
        "of a rule that names no day are on the day it was said or starts",
        arguments: [
            ("2026-11-25T08:00", "every week", "2026-11-25T09:00 2026-12-02T09:00"),
            ("2026-11-25T10:00", "every week", "2026-12-02T09:00 2026-12-09T09:00"),
            ("2026-11-25T10:00", "every 2 weeks", "2026-12-09T09:00 2026-12-23T09:00"),
            ("2026-11-25T10:00", "every month", "2026-12-25T09:00 2027-01-25T09:00"),
            ("2027-01-31T10:00", "every month", "2027-02-28T09:00 2027-03-31T09:00"),
            ("2027-01-30T10:00", "every month", "2027-02-28T09:00 2027-03-30T09:00"),
            ("2027-01-29T10:00", "every 2 months", "2027-03-29T09:00 2027-05-29T09:00"),
            ("2026-11-25T10:00", "every month from 31 january 2027", "2027-01-31T09:00 2027-02-28T09:00"),
            ("2028-02-29T10:00", "every year", "2029-02-28T09:00 2030-02-28T09:00"),
            ("2026-11-25T10:00", "every july", "2027-07-01T09:00 2028-07-01T09:00"),
            ("2026-11-25T10:00", "every year in july from 15 july 2027", "2027-07-15T09:00 2028-07-15T09:00"),
            ("2026-11-25T10:10", "every 2 hours", "2026-11-25T11:00 2026-11-25T13:00"),
        ])
    func bare(now: String, phrase: String, times: String) throws {
        #expect(try self.times(phrase, at: now, 2).joined(separator: " ") == times)
    }

    @Test(
        "end with their rule and leave out what was excepted",
        arguments: [
            ("every day at 09:00 and 17:00, 3 times", "2026-11-26T09:00 2026-11-26T17:00 2026-11-27T09:00"),
            ("every day at 17:00, twice", "2026-11-25T17:00 2026-11-26T17:00"),
            ("every friday until 4 december 2026", "2026-11-27T09:00 2026-12-04T09:00"),
            ("every friday until 11 december 2026 except on 4 december 2026", "2026-11-27T09:00 2026-12-11T09:00"),
            ("every friday, 3 times, except on 4 december 2026", "2026-11-27T09:00 2026-12-11T09:00"),
            ("every week until tomorrow", ""),
        ])
    func ends(phrase: String, times: String) throws {
        #expect(try self.times(phrase, at: "2026-11-25T10:00", 9).joined(separator: " ") == times)
    }

    @Test("of a day's place in a month are all the hours of that day")
    func placesWithHours() throws {
        let last = try times("every month on the last working day at 09:00 and 17:00", at: "2026-11-25T10:00", 3)
        #expect(last == ["2026-11-30T09:00", "2026-11-30T17:00", "2026-12-31T09:00"])
        let late = try times("every month on the 30th at 09:00 and 17:00", at: "2027-02-01T10:00", 3)
        #expect(late == ["2027-02-28T09:00", "2027-02-28T17:00", "2027-03-30T09:00"])
    }

    @Test("that a clock change skips are an hour later, those that happen twice are the first")
    func clockChanges() throws {
        let gap = try times("every day at 02:30", at: "2027-03-26T10:00", 3)
        #expect(gap == ["2027-03-27T02:30", "2027-03-28T03:30", "2027-03-29T02:30"])
        let overlap = try read("every day at 02:30", at: "2027-10-30T10:00", zone: Self.zone)
        let found = overlap.next(
            1, after: Self.zone.moment(of: wall("2027-10-30T10:00")), zone: Self.zone, dayStart: 540,
            calendar: RuleOccurrences())
        #expect(found.map(\.moment) == [Zone.utc.moment(of: wall("2027-10-31T00:30"))])
        let half = Recurrence(
            RecurrenceRule(.minutely, interval: 30), start: Day(year: 2027, month: 3, day: 26))
        let hours = next(half, 4, after: "2027-03-28T01:10")
        #expect(hours == ["2027-03-28T01:30", "2027-03-28T03:00", "2027-03-28T03:30", "2027-03-28T04:00"])
    }

    @Test(
        "go on at the pace at which what was stored began, however late it is asked",
        arguments: [
            "every second monday", "every 3 months on the 30th", "every 5 days at 08:00", "every 7 hours",
            "every 45 minutes", "every 2 years on the last friday of may", "every month", "every 3 weeks on weekdays",
            "every 2 months on the last working day", "every 3 days in march", "every 2 weeks, 40 times",
            "every quarter", "every 2 days except on sunday", "every 2 weeks on monday, except on 14 december 2026",
        ])
    func pace(phrase: String) throws {
        for zone in [Self.zone, Self.named("America/New_York"), Self.named("Pacific/Kiritimati")] {
            let stored = try anchored(phrase, at: "2026-11-25T10:00", zone: zone)
            let all = next(stored, 60, after: "2026-11-25T10:00", zone: zone)
            #expect(try times(phrase, at: "2026-11-25T10:00", 60, zone: zone) == all)
            for (index, time) in all.enumerated() where index % 7 == 3 && index + 3 < all.count {
                #expect(next(stored, 3, after: time, zone: zone) == Array(all[(index + 1)...(index + 3)]), "\(time)")
            }
            let late = zone.moment(of: wall("2031-05-20T10:00"))
            for language in DateLanguage.all {
                let sentence = language.sentence(for: stored)
                let reader = RecurrenceReader(DateReader(zone: zone, languages: [language]))
                guard case .recurrence(let again, _)? = reader.read(sentence, now: late) else {
                    Issue.record("refused: \(sentence)")
                    continue
                }
                #expect(again == stored, "\(sentence)")
            }
            #expect(
                stored.anchored(after: late, zone: zone, dayStart: 540, calendar: RuleOccurrences()) == stored)
        }
    }

    @Test("are few when the rule never comes true or nothing is asked")
    func none() {
        var never = RecurrenceRule(.yearly)
        (never.months, never.monthDays) = ([2], [30])
        #expect(next(Recurrence(never), 3, after: "2026-11-25T10:00").isEmpty)
        #expect(next(Recurrence(RecurrenceRule(.daily)), 0, after: "2026-11-25T10:00").isEmpty)
        #expect(next(Recurrence(RecurrenceRule(.secondly)), 2, after: "2026-11-25T10:00").count == 2)
    }
}
