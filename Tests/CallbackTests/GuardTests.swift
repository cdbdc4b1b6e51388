import ConvenorCurl
import ConvenorEngine
import TestSupport
import Testing

@Suite("a callback to the inside")
struct GuardTests {
    /// Every address of the table that a socket could connect to, with what names it.
    private static let addresses = AddressGuardTests.forbidden.flatMap(\.addresses)

    @Test("is refused at each forbidden address when a name leads there", arguments: addresses)
    func named(_ address: String) async throws {
        var settings = WireSettings()
        settings.resolutions = ["hook.example.org:443:" + (address.contains(":") ? "[\(address)]" : address)]
        let fault = await fault(CurlWire(settings), WebCall("POST", "https://hook.example.org/"))
        let text = try #require(fault).text
        let written = try #require(SocketAddress(address)).description
        #expect(fault?.isForbidden == true, "\(text)")
        #expect(text.hasPrefix("hook.example.org leads to \(written), which is "))
    }

    @Test("is refused at each forbidden address in any form of number", arguments: addresses)
    func literal(_ address: String) async throws {
        let wire = CurlWire(WireSettings())
        for form in Self.forms(of: address) {
            let fault = await fault(wire, WebCall("POST", "https://\(form)/"))
            #expect(fault?.isForbidden == true, "\(form): \(String(describing: fault))")
        }
    }

    /// Decimal, hexadecimal, octal, mixed, short, escaped, with a port.
    private static func forms(of address: String) -> [String] {
        guard !address.contains(":") else { return ["[\(address)]", "[\(address)]:8443", "[\(address.uppercased())]"] }
        let parts = address.split(separator: ".").compactMap { UInt32($0) }
        let number = parts.reduce(0) { $0 << 8 | $1 }
        let hex = parts.map { "0x" + String($0, radix: 16) }
        let octal = parts.map { "0" + String($0, radix: 8) }
        return [
            address, address + ":8443", address + ".", String(number), "0x" + String(number, radix: 16),
            "0" + String(number, radix: 8), hex.joined(separator: "."), octal.joined(separator: "."),
            "\(parts[0]).\(number & 0xFF_FFFF)", "\(parts[0]).\(parts[1]).\(number & 0xFFFF)",
            "\(hex[0]).\(octal[1]).\(number & 0xFFFF)", address.replacing(".", with: "%2e"),
        ]
    }

    @Test("is refused although the name has a server behind it, and the server hears nothing")
    func server() async throws {
        let certificate = try TestCertificate()
        let server = try WebServer(certificate: certificate)
        let port = server.port
        var settings = WireSettings(caFile: certificate.authority)
        settings.resolutions = ["hook.example.org:\(port):127.0.0.1"]
        let wire = CurlWire(settings)
        for host in ["hook.example.org", "localhost", "127.0.0.1", "127.1", "0", "[::1]", "[::ffff:127.0.0.1]"] {
            let fault = await fault(wire, WebCall("POST", "https://\(host):\(port)/answer/200"))
            #expect(fault?.isForbidden == true, "\(host): \(String(describing: fault))")
        }
        #expect(server.count("connect") == 0)
    }

    @Test("uses the open ones of several addresses and says nothing of the others")
    func several() async throws {
        var settings = WireSettings()
        settings.connectMilliseconds = 200
        // The second one is open, and nothing takes calls at that port.
        settings.resolutions = ["hook.example.org:9:10.0.0.1,[2606:4700::1]"]
        let fault = await fault(CurlWire(settings), WebCall("POST", "https://hook.example.org:9/"))
        #expect(fault?.isUnreachable == true, "\(String(describing: fault))")
    }

    @Test("goes through when the host is named, by name, number or with its port")
    func allowed() async throws {
        let server = try WebServer()
        let port = server.port
        for (rule, host) in [
            ("hook.example.org", "HOOK.example.ORG"), ("Hook.Example.Org:\(port)", "hook.example.org"),
            ("127.0.0.1", "2130706433"), ("127.0.0.1:\(port)", "127.0.0.1"), ("[::ffff:7f00:1]", "[::ffff:127.0.0.1]"),
        ] {
            var settings = WireSettings(allowed: [try #require(WebHost(rule))])
            settings.resolutions = ["hook.example.org:\(port):127.0.0.1"]
            let answer = try await CurlWire(settings).send(WebCall("POST", "http://\(host):\(port)/answer/200"))
            #expect(answer.status == 200)
        }
    }

    @Test("is refused when another host or port is named")
    func otherwiseNamed() async throws {
        let server = try WebServer()
        let port = server.port
        for (rule, host) in [
            ("example.org", "hook.example.org"), ("hook.example.org", "example.org"),
            ("hook.example.org:1", "hook.example.org"),
            ("127.0.0.2", "127.0.0.1"), ("hook.example.org", "hook.example.org."),
        ] {
            var settings = WireSettings(allowed: [try #require(WebHost(rule))])
            settings.resolutions = ["\(host):\(port):127.0.0.1"]
            for scheme in ["http", "https"] {
                let fault = await fault(CurlWire(settings), WebCall("POST", "\(scheme)://\(host):\(port)/answer/200"))
                #expect(fault?.isForbidden == true, "\(String(describing: fault))")
            }
        }
        #expect(server.count("connect") == 0)
    }

    @Test("is refused where a cloud keeps secrets, whatever host is named", arguments: ["169.254.169.254", "0.0.0.0"])
    func metadata(_ address: String) async throws {
        var settings = WireSettings(allowed: [
            try #require(WebHost("hook.example.org")), try #require(WebHost(address)),
        ])
        settings.resolutions = ["hook.example.org:80:\(address)"]
        for host in ["hook.example.org", address] {
            let fault = await fault(CurlWire(settings), WebCall("POST", "http://\(host)/"))
            #expect(fault?.isForbidden == true)
        }
    }
}

@Suite("a callback of a form that must not go out")
struct FormTests {
    @Test(
        "is refused for its address",
        arguments: [
            "", "hub.example.org/x", "//hub.example.org/", "https://", "https:///", "ftp://hub.example.org/",
            "file:///etc/passwd", "gopher://hub.example.org/", "unix:///run/x", "smtp://hub.example.org",
            "http://hub.example.org/", "https://me@hub.example.org/", "https://me:pw@hub.example.org/",
            "https://:pw@hub.example.org/", "https://@hub.example.org/", "https://hub.example.org:0x50/",
            "https://hub.example.org:99999/", "https://hub.example.org/\r\nX-Header: 1", "https://hub.example.org/a b",
            "https://hub.example.org/\u{0}", "https://hub.example.org\t/", "https://bücher.example.org/",
            "https://①②⑦.0.0.1/", "https://hub.example.org/" + String(repeating: "x", count: 9_000),
            "https://a\\@127.0.0.1/", "https://[::1", "https://hub example.org/", "javascript:alert(1)",
        ])
    func address(_ url: String) async throws {
        let fault = await fault(CurlWire(WireSettings()), WebCall("POST", url))
        #expect(fault?.isForbidden == true, "\(String(describing: fault))")
        #expect(fault?.text.contains("pw") == false)
    }

    @Test(
        "is refused for a header",
        arguments: [
            ("X-A", "a\r\nX-B: b"), ("X-A", "a\nb"), ("X-A", "a\rb"), ("X-A", "a\u{0}b"), ("X-A", "\u{7F}"), ("", "a"),
            ("X A", "a"), ("X-A:", "a"), ("X-A\r\nX-B", "a"), ("X-É", "a"), ("Host", "other.example.org"),
            ("content-length", "3"), ("Transfer-Encoding", "chunked"), ("Connection", "close"),
            ("Expect", "100-continue"), ("Upgrade", "h2c"), ("Proxy-Authorization", "Basic eDp5"),
        ])
    func header(_ name: String, _ value: String) async throws {
        let server = try WebServer()
        let call = WebCall("POST", server.url("answer/200"), headers: [.init(name, value)])
        let fault = await fault(CurlWire(try .local()), call)
        #expect(fault?.isForbidden == true)
        #expect(server.count("connect") == 0)
    }

    @Test(
        "is refused for its method",
        arguments: ["", "post", "CONNECT", "TRACE", "GET /x HTTP/1.1\r\nHost: y\r\n\r\nGET"])
    func method(_ method: String) async throws {
        let server = try WebServer()
        let fault = await fault(CurlWire(try .local()), WebCall(method, server.url("answer/200")))
        #expect(fault == .forbidden("This method is none of a callback."))
        #expect(server.count("connect") == 0)
    }
}
