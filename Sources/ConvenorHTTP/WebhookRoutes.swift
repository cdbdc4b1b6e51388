import ConvenorEngine
import HTTPTypes
import Hummingbird
import NIOCore

/// A route for each platform that is set up, under its name where there are several of a kind.
struct WebhookRoutes: Sendable {
    private let webhooks: any Webhooks

    init(_ webhooks: any Webhooks) { self.webhooks = webhooks }

    var routes: [Route] { webhooks.descriptions.map { Route(path: $0.path, operations: [operation($0)]) } }

    private func operation(_ platform: WebhookDescription) -> Operation {
        let parts = platform.path.split(separator: "/").dropFirst().map(String.init)
        let heard = platform.answers.first { $0.status == 200 }?.body
        return Operation(
            method: .post, id: parts.joined(separator: "_"), summary: platform.summary, headers: platform.headers,
            bodies: platform.bodies,
            answers: platform.answers + [
                .init(413, "The body has more than 1 MiB."),
                .init(503, "Nothing is stored: try again with the same id.", heard),
            ]
        ) { request, visit in
            try await take(request, visit, platform: parts.first ?? "", name: parts.dropFirst().first ?? "")
        }
    }

    private func take(_ request: Request, _ visit: Visit, platform: String, name: String) async throws -> Response {
        let length = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        guard length <= RequestLimits.bodyBytes, let body = try await request.body(upTo: RequestLimits.bodyBytes) else {
            visit.hangUpSoon()
            Metric.deliveries.count(platform, Self.outcome(413))
            return Response(status: .contentTooLarge, headers: [.connection: "close"])
        }
        var delivery = WebhookRequest(
            platform: platform, name: name, headers: request.headersByName, body: Array(buffer: body))
        delivery.url = visit.url(of: request)
        let answer = await webhooks.answer(delivery)
        Metric.deliveries.count(platform, Self.outcome(answer.status))
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

    /// As it is counted.
    private static func outcome(_ status: Int) -> String {
        switch status {
        case ..<300: "heard"
        case 401: "unauthentic"
        case 413: "too_large"
        case ..<500: "malformed"
        default: "failed"
        }
    }
}
