import ConvenorCore
import ConvenorPages
import Foundation
import TestSupport
import Testing

@testable import ConvenorPages

@Suite("Pictures of values by day") struct ChartTests {
    @Test("the scale has round numbers and holds every value, whatever they are")
    func scale() {
        let sets: [[String]] = [
            [], ["0"], ["5"], ["-5"], ["900", "1120", "1500"], ["-3", "7"], ["-0.004", "-0.001"], ["0.3", "0.3"],
            ["999999999999999999999999.5", "1"], ["0.000000000001", "0"], ["41", "41.5"], ["1000000.1", "1000000.2"],
        ]
        for texts in sets {
            let values = texts.map { Decimal(string: $0, locale: nil)! }
            for isCount in [false, true] {
                let scale = Scale(holding: values, isCount: isCount)
                #expect(values.allSatisfy { $0 >= scale.low && $0 <= scale.high }, "\(values) \(scale)")
                #expect((1...3).contains(scale.steps) && scale.step > 0, "\(values) \(scale)")
                #expect(!isCount || scale.low <= 0)
            }
        }
        #expect(Scale(holding: [900, 1120, 1500]).marks == [800, 1200, 1600])
        #expect(Scale(holding: [3, 12], isCount: true).marks == [0, 4, 8, 12])
        #expect(Scale(holding: [1], isCount: true).marks == [0, 1])
    }

    @Test("the burn-down counts what was open at the end of each week, and what would be by first dates")
    func burnDown() throws {
        var room = PictureRoom()
        // Due on the day that is the last of the picture, which is not over yet.
        try room.add("A1", on: "2026-11-24") { $0.firstDue = PictureRoom.due("2026-12-10") }
        try room.add("A2", on: "2026-11-26") { $0.firstDue = PictureRoom.due("2026-12-01") }
        try room.add("A3", on: "2026-11-27", status: .done) {
            ($0.firstDue, $0.closedAt) = (PictureRoom.due("2026-11-30"), PictureRoom.noon("2026-12-04"))
        }
        try room.add("A4", on: "2026-12-10")
        let (_, seen) = try #require(try room.picture("burn-down"))
        #expect(
            seen.rows == [
                ["Up to", "Open", "Planned"], ["24 Nov 2026", "1", "1"], ["26 Nov 2026", "2", "2"],
                ["3 Dec 2026", "3", "1"], ["10 Dec 2026", "3", "2"],
            ])
        #expect(points(seen, "dot", circles: true) == [1, 2, 3, 3])
        #expect(points(seen, "ideal") == [1, 2, 1, 2])
        #expect(
            seen.desc == "The number rose from 1 to 3. If all were done by their first date, 2 would be open.")
        #expect(seen.texts.map(\.text).contains("open 3") && seen.texts.map(\.text).contains("planned 2"))
    }

    @Test("the burn-down has half a year of weeks at most, and none of quiet ones")
    func weeks() throws {
        var room = PictureRoom()
        try room.add("A1", on: "2020-01-01")
        let (_, seen) = try #require(try room.picture("burn-down"))
        #expect(seen.rows.count == 27 && seen.rows.dropFirst().allSatisfy { $0[1] == "1" })
        #expect(seen.desc.hasPrefix("The number is 1, as at the beginning."))
        room = PictureRoom()
        try room.add("A1", on: "2020-01-01", status: .done) { $0.closedAt = PictureRoom.noon("2020-02-01") }
        #expect(try room.picture("burn-down") == nil)
        // Written and closed in one week: never open at an end of one.
        room = PictureRoom()
        try room.add("A1", on: "2026-12-10", status: .done) { $0.closedAt = PictureRoom.noon("2026-12-10") }
        #expect(try room.picture("burn-down") == nil)
        room = PictureRoom()
        try room.add("A1", on: "2026-12-10")
        #expect(try room.picture("burn-down")?.1.desc == "Open now: 1. No action is past its first date.")
    }

    @Test("a trend draws the values of its table, below zero too, and keeps the target in sight")
    func trend() throws {
        for (values, target) in [
            (["900", "925", "1120"], "1500"), (["-4", "-12.5", "3"], "-20"), (["41%", "41%"], "41%"),
            (["€2500000", "€1250000"], "€1000000"), (["0.333333333333", "0.5"], "1"),
        ] {
            var room = PictureRoom()
            try room.add("K1", "Leads") {
                $0.values = values.enumerated().map { PictureRoom.value("2026-1\($0)-01", $1) }
                $0[.target] = target
            }
            let (_, seen) = try #require(try room.picture("trend-K1"))
            let said = seen.rows.dropFirst().map { Amount($0[1])!.value.doubled }
            let wanted = values.map { Amount($0)!.value.doubled }
            #expect(zip(said, wanted).allSatisfy { abs($0 - $1) < 0.0001 } && said.count == wanted.count)
            #expect(
                close(points(seen, "dot", circles: true), wanted), "\(points(seen, "dot", circles: true)) \(wanted)")
            #expect(close(points(seen, "ideal"), [Amount(target)!.value.doubled, Amount(target)!.value.doubled]))
            #expect(seen.outside.isEmpty && seen.desc.contains("The target is"))
        }
    }

    @Test("a trend draws the newest 26 values and says how many there are")
    func newest() throws {
        var room = PictureRoom()
        try room.add("K1", "Leads") {
            $0.values = (1...28).map { PictureRoom.value("2026-02-\(padded($0, 2))", "\($0)") }
        }
        let (_, seen) = try #require(try room.picture("trend-K1"))
        #expect(seen.rows.count == 27 && seen.rows[1] == ["3 Feb 2026", "3"])
        #expect(seen.desc == "Rose from 3 to 28 in the last 26 of 28 values.")
        try room.add("K2", "One") { $0.values = [PictureRoom.value("2026-02-01", "1")] }
        #expect(try room.picture("trend-K2") == nil)
        let spark = Pictures.spark(of: room.series.records[RecordID("K1")!]!, in: room.series)
        let seenSpark = try #require(try SeenPicture.read([(spark, "")]).first)
        #expect(seenSpark.isHidden && seenSpark.texts.isEmpty && seenSpark.outside.isEmpty)
        #expect(seenSpark.shapes.first { $0.tag == "polyline" }?.spots.count == 26)
    }

    /// What the places of a line or of points stand for, by the words beside the scale.
    private func points(_ seen: SeenPicture, _ look: String, circles: Bool = false) -> [Double] {
        let marks = seen.texts.filter {
            $0.look == "soft" && $0.y <= 184 && $0.x < 130 && Amount(plain($0.text)) != nil
        }
        guard let low = marks.first, let high = marks.last, low.y > high.y else { return [] }
        let (least, most) = (number(low.text), number(high.text))
        let shapes = seen.shapes.filter { $0.look == look && ($0.tag == "circle") == circles }
        return shapes.flatMap(\.spots).map { spot in
            let value = least + (low.y - 4 - spot[1]) / (low.y - high.y) * (most - least)
            return (value * 100).rounded() / 100
        }
    }

    private func plain(_ text: String) -> String { text.replacing(" M", with: "m") }
    private func number(_ text: String) -> Double { Amount(plain(text))?.value.doubled ?? .nan }
    private func close(_ drawn: [Double], _ wanted: [Double]) -> Bool {
        let span = max((wanted.max() ?? 0) - (wanted.min() ?? 0), abs(wanted.first ?? 0))
        return drawn.count == wanted.count && zip(drawn, wanted).allSatisfy { abs($0 - $1) <= span / 100 }
    }
}

extension Decimal {
    fileprivate var doubled: Double { NSDecimalNumber(decimal: self).doubleValue }
}
