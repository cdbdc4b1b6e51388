import ArgumentParser
import Foundation
import Hummingbird
import Logging
import NIOCore

/// The peer of the webhooks: a Hummingbird route that inserts the body in a table durably, with those that come meanwhile.
///
/// It checks no signature, reads no JSON, knows no rules and logs nothing.
struct BareServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bare-server", abstract: "Serves the peer of the webhooks.", shouldDisplay: false)

    @Argument var path: String
    /// Of the page that it serves, for the peer of pages.
    @Option var bytes = 0

    func run() async throws {
        let inserts = GroupedInserts(try BareSQLite(path: path))
        let router = Router()
        router.post("/insert") { request, _ in
            let body = try await request.body.collect(upTo: 1 << 20)
            try await inserts.insert(Data(Array(buffer: body)))
            return Response(
                status: .ok, headers: [.contentType: "application/json; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: #"{"text":"written"}"#)))
        }
        let page = ByteBuffer(repeating: UInt8(ascii: "x"), count: bytes)
        router.get("/page") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
                body: ResponseBody(byteBuffer: page))
        }
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                FileHandle.standardError.write(
                    Data("HTTP is listening on 127.0.0.1:\(channel.localAddress?.port ?? 0)\n".utf8))
            }, logger: Logger(label: "bare") { _ in SwiftLogNoOpLogHandler() })
        try await application.runService()
    }
}

/// Writes what comes while one commit is on its way in the next one.
private actor GroupedInserts {
    private let store: BareSQLite
    private var waiting: [(body: Data, done: CheckedContinuation<Void, any Error>)] = []
    private var isDraining = false
    private var number = 0

    init(_ store: BareSQLite) { self.store = store }

    func insert(_ body: Data) async throws {
        try await withCheckedThrowingContinuation { done in
            waiting.append((body, done))
            guard !isDraining else { return }
            isDraining = true
            Task { await drain() }
        }
    }

    private func drain() async {
        while !waiting.isEmpty {
            let batch = waiting
            waiting = []
            let lines = batch.map { body, _ in
                number += 1
                return BareSQLite.Line(stream: 1, number: number, at: 0, actor: "mara", payload: body)
            }
            do {
                try await store.insert(lines, in: [lines.count])
                for (_, done) in batch { done.resume() }
            } catch {
                for (_, done) in batch { done.resume(throwing: error) }
            }
        }
        isDraining = false
    }
}
