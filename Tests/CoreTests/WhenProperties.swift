import ConvenorCore
import Testing

/// Numbers that are the same in every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite struct WhenProperties {
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let words = [
        "next", "this", "coming", "last", "end", "of", "the", "mid", "start", "friday", "thu", "monday", "december",
        "feb",
        "q2", "week", "month", "quarter", "year", "day", "working", "in", "at", "by", "before", "from", "after", "now",
        "a",
        "an", "half", "hour", "2", "3", "15", "31", "2027", "1st", "third", "17:00", "5pm", "noon", "midnight",
        "tomorrow",
        "today", "tonight", "morning", "eow", "eod", "3/4", "4.12", "2026-12-04", "UTC", "weeks", "days", "ago", "+",
        "-",
        "Europe/London", "and", "to", "past", "fridays", "later", "49", "T", "évé", "+02:00",
    ]

    private func printed(_ deadline: Deadline) -> String {
        let day = deadline.wall.day
        let minute = deadline.wall.minute
        return "\(Self.weekdays[day.weekday - 1]) \(day.day) \(Self.months[day.month - 1]) \(day.year) "
            + "\(padded(minute / 60, 2)):\(padded(minute % 60, 2)) \(deadline.zone)"
    }

    private func anyMoment(_ random: inout Seeded) -> Moment {
        Moment(milliseconds: Int64.random(in: 1_767_225_600_000...1_893_456_000_000, using: &random))
    }

    @Test(
        "the printed form of a deadline reads as that deadline",
        arguments: [
            "Europe/Amsterdam", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC", "+05:45", "-05:00",
        ])
    func roundTrip(name: String) {
        var random = Seeded(state: 1)
        let zone = Thursday.zone(name)
        let reader = DateReader(zone: Thursday.zone)
        for _ in 0..<500 {
            let wall = WallTime(
                day: Day(daysSince1970: Int.random(in: 20_800...40_000, using: &random)),
                minute: Int.random(in: 0..<1440, using: &random))
            let deadline = zone.deadline(at: zone.wall(at: zone.moment(of: wall)), hasTime: true)
            guard case .date(let read, _) = reader.read(printed(deadline), now: Thursday.now) else {
                Issue.record("refused: \(printed(deadline))")
                continue
            }
            #expect(read == deadline)
        }
    }

    @Test("any words end in an answer that is not past, in a question or in a refusal")
    func words() {
        var random = Seeded(state: 2)
        var answers = 0
        for _ in 0..<20_000 {
            let count = Int.random(in: 1...6, using: &random)
            let phrase = (0..<count).compactMap { _ in Self.words.randomElement(using: &random) }.joined(separator: " ")
            let now = anyMoment(&random)
            switch DateReader(zone: Thursday.zone).read(phrase, now: now) {
            case .date(let deadline, _):
                answers += 1
                #expect(deadline.moment >= now, "\(phrase)")
            case .ambiguous(let deadlines, _):
                #expect((2...4).contains(deadlines.count) && Set(deadlines).count == deadlines.count, "\(phrase)")
                #expect(deadlines.allSatisfy { $0.moment >= now }, "\(phrase)")
            case .refused(.past(let deadline)): #expect(deadline.moment < now, "\(phrase)")
            case .refused: break
            }
        }
        #expect(answers > 500)
    }

    @Test("capitals and double blanks change nothing")
    func twins() {
        var random = Seeded(state: 3)
        let reader = DateReader(zone: Thursday.zone)
        for _ in 0..<10_000 {
            let count = Int.random(in: 1...5, using: &random)
            let said = (0..<count).compactMap { _ in Self.words.randomElement(using: &random) }
            let plain = reader.read(said.joined(separator: " "), now: Thursday.now)
            let twin = reader.read("  " + said.joined(separator: ",  ").uppercased() + " ", now: Thursday.now)
            switch (plain, twin) {
            case (.refused(.noSuchDay), .refused(.noSuchDay)), (.refused(.unknownZone), .refused(.unknownZone)): break
            default: #expect(plain == twin, "\(said)")
            }
        }
    }

    @Test("any bytes end in an answer or a refusal")
    func bytes() {
        var random = Seeded(state: 4)
        let reader = DateReader(zone: Thursday.zone)
        let likely = Array("0123456789 /:.-+,'aptqhmdw4TZ".utf8)
        for round in 0..<20_000 {
            let count = Int.random(in: 0...24, using: &random)
            let bytes = (0..<count).map { _ in
                round % 2 == 0 ? UInt8.random(in: 0...255, using: &random) : likely.randomElement(using: &random) ?? 32
            }
            let phrase = String(decoding: bytes, as: UTF8.self)
            if case .date(let deadline, _) = reader.read(phrase, now: Thursday.now) {
                #expect(deadline.moment >= Thursday.now, "\(phrase)")
            }
            _ = DurationReader.minutes(phrase)
        }
        #expect(reader.read(String(repeating: "friday ", count: 10_000), now: Thursday.now) == .refused(.notADate))
    }

    @Test("tomorrow and every weekday are in the next eight days at any moment")
    func nearDays() {
        var random = Seeded(state: 5)
        let reader = DateReader(zone: Thursday.zone)
        for _ in 0..<2_000 {
            let now = anyMoment(&random)
            let today = Thursday.zone.wall(at: now).day
            for (index, name) in Self.weekdays.enumerated() {
                guard case .date(let deadline, _) = reader.read(name, now: now) else {
                    #expect(today.weekday == index + 1)
                    continue
                }
                #expect(deadline.wall.day.weekday == index + 1)
                #expect((1...7).contains(deadline.wall.day.daysSince1970 - today.daysSince1970))
            }
        }
    }
}
