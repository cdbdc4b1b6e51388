import Foundation

/// Postfix's `smtp-sink`, which takes every mail and keeps none, and `smtp-source` beside it.
struct MailSink {
    let port: Int
    private let process = Process()

    /// Where Debian's postfix puts them.
    static let programs = ["/usr/sbin/smtp-sink", "/usr/sbin/smtp-source"]
    static var isThere: Bool { programs.allSatisfy { FileManager.default.isExecutableFile(atPath: $0) } }

    init() throws {
        port = try FreePort.find()
        process.executableURL = URL(fileURLWithPath: Self.programs[0])
        // Started by root it wants to be somebody else.
        process.arguments = (geteuid() == 0 ? ["-u", "nobody"] : []) + ["127.0.0.1:\(port)", "128"]
        process.standardInput = FileHandle.nullDevice
        try process.run()
        for _ in 0..<200 {
            if let greeting = try? RawRequest.send("QUIT\r\n", to: UInt16(port)), greeting.hasPrefix("220") { return }
            usleep(20_000)
        }
        stop()
        throw BenchFault("smtp-sink does not answer")
    }

    /// A signal that asks is one that the threads of this process block, and with them their children.
    func stop() {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Seconds of processor time so far.
    var processorSeconds: Double { Processor.seconds(of: "\(process.processIdentifier)") }

    /// Sends the mail of a file so often over one connection.
    func source(_ count: Int, file: String) throws {
        _ = try Filter.run(
            Self.programs[1],
            [
                "-s", "1", "-d", "-m", "\(count)", "-f", "convenor@example.org", "-t", "owner@example.org", "-F", file,
                "127.0.0.1:\(port)",
            ], input: Data(), environment: ["PATH": "/usr/bin:/bin"])
    }
}
