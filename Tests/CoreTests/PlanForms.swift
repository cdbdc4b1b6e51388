import ConvenorCore
import Testing

/// What the records of a plan come to, typed line by line.
@Suite struct PlanForms {
    private static func table(_ agenda: String = "review") throws -> MinutesTable {
        var table = MinutesTable()
        try table.say("start \(agenda) \"Plan\"")
        return table
    }

    private func drawn(_ word: String, _ table: MinutesTable) throws -> (text: String, remarks: [String]) {
        let drawing = MethodTable.Drawing(
            series: try #require(table.series), now: table.now, today: MinutesTable.zone.wall(at: table.now).day)
        let found = try #require(MethodTable.all.first { $0.word == word })
        let drawn = try #require(found.draw(drawing))
        let words = English()
        return (drawn.sheets.map { $0.text(words) }.joined(separator: "\n"), drawn.remarks.map { words.sentence($0) })
    }

    @Test("voters on the scale of 0 to 3 give each cell a figure, and nobody mixes the scales")
    func cells() throws {
        var table = try Self.table()
        try table.say(
            "factor Own people pillar=strength", "factor Old tools pillar=weakness",
            "factor Subsidy pillar=opportunity",
            "confront O1 S1=3 W1=0", "bo> confront O1 S1=2 W1=3")
        #expect(try drawn("confrontation", table).text.contains("S1       5    5*"))
        for line in ["lena> confront O1 S1 W1", "lena> confront O1 S1=4 W1=0", "lena> confront O1 S1=3 W1"] {
            #expect(throws: Stop.self, "\(line)") { try table.say(line) }
        }
        try table.say("bo> confront O1 S1=0 W1=0")
        #expect(try drawn("confrontation", table).text.contains("S1       3    3*"), "the last ballot counts")
    }

    @Test("an agenda says how many factors a pillar takes, three where it says nothing")
    func most() throws {
        var three = try Self.table()
        for name in ["One", "Two", "Three"] { try three.say("factor \(name) pillar=strength") }
        #expect(throws: Stop.self) { try three.say("factor Four pillar=strength") }
        var four = try Self.table("wide")
        for name in ["One", "Two", "Three", "Four"] { try four.say("factor \(name) pillar=strength") }
        #expect(throws: Stop.self) { try four.say("factor Five pillar=strength") }
        try four.say("drop SW2 because nobody can show it", "factor Five pillar=strength")
        #expect(try drawn("swot", four).remarks.contains("Struck: SW2 Two, because nobody can show it"))
        #expect(try drawn("swot", four).text.contains("S5"), "a name never means another factor")
    }

    @Test("a late milestone lowers the confidence of what hangs on it, and leaves its score")
    func late() throws {
        var table = try Self.table()
        try table.say(
            "goal Be known", "kr Visitors baseline=0 target=10 actual=5 confidence=8 for O1",
            "milestone Site live by 27 nov 2026", "impact It brings people strength=3 for MS1 KR1")
        #expect(try drawn("scores", table).remarks.isEmpty)
        table.now = Thursday.moment("2026-11-30T09:00")
        let late = try drawn("scores", table)
        #expect(late.remarks == ["KR1 hangs on MS1, late: confidence 8 becomes 5, the score stays"])
        #expect(late.text.contains("0.50"))
        try table.say("done MS1")
        #expect(try drawn("scores", table).remarks.isEmpty)
    }

    @Test("a key result of milestones is the weighted share that is done")
    func milestones() throws {
        var table = try Self.table()
        try table.say(
            "goal Be known", "kr Every van sort=milestone for O1", "milestone Half by 27 nov 2026 for KR1",
            "milestone The rest by 30 nov 2026 weight=3 for KR1", "done MS2")
        #expect(try drawn("scores", table).text.contains("0.75"))
        try table.say("drop MS1 because no vans are left")
        #expect(try drawn("scores", table).text.contains("1.00"))
    }

    @Test("measures of one sum that do not all fit are left to the chair")
    func tie() throws {
        var table = try Self.table()
        try table.say("milestone Site live by 27 jan 2027")
        for number in 1...6 {
            try table.say("metric Figure \(number)", "impact It moves strength=2 for MS1 K\(number)")
        }
        #expect(try drawn("suggestions", table).remarks.last?.hasSuffix("the chair chooses") == true)
    }

    @Test("misses are ranked by their reasons, and nothing planned is said")
    func operation() throws {
        var table = try Self.table()
        try table.say("action @bo one", "action @bo two by 27 nov 2026", "action @bo three by 27 nov 2026")
        #expect(try drawn("operation", table).remarks.first == "Nothing planned")
        try table.say("action @bo four by 27 nov 2026", "action @bo five by 27 nov 2026", "done A5")
        table.now = Thursday.moment("2026-12-01T09:00")
        try table.say("set A2 missed=technical", "set A3 missed=overloaded", "set A4 missed=overloaded")
        let report = try drawn("operation", table)
        #expect(report.remarks.first == "25 %: 1 of 4 done by the first agreed date")
        #expect(
            report.text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }.suffix(2) == [
                "overloaded 2", "technical 1",
            ])
    }

    @Test("a plan shows its eight boxes, and names what is still empty")
    func plan() throws {
        var table = try Self.table()
        try table.say("goal Grow amount=€420k", "programme Streets")
        let page = try drawn("plan", table)
        #expect(page.text.split(separator: "\n").count == 9)
        #expect(page.text.contains("O1 Grow €420,000") && page.text.contains("PG1 Streets"))
        #expect(page.remarks.count == 6)
    }
}
