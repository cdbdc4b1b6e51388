import Foundation
import Glibc

/// A real homeserver of Matrix, Synapse, on a folder and a port of its own; it ends when this object goes.
package final class Homeserver: @unchecked Sendable {
    package let port: Int
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
        port = try Self.freePort()
        try start()
    }

    deinit { stop() }

    /// Goes on where it was stopped, on the same port.
    package func start() throws {
        let process = try Child(
            Self.python, [ProcessRunner.script("homeserver.py"), scratch.url.path, String(port)],
            output: .file(scratch.path("out")), errors: .file(scratch.path("errors")))
        self.process = process
        for _ in 0..<600 {
            let health = try? ProcessRunner.run("/usr/bin/curl", ["-fs", "-m", "5", url + "/health"])
            if health != nil { return }
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

    /// One that nobody listened on just now.
    private static func freePort() throws -> Int {
        let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(server) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(server, $0, size) == 0 && getsockname(server, $0, &size) == 0
            }
        }
        guard isBound else { throw ProcessRunner.Failure(description: "There is no free port.") }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
