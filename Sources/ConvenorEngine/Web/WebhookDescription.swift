/// What is taken and answered at the path of a platform, as the description of the server tells it.
package struct WebhookDescription: Sendable, Hashable {
    /// `/webhooks/generic`, or `/webhooks/generic/ops` for one of several.
    package var path: String
    /// One sentence.
    package var summary: String
    package var headers: [Header]
    /// Each content type that is taken, with the JSON Schema of its body.
    package var bodies: [Body]
    /// What is answered, beside what the server answers on its own account (413 and 503).
    package var answers: [Answer]

    package struct Header: Sendable, Hashable {
        package var name: String
        package var meaning: String
        package init(_ name: String, _ meaning: String) {
            self.name = name
            self.meaning = meaning
        }
    }

    package struct Body: Sendable, Hashable {
        package var contentType: String
        package var schema: JSONValue
        package init(_ contentType: String, _ schema: JSONValue) {
            self.contentType = contentType
            self.schema = schema
        }
    }

    package struct Answer: Sendable, Hashable {
        package var status: Int
        package var meaning: String
        /// Nil for an answer without a body.
        package var body: Body?
        package init(_ status: Int, _ meaning: String, _ body: Body? = nil) {
            self.status = status
            self.meaning = meaning
            self.body = body
        }
    }

    package init(path: String, summary: String, headers: [Header], bodies: [Body], answers: [Answer]) {
        self.path = path
        self.summary = summary
        self.headers = headers
        self.bodies = bodies
        self.answers = answers
    }
}
