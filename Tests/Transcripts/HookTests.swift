import ConvenorCore
import ConvenorEngine
import Testing

@Suite("Webhooks to subscribers, by the schedule")
struct HookTests {
    private static let crm = Subscriber(
        name: "crm", url: "https://crm.example.org/?key=hidden", secrets: [], events: [.decisionMade])

    private func board(_ subscribers: [Subscriber] = [crm]) async throws -> CourierStage {
        let stage = try CourierStage(subscribers: subscribers)
        try await stage.say(#"start open "Board""#)
        return stage
    }

    /// Until the last attempt of the schedule.
    private static let whole = 5 + 300 + 1800 + 7200 + 18_000 + 36_000 + 50_400 + 72_000 + 86_400

    @Test(
        "ten attempts at the hours of the specification, under one id; then it is switched off and the chair told once")
    func schedule() async throws {
        let stage = try await board()
        stage.receiver.answer { _, _ in .temporary("HTTP 500") }
        try await stage.say("decide We go because of A", "decide We stay because of B")
        try await stage.live(seconds: 10)
        try await stage.live(seconds: Self.whole + 3600, step: 295)
        #expect(stage.receiver.texts.filter { $0.contains("We go") }.count == 10)
        #expect(Set(stage.receiver.ids).count == 2)
        let gaps = zip(stage.receiver.seconds.dropFirst(2), stage.receiver.seconds).map { $0 - $1 }
        let pauses = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]
        for (index, gap) in gaps.enumerated() {
            #expect((pauses[index / 2]...(pauses[index / 2] + 300)).contains(gap))
        }
        #expect(try await stage.deliveries([.dead], by: .hook).count == 2)
        let mails = try await stage.deliveries([.waiting], by: .mail)
        #expect(mails.map(\.letter.kind) == ["report"])
        #expect(mails.first?.letter.subject == "No webhooks to crm any more")
        let told = stage.stage.feed.take().joined()
        #expect(told.contains("crm takes no webhooks") && !told.contains("hidden"))
    }

    @Test("what is switched off is not called, also after a restart; switched on it gets what it missed")
    func switchedOff() async throws {
        let stage = try await board()
        stage.receiver.answer { _, _ in .permanent("HTTP 410") }
        try await stage.say("decide We go because of A")
        try await stage.round()
        #expect(try await stage.stage.engine().whySwitchedOff("crm")?.contains("HTTP 410") == true)
        stage.receiver.answer { _, _ in nil }
        try await stage.restart()
        try await stage.say("decide We stay because of B")
        try await stage.round()
        #expect(stage.receiver.attempts.count == 1)
        #expect(try await stage.deliveries([.dead], by: .hook).count == 2)
        #expect(try await stage.deliveries([.waiting], by: .mail).count == 1)
        #expect(try await stage.stage.engine().switchOn("crm"))
        #expect(try await stage.stage.engine().switchOn("crm") == false)
        for delivery in try await stage.deliveries([.dead], by: .hook) {
            _ = try await stage.stage.engine().store.revive(delivery.letter.key, at: stage.now)
        }
        try await stage.round()
        #expect(try await stage.deliveries([.sent], by: .hook).count == 2)
        #expect(Set(stage.receiver.ids).count == 2)
    }

    @Test("one payload that is not taken does not switch off a subscriber that takes others")
    func poison() async throws {
        let stage = try await board()
        stage.receiver.answer { _, text in text.contains("poison") ? .temporary("HTTP 500") : nil }
        try await stage.say("decide On poison because of A")
        try await stage.live(seconds: Self.whole / 2, step: 600)
        try await stage.say("decide On cake because of B")
        try await stage.live(seconds: Self.whole, step: 600)
        #expect(stage.receiver.texts.filter { $0.contains("poison") }.count == 10)
        #expect(try await stage.stage.engine().whySwitchedOff("crm") == nil)
        #expect(
            try await stage.deliveries([.waiting], by: .mail).map(\.letter.subject)
                == ["Not delivered: decision.made to crm"])
    }

    @Test("who asks for a pause is left alone, and does not use up its attempts early")
    func slowDown() async throws {
        let stage = try await board()
        stage.receiver.answer { _, _ in .later("HTTP 429", seconds: 60) }
        try await stage.say("decide We go because of A")
        try await stage.round()
        try await stage.say("decide We stay because of B")
        try await stage.live(seconds: 59)
        #expect(stage.receiver.attempts.count == 1)
        try await stage.live(seconds: 240)
        #expect(stage.receiver.texts.filter { $0.contains("We go") }.count == 2, "the second pause is five minutes")
    }

    @Test("who is told what follows from series and events; a subscriber that is gone gets nothing more")
    func chosen() async throws {
        let stage = try await board([
            Subscriber(name: "all", url: "https://a.example.org", secrets: []),
            Subscriber(name: "other", url: "https://b.example.org", secrets: [], series: ["kitchen"]),
            Subscriber(
                name: "minutes", url: "https://c.example.org", secrets: [], series: ["board"], events: [.minutesSent]),
        ])
        try await stage.say("decide We go because of A", "end", "send", "y")
        try await stage.round()
        func types(_ place: String) -> [String] {
            stage.receiver.attempts.filter { $0.place == place }.compactMap {
                $0.text.split(separator: "\"").dropFirst(3).first.map(String.init)
            }.sorted()
        }
        #expect(types("all") == ["decision.made", "meeting.ended", "meeting.started", "minutes.sent"])
        #expect(types("other").isEmpty)
        #expect(types("minutes") == ["minutes.sent"])
        stage.receiver.answer { _, _ in .temporary("HTTP 500") }
        try await stage.say(#"start open "Board""#)
        try await stage.round()
        var house = try stage.stage.house()
        house.subscribers = []
        try stage.stage.engine().takeUp(house)
        let count = stage.receiver.attempts.count
        try await stage.live(seconds: 600, step: 5)
        #expect(stage.receiver.attempts.count == count)
        #expect(try await stage.deliveries([.dead], by: .hook).count == 1)
        #expect(try await stage.stage.engine().whySwitchedOff("all") == nil)
    }
}
