import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Foundation
import TestSupport
import Testing

/// Keys and tokens that PyJWT made for these tests, once.
struct GoogleTokens: Decodable, Sendable {
    var certs: String
    var jwks: String
    var pems: String
    /// One key of them alone.
    var second: String
    var good: [String: String]
    var bad: [String: String]

    static let now: Int64 = 1_790_000_000
    static let made = Result {
        let output = try ProcessRunner.run(
            ProcessRunner.python, [ProcessRunner.script("google_tokens.py"), String(now)]
        ).output
        return try JSONDecoder().decode(GoogleTokens.self, from: output)
    }
}

@Suite("Tokens of Google Chat")
struct GoogleTokenTests {
    static let values = [
        "audiences": ["1234567890", "https://convenor.example.org/webhooks/google_chat"], "addon_project": ["987"],
    ]

    private static func chat(_ file: String) throws -> GoogleChat {
        try #require(GoogleChat(PlatformValues(values.merging(["keys_file": [file]]) { $1 })))
    }

    private func takes(_ chat: GoogleChat, _ token: String, scheme: String = "Bearer ") -> Bool {
        chat.takes(
            WebhookRequest("google_chat", "{}", ["authorization": scheme + token]), at: GoogleTokens.now)
    }

    @Test("what Google signs is taken, with its keys as certificates, as a key set and as plain keys")
    func good() throws {
        let tokens = try GoogleTokens.made.get()
        let scratch = try Scratch()
        for (name, keys) in ["certs": tokens.certs, "jwks": tokens.jwks, "pems": tokens.pems] {
            try keys.write(toFile: scratch.path(name), atomically: true, encoding: .utf8)
            let chat = try Self.chat(scratch.path(name))
            for (what, token) in tokens.good { #expect(takes(chat, token), "\(name): \(what)") }
        }
        #expect(tokens.good.count == 7)
    }

    @Test("whatever else is signed, or not, is refused")
    func bad() throws {
        let tokens = try GoogleTokens.made.get()
        let scratch = try Scratch()
        for (name, keys) in ["certs": tokens.certs, "jwks": tokens.jwks, "pems": tokens.pems] {
            try keys.write(toFile: scratch.path(name), atomically: true, encoding: .utf8)
            let chat = try Self.chat(scratch.path(name))
            for (what, token) in tokens.bad { #expect(!takes(chat, token), "\(name): \(what)") }
        }
        #expect(tokens.bad.count > 30)
        let chat = try Self.chat(scratch.path("certs"))
        let token = try #require(tokens.good["project number"])
        for scheme in ["", "bearer ", "Bearer  ", "Basic "] { #expect(!takes(chat, token, scheme: scheme)) }
        #expect(!chat.takes(WebhookRequest("google_chat", "{}"), at: GoogleTokens.now))
    }

    @Test("one bit changed anywhere in a token is refused")
    func bits() throws {
        let tokens = try GoogleTokens.made.get()
        let scratch = try Scratch()
        try tokens.jwks.write(toFile: scratch.path("keys"), atomically: true, encoding: .utf8)
        let chat = try Self.chat(scratch.path("keys"))
        let token = try #require(tokens.good["project number"])
        for other in token.flips { #expect(!takes(chat, other), "\(other)") }
    }

    @Test("a file of keys is read anew when it changes; one that breaks or goes leaves the keys that were there")
    func rotation() throws {
        let tokens = try GoogleTokens.made.get()
        let scratch = try Scratch()
        let file = scratch.path("keys")
        let chat = try Self.chat(file)
        let one = try #require(tokens.good["project number"])
        let two = try #require(tokens.good["the other key"])
        #expect(!takes(chat, one))
        try tokens.certs.write(toFile: file, atomically: true, encoding: .utf8)
        #expect(takes(chat, one) && takes(chat, two))
        try tokens.second.write(toFile: file, atomically: true, encoding: .utf8)
        #expect(!takes(chat, one) && takes(chat, two))
        for broken in ["", "{", "[]", "{}", #"{"keys":[]}"#, #"{"two":"-----BEGIN CERTIFICATE-----"}"#] {
            try broken.write(toFile: file, atomically: true, encoding: .utf8)
            #expect(takes(chat, two), "\(broken)")
        }
        try FileManager.default.removeItem(atPath: file)
        #expect(takes(chat, two))
    }

    @Test("an add-on is taken only where its project is set; without audiences or keys there is no such platform")
    func settings() throws {
        let tokens = try GoogleTokens.made.get()
        let scratch = try Scratch()
        try tokens.jwks.write(toFile: scratch.path("keys"), atomically: true, encoding: .utf8)
        var values = Self.values.merging(["keys_file": [scratch.path("keys")]]) { $1 }
        values["addon_project"] = nil
        let chat = try #require(GoogleChat(PlatformValues(values)))
        #expect(!takes(chat, tokens.good["add-on"] ?? "") && takes(chat, tokens.good["endpoint URL"] ?? ""))
        values["audiences"] = ["1234567890"]
        let project = try #require(GoogleChat(PlatformValues(values)))
        #expect(!takes(project, tokens.good["endpoint URL"] ?? ""))
        values["audiences"] = nil
        #expect(GoogleChat(PlatformValues(values)) == nil)
        #expect(GoogleChat(PlatformValues(Self.values)) == nil)
    }
}
