import ConvenorCore
import ConvenorEngine
import Testing

/// What cannot be written or read keeps nobody else waiting.
@Suite("Faults of the clock's work")
struct ClockFaultTests {
    private static let broken = StreamID.series("broken")

    /// Ana and Bo owe something by Friday; a letter to Bo's address cannot be written.
    private func held() async throws -> Stage {
        let stage = try Stage()
        try stage.set(clock: "2026-10-05 10:00 Europe/Amsterdam")
        stage.chair = Handle("mara")
        stage.people = Roster([
            Person(handle: Handle("mara"), mail: "mara@example.org"),
            Person(handle: Handle("ana"), mail: "ana@example.org"),
            Person(handle: Handle("bo"), mail: "bo of sales@example.org"),
        ])
        for line in [
            #"start open "Fair""#, "action @ana book the stand by fri", "action @bo print the list by fri", "end",
        ] { _ = try await stage.hear(line) }
        return stage
    }

    private func reminded(_ stage: Stage) async throws -> [String] {
        try await stage.engine().store.deliveries(in: Set(DeliveryState.allCases), limit: 100).map(\.letter)
            .filter { $0.kind == "reminder" }.map(\.recipient.name).sorted()
    }

    @Test("a letter that cannot be written is tried again after a growing pause, and the others go")
    func letter() async throws {
        let stage = try await held()
        try await stage.move("2026-10-06 09:00")
        #expect(try await reminded(stage) == ["ana"])
        let store = try stage.engine().store
        func pause() async throws -> Int? {
            let now = stage.clock.now()
            let all = try await store.read { try $0.alarms(of: .series("fair")) }
            return all.first { $0.person == Handle("bo") }.map { $0.at.seconds(since: now) }
        }
        #expect(try await pause() == 60)
        try await stage.move("+1m")
        #expect(try await pause() == 300)
        // Once it can be written, it is.
        stage.people = Roster([Person(handle: Handle("bo"), mail: "bo@example.org")])
        try stage.engine().takeUp(try stage.house())
        try await stage.move("+5m")
        #expect(try await reminded(stage) == ["ana", "bo"])
    }

    @Test("a series that cannot be read is passed over, by reminders and from the start on")
    func series() async throws {
        let stage = try await held()
        let store = try stage.engine().store
        let due = stage.clock.now()
        _ = try await store.commit([
            { transaction in
                try transaction.append(
                    [NewEvent(at: due, actor: "mara", payload: Array("of another version".utf8))],
                    to: Self.broken, after: 0)
                try transaction.updateAlarms(
                    of: Self.broken, remove: [],
                    set: [
                        Alarm(stream: Self.broken, key: "due/A1", person: Handle("ana"), at: due),
                        Alarm(stream: Self.broken, key: "timebox/80", person: nil, at: due),
                    ])
            }
        ]).map { try $0.get() }
        try await stage.restart()
        try await stage.move("2026-10-06 09:00")
        try await stage.move("+1s")
        #expect(try await reminded(stage) == ["ana"])
        // Nothing of what cannot be read is thrown away.
        let kept = try await stage.engine().store.read { try $0.alarms(of: Self.broken).map(\.key) }
        #expect(Set(kept) == ["due/A1", "timebox/80"])
    }

    @Test("the longest names give ids that mail programs take, always the same and no two alike")
    func names() async throws {
        let stage = try Stage()
        try stage.set(clock: "2026-10-05 10:00 Europe/Amsterdam")
        stage.mailbox = try await MailboxStage().mailbox
        stage.chair = Handle("mara")
        let people = ["mara", "ana"].map { Handle($0 + String(repeating: "-long", count: 6)) }
        stage.people = Roster(people.map { Person(handle: $0, mail: $0.name + "@example.org") })
        let title = "Квартальная встреча по маркетингу и продажам"
        stage.chair = people[0]
        for line in [
            "start open \"\(title)\"", "action \(people[1]) a by fri", "action \(people[0]) b by fri",
            "checkin every tue 09:00 for \(people[0]), \(people[1])", "end", "send", "y",
        ] { _ = try await stage.hear(line) }
        try await stage.move("2026-10-06 09:00")
        let letters = try await stage.engine().store.deliveries(in: Set(DeliveryState.allCases), limit: 100).map(
            \.letter)
        #expect(letters.count { $0.kind == "checkin" } == 2 && letters.count { $0.kind == "summary" } == 2)
        #expect(Set(letters.map(\.messageID)).count == letters.count)
        #expect(letters.contains { $0.messageID.utf8.count == 250 })
        #expect(letters.allSatisfy { $0.messageID.utf8.count <= 250 && !$0.messageID.contains("..") })
    }

    @Test("an alarm of the clock that rings early waits for its time")
    func early() async throws {
        let stage = try await held()
        let (stream, key) = (StreamID.series("fair"), "escalation/A1")
        try await stage.move("2026-10-09 09:00")
        try await stage.move("2026-10-12 09:00")
        let store = try stage.engine().store
        let planned = try #require(try await store.read { try $0.alarms(of: stream) }.first { $0.key == key })
        let early = stage.clock.now().adding(seconds: 60)
        _ = try await store.commit([
            {
                try $0.updateAlarms(
                    of: stream, remove: [], set: [Alarm(stream: stream, key: key, person: nil, at: early)])
            }
        ]).map { try $0.get() }
        try await stage.move("+1m")
        #expect(try await store.read { try $0.alarms(of: stream) }.contains(planned))
    }

    @Test("who chairs now is told of silence in their own morning")
    func newChair() async throws {
        let stage = try await held()
        stage.people = Roster([
            Person(handle: Handle("mara"), mail: "mara@example.org"),
            Person(handle: Handle("ana"), mail: "ana@example.org"),
            Person(handle: Handle("hana"), mail: "hana@example.org", zone: "America/New_York"),
        ])
        try stage.engine().takeUp(try stage.house())
        try await stage.move("2026-10-09 09:00")
        try await stage.move("2026-10-12 09:00")
        func escalation() async throws -> Moment? {
            let all = try await stage.engine().store.read { try $0.alarms(of: .series("fair")) }
            return all.first { $0.key == "escalation/A1" }?.at
        }
        let before = try #require(try await escalation())
        _ = try await stage.hear("start open", from: "hana")
        #expect(try await escalation() == before.adding(seconds: 6 * 3600))
    }
}
