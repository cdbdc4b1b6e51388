import ConvenorEngine
import Foundation
import Synchronization

/// A way out that answers by a script, and keeps what was sent.
final class ScriptedWire: Wire {
    typealias Script = @Sendable (WebCall) throws(WebFault) -> WebAnswer
    private let script: Script
    private let sent = Mutex<[WebCall]>([])

    init(_ script: @escaping Script) { self.script = script }

    /// Answers every call so.
    convenience init(_ status: Int, _ body: String, retryAfterSeconds: Int? = nil) {
        self.init { _ in
            WebAnswer(status: status, body: Array(body.utf8), retryAfterSeconds: retryAfterSeconds)
        }
    }

    var calls: [WebCall] { sent.withLock { $0 } }

    func send(_ call: WebCall) async throws(WebFault) -> WebAnswer {
        sent.withLock { $0.append(call) }
        return try script(call)
    }
}

extension WebCall {
    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
    /// `PUT /_matrix/client/v3/join/%21a?x=1`, without the server.
    var line: String { method + " /" + url.split(separator: "/").dropFirst(2).joined(separator: "/") }
    var text: String { String(decoding: body, as: UTF8.self) }
}

/// A body of the fixtures beside this file.
func fixture(_ name: String) throws -> String {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/" + name)
    return try String(contentsOf: file, encoding: .utf8)
}
