import ConvenorCore
import ConvenorEngine
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// What is answered at which path.
struct Routes: Sendable {
    let store: any Store
    let webhooks: any Webhooks
    let log: Logger

    var router: Router<Visit> {
        let router = Router(context: Visit.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: AccessLog(log: log))
        router.get("/healthz") { _, _ in Self.text("alive\n") }
        router.get("/readyz") { [store, log] _, _ in await Self.readiness(of: store, log) }
        router.post("/webhooks/:platform") { [self] request, visit in try await take(request, visit) }
        router.post("/webhooks/:platform/:name") { [self] request, visit in try await take(request, visit) }
        for path in ["/webhooks/:platform", "/webhooks/:platform/:name"] {
            for method in [HTTPRequest.Method.get, .put, .patch, .delete] {
                router.on(RouterPath(path), method: method) { [self] _, visit in notAllowed(visit) }
            }
        }
        return router
    }

    private static func readiness(of store: any Store, _ log: Logger) async -> Response {
        do {
            _ = try await store.read { try $0.nextAlarm() }
            return text("ready\n")
        } catch {
            log.error("The store does not answer", metadata: ["error": "\(error)"])
            return text("the store does not answer\n", status: .serviceUnavailable)
        }
    }

    /// Where there is something, only POST is taken.
    private func notAllowed(_ visit: Visit) -> Response {
        let (platform, name) = Self.place(visit)
        guard webhooks.takes(platform: platform, name: name) else { return Response(status: .notFound) }
        return Response(status: .methodNotAllowed, headers: [.allow: "POST"])
    }

    private static func place(_ visit: Visit) -> (platform: String, name: String) {
        (visit.parameters.get("platform") ?? "", visit.parameters.get("name") ?? "")
    }

    private func take(_ request: Request, _ visit: Visit) async throws -> Response {
        let (platform, name) = Self.place(visit)
        guard webhooks.takes(platform: platform, name: name) else {
            visit.hangUpSoon()
            return Response(status: .notFound)
        }
        let length = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        guard length <= ConnectionLimits.bodyBytes, let body = try await body(of: request, visit) else {
            visit.hangUpSoon()
            return Response(status: .contentTooLarge, headers: [.connection: "close"])
        }
        let answer = await webhooks.answer(
            WebhookRequest(
                platform: platform, name: name, headers: Self.headers(of: request), body: Array(buffer: body)))
        var response = Response(status: .init(code: answer.status))
        if !answer.body.isEmpty {
            response.headers[.contentType] = answer.contentType
            response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
        }
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) { response.headers[name] = value }
        }
        if response.status == .serviceUnavailable { response.headers[.retryAfter] = "30" }
        return response
    }

    /// Nil for one that is too long. A client that takes too long is cut off.
    private func body(of request: Request, _ visit: Visit) async throws -> ByteBuffer? {
        let cut = visit.channel.eventLoop.scheduleTask(in: .seconds(ConnectionLimits.requestSeconds)) {
            visit.channel.close(promise: nil)
        }
        defer { cut.cancel() }
        var body = ByteBuffer()
        for try await var part in request.body {
            guard body.readableBytes + part.readableBytes <= ConnectionLimits.bodyBytes else { return nil }
            body.writeBuffer(&part)
        }
        return body
    }

    private static func headers(of request: Request) -> [String: String] {
        var headers: [String: String] = [:]
        for field in request.headers {
            let name = field.name.canonicalName
            headers[name] = headers[name].map { $0 + ", " + field.value } ?? field.value
        }
        return headers
    }

    static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

/// One request on its way, with the connection that it came by.
struct Visit: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    /// Ends the connection when the answer has had time to arrive, because the rest of the body is not wanted.
    func hangUpSoon() {
        channel.eventLoop.scheduleTask(in: .seconds(1)) { [channel] in channel.close(promise: nil) }
    }
}
