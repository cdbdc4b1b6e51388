import Foundation
import TestSupport

/// Says to a running daemon what Slack says, signed by Slack's published library.
struct SlackClient: Sendable {
    static let secret = "8f742231b10e8888abcd99yyyzzz85a5"
    static let token = "xoxb-for-tests"
    let address: String
    /// Of the fake of Slack.
    let port: Int

    struct Answer: Decodable, Sendable {
        var status: Int
        var type: String?
        var body: String

        subscript(name: String) -> Any? { object[name] }
        var text: String { object["text"] as? String ?? "" }
        var object: [String: Any] {
            (try? JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]) ?? [:]
        }
        /// The buttons: what stands on each, and its value.
        var buttons: [(label: String, value: String)] {
            let blocks = object["blocks"] as? [[String: Any]] ?? []
            return blocks.flatMap { $0["elements"] as? [[String: Any]] ?? [] }.compactMap { button in
                guard let label = (button["text"] as? [String: Any])?["text"] as? String,
                    let value = button["value"] as? String
                else { return nil }
                return (label, value)
            }
        }
    }

    /// A workplace with three people of Slack's, whose daemon calls the fake.
    static func place(_ server: ChatServer, secrets: String = secret) throws -> Workplace {
        let place = try Workplace([
            "CONVENOR_HTTP_LISTEN": "127.0.0.1:0", "CONVENOR_CALLBACKS_ALLOW": "127.0.0.1",
            "CONVENOR_PLATFORMS_SLACK_SIGNING_SECRET": secrets, "CONVENOR_PLATFORMS_SLACK_BOT_TOKEN": token,
            "CONVENOR_PLATFORMS_SLACK_API": "http://127.0.0.1:\(server.port)/api",
        ])
        let people = [("lena", "U1"), ("bo", "U2"), ("ana", "U3")].map { handle, id in
            "  - handle: \(handle)\n    mail: \(handle)@example.org\n    chat: {slack: \(id)}\n"
        }
        try place.write("people:\n" + people.joined(), to: "config/people.yaml")
        return place
    }

    static func start(at place: Workplace, _ server: ChatServer) async throws -> (Program, SlackClient) {
        let (program, client) = try await WebClient.start(at: place)
        return (program, SlackClient(address: client.address, port: server.port))
    }

    func send(
        _ body: String, type: String = "application/json", age: Int = 0, secret: String = secret
    ) async throws -> Answer {
        let line = try JSONSerialization.data(withJSONObject: ["type": type, "body": body, "age": age])
        let words = [ProcessRunner.script("send_slack.py"), "http://\(address)/webhooks/slack", secret]
        let output = await aside { Result { try ProcessRunner.run(ProcessRunner.python, words, input: line).output } }
        return try JSONDecoder().decode(Answer.self, from: try output.get())
    }

    func command(_ text: String, from user: String, in channel: String = "C1") async throws -> Answer {
        let fields = [
            "token": "x", "team_id": "T1", "channel_id": channel, "user_id": user, "user_name": "somebody",
            "command": "/convenor", "text": text, "response_url": "http://127.0.0.1:\(port)/commands/1",
            "trigger_id": UUID().uuidString, "api_app_id": "A1",
        ]
        return try await send(Self.form(fields), type: "application/x-www-form-urlencoded")
    }

    /// A mention, or with a channel of `D` a direct message.
    func say(
        _ text: String, from user: String, in channel: String = "C1", thread: String? = nil,
        id: String = UUID().uuidString
    ) async throws -> Answer {
        let isDirect = channel.hasPrefix("D")
        var event: [String: Any] = [
            "type": isDirect ? "message" : "app_mention", "user": user, "channel": channel, "ts": "1531431954.000073",
            "text": isDirect ? text : "<@UBOT> " + text,
        ]
        if isDirect { event["channel_type"] = "im" }
        event["thread_ts"] = thread
        let envelope: [String: Any] = [
            "type": "event_callback", "event_id": id, "team_id": "T1", "api_app_id": "A1", "event": event,
            "authorizations": [["team_id": "T1", "user_id": "UBOT", "is_bot": true]],
        ]
        return try await send(
            String(decoding: try JSONSerialization.data(withJSONObject: envelope), as: UTF8.self))
    }

    func press(_ button: (label: String, value: String), from user: String) async throws -> Answer {
        let payload: [String: Any] = [
            "type": "block_actions", "user": ["id": user, "username": "somebody"], "api_app_id": "A1",
            "team": ["id": "T1"], "channel": ["id": "C1"], "trigger_id": UUID().uuidString,
            "container": ["type": "message", "message_ts": "1.2", "channel_id": "C1", "is_ephemeral": true],
            "response_url": "http://127.0.0.1:\(port)/actions/1",
            "actions": [
                [
                    "action_id": "convenor-0", "block_id": "b", "type": "button", "value": button.value,
                    "text": ["type": "plain_text", "text": button.label], "action_ts": "1.3",
                ] as [String: Any]
            ],
        ]
        let json = String(decoding: try JSONSerialization.data(withJSONObject: payload), as: UTF8.self)
        return try await send(Self.form(["payload": json]), type: "application/x-www-form-urlencoded")
    }

    static func form(_ fields: [String: String]) -> String {
        fields.map { name, value in
            name + "=" + (value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
        }.joined(separator: "&")
    }
}

/// A call that the fake of a platform took.
struct TakenCall {
    var method: String
    var body: [String: Any]

    init(_ data: Data) throws {
        let object = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
        method = object["method"] as? String ?? object["path"] as? String ?? ""
        body = object["body"] as? [String: Any] ?? [:]
    }

    var text: String { body["text"] as? String ?? body["message"] as? String ?? "" }
}
