/// A request to `/webhooks/<platform>[/<name>]` as it came off the wire.
package struct WebhookRequest: Sendable {
    /// The first part of the path after `/webhooks/`.
    package var platform: String
    /// The second part, where several of one platform are set up; empty for the only one.
    package var name: String
    /// By names in lower case; the values of a repeated header are joined by a comma and a blank.
    package var headers: [String: String]
    /// The URL as the client named it, by `Host` and, behind a trusted proxy, the forwarded scheme.
    package var url = ""
    /// The bytes that signatures cover, untouched.
    package var body: [UInt8]

    package init(platform: String, name: String, headers: [String: String], body: [UInt8]) {
        self.platform = platform
        self.name = name
        self.headers = headers
        self.body = body
    }
}

/// What a webhook is answered with.
package struct WebhookAnswer: Sendable, Hashable {
    /// The HTTP status.
    package var status: Int
    /// JSON unless the content type says otherwise, or no byte where there is nothing to say.
    package var body: [UInt8]
    package var contentType = "application/json; charset=utf-8"
    /// Further headers, such as `X-Slack-No-Retry`.
    package var headers: [String: String] = [:]

    package init(status: Int, body: [UInt8] = []) {
        self.status = status
        self.body = body
    }
}

/// The seam between the server that has the bytes and the platforms that know what they mean.
package protocol Webhooks: Sendable {
    func answer(_ request: WebhookRequest) async -> WebhookAnswer
    /// What the platforms that are set up take, each at its path; any other path does not exist.
    var descriptions: [WebhookDescription] { get }
}
