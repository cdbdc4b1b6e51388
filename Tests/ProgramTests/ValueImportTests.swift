import Foundation
import TestSupport
import Testing

/// Values of days from files and from other programs: the same rules, all or none, once.
struct ValueImportTests {
    private static let meeting = """
        start targets "Heat"
        goal Validate that tenants want it
        kr Unique visitors baseline=6,000 target=10,000 unit=visitors for O1
        kr Leads engaged baseline=32% target=50% for O1
        end
        y

        """

    @Test("a table is taken whole or not at all, each value once, and a dry run stores nothing")
    func file() async throws {
        let place = try Workplace()
        #expect(try await Program.run(["run"], at: place, input: Self.meeting).code == 0)
        try place.write(
            "id;date;value;unit;source\nKR1;2026-01-05;8,900;visitors;web statistics\n"
                + "leads engaged;2026-01-05;41;%;CRM\nKR1;2026-01-06;9,000;;web statistics\n", to: "good.csv")
        let line = ["import", "metrics", place.path("good.csv"), "--series", "heat"]
        let dry = try await Program.run(line + ["--dry-run"], at: place)
        #expect(dry.code == 0 && dry.output.contains("Values taken: 3 (KR1 2, KR2 1)."))
        #expect(dry.output.contains("dry run"))
        let first = try await Program.run(line, at: place)
        #expect(first.code == 0 && first.output.contains("Values taken: 3 (KR1 2, KR2 1)."), "\(first.output)")
        let again = try await Program.run(line, at: place)
        #expect(again.code == 0 && again.output == "Known already: 3.\n", "\(again.output)")
        let entries = try await Journal(of: place).lines.count

        try place.write(
            "id,date,value\nKR1,2026-01-07,9100\nKR9,2026-01-07,1\nKR1,soon,1\nKR2,2026-01-07,many\n"
                + "KR2,2026-01-07,$4\nKR1,2999-01-01,5\nKR1,2026-01-07,9200\n", to: "bad.csv")
        let bad = try await Program.run(
            ["import", "metrics", place.path("bad.csv"), "--series", "heat"], at: place)
        #expect(bad.code == 65 && bad.output.isEmpty)
        for part in [
            "Nothing is taken", "line 3: nothing here is called \"KR9\"", "line 4: \"soon\"", "line 5: \"many\"",
            "line 6: KR2 is counted in %", "line 7: ", "line 8: KR1 has another value on that day in line 2",
        ] {
            #expect(bad.errors.contains(part), "\(part): \(bad.errors)")
        }
        #expect(try await Journal(of: place).lines.count == entries)
        let shown = try await Program.run(["run"], at: place, input: "use \"Heat\"\nshow KR1\n")
        #expect(shown.output.contains("actual 9,000 · unit visitors · as of Tue 6 Jan 2026"), "\(shown.output)")
    }

    @Test("a series keeps how an export calls its columns; without a column it is asked for")
    func columns() async throws {
        let place = try Workplace()
        #expect(try await Program.run(["run"], at: place, input: Self.meeting).code == 0)
        try place.write("Measure,Reported on,Figure\nKR1,2026-01-05,8900\n", to: "theirs.csv")
        let line = ["import", "metrics", place.path("theirs.csv"), "--series", "heat"]
        let asked = try await Program.run(line, at: place)
        #expect(asked.code == 65 && asked.errors.contains("no column for record, date, value"))
        let mapped = "use \"Heat\"\ncolumns Measure=record, Reported on=date, Figure=value\n"
        #expect(try await Program.run(["run"], at: place, input: mapped).code == 0)
        let taken = try await Program.run(line, at: place)
        #expect(taken.code == 0 && taken.output.contains("Values taken: 1 (KR1 1)."), "\(taken.errors)")
    }

    @Test("signed rows and tables over HTTP are taken once, whole or not at all, and survive a kill")
    func webhook() async throws {
        let place = try Workplace(WebClient.settings())
        var (program, client) = try await WebClient.start(at: place)
        for line in Self.meeting.split(separator: "\n").prefix(4) {
            #expect(try await client.say(String(line), from: "lena").status == 200)
        }
        func post(_ members: [String: Any], id: String) async throws -> WebClient.Answer {
            let all = ["room": "board", "user": "lena"].merging(members) { $1 }
            let body = try JSONSerialization.data(withJSONObject: all, options: [.sortedKeys])
            return try await client.send("/webhooks/generic", WebClient.headers(body, id: id), body: body)
        }
        let row: [String: Any] = [
            "record": "KR1", "date": "2026-01-05", "value": "8900", "source": "web, \"statistics\"",
        ]
        let first = try await post(["values": [row]], id: "v1")
        #expect(first.status == 200 && first.text == "Values taken: 1 (KR1 1).", "\(first.body)")
        #expect(try await post(["values": [row]], id: "v1").body == first.body)
        #expect(try await post(["values": [row]], id: "v2").text == "Known already: 1.")
        let csv = "record,date,value\nKR1,2026-01-06,9000\nKR2,2026-01-06,41%\n"
        #expect(try await post(["csv": csv], id: "v1").status == 409)
        let half = try await post(["csv": csv + "KR9,2026-01-06,1\n"], id: "v3")
        #expect(half.text?.contains("Nothing is taken: line 4") == true, "\(half.body)")
        #expect(try await post(["csv": csv], id: "v4").text == "Values taken: 2 (KR1 1, KR2 1).")
        for (members, word) in [
            (["csv": csv, "text": "status"], "one of"), (["values": [["record": "KR1"]]], "date"), ([:], "text"),
        ] as [([String: Any], String)] {
            let wrong = try await post(members, id: UUID().uuidString)
            #expect(wrong.status == 400 && wrong.body.contains(word), "\(wrong.body)")
        }
        let body = Data(#"{"room":"board","user":"lena","csv":"record,date,value\nKR1,2026-01-07,1"}"#.utf8)
        let forged = WebClient.headers(
            body, secret: "whsec_" + Data("another secret, not ours".utf8).base64EncodedString())
        #expect(try await client.send("/webhooks/generic", forged, body: body).status == 401)
        try await program.kill()
        (program, client) = try await WebClient.start(at: place)
        #expect(try await post(["values": [row]], id: "v1").body == first.body)
        let shown = try await client.say("show KR1", from: "lena")
        #expect(shown.text?.contains("actual 9,000") == true, "\(shown.body)")
        try await program.kill()
    }
}
