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
        #expect(message.replyURL == "https://chat.example.org/1")
        let hub = try read(request(plain, ["x-github-delivery": "m1"]))
        #expect(hub.delivery == "x-github-delivery m1")
    }

    @Test("user_id is who it is, user then what is shown of them; direct is said to nobody else")
    func identity() throws {
        let body = #"{"room":"b","user":"Lena Vos","user_id":"U7","text":"status","direct":true}"#
        let message = try read(request(body))
        #expect(message.user == "U7" && message.userName == "Lena Vos" && !message.userIsHandle && message.isDirect)
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
