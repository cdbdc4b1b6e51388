import ConvenorCore
import ConvenorEngine
import Testing

/// A chat that reaches everybody everywhere.
private struct EverywhereChat: Chat {
    func posts(_ reply: Reply, to room: ChatRoom) -> [Post] { [] }
    func posts(_ reply: Reply, to person: ChatIdentity) -> [Post] {
        [Post(place: person.place, lane: person.id, address: person.id, body: Array(reply.plainText.utf8))]
    }
    func deliver(_ post: Post) async throws(DeliveryFailure) -> String { "taken" }
    func limits(of place: String) -> PlaceLimits { PlaceLimits() }
}

@Suite("The door of a series with rooms on several platforms")
struct DoorTests {
    private func stage() async throws -> Stage {
        let stage = try Stage()
        stage.chat = EverywhereChat()
        try stage.set(clock: "2026-11-26 10:00 Europe/Amsterdam")
        let chats = ["discord": "D1", "slack": "S1", "zulip": "7"]
        stage.people = Roster([
            Person(handle: Handle("mara"), mail: "mara@example.org", chat: chats),
            Person(handle: Handle("carl"), mail: "carl@example.org"),
        ])
        _ = try await say("start open \"Board\"", "slack", "S1", stage)
        _ = try await say("use board", "zulip", "7", stage)
        _ = try await say("use board", "generic", "mara", stage, isHandle: true)
        return stage
    }

    private func say(
        _ line: String, _ place: String, _ id: String, _ stage: Stage, isHandle: Bool = false
    ) async throws -> Reply {
        let who = ChatIdentity(place: place, id: id, name: isHandle ? nil : "Zoë \(id)", isHandle: isHandle)
        let message = Message(
            delivery: nil, who: who, room: ChatRoom(place: place, id: "board"), text: [.text(line)])
        let captured = CapturedAnswer()
        _ = try await stage.engine().hear(message, dress: captured.dress)
        return try #require(captured.reply)
    }

    private func holder(_ place: String, _ id: String, _ stage: Stage) async throws -> String? {
        try await stage.engine().people().holder(of: ChatID(place: place, id: id))?.name
    }

    @Test("one id on two platforms lets in who is meant, and nobody else")
    func alike() async throws {
        let stage = try await stage()
        _ = try await say("join", "slack", "U99", stage)
        _ = try await say("join", "zulip", "U99", stage)
        let asked = try await say("admit U99 as @carl", "slack", "S1", stage)
        #expect(asked.question != nil)
        #expect(asked.presses.map(\.label) == ["slack U99", "zulip U99", "none of them"])
        #expect(try await say("1", "slack", "S1", stage).plainText.hasPrefix("@carl · slack U99"))
        #expect(try await holder("slack", "U99", stage) == "carl")
        #expect(try await holder("zulip", "U99", stage) == nil)
        // Only one is left to be let in; and an id may come with its place.
        #expect(
            try await say("admit U99 as @carl", "slack", "S1", stage).plainText.hasPrefix("@carl · zulip U99"))
        _ = try await say("join", "slack", "5", stage)
        _ = try await say("join", "zulip", "5", stage)
        #expect(
            try await say("admit zulip 5 as @dan dan@example.org", "slack", "S1", stage).plainText
                .hasPrefix("@dan · zulip 5"))
        #expect(try await holder("slack", "5", stage) == nil)
    }

    @Test("who asks again and again is news once, also while another platform has that id")
    func news() async throws {
        let stage = try await stage()
        for _ in 0..<3 {
            for place in ["slack", "zulip"] {
                _ = try await say("join", place, "U99", stage)
                stage.clock.set(stage.clock.now().adding(seconds: 1))
            }
        }
        let letters = try await stage.engine().store.deliveries(in: Set(DeliveryState.allCases), limit: 99)
        #expect(letters.filter { $0.letter.kind == "join" }.count == 2)
    }

    @Test("a name of several words is let in as it stands, and the chair is told how")
    func blanks() async throws {
        let stage = try await stage()
        _ = try await say("join", "generic", "Bob Builder", stage, isHandle: true)
        _ = try await say("join", "generic", "<b>x</b> @everyone", stage, isHandle: true)
        let mails = try await stage.engine().store.deliveries(in: [.waiting], limit: 9).map(\.letter)
        let told = mails.map { String(decoding: $0.bytes, as: UTF8.self).replacing("=\r\n", with: "") }.joined()
        #expect(told.contains("admit \"Bob Builder\" as @name"))
        let plain = try await say("admit Bob Builder as @bob bob@example.org", "slack", "S1", stage)
        #expect(plain.plainText.hasPrefix("@bob · generic Bob Builder"))
        let quoted = try await say("admit \"<b>x</b> @everyone\" as @eve eve@example.org", "slack", "S1", stage)
        #expect(quoted.plainText.hasPrefix("@eve"))
    }

    @Test("whatever an id is made of, the key of a letter about it can be shown and typed")
    func keys() async throws {
        let stage = try await stage()
        _ = try await say("join", "zulip", "\u{1B}[31mRED\u{1B}[0m\n2026 critical: forged / é", stage)
        let letters = try await stage.engine().store.deliveries(in: Set(DeliveryState.allCases), limit: 9)
        #expect(letters.contains { $0.letter.kind == "join" })
        for letter in letters.map(\.letter) {
            #expect(letter.key.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "\(letter.key)")
        }
    }

    @Test("a handle that was taken away speaks no more, however it is spelt")
    func forgotten() async throws {
        let stage = try await stage()
        _ = try await say("join", "generic", "zoe", stage, isHandle: true)
        #expect(try await say("admit zoe as @zoe zoe@example.org", "slack", "S1", stage).plainText.hasPrefix("@zoe"))
        #expect(try await say("note I am in", "generic", "zoe", stage, isHandle: true).plainText.hasPrefix("N1"))
        #expect(try await say("forget zoe", "slack", "S1", stage).plainText == "generic zoe is no longer @zoe.")
        for spelling in ["zoe", "@zoe", "ZOE"] {
            let answer = try await say("status", "generic", spelling, stage, isHandle: true)
            #expect(answer.plainText.hasPrefix("I don't know"), "\(spelling): \(answer.plainText)")
        }
        // The chair lets them in again.
        _ = try await say("join", "generic", "zoe", stage, isHandle: true)
        _ = try await say("admit zoe as @zoe", "slack", "S1", stage)
        #expect(try await say("note Back", "generic", "zoe", stage, isHandle: true).plainText.hasPrefix("N2"))
    }

    @Test("channel chat means the platform that it is typed in")
    func channel() async throws {
        let stage = try await stage()
        for (place, id) in [("slack", "S1"), ("zulip", "7"), ("discord", "D1")] {
            let answer = try await say("channel chat", place, id, stage)
            #expect(answer.plainText == "Reminders reach you by chat (\(place)).")
            try await stage.restart()
            stage.chat = EverywhereChat()
            #expect(try await say("channel", "slack", "S1", stage).plainText.contains("by chat (\(place))"))
        }
    }
}
