import Foundation
import TestSupport
import Testing

/// Who somebody is over the generic webhook, against the running daemon.
struct IdentityTests {
    private func say(
        _ text: String, _ user: [String: Any], room: String = "board", to client: WebClient
    ) async throws -> String {
        let members: [String: Any] = ["room": room, "text": text].merging(user) { $1 }
        let body = try JSONSerialization.data(withJSONObject: members)
        let answer = try await client.send("/webhooks/generic", WebClient.headers(body), body: body)
        #expect(answer.status == 200, "\(answer.body)")
        return answer.text ?? ""
    }

    /// The code in the newest mail of the Maildir.
    private func code(at place: Workplace) throws -> String {
        let lines = try place.mails.joined(separator: "\n").split(whereSeparator: \.isNewline)
        let line = try #require(lines.last { $0.hasPrefix("    iam ") })
        return String(line.drop { $0 == " " })
    }

    @Test("an id becomes a person by a mailed code, keeps it over a kill, and speaks to Convenor alone")
    func iam() async throws {
        let place = try Workplace(WebClient.settings())
        try place.write(
            "people:\n  - {handle: mara, mail: mara@example.org}\n  - {handle: lena, mail: lena@example.org}\n",
            to: "config/people.yaml")
        var (program, client) = try await WebClient.start(at: place)
        let mara = ["user": "mara"]
        let stranger: [String: Any] = ["user": "Lena Vos", "user_id": "U7"]
        _ = try await say("start open \"Board\"", mara, to: client)
        #expect(try await say("note no", stranger, to: client).contains("I don't know \"Lena Vos\""))
        #expect(try await say("iam lena@example.org", stranger, to: client).hasPrefix("If I know"))
        try await program.log("A mail was delivered")
        let line = try code(at: place)
        // Somebody else's code is none.
        let thief: [String: Any] = ["user": "x", "user_id": "U8"]
        #expect(try await say(line, thief, to: client).hasPrefix("I wait for no code"))
        try await program.kill()
        (program, client) = try await WebClient.start(at: place)
        #expect(try await say(line, stranger, to: client).hasPrefix("You are @lena"))
        #expect(try await say(line, stranger, to: client).hasPrefix("I wait for no code"))
        #expect(try await say("action @me read it by 2030-06-03", stranger, to: client).hasPrefix("A1 @lena"))
        try await program.kill()
        (program, client) = try await WebClient.start(at: place)
        let direct = stranger.merging(["direct": true]) { $1 }
        #expect(try await say("actions @me", direct, room: "dm", to: client).contains("A1 @lena"))
        #expect(try await say("done A1", direct, room: "dm", to: client).hasSuffix("done"))
        #expect(try await say("start open \"Mine\"", direct, room: "dm", to: client).contains("belongs in a room"))
        let journal = try await Program.run(["export"], at: place)
        #expect(!journal.output.contains(String(line.suffix(6))))
        try await program.kill()
    }
}
