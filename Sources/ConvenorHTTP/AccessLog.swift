import Hummingbird
import Logging

/// A line a request: method, path, status, milliseconds; no query, no header and no body, which may hold secrets.
struct AccessLog: RouterMiddleware {
    let log: Logger
    /// Characters of a path that are shown.
    private static let longestPath = 200

    @concurrent func handle(
        _ request: Request, context: Visit, next: @concurrent (Request, Visit) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        do {
            let response = try await next(request, context)
            write(request, "\(response.status.code)", since: start)
            return response
        } catch {
            let status = (error as? any HTTPResponseError)?.status.code
            write(request, status.map { "\($0)" } ?? "cut off", since: start)
            throw error
        }
    }

    private func write(_ request: Request, _ status: String, since start: ContinuousClock.Instant) {
        let path = String(request.uri.path.prefix(Self.longestPath)).filter { $0.isASCII && !$0.isWhitespace }
        let taken = (ContinuousClock.now - start) / .milliseconds(1)
        // Probes come every few seconds and say nothing new.
        let level: Logger.Level = path == "/healthz" || path == "/readyz" ? .debug : .info
        log.log(
            level: level, "HTTP request",
            metadata: [
                "method": "\(request.method.rawValue)", "path": "\(path)", "status": "\(status)",
                "milliseconds": "\(Int(taken))",
            ])
    }
}
