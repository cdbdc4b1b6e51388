import Crypto
import Foundation
import TestSupport
import Testing

/// Teams, Discord, Google Chat and Telegram against the running daemon, with their published libraries where there are.
struct PlatformMeetingTests {
    private static let open = "start open \"Board\""

    @Test("Telegram: updates of the published library are heard once, and answered by the bot")
    func telegram() async throws {
        let meeting = try await PlatformMeeting(
            "telegram", lena: "7",
            ["secret_tokens": "old, s3cret", "bot_token": "42:t0ken", "bot_name": "ConvenorBot", "api": "@api@"])
        func say(_ text: String, _ id: Int, secret: String = "s3cret") async throws -> WebClient.Answer {
            let update = try await PlatformMeeting.python("telegram_update.py", [String(id), text])
            return try await meeting.send("telegram", update, ["X-Telegram-Bot-Api-Secret-Token": secret])
        }
        #expect(try await say("/start@ConvenorBot open \"Board\"", 1).status == 200)
        #expect(try await meeting.apis.sees("telegram -1001234567890 "))
        for _ in 0..<2 { #expect(try await say("/note \u{1F41F} a < b", 2, secret: "old").status == 200) }
        #expect(try await meeting.apis.sees("telegram", times: 2))
        #expect(meeting.apis.events.last?.contains("N1") == true)
        let wrong = try await say("/note Not this", 3, secret: "s3cre")
        #expect(wrong.status == 401 && wrong.body.isEmpty)
        #expect(try await say("just talk", 4).status == 200)
        #expect(try await say("/status", 5).status == 200)
        #expect(try await meeting.apis.sees("telegram", times: 3))
        #expect(meeting.apis.count("wrong") == 0 && meeting.apis.count("telegram") == 3)
        #expect(try await meeting.logsNone(of: ["t0ken", "s3cret"]))
    }

    private static let seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
    private static let key = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"

    @Test("Discord: what its published library verifies is taken, PING first; anything else is 401")
    func discord() async throws {
        let meeting = try await PlatformMeeting("discord", lena: "3", ["public_keys": Self.key])
        func send(_ body: String, off: Int = 0, tail: String = "") async throws -> WebClient.Answer {
            let stamp = String(Int(Date().timeIntervalSince1970) + off)
            let signature = try await PlatformMeeting.python("discord_sign.py", [Self.seed, stamp], input: body)
            return try await meeting.send(
                "discord", body + tail, ["X-Signature-Ed25519": signature, "X-Signature-Timestamp": stamp])
        }
        let ping = try await send(#"{"type":1}"#)
        #expect(ping.status == 200 && ping.body == #"{"type":1}"#)
        for (off, tail) in [(-500, ""), (500, ""), (0, " ")] {
            let refused = try await send(#"{"type":1}"#, off: off, tail: tail)
            #expect(refused.status == 401 && refused.body.isEmpty)
        }
        func say(_ text: String, _ id: Int) async throws -> String {
            let data = #"{"name":"convenor","options":[{"name":"text","type":3,"value":"\#(text)"}]}"#
            return try await send(
                #"{"type":2,"id":"\#(id)","guild_id":"1","channel_id":"22","member":{"user":{"id":"3","username":"lena"}},"data":\#(data)}"#
            ).body
        }
        #expect(try await say(#"start open \"Board\""#, 1).contains(#""type":4"#))
        let first = try await say("note Once", 2)
        #expect(first.contains("N1") && first.contains(#""allowed_mentions":{"parse":[]}"#), "\(first)")
        #expect(try await say("note Once", 2) == first)
        #expect(try await say("note Next", 3).contains("N2"))
        #expect(try await meeting.logsNone(of: [Self.seed]))
    }

    @Test("Teams: a signed activity is answered with a card; one bit, another key and an old one are 401")
    func teams() async throws {
        let token = Data("a key of some bytes".utf8)
        let meeting = try await PlatformMeeting(
            "teams", lena: "29:lena",
            ["security_tokens": token.base64EncodedString(), "workflow_url": "@api@/workflow?sig=s3cret"])
        func say(
            _ text: String, _ id: Int, off: TimeInterval = 0, key: Data = token, tail: String = ""
        ) async throws -> WebClient.Answer {
            let time = Date(timeIntervalSinceNow: off).formatted(.iso8601)
            let body = try JSONSerialization.data(withJSONObject: [
                "type": "message", "id": String(id), "timestamp": time, "text": "<at>Convenor</at>&nbsp;" + text,
                "from": ["id": "29:lena", "name": "Lena"], "conversation": ["id": "19:a@thread;messageid=1"],
            ])
            let code = Data(HMAC<SHA256>.authenticationCode(for: body, using: SymmetricKey(data: key)))
            return try await meeting.send(
                "teams", String(decoding: body, as: UTF8.self) + tail,
                ["Authorization": "HMAC " + code.base64EncodedString()])
        }
        let opened = try await say(Self.open, 1)
        #expect(opened.status == 200 && opened.body.contains("AdaptiveCard") && opened.body.contains("Board"))
        #expect(try await say("note Q&amp;A", 2).body.contains("N1"))
        #expect(try await say("note Q&amp;A", 2).body.contains("N1"))
        #expect(try await say("note x", 3).body.contains("N2"))
        for refused in [
            try await say("note x", 4, off: -500), try await say("note x", 4, off: 500),
            try await say("note x", 4, key: Data("another".utf8)), try await say("note x", 4, tail: " "),
        ] { #expect(refused.status == 401 && refused.body.isEmpty) }
        #expect(try await meeting.logsNone(of: [token.base64EncodedString(), "s3cret"]))
    }

    @Test("Google Chat: tokens of a published library are checked against the keys of the file")
    func googleChat() async throws {
        struct Tokens: Decodable {
            var certs: String
            var good: [String: String]
            var bad: [String: String]
        }
        let made = try await PlatformMeeting.python("google_tokens.py", [String(Int(Date().timeIntervalSince1970))])
        let tokens = try JSONDecoder().decode(Tokens.self, from: Data(made.utf8))
        let meeting = try await PlatformMeeting(
            "google_chat", lena: "users/7",
            [
                "audiences": "1234567890", "keys_file": "keys.json",
                "webhook_urls": "@api@/v1/spaces/AAA/messages?key=k3y&token=t0ken",
            ])
        // Inside the folder of the settings; it need not be there when the daemon starts.
        try meeting.place.write(tokens.certs, to: "config/keys.json")
        func say(_ text: String, _ id: Int, _ token: String?) async throws -> WebClient.Answer {
            let body = """
                {"type":"MESSAGE","user":{"name":"users/7","type":"HUMAN"},"space":{"name":"spaces/AAA","type":"ROOM"},\
                "message":{"name":"spaces/AAA/messages/\(id)","text":"@Convenor \(text)","argumentText":" \(text)"}}
                """
            return try await meeting.send("google_chat", body, ["Authorization": "Bearer " + (token ?? "")])
        }
        let good = tokens.good["project number"]
        #expect(try await say(#"start open \"Board\""#, 1, good).body.contains("Board"))
        #expect(try await say("note Once", 2, good).body.contains("N1"))
        #expect(try await say("note Once", 2, tokens.good["the other key"]).body.contains("N1"))
        for name in ["alg none", "HS256 with the public key", "wrong aud", "expired", "an unknown id", "garbage"] {
            let refused = try await say("note x", 3, tokens.bad[name])
            #expect(refused.status == 401 && refused.body.isEmpty, "\(name)")
        }
        #expect(try await say("note Next", 4, good).body.contains("N2"))
        #expect(try await meeting.logsNone(of: ["t0ken", good ?? "?"]))
    }
}
