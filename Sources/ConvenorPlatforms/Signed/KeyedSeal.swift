import Crypto
package import ConvenorEngine

/// Seals by HMAC-SHA256 under one key of this installation.
package struct KeyedSeal: Seal {
    package static let keyBytes = 32
    private let key: SymmetricKey

    /// Nil for a key that is too short to keep anybody out.
    package init?(key: [UInt8]) {
        guard key.count >= Self.keyBytes else { return nil }
        self.key = SymmetricKey(data: key)
    }

    /// A key from the machine's generator.
    package static func freshKey() -> [UInt8] { (0..<keyBytes).map { _ in UInt8.random(in: 0...255) } }

    package func seal(_ content: String, for purpose: Purpose) -> [UInt8] {
        // No purpose has a NUL in it, so that no two pairs make one text.
        Array(HMAC<SHA256>.authenticationCode(for: Array("\(purpose.rawValue)\0\(content)".utf8), using: key))
    }
}
