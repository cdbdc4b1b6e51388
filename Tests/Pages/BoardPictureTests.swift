import ConvenorCore
import ConvenorPages
import TestSupport
import Testing

@testable import ConvenorPages

@Suite("Pictures of boards and chains") struct BoardPictureTests {
    @Test("the timeline has the late before today and the rest behind, twelve rows with today")
    func timeline() throws {
        var room = PictureRoom()
        for number in 1...20 {
            let wide = String(repeating: "漢", count: 40)
            try room.add("A\(number)", number == 12 ? wide : "Text \(number)") {
                $0.due = PictureRoom.due(number <= 8 ? "2026-12-0\(number)" : "2026-12-\(number + 5)")
            }
        }
        let (_, seen) = try #require(try room.picture("timeline"))
        #expect(seen.height == 16 + 34 * 12)
        let ids = seen.texts.map(\.text).filter { $0.hasPrefix("A") || $0 == "today" }
        #expect(ids == ["A4", "A5", "A6", "A7", "A8", "A9", "A10", "A11", "A12", "A13", "A14", "today"])
        #expect(seen.rows.dropFirst().map { $0[1] } == ids.dropLast())
        #expect(seen.desc.hasSuffix("Not drawn: 9 more.") && seen.desc.hasPrefix("Late: A4 on 4 Dec 2026, "))
        let cut = try #require(seen.texts.first { $0.text.hasPrefix("漢") })
        #expect(cut.text.hasSuffix("…") && cut.text.displayWidth <= 34)
        let late = seen.shapes.count { $0.look == "broken" }
        #expect(late == 5 && seen.rows.count { $0.last == "late" } == 5)
    }

    @Test("what has no date is not on the timeline, and what is due today is not late")
    func dates() throws {
        var room = PictureRoom()
        try room.add("A1")
        #expect(try room.picture("timeline") == nil)
        try room.add("A2") { $0.due = PictureRoom.due("2026-12-10") }
        #expect(try room.picture("timeline")?.1.desc == "Due: A2 today.")
    }

    @Test("the boxes of ideas have every id, or say how many more there are")
    func ideas() throws {
        var room = PictureRoom()
        for number in 1...40 {
            try room.add("I\(number)") { ($0[Detail("originality")], $0[Detail("feasibility")]) = ("5", "5") }
        }
        try room.add("I41") { ($0[Detail("originality")], $0[Detail("feasibility")]) = ("1", "5") }
        try room.add("I42") { ($0[Detail("originality")], $0[Detail("feasibility")]) = ("3", "5") }
        let (_, seen) = try #require(try room.picture("now-how-wow"))
        let words = seen.texts.flatMap { $0.text.split(whereSeparator: \.isWhitespace) }
        let shown = words.count { RecordID($0)?.kind == .idea }
        let more = try #require(words.first { $0.hasPrefix("+") }.flatMap { Int($0.dropFirst()) })
        #expect(shown + more == 41 && more > 0)
        #expect(seen.desc.hasPrefix("Wow: I1, I2, ") && seen.desc.hasSuffix("Now: I41. Not placed: I42."))
        #expect(seen.outside.isEmpty && seen.rows.count == 42)
    }

    @Test("the heat map has the points and sums of its table, and says what is strongest")
    func confrontation() throws {
        let (_, seen) = try #require(try PictureRoom.full().picture("confrontation"))
        let numbers = seen.texts.map(\.text)
        #expect(seen.rows[1].dropLast() == ["S1", "3", "2", "5"] && seen.rows[2].dropLast() == ["W1", "2", "3", "5"])
        #expect(numbers.filter { Int($0) != nil } == ["5", "5", "3", "2", "5", "2", "3", "5"])
        #expect(
            seen.desc
                == "The strongest cells are S1 with O1 and W1 with T1, 3 points each. "
                + "The strongest rows are S1 and W1 with 5 each.")
        let shades = seen.shapes.map(\.look).filter { $0.hasPrefix("h") }
        #expect(shades == ["h4", "h3", "h3", "h4"])
    }

    @Test("a confrontation of many factors draws the strongest and says so")
    func large() throws {
        var room = PictureRoom()
        for number in 1...30 {
            try room.add("SW\(number)") { $0[Detail("pillar")] = number <= 15 ? "strength" : "threat" }
        }
        for column in 16...30 {
            let first = min(column - 15, 13)
            try room.add("CB\(column)") { $0.links = [column, first, 14, 15].map { RecordID("SW\($0)")! } }
        }
        let (_, seen) = try #require(try room.picture("confrontation"))
        #expect(seen.height == 70 + 40 * 12 && seen.outside.isEmpty)
        #expect(seen.desc.hasSuffix("Drawn are the 12 strongest rows of 15 and 9 columns of 15."))
        #expect(seen.rows.count == 18)
    }

    @Test("the ledger frames what breaks, and gives what is missing a box of its own")
    func ledger() throws {
        var room = try PictureRoom.full()
        try room.add("O2")
        let (picture, seen) = try #require(try room.picture("ledger"))
        let labels = seen.texts.map(\.text)
        #expect(labels.contains("A1 !") && labels.contains("K1") && labels.contains("?") && labels.contains("A2"))
        #expect(seen.shapes.count { $0.look == "broken" } == labels.count { $0.hasSuffix("!") || $0 == "?" })
        #expect(
            seen.desc.hasPrefix(
                "O1 breaks at A1 (overdue). O2 breaks at O2 (no marketing goal supports it). For no goal: "),
            "\(seen.desc)")
        #expect(picture.values.isEmpty)
        let rows = Set(seen.shapes.filter { $0.tag == "rect" }.dropFirst().map { $0.spots[0][1] }).count
        #expect(seen.height == Double(34 + 32 * rows))
    }

    @Test("a ledger of many chains shows those that break, in forty rows")
    func manyChains() throws {
        var room = PictureRoom()
        for number in 1...60 {
            try room.add("O\(number)")
            try room.add("M\(number)") { $0.links = [RecordID("O\(number)")!] }
            if number > 3 {
                try room.add("K\(number)") {
                    $0.links = [RecordID("M\(number)")!]
                    ($0[.actual], $0[.asOf]) = ("1", "2026-12-09")
                }
            }
        }
        var (_, seen) = try #require(try room.picture("ledger"))
        #expect(seen.texts.map(\.text).filter { $0.hasPrefix("O") } == ["O1", "O2", "O3"])
        #expect(seen.texts.count { $0.text == "?" } == 3)
        for number in 1...60 { try room.add("A\(number)") { $0.links = [RecordID("M1")!] } }
        (_, seen) = try #require(try room.picture("ledger"))
        #expect(seen.height == 34 + 32 * 41 && seen.outside.isEmpty)
        #expect(seen.texts.last?.text.hasPrefix("and ") == true)
    }

    @Test("a chain that is deeper than the drawing is wide goes on below")
    func deep() throws {
        var room = PictureRoom()
        try room.add("O1")
        let chain = ["M1", "K1", "G1", "X1", "D1", "MS1", "A1"]
        for (index, id) in chain.enumerated() {
            try room.add(id) { $0.links = [RecordID(index == 0 ? "O1" : chain[index - 1])!] }
        }
        let (_, seen) = try #require(try room.picture("ledger"))
        #expect(seen.outside.isEmpty)
        let places = seen.shapes.filter { $0.tag == "rect" }.dropFirst().map { $0.spots[0] }
        #expect(Set(places).count == places.count && places.count >= 8)
    }
}
