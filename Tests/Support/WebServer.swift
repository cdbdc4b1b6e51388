import Foundation

/// A running `web_server.py`, or another that notes events.
///
/// Turned to `reset`, the first one resets each new connection before anything is read.
package final class WebServer: TestServer, @unchecked Sendable {
    package init(certificate: TestCertificate? = nil, script: String = "web_server.py") throws {
        try super.init(script, certificate.map { [$0.certificate, $0.key] } ?? [])
    }

    /// What becomes of requests to `/told` from here on: a path such as `/answer/500`.
    package func tell(_ path: String) throws { try write(path, "told") }

    /// The requests in order, byte for byte.
    package var requests: [String] {
        get throws { try files(".request").map { String(decoding: $0, as: UTF8.self) } }
    }
}
