import ConvenorEngine
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Where every request comes in: it finds the route, and counts and logs what was answered.
struct Reception: HTTPResponder {
    let table: RouteTable
    let proxies: TrustedProxies
    /// Whether connections begin with TLS.
    let isSecure: Bool
    let log: Logger

    @concurrent func respond(to request: Request, context visit: Visit) async throws -> Response {
        let begun = ContinuousClock.now
        let (found, parts) = table.route(at: request.uri.path) ?? (nil, [:])
        var visit = visit
        visit.parts = parts
        (visit.proxies, visit.isSecure) = (proxies, isSecure)
        var status = "cut off"
        defer { note(request, visit, found?.path, status, ContinuousClock.now - begun) }
        let response = try await answer(request, visit, found)
        status = "\(response.status.code)"
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func answer(
        _ request: Request, _ visit: Visit, _ route: Route?
    ) async throws -> Response {
        // RFC 9112, section 3.2.
        guard request.head.authority?.isEmpty == false else { return visit.refusal(.badRequest, of: request) }
        guard let route else { return visit.refusal(.notFound, of: request) }
        guard let operation = route.operation(for: request.method) else {
            var response = visit.refusal(.methodNotAllowed, of: request)
            response.headers[.allow] = route.methods.map(\.rawValue).joined(separator: ", ")
            return response
        }
        return try await operation.answer(request, visit)
    }

    private func note(_ request: Request, _ visit: Visit, _ route: String?, _ status: String, _ taken: Duration) {
        let method = Self.methods.contains(request.method) ? request.method.rawValue : "other"
        Metric.requests.count(route ?? "unknown", method, status == "cut off" ? "none" : status)
        Metric.requestSeconds.record(taken, route ?? "unknown")
        // Probes come every few seconds and say nothing new.
        let level: Logger.Level = route.map(Probes.paths.contains) ?? false ? .debug : .info
        guard log.logLevel <= level else { return }
        log.log(
            level: level, "HTTP request",
            metadata: [
                "from": "\(visit.client(of: request) ?? "unknown")",
                "method": "\(method)",
                // A path with a secret in it is told by its pattern.
                "path": "\(Self.shown(request.uri.path, route))",
                "status": "\(status)", "milliseconds": "\(Int(taken / .milliseconds(1)))",
            ])
    }

    private static let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options, .trace]
    /// Characters of a path that are shown.
    private static let longestPath = 200

    /// Without its query, which may hold a secret, and without what would break the line. Of a path that is none only how
    /// it begins: a link that was copied with a bracket has a secret in it too.
    private static func shown(_ path: String, _ route: String?) -> String {
        if let route, route.contains("{") { return route }
        let known = route ?? "/" + (path.split(separator: "/").first.map { $0 + "/…" } ?? "")
        return String(known.prefix(longestPath)).filter { $0 == "…" || $0.isASCII && !$0.isWhitespace }
    }
}

/// One request on its way, with the connection that it came by.
struct Visit: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel
    fileprivate(set) var proxies = TrustedProxies()
    fileprivate(set) var isSecure = false
    /// What stands in the places of the route's path.
    fileprivate(set) var parts: [String: String] = [:]

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    /// As the client named it: by Host, and by the scheme that it spoke to a trusted proxy.
    func url(of request: Request) -> String { origin(of: request) + request.uri.string }

    func origin(of request: Request) -> String {
        let secure = proxies.isSecure(from: channel.remoteAddress, request.headers) ?? isSecure
        return "\(secure ? "https" : "http")://\(request.head.authority ?? "")"
    }

    /// The address of whoever asks; nil where the connection has none.
    func client(of request: Request) -> String? { proxies.client(of: channel.remoteAddress, request.headers) }

    /// A body that is short is read and thrown away; a connection whose next request is far is given up.
    func refusal(_ status: HTTPResponse.Status, of request: Request) -> Response {
        let length = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        guard length > RequestLimits.bodyBytes || request.headers[.transferEncoding] != nil else {
            return Response(status: status)
        }
        hangUpSoon()
        return Response(status: status, headers: [.connection: "close"])
    }

    /// Ends the connection when the answer has had time to arrive, because the rest of the body is not wanted.
    func hangUpSoon() {
        channel.eventLoop.scheduleTask(in: .seconds(1)) { [channel] in channel.close(promise: nil) }
    }
}
