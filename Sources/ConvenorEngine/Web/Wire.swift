/// A request that Convenor makes of another server.
package struct WebCall: Sendable, Hashable {
    package var method: String
    /// Absolute; may hold a secret, so it is never logged.
    package var url: String
    package var headers: [Header]
    package var body: [UInt8]
    /// Seconds from the first byte to the last of the answer.
    package var timeoutSeconds: Int

    package struct Header: Sendable, Hashable {
        package var name: String
        package var value: String
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(
        _ method: String, _ url: String, headers: [Header] = [], body: [UInt8] = [], timeoutSeconds: Int = 15
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeoutSeconds = timeoutSeconds
    }

    /// With a body in JSON; its type is said with the charset, which Slack asks for.
    package static func json(
        _ method: String, _ url: String, _ body: [UInt8], headers: [Header] = [], timeoutSeconds: Int = 15
    ) -> WebCall {
        WebCall(
            method, url, headers: [Header("Content-Type", "application/json; charset=utf-8")] + headers, body: body,
            timeoutSeconds: timeoutSeconds)
    }
}

/// What the other server answered, whatever its status.
package struct WebAnswer: Sendable, Hashable {
    package var status: Int
    /// By names in lower case; the last value of a repeated one.
    package var headers: [String: String]
    package var body: [UInt8]
    /// What `Retry-After` asks for, in seconds from 0 to 3600; nil without one that can be read.
    package var retryAfterSeconds: Int?

    package init(status: Int, headers: [String: String] = [:], body: [UInt8] = [], retryAfterSeconds: Int? = nil) {
        self.status = status
        self.headers = headers
        self.body = body
        self.retryAfterSeconds = retryAfterSeconds
    }
}

/// Why there is no answer; the texts are for people and hold no URL.
package enum WebFault: Error, Sendable, Hashable {
    /// An address, scheme or form that must not be called, however often one tries.
    case forbidden(String)
    /// Nothing was sent: no name, no connection, no TLS.
    case unreachable(String)
    /// It broke off after something was sent, or took too long: it may have been taken.
    case broken(String)
    /// The answer was longer than is read; what it was about has been taken.
    case endless(String)
}

extension DeliveryFailure {
    /// Only what was surely not sent is worth another attempt, except where the other side knows a repeated one
    /// (`isRepeatable`) and takes it once.
    package init(_ fault: WebFault, isRepeatable: Bool = false) {
        self =
            switch fault {
            case .forbidden(let text): .permanent(text)
            case .unreachable(let text): .temporary(text)
            case .broken(let text): isRepeatable ? .temporary(text) : .uncertain(text)
            // The next answer would be as long.
            case .endless(let text): .permanent(text + " It may have arrived.")
            }
    }

    /// By the status alone: nil for 2xx; a redirect is a refusal, and after a 500 nobody knows what was done.
    package init?(_ answer: WebAnswer) {
        let text = "HTTP \(answer.status)"
        switch answer.status {
        case 200...299: return nil
        case 429: self = .later(text, seconds: answer.retryAfterSeconds ?? 0)
        case 502, 503, 504: self = answer.retryAfterSeconds.map { .later(text, seconds: $0) } ?? .temporary(text)
        case 408, 425: self = .temporary(text)
        case 500, 501, 505...599: self = .uncertain(text)
        default: self = .permanent(text)
        }
    }
}

/// The one way out over HTTP. It follows no redirect: a 3xx is an answer like any other.
package protocol Wire: Sendable {
    func send(_ call: WebCall) async throws(WebFault) -> WebAnswer
    /// Breaks off what is under way and lets go of every connection.
    func close() async
}

extension Wire {
    package func close() async {}
}
