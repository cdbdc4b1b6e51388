/// A request of a browser or of a script, as it came off the wire.
package struct SiteRequest: Sendable {
    /// What stands in the places of the route's path, decoded; never empty.
    package var parts: [String: String] = [:]
    /// After the question mark, decoded; the last of a name counts.
    package var query: [String: String] = [:]
    /// By names in lower case; the values of a repeated header are joined by a comma and a blank.
    package var headers: [String: String] = [:]
    package var body: [UInt8] = []
    /// The address of whoever asks; empty where it is not known.
    package var client = ""
    /// The scheme and host that the client named: `https://meet.example.org`.
    package var origin = ""
    /// As it was asked for, without its query.
    package var path = ""

    package init() {}

    package var isSecure: Bool { origin.hasPrefix("https://") }
    package subscript(_ part: String) -> String { parts[part] ?? "" }
}

/// What a request to the site is answered with.
package struct SiteAnswer: Sendable {
    /// The HTTP status.
    package var status: Int
    /// One may stand there twice, as `Set-Cookie` does.
    package var headers: [(name: String, value: String)] = []
    package var body: Body

    package enum Body: Sendable {
        case bytes([UInt8])
        /// Goes on until the sequence, the connection or the server ends; then `ended` is called.
        case stream(AsyncStream<[UInt8]>, ended: @Sendable () -> Void)
    }

    package init(_ status: Int, type: String? = nil, _ text: String = "") {
        self.init(status, type: type, bytes: Array(text.utf8))
    }

    package init(_ status: Int, type: String?, bytes: [UInt8]) {
        self.status = status
        body = .bytes(bytes)
        if let type { headers.append(("content-type", type)) }
    }

    package init(
        _ status: Int, type: String, stream: AsyncStream<[UInt8]>, ended: @escaping @Sendable () -> Void
    ) {
        self.status = status
        body = .stream(stream, ended: ended)
        headers.append(("content-type", type))
    }

    /// See other (RFC 9110 section 15.4.4): where a browser goes after a form.
    package static func seeOther(_ path: String) -> SiteAnswer {
        var answer = SiteAnswer(303)
        answer.headers.append(("location", path))
        return answer
    }

    package func adding(_ name: String, _ value: String) -> SiteAnswer {
        var answer = self
        answer.headers.append((name, value))
        return answer
    }
}

/// One thing that may be done at a path of the site.
package struct SiteRoute: Sendable {
    package enum Method: String, Sendable {
        case get, post
    }

    package var method: Method
    /// With names in braces for what differs: `/s/{slug}/meetings/{number}`.
    package var path: String
    /// The same in every version, for generated clients.
    package var id: String
    /// One sentence.
    package var summary: String
    package var bodies: [WebhookDescription.Body] = []
    /// What is read of the headers and behind the question mark.
    package var headers: [WebhookDescription.Header] = []
    package var queries: [WebhookDescription.Header] = []
    /// Whether it takes a key and nothing else.
    package var isKeyed = false
    package var answers: [WebhookDescription.Answer]
    /// Bytes of a body that are taken.
    package var longestBody = 64 << 10
    package var answer: @Sendable (_ request: SiteRequest) async throws -> SiteAnswer

    package init(
        _ method: Method, _ path: String, id: String, summary: String, answers: [WebhookDescription.Answer],
        answer: @escaping @Sendable (_ request: SiteRequest) async throws -> SiteAnswer
    ) {
        self.method = method
        self.path = path
        self.id = id
        self.summary = summary
        self.answers = answers
        self.answer = answer
    }
}

/// The seam between the server that has the bytes and the site that knows what they mean.
package protocol Site: Sendable {
    var routes: [SiteRoute] { get }
}
