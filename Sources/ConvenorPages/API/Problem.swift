import ConvenorEngine

/// Why a program gets nothing, for programs and people alike (RFC 9457).
struct Problem: Error, Sendable {
    var status: Int
    /// One sentence.
    var detail: String
    /// Further members, such as the reply of a line that was refused.
    var more: [String: JSONValue] = [:]
    var headers: [(name: String, value: String)] = []

    static let type = "application/problem+json"

    private static let titles = [
        400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 415: "Unsupported Media Type",
        422: "Unprocessable Content", 503: "Service Unavailable",
    ]

    var answer: SiteAnswer {
        let said: [String: JSONValue] = [
            "type": "about:blank", "title": .text(Self.titles[status] ?? "Error"), "status": .number(status),
            "detail": .text(detail),
        ]
        var answer = SiteAnswer(
            status, type: Self.type, bytes: JSONValue.object(more.merging(said) { $1 }).bytes)
        answer.headers += headers
        return answer
    }

    static func bad(_ detail: String) -> Problem { Problem(status: 400, detail: detail) }
    static let notFound = Problem(status: 404, detail: "There is nothing here, or nothing for this key.")

    /// RFC 6750 section 3.
    static let unknown = Problem(
        status: 401, detail: "Send a key that is still good: Authorization: Bearer cvk_...",
        headers: [("www-authenticate", "Bearer realm=\"Convenor\"")])

    static func lacks(_ scope: ApiScope) -> Problem {
        Problem(
            status: 403, detail: "This key may not \(scope.rawValue).",
            headers: [
                (
                    "www-authenticate",
                    "Bearer realm=\"Convenor\", error=\"insufficient_scope\", scope=\"\(scope.rawValue)\""
                )
            ])
    }
}
