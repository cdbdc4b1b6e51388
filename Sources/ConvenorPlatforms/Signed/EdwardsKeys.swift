import Crypto

/// Public keys of Ed25519 (RFC 8032), one of which must have signed; all that is written is hexadecimal digits.
package struct EdwardsKeys: Sendable {
    private let keys: [Curve25519.Signing.PublicKey]

    /// What is no key is left out.
    package init(_ texts: [String]) {
        keys = texts.compactMap { Encodings.hex($0) }
            .compactMap { try? Curve25519.Signing.PublicKey(rawRepresentation: $0) }
    }

    package var isEmpty: Bool { keys.isEmpty }

    package func fits(_ signature: String, for bytes: [UInt8]) -> Bool {
        guard let signature = Encodings.hex(signature), signature.count == 64 else { return false }
        return keys.contains { $0.isValidSignature(signature, for: bytes) }
    }
}
