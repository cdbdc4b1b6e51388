import ConvenorCore
import ConvenorEngine
import TestSupport
import Testing

@Suite("Check-ins by mail and in the chat, day by day")
struct OutboxRoundTests {
    private static let people = [
        Person(handle: Handle("ana"), mail: "ana@example.org", zone: "America/New_York"),
        Person(handle: Handle("kenji"), mail: "kenji@example.org", zone: "Asia/Tokyo"),
        Person(handle: Handle("bo"), mail: "bo@example.org"),
        Person(handle: Handle("nils")),
    ]

    /// A meeting of Thursday 22 October 2026, 10:00 in Amsterdam, with these lines in it.
    private func held(_ lines: String...) async throws -> OutboxStage {
        let stage = try OutboxStage(people: Self.people)
        try await stage.say(#"start open "Autumn fair""#, "action @bo print the plan by 2027-03-31")
        for name in ["ana", "bo", "kenji", "nils"] { try await stage.say("invite @\(name) role=participant") }
        for line in lines { try await stage.say(line) }
        try await stage.say("end")
        try stage.stage.set(clock: "2026-10-22 12:00 Europe/Amsterdam")
        return stage
    }

    /// What was sent of a kind, to whom and when, in UTC.
    private func sent(_ kind: String, _ stage: OutboxStage) async throws -> [String] {
        try await stage.deliveries([.sent]).filter { $0.letter.kind == kind }.map { delivery in
            let wall = Zone.utc.wall(at: try #require(delivery.settledAt))
            return "\(delivery.letter.recipient.name) \(wall.day.iso) \(wall.minute / 60)"
        }
    }

    @Test("each is asked in their own working hours, the silent once more, and the chair gets what came in")
    func zones() async throws {
        let stage = try await held("checkin every monday 09:00 for @ana, @kenji, @bo questions What moved?")
        try stage.stage.set(clock: "2026-10-26 07:00 Europe/Amsterdam")
        try await stage.live(hours: 5)
        _ = try await stage.stage.hear("answer C1 on track", from: "kenji")
        try await stage.live(hours: 24 * 4)
        // Clocks went back in Amsterdam the day before; nine o'clock in New York is one in the afternoon in UTC.
        #expect(
            try await sent("checkin", stage).sorted() == [
                "ana 2026-10-26 13", "ana 2026-10-27 13", "bo 2026-10-26 8", "bo 2026-10-27 8", "kenji 2026-10-26 8",
            ])
        // Two working days after the last of them was asked.
        #expect(try await sent("answers", stage) == ["mara 2026-10-28 13"])
        let mails = try stage.server.mails.map { try ParsedMail($0) }
        for mail in mails {
            #expect(mail.defects == [])
            #expect(mail.values("Auto-Submitted") == ["auto-generated"])
        }
        let asked = try #require(
            mails.first { $0.values("Message-ID").first?.hasPrefix("<checkin.autumn-fair.C1.1.bo@") == true })
        let again = try #require(
            mails.first { $0.values("Message-ID").first?.hasPrefix("<checkin.autumn-fair.C1.1.bo.again@") == true })
        #expect(again.values("References") == asked.values("Message-ID"))
        let answers = try #require(mails.first { $0.values("Message-ID").first?.hasPrefix("<answers.") == true })
        #expect(answers.text?.contains("kenji") == true && answers.text?.contains("No answer: ana and bo.") == true)
    }

    @Test("a day off puts a check-in on the next working day, and the mail says so")
    func holiday() async throws {
        let stage = try await held("checkin every monday 09:00 for @bo")
        var house = try stage.stage.house()
        house.rules.holidays = [Day(year: 2026, month: 10, day: 26)]
        try stage.stage.engine().takeUp(house)
        try await stage.live(hours: 24 * 5)
        #expect(try await sent("checkin", stage) == ["bo 2026-10-27 8"])
        let mail = try ParsedMail(try #require(try stage.server.mails.first))
        #expect(mail.text?.contains("It was to be asked on Mon 26 Oct 2026.") == true)
    }

    @Test("a restart, a clock that jumps back and weeks of downtime ask nobody twice, and nothing stale")
    func jumps() async throws {
        let stage = try await held("checkin every monday 09:00 for @bo")
        try stage.stage.set(clock: "2026-10-26 09:00 Europe/Amsterdam")
        try await stage.round()
        try await stage.restart()
        try stage.stage.set(clock: "2026-10-25 06:00 Europe/Amsterdam")
        try await stage.live(hours: 30)
        #expect(try await sent("checkin", stage) == ["bo 2026-10-26 8"])
        try stage.stage.set(clock: "2026-11-19 11:00 Europe/Amsterdam")
        try await stage.restart()
        try await stage.live(hours: 1)
        #expect(try await sent("checkin", stage) == ["bo 2026-10-26 8", "bo 2026-11-19 11"])
    }

    @Test("a check-in that is dropped, or has nothing to ask about, asks nobody")
    func nothing() async throws {
        let stage = try await held(
            "checkin every monday 09:00 for @bo", "checkin every monday 09:00 for @ana", "drop C1")
        try await stage.live(hours: 24 * 6)
        #expect(try await sent("checkin", stage) == [])
        #expect(try stage.server.mails.isEmpty)
    }

    @Test("a question that waits for somebody's morning is not sent once it is answered, or its check-in is dropped")
    func withdrawn() async throws {
        let stage = try await held(
            "action @ana sell it by 2027-03-31", "checkin every monday 09:00 for @ana, @bo",
            "checkin every monday 09:00 for @ana questions And here?")
        try stage.stage.set(clock: "2026-10-26 08:00 Europe/Amsterdam")
        try await stage.live(hours: 2)
        #expect(try await stage.deliveries([.waiting]).map(\.letter.recipient.name) == ["ana", "ana"])
        _ = try await stage.stage.hear("answer C1 on track", from: "ana")
        _ = try await stage.stage.hear("drop C2 because nobody reads it")
        #expect(try await stage.deliveries([.waiting]).isEmpty)
        try await stage.live(hours: 30)
        #expect(try await sent("checkin", stage) == ["bo 2026-10-26 8", "bo 2026-10-27 8"])
    }

    @Test("the room hears whom no question can reach")
    func unreachable() async throws {
        let stage = try await held("action @nils sweep the hall by 2027-03-31", "checkin every monday 09:00 for @nils")
        _ = stage.stage.feed.take()
        try stage.stage.set(clock: "2026-10-26 08:00 Europe/Amsterdam")
        try await stage.live(hours: 3)
        let told = stage.stage.feed.take()
        #expect(told.count == 1 && told[0].contains("@nils") && told[0].contains("C1"))
    }

    @Test("a button answers the round that it was shown for, and no later one")
    func button() async throws {
        let stage = try Stage()
        try stage.set(clock: "2026-11-26 10:00 Europe/Amsterdam")
        stage.people = Roster(["mara", "ana"].map { Person(handle: Handle($0), mail: $0 + "@example.org") })
        for line in [
            "start open \"Fair\"", "invite @ana role=participant", "action @ana plan it by 2027-03-31",
            "checkin every monday 09:00 for team",
        ] { _ = try await stage.say(line, from: "mara", in: "board") }
        try await stage.move("2026-11-30 09:00")
        let mark = "round-C1-1"
        func press() async throws -> String {
            try await stage.say("answer C1 at risk", from: "ana", in: "board", mark: mark, series: "fair").plainText
        }
        #expect(try await press() == "C1 @ana: at risk  (1 of 2 answered)")
        try await stage.move("2026-12-07 09:00")
        #expect(try await press() == "That question is no longer open.")
    }
}
