import ConvenorCore
import Foundation
import Testing

@Suite struct MinutesFiles {
    private func parsed(_ document: MinutesDocument) throws -> [String: Any] {
        let data = Data(document.json(words: English()).utf8)
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test("JSON has the meeting, its people and its records with times in ISO 8601")
    func json() throws {
        let document = try MinutesTable.full().document(.participant)
        let json = try parsed(document)
        #expect(json["title"] as? String == "Q1 review")
        #expect(json["chair"] as? String == "mara")
        #expect(json["started"] as? String == "2026-11-26T10:01:00+01:00")
        #expect((json["ended"] as? String)?.hasSuffix("+01:00") == true)
        let actions = try #require(json["actions"] as? [[String: Any]])
        #expect(actions.map { $0["id"] as? String } == ["A1", "A2", "A3"])
        #expect(actions[0]["owners"] as? [String] == ["lena"])
        #expect(actions[0]["due"] as? String == "2026-12-04")
        #expect(actions[0]["for"] as? [String] == ["X1"])
        #expect(actions[0]["status"] as? String == "open")
        #expect((json["decisions"] as? [[String: Any]])?.first?["text"] as? String == "Move 30% of the budget")
        #expect((json["links"] as? [[String: Any]])?.first?["url"] as? String == "https://example.org/q4")
        #expect((json["topics"] as? [[String: Any]])?.first?["title"] as? String == "Follow-up <b>")
        #expect((json["steps"] as? [[String: Any]])?.count == 4)
        #expect(document.json(words: English()) == document.json(words: English()))
    }

    @Test("JSON of an empty meeting is whole")
    func emptyJSON() throws {
        var table = MinutesTable()
        try table.say("start review \"Q1 review\"")
        let json = try parsed(try table.document(.participant))
        #expect(json["ended"] is NSNull)
        #expect((json["actions"] as? [Any])?.isEmpty == true)
    }

    @Test("JSON keeps quotes, backslashes and control characters")
    func quoting() throws {
        var table = try MinutesTable.full()
        var record = Record(
            id: RecordID(.note, 9), text: "a \"b\" \\ \u{1}\n\u{2028}é", status: .open, by: Handle("lena"),
            at: table.now,
            meeting: 1)
        record.step = 0
        table.series?.apply(Entry(said: nil, events: [.recordAdded(record: record)]), at: table.now, by: record.by)
        let notes = try #require(try parsed(try table.document(.participant))["notes"] as? [[String: Any]])
        #expect(notes.last?["text"] as? String == record.text)
    }

    @Test("CSV quotes what needs it and disarms formulas")
    func csv() throws {
        let rows = try MinutesTable.full().document(.participant).actionsCSV.components(separatedBy: "\r\n")
        #expect(rows[0] == "id,text,owner,helpers,due,status,for,first due,closed,percent,meeting")
        #expect(rows[1] == "A1,draft the retention plan,lena,,2026-12-04,open,X1,2026-12-04,,,1")
        #expect(rows[2].hasPrefix("A2,'=SUM(A1) of {{secret}},bo,,"))
        #expect(rows.last == "" && rows.count == 5)
        var table = MinutesTable()
        try table.say(
            "start review \"Q1 review\"", "action @lena -1 or \"two\", then more by 4 dec 2026",
            "action @lena +44 by 4 dec 2026")
        let odd = try table.document(.participant).actionsCSV.components(separatedBy: "\r\n")
        #expect(odd[1].hasPrefix("A1,\"'-1 or \"\"two\"\", then more\","))
        #expect(odd[2].hasPrefix("A2,'+44,"))
        var record = try #require(table.series?.records[RecordID(.action, 1)])
        for text in ["@SUM(1)", "\t=1+1", " =1+1"] {
            record.text = text
            table.series?.apply(Entry(said: nil, events: [.recordAdded(record: record)]), at: table.now, by: record.by)
            #expect(try table.document(.participant).actionsCSV.contains("\r\nA1,'\(text),lena"))
        }
    }
}
