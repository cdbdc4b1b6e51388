import Crypto
import Foundation
import TestSupport
import Testing

/// The generic webhook against the running daemon, by curl.
struct WebhookTests {
    @Test("a meeting is held over signed requests; two rooms and two names are apart")
    func meeting() async throws {
        let place = try Workplace(WebClient.settings())
        try place.write(
            "platforms:\n  generic:\n    ops:\n      secrets: \(WebClient.secret)\n", to: "config/convenor.yaml")
        let (program, client) = try await WebClient.start(at: place, input: .null)
        let opened = try await client.say("start open \"Board\"", from: "lena")
        #expect(opened.status == 200)
        #expect(opened.text?.hasPrefix("Board #1") == true)
        #expect(
            try await client.say("action Ask the printer @bo due 2030-06-01", from: "@Bo").text?.contains("A1") == true)
        // Nothing runs in another room, nor in the room of that name elsewhere.
        #expect(try await client.say("note Not here", from: "lena", room: "kitchen").text?.contains("A1") == false)
        let elsewhere = try await client.say("note Nor here", from: "lena", to: "/webhooks/generic/ops")
        #expect(elsewhere.status == 200 && elsewhere.text?.contains("N1") == false)
        let refused = try await client.say("done A9", from: "lena")
        #expect(refused.status == 200 && refused.text?.contains("A9") == true)
        program.signal(SIGTERM)
        #expect(try await program.end().code == 0)
        let series = try await Program.run(["minutes", "board", "--markdown"], at: place)
        #expect(series.output.contains("Ask the printer") || !series.errors.isEmpty)
    }

    @Test("a repeated delivery gets its first answer again and changes nothing, after a kill too")
    func once() async throws {
        let place = try Workplace(WebClient.settings())
        var (program, client) = try await WebClient.start(at: place)
        _ = try await client.say("start open \"Board\"", from: "lena")
        let first = try await client.say("note Only once", from: "lena", id: "m1")
        #expect(first.text?.contains("N1") == true)
        #expect(try await client.say("note Only once", from: "lena", id: "m1").body == first.body)
        // Whatever else comes under its id is told so, and reads nobody's answer.
        for (line, user, room) in [
            ("note Something else", "lena", "board"), ("note Only once", "bo", "board"),
            ("note Only once", "lena", "hall"),
        ] {
            let other = try await client.say(line, from: user, room: room, id: "m1")
            #expect(other.status == 409 && other.body.contains("give each an id of its own"), "\(other.body)")
        }
        try await program.kill()
        (program, client) = try await WebClient.start(at: place)
        #expect(try await client.say("note Only once", from: "lena", id: "m1").body == first.body)
        #expect(try await client.say("note The next", from: "lena", id: "m2").text?.contains("N2") == true)
        try await program.kill()
    }

    @Test("of many attempts at the same delivery at the same time one is carried out")
    func race() async throws {
        let place = try Workplace(WebClient.settings())
        let (program, client) = try await WebClient.start(at: place)
        _ = try await client.say("start open \"Board\"", from: "lena")
        let answers = try await withThrowingTaskGroup(of: String.self) { group in
            for index in 0..<24 {
                group.addTask { try await client.say("note Line \(index / 8)", from: "lena", id: "r\(index / 8)").body }
            }
            return try await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        }
        #expect(answers.values.sorted() == [8, 8, 8])
        #expect(try await client.say("note After all", from: "lena").text?.contains("N4") == true)
        try await program.kill()
    }

    @Test("what is not signed in time is answered with 401 and not a byte more")
    func unauthentic() async throws {
        let place = try Workplace(WebClient.settings())
        let (program, client) = try await WebClient.start(at: place)
        let body = try WebClient.body("start open \"Board\"", from: "lena")
        let other = "whsec_" + Data(repeating: 7, count: 32).base64EncodedString()
        let wrong: [[String]] = [
            ["-H", "content-type: application/json"], WebClient.headers(body, secret: other),
            WebClient.headers(body, at: Date(timeIntervalSinceNow: -500)),
            WebClient.headers(body, at: Date(timeIntervalSinceNow: 500)), WebClient.headers(body + Data(" ".utf8)),
            ["-H", "x-hub-signature-256: sha256=" + String(repeating: "0", count: 64)],
        ]
        for headers in wrong {
            let answer = try await client.send("/webhooks/generic", headers, body: body)
            #expect(answer.status == 401 && answer.body.isEmpty, "\(headers)")
        }
        // Nothing of it was heard.
        #expect(try await client.say("note Here", from: "lena").text?.contains("N1") == false)
        try await program.kill()
    }

    @Test("a signed request that cannot be read is told why: 400, 413, 415")
    func unreadable() async throws {
        let place = try Workplace(WebClient.settings())
        let (program, client) = try await WebClient.start(at: place)
        let broken = Data(#"{"room":"board","user":"lena""#.utf8)
        let malformed = try await client.send("/webhooks/generic", WebClient.headers(broken), body: broken)
        #expect(malformed.status == 400)
        #expect(malformed.body.hasPrefix(#"{"error":"The body is no JSON."#))
        let body = try WebClient.body("help", from: "lena")
        let plain = WebClient.headers(body).map {
            $0 == "content-type: application/json" ? "content-type: text/plain" : $0
        }
        #expect(try await client.send("/webhooks/generic", plain, body: body).status == 415)
        let large = Data(repeating: 0x20, count: (1 << 20) + 1)
        #expect(try await client.send("/webhooks/generic", WebClient.headers(large), body: large).status == 413)
        let chunked = WebClient.headers(large) + ["-H", "transfer-encoding: chunked"]
        #expect(try await client.send("/webhooks/generic", chunked, body: large).status == 413)
        let longest = body + Data(repeating: 0x20, count: (1 << 20) - body.count)
        #expect(try await client.send("/webhooks/generic", WebClient.headers(longest), body: longest).status == 200)
        for method in ["GET", "HEAD", "PUT", "PATCH", "DELETE"] {
            let words = method == "HEAD" ? ["-I"] : ["-X", method]
            #expect(try await client.send("/webhooks/generic", words).status == 405, "\(method)")
        }
        try await program.kill()
    }

    @Test("X-Hub-Signature-256 is taken as well, once for each X-GitHub-Delivery; either of two secrets fits")
    func hub() async throws {
        let place = try Workplace(WebClient.settings(secrets: "the old one, It's a Secret to Everybody"))
        let (program, client) = try await WebClient.start(at: place)
        func say(_ text: String, id: String, secret: String) async throws -> WebClient.Answer {
            let body = try WebClient.body(text, from: "lena")
            let code = HMAC<SHA256>.authenticationCode(for: body, using: SymmetricKey(data: Data(secret.utf8)))
            let digits = code.map { String(format: "%02x", $0) }.joined()
            return try await client.send(
                "/webhooks/generic",
                [
                    "-H", "content-type: application/json", "-H", "X-Hub-Signature-256: sha256=\(digits)", "-H",
                    "X-GitHub-Delivery: \(id)",
                ], body: body)
        }
        #expect(try await say("start open \"Board\"", id: "1", secret: "the old one").status == 200)
        let first = try await say("note Once", id: "2", secret: "It's a Secret to Everybody")
        #expect(first.text?.contains("N1") == true)
        #expect(try await say("note Once", id: "2", secret: "the old one").body == first.body)
        #expect(try await say("note Twice", id: "3", secret: "a third").status == 401)
        try await program.kill()
    }

    @Test("what the published library of Standard Webhooks signs is heard")
    func published() async throws {
        let place = try Workplace(WebClient.settings())
        let (program, client) = try await WebClient.start(at: place)
        for (index, line) in ["start open \"Board\"", "note Grüße & <b>\u{1F41F}</b>"].enumerated() {
            let body = try WebClient.body(line, from: "lena")
            let words = [
                ProcessRunner.script("send_webhook.py"), "http://\(client.address)/webhooks/generic", WebClient.secret,
                "msg_\(index)",
            ]
            let answer = await aside {
                Result { try ProcessRunner.run(ProcessRunner.python, words, input: body).output }
            }
            let text = String(decoding: try answer.get(), as: UTF8.self)
            #expect(text.contains(index == 0 ? "Board #1" : "N1"), "\(text)")
        }
        try await program.kill()
    }

    @Test("who is not known reads help and is told to ask the chair; nothing of the room is shown or changed")
    func strangers() async throws {
        let place = try Workplace(WebClient.settings())
        let (program, client) = try await WebClient.start(at: place)
        _ = try await client.say("start open \"Secret plans\"", from: "lena")
        for user in ["mallory", "Zoë Müller", "@", "lena\u{200B}", "lena."] {
            for line in ["note I was here", "status", "#help note me", "@lena: note hers", "y", "agenda"] {
                let answer = try await client.say(line, from: user)
                #expect(answer.status == 200)
                #expect(answer.text?.contains("join asks the chair") == true, "\(user): \(line): \(answer.body)")
            }
            for line in ["help", "help action", "help step"] {
                let answer = try await client.say(line, from: user)
                #expect(answer.text?.contains("I don't know") == false && answer.text?.contains("Secret") == false)
            }
        }
        #expect(try await client.say("note The first", from: "bo").text?.contains("N1") == true)
        // Nobody is no stranger, and what would forge a line of the log is no name.
        for user in ["", " ", "\u{1B}[31mRED\u{1B}[0m\n2026-11-22T00:00:00+0000 critical convenor: forged"] {
            #expect(try await client.say("join", from: user).status == 400)
        }
        #expect(!program.logged.contains("forged"))
        try await program.kill()
    }
}
