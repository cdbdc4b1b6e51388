package import ConvenorEngine

/// How callbacks go out.
package struct WireSettings: Sendable, Hashable {
    /// The hosts that may be inside and may do without TLS.
    package var allowed: [WebHost]
    /// `http://host:port` or `https://host:port`; all callbacks go through it, the allowed ones too.
    package var proxy: String?
    /// PEM; when given, the only certificates that are trusted.
    package var caFile: String?
    /// At most so many at once; more wait.
    package var transfers = 64
    /// At most so many at once to one host and port, so that a slow one leaves room for the others.
    package var transfersPerHost = 16
    /// For the name, the connection and TLS together.
    package var connectMilliseconds = 5_000
    /// A connection that was not used for so long is not used again: a server that is about to close it takes the call
    /// with it, and many do so after a minute.
    package var idleSeconds = 30
    /// `name:port:address` in place of what a resolver would say; only tests have any.
    package var resolutions: [String] = []

    package init(allowed: [WebHost] = [], proxy: String? = nil, caFile: String? = nil) {
        self.allowed = allowed
        self.proxy = proxy
        self.caFile = caFile
    }
}

extension WireSettings {
    /// Why this URL will never be called, as far as that shows without asking a resolver: a whole sentence without the URL
    /// itself, which may hold a secret. Nil where nothing is seen.
    package func refusal(of url: String) -> String? {
        do throws(WebFault) {
            let checked = try CheckedCall(WebCall("GET", url), self)
            guard checked.address.host == "localhost", !checked.isNamed else { return nil }
            return "\(checked.address.label) is this machine, and callbacks.allow does not name it."
        } catch {
            switch error {
            case .forbidden(let words), .unreachable(let words), .broken(let words), .endless(let words): return words
            }
        }
    }
}

/// What is read of an answer at most.
enum AnswerLimit {
    static let bodyBytes = 1 << 20
    /// All header lines together, those of interim answers too.
    static let headBytes = 1 << 16
}
