package import ConvenorCore
package import ConvenorEngine
import Crypto
import Foundation

/// Standard Webhooks 1.0.0: `webhook-id`, `webhook-timestamp` and `webhook-signature`, symmetric (`v1`).
package struct StandardSignature: Sendable {
    /// More in one header are not looked at; during a rotation a sender gives two.
    static let mostSignatures = 16

    /// Secrets written `whsec_` and base64; others are not of this scheme.
    private let keys: [SymmetricKey]

    package init(secrets: [String]) {
        keys = secrets.compactMap(WebhookSecret.bytes).map { SymmetricKey(data: $0) }
    }

    /// True when one of the signatures fits one of the secrets, and the time is now or near.
    package func fits(_ request: WebhookRequest, at now: Moment) -> Bool {
        guard let id = request.headers["webhook-id"], Self.isID(id),
            let stamp = request.headers["webhook-timestamp"], SignedTime(stamp)?.isNear(now) == true,
            let header = request.headers["webhook-signature"]
        else { return false }
        let signed = Array("\(id).\(stamp).".utf8) + request.body
        let codes = keys.map { HMAC<SHA256>.authenticationCode(for: signed, using: $0) }
        let given = header.split(separator: " ").prefix(Self.mostSignatures).compactMap(Self.signature)
        // Comparing a code with bytes takes the same time wherever they differ.
        return given.contains { bytes in codes.contains { $0 == bytes } }
    }

    /// A full stop in it would let its end pass for the time.
    private static func isID(_ text: String) -> Bool {
        (1...256).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x2E }
    }

    private static func signature(_ text: Substring) -> [UInt8]? {
        guard text.hasPrefix("v1,"), let bytes = Encodings.base64(text.dropFirst(3)), bytes.count == SHA256.byteCount
        else { return nil }
        return bytes
    }
}

/// The signature that GitHub made common: `X-Hub-Signature-256: sha256=<hex>` over the body alone, with no time in it.
package struct HubSignature: Sendable {
    private let keys: [SymmetricKey]

    /// The text of a secret is the key, as it stands.
    package init(secrets: [String]) { keys = secrets.map { SymmetricKey(data: Array($0.utf8)) } }

    package func fits(_ request: WebhookRequest) -> Bool {
        guard let header = request.headers["x-hub-signature-256"], header.hasPrefix("sha256="),
            let bytes = Encodings.hex(header.dropFirst(7)), bytes.count == SHA256.byteCount
        else { return false }
        return keys.contains { Self.code(of: request.body, $0) == bytes }
    }

    /// The header with which that body would be sent.
    func headers(for body: [UInt8]) -> [WebCall.Header] {
        keys.prefix(1).map { .init("X-Hub-Signature-256", "sha256=" + Encodings.hex(Self.code(of: body, $0))) }
    }

    private static func code(of body: [UInt8], _ key: SymmetricKey) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: body, using: key)
    }
}
