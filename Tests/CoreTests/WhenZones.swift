import ConvenorCore
import Testing

@Suite struct WhenZones {
    @Test("a wall time that a clock change skips moves one hour later")
    func gap() {
        let skipped = Thursday.moment("2027-03-28T02:30")
        #expect(Thursday.zone.wall(at: skipped).iso == "2027-03-28T03:30")
        #expect(skipped == Thursday.moment("2027-03-28T01:30", .utc))
        let york = Thursday.zone("America/New_York")
        #expect(york.wall(at: Thursday.moment("2027-03-14T02:00", york)).iso == "2027-03-14T03:00")
    }

    @Test("a wall time that happens twice is the first")
    func overlap() {
        #expect(Thursday.moment("2027-10-31T02:30") == Thursday.moment("2027-10-31T00:30", .utc))
        #expect(Thursday.moment("2027-10-31T03:00") == Thursday.moment("2027-10-31T02:00", .utc))
        let york = Thursday.zone("America/New_York")
        #expect(Thursday.moment("2026-11-01T01:30", york) == Thursday.moment("2026-11-01T05:30", .utc))
    }

    @Test(
        "around clock changes every minute that exists comes back",
        arguments: [
            ("Europe/Amsterdam", "2027-03-27T12:00"), ("Europe/Amsterdam", "2027-10-30T12:00"),
            ("America/New_York", "2027-03-13T12:00"), ("Australia/Lord_Howe", "2027-04-03T12:00"),
            ("Pacific/Kiritimati", "2027-04-03T12:00"), ("Pacific/Apia", "2011-12-29T00:00"),
        ])
    func minutes(name: String, start: String) {
        let zone = Thursday.zone(name)
        let first = Thursday.moment(start, .utc)
        var walls: Set<WallTime> = []
        for minute in 0..<(36 * 60) {
            let moment = first.adding(seconds: 60 * minute)
            let wall = zone.wall(at: moment)
            if walls.insert(wall).inserted { #expect(zone.moment(of: wall) == moment, "\(wall.iso)") }
        }
    }

    @Test("an offset is a zone that its own name finds again", arguments: [-570, -300, 60, 345, 840])
    func offsets(minutes: Int) {
        let zone = Zone(offset: minutes)
        #expect(zone.flatMap { Zone($0.identifier) } == zone)
        #expect(zone?.wall(at: Moment(milliseconds: 86_400_000 * 2)).minute == (minutes + 1440) % 1440)
    }

    @Test(
        "names that are no zone are none", arguments: ["", "Mars/Base", "+2", "+02:60", "+99:00", "-aa:bb", "+٠٢:٠٠"])
    func unknown(name: String) {
        #expect(Zone(name) == nil)
        #expect(Zone(ignoringCase: name) == nil)
    }

    @Test("zone names are found in any case")
    func anyCase() {
        #expect(Zone(ignoringCase: "EUROPE/AMSTERDAM")?.identifier == "Europe/Amsterdam")
        #expect(Zone(ignoringCase: "america/argentina/buenos_aires")?.identifier == "America/Argentina/Buenos_Aires")
        #expect(Zone(ignoringCase: "america/port-au-prince")?.identifier == "America/Port-au-Prince")
    }
}

@Suite struct WhenLengths {
    @Test(
        "lengths of time are read in minutes",
        arguments: [
            ("90m", 90), ("90 min", 90), ("1h30", 90), ("1h30m", 90), ("1h 30m", 90), ("1.5h", 90), ("2 hours", 120),
            ("an hour", 60), ("half an hour", 30), ("an hour and a half", 90), ("Two Hours and ten minutes", 130),
            ("45 minutes", 45), ("0.25 h", 15), ("10 mins", 10),
        ])
    func lengths(phrase: String, minutes: Int) { #expect(DurationReader.minutes(phrase) == minutes) }

    @Test(
        "other phrases are no length of time",
        arguments: [
            "", "90", "m", "0m", "friday", "2 days", "in 2 hours", "an hour ago", "2 hours from now", "5pm", "-5m",
        ])
    func none(phrase: String) { #expect(DurationReader.minutes(phrase) == nil) }

    @Test("working days skip weekends and holidays, forwards and backwards")
    func workingDays() {
        let week: Set = [1, 2, 3, 4, 5]
        let thursday = Day(year: 2026, month: 11, day: 26)
        #expect(thursday.addingWorkingDays(3, workingDays: week)?.iso == "2026-12-01")
        #expect(thursday.addingWorkingDays(-4, workingDays: week)?.iso == "2026-11-20")
        #expect(thursday.addingWorkingDays(0, workingDays: week) == thursday)
        let friday = Day(year: 2026, month: 11, day: 27)
        #expect(thursday.addingWorkingDays(1, workingDays: week, holidays: [friday])?.iso == "2026-11-30")
        #expect(thursday.addingWorkingDays(1, workingDays: []) == nil)
    }

    @Test("working days between two days are those that adding them takes")
    func between() {
        var random = Seeded(state: 6)
        let start = Day(year: 2026, month: 11, day: 26)
        let holidays = Set((0..<40).map { _ in start.adding(days: Int.random(in: -200...200, using: &random)) })
        for _ in 0..<300 {
            let day = start.adding(days: Int.random(in: -100...100, using: &random))
            let count = Int.random(in: 1...60, using: &random)
            let later = day.addingWorkingDays(count, workingDays: [1, 2, 4, 6], holidays: holidays)
            let between = later.map { day.workingDaysBetween($0, workingDays: [1, 2, 4, 6], holidays: holidays) }
            #expect(between == count)
            let back = later.map { $0.workingDaysBetween(day, workingDays: [1, 2, 4, 6], holidays: holidays) }
            #expect(back == -count)
        }
    }

    @Test("months are added to the last day of shorter months")
    func months() {
        #expect(Day(year: 2027, month: 1, day: 31).addingMonths(1).iso == "2027-02-28")
        #expect(Day(year: 2027, month: 1, day: 31).addingMonths(-2).iso == "2026-11-30")
        #expect(Day(year: 2028, month: 2, day: 29).addingMonths(12).iso == "2029-02-28")
    }
}
