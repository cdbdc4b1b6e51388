import ConvenorEngine
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import ServiceLifecycle

/// The routes of the site, each as HTTP has it.
struct SiteRoutes: Sendable {
    private let site: any Site

    init(_ site: any Site) { self.site = site }

    /// One a path, with all that may be done there.
    var routes: [Route] {
        var paths: [String] = []
        var operations: [String: [Operation]] = [:]
        for route in site.routes {
            if operations[route.path] == nil { paths.append(route.path) }
            operations[route.path, default: []].append(operation(route))
        }
        return paths.map { Route(path: $0, operations: operations[$0] ?? []) }
    }

    private func operation(_ route: SiteRoute) -> Operation {
        Operation(
            method: route.method == .get ? .get : .post, id: route.id, summary: route.summary,
            headers: route.headers, queries: route.queries, isKeyed: route.isKeyed, bodies: route.bodies,
            answers: Self.answers(of: route)
        ) { request, visit in try await Self.answer(request, visit, by: route) }
    }

    /// With what the server answers on its own account.
    private static func answers(of route: SiteRoute) -> [WebhookDescription.Answer] {
        let known = Set(route.answers.map(\.status))
        var more: [WebhookDescription.Answer] = []
        if route.path.contains("{") { more.append(.init(404, "No such address.")) }
        more.append(.init(413, "The body is too long, or there should be none."))
        more.append(.init(503, "The store does not answer."))
        return route.answers + more.filter { !known.contains($0.status) }
    }

    private static func answer(_ request: Request, _ visit: Visit, by route: SiteRoute) async throws -> Response {
        let length = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        let most = route.method == .get ? 0 : route.longestBody
        guard length <= max(most, 0), let body = try await request.body(upTo: most) else {
            visit.hangUpSoon()
            return Response(status: .contentTooLarge, headers: [.connection: "close"])
        }
        var asked = SiteRequest()
        asked.parts = visit.parts
        asked.query = FormFields.read(request.uri.query ?? "")
        asked.headers = request.headersByName
        asked.body = Array(buffer: body)
        asked.client = visit.client(of: request) ?? ""
        asked.origin = visit.origin(of: request)
        asked.path = request.uri.path
        return response(try await route.answer(asked))
    }

    private static func response(_ answer: SiteAnswer) -> Response {
        var response = Response(status: .init(code: answer.status))
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) { response.headers.append(HTTPField(name: name, value: value)) }
        }
        switch answer.body {
        case .bytes(let bytes): response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        case .stream(let stream, let ended):
            let end = StreamEnd(ended)
            response.body = ResponseBody { writer in
                defer { withExtendedLifetime(end) {} }
                for try await bytes in stream.cancelOnGracefulShutdown() {
                    try await writer.write(ByteBuffer(bytes: bytes))
                }
                try await writer.finish(nil)
            }
        }
        return response
    }
}

/// Tells that a stream has ended, also one whose answer was never written: to HEAD, or to who is gone.
private final class StreamEnd: Sendable {
    private let ended: @Sendable () -> Void
    init(_ ended: @escaping @Sendable () -> Void) { self.ended = ended }
    deinit { ended() }
}

extension Request {
    /// Nil for one that is too long.
    func body(upTo most: Int) async throws -> ByteBuffer? {
        var whole = ByteBuffer()
        for try await var part in body {
            guard whole.readableBytes + part.readableBytes <= most else { return nil }
            whole.writeBuffer(&part)
        }
        return whole
    }

    /// By names in lower case.
    var headersByName: [String: String] {
        var found: [String: String] = [:]
        for field in headers {
            let name = field.name.canonicalName
            found[name] = found[name].map { $0 + ", " + field.value } ?? field.value
        }
        return found
    }
}
