import Foundation
import Glibc
import Testing

/// `convenor when --json-lines`: an answer a line, whatever comes.
struct WhenLinesTests {
    private static func line(_ text: String, _ more: String = "") -> String {
        #"{"text":"\#(text)","reference":"2026-11-26T09:58","timezone":"Europe/Amsterdam"\#(more)}"#
    }

    private func answers(_ input: [UInt8], _ options: [String] = []) throws -> [Substring] {
        let program = try BadInputProgram()
        let result = try program.run(["when", "--json-lines"] + options, input: Data(input))
        #expect(result.code == 0 && result.err.isEmpty, "\(result.err)")
        #expect(result.out.isEmpty || result.out.hasSuffix("\n"))
        return result.out.split(separator: "\n", omittingEmptySubsequences: true)
    }

    private func answer(_ line: String, _ options: [String] = []) throws -> Substring {
        let answers = try answers(Array(line.utf8), options)
        #expect(answers.count == 1)
        return answers.first ?? ""
    }

    @Test(
        "a phrase is answered with its date on the wall of the line's zone",
        arguments: [
            (line("next fri"), #"{"date":"2026-12-04"}"#), (line("tomorrow 9am"), #"{"date":"2026-11-27T09:00"}"#),
            (line("9:00 in Europe/London"), #"{"date":"2026-11-26T10:00"}"#),
            (line("04/12", #","order":"mdy""#), #"{"date":"2027-04-12"}"#),
            (line("next fri", #","language":"en","id":7"#), #"{"date":"2026-12-04"}"#),
            (line(#"\u006eext fri"#), #"{"date":"2026-12-04"}"#), (line("next fri") + " \r", #"{"date":"2026-12-04"}"#),
            (line("every second monday 9am"), #"{"rrule":"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;BYHOUR=9;BYMINUTE=0"}"#),
            (line("overmorgen om 9 uur", #","language":"nl""#), #"{"date":"2026-11-28T09:00"}"#),
            (line("04/12", #","language":"nl""#), #"{"date":"2026-12-04"}"#),
            (line("04/12", #","language":"nl","order":"mdy""#), #"{"date":"2027-04-12"}"#),
            (line("next fri", #","more":[{"text":"x"}]"#), #"{"date":"2026-12-04"}"#),
            (
                #"{"timezone":"utc","text":"in 30 minutes","reference":"2026-11-26 23:50:40"}"#,
                #"{"date":"2026-11-27T00:20"}"#
            ),
        ])
    func dates(line: String, answer: String) throws { #expect(try self.answer(line + "\n") == answer) }

    @Test("several readings stand beside the question, and a refusal is one sentence")
    func unclear() throws {
        let asked = try answer(Self.line("04/12"))
        #expect(asked.hasPrefix(#"{"error":"Which is meant by 04/12?"#))
        #expect(asked.hasSuffix(#","readings":["2026-12-04","2027-04-12"]}"#))
        let refused = try answer(Self.line(#"say \"hi\""#))
        #expect(refused.hasPrefix(##"{"error":"\"say \"hi\"\" is no date"##))
        #expect(!refused.contains("readings"))
    }

    @Test(
        "a line that is no request is answered with its number and what is wrong, and the next is answered",
        arguments: [
            ("", "no JSON object"), ("hello", "no JSON object"), ("[1,2]", "no object"), ("17", "no object"),
            (#"{"text":"fri""#, "no JSON object, from byte 14 on"), (#"{"text":"fri"} x"#, "no JSON object"),
            (#"{"reference":"2026-11-26T09:58","timezone":"UTC"}"#, #"\"text\" is missing"#),
            (#"{"text":"fri","timezone":"UTC"}"#, #"\"reference\" is missing"#),
            (#"{"text":"fri","reference":"2026-11-26T09:58"}"#, #"\"timezone\" is missing"#),
            (#"{"text":5,"reference":"2026-11-26T09:58","timezone":"UTC"}"#, #"\"text\" must be a text"#),
            (#"{"text":["a"],"reference":"2026-11-26T09:58","timezone":"UTC"}"#, #"\"text\" must be a text"#),
            (#"{"text":"fri","reference":"2026-11-26","timezone":"UTC"}"#, "2026-11-26T09:58"),
            (#"{"text":"fri","reference":"2026-11-26T24:00","timezone":"UTC"}"#, "2026-11-26T09:58"),
            (#"{"text":"fri","reference":"2026-02-30T09:58","timezone":"UTC"}"#, "2026-11-26T09:58"),
            (#"{"text":"fri","reference":"2026-11-26T09:58","timezone":"Mars/Phobos"}"#, "Mars/Phobos"),
            (line("fri", #","language":"xx""#), "no language"), (line("fri", #","order":"ymd""#), "dmy"),
            (String(repeating: "[", count: 100_000), "no JSON object"), ("{\"text\":\"a\0b\"}", "no JSON object"),
            (#"{"rrule":"FREQ=DAILY","n":3}"#, #"\"dtstart\" is missing"#),
            (#"{"dtstart":"2026-11-26T09:00:00","n":3}"#, #"\"rrule\" is missing"#),
            (#"{"rrule":"FREQ=DAILY","dtstart":"2026-11-26T09:00:00"}"#, #"\"n\" is missing"#),
            (#"{"rrule":"FREQ=DAILY","dtstart":"2026-11-26T09:00:00","n":-1}"#, #"\"n\" must be"#),
            (#"{"rrule":"FREQ=DAILY","dtstart":"2026-11-26","n":2}"#, #"\"dtstart\" must be"#),
            (#"{"rrule":"FREQ=DAILY","dtstart":"2026-11-26T09:00:00","n":2,"value":"DATE"}"#, #"\"dtstart\" must be"#),
            (#"{"rrule":"FREQ=DAILY","dtstart":"2026-11-26T09:00:00","n":2,"tz":"Mars/Phobos"}"#, "Mars/Phobos"),
        ])
    func bad(line: String, sentence: String) throws {
        let answers = try answers(Array("\(Self.line("next fri"))\n\(line)\n\(Self.line("next fri"))".utf8))
        #expect(answers.count == 3)
        #expect(answers.first == #"{"date":"2026-12-04"}"# && answers.last == answers.first)
        #expect(answers[1].hasPrefix(#"{"error":"line 2: "#) && answers[1].contains(sentence), "\(answers[1])")
        #expect(try JSONDecoder().decode([String: String].self, from: Data(answers[1].utf8)).count == 1)
    }

    @Test("bytes that are no text, a line of a MiB and a longer one are answered each, and so is the rest")
    func heavy() throws {
        let good = Array(Self.line("next fri").utf8) + [10]
        var input = good + [0xFF, 0xFE, 10] + Array(#"{"text":""#.utf8) + [0xC3, 0x28] + Array("\"}\n".utf8)
        input += [0, 0, 0, 10]
        let frame = Array(Self.line("").utf8)
        let fill = [UInt8](repeating: 0x78, count: (1 << 20) - frame.count)
        input += Array(Self.line(String(decoding: fill, as: UTF8.self)).utf8) + [10]
        input += [UInt8](repeating: 0x79, count: (1 << 20) + 1) + [10] + [UInt8](repeating: 0x7A, count: 3 << 20) + [10]
        input += good
        let answers = try answers(input)
        #expect(answers.count == 8)
        #expect(answers.first == #"{"date":"2026-12-04"}"# && answers.last == answers.first)
        for number in 2...4 where answers.count == 8 {
            #expect(answers[number - 1].hasPrefix("{\"error\":\"line \(number): This is no JSON object"))
        }
        #expect(answers.count == 8 && answers[4].contains("is no date") && answers[4].utf8.count < 400)
        for number in 6...7 where answers.count == 8 {
            #expect(answers[number - 1].hasPrefix("{\"error\":\"line \(number): This line is longer than 1048576"))
        }
    }

    @Test("a rule is answered with its occurrences in the form of its start")
    func rules() throws {
        let times = #"{"dtstart":"2026-11-26T09:00:00","rrule":"FREQ=DAILY","tz":"UTC","value":"DATE-TIME","n":2}"#
        #expect(try answer(times) == #"{"occurrences":["2026-11-26T09:00:00","2026-11-27T09:00:00"]}"#)
        let days = #"{"dtstart":"2026-11-26","rrule":"FREQ=DAILY;COUNT=1","value":"DATE","n":5}"#
        #expect(try answer(days) == #"{"occurrences":["2026-11-26"]}"#)
        let bad = #"{"dtstart":"2026-11-26","rrule":"FREQ=OFTEN","value":"DATE","n":5}"#
        #expect(try answer(bad).hasPrefix(#"{"error":"line 1: "#))
    }

    @Test("no input is no answer")
    func nothing() throws { #expect(try answers([]).isEmpty) }

    @Test("what the lines do not name, the options give once for all")
    func options() throws {
        let options = ["--timezone", "Asia/Tokyo", "--reference", "2026-11-26T09:58", "--order", "dmy"]
        #expect(try answer(#"{"text":"04/12 12:00 UTC"}"#, options) == #"{"date":"2026-12-04T21:00"}"#)
        #expect(try answer(#"{"text":"04/12","order":"mdy"}"#, options) == #"{"date":"2027-04-12"}"#)
    }

    @Test("a line is answered before the next is written, and ten thousand at once one for one and in order")
    func conversation() async throws {
        let program = try Program(["when", "--json-lines"], at: Workplace())
        #expect(try await program.ask(Self.line("next fri"), "\n") == "{\"date\":\"2026-12-04\"}\n")
        #expect(try await program.ask(Self.line("tomorrow 9am"), "\n") == "{\"date\":\"2026-11-27T09:00\"}\n")
        let many = (0..<10_000).map { Self.line("in \($0 % 300 + 1) days") + "\n" }.joined()
        _ = await aside { program.write(many) }
        program.endInput()
        let ending = try await program.end()
        #expect(ending.code == 0 && ending.errors.isEmpty)
        let dates = ending.output.split(separator: "\n").dropFirst(2)
        #expect(dates.count == 10_000)
        let three = [#"{"date":"2026-11-27"}"#, #"{"date":"2026-11-28"}"#, #"{"date":"2026-11-29"}"#]
        #expect(dates.prefix(3).map(String.init) == three)
        #expect(dates.dropFirst(300).prefix(3).map(String.init) == three)
    }

    @Test("SIGINT and SIGTERM end it cleanly while it waits", arguments: [SIGINT, SIGTERM])
    func stop(signal: Int32) async throws {
        let program = try Program(["when", "--json-lines"], at: Workplace())
        try await program.ask(Self.line("next fri"), "\n")
        program.signal(signal)
        let ending = try await program.end()
        #expect(ending.code == 0 && ending.errors.isEmpty)
        #expect(ending.output == "{\"date\":\"2026-12-04\"}\n")
    }

    @Test("SIGINT ends it between two lines, however much there is to read")
    func stopInput() throws {
        let program = try BadInputProgram()
        try program.write(Self.line("next fri"), to: "line")
        let result = try program.shell(
            "yes \"$(cat line)\" 2>/dev/null | timeout --preserve-status -s INT 1 $C when --json-lines > answers; echo $?"
        )
        #expect(result.out.hasSuffix("0\n") && result.err.isEmpty, "\(result.err)")
        let answers = program.text("answers")
        #expect(answers.hasPrefix("{\"date\":\"2026-12-04\"}\n") && answers.hasSuffix("\n{\"date\":\"2026-12-04\"}\n"))
    }

    @Test("a reader that goes away ends it quietly, a full device with 74")
    func closedOutput() throws {
        let program = try BadInputProgram()
        let lines = (0..<20_000).map { _ in Self.line("next fri") + "\n" }.joined()
        try program.write(lines, to: "lines")
        for way in ["| head -n 1", ">&-"] {
            let result = try program.shell("{ $C when --json-lines; echo $? >&2; } < lines \(way)")
            #expect(result.err == "0\n", "\(way): \(result.err)")
        }
        let full = try program.shell("$C when --json-lines < lines > /dev/full")
        #expect(full.code == 74 && full.complaints.count == 1)
    }
}
