package import Foundation

/// A running `slack_server.py` or `mattermost_server.py`: `calls` that it took, `faults` that it found, `limits` and
/// `failures` as asked for.
package final class ChatServer: TestServer, @unchecked Sendable {
    package init(_ script: String, token: String) throws { try super.init(script, [token]) }

    /// The calls that it took, once there are so many.
    package func calls(_ count: Int) async throws -> [Data] { try await wait("calls", count).map { Data($0.utf8) } }
}
