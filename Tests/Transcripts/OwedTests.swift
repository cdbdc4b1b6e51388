import ConvenorCore
import ConvenorCurl
import ConvenorEngine
import ConvenorPlatforms
import Foundation
import TestSupport
import Testing

/// The courier, the generic platform and libcurl against a real server, with a clock of their own.
@Suite("What is owed over HTTP, against a server with faults")
struct OwedTests {
    static let secret = "whsec_" + Data(repeating: 5, count: 32).base64EncodedString()

    /// What the server is told to do with the first attempts at a notice.
    static let passing = [
        "/answer/429?h=Retry-After%3A%2040", "/answer/429?h=Retry-After%3A%200", "/answer/429?h=Retry-After%3A%20-5",
        "/answer/429?h=Retry-After%3A%201.5", "/answer/429?h=Retry-After%3A%2099999999999999999999",
        "/answer/429?h=Retry-After%3A%20Thu%2C%2001%20Jan%201970%2000%3A00%3A00%20GMT",
        "/answer/429?h=Retry-After%3A%20Fri%2C%2031%20Dec%202100%2023%3A59%3A59%20GMT",
        "/answer/429?h=Retry-After%3A%20soon", "/answer/429?h=Retry-After%3A", "/answer/429",
        "/answer/503?h=Retry-After%3A%2090", "/answer/500", "/answer/502", "/answer/504", "/answer/408", "/reset",
        "/reset-in", "/half", "/half-chunk", "/half-head", "/end",
    ]

    @Test("what fails for a while arrives once, in order, under one id, with a signature that fits", arguments: passing)
    func passes(_ fault: String) async throws {
        let post = try await CallbackPost()
        try post.server.tell(fault)
        try await post.owe("first")
        try await post.owe("second")
        try await post.round()
        #expect(post.server.count("request") >= 1)
        #expect(try await post.deliveries([.waiting]).count == 2, "nothing is given up, and the second one waits")
        try post.server.tell("/answer/200")
        // Whatever the server asked for, an hour is the longest.
        for _ in 0..<61 { try await post.pass(seconds: 60) }
        #expect(try await post.deliveries([.sent]).count == 2)
        let requests = try post.server.requests.map(CallbackRequest.init)
        #expect(requests.filter { $0.text == "second" }.count == 1)
        #expect(requests.last?.text == "second")
        #expect(Set(requests.map(\.id)).count == 2)
        #expect(requests.allSatisfy { $0.isSigned(by: Self.secret) })
    }

    @Test(
        "what will never be taken is given up at once, with its reason",
        arguments: [
            ("/answer/404", "HTTP 404"), ("/answer/302?h=Location%3A%20http%3A%2F%2F169.254.169.254%2F", "HTTP 302"),
            ("/answer/307?h=Location%3A%20http%3A%2F%2F10.0.0.1%2F", "HTTP 307"),
            ("/unended", "answered more than is read"), ("/length", "answered more than is read"),
            ("/headers", "answered more than is read"),
        ])
    func dies(_ fault: String, _ reason: String) async throws {
        let post = try await CallbackPost()
        try post.server.tell(fault)
        try await post.owe("first")
        try await post.round()
        try post.server.tell("/answer/200")
        try await post.owe("second")
        try await post.pass(seconds: 10)
        let dead = try await post.deliveries([.dead])
        #expect(dead.count == 1 && dead[0].answer?.contains(reason) == true, "\(dead.map(\.answer))")
        #expect(try await post.deliveries([.sent]).count == 1)
        #expect(post.server.count("request") == 2, "no redirect was followed")
    }

    @Test(
        "an address inside is never called, and what was owed there is given up",
        arguments: ["http://169.254.169.254/latest", "http://[::1]:1/", "http://10.0.0.1/", "ftp://example.org/", "x"])
    func inside(_ address: String) async throws {
        let post = try await CallbackPost()
        try await post.owe("first", to: address)
        try await post.round()
        let dead = try await post.deliveries([.dead])
        #expect(dead.count == 1)
        #expect(dead.first?.answer?.contains("latest") == false)
    }

    @Test("an answer that comes late is waited for, and other lanes go on meanwhile")
    func late() async throws {
        let post = try await CallbackPost()
        try await post.owe("slow", to: post.server.address("late"), lane: "slow")
        try await post.owe("quick", lane: "quick")
        let server = post.server
        let courier = try post.stage.carrier()
        async let ended: Void = courier.deliverDue()
        #expect(try await server.sees("request POST /told"))
        #expect(try await server.sees("request POST /late"))
        #expect(try await post.deliveries([.trying]).contains { $0.letter.lane == "slow" })
        try server.release()
        await ended
        #expect(try await post.deliveries([.sent]).count == 2)
        #expect(server.count("request") == 2)
    }

    @Test("subscribers get the stored bytes, signed with the old and the new secret at the time of the attempt")
    func rotation() async throws {
        let old = "whsec_" + Data(repeating: 6, count: 24).base64EncodedString()
        let post = try await CallbackPost()
        try post.server.tell("/answer/500")
        let subscriber = Subscriber(name: "crm", url: post.server.address("told"), secrets: [Self.secret, old])
        let letter = Array(#"{"type":"decision.made","é":"\u2028"}"#.utf8)
        for second in [0, 400] {
            let now = Moment(milliseconds: 1_790_000_000_500 + Int64(second) * 1000)
            _ = try? await WebhookAnnouncer(wire: post.wire).announce(
                letter, id: "hook/crm/a.b/1", at: now, to: subscriber)
        }
        let requests = try post.server.requests.map(CallbackRequest.init)
        #expect(requests.map(\.stamp) == ["1790000000", "1790000400"])
        #expect(Set(requests.map(\.id)).count == 1 && requests.allSatisfy { !$0.id.contains(".") })
        #expect(requests.allSatisfy { $0.body == letter && $0.isSigned(by: Self.secret) && $0.isSigned(by: old) })
        #expect(requests.allSatisfy { $0.headers["content-type"]?.hasPrefix("application/json") == true })
    }

    @Test("410 and what may not be called are for good, all else goes by the schedule")
    func verdicts() async throws {
        let post = try await CallbackPost()
        func verdict(_ path: String) async throws -> DeliveryFailure? {
            try post.server.tell(path)
            let subscriber = Subscriber(name: "crm", url: post.server.address("told"), secrets: [Self.secret])
            do throws(DeliveryFailure) {
                _ = try await WebhookAnnouncer(wire: post.wire).announce([], id: "k", at: post.now, to: subscriber)
                return nil
            } catch {
                return error
            }
        }
        for path in ["/answer/200", "/answer/204", "/answer/299"] { #expect(try await verdict(path) == nil) }
        #expect(try await verdict("/answer/410") == .permanent("HTTP 410"))
        for status in [301, 302, 307, 400, 401, 404, 500] {
            #expect(try await verdict("/answer/\(status)") == .temporary("HTTP \(status)"))
        }
        for status in [429, 502, 503, 504] {
            #expect(try await verdict("/answer/\(status)") == .later("HTTP \(status)", seconds: 30))
        }
        #expect(try await verdict("/answer/429?h=Retry-After%3A%20120") == .later("HTTP 429", seconds: 120))
        if case .uncertain = try await verdict("/reset") {} else { Issue.record("a reset leaves a doubt") }
        if case .temporary = try await verdict("/unended") {} else { Issue.record("no end is no success") }
    }
}

extension WebServer {
    func address(_ path: String) -> String { "http://127.0.0.1:\(port)/\(path)" }
}

/// The generic platform over libcurl, with a server to call.
private final class CallbackPost {
    let stage = try! CourierStage()
    let server: WebServer
    let wire: CurlWire

    init() async throws {
        server = try WebServer()
        wire = CurlWire(WireSettings(allowed: [try #require(WebHost("127.0.0.1"))]))
        let table = PlatformTable(["generic": PlatformValues(["secrets": [OwedTests.secret]])])
        stage.stage.chat = PlatformChat(table, wire: wire)
    }

    var now: Moment { stage.now }

    /// A notice to a room whose last speaker gave an address.
    func owe(_ text: String, to address: String? = nil, lane: String = "board") async throws {
        let room = ChatRoom(place: "generic", id: lane, address: address ?? server.address("told"))
        let engine = try stage.stage.engine()
        let posts = stage.stage.chat.posts(Reply(text), to: room)
        let now = now
        let work: @Sendable (any StoreTransaction) throws -> Void = { transaction in
            for post in posts {
                try transaction.enqueue(
                    Letter(post: post, kind: "notice", stream: .series("board"), key: nil, due: now))
            }
        }
        try await engine.store.commit([work]).first?.get()
    }

    func round() async throws { try await stage.round() }

    func pass(seconds: Int) async throws {
        stage.stage.clock.set(now.adding(seconds: seconds))
        try await round()
    }

    func deliveries(_ states: Set<DeliveryState>) async throws -> [Delivery] {
        try await stage.deliveries(states, by: .chat)
    }
}

/// A request as a receiver of Standard Webhooks reads it.
struct CallbackRequest {
    let headers: [String: String]
    let body: [UInt8]

    init(_ request: String) {
        let bytes = Array(request.utf8)
        let text = request.replacing("\r\n", with: "\n")
        let head = text.components(separatedBy: "\n\n").first ?? ""
        headers = Dictionary(
            head.split(separator: "\n").dropFirst().compactMap { line in
                let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
                return parts.count == 2 ? (parts[0].lowercased(), parts[1]) : nil
            }, uniquingKeysWith: { $1 })
        body = Array(bytes.suffix(Int(headers["content-length"] ?? "0") ?? 0))
    }

    var id: String { headers["webhook-id"] ?? "" }
    var stamp: String { headers["webhook-timestamp"] ?? "" }
    var text: String? {
        (try? JSONSerialization.jsonObject(with: Data(body)) as? [String: String])?["text"]
    }

    func isSigned(by secret: String) -> Bool {
        let request = WebhookRequest(platform: "generic", name: "", headers: headers, body: body)
        let now = Moment(milliseconds: (Int64(stamp) ?? 0) * 1000)
        return StandardSignature(secrets: [secret]).fits(request, at: now)
    }
}
