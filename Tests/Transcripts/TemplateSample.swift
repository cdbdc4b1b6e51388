import ConvenorCalendar
import ConvenorCore
import ConvenorEngine
import Foundation
import Testing

/// A meeting held line by line through the same door as any other, to fill templates with.
struct TemplateSample {
    static let zone = Zone("Europe/Amsterdam") ?? .utc
    var now = TemplateSample.moment(2026, 11, 26, 10)
    var series: Series?
    var roster = Roster([
        Person(handle: Handle("mara"), name: "Mara Lind", mail: "mara@example.org", team: "marketing"),
        Person(handle: Handle("ana"), name: "Ana <b>Ruiz</b>", mail: "ana@example.org", team: "sales"),
        Person(handle: Handle("bo"), name: "Bo Tan", mail: "bo@example.org", zone: "America/New_York"),
        Person(handle: Handle("ines"), name: "Ines Roth", mail: "ines@example.org", role: .informed),
        Person(handle: Handle("pat"), name: "Pat Outside", mail: "pat@example.org", role: .owner),
        Person(handle: Handle("kim")),
    ])
    static let house = MailHouse(
        from: Mailbox(address: "convenor@meet.example.org"), host: "meet.example.org", organisation: "Example",
        zone: "Europe/Amsterdam")

    static var rules: HouseRules {
        var rules = HouseRules()
        rules.zone = zone.identifier
        return rules
    }

    static func moment(_ year: Int, _ month: Int, _ day: Int, _ hour: Int) -> Moment {
        zone.moment(of: WallTime(day: Day(year: year, month: month, day: day), minute: hour * 60))
    }

    /// The shipped templates, from the folder that is compiled in.
    static func builtIn(_ file: String) -> String? {
        let here = URL(fileURLWithPath: #filePath)
        let config = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try? String(contentsOf: config.appendingPathComponent("config/templates/\(file)"), encoding: .utf8)
    }

    static func letters() throws -> Letters { Letters(templates: try Templates(builtIn: builtIn)) }

    mutating func say(_ lines: [String]) throws {
        let agenda = Agenda(
            name: "review", title: "Review", language: "en", purpose: "",
            steps: [
                Step(title: "Goals & <i>more</i>", minutes: 10, checks: [.goalWritten]),
                Step(title: "Gaps", minutes: 15),
                Step(title: "Promises", minutes: 20), Step(title: "Share", minutes: 5),
            ], requiredTeams: [])
        for line in lines {
            now = now.adding(seconds: 60)
            let parts = line.split(separator: ">", maxSplits: 1).map { String($0) }
            let isNamed = parts.count == 2 && parts[0].allSatisfy { $0.isLetter && $0.isLowercase }
            let handle = Handle(isNamed ? parts[0] : "mara")
            let scene = Scene(
                now: now, speaker: handle, typist: handle, room: "table", zone: Self.zone,
                dates: DateReader(zone: Self.zone, order: .dmy), roster: roster, agendas: ["review": agenda],
                rules: HouseRules(), calendar: RuleOccurrences(), isSettled: true)
            let decision = try Hearing.decide(isNamed ? parts[1] : line, series: series, question: nil, scene: scene)
            var after = series ?? Series(slug: "q1-review")
            roster.apply(Entry(said: line, events: decision.events))
            let events = decision.events.filter { $0.home == .series }
            after.apply(Entry(said: line, events: events), at: now, by: handle)
            series = after
        }
    }

    static func empty() throws -> TemplateSample {
        var sample = TemplateSample()
        try sample.say([
            "start review \"Q1 review\"", "invite @ana role=participant", "invite @ines role=informed", "end",
        ])
        return sample
    }

    /// Something of every kind, twice: what the second meeting is about is new, the rest came back.
    static func full() throws -> TemplateSample {
        var sample = TemplateSample()
        try sample.say([
            "start review \"Q1 review\" for 60m", "invite @ana role=participant", "invite @bo role=participant",
            "invite @ines role=informed", "goal Keep churn below 5% by 30 june 2027 @ana",
            "action @bo old promise by 27 nov 2026", "action @ana finished thing by 27 nov 2026", "done A2", "end",
            "start review \"Q1 review\" for 60m", "present @ana", "late @bo", "excused @kim",
            "vision Every {{customer}} stays", "mgoal 1500 leads by 31 march 2027 @bo supports O1",
            "metric Leads baseline 900 target 1500 actual 1120 unit leads asof 20 nov source CRM for M1", "next!",
            "gap No budget for keeping customers for O1 severity=high cause all on acquisition",
            "gap Two | bars for O1 severity=high", "goal Be known by 30 june 2027", "dismiss 1 because the season",
            "idea shift *budget* to [retention](x) for G1", "next!",
            "adjust from 100% acquisition to 70/30 because O1 had no support closes G1", "agree X1",
            "decide Move 30% of the budget <script>alert(1)</script> because O1 had no support review 15 dec 2026",
            "topic Follow-up {{x}}", "action @ana @bo Publish the {{title}} & flow by 15 jan 2027 14:00 for X1",
            "action @ana Send <script> numbers by 28 dec 2026 for D1",
            "action @pat check the contract by 1 dec 2026 for D1",
            "milestone Flow live by 30 jan 2027 for X1", "park Who owns the price page?", "note # Support _sees_ it",
            "link https://example.org/q4 the Q4 report", "takeaway Retention before reach",
            "prep sales data @ana q4-sales.pdf received", "checkin every monday 09:00 for team questions What moved?",
            "vote Move it?", "yes", "ana> yes", "bo> no", "feedback-request X1 to sales", "ana> roti 4 good pace",
            "feedback more time", "skip because out of time", "end",
        ])
        return sample
    }

    func edition(_ version: Int, changed: [String] = []) throws -> Edition {
        let series = try #require(series)
        let meeting = try #require(series.meeting)
        return Edition(
            meeting: meeting.number, version: version, recipients: series.recipients(of: meeting, roster: roster),
            changed: changed.compactMap { RecordID($0) },
            correctionsUntil: Self.zone.deadline(
                at: WallTime(day: Day(year: 2026, month: 11, day: 30), minute: 720), hasTime: true))
    }

    func mail(_ handle: String, _ cut: Cut, version: Int = 1, changed: [String] = []) throws -> Mail {
        let series = try #require(series)
        let mail = try Self.letters().summary(
            for: Recipient(handle: Handle(handle), cut: cut), edition: try edition(version, changed: changed),
            meeting: try #require(series.meeting), series: series, roster: roster, house: Self.house,
            calendar: RuleOccurrences(), now: now)
        return try #require(mail)
    }

    func document(_ cut: Cut? = .participant, for handle: String = "ana") throws -> MinutesDocument {
        let series = try #require(series)
        return MinutesDocument(
            series: series, meeting: try #require(series.meeting), roster: roster,
            reader: Reader(handle: Handle(handle), role: .participant, cut: cut), edition: try edition(1),
            calendar: RuleOccurrences(), now: now)
    }

    func reminder(_ handle: String, day: Day, items: [String], now: Moment, rules: HouseRules = TemplateSample.rules)
        throws
        -> Mail?
    {
        let told = Reminder(person: Handle(handle), day: day, items: items.compactMap { RecordID($0) })
        let digest = ReminderDigest(
            person: Handle(handle), day: day, items: [(try #require(series), told)], roster: roster, rules: rules,
            now: now)
        return try Self.letters().reminder(digest, key: "reminder/x", roster: roster, house: Self.house, now: now)
    }
}
