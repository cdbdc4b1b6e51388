import Testing

@testable import ConvenorCore

@Suite("the calendar of content")
struct ContentCalendarTests {
    @Test(
        "counts weeks as ISO 8601 does, also where a year begins",
        arguments: [
            ("2027-01-11", "2027-W02"), ("2027-01-03", "2026-W53"), ("2027-01-04", "2027-W01"),
            ("2024-12-30", "2025-W01"), ("2021-01-01", "2020-W53"), ("2026-11-20", "2026-W47"),
        ])
    func weeks(day: String, week: String) throws {
        #expect(try #require(Day(iso: day)).isoWeek == week)
    }

    @Test("is drawn without the columns that say nothing")
    func columns() {
        let sheet = Sheet(
            .calendar, columns: [.init(.none), .named("a", nl: "a"), .named("b", nl: "b"), .named("c", nl: "c")],
            rows: [
                Sheet.Row([.empty, .text("x"), .empty, .empty]), Sheet.Row([.empty, .empty, .empty, .number(0)]),
            ])
        let left = sheet.withoutEmptyColumns
        #expect(left.columns.map(\.head) == [.none, .terms(Terms("a", nl: "a")), .terms(Terms("c", nl: "c"))])
        #expect(left.rows.map(\.cells) == [[.empty, .text("x"), .empty], [.empty, .empty, .number(0)]])
    }
}
