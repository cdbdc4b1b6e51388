import Foundation

/// How to reach the mail server that takes our mail.
package struct SMTPSettings: Sendable, Hashable {
    package enum StartTLS: String, Sendable, Hashable, Codable {
        /// A server that does not offer it gets no mail.
        case required
        case off
    }

    /// `smtp://mx.example.org:587`, or `smtps://` for TLS from the first byte.
    package var url: String
    package var user: String?
    package var password: String?
    package var startTLS: StartTLS
    /// PEM; when given, the only certificates that are trusted.
    package var caFile: String?
    /// For connecting, for each answer, and for one mail as a whole.
    package var timeoutSeconds: Int
    /// What we call ourselves in EHLO; nil is this machine's name.
    package var heloName: String?
    /// A connection that was not used for so long is closed.
    package var idleSeconds: Int

    package init(
        url: String, user: String? = nil, password: String? = nil, startTLS: StartTLS = .required,
        caFile: String? = nil, timeoutSeconds: Int = 60, heloName: String? = nil, idleSeconds: Int = 30
    ) {
        self.url = url
        self.user = user
        self.password = password
        self.startTLS = startTLS
        self.caFile = caFile
        self.timeoutSeconds = timeoutSeconds
        self.heloName = heloName
        self.idleSeconds = idleSeconds
    }
}

/// The password stands in no log.
extension SMTPSettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "SMTPSettings(\(server?.label ?? "no server"), startTLS: \(startTLS.rawValue))" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}

extension SMTPSettings {
    /// The parts of `url` that count.
    struct Server {
        var scheme: String
        var host: String
        var port: Int

        /// For sentences: `mx.example.org:587`.
        var label: String { "\(host):\(port)" }

        var isLoopback: Bool {
            let bytes = host.split(separator: ".", omittingEmptySubsequences: false)
            let isIPv4 = bytes.count == 4 && bytes.allSatisfy { UInt8($0) != nil }
            return host == "localhost" || host == "[::1]" || (isIPv4 && bytes[0] == "127")
        }
    }

    /// Nil when `url` is no plain `smtp://` or `smtps://` address.
    var server: Server? {
        guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(),
            scheme == "smtp" || scheme == "smtps", let host = parts.host?.lowercased(), !host.isEmpty,
            parts.user == nil, parts.password == nil, parts.path.isEmpty || parts.path == "/", parts.query == nil,
            parts.fragment == nil
        else { return nil }
        let isAddress = host.contains(":") && !host.hasPrefix("[")
        return Server(
            scheme: scheme, host: isAddress ? "[\(host)]" : host, port: parts.port ?? (scheme == "smtps" ? 465 : 25))
    }

    /// libcurl takes the EHLO name from the path.
    var curlURL: String? {
        server.map { "\($0.scheme)://\($0.label)/\(heloName ?? "")" }
    }

    /// A whole sentence when these settings must not be used, else nil.
    package var fault: String? {
        guard let server else {
            return "The mail server's address must read smtp://host:port or smtps://host:port and hold nothing else."
        }
        guard (user == nil) == (password == nil) else {
            return "The mail server needs a user and a password, or neither."
        }
        for value in [user, password] where value?.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) == true {
            return "The user or the password of the mail server holds a control character."
        }
        if user != nil, startTLS == .off, server.scheme == "smtp", !server.isLoopback {
            return "The password of \(server.host) would go over the line in the clear: require STARTTLS."
        }
        if let heloName, let fault = WireAddress.fault(in: "x@\(heloName)") {
            return "The name for EHLO is not usable. \(fault)"
        }
        guard (1...3600).contains(timeoutSeconds), (1...3600).contains(idleSeconds) else {
            return "The mail server's times must lie between 1 and 3600 seconds."
        }
        return nil
    }
}
