import ConvenorEngine
import Foundation

/// Where Slack's web API is, and what its answers mean.
struct SlackAPI: Sendable {
    static let usual = "https://slack.com/api"

    /// Without a slash at its end.
    let base: String
    /// What the addresses begin with to which answers may go.
    private let responses: [String]

    /// - Parameter base: Slack's own, that of an enterprise grid, or a test's.
    init(base: String) {
        let base = base.withoutSlash
        self.base = base
        var responses = ["https://hooks.slack.com/", "https://hooks.slack-gov.com/"]
        if base != Self.usual, let origin = Self.origin(of: base) { responses.append(origin + "/") }
        self.responses = responses
    }

    /// True for an address that Slack gives out. The slash after the host keeps `hooks.slack.com@example.org` out.
    func isResponseURL(_ url: String) -> Bool { url.isAddress(below: responses) }

    /// Scheme, host and port.
    private static func origin(of url: String) -> String? {
        guard let scheme = url.firstRange(of: "://") else { return nil }
        return String(url[..<scheme.upperBound] + url[scheme.upperBound...].prefix { $0 != "/" })
    }

    func call(_ method: String, _ body: JSONValue, token: String) -> WebCall {
        .json("POST", "\(base)/\(method)", body.bytes, headers: [.init("Authorization", "Bearer \(token)")])
    }

    /// Failures that pass, of which the message cannot have been taken.
    private static let passing: Set<String> = [
        "request_timeout", "service_unavailable", "team_added_to_org", "accesslimited",
    ]
    /// Failures of which Slack says that part may have succeeded.
    private static let doubtful: Set<String> = ["internal_error", "fatal_error"]

    /// What an answer of the web API says; it is 200 for most failures too.
    static func result(of answer: WebAnswer) throws(DeliveryFailure) -> JSONValue {
        let answered = JSONValue(answer.body)
        let error = answered?["error"]?.text.map(shown)
        if answer.status == 429 || error == "ratelimited" || error == "rate_limited" {
            throw .later("Slack asks to wait (\(error ?? "429")).", seconds: answer.retryAfterSeconds ?? 60)
        }
        try WebVerdict.check(answer, by: "Slack", saying: error)
        guard let answered, let isOK = answered["ok"]?.bool else {
            throw .uncertain("Slack answered something that is not of its web API.")
        }
        if isOK { return answered }
        let name = error ?? "no reason given"
        if passing.contains(name) { throw .temporary("Slack: \(name)") }
        if doubtful.contains(name) { throw .uncertain("Slack: \(name)") }
        // What else there is needs a person: a token, a scope, a channel.
        throw .permanent("Slack: \(name)")
    }

    /// What an answer of a webhook or a `response_url` says: `ok`, or the name of a failure as text or JSON.
    static func check(hook answer: WebAnswer) throws(DeliveryFailure) {
        let answered = JSONValue(answer.body)
        let text = String(decoding: answer.body.prefix(80), as: UTF8.self)
        let isOK = answered?["ok"]?.bool ?? (text == "ok" || text.isEmpty)
        let error = isOK ? nil : shown(answered?["error"]?.text ?? text)
        if answer.status == 429 {
            throw .later("Slack asks to wait (429).", seconds: answer.retryAfterSeconds ?? 60)
        }
        try WebVerdict.check(answer, by: "Slack", saying: error)
        if !isOK { throw .permanent("Slack: \(error ?? "")") }
    }

    /// A name of a failure; what is none may hold anything and is not repeated.
    private static func shown(_ error: String) -> String {
        let isName =
            (1...64).contains(error.utf8.count)
            && error.utf8.allSatisfy { $0 == 0x5F || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        return isName ? error : "an answer that is no name of a failure"
    }
}
