package import Foundation

/// A running `slack_server.py` or `mattermost_server.py`; it ends when this object goes.
package final class ChatServer {
    package let port: Int
    private let scratch: Scratch
    private let process: Child

    package init(_ script: String, token: String) throws {
        scratch = try Scratch()
        process = try Child(
            ProcessRunner.python, [ProcessRunner.script(script), scratch.url.path, token], input: .pipe,
            output: .pipe, errors: .file(scratch.path("errors")))
        guard let port = Int(process.line()) else {
            throw ProcessRunner.Failure(description: "\(script) did not start; run scripts/tools first.")
        }
        self.port = port
    }

    deinit {
        process.endInput()
        process.signal(SIGTERM)
        _ = try? process.wait()
    }

    /// What it does with the next calls; empty for what it should.
    package func turn(to mode: String) throws {
        if mode.isEmpty {
            try FileManager.default.removeItem(atPath: scratch.path("mode"))
        } else {
            try mode.write(toFile: scratch.path("mode"), atomically: true, encoding: .utf8)
        }
    }

    /// The lines of one of its files: `calls` that it took, `faults` that it found, `limits` and `failures` as asked for.
    package func lines(_ name: String) -> [String] {
        let text = (try? String(contentsOfFile: scratch.path(name), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    /// The calls that it took, once there are so many.
    package func calls(_ count: Int) async throws -> [Data] { try await wait("calls", count).map { Data($0.utf8) } }

    @discardableResult
    package func wait(_ name: String, _ count: Int) async throws -> [String] {
        for _ in 0..<1_200 {
            let lines = lines(name)
            if lines.count >= count { return lines }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw ProcessRunner.Failure(
            description: "There are no \(count) \(name), but \(lines("calls")) and faults \(lines("faults")).")
    }
}
