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
    /// What is taken; nothing for a method without a body.
    var bodies: [WebhookDescription.Body] = []
    let answers: [WebhookDescription.Answer]
    let answer: @Sendable (_ request: Request, _ visit: Visit) async throws -> Response
}

/// Every route there is, and the way from a request to one.
struct RouteTable: Sendable {
    private let routes: [String: Route]

    /// The server's own description is a route as well.
    init(_ routes: [Route], version: String) {
        let known = routes + [OpenAPI.route(ByteBuffer())]
        let document = OpenAPI.document(known, version: version)
        let routes = routes + [OpenAPI.route(ByteBuffer(bytes: document.bytes))]
        self.routes = Dictionary(routes.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Nil for a path that is none.
    func route(at path: String) -> Route? {
        routes[path] ?? (CalendarRoutes.secret(in: path) == nil ? nil : routes["/calendar/{secret}.ics"])
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
