import Foundation
import TestSupport
import Testing

/// The running daemon and a strict fake of Mattermost's REST API.
struct MattermostMeetingTests {
    private static let token = "qzgakf1nx3yt9dr4n8585ihbxy"
    private static let channel = "board".padding(toLength: 26, withPad: "0", startingAt: 0)

    private static func id(_ name: String) -> String { name.padding(toLength: 26, withPad: "0", startingAt: 0) }

    private func place(_ server: ChatServer) throws -> Workplace {
        let place = try Workplace([
            "CONVENOR_HTTP_LISTEN": "127.0.0.1:0", "CONVENOR_CALLBACKS_ALLOW": "127.0.0.1",
            "CONVENOR_PLATFORMS_MATTERMOST_TOKENS": "anothertoken, " + Self.token,
            "CONVENOR_PLATFORMS_MATTERMOST_SITE_URL": "http://127.0.0.1:\(server.port)",
            "CONVENOR_PLATFORMS_MATTERMOST_BOT_TOKEN": "bot-for-tests",
            "CONVENOR_PLATFORMS_MATTERMOST_CALLBACK_URL": "https://convenor.example.org",
        ])
        let people = ["lena", "bo", "ana"].map { handle in
            "  - handle: \(handle)\n    mail: \(handle)@example.org\n    chat: {mattermost: \(Self.id(handle))}\n"
        }
        try place.write("people:\n" + people.joined(), to: "config/people.yaml")
        return place
    }

    private func command(
        _ text: String, from user: String, _ client: WebClient, token: String = token
    ) async throws -> WebClient.Answer {
        let body = SlackClient.form([
            "channel_id": Self.channel, "channel_name": "board", "command": "/convenor", "team_id": "t", "text": text,
            "token": token, "trigger_id": UUID().uuidString, "user_id": Self.id(user), "user_name": user,
            "user_mentions": "bo", "user_mentions_ids": Self.id("bo"),
        ])
        let words = ["-H", "Content-Type: application/x-www-form-urlencoded", "-H", "Authorization: Token \(token)"]
        return try await client.send("/webhooks/mattermost", words, body: Data(body.utf8))
    }

    private func json(_ body: [String: Any], _ client: WebClient) async throws -> WebClient.Answer {
        try await client.send(
            "/webhooks/mattermost", ["-H", "Content-Type: application/json"],
            body: try JSONSerialization.data(withJSONObject: body))
    }

    /// The first of an answer's buttons: where it is sent, and what it carries.
    private func button(_ answer: WebClient.Answer) throws -> (url: String, context: [String: Any]) {
        let object = try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any]
        let attachment = (object?["attachments"] as? [[String: Any]])?.first
        let action = (attachment?["actions"] as? [[String: Any]])?.first
        let integration = try #require(action?["integration"] as? [String: Any])
        return (integration["url"] as? String ?? "", integration["context"] as? [String: Any] ?? [:])
    }

    @Test("three people hold a meeting by command, trigger word and button")
    func meeting() async throws {
        let server = try ChatServer("mattermost_server.py", token: "bot-for-tests")
        let (program, client) = try await WebClient.start(at: try place(server))
        #expect(try await command("start open \"Board\"", from: "lena", client).text?.contains("Board #1") == true)
        let action = try await command("action Ask the printer @bo due 2030-06-01", from: "lena", client)
        #expect(action.status == 200 && action.text?.contains("A1") == true && action.text?.contains("bo") == true)
        // Nobody is called by it.
        #expect(action.text?.contains("@bo") == false)
        let said: [String: Any] = [
            "token": Self.token, "channel_id": Self.channel, "user_id": Self.id("bo"), "user_name": "bo",
            "post_id": "p1", "text": "convenor: note Paper is short", "trigger_word": "convenor", "timestamp": 1,
        ]
        let note = try await json(said, client)
        #expect(note.text?.contains("N1") == true && note.body.contains(#""response_type":"comment""#))
        #expect(try await json(said, client).body == note.body)

        #expect(try await command("", from: "ana", client).body == command("help", from: "ana", client).body)
        let asked = try await command("notr Pens too", from: "ana", client)
        let button = try button(asked)
        #expect(button.url == "https://convenor.example.org/webhooks/mattermost")
        var press: [String: Any] = [
            "user_id": Self.id("ana"), "user_name": "ana", "channel_id": Self.channel, "post_id": "p2",
            "type": "button",
            "trigger_id": "t1", "context": button.context,
        ]
        // Nobody else takes the question away from who was asked it.
        let other = press.merging(["user_id": Self.id("bo"), "trigger_id": "t0"]) { $1 }
        let refused = try await json(other, client)
        #expect(refused.status == 200 && refused.body.contains("ephemeral_text") && !refused.body.contains("update"))
        let pressed = try await json(press, client)
        #expect(pressed.status == 200 && pressed.body.contains(#""update""#))
        let again = try await json(press.merging(["trigger_id": "t2"]) { $1 }, client)
        #expect(again.body.contains("no longer open") && !again.body.contains("update"))
        let calls = try await server.calls(1).map(TakenCall.init)
        #expect(calls[0].method == "/api/v4/posts" && calls[0].text.contains("N2"))
        #expect(calls[0].body["channel_id"] as? String == Self.channel)
        #expect(server.lines("faults") == [])

        // What the bot posts comes back by the trigger word, and is not heard as soon as it is known whose that is.
        var echo = ["user_id": "bot".padding(toLength: 26, withPad: "0", startingAt: 0)]
        echo.merge(["token": Self.token, "channel_id": Self.channel, "text": "note Loop"]) { $1 }
        var answer = try await json(echo, client)
        for _ in 0..<600 where !answer.body.isEmpty {
            try await Task.sleep(for: .milliseconds(50))
            answer = try await json(echo, client)
        }
        #expect(answer.status == 200 && answer.body.isEmpty)

        // Nobody makes a button of their own, nor takes one elsewhere.
        press["context"] = button.context.merging(["say": "note Forged"]) { $1 }
        #expect(try await json(press, client).status == 401)
        press["context"] = button.context
        press["channel_id"] = Self.id("other")
        #expect(try await json(press, client).status == 401)
        let wrong = try await command("note Forged", from: "lena", client, token: "qzgakf1nx3yt9dr4n8585ihbxz")
        #expect(wrong.status == 401 && wrong.body.isEmpty)
        #expect(try await command("list", from: "bo", client).text?.contains("Forged") == false)
        try await program.kill()
    }

    @Test("a post that the server puts off comes later")
    func patience() async throws {
        let server = try ChatServer("mattermost_server.py", token: "bot-for-tests")
        let (program, client) = try await WebClient.start(at: try place(server))
        _ = try await command("start open \"Board\"", from: "lena", client)
        let button = try button(try await command("notr Pens", from: "ana", client))
        try server.turn(to: "429")
        let press: [String: Any] = [
            "user_id": Self.id("ana"), "channel_id": Self.channel, "trigger_id": "t1", "context": button.context,
        ]
        #expect(try await json(press, client).status == 200)
        try await server.wait("failures", 1)
        try server.turn(to: "")
        let calls = try await server.calls(1).map(TakenCall.init)
        #expect(calls[0].text.contains("N1"))
        try await program.kill()
    }
}
