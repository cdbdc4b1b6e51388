import ConvenorCurl
import ConvenorEngine
import TestSupport
import Testing

@Suite("a callback over HTTP/2")
struct SecondVersionTests {
    private let certificate: TestCertificate
    private let server: WebServer
    private let wire: CurlWire

    init() throws {
        certificate = try TestCertificate()
        server = try WebServer(certificate: certificate, script: "h2_server.py")
        wire = CurlWire(try .local("localhost", caFile: certificate.authority))
    }

    private func call(_ path: String) -> WebCall {
        .json("POST", "https://localhost:\(server.port)/\(path)", Array("{}".utf8), headers: [.init("X-Mixed", "Case")])
    }

    @Test("is answered, and shares its connection with others at the same time")
    func shared() async throws {
        let first = try await wire.send(call("first"))
        #expect(first.status == 429)
        #expect(first.retryAfterSeconds == 7)
        #expect(first.headers == ["retry-after": "7", "x-said": "/first", "content-length": "5"])
        let calls = (0..<100).map { call("\($0)") }
        let wire = wire
        let said = try await withThrowingTaskGroup(of: String?.self) { group in
            for call in calls { group.addTask { try await wire.send(call).headers["x-said"] } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1 ?? "") }
        }
        #expect(said == Set((0..<100).map { "/\($0)" }))
        #expect(server.count("connect") == 1)
        #expect(server.count("request") == 101)
    }

    @Test(
        "may have been taken when it breaks off, and is not sent again",
        arguments: ["reset", "refuse", "leave", "half"])
    func broken(_ path: String) async throws {
        for isKept in [false, true] {
            if isKept { _ = try await wire.send(call("before")) }
            let fault = await fault(wire, call(path))
            #expect(fault?.isBroken == true, "\(String(describing: fault))")
            #expect(server.count("request POST /\(path)") == (isKept ? 2 : 1))
        }
    }

    @Test("was taken when the answer has no end")
    func endless() async throws {
        #expect(await fault(wire, call("endless"))?.isEndless == true)
        #expect(try await wire.send(call("after")).status == 429)
    }
}
