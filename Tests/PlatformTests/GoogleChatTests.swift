import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Testing

@Suite("Google Chat")
struct GoogleChatTests {
    private static let webhook = "https://chat.example.org/v1/spaces/AAA/messages?key=k3y&token=t0ken%3D"

    private static func chat() throws -> GoogleChat {
        try #require(
            GoogleChat(
                PlatformValues([
                    "audiences": ["1234567890", "https://convenor.example.org/webhooks/google_chat"],
                    "keys_file": ["none"], "webhook_urls": [webhook, "https://chat.example.org/nonsense"],
                ])))
    }

    private func read(_ body: JSONValue) throws -> PlatformMessage? {
        try Self.chat().read(WebhookRequest("google_chat", body.bytes.text))
    }

    private static func event(_ message: JSONValue, type: String = "MESSAGE") -> JSONValue {
        [
            "type": .text(type), "eventTime": "2026-10-05T12:00:00Z", "space": ["name": "spaces/AAA", "type": "ROOM"],
            "user": ["name": "users/7", "displayName": "Lena Vos", "type": "HUMAN"], "message": message,
        ]
    }

    @Test("the published slash command is read: the verb is its name, the id may be a number or a text")
    func published() throws {
        var excerpt = try fixture("google-chat-slash-command.json")
        for _ in 0..<2 {
            let message = try #require(JSONValue(Array(excerpt.utf8))?["message"])
            #expect(try read(Self.event(message))?.said == "vote  yes")
            excerpt = excerpt.replacing(#""commandId": 2"#, with: #""commandId": "2""#)
        }
    }

    @Test("an add-on's message is read, and its answer wrapped")
    func addOn() throws {
        let body = try #require(JSONValue(Array(fixture("google-chat-addon-message.json").utf8)))
        let message = try #require(try read(body))
        #expect(message.room == "spaces/DM1" && message.user == "users/zack" && message.userName == "Zack")
        #expect(message.isDirect && message.said == "Smith job")
        #expect(message.delivery == "spaces/DM1/messages/M9" && message.thread == "spaces/DM1/threads/x")
        let answer = try Self.chat().answer(.asking, to: message).json
        let said = answer["hostAppDataAction"]?["chatDataAction"]?["createMessageAction"]?["message"]
        #expect(said?["text"]?.text?.isEmpty == false && answer["text"] == nil)
        let buttons = Self.buttons(said)
        #expect(buttons.count == 3)
        // An add-on's button calls a URL.
        #expect(
            buttons.allSatisfy {
                $0["function"]?.text == "https://convenor.example.org/webhooks/google_chat"
            })
        for button in buttons {
            let code = button["parameters"]?.array?.first?["value"] ?? .null
            let pressed = try read([
                "commonEventObject": ["parameters": ["press": code]],
                "chat": [
                    "user": ["name": "users/zack", "type": "HUMAN"], "eventTime": "2026-10-05T12:01:00Z",
                    "buttonClickedPayload": ["space": ["name": "spaces/DM1", "spaceType": "DIRECT_MESSAGE"]],
                ],
            ])
            #expect(["1", "2", "done A7"].contains(pressed?.said) && pressed?.delivery != nil)
        }
    }

    private static func buttons(_ message: JSONValue?) -> [JSONValue] {
        let widgets = message?["cardsV2"]?.array?.first?["card"]?["sections"]?.array?.first?["widgets"]?.array
        return (widgets?.first?["buttonList"]?["buttons"]?.array ?? []).compactMap { $0["onClick"]?["action"] }
    }

    @Test("mentions of people keep their ids, our own name goes, places count UTF-16 units")
    func mentions() throws {
        func person(_ start: Int, _ length: Int, _ user: JSONValue) -> JSONValue {
            [
                "type": "USER_MENTION", "startIndex": .number(start), "length": .number(length),
                "userMention": ["type": "MENTION", "user": user],
            ]
        }
        let us = person(0, 9, ["name": "users/1", "displayName": "Convenor", "type": "BOT"])
        let bo = person(20, 3, ["name": "users/8", "displayName": "Bo", "type": "HUMAN"])
        let text: JSONValue = "@Convenor action \u{1F41F} @Bo Ask"
        let argument: JSONValue = " action \u{1F41F} @Bo Ask"
        func said(_ annotations: JSONValue) throws -> String? {
            try read(Self.event(["name": "m", "text": text, "argumentText": argument, "annotations": annotations]))?
                .said
        }
        #expect(try said([us, bo]) == "action \u{1F41F} [users/8 Bo] Ask")
        #expect(try said([bo, us]) == "action \u{1F41F} [users/8 Bo] Ask")
        #expect(try said([us]) == "action \u{1F41F} @Bo Ask")
        // Places that point elsewhere are not believed.
        #expect(try said([us, person(19, 3, ["name": "users/8"])]) == "action \u{1F41F} @Bo Ask")
        #expect(try said([us, person(20, 9_999, ["name": "users/8"])]) == "action \u{1F41F} @Bo Ask")
    }

    @Test("our own command is its argument, a bare name asks for help, and a quick command too")
    func commands() throws {
        let ours: JSONValue = [
            "name": "m", "text": "/convenor done A7", "argumentText": " done A7", "slashCommand": ["commandId": "1"],
        ]
        #expect(try read(Self.event(ours))?.said == "done A7")
        #expect(try read(Self.event(["name": "m", "text": "@Convenor", "argumentText": ""]))?.said == "")
        #expect(try read(Self.event(["name": "m", "text": "@Convenor"], type: "ADDED_TO_SPACE")) != nil)
        #expect(
            try read([
                "type": "APP_COMMAND", "space": ["name": "spaces/A"], "user": ["name": "users/7"],
                "appCommandMetadata": ["appCommandId": 3, "appCommandType": "QUICK_COMMAND"],
            ])?.said == "")
    }

    @Test(
        "what is said to nobody is answered with an empty object",
        arguments: [
            "{}", #"{"type":"REMOVED_FROM_SPACE","space":{"name":"spaces/A"},"user":{"name":"users/7"}}"#,
            #"{"type":"ADDED_TO_SPACE","space":{"name":"spaces/A"},"user":{"name":"users/7"}}"#,
            #"{"type":"MESSAGE","space":{"name":"s"},"user":{"name":"u","type":"BOT"},"message":{"text":"x"}}"#,
            #"{"type":"CARD_CLICKED","space":{"name":"s"},"user":{"name":"u"},"action":{"actionMethodName":"x"}}"#,
            #"{"chat":{"user":{"name":"users/7"},"removedFromSpacePayload":{"space":{"name":"spaces/A"}}}}"#,
        ])
    func ignored(_ body: String) throws {
        let answer = try #require(try Self.chat().noticed(WebhookRequest("google_chat", body)))
        #expect(answer.status == 200 && answer.body.text == "{}")
    }

    @Test("what is no event is told so")
    func malformed() throws {
        #expect(try Self.chat().fault(WebhookRequest("google_chat", "[1]"))?.status == 400)
        #expect(try Self.chat().fault(WebhookRequest("google_chat", "{}", ["content-type": "a/b"]))?.status == 415)
    }

    @Test("an answer stays in its thread, is shown to who asked alone, and its buttons come back")
    func answers() throws {
        let chat = try Self.chat()
        let message = try #require(
            try read(Self.event(["name": "m", "text": "x", "thread": ["name": "spaces/AAA/threads/T"]])))
        let open = chat.answer(Reply("a <users/all> b"), to: message).json
        #expect(open["privateMessageViewer"] == nil && open["cardsV2"] == nil)
        #expect(open["thread"]?["name"]?.text == "spaces/AAA/threads/T")
        #expect(open["text"]?.text?.contains("<users/all>") == false)
        let asked = chat.answer(.asking, to: message).json
        #expect(asked["privateMessageViewer"]?["name"]?.text == "users/7")
        let pressed = try Self.buttons(asked).map { action in
            var event = Self.event(["name": "m"], type: "CARD_CLICKED")
            if case .object(var members) = event {
                members["action"] = ["actionMethodName": "press", "parameters": action["parameters"] ?? .null]
                event = .object(members)
            }
            return try #require(try read(event))
        }
        #expect(pressed.map(\.said) == ["1", "2", "done A7"])
        #expect(pressed.map(\.mark) == ["mark7", "mark7", nil] && pressed.map(\.series) == [nil, nil, "q1"])
        #expect(Set(pressed.map(\.delivery)).count == 3)
        for lines in [10, 1000] {
            #expect(chat.answer(.long(lines), to: message).count < 32_000)
        }
        #expect(!chat.comesAgain(message))
    }

    @Test("notices go by the incoming webhook of their space, whose secret is in no word about them")
    func notices() async throws {
        let chat = try Self.chat()
        let post = try #require(chat.posts(.asking, to: ChatRoom(place: "google_chat", id: "spaces/AAA")).first)
        #expect(!post.body.text.contains("t0ken") && !post.address.contains("t0ken"))
        #expect(post.body.json["cardsV2"] == nil)
        #expect(chat.posts(Reply("a"), to: ChatRoom(place: "google_chat", id: "spaces/BBB")).isEmpty)
        #expect(
            chat.posts(Reply("a").to(.confidential), to: ChatRoom(place: "google_chat", id: "spaces/AAA")).isEmpty)
        let wire = ScriptedWire(200, #"{"name":"spaces/AAA/messages/1"}"#)
        #expect(try await chat.deliver(post, over: wire) == "200")
        #expect(wire.calls.map(\.url) == [Self.webhook])
        guard case .later(_, 9)? = await chat.failure(post, over: ScriptedWire(429, "{}", retryAfterSeconds: 9)) else {
            Issue.record("429 is no reason to wait")
            return
        }
        let said = #"{"error":{"code":400,"message":"Invalid JSON payload","status":"INVALID_ARGUMENT"}}"#
        guard case .permanent(let text)? = await chat.failure(post, over: ScriptedWire(400, said)) else {
            Issue.record("400 is not for good")
            return
        }
        #expect(text.contains("Invalid JSON payload") && !text.contains("t0ken"))
    }
}
