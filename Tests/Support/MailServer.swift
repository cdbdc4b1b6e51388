import Foundation

/// A running `smtp_server.py`.
package final class MailServer: TestServer, @unchecked Sendable {
    package init(
        _ mode: String = "plain", certificate: TestCertificate? = nil, user: String = "", password: String = ""
    ) throws {
        try super.init(
            "smtp_server.py", [mode, certificate?.certificate ?? "", certificate?.key ?? "", user, password])
    }

    /// Settings that send all mail here, in clear.
    package var variables: [String: String] {
        ["CONVENOR_MAIL_SMTP_URL": "smtp://127.0.0.1:\(port)", "CONVENOR_MAIL_SMTP_STARTTLS": "off"]
    }

    /// Answers RCPT for these addresses so, whatever the mode; the others get the mode's answer.
    package func refuse(_ answers: [String: String]) throws {
        try write(String(decoding: JSONEncoder().encode(answers), as: UTF8.self), "refuse")
    }

    /// The password that logins need from now on.
    package func require(password: String) throws { try write(password, "password") }

    /// The accepted mails in order, byte for byte.
    package var mails: [[UInt8]] {
        get throws { try files(".eml").map { Array($0) } }
    }

    package var envelopes: [Envelope] {
        get throws { try files(".json").map { try JSONDecoder().decode(Envelope.self, from: $0) } }
    }

    package struct Envelope: Decodable, Equatable {
        package var from: String
        package var to: [String]
        package var helo: String
        package var tls: Bool

        package init(from: String, to: [String], helo: String, tls: Bool) {
            self.from = from
            self.to = to
            self.helo = helo
            self.tls = tls
        }
    }
}
