import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Testing

@Suite("The generic platform")
struct GenericTests {
    private let generic = Generic(secrets: ["a secret"])

    private func request(_ body: String, _ headers: [String: String] = [:]) -> WebhookRequest {
        let headers = ["content-type": "application/json"].merging(headers) { $1 }
        return WebhookRequest(platform: "generic", name: "", headers: headers, body: Array(body.utf8))
    }

    private func fault(_ request: WebhookRequest) -> WebhookFault? {
        do {
            _ = try generic.parse(request)
            return nil
        } catch {
            return error
        }
    }

    private func read(_ request: WebhookRequest) throws -> PlatformMessage {
        guard case .message(let message) = try generic.parse(request) else { throw WebhookFault.unauthentic }
        return message
    }

    @Test("a message is read with and without a reply address; other members are ignored")
    func messages() throws {
        var expected = PlatformMessage(delivery: nil, room: "Board 3", user: "lena", text: [.text("status")])
        expected.userIsHandle = true
        expected.content = try read(request(#"{"room":"Board 3","user":"lena","text":"status"}"#)).content
        let plain = #"{"room":"Board 3","user":"lena","text":"status","extra":[1,{"a":null}]}"#
        #expect(
            try generic.parse(request(plain))
                == .message(expected))
        #expect(expected.userName == nil && !expected.isDirect)
        let full = #"{"room":"b","user":"@lena","text":"note h\u00e9","reply_url":"https://chat.example.org/1"}"#
        let message = try read(
            request(
                full,
                ["webhook-id": "m1", "webhook-signature": "v1,", "content-type": "Application/JSON; charset=utf-8"]))
        #expect(message.delivery == "webhook-id m1")
        #expect(message.text == [.text("note hé")])
        #expect(message.address == "https://chat.example.org/1")
        let hub = try read(request(plain, ["x-github-delivery": "m1"]))
        #expect(hub.delivery == "x-github-delivery m1")
    }

    @Test("user_id is who it is, user then what is shown of them; direct is said to nobody else")
    func identity() throws {
        let body = #"{"room":"b","user":"Lena Vos","user_id":"U7","text":"status","direct":true}"#
        let message = try read(request(body))
        #expect(message.user == "U7" && message.userName == "Lena Vos" && !message.userIsHandle && message.isDirect)
    }

    @Test("what a line says tells it from another one, and where answers are wanted does not")
    func content() throws {
        let body = #"{"room":"b","user":"lena","text":"status"}"#
        let first = try read(request(body)).content
        #expect(first != nil)
        #expect(try read(request(#"{"text": "status", "user":"lena","room":"b","reply_url":""}"#)).content == first)
        for (old, new) in [("status", "statut"), ("lena", "lenb"), (#""b""#, #""c""#), ("}", #","direct":true}"#)] {
            #expect(try read(request(body.replacing(old, with: new))).content != first)
        }
    }

    @Test("the description has every member that is read and that is answered, and no other")
    func described() throws {
        let described = generic.description(at: "/webhooks/generic")
        guard case .object(let members)? = described.bodies.first?.schema["properties"] else {
            Issue.record("no members are described")
            return
        }
        #expect(Set(members.keys) == ["room", "user", "user_id", "text", "csv", "values", "reply_url", "direct"])
        // What is read is told of when it is a number.
        for member in members.keys {
            var body: [String: JSONValue] = ["room": "b", "user": "lena", "text": "a"]
            body[member] = 7
            let fault = fault(request(String(decoding: JSONValue.object(body).bytes, as: UTF8.self)))
            guard case .malformed(let said) = fault else {
                Issue.record("\(member) is not read")
                continue
            }
            #expect(said.hasPrefix("\"\(member)\" is "))
        }
        let answers = described.answers.first { $0.status == 200 }?.body?.schema["properties"]
        guard case .object(let told)? = answers else {
            Issue.record("no answer is described")
            return
        }
        var written: Set<String> = []
        for audience in [Reply.Audience.room, .asker, .confidential] {
            let message = PlatformMessage(delivery: nil, room: "b", user: "lena", text: [])
            if case .object(let answer) = generic.answer(Reply("a").to(audience), to: message).json {
                written.formUnion(answer.keys)
            }
        }
        #expect(Set(told.keys) == written)
        #expect(described.answers.map(\.status).sorted() == [200, 400, 401, 409, 415])
    }

    @Test("an answer has one page, and no other is shown")
    func pages() {
        let message = PlatformMessage(delivery: nil, room: "b", user: "lena", text: [])
        var reply = Reply.long(200)
        #expect(generic.answer(reply, to: message).text.contains("Line 199"))
        for page in [2, 99] {
            reply.page = page
            #expect(generic.answer(reply, to: message).text == #"{"text":"There is no page \#(page): it has 1 page."}"#)
        }
    }

    @Test(
        "what is no such message is told in a sentence",
        arguments: [
            ("", "The body is no JSON."), ("[]", "The body is no JSON object."), ("{", "The body is no JSON."),
            (#"{"room":"b","user":"lena"}"#, "\"text\" is missing."),
            (#"{"room":1,"user":"lena","text":"a"}"#, "\"room\" is no text."),
            (#"{"room":"b","user":null,"text":"a"}"#, "\"user\" is no text."),
            (#"{"room":"b","user":"lena","text":"a","direct":"yes"}"#, "\"direct\" is neither true nor false."),
            (#"{"room":"b","user":"lena","text":"a","user_id":7}"#, "\"user_id\" is no text."),
            (#"{"room":"b","user":"lena","text":"a","user_id":""}"#, "\"user_id\" is empty"),
            (#"{"room":"","user":"lena","text":"a"}"#, "\"room\" is a name of 1 to 200 characters"),
            (#"{"room":"a\nb","user":"lena","text":"a"}"#, "\"room\" is a name of 1 to 200 characters"),
            (#"{"room":"b","user":"","text":"a"}"#, "\"user\" is a name of 1 to 200 characters"),
            (#"{"room":"b","user":" ","text":"a"}"#, "\"user\" is a name of 1 to 200 characters"),
            (#"{"room":"b","user":"\u001b[31mRED","text":"a"}"#, "\"user\" is a name of 1 to 200 characters"),
            (#"{"room":"b","user":"a\nb","text":"a"}"#, "\"user\" is a name of 1 to 200 characters"),
            (#"{"room":"b","user":"a\nb","user_id":"U7","text":"a"}"#, "\"user\" is a name of 1 to 200 characters"),
            (#"{"room":"b","user":"a","user_id":"a\nb","text":"a"}"#, "\"user_id\" is a name of 1 to 200 characters"),
            (#"{"room":"b","user":"a","text":"a","reply_url":"ftp://example.org/1"}"#, "\"reply_url\" is an address"),
            (#"{"room":"b","user":"a","text":"a","reply_url":"https://"}"#, "\"reply_url\" is an address"),
            (#"{"room":"b","user":"a","text":"a","reply_url":"https:///x"}"#, "\"reply_url\" is an address"),
            (
                #"{"room":"b","user":"a","text":"a","reply_url":"https://example.org/ x"}"#,
                "\"reply_url\" is an address"
            ),
            (#"{"room":"b","user":"lena","text":"a"} x"#, "The body is no JSON."),
            ("{\"room\":\"b\u{0}\"}", "The body is no text in UTF-8."),
        ])
    func malformed(_ body: String, _ sentence: String) {
        guard case .malformed(let said) = fault(request(body)) else {
            Issue.record("\(body) is read")
            return
        }
        #expect(said.hasPrefix(sentence), "\(said)")
    }

    @Test("bytes that are no UTF-8 and brackets without end are malformed")
    func bytes() {
        var broken = request("")
        broken.body = Array(#"{"room":"b"#.utf8) + [0xFF] + Array("\"}".utf8)
        #expect(fault(broken)?.status == 400)
        #expect(fault(request(String(repeating: "[", count: 1_000_000)))?.status == 400)
        #expect(fault(request(String(repeating: #"{"a":"#, count: 200_000)))?.status == 400)
    }

    @Test("another content type, or none, is not read", arguments: ["text/plain", "application/jsonp", "", ";"])
    func contentType(_ type: String) {
        let other = request(#"{"room":"b","user":"lena","text":"a"}"#, ["content-type": type])
        #expect(fault(other) == .contentType(wanted: "application/json"))
    }

    @Test("an answer that is not for the room says for whom it is")
    func audiences() {
        let message = PlatformMessage(delivery: nil, room: "b", user: "lena", text: [])
        for (audience, word) in [(Reply.Audience.asker, "asker"), (.confidential, "confidential")] {
            var reply = Reply("a")
            reply.audience = audience
            #expect(
                String(decoding: generic.answer(reply, to: message), as: UTF8.self)
                    == #"{"audience":"\#(word)","text":"a"}"#)
        }
    }

    @Test("an answer is an object with the text, whatever stands in it")
    func answer() {
        let body = generic.answer(
            Reply("A7 \"done\" / <b>\n\\"), to: PlatformMessage(delivery: nil, room: "b", user: "lena", text: []))
        #expect(String(decoding: body, as: UTF8.self) == #"{"text":"A7 \"done\" / <b>\n\\"}"#)
    }
}
