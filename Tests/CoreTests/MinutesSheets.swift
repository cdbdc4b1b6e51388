import ConvenorCore
import Foundation
import Testing

@Suite struct MinutesSheets {
    private static func scored() throws -> MinutesTable {
        var table = MinutesTable()
        try table.say(
            "start review \"Q1 review\"", "goal Be asked for @lena", "kr Leads baseline=8 target=5 actual=6 for O1",
            "kr Trials | \"<b>\" baseline=0 target=10 for O1")
        return table
    }

    private func sheets(_ document: MinutesDocument) -> [MinutesSection] {
        document.sections(words: English()).filter { $0.sheet != nil }
    }

    @Test("what is written in a meeting is drawn in its minutes, with what the figures ask")
    func drawn() throws {
        let sections = sheets(try Self.scored().document(.participant))
        #expect(sections.map(\.name) == ["table-scores"])
        #expect(sections.first?.sheet?.text(English()).contains("KR1") == true)
        #expect(sections.first?.items.map(\.text).contains { $0.hasPrefix("KR2:") } == true)
    }

    @Test("a table stands in text, Markdown and HTML, and no text leaves its cell")
    func dressed() throws {
        let section = try #require(sheets(try Self.scored().document(.participant)).first)
        let facts = section.facts(words: English())
        #expect(facts["isSheet"] == .flag(true))
        guard case .text(let html)? = facts["sheetHTML"], case .text(let markdown)? = facts["sheetMarkdown"],
            case .list(let lines)? = facts["lines"]
        else {
            Issue.record("no drawing")
            return
        }
        #expect(html.contains("scope=\"row\"") && html.contains("&lt;b&gt;") && !html.contains("<b>"))
        #expect(markdown.contains("Trials \\| \"\\<b\\>\""))
        #expect(lines.first?["margin"] == .text("OBJECTIVES AND KEY RESULTS"))
    }

    @Test("a later meeting shows a table only where it touched a record of it")
    func touched() throws {
        var table = try Self.scored()
        try table.say("end", "start review \"Q1 review\"", "note Nothing was scored", "end")
        #expect(sheets(try table.document(.participant)).isEmpty)
        try table.say("start review \"Q1 review\"", "set KR2 actual=4")
        #expect(sheets(try table.document(.participant)).map(\.name) == ["table-scores"])
        #expect(sheets(try table.document(.participant, meeting: 2)).isEmpty)
    }

    @Test("minutes of an earlier meeting show nothing that a later one wrote")
    func earlier() throws {
        var table = try Self.scored()
        try table.say("end", "start review \"Q1 review\"", "kr Later baseline=0 target=1 for O1")
        let first = try #require(sheets(try table.document(.participant, meeting: 1)).first?.sheet)
        #expect(!first.text(English()).contains("Later"))
    }

    @Test("nobody sees in a table what they may not see, and outsiders see none")
    func readers() throws {
        var table = try Self.scored()
        try table.say(
            "confidential chair: kr Salaries baseline=1 target=2 for O1",
            "private kr Doubts baseline=1 target=2 for O1",
            "factor Own people pillar=strength", "factor Rivals pillar=threat", "confront T1 S1")
        func text(_ document: MinutesDocument) -> String {
            sheets(document).compactMap { $0.sheet?.text(English()) }.joined() + document.json(words: English())
        }
        let room = text(try table.document(.participant, for: "lena"))
        #expect(room.contains("Leads") && !room.contains("Salaries") && !room.contains("Doubts"))
        #expect(text(try table.document(.participant, for: "bo", role: .chair)).contains("Salaries"))
        let informed = sheets(try table.document(.outcome, for: "ines", role: .informed)).map(\.name)
        #expect(informed == ["table-scores", "table-swot"], "points of single voters are no result")
        #expect(sheets(try table.document(.owner, for: "pat", role: .owner)).isEmpty)
    }

    @Test("JSON has the figures as numbers, under names that do not change")
    func json() throws {
        let data = Data(try Self.scored().document(.participant).json(words: English()).utf8)
        let minutes = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let tables = try #require(minutes["tables"] as? [[String: Any]])
        #expect(tables.map { $0["name"] as? String } == ["scores"])
        let sheet = try #require((tables.first?["sheets"] as? [[String: Any]])?.first)
        #expect(sheet["title"] as? String == "objectives")
        let rows = try #require(sheet["rows"] as? [[String: Any]])
        let cells = try #require(rows[1]["cells"] as? [Any])
        #expect(cells.first as? String == "KR1")
        #expect(cells.contains { ($0 as? NSNumber) == NSNumber(value: 0.67) })
    }
}
