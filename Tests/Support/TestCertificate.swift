import Foundation

/// A certificate for 127.0.0.1 and the authority that signed it, made anew for a test.
package struct TestCertificate {
    private let scratch: Scratch
    package var authority: String { scratch.path("ca.pem") }
    package var certificate: String { scratch.path("server.pem") }
    package var key: String { scratch.path("server.key") }

    package init() throws {
        scratch = try Scratch()
        let curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        try openssl(
            ["req", "-x509"] + curve + [
                "-days", "60", "-subj", "/CN=Convenor test authority", "-keyout", scratch.path("ca.key"), "-out",
                authority, "-addext", "keyUsage=critical,keyCertSign,cRLSign",
            ])
        try openssl(["req"] + curve + ["-subj", "/CN=localhost", "-keyout", key, "-out", scratch.path("server.csr")])
        let extensions = "subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n"
        try extensions.write(toFile: scratch.path("extensions"), atomically: true, encoding: .utf8)
        try openssl([
            "x509", "-req", "-in", scratch.path("server.csr"), "-CA", authority, "-CAkey", scratch.path("ca.key"),
            "-CAcreateserial", "-days", "60", "-extfile", scratch.path("extensions"), "-out", certificate,
        ])
    }

    private func openssl(_ arguments: [String]) throws {
        try ProcessRunner.run("/usr/bin/env", ["openssl"] + arguments)
    }
}
