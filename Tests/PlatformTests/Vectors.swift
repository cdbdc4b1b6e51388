import ConvenorEngine
import Testing
import Foundation

/// The published vectors of both signatures; where each comes from stands in the fixture.
struct SignatureVector: Decodable, Sendable, CustomTestStringConvertible {
    var source: String
    var secret: String
    var body: String
    var id: String?
    var timestamp: String?
    var signature: String
    var mustVerify: Bool

    var testDescription: String { source }

    static let standard: [SignatureVector] = read("standard-webhooks.json")
    static let hub: [SignatureVector] = read("x-hub-signature-256.json")

    private static func read(_ name: String) -> [SignatureVector] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Fixtures/" + name)
        return try! JSONDecoder().decode([SignatureVector].self, from: Data(contentsOf: file))
    }

    /// The request that carries it.
    var request: WebhookRequest {
        var headers = ["content-type": "application/json"]
        if let id, let timestamp {
            headers["webhook-id"] = id
            headers["webhook-timestamp"] = timestamp
            headers["webhook-signature"] = signature
        } else {
            headers["x-hub-signature-256"] = signature
        }
        return WebhookRequest(platform: "generic", name: "", headers: headers, body: Array(body.utf8))
    }
}
