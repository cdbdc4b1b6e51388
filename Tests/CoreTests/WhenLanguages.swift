import ConvenorCore
import Foundation
import Testing

/// What holds for every phrase, in each language that dates are read in.
@Suite struct WhenLanguages {
    /// A language with names of its own, apart from those that the product prints, and words to throw together.
    struct Spoken: Sendable, CustomTestStringConvertible {
        var language: DateLanguage
        var weekdays: [String]
        var months: [String]
        var shortMonths: [String]
        var timeless: [String]
        var words: [String]
        var testDescription: String { language.code }

        func dates(_ zone: Zone = Thursday.zone) -> DateReader { DateReader(zone: zone, languages: [language]) }
        var recurrences: RecurrenceReader { RecurrenceReader(dates()) }

        func phrase(_ count: ClosedRange<Int>, _ random: inout Seeded) -> [String] {
            (0..<Int.random(in: count, using: &random)).compactMap { _ in words.randomElement(using: &random) }
        }
    }

    private static func split(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    static let english = Spoken(
        language: .english, weekdays: split("monday tuesday wednesday thursday friday saturday sunday"),
        months: split(
            "january february march april may june july august september october november december"),
        shortMonths: split("jan feb mar apr may jun jul aug sep oct nov dec"),
        timeless: [
            "tomorrow 17:00", "next friday", "end of month", "monday at 9", "in 3 working days", "Q2", "eow",
            "15 december",
            "last friday of january", "week 50", "in 2 weeks", "the 3rd at noon", "friday week", "tomorrow morning",
            "end of next quarter", "in 2 hours", "midnight", "first working day of next month", "tonight", "25/12/2026",
        ],
        words: split(
            """
            every each other second first last third 15th 31st 30th 1st day days week weeks month quarter year half monday
            friday fridays tue weekday working weekend july december feb 4 2 12 3 49 2027 at 09:00 9 5pm 14:30 morning
            noon midnight on the of in and until through from starting for times twice except but not daily weekly
            hours minutes per end start mid next this coming to before after ago later now tomorrow today tonight eow
            eod q2 a an by 3/4 4.12 2026-12-04 UTC Europe/London + - +02:00 past évé
            """))
    static let dutch = Spoken(
        language: .dutch, weekdays: split("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
        months: split("januari februari maart april mei juni juli augustus september oktober november december"),
        shortMonths: split("jan feb mrt apr mei jun jul aug sep okt nov dec"),
        timeless: [
            "morgen 17:00", "volgende week vrijdag", "eind van de maand", "maandag om 9 uur", "over 3 werkdagen", "Q2",
            "eind van de week", "15 december", "laatste vrijdag van januari", "week 50", "over 2 weken",
            "vrijdagmiddag",
            "morgenochtend", "eind volgend kwartaal", "over 2 uur", "middernacht", "half negen", "overmorgen",
            "vanavond",
            "eerste werkdag van volgende maand", "25-12-2026",
        ],
        words: split(
            """
            elke elk om de andere tweede eerste laatste derde 15e 31e 30e 1e dag dagen week weken maand kwartaal jaar half
            maandag vrijdag vrijdags di werkdag werkdagen weekend juli december feb 4 2 12 3 49 2027 om 09:00 9 uur 17u
            14.30 ochtend middernacht op van in en tot t/m vanaf gedurende keer behalve dagelijks wekelijks minuten per
            eind begin medio volgende deze komende voor na geleden later nu morgen vandaag vanavond over q2 een tegen
            3-4 4.12 2026-12-04 UTC Europe/Brussels + - +02:00 kwart tweeënhalf op een na laatste
            """))
    static let both = [english, dutch]

    @Test("every day of ten years is read back in every dress", arguments: both)
    func days(spoken: Spoken) {
        let reader = spoken.dates()
        let first = Thursday.zone.wall(at: Thursday.now).day
        for offset in 0..<3653 {
            let day = first.adding(days: offset)
            let (weekday, month) = (spoken.weekdays[day.weekday - 1], spoken.months[day.month - 1])
            let (printed, short) = (spoken.language.text(of: day), spoken.shortMonths[day.month - 1])
            let dresses = [
                printed, printed.uppercased(), printed.replacing(" ", with: ",  "),
                "\(weekday) \(day.day) \(month) \(day.year)",
                "\(weekday), \(day.day) \(month), \(day.year)".uppercased(),
                "\(day.day) \(short) \(day.year)", "\(day.day)-\(short)-\(day.year)", "\(weekday) \(day.iso)",
            ]
            for dress in dresses {
                guard case .date(let read, _) = reader.read(dress, now: Thursday.now) else {
                    Issue.record("refused: \(dress)")
                    continue
                }
                #expect(read.wall.day == day && !read.hasTime, "\(dress)")
            }
        }
    }

    @Test("the printed form of a deadline in any zone is read back", arguments: both)
    func deadlines(spoken: Spoken) {
        var random = Seeded(state: 21)
        let home = Thursday.zone.identifier
        for name in [home, "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC", "-05:00"] {
            let zone = Thursday.zone(name)
            for _ in 0..<300 {
                let minute = Int.random(in: 29_930_000...41_000_000, using: &random)
                let wall = zone.wall(at: Moment(milliseconds: Int64(minute) * 60_000))
                let deadline = zone.deadline(at: wall, hasTime: true)
                let printed = spoken.language.text(of: deadline, home: home)
                guard case .date(let read, _) = spoken.dates().read(printed, now: Thursday.now) else {
                    Issue.record("refused: \(printed)")
                    continue
                }
                #expect(read == deadline, "\(printed)")
            }
        }
    }

    @Test("the same clock on the wall gives the same answer in every zone", arguments: both)
    func zones(spoken: Spoken) {
        let now = WallTime(day: Day(year: 2026, month: 11, day: 25), minute: 600)
        let expected = spoken.timeless.map { spoken.dates(.utc).read($0, now: Zone.utc.moment(of: now)) }
        for name in TimeZone.knownTimeZoneIdentifiers.sorted() {
            let zone = Thursday.zone(name)
            for (phrase, wanted) in zip(spoken.timeless, expected) {
                let found = spoken.dates(zone).read(phrase, now: zone.moment(of: now))
                guard case .date(let right, _) = wanted, case .date(let deadline, _) = found else {
                    Issue.record("refused: \(phrase) in \(name)")
                    continue
                }
                #expect(deadline.wall == right.wall && deadline.zone == name, "\(phrase) in \(name)")
            }
        }
    }

    @Test("capitals, double blanks and commas change nothing", arguments: both)
    func twins(spoken: Spoken) {
        var random = Seeded(state: 22)
        var (dates, recurrences) = (0, 0)
        for _ in 0..<8_000 {
            let said = spoken.phrase(1...6, &random)
            let (phrase, twin) = (
                said.joined(separator: " "), "  " + said.joined(separator: ",  ").uppercased() + " , "
            )
            let read = [phrase, twin].map { spoken.dates().read($0, now: Thursday.now) }
            switch (read[0], read[1]) {
            case (.refused(.noSuchDay), .refused(.noSuchDay)), (.refused(.unknownZone), .refused(.unknownZone)): break
            default: #expect(read[0] == read[1], "\(phrase)")
            }
            if case .date = read[0] { dates += 1 }
            let repeated = [phrase, twin].map { spoken.recurrences.read($0, now: Thursday.now) }
            switch (repeated[0], repeated[1]) {
            case (.refused(.noSuchDay)?, .refused(.noSuchDay)?), (.refused(.unknownZone)?, .refused(.unknownZone)?):
                break
            default: #expect(repeated[0] == repeated[1], "\(phrase)")
            }
            if case .recurrence? = repeated[0] { recurrences += 1 }
        }
        #expect(dates > 300 && recurrences > 60, "\(dates) dates, \(recurrences) recurrences")
    }

    @Test("no answer is in the past, and nothing ends before it begins", arguments: both)
    func past(spoken: Spoken) {
        var random = Seeded(state: 23)
        for _ in 0..<10_000 {
            let phrase = spoken.phrase(1...6, &random).joined(separator: " ")
            let now = Moment(milliseconds: Int64.random(in: 1_767_225_600_000...1_893_456_000_000, using: &random))
            switch spoken.dates().read(phrase, now: now) {
            case .date(let deadline, _): #expect(deadline.moment >= now, "\(phrase)")
            case .ambiguous(let deadlines, _): #expect(deadlines.allSatisfy { $0.moment >= now }, "\(phrase)")
            case .refused(.past(let deadline)): #expect(deadline.moment < now, "\(phrase)")
            case .refused: break
            }
            guard case .recurrence(let found, _)? = spoken.recurrences.read(phrase, now: now) else { continue }
            let today = Thursday.zone.wall(at: now).day
            if let until = found.rule.until { #expect(until >= found.start ?? today, "\(phrase)") }
        }
    }

    @Test("an end that is only before its start is not called past")
    func backwards() {
        for (spoken, phrase) in [
            (Self.english, "from the 3rd through last tuesday"), (Self.dutch, "derde t/m de laatste di"),
        ] {
            #expect(spoken.dates().read(phrase, now: Thursday.now) == .refused(.notADate))
        }
    }

    @Test("any bytes end in an answer or a refusal", arguments: both)
    func bytes(spoken: Spoken) {
        var random = Seeded(state: 24)
        let likely = Array("0123456789 /:.-+,'aptqhmdwuen4TZ".utf8)
        for round in 0..<12_000 {
            var bytes = (0..<Int.random(in: 0...24, using: &random)).map { _ in
                round % 2 == 0 ? UInt8.random(in: 0...255, using: &random) : likely.randomElement(using: &random) ?? 32
            }
            if round % 3 == 0 {
                let words = Array(spoken.phrase(1...4, &random).joined(separator: " ").utf8)
                bytes.insert(contentsOf: words, at: Int.random(in: 0...bytes.count, using: &random))
            }
            let phrase = String(decoding: bytes, as: UTF8.self)
            if case .date(let deadline, _) = spoken.dates().read(phrase, now: Thursday.now) {
                #expect(deadline.moment >= Thursday.now, "\(phrase)")
            }
            _ = spoken.recurrences.read(phrase, now: Thursday.now)
        }
        let long = String(repeating: spoken.weekdays[0] + " ", count: 10_000)
        #expect(spoken.dates().read(long, now: Thursday.now) == .refused(.notADate))
        #expect(spoken.recurrences.read(long, now: Thursday.now) == nil)
    }
}
