import Foundation
import NIOSSL
import Synchronization

/// The certificate with its chain and its key, read from two PEM files, and read anew when it was renewed.
package final class DoorCertificate: Sendable {
    private let certificate: String
    private let key: String
    private let held: Mutex<NIOSSLContext>

    package init(certificate: String, key: String) throws(CertificateFault) {
        self.certificate = certificate
        self.key = key
        held = Mutex(try Self.read(certificate, key))
    }

    /// Takes what the files hold now for connections to come; on a fault the old one stays.
    package func reload() throws(CertificateFault) {
        let fresh = try Self.read(certificate, key)
        held.withLock { $0 = fresh }
    }

    var context: NIOSSLContext { held.withLock { $0 } }

    private static func read(_ certificate: String, _ key: String) throws(CertificateFault) -> NIOSSLContext {
        let (chain, secret) = (try bytes(certificate), try bytes(key))
        guard let certificates = try? NIOSSLCertificate.fromPEMBytes(chain), !certificates.isEmpty else {
            throw CertificateFault(
                "\(certificate) holds no certificate in PEM.", "http.tls.certificate names such a file.")
        }
        guard let privateKey = try? NIOSSLPrivateKey(bytes: secret, format: .pem) else {
            throw CertificateFault(
                "\(key) holds no private key in PEM that can be read without a passphrase.",
                "http.tls.key names such a file.")
        }
        var settings = TLSConfiguration.makeServerConfiguration(
            certificateChain: certificates.map { .certificate($0) }, privateKey: .privateKey(privateKey))
        settings.minimumTLSVersion = .tlsv12
        settings.applicationProtocols = ["http/1.1"]
        guard let context = try? NIOSSLContext(configuration: settings) else {
            throw CertificateFault(
                "The key in \(key) is not that of the first certificate in \(certificate).",
                "The server's own certificate comes first, then those that signed it.")
        }
        return context
    }

    /// More bytes than this are not read.
    private static let most = 1 << 20

    private static func bytes(_ path: String) throws(CertificateFault) -> [UInt8] {
        let facts = try? FileManager.default.attributesOfItem(
            atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
        guard facts?[.type] as? FileAttributeType == .typeRegular, (facts?[.size] as? Int ?? 0) <= most,
            let data = FileManager.default.contents(atPath: path)
        else {
            throw CertificateFault(
                "\(path) cannot be read.", "Check its path and who may read it.")
        }
        return [UInt8](data)
    }
}

/// Why there is no TLS, as sentences for the operator; they name the file and never what it holds.
package struct CertificateFault: Error, Sendable {
    package let message: String
    package let mend: String

    init(_ message: String, _ mend: String) {
        self.message = message
        self.mend = mend
    }
}
