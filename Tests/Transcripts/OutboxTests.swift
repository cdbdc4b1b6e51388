import ConvenorCore
import ConvenorEngine
import TestSupport
import Testing

@Suite("The outbox, with a real server and a clock of its own")
struct OutboxTests {
    private static let people = ["ana", "bo", "lee"].map { Person(handle: Handle($0), mail: $0 + "@example.org") }

    /// Minutes on their way to four people.
    private func sent(_ mode: String = "plain") async throws -> OutboxStage {
        let stage = try OutboxStage(mode, people: Self.people)
        try await stage.say(
            #"start open "Autumn fair""#, "present @ana @bo @lee", "decide We go to the fair because customers asked",
            "end", "send", "y")
        #expect(try await stage.deliveries([.waiting]).count == 4)
        return stage
    }

    /// What arrived, by Message-ID, when each did so once.
    private func arrivedOnce(_ stage: OutboxStage) throws -> Set<String> {
        let ids = try stage.server.mails.compactMap { try ParsedMail($0).values("Message-ID").first }
        #expect(Set(ids).count == ids.count)
        return Set(ids)
    }

    @Test("a mail that is refused for now is tried again after each pause of the table, and not a second earlier")
    func pauses() async throws {
        let stage = try await sent("rcpt-4xx")
        try await stage.round()
        var tries = 4
        #expect(stage.server.count("rcpt") == tries)
        for pause in [60, 300, 900, 3600, 10_800, 21_600, 43_200, 43_200] {
            stage.pass(seconds: pause - 1)
            try await stage.round()
            #expect(stage.server.count("rcpt") == tries)
            stage.pass(seconds: 1)
            try await stage.round()
            tries += 4
            #expect(stage.server.count("rcpt") == tries)
        }
        try stage.server.turn(to: "plain")
        stage.pass(seconds: 43_200)
        try await stage.round()
        #expect(try arrivedOnce(stage).count == 4)
        #expect(try await stage.deliveries([.sent]).map(\.attempts) == [10, 10, 10, 10])
    }

    @Test("after the hours of retrying a mail is given up, and the room and the chair are told")
    func givenUp() async throws {
        let stage = try await sent()
        try stage.server.refuse(["ana@example.org": "451 4.7.1 Greylisted"])
        for _ in 0..<80 {
            try await stage.round()
            stage.pass(seconds: 3600)
        }
        let dead = try await stage.deliveries([.dead])
        #expect(dead.map(\.letter.address) == ["ana@example.org"])
        #expect(dead.first?.answer == "451 4.7.1 Greylisted")
        #expect(try arrivedOnce(stage).count == 4, "three summaries and the report")
        let told = stage.stage.feed.take()
        #expect(told.count == 1 && told[0].contains("@ana") && told[0].contains("451 4.7.1 Greylisted"))
    }

    @Test("a mail that is given up twice is told twice")
    func givenUpTwice() async throws {
        let stage = try await sent()
        try stage.server.refuse(["ana@example.org": "550 5.1.1 No such user"])
        try await stage.round()
        let key = try #require(try await stage.deliveries([.dead]).first?.letter.key)
        stage.pass(seconds: 90 * 86_400)
        #expect(try await stage.stage.engine().store.revive(key, at: stage.now) == .dead)
        try await stage.round()
        #expect(try await stage.deliveries([.dead]).count == 1)
        let reports = try await stage.deliveries([.sent]).filter { $0.letter.kind == "report" }
        #expect(reports.map(\.letter.address) == ["mara@example.org", "mara@example.org"])
        #expect(Set(reports.map(\.letter.messageID)).count == 2)
    }

    @Test("a mail that lives again has all its hours once more")
    func revived() async throws {
        let stage = try await sent()
        try stage.server.refuse(["ana@example.org": "550 5.1.1 No such user"])
        try await stage.round()
        stage.pass(seconds: 90 * 86_400)
        try stage.server.refuse(["ana@example.org": "451 4.7.1 Greylisted"])
        let key = "summary/autumn-fair/1/ana/v1"
        #expect(try await stage.stage.engine().store.revive(key, at: stage.now) == .dead)
        try await stage.round()
        #expect(try await stage.deliveries([.waiting]).map(\.letter.key) == [key])
        try stage.server.refuse([:])
        stage.pass(seconds: 60)
        try await stage.round()
        #expect(try stage.server.envelopes.filter { $0.to == ["ana@example.org"] }.count == 1)
    }

    @Test(
        "a server that ends a kept connection gets every mail once",
        arguments: ["421-on-reuse", "drop-on-reuse"])
    func reused(_ mode: String) async throws {
        let stage = try await sent(mode)
        try await stage.round()
        #expect(try arrivedOnce(stage).count == 4)
        #expect(try await stage.deliveries([.sent]).allSatisfy { $0.attempts == 1 })
    }

    @Test("a line that breaks in DATA loses nothing and doubles nothing")
    func dropped() async throws {
        let stage = try await sent("drop-in-data")
        try await stage.round()
        #expect(stage.server.count("dropped") == 4)
        try stage.server.turn(to: "plain")
        stage.pass(seconds: 60)
        try await stage.round()
        #expect(try arrivedOnce(stage).count == 4)
    }

    @Test("a line that breaks after the final dot leaves a doubt, and the resend is the same mail, byte for byte")
    func uncertain() async throws {
        let stage = try await sent("drop-after-dot")
        try await stage.round()
        let doubtful = try await stage.deliveries([.waiting])
        #expect(doubtful.count == 4 && doubtful.allSatisfy(\.uncertain))
        try stage.server.turn(to: "plain")
        stage.pass(seconds: 60)
        try await stage.round()
        #expect(Set(try stage.server.mails) == Set(doubtful.map(\.letter.bytes)))
        #expect(try arrivedOnce(stage) == Set(doubtful.map { "<\($0.letter.messageID)>" }))
    }

    @Test("a daemon that died in the middle of an attempt tries again a quarter of an hour later, in doubt")
    func died() async throws {
        let stage = try await sent()
        let claimed = try await stage.stage.engine().store.claimDeliveries(
            by: .mail, dueBy: stage.now, retryAt: stage.now.adding(seconds: 900), limit: 1)
        try await stage.restart()
        try await stage.round()
        #expect(try arrivedOnce(stage).count == 3)
        stage.pass(seconds: 900)
        try await stage.round()
        #expect(try arrivedOnce(stage).count == 4)
        let doubtful = try await stage.deliveries([.sent]).filter(\.uncertain)
        #expect(doubtful.map(\.letter.key) == claimed.map(\.letter.key))
    }

    @Test("a report that fails for good is not reported")
    func reportFails() async throws {
        let stage = try await sent()
        try stage.server.refuse([
            "ana@example.org": "550 5.7.1 Not wanted", "mara@example.org": "550 5.7.1 Not wanted",
        ])
        for _ in 0..<5 { try await stage.round() }
        let dead = try await stage.deliveries([.dead])
        #expect(dead.count == 4, "two summaries and the reports about them")
        #expect(try arrivedOnce(stage).count == 2)
    }
}
