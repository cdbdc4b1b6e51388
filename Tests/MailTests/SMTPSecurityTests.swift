import ConvenorCurl
import ConvenorEngine
import TestSupport
import Testing

@Suite("SMTP with TLS and a password")
struct SMTPSecurityTests {
    private static let password = "correct horse: bättery"

    @Test("STARTTLS, one login, many mails")
    func startTLS() async throws {
        let certificate = try TestCertificate()
        let server = try MailServer(certificate: certificate, user: "convenor", password: Self.password)
        let transport = try SMTPTransport(settings(server, certificate))
        for _ in 1...3 { _ = try await transport.deliver(.sample()) }
        #expect(try server.envelopes.map(\.tls) == [true, true, true])
        #expect(server.count("connect") == 1)
        #expect(server.count("login") == 1)
    }

    @Test("TLS from the first byte")
    func implicitTLS() async throws {
        let certificate = try TestCertificate()
        let server = try MailServer("smtps", certificate: certificate, user: "convenor", password: Self.password)
        var settings = settings(server, certificate)
        settings.url = "smtps://127.0.0.1:\(server.port)"
        _ = try await SMTPTransport(settings).deliver(.sample())
        #expect(try server.envelopes.map(\.tls) == [true])
    }

    @Test("a connection that broke after the final dot is uncertain over TLS too")
    func droppedAfter() async throws {
        let certificate = try TestCertificate()
        let server = try MailServer("drop-after-dot", certificate: certificate)
        let transport = try SMTPTransport(server.settings(startTLS: .required, caFile: certificate.authority))
        guard case .uncertain = await failure(transport, try .sample()) else {
            Issue.record("not uncertain")
            return
        }
    }

    @Test("a connection that breaks inside the message is temporary over TLS too")
    func droppedInside() async throws {
        let certificate = try TestCertificate()
        let server = try MailServer("drop-in-data", certificate: certificate)
        let transport = try SMTPTransport(server.settings(startTLS: .required, caFile: certificate.authority))
        let expected = "The mail did not reach 127.0.0.1:\(server.port): the connection broke."
        let outcome = await failure(transport, try .huge())
        #expect(outcome == .temporary(expected))
    }

    @Test("a wrong password is temporary, told plainly, and stands in no message")
    func wrongPassword() async throws {
        let certificate = try TestCertificate()
        let server = try MailServer(certificate: certificate, user: "convenor", password: "another one")
        let settings = settings(server, certificate)
        let expected =
            "127.0.0.1:\(server.port) refuses our user name or password: 535 5.7.8 Authentication credentials invalid"
        let outcome = await failure(try SMTPTransport(settings), try .sample())
        #expect(outcome == .temporary(expected))
        for text in ["\(settings)", String(reflecting: settings), "\([settings])"] {
            #expect(!text.contains(Self.password))
        }
        #expect(server.count("mail") == 0)
    }

    @Test("a missing login is temporary: the settings are wrong, not the mail")
    func missingLogin() async throws {
        let server = try MailServer(user: "convenor", password: Self.password)
        let expected = "127.0.0.1:\(server.port) refuses our user name or password: 530 5.7.0 Authentication required"
        let outcome = await failure(try SMTPTransport(server.settings()), try .sample())
        #expect(outcome == .temporary(expected))
    }

    @Test("a server that quotes the password does not bring it into our words")
    func quotedPassword() async throws {
        let certificate = try TestCertificate()
        let server = try MailServer("echo-password", certificate: certificate, user: "convenor", password: "sesame-7")
        var settings = settings(server, certificate)
        settings.password = "sesame-7"
        let outcome = await failure(try SMTPTransport(settings), try .sample())
        #expect(outcome == .temporary("451 4.7.0 I remember ***"))
    }

    @Test("a certificate of another authority is not trusted")
    func wrongAuthority() async throws {
        let certificate = try TestCertificate()
        let other = try TestCertificate()
        let server = try MailServer(certificate: certificate, user: "convenor", password: Self.password)
        var settings = settings(server, certificate)
        settings.caFile = other.authority
        let result = await failure(try SMTPTransport(settings), try .sample())
        guard case .temporary(let text) = result else {
            Issue.record("not temporary: \(String(describing: result))")
            return
        }
        #expect(text.contains("its certificate is not trusted"))
        #expect(server.count("login") == 0)
        #expect(server.count("wrong") == 0)
    }

    @Test("a missing file of certificates is named")
    func missingAuthority() async throws {
        let certificate = try TestCertificate()
        let server = try MailServer(certificate: certificate)
        let transport = try SMTPTransport(server.settings(startTLS: .required, caFile: "/nowhere/ca.pem"))
        guard case .temporary(let text) = await failure(transport, try .sample()) else {
            Issue.record("not temporary")
            return
        }
        #expect(text.contains("/nowhere/ca.pem"))
    }

    @Test("without STARTTLS on offer nothing is sent, not even the login")
    func noStartTLS() async throws {
        let server = try MailServer(user: "convenor", password: Self.password)
        let transport = try SMTPTransport(
            server.settings(startTLS: .required, user: "convenor", password: Self.password))
        let expected =
            "The mail did not reach 127.0.0.1:\(server.port): it offers no STARTTLS, which the settings require."
        let outcome = await failure(transport, try .sample())
        #expect(outcome == .temporary(expected))
        #expect(server.count("login") == 0)
        #expect(server.count("mail") == 0)
    }

    @Test(
        "settings that must not be used are refused with a sentence",
        arguments: [
            SMTPSettings(url: "http://mx.example.org"), SMTPSettings(url: "mx.example.org"), SMTPSettings(url: ""),
            SMTPSettings(url: "smtp://user:secret@mx.example.org"), SMTPSettings(url: "smtp://mx.example.org/path"),
            SMTPSettings(url: "smtp://mx.example.org", user: "convenor"),
            SMTPSettings(url: "smtp://mx.example.org", user: "convenor", password: "secret", startTLS: .off),
            SMTPSettings(url: "smtp://127.example.org", user: "convenor", password: "secret", startTLS: .off),
            SMTPSettings(url: "smtp://127.0.0.1.example.org", user: "convenor", password: "secret", startTLS: .off),
            SMTPSettings(url: "smtp://mx.example.org", user: "convenor\r\nQUIT", password: "secret"),
            SMTPSettings(url: "smtp://mx.example.org", timeoutSeconds: 0),
            SMTPSettings(url: "smtp://mx.example.org", heloName: "x\r\nMAIL"),
            SMTPSettings(url: "smtp://mx.example.org", heloName: "a/b"),
        ])
    func badSettings(_ settings: SMTPSettings) {
        let fault = #expect(throws: MailFault.self) { _ = try SMTPTransport(settings) }
        #expect(fault?.message.hasSuffix(".") == true)
        #expect(fault?.message.contains("secret") == false)
    }

    @Test(
        "a password may cross the loopback in the clear, and any line under TLS",
        arguments: [
            SMTPSettings(url: "smtp://127.0.0.1:25", user: "u", password: "p", startTLS: .off),
            SMTPSettings(url: "smtp://localhost", user: "u", password: "p", startTLS: .off),
            SMTPSettings(url: "smtp://[::1]:2525/", user: "u", password: "p", startTLS: .off),
            SMTPSettings(url: "smtps://mx.example.org", user: "u", password: "p", startTLS: .off),
            SMTPSettings(url: "smtp://mx.example.org:587", user: "u", password: "p"),
        ])
    func goodSettings(_ settings: SMTPSettings) {
        #expect(settings.fault == nil)
    }

    private func settings(_ server: MailServer, _ certificate: TestCertificate) -> SMTPSettings {
        server.settings(
            startTLS: .required, caFile: certificate.authority, user: "convenor", password: Self.password)
    }
}
