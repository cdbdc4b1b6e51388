import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Testing

@Suite("Messages to Telegram")
struct TelegramDeliveryTests {
    private static var message: PlatformMessage {
        var message = PlatformMessage(delivery: "1", room: "-100:9", user: "7", text: [])
        message.thread = "5"
        return message
    }

    private static func post(_ reply: Reply = Reply("a < b")) throws -> PlatformPost {
        try #require(try TelegramTests.telegram().posts(reply, after: message).first)
    }

    @Test("an answer is sent by the bot, in its topic, and the token stands in the URL alone")
    func answer() async throws {
        let telegram = try TelegramTests.telegram()
        let post = try Self.post()
        #expect(telegram.answer(Reply("a"), to: Self.message).isEmpty)
        #expect(!post.body.text.contains("t0ken") && !post.address.contains("t0ken"))
        let wire = ScriptedWire(200, #"{"ok":true,"result":{"message_id":77}}"#)
        #expect(try await telegram.deliver(post, over: wire) == "message 77")
        #expect(wire.calls.map(\.url) == ["https://api.example.org/bot42:t0ken/sendMessage"])
        let call = wire.calls[0].body.json
        #expect(call["chat_id"]?.number == -100 && call["message_thread_id"]?.number == 9)
        #expect(call["text"]?.text == "a &lt; b" && call["parse_mode"]?.text == "HTML")
        #expect(call["reply_parameters"]?["message_id"]?.number == 5)
        #expect(call["link_preview_options"]?["is_disabled"]?.bool == true)
    }

    @Test("long ones fit into a message", arguments: [1, 100, 1000])
    func long(_ lines: Int) throws {
        let text = try Self.post(.long(lines)).body.json["text"]?.text ?? ""
        #expect((1...4096).contains(text.utf16.count))
    }

    @Test("what is confidential goes to the person, and never to a group unasked")
    func confidential() throws {
        let telegram = try TelegramTests.telegram()
        let secret = Reply("Yours alone").to(.confidential)
        let posts = telegram.posts(secret, after: Self.message)
        #expect(posts.map { $0.body.json["chat_id"]?.number } == [-100, 7])
        #expect(posts.map { $0.body.text.contains("Yours alone") } == [false, true])
        #expect(telegram.posts(secret, to: ChatRoom(place: "telegram", id: "-100")).isEmpty)
        #expect(telegram.posts(secret, toPerson: "7").first?.address == "7")
        let bare = try TelegramTests.telegram(token: nil)
        #expect(!bare.answer(secret, to: Self.message).text.contains("Yours alone"))
    }

    @Test("without a bot's token the answer is the one call that may stand in the reply to an update")
    func within() throws {
        let bare = try TelegramTests.telegram(token: nil)
        let call = bare.answer(Reply("Meeting started."), to: Self.message).json
        #expect(call["method"]?.text == "sendMessage" && call["text"]?.text == "Meeting started.")
        #expect(bare.posts(Reply("a"), after: Self.message).isEmpty)
        #expect(bare.posts(Reply("a"), to: ChatRoom(place: "telegram", id: "-100")).isEmpty)
    }

    private func outcome(_ status: Int, _ body: String) async throws -> DeliveryFailure? {
        try await TelegramTests.telegram().failure(Self.post(), over: ScriptedWire(status, body))
    }

    @Test("what Telegram says of a failure counts, and its token is in no word about it")
    func outcomes() async throws {
        let slow = try await outcome(
            429, #"{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":14}}"#)
        guard case .later(_, 14)? = slow else {
            Issue.record("\(String(describing: slow))")
            return
        }
        let blocked = try await outcome(
            403, #"{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}"#)
        guard case .permanent(let said)? = blocked else {
            Issue.record("\(String(describing: blocked))")
            return
        }
        #expect(said.contains("blocked by the user") && !said.contains("t0ken"))
        guard case .uncertain? = try await outcome(500, "{}") else {
            Issue.record("after a 500 it may have been taken")
            return
        }
        for status in [401, 502] {
            guard case .temporary? = try await outcome(status, #"{"ok":false,"description":"no"}"#) else {
                Issue.record("\(status) is for good")
                continue
            }
        }
        guard case .permanent? = try await outcome(200, #"{"ok":false,"description":"no"}"#) else {
            Issue.record("not ok within 200 is a success")
            return
        }
        guard case .uncertain? = try await outcome(200, "<html>") else {
            Issue.record("anything within 200 is a success")
            return
        }
    }

    @Test("a group that became a supergroup is written to under its new id")
    func migration() async throws {
        let wire = ScriptedWire { call throws(WebFault) in
            let moved = #"{"ok":false,"error_code":400,"description":"x","parameters":{"migrate_to_chat_id":-1009}}"#
            let isOld = call.body.json["chat_id"]?.number == -100
            let body = isOld ? moved : #"{"ok":true,"result":{"message_id":1}}"#
            return WebAnswer(status: isOld ? 400 : 200, body: Array(body.utf8))
        }
        #expect(try await TelegramTests.telegram().deliver(Self.post(), over: wire) == "message 1")
        #expect(wire.calls.map { $0.body.json["chat_id"]?.number } == [-100, -1009])
    }
}
