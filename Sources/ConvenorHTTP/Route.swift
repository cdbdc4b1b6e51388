import ConvenorEngine
import HTTPTypes
import Hummingbird
import NIOCore

/// One path of the server with what may be done there: the router and the description are made from it.
struct Route: Sendable {
    let path: String
    let operations: [Operation]
}

/// What one method does on a path.
struct Operation: Sendable {
    let method: HTTPRequest.Method
    /// The same in every version, for generated clients.
    let id: String
    /// One sentence.
    let summary: String
    var headers: [WebhookDescription.Header] = []
    var queries: [WebhookDescription.Header] = []
    /// Whether it takes a key as `Authorization: Bearer` and nothing else.
    var isKeyed = false
    /// What is taken; nothing for a method without a body.
    var bodies: [WebhookDescription.Body] = []
    let answers: [WebhookDescription.Answer]
    let answer: @Sendable (_ request: Request, _ visit: Visit) async throws -> Response
}

/// Every route there is, and the way from a request to one.
struct RouteTable: Sendable {
    private let routes: [String: Route]
    /// Those with something in their path that differs, the most exact first.
    private let patterns: [(pattern: PathPattern, route: Route)]

    /// The server's own description is a route as well.
    init(_ routes: [Route], version: String) {
        let known = routes + [OpenAPI.route(ByteBuffer())]
        let document = OpenAPI.document(known, version: version)
        let all = routes + [OpenAPI.route(ByteBuffer(bytes: document.bytes))]
        self.routes = Dictionary(
            all.filter { !$0.path.contains("{") }.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        patterns = all.filter { $0.path.contains("{") }.map { (PathPattern($0.path), $0) }
            .sorted { $0.pattern.weight > $1.pattern.weight }
    }

    /// With what stands in the places of its path; nil for a path that is none.
    func route(at path: String) -> (route: Route, parts: [String: String])? {
        if let route = routes[path] { return (route, [:]) }
        for (pattern, route) in patterns {
            if let parts = pattern.parts(of: path) { return (route, parts) }
        }
        return nil
    }
}

extension Route {
    /// HEAD is answered wherever GET is.
    var methods: [HTTPRequest.Method] {
        operations.flatMap { $0.method == .get ? [.get, .head] : [$0.method] }
    }

    func operation(for method: HTTPRequest.Method) -> Operation? {
        operations.first { $0.method == method || ($0.method == .get && method == .head) }
    }
}
