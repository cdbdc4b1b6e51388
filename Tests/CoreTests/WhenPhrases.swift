import ConvenorCore
import Testing

/// Thursday 26 November 2026, 09:58 in Amsterdam.
enum Thursday {
    static let zone = zone("Europe/Amsterdam")
    static let now = moment("2026-11-26T09:58")

    static func zone(_ name: String) -> Zone {
        guard let zone = Zone(name) else { fatalError("no zone \(name)") }
        return zone
    }

    static func moment(_ iso: String, _ zone: Zone = zone) -> Moment {
        let part = iso.split { "-T:".contains($0) }.compactMap { Int($0) }
        return zone.moment(
            of: WallTime(day: Day(year: part[0], month: part[1], day: part[2]), minute: part[3] * 60 + part[4]))
    }

    static func read(_ phrase: String, order: DateOrder = .ask, at iso: String = "2026-11-26T09:58") -> String {
        told(DateReader(zone: zone, order: order).read(phrase, now: moment(iso)))
    }

    /// `2026-12-04` for a day, `2026-12-04T17:00` for a time, `a | b` when it asks, `past a` and `none` when it refuses.
    static func told(_ reading: DateReading) -> String {
        switch reading {
        case .date(let deadline, _): told(deadline)
        case .ambiguous(let deadlines, _): deadlines.map(told).joined(separator: " | ")
        case .refused(.past(let deadline)): "past " + told(deadline)
        case .refused(.future(let deadline)): "future " + told(deadline)
        case .refused(.noSuchDay(let said)): "no day " + said
        case .refused(.unknownZone(let said)), .refused(.sharedZone(let said)): "no zone " + said
        case .refused(.noAnchor(let said)): "no anchor " + said
        case .refused(.tooFar): "too far"
        case .refused(.notADate): "none"
        }
    }

    static func told(_ deadline: Deadline) -> String {
        let text = deadline.hasTime ? deadline.wall.iso : deadline.wall.day.iso
        return deadline.zone == "Europe/Amsterdam" ? text : text + " " + deadline.zone
    }
}

@Suite struct WhenPhrases {
    @Test(
        "exact dates are read in every usual spelling",
        arguments: [
            ("2026-12-04", "2026-12-04"), ("2026-12-04T17:00", "2026-12-04T17:00"), ("20261204", "2026-12-04"),
            ("2026-12-04 17:00", "2026-12-04T17:00"), ("4 dec", "2026-12-04"), ("dec 4th", "2026-12-04"),
            ("4 December 2027", "2027-12-04"), ("the 4th of december", "2026-12-04"), ("4-dec-2026", "2026-12-04"),
            ("Fri 4 Dec 2026 17:00", "2026-12-04T17:00"), ("16. Nov. 2027", "2027-11-16"), ("1 feb", "2027-02-01"),
            ("26 nov", "2026-11-26"), ("25 nov", "2027-11-25"), ("29 feb", "2028-02-29"),
            ("dec 4 5pm", "2026-12-04T17:00"),
            ("twenty-first of december", "2026-12-21"), ("13/04", "2027-04-13"), ("4/4", "2027-04-04"),
            ("4.12.2026", "2026-12-04"), ("4 dec '27", "2027-12-04"), ("2026/12/4", "2026-12-04"),
        ])
    func exact(phrase: String, answer: String) { #expect(Thursday.read(phrase) == answer) }

    @Test(
        "days are counted from today",
        arguments: [
            ("today", "2026-11-26"), ("tomorrow", "2026-11-27"), ("day after tomorrow", "2026-11-28"),
            ("tonight", "2026-11-26T23:59"), ("friday", "2026-11-27"), ("this friday", "2026-11-27"),
            ("next fri", "2026-12-04"), ("next wednesday", "2026-12-02"), ("coming friday", "2026-11-27"),
            ("coming thursday", "2026-12-03"), ("friday week", "2026-12-04"), ("in 2 weeks", "2026-12-10"),
            ("in ten days", "2026-12-06"), ("2 weeks from now", "2026-12-10"), ("a week from friday", "2026-12-04"),
            ("a couple of days from tomorrow", "2026-11-29"), ("in 3 working days", "2026-12-01"),
            ("next 4 business days", "2026-12-02"), ("in a month", "2026-12-26"), ("in two years", "2028-11-26"),
            ("in an hour", "2026-11-26T10:58"), ("in half an hour", "2026-11-26T10:28"),
            ("in 1.5 hours", "2026-11-26T11:28"), ("in 1h30", "2026-11-26T11:28"),
            ("in 2 days at 9", "2026-11-28T09:00"),
            ("3 fridays from now", "2026-12-11"), ("friday in 2 weeks", "2026-12-11"),
            ("monday in 2 weeks", "2026-12-07"),
            ("a week on monday", "2026-12-07"), ("in 2 weeks time", "2026-12-10"), ("in a week's time", "2026-12-03"),
            ("two days before the end of the month", "2026-11-28"), ("in a fortnight", "2026-12-10"),
        ])
    func counted(phrase: String, answer: String) { #expect(Thursday.read(phrase) == answer) }

    @Test(
        "a period stands for its end",
        arguments: [
            ("this week", "2026-11-27"), ("next week", "2026-12-04"), ("week after next", "2026-12-11"),
            ("week 49", "2026-12-04"), ("friday week 50", "2026-12-11"), ("next month", "2026-12-31"),
            ("next quarter", "2027-03-31"),
            ("end of day", "2026-11-26"), ("end of week", "2026-11-27"), ("end of the working week", "2026-11-27"),
            ("end of the month", "2026-11-30"),
            ("end of next month", "2026-12-31"), ("end of quarter", "2026-12-31"), ("end of the year", "2026-12-31"),
            ("eod", "2026-11-26"), ("eow", "2026-11-27"), ("eom", "2026-11-30"), ("eoq", "2026-12-31"),
            ("eoy", "2026-12-31"), ("cob friday", "2026-11-27"), ("eod tomorrow", "2026-11-27"), ("Q2", "2027-06-30"),
            ("q4", "2026-12-31"), ("end of Q2", "2027-06-30"), ("Q2 2027", "2027-06-30"),
            ("Q1 next year", "2027-03-31"), ("next year week 2", "2027-01-15"), ("mid january", "2027-01-15"),
            ("mid-november", "2027-11-15"), ("in march", "2027-03-31"), ("november", "2026-11-30"),
            ("december 2027", "2027-12-31"), ("in 2027", "2027-12-31"), ("start of january", "2027-01-01"),
            ("the 15th", "2026-12-15"), ("the 26th", "2026-11-26"), ("15th of next month", "2026-12-15"),
            ("friday the 13th", "2027-08-13"), ("first monday of december", "2026-12-07"),
            ("last friday in january", "2027-01-29"), ("last working day of the month", "2026-11-30"),
            ("first working day of next month", "2026-12-01"), ("friday of next week", "2026-12-04"),
            ("next week on tuesday 9 am", "2026-12-01T09:00"), ("end of february 2028", "2028-02-29"),
        ])
    func periods(phrase: String, answer: String) { #expect(Thursday.read(phrase) == answer) }

    @Test(
        "hours are read with and without a day",
        arguments: [
            ("17:00", "2026-11-26T17:00"), ("5pm", "2026-11-26T17:00"), ("5.30 pm", "2026-11-26T17:30"),
            ("noon", "2026-11-26T12:00"), ("midnight", "2026-11-27T00:00"), ("tomorrow at 9", "2026-11-27T09:00"),
            ("at 10:00", "2026-11-26T10:00"), ("at 9:00", "2026-11-27T09:00"),
            ("tomorrow at 3", "2026-11-27T15:00"),
            ("11 P.M.", "2026-11-26T23:00"), ("tonight at 8 o'clock", "2026-11-26T20:00"),
            ("12am tomorrow", "2026-11-27T00:00"), ("half past 3", "2026-11-26T15:30"),
            ("ten to 5", "2026-11-26T16:50"),
            ("tomorrow morning", "2026-11-27T12:00"), ("9 tomorrow morning", "2026-11-27T09:00"),
            ("friday 5.30pm", "2026-11-27T17:30"), ("24:00", "2026-11-27T00:00"),
            ("tomorrow at 17h30", "2026-11-27T17:30"),
            ("tonight at 1am", "2026-11-27T01:00"),
        ])
    func hours(phrase: String, answer: String) { #expect(Thursday.read(phrase) == answer) }

    @Test(
        "a zone in the phrase is the zone of the deadline",
        arguments: [
            ("fri 9am Europe/London", "2026-11-27T09:00 Europe/London"), ("fri 9am UTC", "2026-11-27T09:00 UTC"),
            ("9:00 tomorrow in Europe/London", "2026-11-27T09:00 Europe/London"),
            ("fri 9am europe/london", "2026-11-27T09:00 Europe/London"),
            ("2026-12-04T17:00-05:00", "2026-12-04T17:00 -05:00"),
            ("fri 17:00+02:00", "2026-11-27T17:00 +02:00"), ("fri 17:00 -0530", "2026-11-27T17:00 -05:30"),
            ("fri 9am UTC+2", "2026-11-27T09:00 +02:00"), ("2026-12-04T17:00:00Z", "2026-12-04T17:00 UTC"),
            ("fri 9am Mars/Base", "no zone Mars/Base"), ("10:00 America/New_York", "2026-11-26T10:00 America/New_York"),
            ("tomorrow Pacific/Kiritimati", "2026-11-27 Pacific/Kiritimati"),
            ("today Pacific/Kiritimati", "2026-11-26 Pacific/Kiritimati"),
        ])
    func zones(phrase: String, answer: String) { #expect(Thursday.read(phrase) == answer) }

    @Test(
        "by, before, on, until and not later than say nothing more than the date",
        arguments: ["by", "before", "on", "until", "till", "no later than", "due", "due by", "BY"])
    func prefixes(prefix: String) {
        #expect(Thursday.read("\(prefix) friday 17:00") == "2026-11-27T17:00")
    }

    @Test(
        "what is understood only in part is refused",
        arguments: [
            "", " ", "by", "the", "5", "17", "2027", "next", "end of", "week", "in", "at", "fridays", "every friday",
            "friday or monday", "not friday", "friday banana", "asap", "25:00", "12:60",
            "13pm", "of friday", "week end of", "fri 2026 weeks",
            "17:00 +18:00", "fri 9:00 -6", "5 dec 6 dec",
            "tomorrow today", "3 days from", "from friday", "after friday", "17:00 at 18:00",
            "in 0 days", "friday 17:00 in the morning", "4 dec 17", "17:00 in 2 hours", "5.5 days", "4 dec at",
        ])
    func partial(phrase: String) { #expect(Thursday.read(phrase) == "none") }
}
