import ConvenorCore
import ConvenorEngine
import ConvenorPages
import Scenarios
import TestSupport

@testable import ConvenorPages

/// A series for pictures, and who looks at it on Thursday 10 December 2026 at noon.
struct PictureRoom {
    var series = Series(slug: "room")
    var language = "en"
    var today = "2026-12-10"

    mutating func add(
        _ id: String, _ text: String = "Something", on day: String = "2026-11-02", status: Status = .open,
        _ change: (inout Record) throws -> Void = { _ in }
    ) throws {
        let id = RecordID(id)!
        var record = Record(
            id: id, text: text, status: status, by: Handle("mara"), at: Self.noon(day), meeting: 1)
        record.owner = Handle("mara")
        try change(&record)
        series.records.put(record)
        series.counters[id.kind] = max(series.counters[id.kind] ?? 0, id.number)
    }

    static func noon(_ day: String) -> Moment {
        Zone.utc.moment(of: WallTime(day: Day(iso: day)!, minute: 720))
    }

    static func due(_ day: String) -> Deadline {
        let wall = WallTime(day: Day(iso: day)!, minute: 1020)
        return Deadline(wall: wall, zone: "UTC", moment: Zone.utc.moment(of: wall), hasTime: false)
    }

    static func value(_ day: String, _ figure: String) -> Measured {
        Measured(day: Day(iso: day)!, amount: Amount(figure)!)
    }

    func sight() throws -> Sight {
        let house = try YearHouse().house
        return Sight(
            handle: nil, words: Tongues.speaking(language), roster: house.people, zone: .utc, now: Self.noon(today),
            rules: house.rules, calendar: house.calendar, addresses: .site)
    }

    func seen(by role: Role = .participant, cut: Cut? = .participant) -> Seen {
        let reader = Reader(handle: nil, role: role, cut: cut)
        return Seen(series: series.seen(by: reader), whole: series, reader: reader)
    }

    func pictures(by role: Role = .participant, cut: Cut? = .participant) throws -> [Picture] {
        let (seen, sight) = (seen(by: role, cut: cut), try sight())
        return Pictures.all(of: seen, sight) + [Pictures.ledger(of: seen, sight)].compactMap { $0 }
    }

    func picture(_ name: String) throws -> (Picture, SeenPicture)? {
        guard let picture = Pictures.named(name, of: seen(), try sight()) else { return nil }
        return try SeenPicture.read([(picture.svg, picture.values)]).first.map { (picture, $0) }
    }
}

extension PictureRoom {
    /// Something of everything; each text is what a hostile hand would write.
    static func full(_ text: String = "Keep customers") throws -> PictureRoom {
        var room = PictureRoom()
        try room.add("O1", text)
        try room.add("M1", text) { $0.links = [RecordID("O1")!] }
        try room.add("K1", text) {
            $0.links = [RecordID("M1")!]
            $0[.target] = "1500"
            $0[.unit] = text
            $0.values = [value("2026-07-01", "900"), value("2026-09-01", "960"), value("2026-12-01", "1120")]
            $0[.actual] = "1120"
            $0[.asOf] = "2026-12-01"
        }
        try room.add("A1", text) {
            ($0.due, $0.firstDue, $0.links) = (due("2026-12-06"), due("2026-11-20"), [RecordID("M1")!])
        }
        try room.add("A2", text) { ($0.due, $0.firstDue) = (due("2026-12-10"), due("2026-12-10")) }
        try room.add("A3", text, on: "2026-11-10", status: .done) { $0.closedAt = noon("2026-11-25") }
        try room.add("MS1", text) { $0.due = due("2027-03-31") }
        for (id, points) in [("I1", ("2", "5")), ("I2", ("5", "5")), ("I3", ("5", "1")), ("I4", ("3", "1"))] {
            try room.add(id, text) { ($0[Detail("originality")], $0[Detail("feasibility")]) = points }
        }
        for (index, pillar) in ["strength", "weakness", "opportunity", "threat"].enumerated() {
            try room.add("SW\(index + 1)", text) { $0[Detail("pillar")] = pillar }
        }
        try room.add("CB1") { $0.links = ["SW3", "SW1", "SW2"].map { RecordID($0)! } }
        try room.add("CB2") { $0.links = ["SW4", "SW2", "SW1"].map { RecordID($0)! } }
        return room
    }
}
