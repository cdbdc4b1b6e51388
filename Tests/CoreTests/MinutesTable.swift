import ConvenorCalendar
import ConvenorCore
import Foundation
import Testing

/// A meeting that is held line by line through the same door as any other, without an engine.
struct MinutesTable {
    static let zone = Thursday.zone
    var now = Thursday.moment("2026-11-26T10:00")
    var series: Series?
    var roster = Roster([
        Person(handle: Handle("mara"), name: "Mara Lind", mail: "mara@example.org", team: "marketing"),
        Person(handle: Handle("lena"), name: "Lena Vos", mail: "lena@example.org", team: "sales"),
        Person(handle: Handle("bo"), name: "Bo Tan", mail: "bo@example.org", team: "product development"),
        Person(handle: Handle("ines"), name: "Ines Roth", mail: "ines@example.org", role: .informed),
        Person(handle: Handle("pat"), name: "Pat Outside", mail: "pat@example.org", role: .owner),
    ])
    static let agenda = Agenda(
        name: "review", title: "Review", language: "en", purpose: "Look back",
        steps: [
            Step(title: "Goals", minutes: 10, checks: [.goalWritten]), Step(title: "Gaps", minutes: 15),
            Step(title: "Promises", minutes: 20, checks: [.actionsComplete]), Step(title: "Share", minutes: 5),
        ], requiredTeams: [])

    /// Whose one step takes four factors of a pillar.
    static var wide: Agenda {
        var step = Step(title: "Factors", minutes: 10, records: [Kind("SW")])
        step.most = 4
        return Agenda(name: "wide", title: "Wide", language: "en", purpose: "Look", steps: [step], requiredTeams: [])
    }

    /// Says lines, each a minute after the one before; `who> line` is somebody else than the chair.
    mutating func say(_ lines: String...) throws {
        for line in lines {
            let parts = line.split(separator: ">", maxSplits: 1).map { String($0) }
            let isNamed = parts.count == 2 && parts[0].allSatisfy { $0.isLetter && $0.isLowercase }
            try say(isNamed ? parts[1] : line, as: Handle(isNamed ? parts[0] : "mara"))
        }
    }

    private mutating func say(_ line: String, as handle: Handle) throws {
        now = now.adding(seconds: 60)
        let scene = Scene(
            now: now, speaker: handle, typist: handle, room: "table", zone: Self.zone,
            dates: DateReader(zone: Self.zone, order: .dmy), roster: roster,
            agendas: ["review": Self.agenda, "wide": Self.wide],
            rules: HouseRules(), calendar: RuleOccurrences(), isSettled: true)
        let decision = try Hearing.decide(line, series: series, question: nil, scene: scene)
        var after = series ?? Series(slug: "review")
        roster.apply(Entry(said: line, events: decision.events))
        after.apply(Entry(said: line, events: decision.events.filter { $0.home == .series }), at: now, by: handle)
        series = after
    }

    func document(
        _ cut: Cut?, for handle: String? = nil, role: Role = .participant, edition: Edition? = nil, meeting: Int? = nil
    ) throws -> MinutesDocument {
        let series = try #require(series)
        let meeting = try #require(meeting.map { series.meeting(numbered: $0) } ?? series.meeting)
        return MinutesDocument(
            series: series, meeting: meeting, roster: roster,
            reader: Reader(handle: handle.map { Handle($0) }, role: role, cut: cut), edition: edition,
            calendar: RuleOccurrences(), now: now)
    }

    /// A full meeting: something of every kind, a private and a confidential line, a step passed over.
    static func full() throws -> MinutesTable {
        var table = MinutesTable()
        try table.say(
            "start review \"Q1 review\" for 60m", "invite @lena role=participant", "invite @bo role=participant",
            "invite @ines role=informed", "present @lena", "absent @bo", "vision Every customer stays",
            "goal Keep churn below 5% by 30 june 2027 @lena", "mgoal 1500 leads by 31 march 2027 @bo supports O1",
            "metric Leads baseline 900 target 1500 actual 1120 unit leads asof 20 nov source CRM for M1",
            "next", "gap No budget for keeping customers for O1 severity=high cause all on acquisition",
            "idea shift budget to retention for G1", "next!",
            "adjust from 100% acquisition to 70/30 because O1 had no support closes G1", "agree X1",
            "decide Move 30% of the budget because O1 had no support", "topic Follow-up <b>",
            "action @lena draft the retention plan by 4 dec 2026 for X1",
            "action @bo =SUM(A1) of {{secret}} by 11 dec 2026 for D1",
            "action @pat check the contract by 1 dec 2026 for D1",
            "milestone Flow live by 30 jan 2027 for X1", "park Who owns the price page?",
            "note Support sees *the same* <script>complaint</script>", "lena> private note I doubt the figures",
            "confidential chair: note salaries are next", "link https://example.org/q4 the Q4 report",
            "takeaway Retention before reach", "lena> roti 4 good pace", "roti 5", "skip because out of time", "end")
        return table
    }
}
