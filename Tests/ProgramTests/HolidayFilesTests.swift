import Foundation
import Testing

/// `working.calendars` under the built program.
@Suite("Calendar files of holidays")
struct HolidayFilesTests {
    private static let holiday = """
        BEGIN:VCALENDAR
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:20000101
        RRULE:FREQ=YEARLY
        SUMMARY:New Year's Day
        END:VEVENT
        END:VCALENDAR

        """

    @Test("are read from the config folder, one day a year for thirteen years")
    func counted() throws {
        let program = try BadInputProgram()
        try program.write("working:\n  calendars: [our days.ics]\n", to: "conf/convenor.yaml")
        try program.write(Self.holiday, to: "conf/our days.ics")
        let result = try program.run(["check", "--config", program.path("conf")])
        #expect(result.code == 0)
        #expect((result.out + result.err).contains("13 days of holiday in calendar files"))
    }

    @Test("are no working days when dates are counted")
    func workingDays() throws {
        let program = try BadInputProgram()
        let yesterday = Date(timeIntervalSinceNow: -86_400).formatted(
            .iso8601.year().month().day().dateSeparator(.omitted))
        let closed = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:\(yesterday)\nDURATION:P30D\nEND:VEVENT\n"
        try program.write(closed + "END:VCALENDAR\n", to: "closed/days.ics")
        try program.write("working: {calendars: [days.ics]}\n", to: "closed/convenor.yaml")
        try program.write("working: {calendars: []}\n", to: "open/convenor.yaml")
        let lines = "start alignment \"Plans\"\naction @chair count by in 2 working days\n"
        let due = try ["open", "closed"].map { folder in
            let arguments = ["run", "--data", program.path(folder + "-data"), "--config", program.path(folder)]
            let result = try program.run(arguments, input: Data(lines.utf8))
            return try #require(result.out.split(separator: "\n").first { $0.contains("· due ") }, "\(result.out)")
        }
        #expect(due[0] != due[1])
    }

    static let faults: [(String?, String)] = [
        (nil, "There is no calendar file"),
        ("day,name\n2027-01-01,New Year\n", "is wrong. Line 1: This is no calendar"),
        (String(holiday.dropLast(30)), "is wrong. "),
        (String(repeating: "junk ", count: 1 << 18), "is wrong. Line 1: This is no calendar"),
        (holiday.replacing("FREQ=YEARLY", with: "FREQ=OFTEN"), "The RRULE of the event \"New Year's Day\""),
    ]

    @Test("with a fault stop the start, at the setting that names them", arguments: faults)
    func fault(_ text: String?, _ says: String) throws {
        let program = try BadInputProgram()
        try program.write("working:\n  calendars: [days.ics]\n", to: "conf/convenor.yaml")
        if let text { try program.write(text, to: "conf/days.ics") }
        for command in [["run", "--data", program.data], ["check"]] {
            let result = try program.run(command + ["--config", program.path("conf")])
            #expect(result.code == 78)
            #expect(result.complaints.count == 1)
            let first = try #require(result.complaints.first)
            #expect(first.hasPrefix("convenor: \(program.path("conf/convenor.yaml")):2:14: "), "\(first)")
            #expect(first.contains(program.path("conf/days.ics")) && first.contains(says), "\(first)")
        }
    }
}
