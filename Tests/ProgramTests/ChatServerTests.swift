import Foundation
import TestSupport
import Testing

/// Rocket.Chat and Zulip against the running daemon: what they send by curl, what they take by a strict server.
@Suite("Rocket.Chat and Zulip")
struct ChatServerTests {
    private static let people = """
        people:
          - handle: lena
            mail: lena@example.org
            chat:
              rocketchat: uSerLena
              zulip: "8"
          - handle: bo
            mail: bo@example.org
            chat:
              rocketchat: uSerBo
              zulip: "11"

        """

    /// A daemon with both platforms, whose servers are the given one.
    private func start(_ server: WebServer) async throws -> (program: Program, client: WebClient) {
        let site = "http://127.0.0.1:\(server.port)"
        let place = try Workplace([
            "CONVENOR_HTTP_LISTEN": "127.0.0.1:0", "CONVENOR_CALLBACKS_ALLOW": "127.0.0.1",
            "CONVENOR_PLATFORMS_ROCKETCHAT_TOKENS": "the right one", "CONVENOR_PLATFORMS_ROCKETCHAT_SITE": site,
            "CONVENOR_PLATFORMS_ROCKETCHAT_USER_ID": "uSerBot",
            "CONVENOR_PLATFORMS_ROCKETCHAT_AUTH_TOKEN": "aUthToken", "CONVENOR_PLATFORMS_ZULIP_TOKENS": "the right one",
            "CONVENOR_PLATFORMS_ZULIP_SITE": site,
            "CONVENOR_PLATFORMS_ZULIP_BOT_EMAIL": "convenor-bot@zulip.example.org",
            "CONVENOR_PLATFORMS_ZULIP_API_KEY": "aPiKey",
        ])
        try place.write(Self.people, to: "config/people.yaml")
        return try await WebClient.start(at: place)
    }

    private func rocketchat(
        _ text: String, from user: String, id: String = UUID().uuidString, _ more: [String: Any] = [:]
    ) throws -> (path: String, body: Data) {
        let body: [String: Any] = [
            "token": "the right one", "bot": false, "trigger_word": "!convenor", "channel_id": "r1",
            "channel_name": "board", "message_id": id, "user_id": user, "user_name": "name of \(user)",
            "text": "!convenor " + text,
        ]
        return ("/webhooks/rocketchat", try JSONSerialization.data(withJSONObject: body.merging(more) { $1 }))
    }

    private func zulip(_ text: String, from user: Int, id: Int) throws -> (path: String, body: Data) {
        let message: [String: Any] = [
            "id": id, "sender_id": user, "sender_email": "user\(user)@zulip.example.org", "type": "stream",
            "stream_id": 5, "subject": "Budget", "display_recipient": "board",
            "rendered_content": "<p><span class=\"user-mention\" data-user-id=\"25\">@Convenor</span> …</p>",
        ]
        let body: [String: Any] = [
            "bot_email": "convenor-bot@zulip.example.org", "bot_full_name": "Convenor", "trigger": "mention",
            "token": "the right one", "data": "@**Convenor** " + text, "message": message,
        ]
        return ("/webhooks/zulip", try JSONSerialization.data(withJSONObject: body))
    }

    private func send(
        _ request: (path: String, body: Data), to client: WebClient
    ) async throws -> (status: Int, body: [String: Any]) {
        let answer = try await client.send(request.path, ["-H", "content-type: application/json"], body: request.body)
        let body = try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any]
        return (answer.status, body ?? [:])
    }

    @Test("a meeting is held in a room of each, every line once; what is private goes to one person directly")
    func meeting() async throws {
        let server = try WebServer(script: "chat_server.py")
        let (program, client) = try await start(server)
        let opened = try await send(rocketchat("start open \"Board\"", from: "uSerLena"), to: client)
        #expect(opened.status == 200 && (opened.body["text"] as? String)?.contains("Board #1") == true)
        for _ in 0..<2 {
            let noted = try await send(rocketchat("note Once", from: "uSerBo", id: "m1"), to: client)
            #expect((noted.body["text"] as? String)?.contains("N1") == true)
        }
        let thread = try await send(rocketchat("note In a thread", from: "uSerBo", ["tmid": "rOot"]), to: client)
        #expect((thread.body["text"] as? String)?.contains("N2") == true && thread.body["tmid"] as? String == "rOot")
        #expect(try await send(rocketchat("note By a bot", from: "uSerBo", ["bot": true]), to: client).body.isEmpty)
        let apart = try await send(rocketchat("private note zanzibar", from: "uSerBo"), to: client)
        #expect((apart.body["text"] as? String)?.contains("zanzibar") == false)
        #expect(try await server.sees("post rocketchat @uSerBo: "))

        let other = try await send(zulip("start open \"Budget\"", from: 8, id: 1), to: client)
        #expect(other.status == 200 && (other.body["content"] as? String)?.contains("Budget #1") == true)
        for _ in 0..<2 {
            let noted = try await send(zulip("note Once", from: 11, id: 2), to: client)
            #expect((noted.body["content"] as? String)?.contains("N1") == true)
        }
        let hidden = try await send(zulip("private note timbuktu", from: 11, id: 3), to: client)
        #expect((hidden.body["content"] as? String)?.contains("timbuktu") == false)
        #expect(try await server.sees("post zulip [11]: "))
        #expect(server.count("refused") == 0)
        program.signal(SIGTERM)
        #expect(try await program.end().code == 0)
    }

    @Test("what does not show the token is answered with 401 and not a byte more")
    func unauthentic() async throws {
        let (program, client) = try await start(try WebServer(script: "chat_server.py"))
        for request in [try rocketchat("status", from: "uSerLena"), try zulip("status", from: 8, id: 1)] {
            let body = String(decoding: request.body, as: UTF8.self).replacing("the right one", with: "another one")
            for data in [Data(body.utf8), Data()] {
                let answer = try await client.send(request.path, ["-H", "content-type: application/json"], body: data)
                #expect(answer.status == 401 && answer.body.isEmpty)
            }
        }
        let form = try await client.send("/webhooks/zulip", [], body: Data("token=the+right+one&text=status".utf8))
        #expect(form.status == 400 && form.body.contains("Slack"))
        #expect(try await client.send("/webhooks/matrix", [], body: Data("{}".utf8)).status == 404)
        try await program.kill()
    }

    @Test("the server that takes our posts takes those of the published clients")
    func published() async throws {
        let server = try WebServer(script: "chat_server.py")
        let words = [ProcessRunner.script("send_chat.py"), "http://127.0.0.1:\(server.port)"]
        _ = try await aside { Result { try ProcessRunner.run(ProcessRunner.python, words).output } }.get()
        #expect(server.count("post") == 3 && server.count("refused") == 0)
    }
}
