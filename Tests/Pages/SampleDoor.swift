import ConvenorCore
import ConvenorDefaults
import ConvenorEngine
import ConvenorHTTP
import ConvenorSQLite
import Logging
import TestSupport

@testable import ConvenorPages

/// Pages made of given facts at a real door, until its last owner goes.
final class SampleDoor: Sendable {
    let address: String
    private let folder: Scratch
    private let service: Task<Void, any Error>

    /// - Parameter pages: By path: the name of a template without its ending, the language, and what fills it.
    init(_ pages: [String: (name: String, language: String, facts: Facts)]) async throws {
        let port = try FreePort.find()
        address = "http://127.0.0.1:\(port)"
        folder = try Scratch()
        let listen = ListenAddress("127.0.0.1:\(port)")!
        var bodies = [
            "/style.css": ("text/css; charset=utf-8", Defaults.file("pages/style.css") ?? ""),
            "/live.js": ("text/javascript; charset=utf-8", Defaults.file("pages/live.js") ?? ""),
        ]
        for (path, page) in pages {
            bodies[path] = ("text/html; charset=utf-8", try Self.html(page.name, page.language, page.facts))
        }
        let (readiness, ready) = AsyncStream.makeStream(of: Void.self)
        let door = HTTPDoor(
            DoorSettings(address: listen, isRequired: true, version: "0"),
            store: try SQLiteStore.open(path: folder.path("a.db")), webhooks: NoWebhooks(), site: Fixed(bodies),
            metrics: { "" }, calendar: { _ in nil }, ready: { ready.finish() },
            log: Logger(label: "door") { _ in SwiftLogNoOpLogHandler() })
        service = Task {
            defer { ready.finish() }
            try await door.run()
        }
        for await _ in readiness {}
    }

    deinit { service.cancel() }

    /// A page as it is sent, with our own two files and nothing live.
    static func html(_ name: String, _ language: String, _ facts: Facts) throws -> String {
        let templates = try Templates(.pages, language: language, builtIn: { Defaults.file("pages/" + $0) })
        let own: [String: Facts] = [
            "styleHref": .text("/style.css"), "scriptHref": .text("/live.js"), "isLive": .flag(false),
            "language": .text(language),
        ]
        return templates.render(name + ".page", facts.adding(own))
    }

    private struct NoWebhooks: Webhooks {
        var descriptions: [WebhookDescription] { [] }
        func answer(_ request: WebhookRequest) async -> WebhookAnswer { WebhookAnswer(status: 404) }
    }

    private struct Fixed: Site {
        var routes: [SiteRoute]

        init(_ bodies: [String: (type: String, text: String)]) {
            routes = bodies.map { path, body in
                SiteRoute(
                    .get, path, id: path, summary: "A file.",
                    answers: [.init(200, "The file.", .init(body.type, ["type": "string"]))]
                ) { _ in SiteAnswer(200, type: body.type, body.text) }.dressed
            }
        }
    }
}
