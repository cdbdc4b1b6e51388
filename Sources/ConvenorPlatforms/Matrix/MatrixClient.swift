import ConvenorEngine
import Foundation

/// The client-server API of one homeserver, as one account calls it (Matrix 1.15).
struct MatrixClient: Sendable {
    private let homeserver: String
    /// `@convenor:example.org`.
    let user: String
    private let token: String

    init(homeserver: String, user: String, token: String) {
        self.homeserver = homeserver.withoutSlash
        self.user = user
        self.token = token
    }

    /// What stands before the colon, by which people call it.
    var name: String { String(user.dropFirst().prefix { $0 != ":" }) }

    /// Every segment of the path is encoded: ids of rooms have `!`, `:` and `/` in them, or none of it.
    func call(
        _ method: String, _ path: [String], query: [(name: String, value: String)] = [], body: JSONValue? = nil,
        timeoutSeconds: Int = 20
    ) -> WebCall {
        let path = path.map(PercentEncoding.encode).joined(separator: "/")
        let query = query.isEmpty ? "" : "?" + PercentEncoding.form(query)
        let url = "\(homeserver)/_matrix/client/v3/\(path)\(query)"
        let headers = [WebCall.Header("Authorization", "Bearer \(token)")]
        guard let body else { return WebCall(method, url, headers: headers, timeoutSeconds: timeoutSeconds) }
        return .json(method, url, body.bytes, headers: headers, timeoutSeconds: timeoutSeconds)
    }
}

/// An answer of a homeserver that is no success (Client-Server API, section 2.1).
struct MatrixError: Error {
    let answer: WebAnswer
    let code: String
    private let text: String

    /// Nil for a success.
    init?(_ answer: WebAnswer) {
        if answer.status == 200 { return nil }
        let body = JSONValue(answer.body)
        self.answer = answer
        code = body?["errcode"]?.text ?? ""
        text = body?["error"]?.text ?? ""
        let milliseconds = body?["retry_after_ms"]?.number
        // The header is the newer way to say it.
        seconds = answer.retryAfterSeconds ?? milliseconds.map { min(max($0, 0), 3_600_000) / 1000 + 1 }
    }

    /// How long it asks to wait.
    let seconds: Int?
    var description: String { WebVerdict.oneLine("\(answer.status) \(code) \(text)") }
    /// Nobody gets further with this token.
    var isAccountGone: Bool { ["M_UNKNOWN_TOKEN", "M_MISSING_TOKEN", "M_USER_DEACTIVATED"].contains(code) }

    /// As a post that was refused.
    var failure: DeliveryFailure {
        // What waits goes out when the operator sets another token.
        if isAccountGone { return .temporary(description) }
        return WebVerdict.failure(answer, said: "\(code) \(text)", seconds: seconds)
    }

    /// As a round that brought nothing.
    var fault: PollFault {
        if isAccountGone { return .refused("\(description). Set platforms.matrix.access_token and start again.") }
        if let seconds, answer.status == 429 { return .later(description, seconds: WebVerdict.clamped(seconds)) }
        return .away(description)
    }
}

extension WebFault {
    /// In words without an address.
    var text: String {
        switch self {
        case .forbidden(let text), .unreachable(let text), .broken(let text), .endless(let text): text
        }
    }
}
