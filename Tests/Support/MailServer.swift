import Foundation

/// A running `smtp_server.py`; it ends when this object goes.
package final class MailServer {
    package let port: Int
    private let scratch: Scratch
    private let process: Child

    package init(
        _ mode: String = "plain", certificate: TestCertificate? = nil, user: String = "", password: String = ""
    )
        throws
    {
        scratch = try Scratch()
        process = try Child(
            ProcessRunner.python,
            [
                ProcessRunner.script("smtp_server.py"), scratch.url.path, mode, certificate?.certificate ?? "",
                certificate?.key ?? "", user, password,
            ], input: .pipe, output: .pipe, errors: .file(scratch.path("errors")))
        guard let port = Int(process.line()) else {
            throw ProcessRunner.Failure(description: "The mail server did not start; run scripts/tools first.")
        }
        self.port = port
    }

    deinit { stop() }

    package func stop() {
        process.endInput()
        process.signal(SIGTERM)
        _ = try? process.wait()
    }

    /// What the server saw, a line each: `connect`, `mail`, `rcpt ADDRESS`, `data`, `close` and so on.
    package var events: [String] {
        let text = (try? String(contentsOfFile: scratch.path("events"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    package func count(_ event: String) -> Int { events.filter { $0.hasPrefix(event) }.count }

    /// Returns once the server has seen the event so often; false when it never does.
    package func sees(_ event: String, times: Int = 1) async throws -> Bool {
        for _ in 0..<600 {
            if count(event) >= times { return true }
            try await Task.sleep(for: .milliseconds(50))
        }
        return false
    }

    /// Lets a server that stalled go on.
    package func release() throws { try Data().write(to: scratch.url.appendingPathComponent("go")) }

    /// Changes what the server does from its next command on.
    package func turn(to mode: String) throws { try write(mode, "mode") }
    /// Answers RCPT for these addresses so, whatever the mode; the others get the mode's answer.
    package func refuse(_ answers: [String: String]) throws {
        try write(String(decoding: JSONEncoder().encode(answers), as: UTF8.self), "refuse")
    }
    /// The password that logins need from now on.
    package func require(password: String) throws { try write(password, "password") }

    private func write(_ text: String, _ name: String) throws {
        try text.write(toFile: scratch.path(name), atomically: true, encoding: .utf8)
    }

    /// The accepted mails in order, byte for byte.
    package var mails: [[UInt8]] {
        get throws {
            try files(".eml").map { try Array(Data(contentsOf: $0)) }
        }
    }

    package var envelopes: [Envelope] {
        get throws {
            try files(".json").map { try JSONDecoder().decode(Envelope.self, from: Data(contentsOf: $0)) }
        }
    }

    package struct Envelope: Decodable, Equatable {
        package var from: String
        package var to: [String]
        package var helo: String
        package var tls: Bool

        package init(from: String, to: [String], helo: String, tls: Bool) {
            self.from = from
            self.to = to
            self.helo = helo
            self.tls = tls
        }
    }

    private func files(_ ending: String) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: scratch.url, includingPropertiesForKeys: nil)
            .filter { $0.path.hasSuffix(ending) }.sorted { $0.path < $1.path }
    }
}

/// A certificate for 127.0.0.1 and the authority that signed it, made anew for a test.
package struct TestCertificate {
    private let scratch: Scratch
    package var authority: String { scratch.path("ca.pem") }
    package var certificate: String { scratch.path("server.pem") }
    package var key: String { scratch.path("server.key") }

    package init() throws {
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
