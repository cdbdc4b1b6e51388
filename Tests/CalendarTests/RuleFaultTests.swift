import ConvenorCalendar
import ConvenorCore
import Testing

private func occurrences(_ rule: String, _ start: String, zone: String? = nil, limit: Int = 5) throws -> [String] {
    let start = try #require(FloatingTime(start))
    return try RuleOccurrences().occurrences(
        rule: rule, start: start, zone: zone.flatMap { Zone($0) }, limit: limit
    ).map(\.iso)
}

@Suite("recurrence rules at their edges")
struct RuleFaultTests {
    static let malformed: [(String, String)] = [
        ("", "\"\" in a recurrence rule is no name with a value after \"=\"."),
        ("DAILY", "\"DAILY\" in a recurrence rule is no name with a value after \"=\"."),
        ("FREQ=DAILY;", "\"\" in a recurrence rule is no name with a value after \"=\"."),
        ("INTERVAL=2", "The recurrence rule has no FREQ."),
        (
            "FREQ=OFTEN",
            "FREQ=OFTEN is not one of SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY, MONTHLY, YEARLY."
        ),
        ("FREQ=DAILY;FREQ=DAILY", "FREQ stands in the recurrence rule twice."),
        ("FREQ=DAILY;BYMOON=1", "\"BYMOON\" is no part of a recurrence rule."),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL=0 is not a whole number from 1 to 999999999."),
        ("FREQ=DAILY;COUNT=-1", "COUNT=-1 is not a whole number from 1 to 999999999."),
        (
            "FREQ=DAILY;COUNT=99999999999999999999",
            "COUNT=99999999999999999999 is not a whole number from 1 to 999999999."
        ),
        ("FREQ=DAILY;COUNT=2;UNTIL=20270101", "A recurrence rule ends by COUNT or by UNTIL, not by both."),
        (
            "FREQ=DAILY;UNTIL=20270231",
            "UNTIL=20270231 is not a day or time that exists, such as 20270131 or 20270131T090000Z."
        ),
        ("FREQ=DAILY;BYMONTH=13", "BYMONTH=13 is not numbers from 1 to 12."),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY=0 is not numbers from -31 to 31 without 0."),
        ("FREQ=WEEKLY;BYDAY=MO,", "BYDAY=MO, is not weekdays such as MO, 2TU or -1FR."),
        ("FREQ=MONTHLY;BYDAY=0MO", "BYDAY=0MO is not weekdays such as MO, 2TU or -1FR."),
        ("FREQ=WEEKLY;BYDAY=2MO", "A numbered BYDAY needs FREQ=MONTHLY or FREQ=YEARLY."),
        ("FREQ=YEARLY;BYWEEKNO=2;BYDAY=2MO", "A numbered BYDAY cannot stand beside BYWEEKNO."),
        ("FREQ=DAILY;WKST=XX", "WKST=XX is not one of MO, TU, WE, TH, FR, SA, SU."),
        ("FREQ=DAILY;BYSETPOS=1", "BYSETPOS chooses among what another BY part gives, and there is none."),
        ("RSCALE=HEBREW;FREQ=YEARLY", "RSCALE=HEBREW is a calendar that recurrence rules here do not know."),
        ("FREQ=YEARLY;SKIP=FORWARD", "SKIP=FORWARD is not supported: days that do not exist are left out."),
    ]

    @Test("say in a sentence what is malformed", arguments: malformed)
    func faults(_ rule: String, _ sentence: String) throws {
        let start = try #require(FloatingTime("2026-11-23T09:00:00"))
        let fault = #expect(throws: RuleFault.self) {
            try RuleOccurrences().occurrences(rule: rule, start: start, limit: 1)
        }
        #expect(fault?.description == sentence)
    }

    @Test("refuse hours where the start is a whole day")
    func dates() throws {
        #expect(throws: RuleFault.self) { try occurrences("FREQ=HOURLY", "2026-11-23") }
        #expect(try occurrences("FREQ=DAILY;BYHOUR=9;COUNT=2", "2026-11-23") == ["2026-11-23", "2026-11-24"])
    }

    static let never = [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31",
        "FREQ=DAILY;BYYEARDAY=60;BYMONTH=9",
        "FREQ=WEEKLY;BYMONTHDAY=31;BYMONTH=11", "FREQ=MONTHLY;BYDAY=6MO", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9",
        "FREQ=HOURLY;INTERVAL=24;BYHOUR=3", "FREQ=MINUTELY;INTERVAL=60;BYMINUTE=7", "FREQ=SECONDLY;BYSECOND=60",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=HOURLY;BYMINUTE=1;BYSETPOS=5", "FREQ=DAILY;BYSECOND=60",
    ]

    @Test("end when they never come true", arguments: never)
    func ends(_ rule: String) throws { #expect(try occurrences(rule, "2026-11-23T09:00:00") == []) }

    @Test("end with the year 9999")
    func endOfTime() throws {
        let rule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31"
        #expect(try occurrences(rule, "9997-09-02T09:00:00") == [])
        #expect(try occurrences("FREQ=DAILY", "9999-12-30") == ["9999-12-30", "9999-12-31"])
        #expect(try occurrences("FREQ=SECONDLY", "9999-12-31T23:59:59") == ["9999-12-31T23:59:59"])
        #expect(try occurrences("FREQ=DAILY;INTERVAL=999999999", "2026-11-23") == ["2026-11-23"])
    }

    @Test("end with their COUNT or UNTIL, and after the limit")
    func limits() throws {
        let day = "2026-11-23T09:00:00"
        #expect(try occurrences("FREQ=DAILY;COUNT=2", day).count == 2)
        #expect(try occurrences("FREQ=DAILY;UNTIL=20261124", day).count == 2)
        #expect(try occurrences("FREQ=DAILY;UNTIL=20261124T090000", day).count == 2)
        #expect(try occurrences("FREQ=DAILY;UNTIL=20261124T085959", day).count == 1)
        #expect(try occurrences("FREQ=DAILY;UNTIL=20261101", day) == [])
        #expect(try occurrences("rrule:freq=daily", day, limit: 3).count == 3)
        #expect(try occurrences("FREQ=DAILY", day, limit: 0) == [])
    }

    @Test("read an UNTIL in UTC on the wall of the zone")
    func until() throws {
        let (rule, day) = ("FREQ=DAILY;UNTIL=20261125T080000Z", "2026-11-23T09:00:00")
        #expect(try occurrences(rule, day, zone: "Europe/Amsterdam").count == 3)
        #expect(try occurrences(rule, day, zone: "Europe/Athens").count == 3)
        #expect(try occurrences(rule, day, zone: "Europe/London").count == 2)
        #expect(try occurrences(rule, day).count == 2)
    }

    @Test("are what the core asks for through its seam")
    func seam() {
        let calendar: any RuleCalendar = RuleOccurrences()
        let start = WallTime(day: Day(year: 2026, month: 11, day: 23), minute: 570)
        #expect(
            calendar.occurrences(of: "FREQ=WEEKLY;BYDAY=TU", from: start, limit: 1).map(\.iso) == ["2026-11-24T09:30"])
        #expect(calendar.occurrences(of: "nonsense", from: start, limit: 1) == [])
    }

    @Test("may be laid out many at once")
    func concurrent() async throws {
        let vectors = RuleVectors.published.filter { !$0.occurrences.isEmpty }
        let wrong = await withTaskGroup(of: Int.self) { group in
            for shift in 0..<16 {
                group.addTask {
                    var wrong = 0
                    for position in vectors.indices {
                        let vector = vectors[(position + shift * 7) % vectors.count]
                        let found = try? occurrences(
                            vector.rrule, vector.dtstart, zone: vector.tz, limit: vector.occurrences.count)
                        if found != vector.occurrences { wrong += 1 }
                    }
                    return wrong
                }
            }
            return await group.reduce(0, +)
        }
        #expect(wrong == 0)
    }
}
