import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Testing

@Suite("Rocket.Chat")
struct RocketChatTests {
    private static let account = [
        "tokens": ["an old one", "kX1mT0kenOfTheIntegration"], "site": ["https://chat.example.org/"],
        "user_id": ["uSerBot"], "auth_token": ["aUthToken"],
    ]
    private let chat = RocketChat(PlatformValues(account))!

    private func request(_ body: String) -> WebhookRequest {
        WebhookRequest(
            platform: "rocketchat", name: "", headers: ["content-type": "application/json"], body: Array(body.utf8))
    }

    private func message(_ replacing: String = "", with text: String = "") throws -> PlatformMessage {
        let body = try fixture("rocketchat-message.json").replacing(replacing, with: text)
        guard case .message(let message) = try chat.parse(request(body)) else { throw WebhookFault.unauthentic }
        return message
    }

    @Test("a message is read without the word that made the integration listen")
    func read() throws {
        let message = try message()
        #expect(message.delivery == "mEssage0000000001")
        #expect(message.room == "ByeRoom00000000001" && message.user == "uSerLena000000001")
        #expect(message.userName == "lena" && !message.isDirect && message.thread == nil)
        #expect(message.text == [.text("action Ask the printer @bo due 2030-06-01")])
        // The word may be a sign, and stand alone.
        #expect(try self.message("!convenor", with: "!").text == [.text("action Ask the printer @bo due 2030-06-01")])
    }

    @Test("a room without a name that has the ids of two people is a direct one")
    func direct() throws {
        let body = try fixture("rocketchat-message.json").replacing("  \"channel_name\": \"board\",\n", with: "")
            .replacing("ByeRoom00000000001", with: "uSerBot0000000001uSerLena000000001")
        guard case .message(let message) = try chat.parse(request(body)) else {
            Issue.record("It is no message")
            return
        }
        #expect(message.isDirect)
    }

    @Test("a token that is not set is refused, whatever else the body is")
    func tokens() throws {
        let right = try fixture("rocketchat-message.json")
        try chat.authenticate(request(right), at: Moment(milliseconds: 0))
        try chat.authenticate(
            request(right.replacing("kX1mT0kenOfTheIntegration", with: "an old one")), at: Moment(milliseconds: 0))
        let wrong = [
            right.replacing("kX1mT0ken", with: "kX1mT0keN"), right.replacing("\"token\"", with: "\"taken\""),
            right.replacing("\"kX1mT0kenOfTheIntegration\"", with: "null"), "", "[]", "{\"token\":\"\"}",
        ]
        for body in wrong {
            #expect(throws: WebhookFault.unauthentic) {
                try chat.authenticate(request(body), at: Moment(milliseconds: 0))
            }
        }
        #expect(RocketChat(PlatformValues(["site": ["https://chat.example.org"]])) == nil)
    }

    @Test("what bots write and what is edited is noticed, and never answered with nothing")
    func noticed() throws {
        for part in ["\"bot\": true", "\"bot\": {\"i\": \"x\"}", "\"bot\": false, \"isEdited\": true"] {
            let body = try fixture("rocketchat-message.json").replacing("\"bot\": false", with: part)
            guard case .noticed(let answer) = try chat.parse(request(body)) else {
                Issue.record("\(part) is heard")
                continue
            }
            #expect(answer.status == 200 && answer.body == Array("{}".utf8))
        }
    }

    @Test("an event that is no message is told in a sentence")
    func malformed() {
        #expect {
            try chat.parse(request("{\"token\":\"t\",\"channel_id\":\"r\",\"user_id\":\"u\"}"))
        } throws: { error in
            if case .malformed(let sentence)? = error as? WebhookFault {
                sentence.contains("Message Sent")
            } else {
                false
            }
        }
    }

    @Test("the answer stands in the thread that it was asked in; one for nobody else goes directly")
    func answers() throws {
        let plain = try message()
        #expect(chat.answer(Reply("It is noted"), to: plain) == Array(#"{"text":"It is noted"}"#.utf8))
        #expect(chat.answer(Reply(), to: plain) == Array("{}".utf8))
        let thread = try message("\"siteUrl\"", with: "\"tmid\": \"rOot\", \"siteUrl\"")
        #expect(chat.answer(Reply("It is noted"), to: thread) == Array(#"{"text":"It is noted","tmid":"rOot"}"#.utf8))
        var secret = Reply("A raise")
        secret.audience = .confidential
        let shown = String(decoding: chat.answer(secret, to: plain), as: UTF8.self)
        #expect(!shown.contains("raise") && shown != "{}")
        let mute = try #require(RocketChat(PlatformValues(["tokens": ["t"]])))
        #expect(!String(decoding: mute.answer(secret, to: plain), as: UTF8.self).contains("raise"))
        #expect(mute.posts(secret, after: plain).isEmpty)
        let posts = chat.posts(secret, after: plain)
        #expect(posts.map(\.address) == ["@uSerLena000000001"])
        #expect(chat.posts(Reply("It is noted"), after: plain).isEmpty)
    }

    @Test("posts go over REST with the account, or to the incoming integration")
    func posts() async throws {
        let post = try #require(chat.posts(Reply("Due today"), to: ChatRoom(place: "rocketchat", id: "r1")).first)
        #expect(!String(decoding: post.body, as: UTF8.self).contains("aUthToken"))
        let wire = ScriptedWire(200, #"{"success":true,"message":{"_id":"m9"}}"#)
        #expect(try await chat.deliver(post, over: wire) == "m9")
        let call = try #require(wire.calls.first)
        #expect(call.line == "POST /api/v1/chat.postMessage")
        #expect(call.header("X-Auth-Token") == "aUthToken" && call.header("X-User-Id") == "uSerBot")
        #expect(call.text == #"{"channel":"r1","text":"Due today"}"#)
        let url = "https://chat.example.org/hooks/i/t"
        let hook = try #require(RocketChat(PlatformValues(["tokens": ["t"], "incoming_url": [url]])))
        let direct = try #require(hook.posts(Reply("Due"), toPerson: "u1").first)
        _ = try await hook.deliver(direct, over: wire)
        #expect(wire.calls.last?.url == url && wire.calls.last?.text == #"{"channel":"@u1","text":"Due"}"#)
        let mute = try #require(RocketChat(PlatformValues(["tokens": ["t"]])))
        #expect(mute.posts(Reply("Due"), toPerson: "u1").isEmpty)
    }

    @Test(
        "what the server says of a post decides whether it is tried again",
        arguments: [
            (200, #"{"success":false,"error":"[invalid-channel]"}"#, DeliveryFailure.permanent("[invalid-channel]")),
            (400, #"{"success":false,"error":"a"}"#, .permanent("400 a")),
            (401, #"{"status":"error","message":"You must be logged in."}"#, .temporary("401 You must be logged in.")),
            (
                400, #"{"success":false,"error":"Wait 9 seconds. [error-too-many-requests]"}"#,
                .later("400 Wait 9 seconds. [error-too-many-requests]", seconds: 9)
            ),
            (429, "", .later("429", seconds: 30)), (502, "<html>", .temporary("502")),
        ])
    func failures(_ status: Int, _ body: String, _ failure: DeliveryFailure) async throws {
        let post = try #require(chat.posts(Reply("Due"), toPerson: "u1").first)
        await #expect(throws: failure) { try await chat.deliver(post, over: ScriptedWire(status, body)) }
    }
}
