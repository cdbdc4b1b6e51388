import Foundation
import TestSupport
import Testing

/// `/metrics` of a running daemon, read by the parser that Prometheus publishes for Python.
struct HTTPMetricsTests {
    /// Samples as `name{label="value",…}`, labels by name.
    private static func samples(_ client: WebClient) async throws -> [String: Double] {
        let page = try await client.send("/metrics", ["-i"])
        #expect(page.body.lowercased().contains("content-type: text/plain; version=0.0.4; charset=utf-8\r\n"))
        let text = page.body.components(separatedBy: "\r\n\r\n")[1]
        let output = try await aside {
            Result {
                try ProcessRunner.run(
                    ProcessRunner.python, [ProcessRunner.script("read_metrics.py")], input: Data(text.utf8)
                ).output
            }
        }.get()
        return try JSONDecoder().decode([String: Double].self, from: output)
    }

    @Test("what was asked, heard, mailed and refused is counted, with neither paths nor people in the labels")
    func counts() async throws {
        let place = try Workplace(WebClient.settings())
        let (program, client) = try await WebClient.start(at: place)
        _ = try await client.say("start open \"Board\"", from: "lena")
        _ = try await client.say("present @lena @bo", from: "lena")
        _ = try await client.say("note One", from: "lena")
        _ = try await client.say("done A9", from: "lena")
        _ = try await client.say("done A9", from: "lena", id: "hush")
        _ = try await client.send("/webhooks/generic", body: Data("hush".utf8))
        _ = try await client.send("/hush?hush")
        _ = try await client.send("/healthz", ["-X", "BREWHUSH"])
        let page = try await client.send("/metrics").body
        #expect(!page.lowercased().contains("hush") && !page.contains("lena"))
        let samples = try await Self.samples(client)
        func expect(_ name: String, _ value: Double) { #expect(samples[name] == value, "\(name)") }
        expect(#"convenor_http_requests_total{method="POST",route="/webhooks/generic",status="200"}"#, 5)
        expect(#"convenor_http_requests_total{method="POST",route="/webhooks/generic",status="401"}"#, 1)
        expect(#"convenor_http_requests_total{method="GET",route="unknown",status="404"}"#, 1)
        expect(#"convenor_webhook_deliveries_total{outcome="heard",platform="generic"}"#, 5)
        expect(#"convenor_webhook_deliveries_total{outcome="unauthentic",platform="generic"}"#, 1)
        expect(#"convenor_commands_total{outcome="done"}"#, 3)
        expect(#"convenor_commands_total{outcome="refused"}"#, 2)
        expect(#"convenor_http_request_seconds_count{route="/webhooks/generic"}"#, 6)
        expect(#"convenor_http_request_seconds_bucket{le="+Inf",route="/webhooks/generic"}"#, 6)
        expect("convenor_command_seconds_count", 5)
        expect("convenor_http_connections", 1)
        expect(#"convenor_build_info{version="0.1.0"}"#, 1)
        #expect(abs((samples["process_start_time_seconds"] ?? 0) - Date().timeIntervalSince1970) < 600)
        try await program.kill()
    }

    @Test("mails are counted by what came of them, and the outbox as it stands")
    func mails() async throws {
        let place = try Workplace(WebClient.settings())
        let (program, client) = try await WebClient.start(at: place)
        for line in ["start open \"Board\"", "present @bo @ana", "note One", "end", "send", "y"] {
            _ = try await client.say(line, from: "lena")
        }
        var samples: [String: Double] = [:]
        let sent = #"convenor_sendings_total{kind="summary",outcome="sent",way="mail"}"#
        let deadline = Date(timeIntervalSinceNow: 60)
        while samples[sent, default: 0] < 2, Date() < deadline {
            try await Task.sleep(for: .milliseconds(50))
            samples = try await Self.samples(client)
        }
        #expect(try Double(place.mails.count) == samples[sent])
        try await program.kill()
    }
}
