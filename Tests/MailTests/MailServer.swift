import ConvenorCurl
import Foundation

/// A running `smtp_server.py`; it ends when this object goes.
final class MailServer {
    let port: Int
    private let scratch: Scratch
    private let process = Process()
    private let input = Pipe()

    init(_ mode: String = "plain", certificate: TestCertificate? = nil, user: String = "", password: String = "")
        throws
    {
        scratch = try Scratch()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: ProcessRunner.python)
        process.arguments = [
            ProcessRunner.script("smtp_server.py"), scratch.url.path, mode, certificate?.certificate ?? "",
            certificate?.key ?? "", user, password,
        ]
        process.standardInput = input
        process.standardOutput = output
        try Data().write(to: scratch.url.appendingPathComponent("errors"))
        process.standardError = try FileHandle(forWritingTo: scratch.url.appendingPathComponent("errors"))
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw ProcessRunner.Failure(description: "The mail server did not start; run scripts/tools first.")
        }
        self.port = port
    }

    deinit { stop() }

    func stop() {
        guard process.isRunning else { return }
        try? input.fileHandleForWriting.close()
        process.terminate()
        process.waitUntilExit()
    }

    func settings(
        scheme: String = "smtp", startTLS: SMTPSettings.StartTLS = .off, caFile: String? = nil, user: String? = nil,
        password: String? = nil, timeoutSeconds: Int = 30, idleSeconds: Int = 30
    ) -> SMTPSettings {
        SMTPSettings(
            url: "\(scheme)://127.0.0.1:\(port)", user: user, password: password, startTLS: startTLS, caFile: caFile,
            timeoutSeconds: timeoutSeconds, heloName: "convenor.example.org", idleSeconds: idleSeconds)
    }

    /// What the server saw, a line each: `connect`, `mail`, `rcpt ADDRESS`, `data`, `close` and so on.
    var events: [String] {
        let text = (try? String(contentsOfFile: scratch.path("events"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    func count(_ event: String) -> Int { events.filter { $0.hasPrefix(event) }.count }

    /// Returns once the server has seen the event so often; false when it never does.
    func sees(_ event: String, times: Int = 1) async throws -> Bool {
        for _ in 0..<600 {
            if count(event) >= times { return true }
            try await Task.sleep(for: .milliseconds(50))
        }
        return false
    }

    /// Lets a server that stalled go on.
    func release() throws { try Data().write(to: scratch.url.appendingPathComponent("go")) }

    /// The accepted mails in order, byte for byte.
    var mails: [[UInt8]] {
        get throws {
            try files(".eml").map { try Array(Data(contentsOf: $0)) }
        }
    }

    var envelopes: [Envelope] {
        get throws {
            try files(".json").map { try JSONDecoder().decode(Envelope.self, from: Data(contentsOf: $0)) }
        }
    }

    struct Envelope: Decodable, Equatable {
        var from: String
        var to: [String]
        var helo: String
        var tls: Bool
    }

    private func files(_ ending: String) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: scratch.url, includingPropertiesForKeys: nil)
            .filter { $0.path.hasSuffix(ending) }.sorted { $0.path < $1.path }
    }
}

/// A certificate for 127.0.0.1 and the authority that signed it, made anew for a test.
struct TestCertificate {
    private let scratch: Scratch
    var authority: String { scratch.path("ca.pem") }
    var certificate: String { scratch.path("server.pem") }
    var key: String { scratch.path("server.key") }

    init() throws {
        scratch = try Scratch()
        let curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        try openssl(
            ["req", "-x509"] + curve + [
                "-days", "2", "-subj", "/CN=Convenor test authority", "-keyout", scratch.path("ca.key"), "-out",
                authority, "-addext", "keyUsage=critical,keyCertSign,cRLSign",
            ])
        try openssl(["req"] + curve + ["-subj", "/CN=localhost", "-keyout", key, "-out", scratch.path("server.csr")])
        let extensions = "subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n"
        try extensions.write(toFile: scratch.path("extensions"), atomically: true, encoding: .utf8)
        try openssl([
            "x509", "-req", "-in", scratch.path("server.csr"), "-CA", authority, "-CAkey", scratch.path("ca.key"),
            "-CAcreateserial", "-days", "2", "-extfile", scratch.path("extensions"), "-out", certificate,
        ])
    }

    private func openssl(_ arguments: [String]) throws {
        try ProcessRunner.run("/usr/bin/env", ["openssl"] + arguments)
    }
}
