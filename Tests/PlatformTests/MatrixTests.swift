import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Synchronization
import Testing

@Suite("Matrix")
struct MatrixTests {
    static let values = PlatformValues([
        "homeserver": ["https://matrix.example.org/"], "user": ["@convenor:example.org"],
        "access_token": ["aCcessToken"],
        "inviters": ["@ana:example.org", "*:friends.example.org"],
    ])
    private let matrix = Matrix(values)!
    private static let knowsLena: @Sendable (String) async -> Bool = { $0 == "@lena:example.org" }

    /// A homeserver that answers by the end of the path, `{}` where nothing is set.
    private func homeserver(_ answers: [String: String], status: [String: Int] = [:]) -> ScriptedWire {
        ScriptedWire { call in
            let path = String(call.url.split(separator: "?")[0].dropFirst("https://matrix.example.org/".count))
            let name = answers.keys.first { path.hasSuffix($0) }
            let whoami = path.hasSuffix("whoami") ? #"{"user_id":"@convenor:example.org"}"# : "{}"
            let body = name.flatMap { answers[$0] } ?? whoami
            return WebAnswer(status: status.first { path.hasSuffix($0.key) }?.value ?? 200, body: Array(body.utf8))
        }
    }

    @Test("the first round begins now: nothing of the past is heard, and who may invite is followed")
    func beginning() async throws {
        let wire = homeserver(["/sync": try fixture("matrix-sync.json")])
        let round = try await matrix.poll(after: nil, over: wire, isKnown: Self.knowsLena)
        #expect(round == PollRound(mark: "s2_3"))
        let sync = try #require(wire.calls.first { $0.url.contains("/sync") })
        #expect(sync.url.contains("timeout=0&") || sync.url.hasSuffix("timeout=0"))
        #expect(!sync.url.contains("since=") && sync.header("Authorization") == "Bearer aCcessToken")
        let lines = wire.calls.map(\.line)
        #expect(lines.contains("POST /_matrix/client/v3/join/%21known"))
        #expect(lines.contains("POST /_matrix/client/v3/rooms/%21spam/leave"))
        #expect(lines.contains("PUT /_matrix/client/v3/user/%40convenor%3Aexample.org/account_data/m.direct"))
    }

    @Test("later rounds wait, hear what is said to it in order, and fetch what was left out")
    func rounds() async throws {
        let gap = Mutex([
            #"{"chunk":[{"type":"m.room.message","event_id":"$0b","sender":"@bo:example.org","content":{"msgtype":"m.text","body":"!note b"}}],"end":"t0_9"}"#,
            #"{"chunk":[{"type":"m.room.message","event_id":"$0a","sender":"@bo:example.org","content":{"msgtype":"m.text","body":"!note a"}}]}"#,
        ])
        let sync = try fixture("matrix-sync.json")
        let wire = ScriptedWire { call in
            let body =
                call.url.contains("whoami")
                ? #"{"user_id":"@convenor:example.org"}"#
                : call.url.contains("/sync?")
                    ? sync
                    : call.url.contains("/messages?")
                        ? gap.withLock { $0.removeFirst() }
                        : call.method == "GET" ? #"{"@lena:example.org":["!both"]}"# : "{}"
            return WebAnswer(status: 200, body: Array(body.utf8))
        }
        let round = try await matrix.poll(after: "s1_1", over: wire, isKnown: Self.knowsLena)
        // Rooms come in the order of their ids, the lines of each in their own.
        #expect(round.messages.compactMap(\.delivery) == ["$0a", "$0b", "$1", "$6"])
        #expect(round.messages.first { $0.room == "!both" }?.isDirect == true)
        #expect(round.unreadable == ["!board"])
        let call = try #require(wire.calls.first { $0.url.contains("/sync?") })
        #expect(call.url.contains("since=s1_1") && call.url.contains("timeout=30000"))
        #expect(call.timeoutSeconds > 30)
        let pages = wire.calls.filter { $0.url.contains("/messages?") }.map(\.url)
        #expect(pages.count == 2 && pages[0].contains("from=t1_2") && pages[1].contains("from=t0_9"))
        #expect(pages.allSatisfy { $0.contains("/rooms/%21board/messages?dir=b") && $0.contains("to=s1_1") })
    }

    @Test("what was said before it came into a room is not heard")
    func joining() async throws {
        let said = { (id: String) in
            #"{"type":"m.room.message","event_id":"\#(id)","sender":"@bo:example.org","content":{"msgtype":"m.text","body":"!note \#(id)"}}"#
        }
        let join = { (before: String) in
            #"{"type":"m.room.member","state_key":"@convenor:example.org","content":{"membership":"join"},"unsigned":{"prev_content":{"membership":"\#(before)"}}}"#
        }
        for (before, heard) in [("invite", ["b"]), ("join", ["a", "b"])] {
            let sync = """
                {"next_batch":"s2","rooms":{"join":{"!r":{"timeline":{"limited":true,"prev_batch":"p","events":[\
                \(said("a")),\(join(before)),\(said("b"))]}}}}}
                """
            let round = try await matrix.poll(after: "s1", over: homeserver(["/sync": sync]), isKnown: Self.knowsLena)
            #expect(round.messages.compactMap(\.delivery) == heard)
        }
    }

    @Test(
        "what goes wrong while listening is told apart",
        arguments: [
            (401, #"{"errcode":"M_UNKNOWN_TOKEN","error":"Invalid access token","soft_logout":false}"#, "refused"),
            (429, #"{"errcode":"M_LIMIT_EXCEEDED","error":"Too many","retry_after_ms":1500}"#, "later 2"),
            (400, #"{"errcode":"M_UNKNOWN","error":"Invalid stream token"}"#, "lost"),
            (502, "<html>", "away"), (200, "<html>", "away"), (200, "{}", "away"),
        ])
    func faults(_ status: Int, _ body: String, _ kind: String) async throws {
        let wire = homeserver(["/sync": body], status: ["/sync": status])
        do {
            _ = try await matrix.poll(after: "s1", over: wire, isKnown: Self.knowsLena)
            Issue.record("No fault")
        } catch {
            let found =
                switch error {
                case .away: "away"
                case .later(_, let seconds): "later \(seconds)"
                case .lost: "lost"
                case .refused: "refused"
                }
            #expect(found == kind)
            #expect(!"\(error)".contains("aCcessToken"))
        }
    }

    @Test("the token of another account is not used")
    func whoami() async {
        let wire = homeserver(["whoami": #"{"user_id":"@lena:example.org"}"#])
        await #expect(throws: PollFault.self) {
            try await matrix.poll(after: "s1", over: wire, isKnown: Self.knowsLena)
        }
        #expect(wire.calls.count == 1)
        #expect(Matrix(PlatformValues(["homeserver": ["https://a.example.org"], "user": ["@a:b"]])) == nil)
    }

    @Test("a reply is a notice in the room or thread, sent under one transaction id however often")
    func replies() async throws {
        var message = PlatformMessage(delivery: "$ev", room: "!r/1:example.org", user: "@lena:example.org", text: [])
        var plain = try #require(matrix.posts(Reply("A1 noted"), after: message).first)
        plain.id = "l/1"
        let wire = homeserver(["convenor.l%2F1": #"{"event_id":"$new"}"#])
        for _ in 0..<2 { #expect(try await matrix.deliver(plain, over: wire) == "$new") }
        #expect(Set(wire.calls.map(\.line)).count == 1)
        #expect(
            wire.calls[0].line
                == "PUT /_matrix/client/v3/rooms/%21r%2F1%3Aexample.org/send/m.room.message/convenor.l%2F1")
        #expect(wire.calls[0].text.contains(#""msgtype":"m.notice""#) && !wire.calls[0].text.contains("m.relates_to"))
        message.context = "$ev"
        message.thread = "$root"
        let thread = try #require(matrix.posts(Reply("A1 noted"), after: message).first)
        _ = try await matrix.deliver(thread, over: wire)
        #expect(wire.calls.last?.text.contains(#""rel_type":"m.thread""#) == true)
        #expect(matrix.posts(Reply(), after: message).isEmpty)
        var secret = Reply("A1 raise")
        secret.audience = .confidential
        let apart = matrix.posts(secret, after: message)
        #expect(apart.map(\.address) == [message.room, message.user])
        #expect(!String(decoding: apart[0].body, as: UTF8.self).contains("raise"))
        #expect(matrix.answer(Reply("A1 noted"), to: message).isEmpty)
    }

    @Test("a person gets one room, which is remembered at the homeserver")
    func direct() async throws {
        let post = try #require(matrix.posts(Reply("Due"), toPerson: "@bo:example.org").first)
        let wire = homeserver(["createRoom": #"{"room_id":"!new"}"#])
        for _ in 0..<2 { _ = try await matrix.deliver(post, over: wire) }
        let lines = wire.calls.map(\.line)
        #expect(lines.filter { $0.hasSuffix("/createRoom") }.count == 1)
        #expect(lines.filter { $0.contains("/rooms/%21new/send/") }.count == 2)
        let kept = try #require(wire.calls.first { $0.method == "PUT" && $0.url.hasSuffix("m.direct") })
        #expect(kept.text == #"{"@bo:example.org":["!new"]}"#)
        // Another start asks the homeserver.
        let again = homeserver(["m.direct": #"{"@bo:example.org":["!old"]}"#])
        _ = try await Matrix(Self.values)!.deliver(post, over: again)
        #expect(again.calls.last?.line.contains("/rooms/%21old/send/") == true)
        #expect(!again.calls.contains { $0.url.hasSuffix("createRoom") })
    }

    @Test("a person who left gets a new room")
    func leaver() async throws {
        let sync = """
            {"next_batch":"s2","rooms":{"join":{"!old":{"timeline":{"events":[{"type":"m.room.member",\
            "state_key":"@bo:example.org","content":{"membership":"leave"}}]}}}}}
            """
        let wire = homeserver([
            "m.direct": #"{"@bo:example.org":["!old"]}"#, "/sync": sync, "createRoom": #"{"room_id":"!new"}"#,
        ])
        _ = try await matrix.poll(after: "s1", over: wire, isKnown: Self.knowsLena)
        let post = try #require(matrix.posts(Reply("Due"), toPerson: "@bo:example.org").first)
        _ = try await matrix.deliver(post, over: wire)
        #expect(wire.calls.last?.line.contains("/rooms/%21new/send/") == true)
    }

    @Test(
        "what the homeserver says of a post decides whether it is tried again",
        arguments: [
            (
                429, #"{"errcode":"M_LIMIT_EXCEEDED","error":"Too many","retry_after_ms":4000}"#,
                DeliveryFailure.later("429 M_LIMIT_EXCEEDED Too many", seconds: 5)
            ),
            (403, #"{"errcode":"M_FORBIDDEN","error":"Not in room"}"#, .permanent("403 M_FORBIDDEN Not in room")),
            (401, #"{"errcode":"M_UNKNOWN_TOKEN","error":"No"}"#, .temporary("401 M_UNKNOWN_TOKEN No")),
            (500, "", .uncertain("500")),
        ])
    func failures(_ status: Int, _ body: String, _ failure: DeliveryFailure) async throws {
        let post = try #require(matrix.posts(Reply("Due"), to: ChatRoom(place: "matrix", id: "!r")).first)
        await #expect(throws: failure) { try await matrix.deliver(post, over: ScriptedWire(status, body)) }
        // The homeserver knows it by its transaction id, so that what may have arrived is sent again.
        #expect(matrix.limits.isRepeatable)
    }

    @Test("it has no path for webhooks, and the others have no turn to be asked")
    func table() {
        let table = PlatformTable(["matrix": Self.values, "zulip:ops": PlatformValues(["tokens": ["t"]])])
        #expect(table.polling.map(\.place) == ["matrix"])
        #expect(table.webhook("matrix") == nil && table.webhook("zulip:ops") != nil && table.hasWebhooks)
        #expect(!PlatformTable(["matrix": Self.values]).hasWebhooks)
    }
}
