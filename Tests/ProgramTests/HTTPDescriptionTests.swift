import Foundation
import TestSupport
import Testing

/// The description of the server is true: what stands in it is answered so, and nothing else is answered.
struct HTTPDescriptionTests {
    /// Status, headers by their lower-case names, body.
    private struct Shown {
        var status: Int
        var headers: [String: String]
        var body: String
    }

    private static func start() async throws -> (Program, WebClient) {
        let place = try Workplace(WebClient.settings())
        try place.write(
            "platforms:\n  generic:\n    ops:\n      secrets: \(WebClient.secret)\n", to: "config/convenor.yaml")
        return try await WebClient.start(at: place, input: .null)
    }

    private static func show(_ client: WebClient, _ method: String, _ path: String) async throws -> Shown {
        let answer = try await client.send(path, method == "HEAD" ? ["-I"] : ["-i", "-X", method])
        let parts = answer.body.components(separatedBy: "\r\n\r\n")
        let lines = parts[0].components(separatedBy: "\r\n").dropFirst().map {
            $0.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        }
        let headers = Dictionary(lines.map { ($0[0].lowercased(), $0[1]) }, uniquingKeysWith: { $1 })
        return Shown(status: answer.status, headers: headers, body: parts.dropFirst().joined())
    }

    @Test("the published validator accepts it, and every path and method in it is answered as it says")
    func routes() async throws {
        let (program, client) = try await Self.start()
        let text = try await client.send("/openapi.json").body
        _ = try await aside {
            Result {
                try ProcessRunner.run(
                    ProcessRunner.python, [ProcessRunner.script("check_openapi.py")], input: Data(text.utf8))
            }
        }.get()
        let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let paths = try #require(document["paths"] as? [String: [String: [String: Any]]])
        let expected: Set = [
            "/healthz", "/readyz", "/metrics", "/openapi.json", "/webhooks/generic", "/webhooks/generic/ops",
            "/calendar/{secret}.ics",
        ]
        #expect(expected.isSubset(of: paths.keys))
        let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY", "BREW"]
        for (path, item) in paths {
            let known = Set(item.keys.map { $0.uppercased() })
            for method in methods {
                let shown = try await Self.show(client, method, path)
                if known.contains(method) {
                    let responses = try #require(item[method.lowercased()]?["responses"] as? [String: [String: Any]])
                    let said = try #require(responses[String(shown.status)], "\(method) \(path): \(shown.status)")
                    let types = (said["content"] as? [String: Any]).map { Array($0.keys) }
                    // An answer to HEAD has the type and not the body.
                    if method != "HEAD" { #expect(types == shown.headers["content-type"].map { [$0] }, "\(path)") }
                    if expected.contains(path) {
                        let isWebhook = path.hasPrefix("/webhooks")
                        #expect(shown.status == (isWebhook ? 401 : path.hasPrefix("/calendar") ? 404 : 200))
                    }
                } else {
                    // The parser knows no BREW.
                    #expect(shown.status == (method == "BREW" ? 400 : 405), "\(method) \(path)")
                    let allowed = shown.headers["allow"]?.components(separatedBy: ", ") ?? []
                    if method != "BREW" { #expect(Set(allowed) == known, "\(method) \(path)") }
                }
                if method == "HEAD" { #expect(shown.body.isEmpty) }
            }
        }
        for path in [
            "/openapi", "/openapi.json/", "//healthz", "/healthz/", "/HEALTHZ", "/webhooks/generic/other",
        ] {
            for method in ["GET", "POST", "TRACE"] {
                #expect(try await Self.show(client, method, path).status == 404, "\(method) \(path)")
            }
        }
        try await program.kill()
    }

    @Test("a generator finds neither a crash nor anything that the description does not say", arguments: [true, false])
    func generator(isSigned: Bool) async throws {
        let (program, client) = try await Self.start()
        let scratch = try Scratch()
        let words = [
            ProcessRunner.script("fuzz_http.py"), "http://\(client.address)", isSigned ? WebClient.secret : "", "8",
            "1",
            scratch.url.path,
        ]
        let found = await aside { Result { try ProcessRunner.run(ProcessRunner.python, words).output } }
        #expect(String(decoding: try found.get(), as: UTF8.self).contains("0 failed"))
        #expect(program.isRunning)
        let metrics = try await client.send("/metrics").body
        let heard = metrics.contains(#"convenor_webhook_deliveries_total{platform="generic",outcome="heard"}"#)
        #expect(heard == isSigned)
        #expect(
            metrics.contains(#"convenor_webhook_deliveries_total{platform="generic",outcome="unauthentic"}"#)
                != isSigned)
        #expect(!metrics.contains(#"status="5"#))
        try await program.kill()
    }
}
