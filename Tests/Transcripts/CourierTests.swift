import ConvenorCore
import ConvenorEngine
import Testing

@Suite("Posts to chat platforms, with a clock of their own")
struct CourierTests {
    /// A series whose chair can be told of what fails.
    private func board() async throws -> CourierStage {
        let stage = try CourierStage()
        try await stage.say(#"start open "Board""#)
        return stage
    }

    @Test("posts of a lane arrive in their order, a lane that fails keeps only itself waiting")
    func order() async throws {
        let stage = try await board()
        for text in ["a1", "a2", "a3"] { try await stage.owe(text, lane: "A") }
        for text in ["b1", "b2"] { try await stage.owe(text, lane: "B") }
        try await stage.owe("z1", place: "zulip", lane: "A")
        stage.receiver.answer { _, text in text == "a1" ? .temporary("503") : nil }
        try await stage.round()
        #expect(stage.receiver.texts.sorted() == ["a1", "b1", "b2", "z1"])
        #expect(stage.receiver.texts.firstIndex(of: "b1") ?? 9 < stage.receiver.texts.firstIndex(of: "b2") ?? 0)
        stage.receiver.answer { _, _ in nil }
        try await stage.live(seconds: 3)
        #expect(stage.receiver.texts.suffix(3) == ["a1", "a2", "a3"])
        #expect(try await stage.deliveries([.sent]).count == 6)
    }

    @Test("an answer is tried again after 1, 2, 5, ... seconds and given up after half an hour, before it is no use")
    func reply() async throws {
        let stage = try await board()
        try await stage.owe("late")
        stage.receiver.answer { _, _ in .temporary("no connection") }
        try await stage.live(seconds: 2000)
        #expect(stage.receiver.seconds == [0, 1, 3, 8, 18, 48, 108, 228, 528, 828, 1128, 1428, 1728])
        let dead = try await stage.deliveries([.dead], by: .chat)
        #expect(dead.map(\.answer) == ["no connection"])
    }

    @Test("a notice is worth six hours")
    func notice() async throws {
        let stage = try await board()
        try await stage.owe("the time is over", kind: "notice")
        stage.receiver.answer { _, _ in .temporary("no connection") }
        try await stage.live(seconds: 5 * 3600, step: 60)
        #expect(try await stage.deliveries([.dead], by: .chat).isEmpty)
        try await stage.live(seconds: 3600, step: 60)
        #expect(try await stage.deliveries([.dead], by: .chat).count == 1)
    }

    @Test("what waited behind others for half an hour is not said any more")
    func stale() async throws {
        let stage = try await board()
        try await stage.owe("first")
        try await stage.owe("second")
        stage.stage.clock.set(stage.now.adding(seconds: 1800))
        try await stage.round()
        #expect(stage.receiver.attempts.isEmpty)
        #expect(try await stage.deliveries([.dead], by: .chat).count == 2)
    }

    @Test("a place that asks for a pause gets it in every lane, others do not; no pause is longer than an hour")
    func retryAfter() async throws {
        let stage = try await board()
        stage.receiver.answer { place, text in text == "a1" ? .later("429", seconds: 40) : nil }
        try await stage.owe("a1", lane: "A")
        try await stage.round()
        try await stage.owe("b1", lane: "B")
        try await stage.owe("z1", place: "zulip")
        try await stage.live(seconds: 39)
        #expect(stage.receiver.texts == ["a1", "z1"])
        stage.receiver.answer { _, _ in nil }
        try await stage.live(seconds: 3)
        #expect(stage.receiver.attempts.suffix(2).map(\.second) == [40, 40])
        stage.receiver.answer { _, _ in .later("429", seconds: 1_000_000) }
        try await stage.owe("c1", kind: "notice")
        try await stage.live(seconds: 3660, step: 60)
        #expect(stage.receiver.texts.filter { $0 == "c1" }.count == 2)
    }

    @Test("no more than one post a second goes into a lane, and no more than the place takes in all")
    func pace() async throws {
        let stage = try await board()
        stage.receiver.limit(PlaceLimits(laneInterval: 1000))
        for number in 1...4 { try await stage.owe("a\(number)", lane: "A") }
        for number in 1...2 { try await stage.owe("b\(number)", lane: "B") }
        try await stage.live(seconds: 10)
        let attempts = stage.receiver.attempts
        #expect(attempts.filter { $0.text.hasPrefix("a") }.map(\.second) == [0, 1, 2, 3])
        #expect(attempts.filter { $0.text.hasPrefix("b") }.map(\.second) == [0, 1])
        stage.receiver.limit(PlaceLimits(placeInterval: 2000, burst: 3))
        for number in 1...5 { try await stage.owe("c\(number)", lane: "L\(number)") }
        try await stage.live(seconds: 10)
        #expect(stage.receiver.seconds.suffix(5) == [10, 10, 10, 12, 14])
    }

    @Test("what may have arrived is sent again only where the other side drops a second one")
    func uncertain() async throws {
        let stage = try await board()
        stage.receiver.answer { _, _ in .uncertain("reset") }
        try await stage.owe("once")
        try await stage.live(seconds: 60)
        #expect(stage.receiver.texts == ["once"])
        #expect(try await stage.deliveries([.dead], by: .chat).map(\.answer) == ["reset It may have arrived."])
        stage.receiver.limit(PlaceLimits(isRepeatable: true))
        try await stage.owe("again")
        try await stage.round()
        stage.receiver.answer { _, _ in nil }
        try await stage.live(seconds: 3)
        #expect(stage.receiver.texts == ["once", "again", "again"])
        #expect(Set(stage.receiver.ids.suffix(2)).count == 1, "under one id")
    }

    @Test("an attempt that the end of the program cut off is made again where that is safe, else given up and told")
    func cutOff() async throws {
        for isRepeatable in [true, false] {
            let stage = try await board()
            stage.receiver.limit(PlaceLimits(isRepeatable: isRepeatable))
            try await stage.owe("cut")
            try await stage.owe("next")
            _ = try await stage.stage.engine().store.claimDeliveries(
                by: .chat, dueBy: stage.now, retryAt: stage.now.adding(seconds: 900), limit: 1)
            try await stage.restart()
            try await stage.stage.engine().pickUpCutOff()
            try await stage.round()
            #expect(stage.receiver.texts == (isRepeatable ? ["cut", "next"] : ["next"]))
            #expect(try await stage.deliveries([.waiting], by: .mail).count == (isRepeatable ? 0 : 1))
        }
    }

    @Test(
        "the chair hears of the first post of a day that is given up, by mail and in rooms elsewhere, never of a report"
    )
    func dead() async throws {
        let stage = try await board()
        try await stage.say("use board", in: "slack/C1")
        try await stage.say("use board", in: "zulip/9")
        try await stage.round()
        let before = stage.receiver.texts.count
        stage.receiver.answer { place, _ in .permanent("\(place): token_revoked") }
        for _ in 0..<3 { try await stage.owe("lost") }
        try await stage.live(seconds: 5)
        let dead = try await stage.deliveries([.dead], by: .chat)
        #expect(dead.map(\.letter.kind).sorted() == ["reply", "reply", "reply", "report"])
        #expect(dead.filter { $0.letter.kind == "report" }.map(\.letter.place) == ["zulip"])
        #expect(stage.receiver.texts.count == before + 4)
        let mails = try await stage.deliveries([.waiting], by: .mail)
        #expect(mails.map(\.letter.kind) == ["report"])
        let told = stage.stage.feed.take().joined()
        #expect(told.contains("slack: token_revoked") && !told.contains("secret"))
        stage.stage.clock.set(stage.now.adding(seconds: 86_400))
        try await stage.owe("lost")
        try await stage.live(seconds: 5)
        #expect(try await stage.deliveries([.waiting], by: .mail).count == 2)
    }

    @Test("who asks to be let in is told of by mail when the room's post is given up, once")
    func knock() async throws {
        let stage = try CourierStage()
        try await stage.say(#"start open "Board""#, in: "slack/C1")
        try await stage.say("use board", in: "zulip/9")
        try await stage.round()
        stage.receiver.answer { place, text in text.contains("asks to be let in") ? .permanent("\(place): no way") : nil
        }
        let message = Message(
            delivery: nil, who: ChatIdentity(place: "slack", id: "U9", name: "Bob Builder"),
            room: try #require(ChatRoom(named: "slack/C1")), text: [.text("join")])
        _ = await (try stage.stage.engine()).hear(message, dress: Dress(answer: { _ in [] }))
        #expect(try await stage.deliveries([.waiting], by: .mail).isEmpty)
        try await stage.live(seconds: 5)
        let mails = try await stage.deliveries([.waiting], by: .mail).map(\.letter).filter { $0.kind == "join" }
        #expect(mails.map(\.address) == ["mara@example.org"])
        #expect(mails.allSatisfy { $0.subject.contains("Bob Builder") })
    }

    @Test("what the clock says to a room of a platform is a letter in the lane of its answers, once")
    func notices() async throws {
        let stage = try CourierStage()
        try await stage.say(#"start alignment "Board""#, in: "slack/C1")
        try await stage.live(seconds: 7200, step: 60)
        let letters = try await stage.deliveries([.sent], by: .chat).map(\.letter)
        let notices = letters.filter { $0.kind == "notice" }
        #expect(!notices.isEmpty)
        #expect(Set(letters.map(\.lane)) == ["C1"])
        #expect(Set(letters.map(\.key)).count == letters.count)
        #expect(stage.receiver.texts.count == letters.count)
        #expect(stage.stage.feed.take().count == notices.count)
    }

    @Test("a post that lives again has all its time once more")
    func revived() async throws {
        let stage = try await board()
        stage.receiver.answer { _, _ in .uncertain("reset") }
        try await stage.owe("once")
        try await stage.round()
        let key = try #require(try await stage.deliveries([.dead], by: .chat).first?.letter.key)
        stage.stage.clock.set(stage.now.adding(seconds: 90_000))
        #expect(try await stage.stage.engine().store.revive(key, at: stage.now) == .dead)
        stage.receiver.answer { _, _ in nil }
        try await stage.round()
        #expect(stage.receiver.texts == ["once", "once"])
        #expect(try await stage.deliveries([.sent], by: .chat).count == 1)
    }
}
