import ConvenorCore
import ConvenorEngine
import Foundation

/// The mailbox that is read.
extension Setting {
    static let mailbox = [
        Setting(
            "mail.imap.url", \.mail.imap.url, .imapURL,
            "The mailbox in which answers and returned mails arrive: imap://host:143, or imaps://host:993 for TLS from the "
                + "first byte; empty reads none, and mails say how to reach the chair instead."),
        Setting(
            "mail.imap.user", \.mail.imap.user, .optional("a user name, or nothing", "convenor"),
            "The user name at that server."),
        Setting("mail.imap.password", \.mail.imap.password, .secret, "The password at that server."),
        Setting(
            "mail.imap.folder", \.mail.imap.folder, .text,
            "The folder that is read, in ASCII; nothing in it is changed."),
        Setting(
            "mail.imap.starttls", \.mail.imap.startTLS, .word,
            "Whether a connection to an imap:// server must turn to TLS before anything is said; "
                + "off is for a server on this machine."),
        Setting(
            "mail.imap.ca_file", \.mail.imap.caFile, .optional("a path to a PEM file, or nothing", "ca.pem"),
            "A file of certificates to trust instead of the machine's own, for a server with a private one."),
        Setting(
            "mail.imap.timeout_seconds", \.mail.imap.timeoutSeconds, .whole(1...600, example: 60),
            "After how many seconds a server that does not answer is left and tried again."),
        Setting(
            "mail.imap.address", \.mail.imap.address, .optionalAddress,
            "The address of that mailbox; empty for that of mail.from. What follows the separator in its local part must "
                + "be delivered there too."),
        Setting(
            "mail.imap.bounce_name", \.mail.imap.bounceName, .localPart,
            "The local part of the addresses to which mails come back that cannot be delivered; empty for that of the "
                + "mailbox."),
        Setting(
            "mail.imap.separator", \.mail.imap.separator, .separator,
            "What stands between the local part and the token of each letter."),
    ]
}

extension SettingFormat where Value == String {
    /// No user, password or path in it: they have keys of their own, and a URL is printed in logs.
    static let imapURL = SettingFormat(
        name: "imap:// or imaps://, a host and maybe a port, or nothing", example: "imaps://mail.example.org",
        read: { text in
            if text.isEmpty { return text }
            guard let url = URLComponents(string: text), ["imap", "imaps"].contains(url.scheme), let host = url.host,
                !host.isEmpty, url.user == nil, url.password == nil, url.query == nil, url.fragment == nil,
                ["", "/"].contains(url.path), url.port.map((1...65_535).contains) ?? true
            else { return nil }
            return text
        }, write: { $0 })

    static let optionalAddress = SettingFormat(
        name: "a mail address, or nothing", example: "convenor@example.org",
        read: { $0.isEmpty || isShort($0) ? $0 : nil }, write: { $0 })

    static let localPart = SettingFormat(
        name: "the part of an address before the @, or nothing", example: "bounce",
        read: { $0.isEmpty || isShort($0 + "@example.org") ? $0 : nil }, write: { $0 })

    static let separator = SettingFormat(
        name: "one of + - = _ .", example: "+", words: ["+", "-", "=", "_", "."],
        read: { ["+", "-", "=", "_", "."].contains($0) ? $0 : nil }, write: { $0 })

    /// Leaves room for a token.
    private static func isShort(_ address: String) -> Bool {
        MailAddress.isPlausible(address)
            && address.prefix { $0 != "@" }.utf8.count <= AnswerAddress.longestLocal
    }
}
