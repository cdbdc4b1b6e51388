import ConvenorCurl
import ConvenorEngine
import TestSupport
import Testing

@Suite("a callback over TLS")
struct SecureTests {
    private func settings(_ authority: String?, _ host: String = "localhost") throws -> WireSettings {
        try .local(host, caFile: authority)
    }

    @Test("reaches a server whose certificate is trusted, over one connection")
    func trusted() async throws {
        let certificate = try TestCertificate()
        let server = try WebServer(certificate: certificate)
        let wire = CurlWire(try settings(certificate.authority))
        for _ in 1...2 {
            let call = WebCall("POST", "https://localhost:\(server.port)/answer/200", body: [1])
            #expect(try await wire.send(call).status == 200)
        }
        #expect(server.count("connect") == 1)
    }

    @Test(
        "sends nothing to a server whose certificate is of another authority, or trusted by nobody",
        arguments: [true, false])
    func untrusted(_ hasOwn: Bool) async throws {
        let server = try WebServer(certificate: try TestCertificate())
        let other = try TestCertificate()
        let wire = CurlWire(try settings(hasOwn ? other.authority : nil))
        let fault = await fault(wire, WebCall("POST", "https://localhost:\(server.port)/answer/200"))
        #expect(fault?.isUnreachable == true)
        #expect(fault?.text.contains("The certificate of localhost:\(server.port) is not trusted") == true)
        #expect(server.count("request") == 0)
    }

    @Test("sends nothing to a server whose certificate has another name")
    func otherName() async throws {
        let certificate = try TestCertificate()
        let server = try WebServer(certificate: certificate)
        var settings = try settings(certificate.authority, "hook.example.org")
        settings.resolutions = ["hook.example.org:\(server.port):127.0.0.1"]
        let fault = await fault(
            CurlWire(settings), WebCall("POST", "https://hook.example.org:\(server.port)/answer/200"))
        #expect(fault?.isUnreachable == true)
        #expect(server.count("request") == 0)
    }

    @Test("sends nothing to a server that speaks no TLS")
    func noTLS() async throws {
        let server = try WebServer()
        try server.turn(to: "plain")
        let wire = CurlWire(try settings(nil))
        let fault = await fault(wire, WebCall("POST", "https://localhost:\(server.port)/answer/200", timeoutSeconds: 2))
        #expect(fault?.isUnreachable == true, "\(String(describing: fault))")
        #expect(server.count("request") == 0)
    }

    @Test("names the file of certificates that cannot be read")
    func missingAuthority() async throws {
        let server = try WebServer(certificate: try TestCertificate())
        let wire = CurlWire(try settings("/nowhere/ca.pem"))
        let fault = await fault(wire, WebCall("POST", "https://localhost:\(server.port)/answer/200"))
        #expect(fault == .unreachable("The file of trusted certificates cannot be read (/nowhere/ca.pem)."))
    }
}

@Suite("a callback through a proxy")
struct ProxyTests {
    private func wire(_ proxy: WebServer, allowed: [String] = []) throws -> CurlWire {
        CurlWire(
            WireSettings(
                allowed: try allowed.map { try #require(WebHost($0)) }, proxy: "http://127.0.0.1:\(proxy.port)"))
    }

    @Test("asks the proxy for a tunnel, and was not sent when there is none")
    func tunnel() async throws {
        let proxy = try WebServer()
        let fault = await fault(try wire(proxy), WebCall("POST", "https://hook.example.org/secret", body: [1]))
        #expect(fault?.isUnreachable == true, "\(String(describing: fault))")
        #expect(proxy.events.filter { $0.hasPrefix("request") } == ["request CONNECT hook.example.org:443"])
        #expect(try !proxy.requests[0].contains("secret"))
    }

    @Test("goes to a named host without TLS as the proxy passes it on")
    func plain() async throws {
        let proxy = try WebServer()
        let answer = try await wire(proxy, allowed: ["chat.internal"]).send(
            WebCall("POST", "http://chat.internal/answer/201", headers: [.init("Authorization", "Bearer x")]))
        #expect(answer.status == 201)
        #expect(try proxy.requests[0].hasPrefix("POST http://chat.internal/answer/201 HTTP/1.1\r\n"))
    }

    @Test(
        "is refused by what its host says alone",
        arguments: [
            "127.0.0.1", "2130706433", "10.1.2.3", "[::1]", "[::ffff:10.0.0.1]", "169.254.169.254", "localhost",
            "LOCALHOST", "a.localhost", "printer", "printer.local", "metadata.google.internal", "nas.lan.",
            "nas.home.arpa",
        ])
    func inside(_ host: String) async throws {
        let proxy = try WebServer()
        let fault = await fault(try wire(proxy), WebCall("POST", "https://\(host)/"))
        #expect(fault?.isForbidden == true, "\(String(describing: fault))")
        #expect(proxy.count("connect") == 0)
    }

    @Test("was not sent when the proxy is not there")
    func gone() async throws {
        let proxy = try WebServer()
        proxy.stop()
        let fault = await fault(try wire(proxy), WebCall("POST", "https://hook.example.org/"))
        #expect(fault == .unreachable("Nothing answers at the proxy."))
    }
}
