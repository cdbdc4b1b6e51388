import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Testing

@Suite("Calls of Slack")
struct SlackDeliveryTests {
    private func slack() throws -> Slack {
        try SlackTests.slack([
            "bot_token": ["xoxb-secret"], "api": ["https://slack.example.org/api"],
            "incoming_webhook": ["https://hooks.slack.com/services/T/B/secret"], "incoming_channel": ["C9"],
        ])
    }

    private func post(_ slack: Slack) throws -> PlatformPost {
        try #require(slack.posts(Reply("a"), to: ChatRoom(place: "slack", id: "C1")).first)
    }

    @Test("a post goes to chat.postMessage with the token, a direct one after the channel was opened")
    func messages() async throws {
        let slack = try slack()
        let wire = ScriptedWire([(200, #"{"ok":true,"channel":"C1","ts":"1503435956.000247"}"#)])
        #expect(try await slack.deliver(try post(slack), over: wire) == "ok 1503435956.000247")
        let call = try #require(wire.calls.first)
        #expect(call.url == "https://slack.example.org/api/chat.postMessage" && call.method == "POST")
        #expect(call.headers.contains(.init("Authorization", "Bearer xoxb-secret")))
        #expect(call.headers.contains(.init("Content-Type", "application/json; charset=utf-8")))
        #expect(
            wire.bodies == [["channel": "C1", "text": "a", "unfurl_links": false, "unfurl_media": false]])
        let direct = ScriptedWire([(200, #"{"ok":true,"channel":{"id":"D7"}}"#), (200, #"{"ok":true,"ts":"1.1"}"#)])
        let mail = try #require(slack.posts(Reply("b"), toPerson: "U7").first)
        #expect(mail.lane == "@U7" && mail.address == "U7")
        #expect(try await slack.deliver(mail, over: direct) == "ok 1.1")
        #expect(direct.bodies[0] == ["users": "U7"])
        #expect(direct.bodies[1]["channel"] == "D7")
        #expect(!(mail.body + (try post(slack)).body).text.contains("secret"))
    }

    @Test(
        "a failure inside a 200 is known for what it is",
        arguments: [
            ("channel_not_found", "permanent"), ("not_in_channel", "permanent"), ("is_archived", "permanent"),
            ("msg_too_long", "permanent"), ("no_text", "permanent"), ("invalid_auth", "permanent"),
            ("account_inactive", "permanent"), ("token_revoked", "permanent"), ("missing_scope", "permanent"),
            ("messages_tab_disabled", "permanent"), ("restricted_action", "permanent"), ("a_new_one", "permanent"),
            ("service_unavailable", "temporary"), ("request_timeout", "temporary"), ("internal_error", "uncertain"),
            ("fatal_error", "uncertain"), ("ratelimited", "later"),
        ])
    func failures(_ error: String, _ kind: String) async throws {
        let slack = try slack()
        let wire = ScriptedWire([(200, #"{"ok":false,"error":"\#(error)"}"#)])
        let wanted: DeliveryFailure =
            switch kind {
            case "permanent": .permanent("Slack: \(error)")
            case "temporary": .temporary("Slack: \(error)")
            case "uncertain": .uncertain("Slack: \(error)")
            default: .later("Slack asks to wait (\(error)).", seconds: 60)
            }
        #expect(await slack.failure(try post(slack), wire) == wanted)
    }

    @Test("statuses, broken calls and odd answers are told apart, without anything secret in them")
    func statuses() async throws {
        let slack = try slack()
        let limited = WebAnswer(status: 429, body: Array("slow down".utf8), retryAfterSeconds: 30)
        let rows: [(Result<WebAnswer, WebFault>, DeliveryFailure)] = [
            (.success(limited), .later("Slack asks to wait (429).", seconds: 30)),
            (.success(WebAnswer(status: 503)), .temporary("Slack answered 503.")),
            (.success(WebAnswer(status: 503, retryAfterSeconds: 120)), .later("Slack answered 503.", seconds: 120)),
            (.success(WebAnswer(status: 401)), .temporary("Slack answered 401.")),
            (.success(WebAnswer(status: 500)), .uncertain("Slack answered 500.")),
            (.success(WebAnswer(status: 302)), .permanent("Slack answered 302.")),
            (
                .success(WebAnswer(status: 200, body: Array("<html>".utf8))),
                .uncertain("Slack answered something that is not of its web API.")
            ),
            (.failure(.unreachable("no name")), .temporary("no name")), (.failure(.broken("cut")), .uncertain("cut")),
            (.failure(.forbidden("inside")), .permanent("inside")),
            (.failure(.endless("long")), .permanent("long It may have arrived.")),
            (
                .success(WebAnswer(status: 200, body: Array(#"{"ok":false,"error":"see xoxb-secret"}"#.utf8))),
                .permanent("Slack: an answer that is no name of a failure")
            ),
        ]
        for (answer, wanted) in rows {
            #expect(await slack.failure(try post(slack), ScriptedWire(results: [answer])) == wanted)
        }
    }

    @Test("webhooks and response addresses answer ok, or a name of a failure")
    func hooks() async throws {
        let slack = try SlackTests.slack([
            "incoming_webhook": ["https://hooks.slack.com/services/T/B/secret"], "incoming_channel": ["C1"],
        ])
        let room = try post(slack)
        let wire = ScriptedWire([(200, "ok")])
        #expect(try await slack.deliver(room, over: wire) == "ok")
        #expect(wire.calls.first?.url == "https://hooks.slack.com/services/T/B/secret")
        #expect(wire.bodies == [["text": "a"]])
        for (status, text) in [
            (400, "invalid_payload"), (403, "action_prohibited"), (404, "no_service"), (410, "channel_is_archived"),
        ] {
            let failure = await slack.failure(room, ScriptedWire([(status, text)]))
            #expect(failure == .permanent("Slack answered \(status): \(text)"))
        }
        #expect(
            await slack.failure(room, ScriptedWire([(200, "no_active_hooks")])) == .permanent("Slack: no_active_hooks"))
        let used = PlatformPost(
            lane: "C1", address: "https://hooks.slack.com/commands/1",
            body: Array(#"{"way":"response","body":{"text":"a"}}"#.utf8))
        let expired = ScriptedWire([(404, #"{"ok":false,"error":"used_url"}"#)])
        #expect(await slack.failure(used, expired) == .permanent("Slack answered 404: used_url"))
        var elsewhere = used
        elsewhere.address = "https://example.org/"
        let unused = ScriptedWire([(200, "ok")])
        #expect(await slack.failure(elsewhere, unused) == .permanent("This is no address of Slack's."))
        #expect(unused.calls.isEmpty)
    }

    @Test("a post for a token that is gone waits; bytes that are no post are given up")
    func gone() async throws {
        let room = try post(try slack())
        let bare = try SlackTests.slack()
        #expect(await bare.failure(room, ScriptedWire([])) == .temporary("The setting bot_token of Slack is gone."))
        var broken = room
        broken.body = Array("{}".utf8)
        #expect(await bare.failure(broken, ScriptedWire([])) == .permanent("This is no post of Slack's."))
    }

    @Test("a person is looked up by users.info; bots, those who left and strange ids are nobody")
    func profiles() async throws {
        let slack = try slack()
        let user = #"{"ok":true,"user":{"profile":{"email":"lena@example.org","real_name":"Lena Vos"}}}"#
        let wire = ScriptedWire([(200, user)])
        #expect(
            try await slack.profile(of: "U7", over: wire) == ChatProfile(mail: "lena@example.org", name: "Lena Vos"))
        #expect(wire.calls.first?.url == "https://slack.example.org/api/users.info?user=U7")
        for body in [
            #"{"ok":true,"user":{"deleted":true,"profile":{"email":"a@example.org"}}}"#,
            #"{"ok":true,"user":{"is_bot":true,"profile":{"email":"a@example.org"}}}"#,
            #"{"ok":true,"user":{"profile":{}}}"#, #"{"ok":false,"error":"user_not_found"}"#, "x",
        ] {
            #expect((try? await slack.profile(of: "U7", over: ScriptedWire([(200, body)]))) == nil)
        }
        let unused = ScriptedWire([(200, user)])
        for id in ["", "U7&x=1", "U 7", "../U7"] { #expect((try? await slack.profile(of: id, over: unused)) == nil) }
        #expect(unused.calls.isEmpty)
    }
}
