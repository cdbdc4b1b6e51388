import Crypto
import ConvenorEngine
import Foundation

/// Codes of the machine's generator, stored as a salted hash.
///
/// Six digits are soon tried through: what keeps a code is that it is good for half an hour and five tries. The hash
/// keeps it out of exports and backups.
package struct SystemChance: Chance {
    private static let saltBytes = 16

    package init() {}

    package func code() -> String {
        let number = String(Int.random(in: 0...999_999))
        return String(repeating: "0", count: 6 - number.count) + number
    }

    package func seal(_ code: String) -> String {
        let salt = (0..<Self.saltBytes).map { _ in UInt8.random(in: 0...255) }
        return Data(salt + digest(code, salt)).base64EncodedString()
    }

    package func fits(_ code: String, _ seal: String) -> Bool {
        guard let bytes = Encodings.base64(seal), bytes.count > Self.saltBytes else { return false }
        let expected = bytes[Self.saltBytes...]
        let found = digest(code, Array(bytes[..<Self.saltBytes]))
        guard expected.count == found.count else { return false }
        return zip(expected, found).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    package func secret() -> String {
        let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
        return String((0..<32).map { _ in letters[Int.random(in: letters.indices)] })
    }

    /// Without salt: nobody tries through 160 bits.
    package func mark(_ secret: String) -> String {
        Data(SHA256.hash(data: Data(secret.utf8))).base64EncodedString()
    }

    private func digest(_ code: String, _ salt: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: salt + Array(code.utf8)))
    }
}
