import ConvenorEngine
import ConvenorPlatforms
import Testing

@Suite("Lines of Matrix")
struct MatrixLineTests {
    private static let own = "@convenor:example.org"
    private static let person = "@lena:example.org"

    /// What is heard of a message in a room of several people, nil for nothing.
    private func heard(_ content: String, isDirect: Bool = false) async throws -> PlatformMessage? {
        let event = #"{"type":"m.room.message","event_id":"$e","sender":"\#(Self.person)","content":\#(content)}"#
        let sync = #"{"next_batch":"s2","rooms":{"join":{"!r":{"timeline":{"events":[\#(event)]}}}}}"#
        let direct = isDirect ? #"{"\#(Self.person)":["!r"]}"# : "{}"
        let wire = ScriptedWire { call in
            let body =
                call.url.contains("/whoami")
                ? #"{"user_id":"\#(Self.own)"}"# : call.url.contains("/sync") ? sync : direct
            return WebAnswer(status: 200, body: Array(body.utf8))
        }
        let matrix = Matrix(MatrixTests.values)!
        return try await matrix.poll(after: "s1", over: wire) { _ in false }.messages.first
    }

    private func text(_ body: String) async throws -> String? {
        let message = try await heard(#"{"msgtype":"m.text","body":"\#(body)"}"#)
        return message.map { $0.text.map { if case .text(let text) = $0 { text } else { "<>" } }.joined() }
    }

    @Test(
        "in a room with others a line is heard that calls Convenor by a sign or by name",
        arguments: [
            ("!note a", "note a"), ("!convenor note a", "note a"), ("!Convenor", ""), ("  !status", "status"),
            ("!#note a", "#note a"), ("!@lena: note a", "@lena: note a"), ("convenor: note a", "note a"),
            ("Convenor, note a", "note a"), ("@convenor note a", "note a"), ("@convenor: note a", "note a"),
            ("/convenor note a", "/convenor note a"), ("@convenor:example.org note a", "note a"),
            ("@convenor:example.org: note a", "note a"), ("note a @convenor:example.org", "note a "),
            ("!convenors", "convenors"), ("@convenor", ""),
        ])
    func addressed(_ body: String, _ line: String) async throws {
        #expect(try await text(body) == line)
    }

    @Test(
        "what people say to one another is not heard",
        arguments: [
            "note a", "", "!", "!!", "! important", "well!note", "convenor is down", "convenors: all",
            "@convenors hello",
            "ask @convenor.org:example.org", "-> !note", "I told convenor: no",
        ])
    func others(_ body: String) async throws {
        #expect(try await text(body) == nil)
    }

    @Test("everything is heard in a direct room, without the call")
    func direct() async throws {
        for (body, line) in [("note a", "note a"), ("!note a", "note a"), ("convenor: note a", "note a")] {
            let message = try #require(
                try await heard(#"{"msgtype":"m.text","body":"\#(body)"}"#, isDirect: true))
            #expect(message.text == [.text(line)] && message.isDirect)
        }
    }

    @Test("a mention is known by its link, by m.mentions or by the id, and its name is no word of the line")
    func mentions() async throws {
        let pills = #"""
            {"msgtype":"m.text","body":"Convenor: action Ask Bo & Board @ana:example.org","format":"org.matrix.custom.html",
            "formatted_body":"<a href=\"https://matrix.to/#/%40convenor%3Aexample.org\">Convenor</a>: action Ask <a href=\"https://matrix.to/#/@bo:example.org\">Bo</a> &amp; Board @ana:example.org",
            "m.mentions":{"user_ids":["@convenor:example.org","@bo:example.org","@ana:example.org"]}}
            """#
        let message = try #require(try await heard(pills.replacing("\n", with: "")))
        #expect(
            message.text == [
                .text("action Ask "), .mention(id: "@bo:example.org", name: "Bo"), .text(" & Board "),
                .mention(id: "@ana:example.org", name: "@ana:example.org"),
            ])
        let quiet = try await heard(
            #"{"msgtype":"m.text","body":"status please","m.mentions":{"user_ids":["@convenor:example.org"]}}"#)
        #expect(quiet?.text == [.text("status please")])
        #expect(
            try await heard(#"{"msgtype":"m.text","body":"hi","m.mentions":{"user_ids":["@bo:example.org"]}}"#) == nil)
        let room =
            #"{"msgtype":"m.text","body":"a room","formatted_body":"<a href=\"https://matrix.to/#/!r\">a room</a>"}"#
        #expect(try await heard(room) == nil)
    }

    @Test("edits, notices and what is no text are not heard; a reply is, without the quotation")
    func relations() async throws {
        let edit = #"""
            {"msgtype":"m.text","body":"* !note b","m.new_content":{"msgtype":"m.text","body":"!note b"},
            "m.relates_to":{"rel_type":"m.replace","event_id":"$a"}}
            """#
        let silent = [
            edit.replacing("\n", with: "").replacing("* !note", with: "!note"),
            #"{"msgtype":"m.notice","body":"!note a"}"#,
            #"{"msgtype":"m.emote","body":"!note a"}"#, #"{"msgtype":"m.image","body":"!note a"}"#,
            #"{"body":"!note a"}"#, #"{"msgtype":"m.text","body":7}"#, "{}", "[]",
        ]
        for content in silent { #expect(try await heard(content) == nil, "\(content)") }
        let reply = #"""
            {"msgtype":"m.text","body":"> <@bo:example.org> !note theirs\n> more\n\n!note a","m.relates_to":
            {"m.in_reply_to":{"event_id":"$a"}}}
            """#
        let replied = try #require(try await heard(reply.replacing("\n", with: "")))
        #expect(replied.text == [.text("note a")] && replied.context == "$e" && replied.thread == nil)
        let thread = #"""
            {"msgtype":"m.text","body":"!note a","m.relates_to":{"rel_type":"m.thread","event_id":"$root",
            "is_falling_back":true,"m.in_reply_to":{"event_id":"$a"}}}
            """#
        #expect(try await heard(thread.replacing("\n", with: ""))?.thread == "$root")
    }
}
