import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Foundation
import Testing

/// Published bodies of Slack's, each with a signature; where each comes from stands in the fixture.
struct SlackVector: Decodable, Sendable, CustomTestStringConvertible {
    var name: String
    var source: String
    var secret: String
    var timestamp: String
    var contentType: String
    var body: String
    var signature: String
    var mustVerify: Bool

    var testDescription: String { name }
    /// The time that was signed.
    var now: Moment { Moment(milliseconds: (Int64(timestamp) ?? 0) * 1_000) }

    static let all: [SlackVector] = Fixture.read("slack.json")
    static func named(_ name: String) throws -> SlackVector { try #require(all.first { $0.name == name }) }

    var request: WebhookRequest {
        let headers = [
            "content-type": contentType, "x-slack-request-timestamp": timestamp, "x-slack-signature": signature,
        ]
        return WebhookRequest(platform: "slack", name: "", headers: headers, body: Array(body.utf8))
    }
}

/// Published bodies of Mattermost's; where each comes from stands in the fixture.
struct MattermostVector: Decodable, Sendable, CustomTestStringConvertible {
    var name: String
    var source: String
    /// That the request shows, or that its button was made with.
    var token: String
    var headers: [String: String]
    var body: String

    var testDescription: String { name }

    static let all: [MattermostVector] = Fixture.read("mattermost.json")
    static func named(_ name: String) throws -> MattermostVector { try #require(all.first { $0.name == name }) }

    var request: WebhookRequest {
        WebhookRequest(platform: "mattermost", name: "", headers: headers, body: Array(body.utf8))
    }
}

enum Fixture {
    static func read<Value: Decodable>(_ name: String) -> Value {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Fixtures/" + name)
        return try! JSONDecoder().decode(Value.self, from: Data(contentsOf: file))
    }
}

/// One bit of something, turned over.
enum Flips {
    static func of(_ bytes: [UInt8]) -> [[UInt8]] {
        bytes.indices.flatMap { index in
            (0..<8).map { bit in
                var other = bytes
                other[index] ^= UInt8(1) << bit
                return other
            }
        }
    }

    /// Those that still are text.
    static func of(_ text: String) -> [String] {
        of(Array(text.utf8)).compactMap { String(validating: $0, as: UTF8.self) }
    }
}

/// A wire whose answers are written down before; it keeps the calls.
actor ScriptedWire: Wire {
    private var answers: [Result<WebAnswer, WebFault>]
    private(set) var calls: [WebCall] = []

    init(results answers: [Result<WebAnswer, WebFault>]) { self.answers = answers }

    /// JSON with a status.
    init(_ bodies: [(Int, String)]) {
        answers = bodies.map { .success(WebAnswer(status: $0.0, body: Array($0.1.utf8))) }
    }

    func send(_ call: WebCall) async throws(WebFault) -> WebAnswer {
        calls.append(call)
        if answers.isEmpty { throw .unreachable("Nothing more is written down.") }
        return try answers.removeFirst().get()
    }

    /// The bodies of the calls.
    var bodies: [JSONValue] { calls.map { JSONValue($0.body) ?? .null } }
}

extension Platform {
    func fits(_ request: WebhookRequest, at now: Moment = Moment(milliseconds: 0)) -> Bool {
        do {
            try authenticate(request, at: now)
            return true
        } catch {
            return error != .unauthentic
        }
    }

    func message(_ request: WebhookRequest) throws -> PlatformMessage {
        guard case .message(let message) = try parse(request) else { throw WebhookFault.malformed("It is noticed.") }
        return message
    }

    func failure(_ post: PlatformPost, _ wire: ScriptedWire) async -> DeliveryFailure? {
        do {
            _ = try await deliver(post, over: wire)
            return nil
        } catch {
            return error
        }
    }
}

extension [UInt8] {
    var text: String { String(decoding: self, as: UTF8.self) }
}
