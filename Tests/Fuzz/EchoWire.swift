import ConvenorEngine
import Dispatch

/// Another server that answers every call with the input: its first byte chooses the status, the rest is the body.
struct EchoWire: Wire {
    private static let statuses = [200, 200, 200, 204, 302, 400, 401, 403, 404, 410, 429, 500, 503]
    private let answer: WebAnswer

    init(_ bytes: [UInt8]) {
        let status = Self.statuses[Int(bytes.first ?? 0) % Self.statuses.count]
        answer = WebAnswer(status: status, headers: [:], body: Array(bytes.dropFirst()))
    }

    func send(_ call: WebCall) async throws(WebFault) -> WebAnswer {
        // Whose token it is comes first, and nothing else is asked of an account that is another's.
        if call.url.hasSuffix("/whoami") {
            let user = FuzzSettings.own["matrix.user"] ?? ""
            return WebAnswer(status: 200, headers: [:], body: JSONValue.object(["user_id": .text(user)]).bytes)
        }
        return answer
    }
}

/// Runs something that waits where nobody can: libFuzzer wants each input read when its call returns.
func wait(for work: @escaping @Sendable () async -> Void) {
    let done = DispatchSemaphore(value: 0)
    Task {
        await work()
        done.signal()
    }
    done.wait()
}
