import Foundation
import Glibc
import TestSupport
import Testing

/// TLS of the server, and whom it believes when somebody speaks for somebody else.
struct HTTPSecureTests {
    /// Makes `<name>.pem` and `<name>.key` for localhost, each the authority of itself.
    private static func certify(_ name: String, in place: Workplace) async throws {
        let words = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout",
            place.path("config/\(name).key"), "-out", place.path("config/\(name).pem"),
        ]
        _ = try await aside { Result { try ProcessRunner.run("/usr/bin/openssl", words) } }.get()
    }

    private static let settings = WebClient.settings().merging([
        "CONVENOR_HTTP_TLS_CERTIFICATE": "server.pem", "CONVENOR_HTTP_TLS_KEY": "server.key",
        "CONVENOR_HTTP_REQUEST_SECONDS": "1",
    ]) { $1 }

    @Test("with a certificate it speaks TLS and nothing else, and takes a renewed one on SIGHUP")
    func secure() async throws {
        let place = try Workplace(Self.settings)
        try await Self.certify("server", in: place)
        var (program, client) = try await WebClient.start(at: place)
        client.scheme = "https"
        let first = place.path("config/first.pem")
        try FileManager.default.copyItem(atPath: place.path("config/server.pem"), toPath: first)
        #expect(try await client.send("/healthz", ["--cacert", first]).status == 200)
        let body = try WebClient.body("start open \"Board\"", from: "lena")
        let answer = try await client.send(
            "/webhooks/generic", WebClient.headers(body) + ["--cacert", first], body: body)
        #expect(answer.status == 200)
        await #expect(throws: ProcessRunner.Failure.self) { try await client.send("/healthz") }
        await #expect(throws: ProcessRunner.Failure.self) {
            try await client.send("/healthz", ["--cacert", first, "--tls-max", "1.1"])
        }
        await #expect(throws: ProcessRunner.Failure.self) {
            try await WebClient(address: client.address).send("/healthz")
        }
        // A handshake that never ends is cut off.
        let silent = try client.connect()
        try silent.write("\u{16}\u{3}\u{1}")
        #expect(await aside { silent.drip("\u{1}") })
        try place.write("no certificate", to: "config/server.pem")
        program.signal(SIGHUP)
        try await program.log("The certificate stays as it was: ")
        #expect(program.logged.contains("config/server.pem holds no certificate in PEM."))
        #expect(try await client.send("/healthz", ["--cacert", first]).status == 200)
        try await Self.certify("server", in: place)
        program.signal(SIGHUP)
        try await program.log("People and agendas are read anew", times: 2)
        let second = place.path("config/server.pem")
        let deadline = Date(timeIntervalSinceNow: 60)
        while (try? await client.send("/healthz", ["--cacert", second])) == nil, Date() < deadline {}
        #expect(try await client.send("/healthz", ["--cacert", second]).status == 200)
        await #expect(throws: ProcessRunner.Failure.self) { try await client.send("/healthz", ["--cacert", first]) }
        try await program.kill()
    }

    @Test("a certificate that cannot be used is a fault that names the file, for check and for run")
    func faults() async throws {
        let place = try Workplace(Self.settings)
        try await Self.certify("server", in: place)
        try await Self.certify("other", in: place)
        func faults(_ sentence: String) async throws {
            for command in ["check", "run"] {
                let ending = try await Program.run([command], at: place)
                #expect(ending.code == 78)
                let words = (ending.output + ending.errors).replacing(place.root.path + "/", with: "")
                #expect(words.contains(sentence), "\(words)")
                #expect(!words.contains("PRIVATE"))
            }
        }
        func put(_ from: String, _ to: String) throws {
            let text = try String(contentsOfFile: place.path("config/" + from), encoding: .utf8)
            try place.write(text, to: "config/" + to)
        }
        try put("other.key", "server.key")
        try await faults("The key in config/server.key is not that of the first certificate in config/server.pem.")
        try put("other.pem", "server.key")
        try await faults("config/server.key holds no private key in PEM")
        try FileManager.default.removeItem(atPath: place.path("config/server.key"))
        try await faults("config/server.key cannot be read.")
        try put("other.key", "server.key")
        try put("other.key", "server.pem")
        try await faults("config/server.pem holds no certificate in PEM.")
        let half = try Workplace(WebClient.settings().merging(["CONVENOR_HTTP_TLS_KEY": "server.key"]) { $1 })
        let ending = try await Program.run(["check"], at: half)
        #expect(ending.code == 78)
        #expect((ending.output + ending.errors).contains("http.tls.key is set and http.tls.certificate is not."))
    }

    @Test("who asks is in the log: as the proxy says when it is trusted, else as the connection says")
    func proxies() async throws {
        for (trusted, expected) in [("127.0.0.0/8", "203.0.113.7"), ("192.0.2.1", "127.0.0.1"), ("", "127.0.0.1")] {
            let place = try Workplace(
                WebClient.settings().merging(["CONVENOR_HTTP_TRUSTED_PROXIES": trusted]) { $1 })
            let (program, client) = try await WebClient.start(at: place)
            let headers = ["-H", "X-Forwarded-For: 198.51.100.1, 203.0.113.7"]
            #expect(try await client.send("/nowhere", headers).status == 404)
            try await program.log("path=/nowhere")
            #expect(program.logged.contains("from=\(expected) "), "\(program.logged)")
            try await program.kill()
        }
        let wrong = try await Program.run(["check"], at: Workplace(["CONVENOR_HTTP_TRUSTED_PROXIES": "10.0.0.1/8"]))
        #expect(wrong.code == 78)
        #expect((wrong.output + wrong.errors).contains("\"10.0.0.1/8\" does not fit http.trusted_proxies."))
    }
}
