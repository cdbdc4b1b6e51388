import ConvenorCore
import ConvenorEngine
import Crypto

/// Signs what Convenor sends by Standard Webhooks 1.0.0, with every secret that is set.
struct StandardSigning: Sendable {
    private let keys: [SymmetricKey]

    /// Secrets that are not written `whsec_` and base64 are of another scheme.
    init(secrets: [String]) { keys = secrets.compactMap(WebhookSecret.bytes).map { SymmetricKey(data: $0) } }

    var isEmpty: Bool { keys.isEmpty }

    /// The three headers for one attempt at these bytes.
    func headers(id: String, at now: Moment, _ body: [UInt8]) -> [WebCall.Header] {
        let stamp = String(now.milliseconds / 1000)
        let signed = Array("\(id).\(stamp).".utf8) + body
        let signatures = keys.map { "v1," + Encodings.base64(HMAC<SHA256>.authenticationCode(for: signed, using: $0)) }
        return [
            WebCall.Header("webhook-id", id), WebCall.Header("webhook-timestamp", stamp),
            WebCall.Header("webhook-signature", signatures.joined(separator: " ")),
        ]
    }

    /// The id of a letter, the same for every attempt: its key, and its bytes, because a journal that was begun anew
    /// gives its keys out anew.
    static func id(of key: String, _ body: [UInt8]) -> String {
        let digest = SHA256.hash(data: Array("\(key)\n".utf8) + body)
        return "msg_" + Encodings.hex(digest.prefix(16))
    }
}
