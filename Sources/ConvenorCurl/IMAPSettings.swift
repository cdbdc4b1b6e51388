import Foundation

/// How to reach the mailbox that is read.
package struct IMAPSettings: Sendable, Hashable {
    /// `imap://mail.example.org:143`, or `imaps://` for TLS from the first byte.
    package var url: String
    package var user: String
    package var password: String
    /// `INBOX`, or another in ASCII.
    package var folder: String
    /// Whether an `imap://` server must turn to TLS before anything is said.
    package var requiresTLS: Bool
    /// PEM; when given, the only certificates that are trusted.
    package var caFile: String?
    /// For connecting, and for each answer.
    package var timeoutSeconds: Int
    /// False leaves IDLE alone and asks anew from time to time.
    package var usesIdle = true
    /// Between two questions where there is no IDLE.
    package var pollSeconds = 30

    package init(
        url: String, user: String, password: String, folder: String = "INBOX", requiresTLS: Bool = true,
        caFile: String? = nil, timeoutSeconds: Int = 60
    ) {
        self.url = url
        self.user = user
        self.password = password
        self.folder = folder
        self.requiresTLS = requiresTLS
        self.caFile = caFile
        self.timeoutSeconds = timeoutSeconds
    }
}

/// The password stands in no log.
extension IMAPSettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "IMAPSettings(\(server?.label ?? "no server"), folder: \(folder))" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}

extension IMAPSettings {
    /// Nil when `url` is no plain `imap://` or `imaps://` address.
    var server: SMTPSettings.Server? {
        guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(),
            scheme == "imap" || scheme == "imaps", let host = parts.host?.lowercased(), !host.isEmpty,
            parts.user == nil, parts.password == nil, parts.path.isEmpty || parts.path == "/", parts.query == nil,
            parts.fragment == nil
        else { return nil }
        let isAddress = host.contains(":") && !host.hasPrefix("[")
        return SMTPSettings.Server(
            scheme: scheme, host: isAddress ? "[\(host)]" : host, port: parts.port ?? (scheme == "imaps" ? 993 : 143))
    }

    /// A whole sentence when these settings must not be used, else nil.
    package var fault: String? {
        guard let server else {
            return "The mailbox's address must read imap://host:port or imaps://host:port and hold nothing else."
        }
        if user.isEmpty || password.isEmpty { return "The mailbox needs a user and a password." }
        for value in [user, password] where value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            return "The user or the password of the mailbox holds a control character."
        }
        if folder.isEmpty || !folder.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
            return "The folder of the mailbox must be named in ASCII."
        }
        if !requiresTLS, server.scheme == "imap", !server.isLoopback {
            return "The password of \(server.host) would go over the line in the clear: require STARTTLS."
        }
        guard (1...3600).contains(timeoutSeconds) else {
            return "The mailbox's time must lie between 1 and 3600 seconds."
        }
        return nil
    }
}
