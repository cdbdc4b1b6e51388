import Foundation
import Glibc
import TestSupport
import Testing

/// The HTTP door of the daemon: where it listens, what it says to probes, how it stops.
struct HTTPTests {
    @Test("probes are answered; a platform without a secret and any other path do not exist")
    func probes() async throws {
        let place = try Workplace(["CONVENOR_HTTP_LISTEN": "localhost:0"])
        let (program, client) = try await WebClient.start(at: place)
        let alive = try await client.send("/healthz")
        #expect(alive.status == 200 && alive.body == "alive\n")
        let ready = try await client.send("/readyz")
        #expect(ready.status == 200 && ready.body == "ready\n")
        for path in [
            "/nothing", "/webhooks", "/webhooks/generic", "/webhooks/generic/a", "/webhooks/slack", "/healthz/x",
        ] {
            #expect(try await client.send(path).status == 404, "\(path)")
            #expect(try await client.send(path, body: Data("{}".utf8)).status == 404, "\(path)")
        }
        try await program.kill()
    }

    @Test("an address that somebody set and another program has ends the daemon with a sentence and 75")
    func taken() async throws {
        let (first, client) = try await WebClient.start(at: Workplace(WebClient.settings()))
        let place = try Workplace(["CONVENOR_HTTP_LISTEN": client.address])
        let second = try await Program.run(["run"], at: place)
        #expect(second.code == 75)
        #expect(
            second.errors.contains(
                "convenor: \(client.address) of http.listen is taken by another program, so nothing listens for HTTP. "
                    + "Set http.listen to another address, or to nothing.\n"))
        #expect(try await client.send("/healthz").status == 200)
        try await first.kill()
    }

    @Test("where nobody set it, two daemons run all the same")
    func unset() async throws {
        let places = [try Workplace(), try Workplace()]
        let programs = try places.map { try Program(["run"], at: $0) }
        for program in programs { try await program.ask("start open \"Here\"", "Step 1 of 1") }
        for program in programs {
            program.endInput()
            #expect(try await program.end().code == 0)
        }
        let told = programs.filter { $0.logged.contains("of http.listen is taken by another program") }
        #expect(!told.isEmpty)
    }

    @Test("empty turns it off; what is no address and a secret that is not whole are faults")
    func settings() async throws {
        let off = try Workplace(["CONVENOR_HTTP_LISTEN": ""])
        let ending = try await Program.run(["run"], at: off)
        #expect(ending.code == 0 && !ending.errors.contains("HTTP"))
        for text in ["8080", "127.0.0.1", "127.0.0.1:70000", "::1:80", "a b:80", "[127.0.0.1]:80"] {
            let wrong = try await Program.run(["check"], at: Workplace(["CONVENOR_HTTP_LISTEN": text]))
            #expect(wrong.code == 78)
            #expect((wrong.output + wrong.errors).contains("does not fit http.listen"))
        }
        for text in ["whsec_", "whsec_cGxhaW4?", "plain,,other"] {
            let wrong = try await Program.run(
                ["check"], at: Workplace(["CONVENOR_PLATFORMS_GENERIC_SECRETS": text]))
            #expect(wrong.code == 78)
            #expect((wrong.output + wrong.errors).contains("does not fit platforms.generic.secrets"))
            #expect(!(wrong.output + wrong.errors).contains("cGxhaW4") && !wrong.errors.contains("plain"))
        }
    }

    @Test("SIGTERM stops it while connections are open, and in the log stands neither a query nor a secret")
    func stop() async throws {
        let place = try Workplace(WebClient.settings())
        let (program, client) = try await WebClient.start(at: place, input: .null)
        #expect(try await client.send("/webhooks/generic?token=hush", body: Data("{}".utf8)).status == 401)
        _ = try await client.say("note hush", from: "lena")
        let idle = try client.connect()
        try idle.write("GET /healthz HTTP/1.1\r\nHost: here\r\n\r\n")
        #expect(await aside { idle.read() }?.hasPrefix("HTTP/1.1 200") == true)
        program.signal(SIGTERM)
        let ending = try await program.end()
        #expect(ending.code == 0)
        #expect(ending.errors.contains("path=/webhooks/generic") && ending.errors.contains("status=401"))
        for word in ["hush", "whsec", "webhook-signature", "v1,"] { #expect(!ending.errors.contains(word), "\(word)") }
    }

    @Test("the example of the manual works as it stands")
    func manual() async throws {
        let file = ProcessRunner.root.appendingPathComponent("docs/OPERATING.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let section = text.components(separatedBy: "\n## Webhooks from your own scripts\n")[1]
        let block = section.components(separatedBy: "```")[1]
        let place = try Workplace(WebClient.settings())
        let (program, client) = try await WebClient.start(at: place)
        #expect(block.contains("127.0.0.1:8080") && block.contains("secret="))
        let lines = block.split(separator: "\n").map { line in
            line.hasPrefix("secret=")
                ? "secret=\(WebClient.secret)" : line.replacing("127.0.0.1:8080", with: client.address)
        }
        let script = Data(lines.joined(separator: "\n").utf8)
        let result = await aside { Result { try ProcessRunner.run("/bin/sh", ["-eu"], input: script).output } }
        let answer = String(decoding: try result.get(), as: UTF8.self)
        #expect(answer.contains(#""text":"#) && !answer.contains("Ask the chair"), "\(answer)")
        try await program.kill()
    }
}
