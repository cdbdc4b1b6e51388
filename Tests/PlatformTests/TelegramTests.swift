import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Testing

@Suite("Telegram")
struct TelegramTests {
    static func telegram(
        _ secrets: [String] = ["s3cret_-"], token: String? = "42:t0ken", name: String? = "@ConvenorBot"
    ) throws -> Telegram {
        try #require(
            Telegram(
                PlatformValues([
                    "secret_tokens": secrets, "bot_token": token.map { [$0] } ?? [],
                    "bot_name": name.map { [$0] } ?? [], "api": ["https://api.example.org/"],
                ])))
    }

    private static func request(_ body: String, _ token: String? = "s3cret_-") -> WebhookRequest {
        var request = WebhookRequest("telegram", body)
        request.headers["x-telegram-bot-api-secret-token"] = token
        return request
    }

    /// An update with this text and these entities; in a group unless it is said otherwise.
    private static func update(_ text: String, _ entities: JSONValue = [], chat: JSONValue = group) -> String {
        JSONValue.object([
            "update_id": 10,
            "message": [
                "message_id": 5, "date": 1_441_645_532, "text": .text(text), "entities": entities, "chat": chat,
                "from": ["id": 7, "is_bot": false, "first_name": "Lena", "last_name": "Vos"],
            ],
        ]).bytes.text
    }

    private static let group: JSONValue = ["id": -1_001_234_567_890, "type": "supergroup", "title": "Board"]
    private static let alone: JSONValue = ["id": 7, "type": "private"]

    @Test("the secret token must be the very one; either of two fits, one bit makes another")
    func secrets() throws {
        let telegram = try Self.telegram(["old_one", "s3cret_-"])
        #expect(telegram.takes(Self.request("{}"), at: 0) && telegram.takes(Self.request("{}", "old_one"), at: 0))
        for token in "s3cret_-".flips { #expect(!telegram.takes(Self.request("{}", token), at: 0), "\(token)") }
        for token in ["", "s3cret_", "s3cret_-x", "old_one, s3cret_-", nil] {
            #expect(!telegram.takes(Self.request("{}", token), at: 0), "\(token ?? "none")")
        }
        #expect(Telegram(PlatformValues([:])) == nil)
    }

    @Test("the published update is read; what a client says when a chat is opened asks for help")
    func published() throws {
        let message = try #require(try Self.telegram().read(Self.request(fixture("telegram-update.json"))))
        #expect(message.delivery == "10000" && message.room == "1111111" && message.user == "1111111")
        #expect(message.userName == "Test Firstname Test Lastname")
        #expect(message.isDirect && message.said == "help")
    }

    private static func command(_ length: Int) -> JSONValue {
        [["type": "bot_command", "offset": 0, "length": .number(length)]]
    }

    @Test("commands, mentions and places in UTF-16 units")
    func texts() throws {
        let telegram = try Self.telegram()
        func said(_ text: String, _ entities: JSONValue = [], chat: JSONValue = Self.group) throws -> String? {
            try telegram.read(Self.request(Self.update(text, entities, chat: chat)))?.said
        }
        #expect(try said("/status@ConvenorBot", Self.command(19)) == "/status")
        #expect(try said("/note@convenorbot \u{1F41F} x", Self.command(17)) == "/note \u{1F41F} x")
        #expect(try said("/note@OtherBot x", Self.command(14)) == nil)
        #expect(try said("/convenor done A7", Self.command(9)) == "/convenor done A7")
        #expect(try said("just talk") == nil)
        #expect(try said("just talk", chat: Self.alone) == "just talk")
        #expect(try said("/start open \"Board\"", Self.command(6), chat: Self.alone) == "/start open \"Board\"")
        #expect(try said("/start", Self.command(6)) == "/start")
        let ours: JSONValue = [["type": "mention", "offset": 3, "length": 12]]
        #expect(try said("\u{1F41F} @ConvenorBot note x", ours) == "\u{1F41F}  note x")
        let others: JSONValue = [["type": "mention", "offset": 0, "length": 9]]
        #expect(try said("@OtherBot note x", others) == nil)
        let people: JSONValue = [
            ["type": "text_mention", "offset": 11, "length": 2, "user": ["id": 8, "first_name": "Bo"]],
            ["type": "bot_command", "offset": 0, "length": 7], ["type": "bold", "offset": 8, "length": 3],
        ]
        #expect(try said("/action \u{1F41F} Bo Ask", people) == "/action \u{1F41F} [8 Bo] Ask")
        let broken: JSONValue = [
            ["type": "mention", "offset": -1, "length": 5], ["type": "text_mention", "offset": 2, "length": 9_999],
            ["type": "bot_command", "offset": 0, "length": 5], ["type": "mention"],
            ["type": "mention", "offset": 9_223_372_036_854_775_807, "length": 9_223_372_036_854_775_807],
        ]
        #expect(try said("/note x", broken) == "/note x")
    }

    @Test("a topic of a forum is a room of its own; an answer to the bot is said to it")
    func rooms() throws {
        let telegram = try Self.telegram()
        func message(_ more: String) throws -> PlatformMessage? {
            let body = """
                {"update_id":1,"message":{"message_id":5,"text":"status","from":{"id":7},\
                "chat":{"id":-100,"type":"supergroup"}\(more)}}
                """
            return try telegram.read(Self.request(body))
        }
        let answer = #","reply_to_message":{"message_id":4,"from":{"id":42,"is_bot":true}}"#
        #expect(try message(answer)?.room == "-100")
        #expect(try message(answer + #","message_thread_id":9"#)?.room == "-100")
        #expect(try message(answer + #","message_thread_id":9,"is_topic_message":true"#)?.room == "-100:9")
        #expect(try message(#","reply_to_message":{"message_id":4,"from":{"id":43}}"#) == nil)
    }

    @Test(
        "what is not said to us is taken, because a refused update holds up its chat",
        arguments: [
            "{}", #"{"update_id":1}"#, #"{"update_id":1,"edited_message":{"text":"/note x"}}"#,
            #"{"update_id":1,"message":{"chat":{"id":1,"type":"private"},"text":"x"}}"#,
            #"{"update_id":1,"message":{"chat":{"id":1,"type":"private"},"from":{"id":2,"is_bot":true},"text":"x"}}"#,
            #"{"update_id":1,"message":{"chat":{"id":1,"type":"private"},"from":{"id":2},"photo":[]}}"#,
            #"{"update_id":1,"message":{"chat":{"id":1},"from":{"id":2},"migrate_to_chat_id":-100}}"#,
            #"{"update_id":1,"callback_query":{"id":"1","from":{"id":2},"data":"foreign"}}"#,
            #"{"update_id":1,"channel_post":{"chat":{"id":1},"text":"/note x"}}"#,
        ])
    func ignored(_ body: String) throws {
        let answer = try #require(try Self.telegram().noticed(Self.request(body)))
        #expect(answer.status == 200 && answer.body.isEmpty)
    }

    @Test("what is no update is told so")
    func malformed() throws {
        #expect(try Self.telegram().fault(Self.request("{"))?.status == 400)
        var other = Self.request("{}")
        other.headers["content-type"] = "application/x-www-form-urlencoded"
        #expect(try Self.telegram().fault(other)?.status == 415)
    }

    @Test("a pressed button comes back as its line, with its question or its series, within 64 bytes")
    func buttons() throws {
        let telegram = try Self.telegram()
        let asked = PlatformMessage(delivery: nil, room: "-100", user: "7", text: [])
        let call = try #require(telegram.posts(.asking, after: asked).first).body.json
        let buttons = (call["reply_markup"]?["inline_keyboard"]?.array ?? []).flatMap { $0.array ?? [] }
        let codes = buttons.compactMap { $0["callback_data"]?.text }
        #expect(codes.count == 3 && codes.allSatisfy { (1...64).contains($0.utf8.count) })
        let pressed = try codes.map { code in
            let body: JSONValue = [
                "update_id": 11,
                "callback_query": [
                    "id": "4382", "from": ["id": 7, "first_name": "Lena"], "data": .text(code), "chat_instance": "1",
                    "message": ["message_id": 6, "date": 0, "chat": ["id": -100, "type": "supergroup"]],
                ],
            ]
            return try #require(try telegram.read(Self.request(body.bytes.text)))
        }
        #expect(pressed.map(\.said) == ["1", "2", "done A7"])
        #expect(pressed.map(\.mark) == ["mark7", "mark7", nil])
        #expect(pressed.map(\.series) == [nil, nil, "q1"])
        let stops = telegram.answer(Reply("Done"), to: pressed[0]).json
        #expect(stops["method"]?.text == "answerCallbackQuery" && stops["callback_query_id"]?.text == "4382")
    }
}
