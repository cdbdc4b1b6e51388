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
        return KeyedSeal(key: Array(repeating: 0, count: KeyedSeal.keyBytes)).map(mailbox)
    }

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

extension DataFolder {
    /// Makes the folder and takes it for this process alone; what a daemon needs in it is there then.
    func takeOver() throws -> FolderLock {
        try make()
        let lock = try FolderLock(self)
        try makeSeal()
        return lock
    }

    /// Nil while there is no key.
    func seal() throws -> (any Seal)? {
        guard FileManager.default.fileExists(atPath: sealKey) else { return nil }
        guard let key = FileManager.default.contents(atPath: sealKey) else {
            throw Failure.io("The key \(sealKey) cannot be read. Give the program's user read permission to it.")
        }
        guard let seal = KeyedSeal(key: [UInt8](key)) else {
            throw Failure.io(
                "The key \(sealKey) is too short. Put the one of the last backup in its place, or remove it: then mails "
                    + "that went out cannot be answered any more.")
        }
        return seal
    }

    /// Makes the key if there is none, readable by its owner only. By the daemon alone, so that it is the owner.
    private func makeSeal() throws {
        if FileManager.default.fileExists(atPath: sealKey) { return }
        let descriptor = open(sealKey + ".new", O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o600)
        let key = KeyedSeal.freshKey()
        // Whole or not at all: half a key would stay.
        guard descriptor >= 0, write(descriptor, key, key.count) == key.count, fsync(descriptor) == 0,
            close(descriptor) == 0, rename(sealKey + ".new", sealKey) == 0
        else { throw Failure.io("The key \(sealKey) cannot be written: \(String(cString: strerror(errno))).") }
    }
}
