import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Testing

@Suite("What Slack delivers")
struct SlackTests {
    static let secret = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"

    static func slack(_ more: [String: [String]] = [:]) throws -> Slack {
        try #require(Slack(PlatformValues(["signing_secret": [secret]].merging(more) { $1 })))
    }

    private func slack(_ vector: SlackVector) throws -> Slack {
        try Self.slack(["signing_secret": ["an older one", vector.secret]])
    }

    private func form(_ body: String) -> WebhookRequest {
        WebhookRequest(
            platform: "slack", name: "", headers: ["content-type": "application/x-www-form-urlencoded"],
            body: Array(body.utf8))
    }

    private func json(_ body: String) -> WebhookRequest {
        WebhookRequest(
            platform: "slack", name: "", headers: ["content-type": "application/json"], body: Array(body.utf8))
    }

    private func event(_ event: String, _ more: String = "") -> WebhookRequest {
        json(#"{"type":"event_callback","event_id":"Ev1","event":\#(event)\#(more)}"#)
    }

    @Test("without a signing secret there is no such platform")
    func unset() {
        #expect(Slack(PlatformValues(["bot_token": ["xoxb-1"]])) == nil)
        #expect(Slack(PlatformValues(["signing_secret": [""]])) == nil)
    }

    @Test("each vector is judged as it was published, and refused 500 seconds later", arguments: SlackVector.all)
    func vectors(_ vector: SlackVector) throws {
        let slack = try slack(vector)
        #expect(slack.fits(vector.request, at: vector.now) == vector.mustVerify)
        for (off, fits) in [(-301, false), (-300, true), (300, true), (301, false), (500, false)] {
            #expect(slack.fits(vector.request, at: vector.now.adding(seconds: off)) == (fits && vector.mustVerify))
        }
        if vector.mustVerify, vector.name != "toy" { _ = try slack.parse(vector.request) }
    }

    @Test(
        "one bit changed in body, time, signature or key is refused", arguments: SlackVector.all.filter(\.mustVerify)
    )
    func bits(_ vector: SlackVector) throws {
        let slack = try slack(vector)
        var others = Flips.of(Array(vector.body.utf8)).map { body in
            var request = vector.request
            request.body = body
            return request
        }
        for header in ["x-slack-request-timestamp", "x-slack-signature"] {
            others += Flips.of(vector.request.headers[header] ?? "").map { value in
                var request = vector.request
                request.headers[header] = value
                return request
            }
        }
        #expect(others.count > 300)
        for request in others { #expect(!slack.fits(request, at: vector.now)) }
        for secret in Flips.of(vector.secret) {
            let other = try Self.slack(["signing_secret": [secret]])
            #expect(!other.fits(vector.request, at: vector.now))
        }
    }

    @Test(
        "a time that is no plain number, and a signature in another spelling, are refused",
        arguments: ["1531420618.0", "+1531420618", " 1531420618", "-1531420618", "", "١٥٣١٤٢٠٦١٨", "0x5b48"])
    func spelling(_ time: String) throws {
        let vector = try SlackVector.named("slash")
        var request = vector.request
        request.headers["x-slack-request-timestamp"] = time
        #expect(try !slack(vector).fits(request, at: vector.now))
        for signature in [vector.signature.uppercased(), String(vector.signature.dropFirst(3)), "v0=", "v1=00"] {
            request = vector.request
            request.headers["x-slack-signature"] = signature
            #expect(try !slack(vector).fits(request, at: vector.now), "\(signature)")
        }
    }

    @Test("slash commands are read as they are published")
    func slash() throws {
        let slack = try Self.slack()
        let weather = try slack.message(try SlackVector.named("weather").request)
        #expect(weather.room == "C2147483705" && weather.user == "U2147483697" && weather.userName == "Steve")
        #expect(weather.text == [.text("94070")])
        #expect(weather.delivery == "trigger 13345224609.738474920.8088930838d88f008e0")
        #expect(weather.address == "https://hooks.slack.com/commands/1234/5678")
        let empty = try slack.message(try SlackVector.named("slash").request)
        #expect(empty.text == [] && empty.user == "U2CERLKJA")
        #expect(!slack.comesAgain(empty))
    }

    @Test(
        "a form is read in each of its spellings",
        arguments: [
            ("text=note+a%20b%2Bc&user_id=U1&channel_id=C1", "note a b+c"),
            ("&&user_id=U1&channel_id=C1&text=caf%c3%A9=%3D&text=second", "café=="), ("user_id=U1&channel_id=C1", ""),
            ("user_id=U1&channel_id=C1&text", ""),
            ("user_id=U1&channel_id=C1&=x&text=https://a.example.org/:@", "https://a.example.org/:@"),
        ])
    func forms(_ body: String, _ text: String) throws {
        let message = try Self.slack().message(form(body))
        #expect(message.text == (text.isEmpty ? [] : [.text(text)]))
        #expect(message.delivery == nil && message.address == nil && message.userName == nil)
    }

    @Test(
        "what is no form, no JSON or neither is malformed",
        arguments: [
            "text=%ff&user_id=U1&channel_id=C1", "text=%4&user_id=U1&channel_id=C1",
            "text=%zz&user_id=U1&channel_id=C1",
            "text=a&user_id=U1", "text=a&channel_id=C1&user_id=", "", "payload=%7B", "payload",
            String(repeating: "a=b&", count: 1_001) + "user_id=U1&channel_id=C1",
        ])
    func malformed(_ body: String) throws {
        let slack = try Self.slack()
        #expect(throws: WebhookFault.self) { try slack.parse(form(body)) }
        #expect(throws: WebhookFault.self) { try slack.parse(json(body)) }
        var other = form("text=a&user_id=U1&channel_id=C1")
        other.headers["content-type"] = "text/plain"
        #expect(throws: WebhookFault.contentType(wanted: "application/json or application/x-www-form-urlencoded")) {
            try slack.parse(other)
        }
    }

    @Test("only addresses of Slack's, or of the configured API's host, are answered at")
    func responseURLs() throws {
        let own = try Self.slack(["api": ["http://127.0.0.1:8065/api/"]])
        for (url, fits, fitsOwn) in [
            ("https://hooks.slack.com/commands/1", true, true), ("http://hooks.slack.com/commands/1", false, false),
            ("https://hooks.slack.com.example.org/1", false, false),
            ("https://hooks.slack.com@example.org/", false, false),
            ("https://hooks.slack.com:1/", false, false), ("https://example.org/", false, false),
            ("http://127.0.0.1:8065/r/1", false, true), ("http://127.0.0.1:80651/r/1", false, false),
            ("https://hooks.slack.com/a b", false, false), ("https://hooks.slack.com/é", false, false),
        ] {
            let body = form("user_id=U1&channel_id=C1&response_url=" + url.replacing(" ", with: "%20"))
            #expect(try (Self.slack().message(body).address != nil) == fits, "\(url)")
            #expect(try (own.message(body).address != nil) == fitsOwn, "\(url)")
        }
    }

    @Test("a certificate check and a rate limit are noticed, a handshake is answered")
    func handshakes() throws {
        let slack = try Self.slack()
        #expect(try slack.parse(form("ssl_check=1&token=x")) == .noticed(WebhookAnswer(status: 200)))
        #expect(
            try slack.parse(SlackVector.named("app_rate_limited").request) == .noticed(WebhookAnswer(status: 200)))
        let challenge = #"{"challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"}"#
        #expect(
            try slack.parse(SlackVector.named("url_verification").request)
                == .noticed(WebhookAnswer(status: 200, body: Array(challenge.utf8))))
    }

    @Test("mentions and direct messages are read as they are published")
    func events() throws {
        let slack = try Self.slack()
        let mention = try slack.message(SlackVector.named("mention").request)
        #expect(mention.text == [.text("hello world")] && mention.room == "TTTTTTTTT" && mention.user == "AAAAAAAAA")
        #expect(mention.delivery == "event TvBP7LRED7" && !mention.isDirect && slack.comesAgain(mention))
        let pearl = try slack.message(SlackVector.named("app_mention").request)
        #expect(pearl.text == [.text("What is the hour of the pearl, ?")])
        let direct = try slack.message(SlackVector.named("message_im").request)
        #expect(direct.isDirect && direct.room == "D024BE91L" && direct.text == [.text("Hello hello can you hear me?")])
        #expect(direct.delivery == "message D024BE91L 1355517523.000005")
    }

    @Test("our own mention is taken out, others stay; threads are kept")
    func mentions() throws {
        let bots = #","authorizations":[{"user_id":"UBOT","is_bot":true}]"#
        let text = "<@U7|lena> and <@UBOT> &lt;<#C1|board>&gt; &amp;amp; <#C2|>"
        let message = try Self.slack().message(
            event(#"{"type":"app_mention","user":"U1","channel":"C1","thread_ts":"1.2","text":"\#(text)"}"#, bots))
        #expect(message.thread == "1.2")
        #expect(
            message.text == [.mention(id: "U7", name: "lena"), .text(" and  <#board> &amp; #C2")])
        let called = try Self.slack().message(
            event(#"{"type":"app_mention","user":"U1","channel":"C1","text":" <@UBOT>: done A7 "}"#, bots))
        #expect(called.text == [.text("done A7")])
        let direct = try Self.slack().message(
            event(#"{"type":"message","channel_type":"im","user":"U1","channel":"D1","text":"tell <@U7> all"}"#))
        #expect(direct.text == [.text("tell "), .mention(id: "U7", name: "U7"), .text(" all")])
    }

    @Test(
        "links are what was typed",
        arguments: [
            ("<http://example.org|example.org>", "example.org"), ("<https://example.org/>", "https://example.org/"),
            ("<mailto:lena@example.org|lena@example.org>", "lena@example.org"),
            ("<https://example.org/a?b=1&amp;c=2|the plan>", "the plan (https://example.org/a?b=1&c=2)"),
            ("<!here> <!channel|channel> <!subteam^S1|@team> <!date^1^x|today>", "@here @channel team today"),
            ("a < b", "a < b"), ("&amp;lt;", "&lt;"), ("<#C1>", "#C1"), ("<>", ""), ("x <", "x <"),
        ])
    func links(_ text: String, _ shown: String) throws {
        let body = #"{"type":"message","channel_type":"im","user":"U1","channel":"D1","text":"\#(text)"}"#
        #expect(try Self.slack().message(event(body)).text == (shown.isEmpty ? [] : [.text(shown)]))
    }

    @Test(
        "bots, edits, joins, ourselves and other people's talk are not heard",
        arguments: [
            #"{"type":"app_mention","user":"U1","channel":"C1","text":"a","bot_id":"B1"}"#,
            #"{"type":"app_mention","user":"UBOT","channel":"C1","text":"a"}"#,
            #"{"type":"app_mention","user":"USLACKBOT","channel":"C1","text":"a"}"#,
            #"{"type":"app_mention","user":"U1","channel":"C1","text":"a","edited":{"user":"U1"}}"#,
            #"{"type":"message","channel_type":"im","user":"U1","channel":"D1","text":"a","subtype":"message_changed"}"#,
            #"{"type":"message","channel_type":"im","user":"U1","channel":"D1","text":"a","subtype":"bot_message"}"#,
            #"{"type":"message","channel_type":"channel","user":"U1","channel":"C1","text":"a"}"#,
            #"{"type":"message","channel_type":"im","channel":"D1","text":"a"}"#,
            #"{"type":"reaction_added","user":"U1"}"#, "{}", "[]", "7",
        ])
    func unheard(_ body: String) throws {
        let bots = #","authorizations":[{"user_id":"UBOT","is_bot":true}]"#
        #expect(try Self.slack().parse(event(body, bots)) == .noticed(WebhookAnswer(status: 200)))
        let file =
            #"{"type":"message","channel_type":"im","user":"U1","channel":"D1","text":"a","subtype":"file_share"}"#
        #expect(try Self.slack().message(event(file, bots)).text == [.text("a")])
    }

    @Test("a pressed button says its line; other buttons and interactions are noticed")
    func presses() throws {
        let slack = try Self.slack()
        #expect(
            try slack.parse(SlackVector.named("block_actions").request) == .noticed(WebhookAnswer(status: 200)))
        let ours = SlackVector(
            name: "", source: "", secret: "", timestamp: "", contentType: "application/x-www-form-urlencoded",
            body: try SlackVector.named("block_actions").body.replacing(
                "click_me_123",
                with: "%7B%5C%22say%5C%22%3A%5C%22done%20A7%5C%22%2C%5C%22series%5C%22%3A%5C%22q1%5C%22%7D"),
            signature: "", mustVerify: false)
        let press = try slack.message(ours.request)
        #expect(press.text == [.text("done A7")] && press.series == "q1" && press.mark == nil)
        #expect(press.room == "C111" && press.user == "W111" && press.delivery == "trigger 111.222.valid")
        #expect(press.address == "https://hooks.slack.com/actions/T111/111/random-value")
        #expect(
            try slack.parse(form("payload=%7B%22type%22%3A%22view_closed%22%7D"))
                == .noticed(WebhookAnswer(status: 200)))
    }
}
