import Testing

@testable import ConvenorCore

/// Days of measurements, seen from Thursday 26 November 2026, 09:58.
@Suite struct WhenMeasured {
    private static let reader = DateReader(zone: Thursday.zone, languages: DateLanguage.all)

    private static func read(_ phrase: String) -> String {
        Thursday.told(reader.readMeasured(phrase, now: Thursday.now))
    }

    @Test(
        "a day of a measurement is the latest one up to today",
        arguments: [
            ("today", "2026-11-26"), ("yesterday", "2026-11-25"), ("gisteren", "2026-11-25"), ("20 nov", "2026-11-20"),
            ("27 nov", "2025-11-27"), ("2026-11-20", "2026-11-20"), ("monday", "2026-11-23"), ("vrijdag", "2026-11-20"),
            ("thursday", "2026-11-26"), ("the 3rd", "2026-11-03"), ("october", "2026-10-31"), ("q3", "2026-09-30"),
            ("november", "2026-11-26"), ("this week", "2026-11-26"),
            ("3 days ago", "2026-11-23"), ("2 weeks ago", "2026-11-12"), ("last friday", "2026-11-20"),
        ])
    func latest(phrase: String, answer: String) { #expect(Self.read(phrase) == answer) }

    @Test(
        "an hour without a day is the last such hour",
        arguments: [
            ("9:00", "2026-11-26T09:00"), ("9:58", "2026-11-26T09:58"), ("10:00", "2026-11-25T10:00"),
            ("5pm", "2026-11-25T17:00"), ("23:59", "2026-11-25T23:59"), ("17u", "2026-11-25T17:00"),
        ])
    func hours(phrase: String, answer: String) { #expect(Self.read(phrase) == answer) }

    @Test(
        "what lies ahead is no day of a measurement",
        arguments: [
            ("tomorrow", "future 2026-11-27"), ("in 3 days", "future 2026-11-29"), ("morgen", "future 2026-11-27"),
            ("next friday", "future 2026-12-04"), ("1 dec 2026", "future 2026-12-01"),
        ])
    func ahead(phrase: String, answer: String) { #expect(Self.read(phrase) == answer) }

    @Test("where day and month may change places it asks about days of the past")
    func asked() {
        #expect(Self.read("03/04") == "2026-04-03 | 2026-03-04")
        #expect(Self.read("by phone") == "none")
    }
}
