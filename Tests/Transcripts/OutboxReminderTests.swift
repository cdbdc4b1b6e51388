import ConvenorCore
import ConvenorEngine
import TestSupport
import Testing

@Suite("Reminders by mail, day by day")
struct OutboxReminderTests {
    private static let people = [
        Person(handle: Handle("ana"), mail: "ana@example.org", zone: "America/New_York"),
        Person(handle: Handle("kenji"), mail: "kenji@example.org", zone: "Asia/Tokyo"),
        Person(handle: Handle("bo"), mail: "bo@example.org"),
        Person(handle: Handle("nils")),
    ]

    /// A meeting of Thursday 22 October 2026 with these lines in it.
    private func held(_ lines: String...) async throws -> OutboxStage {
        let stage = try OutboxStage(people: Self.people)
        try await stage.say(#"start open "Autumn fair""#)
        for line in lines { try await stage.say(line) }
        try await stage.say("end")
        // The whole hour, so that the rounds of a test fall on the hour.
        try stage.stage.set(clock: "2026-10-22 12:00 Europe/Amsterdam")
        return stage
    }

    @Test(
        "the rule is kept to the hour: before, on the day, a working day after, weekly, at nine where the owner lives")
    func rule() async throws {
        let stage = try await held(
            "action @ana publish the plan by 2026-11-03", "action @kenji translate the plan by 2026-11-03",
            "action @bo print the plan by 2026-11-03")
        try await stage.live(hours: 24 * 30)
        // Three days before is a Saturday, so Friday. Clocks go back on 25 October in Amsterdam, 1 November in New York.
        let ana = ["10-30 13:00", "11-03 14:00", "11-04 14:00", "11-11 14:00", "11-18 14:00"]
        let bo = ["10-30 08:00", "11-03 08:00", "11-04 08:00", "11-11 08:00", "11-18 08:00"]
        let kenji = ["10-30 00:00", "11-03 00:00", "11-04 00:00", "11-11 00:00", "11-18 00:00"]
        let told = try await stage.reminders()
        #expect(told.filter { $0.hasPrefix("ana") } == ana.map { "ana 2026-" + $0 })
        #expect(told.filter { $0.hasPrefix("bo") } == bo.map { "bo 2026-" + $0 })
        #expect(told.filter { $0.hasPrefix("kenji") } == kenji.map { "kenji 2026-" + $0 })
        #expect(told.count == 15)
        #expect(try stage.reminderTexts().count == 15)
        // Three working days after the reminder that said so, the chair is told of each owner, who gets a copy in their own
        // hours: at nine in Amsterdam it is the end of the day in Tokyo.
        let warning = "If A%% stays silent, mara (who chairs) is told on Mon 9 Nov 2026."
        for id in ["1", "2", "3"] {
            #expect(
                try stage.reminderTexts().count { $0.text?.contains(warning.replacing("%%", with: id)) == true } == 1)
        }
        let silent = try await stage.deliveries([.sent]).filter { $0.letter.kind == "escalation" }
        #expect(
            silent.map { "\($0.letter.recipient.name) \(Zone.utc.wall(at: $0.letter.due).iso)" }.sorted() == [
                "ana 2026-11-09T14:00", "bo 2026-11-09T08:00", "kenji 2026-11-10T00:00", "mara 2026-11-09T08:00",
                "mara 2026-11-09T08:00", "mara 2026-11-09T08:00",
            ])
        for mail in try stage.server.mails.map({ try ParsedMail($0) }) {
            #expect(mail.defects == [])
            #expect(mail.values("Auto-Submitted") == ["auto-generated"])
        }
    }

    @Test("what is due in two series on one day is one mail")
    func twoSeries() async throws {
        let stage = try await held("action @bo print the plan by 2026-11-05")
        try await stage.say(#"start open "Budget round""#, "action @bo close the books by 2026-11-05", "end")
        try stage.stage.set(clock: "2026-11-02 08:00 Europe/Amsterdam")
        try await stage.live(hours: 3)
        #expect(try await stage.reminders() == ["bo 2026-11-02 08:00"])
        let text = try #require(try stage.reminderTexts().first?.text)
        #expect(text.contains("print the plan") && text.contains("close the books"))
    }

    @Test("what is due to one person is one mail, also where more is due than is looked at in a round")
    func crowdedMorning() async throws {
        let stage = try await held("action @bo print the plan by 2026-11-05")
        try await stage.say(#"start open "Budget round""#, "action @bo close the books by 2026-11-05", "end")
        try await stage.round()
        let gone = StreamID.series("gone")
        let store = try stage.stage.engine().store
        // Of a series that is not there, so that nothing comes of them; bo's two stand across the limit.
        let others = (1...999).map { Alarm(stream: gone, key: "week/\($0)", person: nil, at: stage.now) }
        let results = try await store.commit([{ try $0.updateAlarms(of: gone, remove: [], set: others) }])
        for result in results { try result.get() }
        try stage.stage.set(clock: "2026-11-02 09:00 Europe/Amsterdam")
        let now = stage.now
        #expect(try await store.read { try $0.alarms(dueBy: now, limit: 5000).count } == 1001)
        try await stage.round()
        #expect(try await stage.reminders() == ["bo 2026-11-02 08:00"])
        let text = try #require(try stage.reminderTexts().first?.text)
        #expect(text.contains("print the plan") && text.contains("close the books"))
    }

    @Test("nothing is told of what is done, dropped or reassigned before its day")
    func done() async throws {
        let stage = try await held(
            "action @bo print the plan by 2026-11-05", "action @bo book the hall by 2026-11-05",
            "action @bo find a speaker by 2026-11-05")
        try await stage.say("done A1", "drop A2 because the hall is ours", "reassign A3 @ana")
        try stage.stage.set(clock: "2026-10-22 13:00 Europe/Amsterdam")
        try await stage.live(hours: 24 * 12)
        #expect(try await stage.reminders() == ["ana 2026-11-02 14:00"])
    }

    @Test("a restart and a clock that jumps back remind nobody twice")
    func jumps() async throws {
        let stage = try await held("action @bo print the plan by 2026-11-05")
        try stage.stage.set(clock: "2026-11-02 09:00 Europe/Amsterdam")
        try await stage.round()
        #expect(try await stage.reminders() == ["bo 2026-11-02 08:00"])
        try await stage.restart()
        try stage.stage.set(clock: "2026-11-02 06:00 Europe/Amsterdam")
        try await stage.live(hours: 10)
        try stage.stage.set(clock: "2026-10-30 06:00 Europe/Amsterdam")
        try await stage.live(hours: 24 * 5)
        #expect(try await stage.reminders() == ["bo 2026-11-02 08:00"])
        #expect(try stage.server.mails.count == 1)
    }

    @Test("two weeks of downtime are made up for by one mail with all that came due, and the rule goes on")
    func downtime() async throws {
        let stage = try await held(
            "action @bo print the plan by 2026-11-05", "action @bo book the hall by 2026-11-09",
            "action @bo find a speaker by 2026-11-16")
        try stage.stage.set(clock: "2026-11-13 11:00 Europe/Amsterdam")
        try await stage.restart()
        try await stage.round()
        #expect(try await stage.reminders() == ["bo 2026-11-13 10:00"])
        let text = try #require(try stage.reminderTexts().first?.text)
        for name in ["print the plan", "book the hall", "find a speaker"] { #expect(text.contains(name)) }
        try await stage.live(hours: 24 * 4)
        #expect(try await stage.reminders() == ["bo 2026-11-13 10:00", "bo 2026-11-16 08:00", "bo 2026-11-17 08:00"])
    }

    @Test("a date that is moved moves the reminder")
    func moved() async throws {
        let stage = try await held("action @bo print the plan by 2026-11-05")
        try await stage.say("due A1 2026-11-12 because the printer is closed")
        try stage.stage.set(clock: "2026-10-22 13:00 Europe/Amsterdam")
        try await stage.live(hours: 24 * 19)
        #expect(try await stage.reminders() == ["bo 2026-11-09 08:00"])
    }

    @Test("an owner who moves to another zone is reminded at nine there")
    func movesHouse() async throws {
        let stage = try await held("action @bo print the plan by 2026-11-05", "action @ana sell it by 2026-11-05")
        try await stage.say("invite @bo zone=America/New_York", "invite @ana zone=Asia/Tokyo")
        try stage.stage.set(clock: "2026-10-22 13:00 Europe/Amsterdam")
        try await stage.live(hours: 24 * 12)
        #expect(try await stage.reminders() == ["ana 2026-11-02 00:00", "bo 2026-11-02 14:00"])
    }

    @Test("a rule that changes while the daemon is down is the rule that reminds")
    func otherRule() async throws {
        let stage = try await held("action @bo print the plan by 2026-11-05")
        var house = try stage.stage.house()
        house.rules.leadDays = 1
        try stage.stage.engine().takeUp(house)
        try await stage.live(hours: 24 * 15)
        #expect(try await stage.reminders() == ["bo 2026-11-04 08:00", "bo 2026-11-05 08:00", "bo 2026-11-06 08:00"])
    }

    @Test("an owner without an address is told of in the room, once")
    func noAddress() async throws {
        let stage = try await held("action @nils print the plan by 2026-11-05")
        _ = stage.stage.feed.take()
        try stage.stage.set(clock: "2026-11-02 08:00 Europe/Amsterdam")
        try await stage.live(hours: 5)
        let told = stage.stage.feed.take()
        #expect(told.count == 1 && told[0].contains("@nils") && told[0].contains("A1"))
        #expect(try stage.server.mails.isEmpty)
    }
}
