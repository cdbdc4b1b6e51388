import ConvenorCore
import ConvenorEngine
import TestSupport
import Testing

@Suite("Whose hours a mail of the clock keeps to")
struct OutboxHoursTests {
    /// Bo is left alone until ten, Lena lives in New York, Hana in Auckland; Ines leads them.
    private static let people = [
        Person(handle: Handle("bo"), mail: "bo@example.org", manager: Handle("ines"), quiet: QuietHours("18:00-10:00")),
        Person(
            handle: Handle("lena"), mail: "lena@example.org", manager: Handle("ines"), zone: "America/New_York"),
        Person(handle: Handle("hana"), mail: "hana@example.org", zone: "Pacific/Auckland"),
        Person(handle: Handle("ines"), mail: "ines@example.org"),
        Person(handle: Handle("nils"), manager: Handle("ines")),
    ]

    /// A meeting of Thursday 22 October 2026, 10:00 in Amsterdam, with these lines in it.
    private func held(_ lines: String...) async throws -> OutboxStage {
        let stage = try OutboxStage(people: Self.people)
        try await stage.say(#"start open "Autumn fair""#)
        for name in ["bo", "lena"] { try await stage.say("invite @\(name) role=participant") }
        for line in lines { try await stage.say(line) }
        try await stage.say("end")
        try stage.stage.set(clock: "2026-10-22 12:00 Europe/Amsterdam")
        return stage
    }

    /// Who got mails of a kind and when, in a zone: `bo 2026-10-26 10`.
    private func sent(_ kind: String, _ stage: OutboxStage, in zone: String = "Europe/Amsterdam") async throws
        -> [String]
    {
        let zone = try #require(Zone(zone))
        return try await stage.deliveries([.sent]).filter { $0.letter.kind == kind }.map { delivery in
            let wall = zone.wall(at: try #require(delivery.settledAt))
            return "\(delivery.letter.recipient.name) \(wall.day.iso) \(wall.minute / 60)"
        }
    }

    private func mail(_ id: String, _ stage: OutboxStage) throws -> ParsedMail {
        let mails = try stage.server.mails.map { try ParsedMail($0) }
        return try #require(mails.first { $0.values("Message-ID").first?.hasPrefix("<\(id)@") == true })
    }

    @Test("a check-in reaches each in their hours, and says when it is asked again and until when there is time")
    func checkIn() async throws {
        let stage = try await held(
            "action @bo print the plan by 2027-03-31", "action @lena sell the plan by 2027-03-31",
            "checkin every monday 09:00 for @bo and @lena")
        try stage.stage.set(clock: "2026-10-26 07:00 Europe/Amsterdam")
        try await stage.live(hours: 24 * 4)
        let wanted = ["bo 2026-10-26 10", "bo 2026-10-27 10", "lena 2026-10-26 14", "lena 2026-10-27 14"]
        #expect(try await sent("checkin", stage).sorted() == wanted)
        // Two working days after the last of them was asked.
        #expect(try await sent("answers", stage) == ["mara 2026-10-28 14"])
        let lena = try mail("checkin.autumn-fair.C1.1.lena", stage)
        let window =
            "Answers until Wed 28 Oct 2026 09:00; who has not answered is asked once more on Tue 27 Oct 2026 09:00."
        #expect(lena.text?.contains(window) == true)
        #expect(lena.values("Date").first?.contains("Mon, 26 Oct 2026 14:00:00") == true)
        let bo = try mail("checkin.autumn-fair.C1.1.bo", stage)
        #expect(bo.text?.contains("asked once more on Tue 27 Oct 2026 10:00.") == true)
    }

    @Test("a daemon that starts at night asks, reports and reminds in the morning")
    func downtime() async throws {
        let stage = try await held(
            "action @bo print the plan by 2027-03-31", "checkin every monday 09:00 for @bo",
            "report weekly @mara on", "schedule 2026-11-03 14:00", "action @mara count the stock by 2026-10-28")
        try stage.stage.set(clock: "2026-11-03 03:00 Europe/Amsterdam")
        try await stage.restart()
        try await stage.live(hours: 8)
        #expect(try await sent("checkin", stage) == ["bo 2026-11-03 10"])
        #expect(try await sent("week", stage) == ["mara 2026-11-03 9"])
        let meeting = try await stage.deliveries([.sent]).filter { $0.letter.key.hasPrefix("readiness/") }
        #expect(meeting.map { Zone.utc.wall(at: $0.letter.due).iso } == ["2026-11-03T08:00"])
    }

    @Test("who was silent reads of it in their own hours, later than who is told")
    func escalation() async throws {
        let stage = try await held(
            "action @bo print the plan by 2026-10-29", "action @lena sell the plan by 2026-10-29")
        try await stage.live(hours: 24 * 16)
        let wanted = ["bo 2026-11-04 10", "ines 2026-11-04 9", "ines 2026-11-04 9", "lena 2026-11-04 15"]
        #expect(try await sent("escalation", stage).sorted() == wanted)
    }

    @Test("quiet hours within a working day end within it")
    func noon() async throws {
        let stage = try await held("action @bo print the plan by 2027-03-31", "checkin every monday 12:30 for @bo")
        _ = try await stage.stage.hear("quiet 12:00-14:00", from: "bo")
        try stage.stage.set(clock: "2026-10-26 07:30 Europe/Amsterdam")
        try await stage.live(hours: 9)
        #expect(try await sent("checkin", stage) == ["bo 2026-10-26 14"])
    }

    @Test("tomorrow is tomorrow where the owner lives")
    func snooze() async throws {
        let stage = try await held("action @hana write the plan by 2026-12-07")
        // Tuesday nine o'clock in Auckland, where the action is overdue, is Monday evening in Amsterdam.
        try stage.stage.set(clock: "2026-12-07 20:00 Europe/Amsterdam")
        try await stage.live(hours: 2)
        _ = try await stage.stage.hear("snooze A1 tomorrow", from: "hana")
        try await stage.live(hours: 72)
        let days = try await sent("reminder", stage, in: "Pacific/Auckland")
        #expect(days.filter { $0 > "hana 2026-12-08" } == ["hana 2026-12-08 9", "hana 2026-12-09 9"])
    }

    @Test("nobody is told of the silence of somebody whom nothing reaches")
    func unreachable() async throws {
        let stage = try await held(
            "action @nils sweep the hall by 2026-10-29", "action @bo print the plan by 2026-10-29")
        _ = stage.stage.feed.take()
        try await stage.live(hours: 24 * 20)
        let escalations = try await stage.deliveries().filter { $0.letter.kind == "escalation" }
        #expect(escalations.map(\.letter.recipient.name).sorted() == ["bo", "ines"])
        #expect(stage.stage.feed.take().contains { $0.contains("@nils") && $0.contains("A1") })
    }

    @Test("what is told before days off because its own day is one says so, also where it would have come anyway")
    func moved() async throws {
        let stage = try await held("action @bo count the stock by 2026-12-26")
        var house = try stage.stage.house()
        house.rules.holidays = Set((24...31).map { Day(year: 2026, month: 12, day: $0) })
        try stage.stage.engine().takeUp(house)
        try stage.stage.set(clock: "2026-12-23 08:00 Europe/Amsterdam")
        try await stage.live(hours: 3)
        let text = try #require(try stage.reminderTexts().first?.text).split(whereSeparator: \.isNewline)
            .joined(separator: " ")
        #expect(text.contains("told early: Sat 26 Dec 2026 is no working day"))
    }
}
