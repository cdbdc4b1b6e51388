import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Testing

@Suite("What Mattermost is told")
struct MattermostReplyTests {
    private static let bot = [
        "site_url": ["https://chat.example.org"], "bot_token": ["bot-secret"],
        "callback_url": ["https://convenor.example.org/"],
    ]

    private func message(_ token: String, question: String? = nil) -> PlatformMessage {
        var message = PlatformMessage(delivery: nil, room: "c1", user: "u1", text: [])
        message.context = token
        message.mark = question
        return message
    }

    private func asked() -> Reply {
        var reply = Reply([.line("Which?"), .choices([.init(key: "1", label: "Fri"), .init(key: "2", label: "Sat")])])
        reply.question = "q7"
        reply.audience = .asker
        return reply
    }

    private func reply(for audience: Reply.Audience) -> Reply {
        var reply = Reply("a")
        reply.audience = audience
        return reply
    }

    private func press(_ action: JSONValue?, in channel: String) -> WebhookRequest {
        let context = action?["integration"]?["context"] ?? .null
        let body: JSONValue = ["user_id": "u1", "channel_id": .text(channel), "trigger_id": "t", "context": context]
        return WebhookRequest(
            platform: "mattermost", name: "", headers: ["content-type": "application/json"], body: body.bytes)
    }

    @Test("a command is answered to the channel or to one person, a webhook in its thread")
    func answers() throws {
        let mattermost = try MattermostTests.mattermost()
        #expect(
            mattermost.answer(Reply("A7 *done*"), to: message("command")).text
                == #"{"response_type":"in_channel","skip_slack_parsing":true,"text":"**A7** \\*done\\*"}"#)
        #expect(
            JSONValue(mattermost.answer(reply(for: .asker), to: message("command")))?["response_type"] == "ephemeral")
        #expect(
            JSONValue(mattermost.answer(reply(for: .confidential), to: message("command")))?["response_type"]
                == "ephemeral")
        #expect(mattermost.answer(Reply(), to: message("command")) == [])
        #expect(JSONValue(mattermost.answer(reply(for: .asker), to: message("said")))?["response_type"] == "comment")
        // What is confidential goes to the one person, where there is a way; the room reads how they get it.
        let aside = JSONValue(mattermost.answer(reply(for: .confidential), to: message("said")))
        #expect(aside?["response_type"] == "comment")
        #expect(aside?["text"] == "That is for you alone; ask me with /convenor, whose answer only you see.")
        #expect(mattermost.posts(reply(for: .confidential), after: message("said")) == [])
        let bot = try MattermostTests.mattermost(Self.bot)
        #expect(bot.posts(reply(for: .confidential), after: message("said")).map(\.lane) == ["@u1"])
        #expect(
            JSONValue(bot.answer(reply(for: .confidential), to: message("said")))?["text"] == "Sent to you directly.")
        #expect(bot.posts(Reply("a"), after: message("said")) == [])
    }

    @Test("buttons need an address to call, and what they carry is taken in their own channel alone")
    func buttons() throws {
        #expect(
            JSONValue(try MattermostTests.mattermost().answer(asked(), to: message("command")))?["attachments"] == nil)
        let mattermost = try MattermostTests.mattermost(Self.bot, name: "ops")
        let answer = JSONValue(mattermost.answer(asked(), to: message("command")))
        let actions = try #require(answer?["attachments"]?.array?.first?["actions"]?.array)
        #expect(actions.map { $0["name"] } == ["Fri", "Sat"])
        #expect(
            actions.map { $0["integration"]?["url"] }.first == "https://convenor.example.org/webhooks/mattermost/ops")
        for id in actions.compactMap({ $0["id"]?.text }) { #expect(id.allSatisfy { $0.isLetter || $0.isNumber }) }
        #expect(mattermost.fits(press(actions[1], in: "c1")))
        #expect(!mattermost.fits(press(actions[1], in: "c2")))
        let pressed = try mattermost.message(press(actions[1], in: "c1"))
        #expect(pressed.text == [.text("2")] && pressed.mark == "q7")
        // An older token still fits, one that is gone does not.
        let rotated = try MattermostTests.mattermost(["tokens": ["new", "another"]])
        #expect(rotated.fits(press(actions[1], in: "c1")))
        #expect(try !MattermostTests.mattermost(["tokens": ["new"]]).fits(press(actions[1], in: "c1")))
    }

    @Test("a press takes the question away; the room reads what is for the room where it can be posted")
    func presses() throws {
        let bare = try MattermostTests.mattermost()
        var settling = Reply("a")
        settling.settled = "q7"
        #expect(
            bare.answer(settling, to: message("press *Fri*", question: "q7")).text
                == #"{"ephemeral_text":"a","skip_slack_parsing":true,"update":{"message":"> \\*Fri\\*","props":{}}}"#)
        #expect(bare.answer(Reply(), to: message("press Fri")).text == "{}")
        // A vote stays for the others.
        var ballot = message("press Yes", question: "vote-1-1")
        ballot.series = "board"
        #expect(bare.answer(Reply(), to: ballot).text == "{}")
        let bot = try MattermostTests.mattermost(Self.bot)
        #expect(
            bot.answer(settling, to: message("press Fri", question: "q7")).text
                == #"{"update":{"message":"> Fri","props":{}}}"#)
        // A vote, and what is refused, stay for the others.
        for mark in ["vote-1-1", nil] {
            #expect(bot.answer(settling, to: message("press Yes", question: mark)).text == "{}")
        }
        #expect(
            bot.answer(reply(for: .asker), to: message("press Fri", question: "q7")).text
                == #"{"ephemeral_text":"a","skip_slack_parsing":true}"#)
        #expect(bot.posts(Reply("a"), after: message("press Fri")).map(\.address) == ["c1"])
        #expect(bot.posts(reply(for: .asker), after: message("press Fri")) == [])
        #expect(JSONValue(bot.answer(reply(for: .confidential), to: message("press Fri")))?["ephemeral_text"] == "a")
        #expect(!bot.posts(Reply("a"), after: message("press Fri")).map(\.body.text).joined().contains("secret"))
    }

    @Test("a post goes through REST with buttons for its channel, a direct one after the channel was opened")
    func rest() async throws {
        let bot = try MattermostTests.mattermost(Self.bot)
        let wire = ScriptedWire([(201, #"{"id":"p1","user_id":"bot1"}"#)])
        let post = try #require(bot.posts(asked(), to: ChatRoom(place: "mattermost", id: "c1")).first)
        #expect(!post.body.text.contains("code"))
        #expect(try await bot.deliver(post, over: wire) == "ok p1")
        let call = try #require(wire.calls.first)
        #expect(call.url == "https://chat.example.org/api/v4/posts")
        #expect(call.headers.contains(.init("Authorization", "Bearer bot-secret")))
        let body = wire.bodies[0]
        #expect(body["channel_id"] == "c1" && body["message"]?.text?.hasPrefix("Which?") == true)
        let action = body["props"]?["attachments"]?.array?.first?["actions"]?.array?.first
        #expect(bot.fits(press(action, in: "c1")) && !bot.fits(press(action, in: "d1")))
        // What the bot posts comes back by an outgoing webhook, and is not heard.
        let echo = WebhookRequest(
            platform: "mattermost", name: "", headers: ["content-type": "application/x-www-form-urlencoded"],
            body: Array("user_id=bot1&channel_id=c1&text=a".utf8))
        #expect(try bot.parse(echo) == .noticed(WebhookAnswer(status: 200)))
        let fresh = try MattermostTests.mattermost(Self.bot)
        let direct = ScriptedWire([(200, #"{"id":"bot1"}"#), (201, #"{"id":"d1"}"#), (201, #"{"id":"p2"}"#)])
        let mail = try #require(fresh.posts(asked(), toPerson: "u7").first)
        #expect(try await fresh.deliver(mail, over: direct) == "ok p2")
        #expect(direct.calls.map { String($0.url.dropFirst(32)) } == ["users/me", "channels/direct", "posts"])
        #expect(direct.bodies[1] == ["bot1", "u7"])
        let told = direct.bodies[2]["props"]?["attachments"]?.array?.first?["actions"]?.array?.first
        #expect(fresh.fits(press(told, in: "d1")))
    }

    @Test("failures are known by their status and named by their id")
    func failures() async throws {
        let bot = try MattermostTests.mattermost(Self.bot)
        let post = try #require(bot.posts(Reply("a"), to: ChatRoom(place: "mattermost", id: "c1")).first)
        let expired = #"{"id":"api.context.session_expired.app_error","message":"bot-secret","status_code":401}"#
        let limited = WebAnswer(status: 429, headers: ["x-ratelimit-reset": "9"])
        let rows: [(Result<WebAnswer, WebFault>, DeliveryFailure)] = [
            (
                .success(WebAnswer(status: 401, body: Array(expired.utf8))),
                .temporary("Mattermost answered 401: api.context.session_expired.app_error")
            ),
            (
                .success(WebAnswer(status: 404, body: Array("no bot-secret".utf8))),
                .permanent("Mattermost answered 404.")
            ),
            (.success(limited), .later("Mattermost asks to wait (429).", seconds: 9)),
            (.success(WebAnswer(status: 502)), .temporary("Mattermost answered 502.")),
            (.failure(.unreachable("no name")), .temporary("no name")), (.failure(.broken("cut")), .uncertain("cut")),
        ]
        for (answer, wanted) in rows { #expect(await bot.failure(post, ScriptedWire(results: [answer])) == wanted) }
    }

    @Test("without a bot the webhook's own channel is posted to, else the last command's address")
    func webhooks() async throws {
        let hook = try MattermostTests.mattermost([
            "site_url": ["https://chat.example.org"], "incoming_webhook": ["https://chat.example.org/hooks/secret"],
            "incoming_channel": ["c1"],
        ])
        #expect(hook.posts(Reply("a"), to: ChatRoom(place: "mattermost", id: "c2")) == [])
        #expect(hook.posts(reply(for: .confidential), to: ChatRoom(place: "mattermost", id: "c1")) == [])
        #expect(hook.posts(Reply("a"), toPerson: "u1") == [])
        let post = try #require(hook.posts(Reply("a"), to: ChatRoom(place: "mattermost", id: "c1")).first)
        #expect(!(post.address + post.body.text).contains("secret"))
        let wire = ScriptedWire([(200, "ok")])
        #expect(try await hook.deliver(post, over: wire) == "ok")
        #expect(wire.calls.map(\.url) == ["https://chat.example.org/hooks/secret"])
        #expect(wire.bodies == [["text": "a"]])
        let address = "https://chat.example.org/hooks/commands/a1"
        let late = try #require(
            hook.posts(Reply("a"), to: ChatRoom(place: "mattermost", id: "c2", address: address)).first)
        let answered = ScriptedWire([(200, "ok")])
        #expect(try await hook.deliver(late, over: answered) == "ok")
        #expect(answered.bodies == [["response_type": "in_channel", "skip_slack_parsing": true, "text": "a"]])
    }

    @Test("a person is looked up by their id")
    func profiles() async throws {
        let bot = try MattermostTests.mattermost(Self.bot)
        let user = #"{"id":"u7","email":"lena@example.org","first_name":"Lena","last_name":"Vos","delete_at":0}"#
        let wire = ScriptedWire([(200, user)])
        #expect(try await bot.profile(of: "u7", over: wire) == ChatProfile(mail: "lena@example.org", name: "Lena Vos"))
        #expect(wire.calls.map(\.url) == ["https://chat.example.org/api/v4/users/u7"])
        for body in [#"{"email":"a@example.org","delete_at":1}"#, #"{"email":"a@example.org","is_bot":true}"#, "{}"] {
            #expect((try? await bot.profile(of: "u7", over: ScriptedWire([(200, body)]))) == nil)
        }
        let unused = ScriptedWire([(200, user)])
        for id in ["", "u7/../me", "u 7"] { #expect((try? await bot.profile(of: id, over: unused)) == nil) }
        #expect(unused.calls.isEmpty)
    }
}
