import ConvenorCore
import Foundation
import Testing

@testable import convenor

/// `convenor when` with a phrase on its command line.
struct WhenCommandTests {
    private static let thursday = ["--reference", "2026-11-26T09:58", "--timezone", "Europe/Amsterdam"]

    private func ask(_ words: [String], at place: Workplace? = nil) async throws -> Program.Ending {
        try await Program.run(["when"] + words + Self.thursday, at: place ?? Workplace())
    }

    @Test(
        "a phrase is answered in one sentence with the weekday and what was assumed",
        arguments: [
            (["next", "fri"], "Fri 4 Dec 2026 17:00: no exact hour was said; I took 17:00.\n"),
            (["tomorrow 9am"], "Fri 27 Nov 2026 09:00.\n"),
            (["overmorgen", "om", "9", "uur", "--language", "nl-BE"], "Sat 28 Nov 2026 09:00.\n"),
            (
                ["every", "second", "monday", "9am"],
                "Every 2 weeks on Monday at 09:00.\n  FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;BYHOUR=9;BYMINUTE=0\n"
                    + ["30 Nov", "14 Dec", "28 Dec"].map { "  Mon \($0) 2026 09:00\n" }.joined()
                    + ["11 Jan", "25 Jan"].map { "  Mon \($0) 2027 09:00\n" }.joined()
            ),
            (["04/12", "--order", "dmy"], "Fri 4 Dec 2026 17:00: no exact hour was said; I took 17:00.\n"),
            (
                ["9:00", "in", "Europe/London"],
                "Thu 26 Nov 2026 09:00 Europe/London, which is Thu 26 Nov 2026 10:00 Europe/Amsterdam.\n"
            ),
        ])
    func dates(words: [String], answer: String) async throws {
        let ending = try await ask(words)
        #expect(ending.output == answer)
        #expect(ending.code == 0 && ending.errors.isEmpty)
    }

    @Test("several readings are shown with their numbers, and end with 3")
    func ambiguous() async throws {
        let ending = try await ask(["04/12"])
        let lines = ending.output.split(separator: "\n")
        #expect(lines.count == 3 && lines[0].hasPrefix("Which is meant by 04/12?"))
        #expect(lines.dropFirst() == ["  1  Fri 4 Dec 2026", "  2  Mon 12 Apr 2027"])
        #expect(ending.code == 3 && ending.errors.isEmpty)
        let object = try await ask(["04/12", "--json"])
        #expect(object.output.contains(#""readings":["2026-12-04","2027-04-12"]"#))
        #expect(object.code == 3)
    }

    @Test(
        "what is no date ends with 65 and one sentence on standard error",
        arguments: [
            (["whenever"], "\"whenever\" is no date"), (["yesterday"], "which is past"),
            (["31", "november"], "There is no 31 november"), (["9:00 Mars/Phobos"], "time zone \"Mars/Phobos\""),
            ([String(repeating: "x", count: 10_000)], "is no date"), (["\u{1B}[31mfri"], "is no date"),
        ])
    func refused(words: [String], sentence: String) async throws {
        let ending = try await ask(words)
        #expect(ending.code == 65 && ending.output.isEmpty)
        #expect(ending.errors.split(separator: "\n").count == 1 && ending.errors.contains(sentence))
        #expect(!ending.errors.contains("\u{1B}"))
        let object = try await ask(words + ["--json"])
        #expect(object.code == 65 && object.errors.isEmpty)
        #expect(object.output.hasPrefix("{\"error\":\"") && object.output.hasSuffix("\"}\n"))
    }

    @Test(
        "a wrong command line ends with 64 and says what would be right",
        arguments: [
            ([], "convenor when next fri"), (["  "], "convenor when next fri"),
            (["fri", "--timezone", "Mars/Phobos"], "Europe/Amsterdam"), (["fri", "--language", "xx"], "en"),
            (["fri", "--order", "ymd"], "dmy"), (["fri", "--reference", "2026-11-31T10:00"], "2026-11-26T09:58"),
            (["fri", "--reference", "noon"], "2026-11-26T09:58"), (["fri", "--json-lines"], "stdin"),
            (["--json", "--json-lines"], "stdin"), (["fri", "--bogus"], "--bogus"),
        ])
    func usage(words: [String], hint: String) async throws {
        let ending = try await Program.run(["when"] + words, at: Workplace())
        #expect(ending.code == 64 && ending.output.isEmpty)
        #expect(ending.errors.contains(hint))
    }

    @Test("zone, order and the end of the working day are those of the settings, and an option goes before them")
    func settings() async throws {
        let place = try Workplace([
            "CONVENOR_TIME_ZONE": "Asia/Tokyo", "CONVENOR_DATES_ORDER": "mdy", "CONVENOR_WORKING_END": "18:30",
        ])
        let said = ["when", "04/12", "--json", "--reference", "2026-11-26T09:58"]
        let set = try await Program.run(said, at: place).output
        #expect(set.contains(#""due":"2027-04-12T18:30","timezone":"Asia/Tokyo""#))
        let given = try await Program.run(said + ["--order", "dmy", "--timezone", "utc"], at: place).output
        #expect(given.contains(#""due":"2026-12-04T18:30","timezone":"UTC""#), "\(given)")
        let faulty = try Workplace(["CONVENOR_DATES_ORDER": "ymd"])
        #expect(try await Program.run(said, at: faulty).code == 78)
    }

    @Test("without a reference it is now")
    func now() async throws {
        let zone = Zone.utc
        let before = zone.wall(at: Moment(Date()))
        let ending = try await Program.run(["when", "in 3 days", "--json", "--timezone", "UTC"], at: Workplace())
        let after = zone.wall(at: Moment(Date()))
        let days = [before, after].map { $0.day.adding(days: 3).iso }
        #expect(days.contains { ending.output.contains("\"due\":\"\($0)") }, "\(ending.output)")
    }

    /// Every day at noon, whatever the rule says: what is tried here is what is made of it.
    private struct Noons: RuleCalendar {
        func occurrences(of rule: String, from start: WallTime, limit: Int) -> [WallTime] {
            (0..<limit).map { WallTime(day: start.day.adding(days: $0), minute: 720) }
        }
    }

    private func answer(_ recurrence: Recurrence, at reference: String) throws -> WhenAnswer {
        let reader = PhraseReader(PhraseManner(), calendar: Noons())
        let now = try #require(Zone.utc.moment(written: reference))
        return WhenAnswer("every day at noon", .recurrence(recurrence, [.hour(minute: 720)]), reader, now: now)
    }

    @Test("a recurrence is told with its rule and its next five times that are neither past nor left out")
    func recurrence() throws {
        var rule = RecurrenceRule(.daily)
        (rule.hours, rule.minutes) = ([12], [0])
        let start = Day(year: 2026, month: 1, day: 1)
        let except = [Day(year: 2026, month: 11, day: 28)]
        let answer = try answer(Recurrence(rule, start: start, except: except), at: "2026-11-26T12:00")
        #expect(
            answer.text.split(separator: "\n") == [
                "Every day at 12:00, from 1 January 2026, except on 28 November 2026: no exact hour was said; I took 12:00.",
                "  FREQ=DAILY;BYHOUR=12;BYMINUTE=0", "  Fri 27 Nov 2026 12:00", "  Sun 29 Nov 2026 12:00",
                "  Mon 30 Nov 2026 12:00", "  Tue 1 Dec 2026 12:00", "  Wed 2 Dec 2026 12:00",
            ])
        #expect(answer.code == nil && answer.refusal == nil)
        #expect(answer.json.hasPrefix(#"{"rrule":"FREQ=DAILY;BYHOUR=12;BYMINUTE=0","start":"2026-01-01","except":["#))
        #expect(answer.json.contains(#""next":["2026-11-27T12:00","2026-11-29T12:00","#))
    }

    @Test("a recurrence without an hour is told in days, and happens when the working day begins")
    func days() throws {
        let answer = try answer(Recurrence(RecurrenceRule(.daily)), at: "2026-11-26T08:00")
        #expect(answer.text.split(separator: "\n").dropFirst(2).first == "  Thu 26 Nov 2026")
        #expect(answer.json.contains(#""next":["2026-11-26","2026-11-27","#))
    }
}
