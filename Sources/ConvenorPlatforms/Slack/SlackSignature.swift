import ConvenorCore
import ConvenorEngine
import Crypto

/// How Slack signs whatever it sends (docs.slack.dev, "Verifying requests from Slack"): `v0=` and the hexadecimal
/// HMAC-SHA256 of `v0:<timestamp>:<body>`.
struct SlackSignature: Sendable {
    private let keys: [SymmetricKey]

    /// The text of a secret is the key, though it looks like hexadecimal digits.
    init(secrets: [String]) { keys = secrets.map { SymmetricKey(data: Array($0.utf8)) } }

    /// True when the signature fits one of the secrets, and the time is now or near.
    func fits(_ request: WebhookRequest, at now: Moment) -> Bool {
        guard let stamp = request.headers["x-slack-request-timestamp"], SignedTime(stamp)?.isNear(now) == true,
            let header = request.headers["x-slack-signature"], header.hasPrefix("v0="),
            let given = Encodings.hex(header.dropFirst(3)), given.count == SHA256.byteCount
        else { return false }
        // Comparing a code with bytes takes the same time wherever they differ.
        return keys.contains { Self.code(of: request.body, stamp, $0) == given }
    }

    /// The headers with which Slack would send that body.
    func headers(for body: [UInt8], at now: Moment) -> [WebCall.Header] {
        let stamp = String(now.milliseconds / 1000)
        return keys.prefix(1).flatMap { key in
            [
                WebCall.Header("X-Slack-Request-Timestamp", stamp),
                WebCall.Header("X-Slack-Signature", "v0=" + Encodings.hex(Self.code(of: body, stamp, key))),
            ]
        }
    }

    private static func code(of body: [UInt8], _ stamp: String, _ key: SymmetricKey) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: Array("v0:\(stamp):".utf8) + body, using: key)
    }
}
