import ConvenorEngine
import CryptoExtras
import Foundation
import SwiftASN1

/// RSA keys under their ids, as Google publishes them: a JSON Web Key Set (RFC 7517), or a map of ids to PEM texts of
/// certificates or public keys.
struct PublishedKeys: Sendable {
    private let keys: [String: _RSA.Signing.PublicKey]

    /// Nil for what holds no key at all.
    init?(_ bytes: [UInt8]) {
        guard let value = JSONValue(bytes), case .object(let members) = value else { return nil }
        var keys: [String: _RSA.Signing.PublicKey] = [:]
        if let set = members["keys"]?.array {
            for key in set {
                guard let id = key["kid"]?.text, key["kty"]?.text == "RSA", ["sig", nil].contains(key["use"]?.text),
                    let modulus = key["n"]?.text.flatMap({ Encodings.base64URL($0) }),
                    let exponent = key["e"]?.text.flatMap({ Encodings.base64URL($0) })
                else { continue }
                keys[id] = try? _RSA.Signing.PublicKey(n: modulus, e: exponent)
            }
        } else {
            for (id, pem) in members { keys[id] = pem.text.flatMap(Self.key) }
        }
        if keys.isEmpty { return nil }
        self.keys = keys
    }

    private static func key(_ pem: String) -> _RSA.Signing.PublicKey? {
        guard let document = try? PEMDocument(pemString: pem) else { return nil }
        guard document.discriminator == "CERTIFICATE" else {
            return try? _RSA.Signing.PublicKey(pemRepresentation: pem)
        }
        return subjectKey(document.derBytes).flatMap { try? _RSA.Signing.PublicKey(derRepresentation: $0) }
    }

    /// The bytes of SubjectPublicKeyInfo in a certificate (RFC 5280, section 4.1).
    ///
    /// Who made the certificate and until when it is said to hold does not count: the file is trusted as a whole.
    private static func subjectKey(_ certificate: [UInt8]) -> [UInt8]? {
        guard let root = try? DER.parse(certificate), case .constructed(let parts) = root.content,
            let signed = parts.first(where: { _ in true }), case .constructed(let fields) = signed.content
        else { return nil }
        // The version stands first where there is one; then number, algorithm, issuer, validity and subject.
        let hasVersion = fields.first { _ in true }?.identifier.tagClass == .contextSpecific
        return fields.dropFirst(hasVersion ? 6 : 5).first { _ in true }.map { Array($0.encodedBytes) }
    }

    /// RS256 (RFC 7518, section 3.3), by the key of that id.
    func fits(_ signature: [UInt8], for text: [UInt8], by id: String) -> Bool {
        guard let key = keys[id] else { return false }
        return key.isValidSignature(
            _RSA.Signing.RSASignature(rawRepresentation: signature), for: text, padding: .insecurePKCS1v1_5)
    }
}
