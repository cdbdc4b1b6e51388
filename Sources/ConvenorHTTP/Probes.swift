import ConvenorEngine
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// What is asked by those who watch over the daemon.
struct Probes: Sendable {
    let store: any Store
    let metrics: @Sendable () async throws -> String
    let log: Logger

    /// Logged at `debug`.
    static let paths: Set<String> = ["/healthz", "/readyz", "/metrics"]

    var routes: [Route] {
        [
            Route(
                path: "/healthz",
                operations: [
                    Operation(
                        method: .get, id: "healthz", summary: "Whether the process is alive.",
                        answers: [.init(200, "It is.", Self.words)]
                    ) { _, _ in Self.text("alive\n") }
                ]),
            Route(
                path: "/readyz",
                operations: [
                    Operation(
                        method: .get, id: "readyz", summary: "Whether the store answers.",
                        answers: [.init(200, "It does.", Self.words), .init(503, "It does not.", Self.words)]
                    ) { _, _ in await readiness() }
                ]),
            Route(
                path: "/metrics",
                operations: [
                    Operation(
                        method: .get, id: "metrics", summary: "Counters and times for Prometheus.",
                        answers: [
                            .init(200, "All of them.", Self.page), .init(503, "The store does not answer.", Self.words),
                        ]
                    ) { _, _ in await exposition() }
                ]),
        ]
    }

    private static let words = WebhookDescription.Body("text/plain; charset=utf-8", ["type": "string"])
    private static let page = WebhookDescription.Body(
        "text/plain; version=0.0.4; charset=utf-8", ["type": "string"])

    private func readiness() async -> Response {
        do {
            _ = try await store.read { try $0.nextAlarm() }
            return Self.text("ready\n")
        } catch {
            return silence(error)
        }
    }

    private func exposition() async -> Response {
        do {
            return Self.text(try await metrics(), type: Self.page.contentType)
        } catch {
            return silence(error)
        }
    }

    private func silence(_ error: any Error) -> Response {
        log.error("The store does not answer", metadata: ["error": "\(error)"])
        return Self.text("the store does not answer\n", status: .serviceUnavailable)
    }

    private static func text(
        _ text: String, status: HTTPResponse.Status = .ok, type: String = words.contentType
    ) -> Response {
        Response(
            status: status, headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
