import Foundation

/// A running `web_server.py`; it ends when this object goes.
package final class WebServer {
    package let port: Int
    private let scratch: Scratch
    private let process: Child

    package init(certificate: TestCertificate? = nil, script: String = "web_server.py") throws {
        scratch = try Scratch()
        process = try Child(
            ProcessRunner.python,
            [ProcessRunner.script(script), scratch.url.path] + (certificate.map { [$0.certificate, $0.key] } ?? []),
            input: .pipe, output: .pipe, errors: .file(scratch.path("errors")))
        guard let port = Int(process.line()) else {
            throw ProcessRunner.Failure(description: "The web server did not start; run scripts/tools first.")
        }
        self.port = port
    }

    deinit { stop() }

    package func stop() {
        process.endInput()
        process.signal(SIGTERM)
        _ = try? process.wait()
    }

    /// What the server saw, a line each: `connect`, `request POST /answer/200`, `expect`, `end`.
    package var events: [String] {
        let text = (try? String(contentsOfFile: scratch.path("events"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    package func count(_ event: String) -> Int { events.filter { $0.hasPrefix(event) }.count }

    /// Returns once the server has seen the event so often; false when it never does.
    package func sees(_ event: String, times: Int = 1) async throws -> Bool {
        for _ in 0..<1_200 {
            if count(event) >= times { return true }
            try await Task.sleep(for: .milliseconds(50))
        }
        return false
    }

    /// Lets what is late go on.
    package func release() throws { try Data().write(to: scratch.url.appendingPathComponent("go")) }

    /// What becomes of requests to `/told` from here on: a path such as `/answer/500`.
    package func tell(_ path: String) throws {
        try path.write(toFile: scratch.path("told"), atomically: true, encoding: .utf8)
    }

    /// `reset` resets each new connection before anything is read.
    package func turn(to mode: String) throws {
        try mode.write(toFile: scratch.path("mode"), atomically: true, encoding: .utf8)
    }

    /// The requests in order, byte for byte.
    package var requests: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(at: scratch.url, includingPropertiesForKeys: nil)
                .filter { $0.pathExtension == "request" }.sorted { $0.path < $1.path }
                .map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        }
    }
}
