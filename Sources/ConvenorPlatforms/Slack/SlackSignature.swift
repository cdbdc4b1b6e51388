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
        let signed = Array("v0:\(stamp):".utf8) + request.body
        // Comparing a code with bytes takes the same time wherever they differ.
        return keys.contains { HMAC<SHA256>.authenticationCode(for: signed, using: $0) == given }
    }
}
