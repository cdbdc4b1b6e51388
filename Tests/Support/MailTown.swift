import Foundation
import Glibc

/// Real mail servers, Postfix and Dovecot of Debian, on a folder and ports of their own; they end with this object.
///
/// Mailboxes are convenor, mara, lena, bo and robin at example.org, all with the password `secret`.
package final class MailTown {
    package let imapPort: Int
    package let smtpPort: Int
    package let certificate: TestCertificate
    private let scratch: Scratch
    private let process: Child

    /// What `scripts/setup` installs; Postfix starts as root alone.
    package static var isThere: Bool {
        ["/usr/sbin/dovecot", "/usr/lib/postfix/sbin/master"].allSatisfy(FileManager.default.isExecutableFile)
            && getuid() == 0
    }

    package init() throws {
        scratch = try Scratch()
        certificate = try TestCertificate()
        process = try Child(
            ProcessRunner.python,
            [ProcessRunner.script("mail_town.py"), scratch.url.path, certificate.certificate, certificate.key],
            input: .pipe, output: .pipe, errors: .file(scratch.path("errors")))
        let ports = process.line().split(separator: " ").compactMap { Int($0) }
        guard ports.count == 2 else {
            let errors = (try? String(contentsOfFile: scratch.path("errors"), encoding: .utf8)) ?? ""
            throw ProcessRunner.Failure(description: "The mail servers did not start: \(errors.suffix(6_000))")
        }
        (imapPort, smtpPort) = (ports[0], ports[1])
    }

    deinit {
        process.endInput()
        _ = try? process.wait()
    }

    /// Settings of a daemon that sends and reads mail here.
    package var settings: [String: String] {
        [
            "CONVENOR_MAIL_SMTP_URL": "smtp://127.0.0.1:\(smtpPort)", "CONVENOR_MAIL_SMTP_STARTTLS": "off",
            "CONVENOR_MAIL_FROM": "convenor@example.org", "CONVENOR_MAIL_IMAP_URL": "imap://localhost:\(imapPort)",
            "CONVENOR_MAIL_IMAP_USER": "convenor@example.org", "CONVENOR_MAIL_IMAP_PASSWORD": "secret",
            "CONVENOR_MAIL_IMAP_CA_FILE": certificate.authority,
        ]
    }

    /// A mail as it lies in somebody's inbox; ids with their brackets.
    package struct Letter: Decodable, Sendable {
        package var subject: String
        package var messageID: String
        package var replyTo: String
        package var returnPath: String
        package var automatic: String
        package var inReplyTo: String
        package var text: String

        /// The bare address of Reply-To.
        package var answerAddress: String { String(replyTo.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" }) }
    }

    package func inbox(of user: String) throws -> [Letter] {
        let result = try ProcessRunner.run(
            ProcessRunner.python, [ProcessRunner.script("mail_user.py"), "list", "\(imapPort)", user])
        return try result.output.split(separator: 10).map { try JSONDecoder().decode(Letter.self, from: $0) }
    }

    /// The first mail in somebody's inbox whose subject begins so, when it is there.
    package func letter(
        to user: String, _ subject: String, after seen: Int = 0, withinSeconds seconds: Int = 60
    ) async throws -> Letter {
        var found: [Letter] = []
        for _ in 0..<(seconds * 10) {
            found = try inbox(of: user)
            if let letter = found.dropFirst(seen).first(where: { $0.subject.hasPrefix(subject) }) { return letter }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw ProcessRunner.Failure(description: "No \"\(subject)\" came to \(user), but \(found.map(\.subject)).")
    }

    /// Has somebody's calendar program answer their invitation of that number, from 0: `ACCEPTED`.
    package func answerInvitation(_ number: Int, of user: String, _ status: String) throws {
        try ProcessRunner.run(
            ProcessRunner.python,
            [ProcessRunner.script("mail_user.py"), "invited", "\(imapPort)", "\(smtpPort)", user, "\(number)", status])
    }

    /// Has somebody's server answer their newest mail while they are away.
    package func answerWhileAway(_ user: String, _ text: String) throws {
        try ProcessRunner.run(
            ProcessRunner.python,
            [ProcessRunner.script("mail_user.py"), "away", "\(imapPort)", "\(smtpPort)", user, text])
    }

    /// Gives a mail to Postfix; `head` are further lines of headers.
    package func send(from sender: String, to recipient: String, _ text: String, head: [String] = []) throws {
        let own = [
            "From: \(sender)", "To: \(recipient)", "Message-ID: <\(UUID().uuidString)@mail.example.net>",
            "Date: Mon, 5 Oct 2026 10:00:00 +0200",
        ]
        let names = Set(head.map { $0.prefix { $0 != ":" } })
        let lines = own.filter { !names.contains($0.prefix { $0 != ":" }) } + head
        let mail = lines.joined(separator: "\r\n") + "\r\n\r\n" + text.replacing("\n", with: "\r\n") + "\r\n"
        try ProcessRunner.run(
            ProcessRunner.python,
            [ProcessRunner.script("mail_user.py"), "send", "\(smtpPort)", sender, recipient], input: Data(mail.utf8))
    }
}
