import ConvenorCalendar
import ConvenorCore
import Foundation
import Testing

@Suite("holiday calendars")
struct HolidayTests {
    private static func event(_ lines: String...) -> String {
        (["BEGIN:VEVENT", "UID:one@example.org", "SUMMARY:A day"] + lines + ["END:VEVENT"]).joined(separator: "\r\n")
    }

    private static func calendar(_ events: String...) -> String {
        (["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example.org//EN"] + events + ["END:VCALENDAR", ""])
            .joined(separator: "\r\n")
    }

    private static func days(_ text: String, _ from: String = "2026-01-01", _ through: String = "2028-12-31") throws
        -> [String]
    {
        let from = try #require(FloatingTime(from)?.day)
        let through = try #require(FloatingTime(through)?.day)
        return try HolidayCalendar.days(in: text, from: from, through: through).sorted().map(\.iso)
    }

    static let events: [(String, [String])] = [
        (event("DTSTART;VALUE=DATE:20261225"), ["2026-12-25"]),
        (event("DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261227"), ["2026-12-25", "2026-12-26"]),
        (event("DTSTART;VALUE=DATE:20261231", "DURATION:P2D"), ["2026-12-31", "2027-01-01"]),
        (event("DTSTART;VALUE=DATE:20251230", "DURATION:P1W"), (1...5).map { "2026-01-0\($0)" }),
        (event("DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261225"), ["2026-12-25"]),
        (
            event("DTSTART;VALUE=DATE:20000101", "RRULE:FREQ=YEARLY", "TRANSP:TRANSPARENT"),
            ["2026-01-01", "2027-01-01", "2028-01-01"]
        ),
        (
            event("DTSTART;VALUE=DATE:20201126", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"),
            ["2026-11-26", "2027-11-25", "2028-11-23"]
        ),
        (
            event(
                "DTSTART;VALUE=DATE:20260501", "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20270501",
                "RDATE;VALUE=DATE:20270503,20270504"), ["2026-05-01", "2027-05-03", "2027-05-04", "2028-05-01"]
        ),
        (event("DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY"), ["2028-02-29"]),
        (event("DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=YEARLY;UNTIL=20270101"), ["2026-01-01", "2027-01-01"]),
        (event("DTSTART;VALUE=DATE:20261225", "STATUS:CANCELLED"), []),
        (event("DTSTART:20261225T090000Z", "DTEND:20261225T100000Z"), []),
        (event("DTSTART;VALUE=DATE:20261225", "LOCATION:"), ["2026-12-25"]),
        (
            event("DTSTART;VALUE=DATE:20260606", "RRULE:FREQ=YEARLY") + "\r\n"
                + event("RECURRENCE-ID;VALUE=DATE:20270606", "DTSTART;VALUE=DATE:20270607") + "\r\n"
                + event("RECURRENCE-ID;VALUE=DATE:20280606", "DTSTART;VALUE=DATE:20280606", "STATUS:CANCELLED"),
            ["2026-06-06", "2027-06-07"]
        ),
    ]

    @Test("give the whole days of their events", arguments: events)
    func whole(_ event: String, _ expected: [String]) throws {
        #expect(try HolidayTests.days(HolidayTests.calendar(event)) == expected)
        let plain = "\u{FEFF}" + HolidayTests.calendar(event).replacing("\r\n", with: "\n")
        #expect(try HolidayTests.days(plain + HolidayTests.calendar(event)) == expected)
    }

    @Test("shipped as an example")
    func example() throws {
        let file = URL(fileURLWithPath: #filePath).appending(path: "../../../config/examples/holidays.ics").standardized
        let text = try String(contentsOf: file, encoding: .utf8)
        let around = (24...31).map { "2026-12-\($0)" } + ["2027-01-01"]
        #expect(
            try HolidayTests.days(text) == ["2026-01-01", "2026-06-08"] + around + ["2027-06-14", "2028-01-01"])
    }

    static let broken: [(String, String)] = [
        ("", "The text is empty, not a calendar."),
        ("\r\n\r\n", "The text is empty, not a calendar."),
        ("day,name\n2027-01-01,New Year\n", "Line 1: This is no calendar: one begins with BEGIN:VCALENDAR."),
        ("BEGIN:VCARD\nEND:VCARD\n", "Line 1: This is no calendar: one begins with BEGIN:VCALENDAR."),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTA", "Line 3: This is no property: it has no colon."),
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20270101\n",
            "The text is cut off: END:VEVENT is missing at its end."
        ),
        ("BEGIN:VCALENDAR\nEND:VEVENT\n", "Line 2: END:VEVENT closes what is not open here."),
        ("BEGIN:VCALENDAR\nX:\0\nEND:VCALENDAR\n", "Line 2: There is a NUL byte here."),
        (calendar(event()), "The event \"A day\" has no DTSTART."),
        (calendar(event("DTSTART;VALUE=DATE:20270231")), "The event \"A day\" starts on a day that does not exist."),
        (calendar(event("DTSTART;VALUE=DATE:soon")), "The DTSTART of the event \"A day\" cannot be read."),
        (
            calendar(event("DTSTART;VALUE=DATE:20270101", "RRULE:FREQ=OFTEN")),
            "The RRULE of the event \"A day\" cannot be read."
        ),
        (
            calendar(event("DTSTART;VALUE=DATE:20270101", "RRULE:FREQ=HOURLY")),
            "The event \"A day\" has a rule that cannot be read: FREQ=HOURLY needs a start with an hour, not a whole day."
        ),
    ]

    @Test("that are broken say where and how", arguments: broken)
    func faults(_ text: String, _ message: String) {
        #expect(throws: CalendarFault.self) { try HolidayTests.days(text) }
        do {
            _ = try HolidayTests.days(text)
        } catch {
            #expect("\(error)" == message)
        }
    }

    @Test("survive being cut off at any byte")
    func cut() throws {
        let whole = HolidayTests.calendar(HolidayTests.event("DTSTART;VALUE=DATE:20261225", "DESCRIPTION:a\r\n b: c"))
        for length in 0..<whole.utf8.count - "\r\n".utf8.count {
            let part = String(decoding: whole.utf8.prefix(length), as: UTF8.self)
            #expect(throws: CalendarFault.self, "\(length)") { try HolidayTests.days(part) }
        }
    }

    @Test("of a mebibyte of junk are refused at once")
    func junk() {
        var random = SplitMix(state: 7)
        let bytes = (0..<1 << 20).map { _ in UInt8.random(in: 1...255, using: &random) }
        let noise = String(decoding: bytes, as: UTF8.self)
        let lines = String(repeating: "X-JUNK;A=B:\u{7}\n", count: 70_000)
        let nested = String(repeating: "BEGIN:VEVENT\n", count: 80_000)
        let started = ContinuousClock.now
        for text in [noise, "BEGIN:VCALENDAR\n" + noise, "BEGIN:VCALENDAR\n" + lines, "BEGIN:VCALENDAR\n" + nested] {
            #expect(throws: CalendarFault.self) { try HolidayTests.days(text) }
        }
        let many = HolidayTests.event("DTSTART;VALUE=DATE:19000101", "RRULE:FREQ=DAILY")
        let crowd = HolidayTests.calendar(Array(repeating: many, count: 3000).joined(separator: "\r\n"))
        #expect(throws: CalendarFault.self) { try HolidayTests.days(crowd) }
        #expect(ContinuousClock.now - started < .seconds(30))
    }
}

/// The same numbers at every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
