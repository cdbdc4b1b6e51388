import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Testing

@Suite("Zulip")
struct ZulipTests {
    private static let account = [
        "tokens": ["zulipT0kenOfTheBot"], "site": ["https://zulip.example.org"],
        "bot_email": ["convenor-bot@zulip.example.org"], "api_key": ["aPiKey"],
    ]
    private let zulip = Zulip(PlatformValues(account))!

    private func request(_ body: String, type: String = "application/json") -> WebhookRequest {
        WebhookRequest(platform: "zulip", name: "", headers: ["content-type": type], body: Array(body.utf8))
    }

    private func message(_ name: String, _ replacing: String = "", with text: String = "") throws -> PlatformMessage {
        let body = try fixture(name).replacing(replacing, with: text)
        guard case .message(let message) = try zulip.parse(request(body)) else { throw WebhookFault.unauthentic }
        return message
    }

    @Test("a mention in a topic is read, with the ids of those who are mentioned and without the bot")
    func mention() throws {
        let message = try message("zulip-mention.json")
        #expect(message.delivery == "4711" && message.user == "8" && message.userName == "Lena Vos")
        #expect(message.room == "5/budget/2027" && message.address == "5/Budget/2027" && !message.isDirect)
        #expect(
            message.text == [
                .text("action Ask the printer "), .mention(id: "11", name: "Bo Li"), .text(" and "),
                .mention(id: "12", name: "Ana"), .text(" & others"),
            ])
    }

    @Test("stars that are no mention stay as they are")
    func noMention() throws {
        let message = try message(
            "zulip-direct.json", "\"data\": \"status\"", with: #""data": "note @** and **bold** @x""#)
        #expect(message.text == [.text("note @** and **bold** @x")])
    }

    @Test("a direct message is a room of the person alone; one of several people is none")
    func direct() throws {
        let alone = try message("zulip-direct.json")
        #expect(alone.isDirect && alone.room == "direct/8" && alone.text == [.text("status")])
        let older = try message("zulip-direct.json", "direct_message", with: "private_message")
        #expect(older.isDirect)
        let group = try message(
            "zulip-direct.json", "\"display_recipient\": [",
            with: #""display_recipient": [ {"email":"user3@zulip.example.org","id":3},"#)
        #expect(!group.isDirect && group.room == "direct/3,8")
    }

    @Test("a wrong token is refused, and the format of Slack in a sentence")
    func refused() throws {
        let body = try fixture("zulip-mention.json")
        try zulip.authenticate(request(body), at: Moment(milliseconds: 0))
        for wrong in [
            body.replacing("zulipT0ken", with: "zulipT0keN"), "", "null", #"{"token":["zulipT0kenOfTheBot"]}"#,
        ] {
            #expect(throws: WebhookFault.unauthentic) {
                try zulip.authenticate(request(wrong), at: Moment(milliseconds: 0))
            }
        }
        let form = request(
            "token=zulipT0kenOfTheBot&text=status", type: "application/x-www-form-urlencoded; charset=utf-8")
        try zulip.authenticate(form, at: Moment(milliseconds: 0))
        guard case .malformed(let sentence) = zulip.fault(form) else {
            Issue.record("Slack's format is read")
            return
        }
        #expect(sentence.contains("Slack"))
        // Who has no token learns nothing of formats.
        for body in ["token=another&text=status", "text=status", ""] {
            #expect(throws: WebhookFault.unauthentic) {
                try zulip.authenticate(
                    request(body, type: "application/x-www-form-urlencoded"), at: Moment(milliseconds: 0))
            }
        }
    }

    @Test("other triggers and the bot itself are noticed")
    func noticed() throws {
        for (old, new) in [
            ("\"trigger\": \"mention\"", "\"trigger\": \"reaction\""),
            ("user8@zulip.example.org", "convenor-bot@zulip.example.org"),
        ] {
            let body = try fixture("zulip-mention.json").replacing(old, with: new)
            guard case .noticed(let answer) = try zulip.parse(request(body)) else {
                Issue.record("\(new) is heard")
                continue
            }
            #expect(answer.body == Array(#"{"response_not_required":true}"#.utf8))
        }
    }

    @Test("the answer is a content, or says that none is needed; one for nobody else goes directly")
    func answers() throws {
        let message = try message("zulip-mention.json")
        #expect(zulip.answer(Reply("It is noted"), to: message) == Array(#"{"content":"It is noted"}"#.utf8))
        #expect(zulip.answer(Reply(), to: message) == Array(#"{"response_not_required":true}"#.utf8))
        var secret = Reply("A raise")
        secret.audience = .confidential
        let shown = String(decoding: zulip.answer(secret, to: message), as: UTF8.self)
        #expect(!shown.contains("raise") && shown.contains("content"))
        #expect(
            zulip.posts(secret, after: message).first?.body == Array("type=direct&to=%5B8%5D&content=A%20raise".utf8))
        #expect(zulip.posts(Reply("It is noted"), after: message).isEmpty)
    }

    @Test("posts go to the channel and topic, or to the people, as a form with the bot's key")
    func posts() async throws {
        let room = ChatRoom(place: "zulip", id: "5/budget/2027", address: "5/Budget/2027")
        let post = try #require(zulip.posts(Reply("Due today"), to: room).first)
        #expect(post.lane == "5/budget/2027")
        #expect(post.body == Array("type=stream&to=5&topic=Budget%2F2027&content=Due%20today".utf8))
        let wire = ScriptedWire(200, #"{"result":"success","id":42}"#)
        #expect(try await zulip.deliver(post, over: wire) == "message 42")
        let call = try #require(wire.calls.first)
        #expect(call.line == "POST /api/v1/messages")
        #expect(call.header("Authorization") == "Basic Y29udmVub3ItYm90QHp1bGlwLmV4YW1wbGUub3JnOmFQaUtleQ==")
        #expect(call.header("Content-Type") == "application/x-www-form-urlencoded")
        #expect(zulip.posts(Reply("Due"), to: ChatRoom(place: "zulip", id: "x/y")).isEmpty)
        let mute = try #require(Zulip(PlatformValues(["tokens": ["t"]])))
        #expect(mute.posts(Reply("Due"), toPerson: "8").isEmpty)
    }

    @Test(
        "what the server says of a post decides whether it is tried again",
        arguments: [
            (
                429,
                #"{"code":"RATE_LIMIT_HIT","msg":"API usage exceeded rate limit","result":"error","retry-after":28.7}"#,
                DeliveryFailure.later("429 API usage exceeded rate limit", seconds: 29)
            ),
            (
                400, #"{"code":"STREAM_DOES_NOT_EXIST","msg":"Channel does not exist","result":"error"}"#,
                .permanent("400 Channel does not exist")
            ),
            (401, #"{"msg":"Invalid API key","result":"error"}"#, .temporary("401 Invalid API key")),
            (200, #"{"msg":"no","result":"error"}"#, .permanent("200 no")), (503, "", .temporary("503")),
        ])
    func failures(_ status: Int, _ body: String, _ failure: DeliveryFailure) async throws {
        let post = try #require(zulip.posts(Reply("Due"), toPerson: "8").first)
        await #expect(throws: failure) { try await zulip.deliver(post, over: ScriptedWire(status, body)) }
    }

    @Test("a person's address is the one that the organisation shows to bots")
    func profile() async throws {
        let wire = ScriptedWire(
            200,
            #"{"user":{"email":"user8@zulip.example.org","delivery_email":"lena@example.org","full_name":"Lena Vos"}}"#)
        #expect(try await zulip.profile(of: "8", over: wire) == ChatProfile(mail: "lena@example.org", name: "Lena Vos"))
        #expect(wire.calls.first?.line == "GET /api/v1/users/8")
        await #expect(throws: DeliveryFailure.permanent("404")) {
            try await zulip.profile(of: "8", over: ScriptedWire(404, "{}"))
        }
        await #expect(throws: DeliveryFailure.temporary("503")) {
            try await zulip.profile(of: "8", over: ScriptedWire(503, ""))
        }
    }
}
