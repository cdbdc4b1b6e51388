import Foundation

/// A running server of `Servers/`, which prints its port first and ends with its input; it ends when this object goes.
///
/// It has a folder: what it writes there is what it saw, what is written there changes what it does.
package class TestServer: @unchecked Sendable {
    package let port: Int
    package var address: String { "http://127.0.0.1:\(port)" }
    let scratch: Scratch
    /// Touched when it starts and when it ends, by one thread at a time.
    private let process: Child

    package init(_ script: String, _ arguments: [String] = []) throws {
        scratch = try Scratch()
        process = try Child(
            ProcessRunner.python, [ProcessRunner.script(script), scratch.url.path] + arguments, input: .pipe,
            output: .pipe, errors: .file(scratch.path("errors")))
        guard let port = Int(process.line()) else {
            throw ProcessRunner.Failure(description: "\(script) did not start; run scripts/tools first.")
        }
        self.port = port
    }

    deinit { stop() }

    package func stop() {
        process.endInput()
        process.signal(SIGTERM)
        _ = try? process.wait()
    }

    /// The lines of one of its files.
    package func lines(_ name: String) -> [String] {
        let text = (try? String(contentsOfFile: scratch.path(name), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    /// The lines of one of its files, once there are so many.
    @discardableResult
    package func wait(_ name: String, _ count: Int) async throws -> [String] {
        for _ in 0..<1_200 {
            let lines = lines(name)
            if lines.count >= count { return lines }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw ProcessRunner.Failure(
            description: "There are no \(count) \(name), but \(lines(name)) and faults \(lines("faults")).")
    }

    /// What the server saw, a line each, such as `connect`, `rcpt ADDRESS` or `request POST /answer/200`.
    package var events: [String] { lines("events") }

    package func count(_ event: String) -> Int { events.count { $0.hasPrefix(event) } }

    /// Returns once the server has seen the event so often; false when it never does.
    package func sees(_ event: String, times: Int = 1) async throws -> Bool {
        for _ in 0..<1_200 {
            if count(event) >= times { return true }
            try await Task.sleep(for: .milliseconds(50))
        }
        return false
    }

    /// Changes what the server does from its next command or connection on; empty for what it should.
    package func turn(to mode: String) throws { try write(mode, "mode") }

    /// Lets what stalled or is late go on.
    package func release() throws { try write("", "go") }

    func write(_ text: String, _ name: String) throws {
        try text.write(toFile: scratch.path(name), atomically: true, encoding: .utf8)
    }

    /// Its files of such an ending, in the order of their names.
    func files(_ ending: String) throws -> [Data] {
        try FileManager.default.contentsOfDirectory(at: scratch.url, includingPropertiesForKeys: nil)
            .filter { $0.path.hasSuffix(ending) }.sorted { $0.path < $1.path }.map { try Data(contentsOf: $0) }
    }
}
