import Foundation
import Glibc

/// A real homeserver of Matrix, Synapse, on a folder and a port of its own; it ends when this object goes.
package final class Homeserver: @unchecked Sendable {
    package private(set) var port = 0
    package var url: String { "http://127.0.0.1:\(port)" }
    private let scratch: Scratch
    /// One thread at a time starts and stops it.
    private var process: Child?

    /// What `scripts/tools synapse` makes.
    private static let python = ProcessRunner.root.appendingPathComponent(".tools/synapse/bin/python").path
    package static var isThere: Bool { FileManager.default.isExecutableFile(atPath: python) }

    /// Starts it, and returns when it answers.
    package init() throws {
        scratch = try Scratch()
        // Another server may take a port between its choice and its use.
        for attempt in 1...4 {
            port = try FreePort.find()
            do {
                try start()
                return
            } catch {
                stop()
                if attempt == 4 { throw error }
            }
        }
    }

    deinit { stop() }

    /// Goes on where it was stopped, on the same port.
    package func start() throws {
        let process = try Child(
            Self.python, [ProcessRunner.script("homeserver.py"), scratch.url.path, String(port)],
            output: .file(scratch.path("out")), errors: .file(scratch.path("errors")))
        self.process = process
        for _ in 0..<600 where process.isRunning {
            let health = try? ProcessRunner.run("/usr/bin/curl", ["-fs", "-m", "5", url + "/health"])
            if health != nil, process.isRunning { return }
            usleep(200_000)
        }
        let errors = (try? String(contentsOfFile: scratch.path("errors"), encoding: .utf8)) ?? ""
        throw ProcessRunner.Failure(description: "The homeserver did not start: \(errors.suffix(2_000))")
    }

    package func stop() {
        process?.signal(SIGTERM)
        _ = try? process?.wait()
        process = nil
    }
}
