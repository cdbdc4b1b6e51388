import ConvenorCore
import ConvenorCurl
import ConvenorEngine
import ConvenorPlatforms
import ConvenorYAML
import Foundation
import Logging

extension Assembly {
    /// The addresses at the mailbox that is read; nil where none is set up, or no daemon has run on the data yet.
    func mailbox() throws -> AnswerAddress? {
        guard !settings.mail.imap.url.isEmpty, let seal = try data.seal() else { return nil }
        return mailbox(seal)
    }

    /// The same addresses under a key that opens nothing, so that a rehearsal shows mails as they would go out.
    func rehearsedMailbox() -> AnswerAddress? {
        guard !settings.mail.imap.url.isEmpty else { return nil }
        return rehearsedSeal.map(mailbox)
    }

    var rehearsedSeal: (any Seal)? { KeyedSeal(key: Array(repeating: 0, count: KeyedSeal.keyBytes)) }

    private func mailbox(_ seal: any Seal) -> AnswerAddress {
        let imap = settings.mail.imap
        let address = imap.address.isEmpty ? settings.mail.from : imap.address
        let local = address.split(separator: "@").first.map(String.init) ?? "convenor"
        return AnswerAddress(
            address: address, bounce: imap.bounceName.isEmpty ? local : imap.bounceName, separator: imap.separator,
            seal: seal)
    }

    /// What reads the mailbox; nil where none is set up.
    func inbox(_ engine: Convenor, log: Logger) throws -> InboxKeeper? {
        guard let mailbox = try mailbox() else { return nil }
        let inbox: IMAPMailbox
        do {
            inbox = try IMAPMailbox(Self.imap(settings)) { Zone.utc.wall(at: SystemClock().now()).day }
        } catch {
            throw Failure.config(error.message)
        }
        return InboxKeeper(engine, inbox: inbox, reader: MIMEReader(), mailbox: mailbox, log: log)
    }

    /// What `convenor check` says of the mailbox; a user or a password that is missing was found before.
    static func mailboxFaults(_ settings: Settings) -> [String] {
        let imap = imap(settings)
        guard !imap.url.isEmpty, !imap.user.isEmpty, !imap.password.isEmpty, let fault = imap.fault else { return [] }
        return ["\(settings.origins["mail.imap.url"] ?? "mail.imap.url"): \(fault)"]
    }

    static func imap(_ settings: Settings) -> IMAPSettings {
        let imap = settings.mail.imap
        return IMAPSettings(
            url: imap.url, user: imap.user, password: imap.password.revealed, folder: imap.folder,
            requiresTLS: imap.startTLS == .required, caFile: imap.caFile.isEmpty ? nil : imap.caFile,
            timeoutSeconds: imap.timeoutSeconds)
    }
}
