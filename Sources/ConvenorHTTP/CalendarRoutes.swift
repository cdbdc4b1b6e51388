import ConvenorEngine
import HTTPTypes
import Hummingbird
import NIOCore

/// Where people's calendar programs read their due dates and meetings: who knows the address may.
struct CalendarRoutes: Sendable {
    /// Nil where the secret opens nothing.
    let feed: @Sendable (_ secret: String) async throws -> String?

    private static let body = WebhookDescription.Body("text/calendar; charset=utf-8", ["type": "string"])

    var route: Route {
        Route(
            path: "/calendar/{secret}.ics",
            operations: [
                Operation(
                    method: .get, id: "calendar", summary: "Somebody's due dates and meetings as iCalendar.",
                    answers: [
                        .init(200, "All of them.", Self.body), .init(404, "No such address, or no longer."),
                        .init(503, "The store does not answer."),
                    ]
                ) { _, visit in await answer(visit.parts["secret"] ?? "") }
            ])
    }

    private func answer(_ secret: String) async -> Response {
        do {
            guard let text = try await feed(secret) else {
                return Response(status: .notFound)
            }
            return Response(
                status: .ok, headers: [.contentType: Self.body.contentType, .cacheControl: "private, no-cache"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        } catch {
            return Response(status: .serviceUnavailable, headers: [.retryAfter: "30"])
        }
    }
}
