import Foundation
import TestSupport

/// A daemon with one platform set up beside the strict APIs that it writes to.
struct PlatformMeeting {
    let program: Program
    let client: WebClient
    let apis: WebServer
    let place: Workplace

    /// `settings` may name the APIs by `@api@`, and `id` is Lena's on that platform.
    init(_ platform: String, lena id: String, _ settings: [String: String]) async throws {
        apis = try WebServer(script: "platform_apis.py")
        let address = "http://127.0.0.1:\(apis.port)"
        var variables = ["CONVENOR_HTTP_LISTEN": "127.0.0.1:0", "CONVENOR_CALLBACKS_ALLOW": "127.0.0.1"]
        for (name, value) in settings {
            let key = "CONVENOR_PLATFORMS_\(platform.uppercased())_\(name.uppercased())"
            variables[key] = value.replacingOccurrences(of: "@api@", with: address)
        }
        place = try Workplace(variables)
        try place.write(
            "people:\n  - handle: lena\n    mail: lena@example.org\n    chat:\n      \(platform): \"\(id)\"\n",
            to: "config/people.yaml")
        (program, client) = try await WebClient.start(at: place, input: .null)
    }

    func send(_ platform: String, _ body: String, _ headers: [String: String]) async throws -> WebClient.Answer {
        let words = headers.flatMap { ["-H", "\($0.key): \($0.value)"] } + ["-H", "content-type: application/json"]
        return try await client.send("/webhooks/" + platform, words, body: Data(body.utf8))
    }

    /// What the log must never say: it is read to its end.
    func logsNone(of secrets: [String]) async throws -> Bool {
        program.signal(SIGTERM)
        let ending = try await program.end()
        return ending.code == 0 && !secrets.contains { ending.errors.contains($0) || ending.output.contains($0) }
    }

    static func python(_ script: String, _ arguments: [String], input: String = "") async throws -> String {
        let output = await aside {
            Result {
                try ProcessRunner.run(
                    ProcessRunner.python, [ProcessRunner.script(script)] + arguments, input: Data(input.utf8)
                ).output
            }
        }
        return String(decoding: try output.get(), as: UTF8.self).trimmingCharacters(in: .newlines)
    }
}
