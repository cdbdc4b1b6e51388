import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Foundation
import Testing

@Suite("Microsoft Teams")
struct TeamsTests {
    private static func teams(_ keys: [String], workflow: String? = nil) throws -> Teams {
        try #require(
            Teams(PlatformValues(["security_tokens": keys, "workflow_url": workflow.map { [$0] } ?? []])))
    }

    private static func request(_ vector: Vectors.Teams) -> WebhookRequest {
        WebhookRequest("teams", vector.body, ["authorization": vector.authorization])
    }

    /// When the first vector was sent.
    private static let sent: Int64 = 1_485_983_407
    private static let url = "https://flow.example.org/invoke?api-version=1&sig=s3cret"

    @Test("HMAC-SHA256 gives what RFC 4231 says, in base64 behind HMAC", arguments: Vectors.rfc4231)
    func primitives(_ vector: Vectors.MAC) throws {
        let key = Data(Vectors.bytes(vector.keyHex)).base64EncodedString()
        let code = Data(Vectors.bytes(vector.mac)).base64EncodedString()
        var request = WebhookRequest("teams", "", ["authorization": "HMAC " + code])
        request.body = Vectors.bytes(vector.dataHex)
        #expect(try Self.teams([key]).takes(request, at: 0))
        for other in request.body.flips {
            var changed = request
            changed.body = other
            #expect(try !Self.teams([key]).takes(changed, at: 0))
        }
    }

    @Test("each vector is taken, and refused with one bit changed in body, signature or key")
    func bits() throws {
        for vector in Vectors.teams {
            let teams = try Self.teams([vector.key])
            #expect(teams.takes(Self.request(vector), at: Self.sent))
            for body in Array(vector.body.utf8).flips {
                var request = Self.request(vector)
                request.body = body
                #expect(!teams.takes(request, at: Self.sent))
            }
            for header in vector.authorization.flips {
                var request = Self.request(vector)
                request.headers["authorization"] = header
                #expect(!teams.takes(request, at: Self.sent), "\(header)")
            }
            for key in vector.key.flips {
                guard let other = Teams(PlatformValues(["security_tokens": [key]])) else { continue }
                #expect(!other.takes(Self.request(vector), at: Self.sent), "\(key)")
            }
        }
    }

    @Test("an activity is taken five minutes early and late by its own time, and no longer")
    func window() throws {
        let vector = Vectors.teams[0]
        let teams = try Self.teams([vector.key])
        for off: Int64 in [-500, -301, -300, 0, 300, 301, 500] {
            #expect(teams.takes(Self.request(vector), at: Self.sent + off) == (abs(off) <= 300), "\(off)")
        }
    }

    @Test("either of two tokens fits; no header, another scheme and a text as key do not")
    func others() throws {
        let vector = Vectors.teams[0]
        let second = try Self.teams(["QgyNSToQjf4p6+YzDpjKks1/tXeJQ7FhVHqRwTnugVI=", vector.key])
        #expect(second.takes(Self.request(vector), at: Self.sent))
        let code = vector.authorization.dropFirst(5)
        for header in [
            "", "HMAC", "HMAC ", "hmac \(code)", "Bearer \(code)", "HMAC  \(code)", "HMAC \(code) ", "\(code)",
        ] {
            var request = Self.request(vector)
            request.headers["authorization"] = header
            #expect(!second.takes(request, at: Self.sent), "\(header)")
        }
        var bare = Self.request(vector)
        bare.headers["authorization"] = nil
        #expect(!second.takes(bare, at: Self.sent))
        #expect(Teams(PlatformValues(["security_tokens": ["no base64!"]])) == nil)
        #expect(Teams(PlatformValues([:])) == nil)
    }

    @Test("an activity becomes a message: its channel, its author, its words without our name")
    func message() throws {
        let vector = Vectors.teams[0]
        let message = try #require(try Self.teams([vector.key]).read(Self.request(vector)))
        #expect(message.room == "19:253b1f341670408fb6fe51050b6e5ceb@thread.skype")
        #expect(message.user.hasPrefix("29:1XJKJMvc5GBtc2JwZq0oj8tHZm"))
        #expect(message.userName == "Alex Chair")
        #expect(message.said == "/topic Budget")
        #expect(message.delivery?.hasSuffix("messageid=1485983194839 1485983408511") == true)
        #expect(!message.isDirect)
    }

    @Test(
        "HTML is undone",
        arguments: [
            ("<at>Convenor</at>&nbsp;note Q&amp;A &lt;b&gt; &#39;x&#39; &#x1F41F;", "note Q&A <b> 'x' \u{1F41F}"),
            ("<p><at id=\"0\">Convenor</at> action Ask <at>Bo Li</at> today</p>", "action Ask [29:bo Bo Li] today"),
            ("<at>Convenor</at> note <at>Somebody</at>", "note @Somebody"),
            ("<div>note one<br/>two</div>", "note one two"), ("note a < b & c > d", "note a < b & c > d"),
            ("note &amp;lt; &unknown; &#0; &#xD800;", "note &lt; &unknown; \u{0} &#xD800;"),
            ("<at>Convenor</at>", ""), (" \u{A0} ", ""), ("note <at>open", "note open"), ("note <", "note <"),
        ])
    func text(_ html: String, _ said: String) throws {
        let body: JSONValue = [
            "type": "message", "id": "1", "timestamp": "2017-02-01T21:10:07.4371234Z", "conversation": ["id": "19:a"],
            "from": ["id": "29:lena"], "text": .text(html),
            "entities": [
                ["type": "mention", "mentioned": ["id": "29:bo", "name": "Bo Li"], "text": "<at>Bo Li</at>"],
                ["type": "clientInfo", "locale": "en"],
            ],
        ]
        let message = try #require(try Self.teams(["a2V5"]).read(WebhookRequest("teams", body.bytes.text)))
        #expect(message.said == said)
    }

    @Test("what is no message is told or left alone")
    func malformed() throws {
        let teams = try Self.teams(["a2V5"])
        #expect(teams.fault(WebhookRequest("teams", "[]"))?.status == 400)
        #expect(teams.fault(WebhookRequest("teams", #"{"type":"message","text":"Grüße"}"#))?.status == 400)
        #expect(teams.fault(WebhookRequest("teams", "{}", ["content-type": "text/plain"]))?.status == 415)
        #expect(try teams.noticed(WebhookRequest("teams", #"{"type":"typing"}"#))?.status == 200)
    }

    @Test("an answer is an Adaptive Card below 28 KB, and where nothing is stored as well")
    func answers() throws {
        let teams = try Self.teams(["a2V5"])
        let message = PlatformMessage(delivery: nil, room: "19:a", user: "29:lena", text: [])
        let card = teams.answer(.asking, to: message).json
        #expect(card["type"]?.text == "message")
        let attachment = try #require(card["attachments"]?.array?.first)
        #expect(attachment["contentType"]?.text == "application/vnd.microsoft.card.adaptive")
        let blocks = try #require(attachment["content"]?["body"]?.array)
        #expect(blocks.allSatisfy { $0["type"]?.text == "TextBlock" && $0["wrap"]?.bool == true })
        #expect(blocks.contains { $0["text"]?.text?.contains("1 Tue 1 Dec") == true })
        for line in ["a", "\u{20AC}\u{20AC}\u{20AC}", "\"\\\"", "# <b>*_`"] {
            let body = teams.answer(Reply((0..<5000).map { _ in .line(line) }), to: message)
            #expect(body.count < 28_000 && body.json["attachments"] != nil)
        }
        #expect(!teams.answer(Reply("Yours alone").to(.confidential), to: message).text.contains("Yours alone"))
        #expect(!teams.comesAgain(message))
    }

    @Test("notices go to the workflow, whatever stands in its URL; nothing confidential does")
    func notices() async throws {
        let teams = try Self.teams(["a2V5"], workflow: Self.url)
        let room = ChatRoom(place: "teams", id: "19:a")
        let post = try #require(teams.posts(Reply("A7 is due"), to: room).first)
        #expect(!post.body.text.contains("s3cret") && !post.address.contains("s3cret"))
        #expect(teams.posts(Reply("A7").to(.confidential), to: room).isEmpty)
        #expect(teams.posts(Reply("A7"), toPerson: "29:lena").isEmpty)
        #expect(try Self.teams(["a2V5"]).posts(Reply("A7"), to: room).isEmpty)
        let wire = ScriptedWire(202, "")
        #expect(try await teams.deliver(post, over: wire) == "202")
        #expect(wire.calls.map(\.url) == [Self.url])
        #expect(wire.calls[0].body.json["attachments"]?.array?.count == 1)
    }

    @Test("what stands in a 200 of an old connector counts, and so do statuses")
    func outcomes() async throws {
        let teams = try Self.teams(["a2V5"], workflow: Self.url)
        let post = try #require(teams.posts(Reply("A7"), to: ChatRoom(place: "teams", id: "19:a")).first)
        let hidden = "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error "
        func outcome(_ status: Int, _ body: String, _ wait: Int? = nil) async -> DeliveryFailure? {
            await teams.failure(post, over: ScriptedWire(status, body, retryAfterSeconds: wait))
        }
        #expect(await outcome(200, "1") == nil)
        guard case .later(_, let seconds)? = await outcome(200, hidden + "429 with ContextId tcid=0") else {
            Issue.record("429 within 200 is no reason to wait")
            return
        }
        #expect((1...3600).contains(seconds))
        guard case .permanent? = await outcome(200, hidden + "413 with ContextId") else {
            Issue.record("413 within 200 is not for good")
            return
        }
        #expect(await outcome(429, "", 7) == .later("429", seconds: 7))
        guard case .permanent? = await outcome(404, "") else {
            Issue.record("404 is not for good")
            return
        }
        let cut = ScriptedWire { _ throws(WebFault) in throw .broken("cut") }
        #expect(await teams.failure(post, over: cut) == .uncertain("cut"))
    }
}
