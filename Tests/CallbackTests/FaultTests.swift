import ConvenorCurl
import ConvenorEngine
import Foundation
import TestSupport
import Testing

@Suite("a callback that is not answered")
struct FaultTests {
    private static let secret = "s3cr3t-path"

    /// No fault says more of a URL than its host.
    private func fault(_ server: WebServer, _ path: String, seconds: Int = 30) async throws -> WebFault? {
        let call = WebCall(
            "POST", server.url(path) + (path.contains("?") ? "&" : "?") + Self.secret,
            headers: [.init("X-Token", Self.secret)], body: Array(Self.secret.utf8), timeoutSeconds: seconds)
        let fault = await CallbackTests.fault(CurlWire(try .local()), call)
        if let text = fault?.text {
            #expect(!text.contains(Self.secret))
            #expect(text.contains("127.0.0.1"))
            #expect(text.hasSuffix("."))
        }
        return fault
    }

    @Test(
        "may have been taken when the connection breaks after the request",
        arguments: [
            "end", "reset", "reset-in", "half", "half-chunk", "half-head", "raw?text=nonsense", "raw?text=HTTP/1.1%20x",
        ])
    func broken(_ path: String) async throws {
        let server = try WebServer()
        let fault = try await fault(server, path)
        #expect(fault?.isBroken == true, "\(String(describing: fault))")
        #expect(server.count("request") == 1)
    }

    @Test("was taken when the answer was whole before the reset")
    func resetAfter() async throws {
        let server = try WebServer()
        #expect(try await fault(server, "reset-after") == nil)
    }

    @Test(
        "was taken when the answer has no end",
        arguments: ["length", "unended", "until-close", "headers", "header", "interims"])
    func endless(_ path: String) async throws {
        let server = try WebServer()
        let fault = try await fault(server, path)
        #expect(fault == .endless("127.0.0.1:\(server.port) answered more than is read."))
        #expect(server.count("request") == 1)
    }

    @Test("may have been taken when the answer does not come in time", arguments: ["silent", "drip"])
    func late(_ path: String) async throws {
        let server = try WebServer()
        let fault = try await fault(server, path, seconds: 1)
        #expect(fault == .broken("127.0.0.1:\(server.port) gave no whole answer within 1 s."))
        #expect(server.count("request") == 1)
    }

    @Test("was not sent when nobody listens")
    func nobody() async throws {
        let server = try WebServer()
        server.stop()
        #expect(try await fault(server, "answer/200") == .unreachable("Nothing answers at 127.0.0.1:\(server.port)."))
    }

    @Test("was not sent when there is no such name")
    func noName() async throws {
        let wire = CurlWire(WireSettings())
        let fault = await CallbackTests.fault(wire, WebCall("POST", "https://hub.invalid/\(Self.secret)"))
        #expect(fault == .unreachable("hub.invalid cannot be found."))
    }

    @Test("was not sent when the connection does not come about in time")
    func noConnection() async throws {
        let server = try WebServer()
        // It speaks no TLS and waits for a request that has an end.
        let wire = CurlWire(try .local { $0.connectMilliseconds = 300 })
        let fault = await CallbackTests.fault(wire, WebCall("POST", "https://127.0.0.1:\(server.port)/silent"))
        #expect(fault == .unreachable("There was no connection to 127.0.0.1:\(server.port) in time."))
        #expect(server.count("request") == 0)
    }

    @Test("is never answered when the connection is reset unread, before or after the request, and not sent again")
    func resetUnread() async throws {
        let server = try WebServer()
        try server.turn(to: "reset")
        let fault = try await fault(server, "answer/200")
        #expect(fault?.isBroken == true || fault?.isUnreachable == true, "\(String(describing: fault))")
        #expect(server.count("connect") == 1)
    }

    @Test("is not sent again by itself when a kept connection is reset after the request")
    func notTwice() async throws {
        let server = try WebServer()
        let wire = CurlWire(try .local())
        let call = WebCall("POST", server.url("reset-second"), body: [1])
        #expect(try await wire.send(call).status == 200)
        let fault = await CallbackTests.fault(wire, call)
        #expect(fault?.isBroken == true, "\(String(describing: fault))")
        #expect(server.count("request") == 2)
        #expect(try await wire.send(WebCall("POST", server.url("answer/200"))).status == 200)
        #expect(server.count("request") == 3)
    }
}
