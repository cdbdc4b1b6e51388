import Crypto
package import ConvenorEngine

/// Seals by HMAC-SHA256 under one key of this installation.
package struct KeyedSeal: Seal {
    package static let keyBytes = 32
    private let key: SymmetricKey
    private let earlier: [SymmetricKey]

    /// Nil for a key that is too short to keep anybody out.
    ///
    /// - Parameter earlier: keys before it, newest first; a seal of theirs is still believed.
    package init?(key: [UInt8], earlier: [[UInt8]] = []) {
        guard ([key] + earlier).allSatisfy({ $0.count >= Self.keyBytes }) else { return nil }
        self.key = SymmetricKey(data: key)
        self.earlier = earlier.map { SymmetricKey(data: $0) }
    }

    /// A key from the machine's generator.
    package static func freshKey() -> [UInt8] { (0..<keyBytes).map { _ in UInt8.random(in: 0...255) } }

    package func seal(_ content: String, for purpose: Purpose) -> [UInt8] { Self.seal(content, purpose, key) }

    package func earlierSeals(_ content: String, for purpose: Purpose) -> [[UInt8]] {
        earlier.map { Self.seal(content, purpose, $0) }
    }

    private static func seal(_ content: String, _ purpose: Purpose, _ key: SymmetricKey) -> [UInt8] {
        // No purpose has a NUL in it, so that no two pairs make one text.
        Array(HMAC<SHA256>.authenticationCode(for: Array("\(purpose.rawValue)\0\(content)".utf8), using: key))
    }
}
