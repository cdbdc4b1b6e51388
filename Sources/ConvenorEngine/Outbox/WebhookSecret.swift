import Foundation

/// A secret of Standard Webhooks 1.0.0: `whsec_` and base64.
package enum WebhookSecret {
    /// Its bytes, whose padding may be left out; nil for one that is empty or not whole.
    package static func bytes(of secret: String) -> [UInt8]? {
        guard secret.hasPrefix("whsec_") else { return nil }
        let digits = String(secret.dropFirst(6))
        let padding = digits.hasSuffix("=") ? 0 : (4 - digits.utf8.count % 4) % 4
        guard let key = Data(base64Encoded: digits + String(repeating: "=", count: padding)), !key.isEmpty else {
            return nil
        }
        return [UInt8](key)
    }
}
