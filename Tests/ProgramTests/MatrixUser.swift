import Crypto
import Foundation
import TestSupport

/// Somebody with an account of a homeserver, who speaks to it through `curl`.
struct MatrixUser: Sendable {
    let homeserver: String
    let id: String
    let token: String

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// A new account, made with the secret of the homeserver.
    static func register(_ name: String, at homeserver: String) async throws -> MatrixUser {
        let path = ["_synapse", "admin", "v1", "register"]
        let nobody = MatrixUser(homeserver: homeserver, id: "", token: "")
        let nonce = try await nobody.call("GET", path)["nonce"] as? String ?? ""
        let words = [nonce, name, "a password", "notadmin"].joined(separator: "\0")
        let code = HMAC<Insecure.SHA1>.authenticationCode(
            for: Data(words.utf8), using: SymmetricKey(data: Data("a secret of the tests".utf8)))
        let made = try await nobody.call(
            "POST", path,
            [
                "nonce": nonce, "username": name, "password": "a password", "admin": false,
                "mac": code.map { String(format: "%02x", $0) }.joined(),
            ])
        guard let id = made["user_id"] as? String, let token = made["access_token"] as? String else {
            throw Failure(description: "\(name) is not registered: \(made)")
        }
        return MatrixUser(homeserver: homeserver, id: id, token: token)
    }

    /// The answer as JSON, whatever its status.
    @discardableResult
    func call(
        _ method: String, _ path: [String], _ body: [String: Any]? = nil, query: String = ""
    ) async throws -> [String: Any] {
        let coded = path.map { $0.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
        let start = path.first == "_synapse" ? [] : ["_matrix", "client", "v3"]
        let url =
            homeserver + "/" + (start + coded.map { $0.replacing("%5F", with: "_") }).joined(separator: "/") + query
        var words = ["-sS", "-m", "60", "-X", method, "-H", "Authorization: Bearer \(token)"]
        let bytes = try body.map { try JSONSerialization.data(withJSONObject: $0) }
        if bytes != nil { words += ["-H", "Content-Type: application/json", "--data-binary", "@-"] }
        let output = await aside { [words] in
            Result { try ProcessRunner.run("/usr/bin/curl", words + [url], input: bytes ?? Data()).output }
        }
        return try JSONSerialization.jsonObject(with: try output.get()) as? [String: Any] ?? [:]
    }

    func makeRoom(inviting people: [MatrixUser], isDirect: Bool = false) async throws -> String {
        let made = try await call("POST", ["createRoom"], ["invite": people.map(\.id), "is_direct": isDirect])
        guard let room = made["room_id"] as? String else { throw Failure(description: "There is no room: \(made)") }
        return room
    }

    func join(_ room: String) async throws { try await call("POST", ["join", room], [:]) }

    /// Says a line; returns its event.
    @discardableResult
    func say(_ text: String, in room: String, _ more: [String: Any] = [:]) async throws -> String {
        let content = ["msgtype": "m.text", "body": text].merging(more) { $1 } as [String: Any]
        let sent = try await call("PUT", ["rooms", room, "send", "m.room.message", UUID().uuidString], content)
        guard let event = sent["event_id"] as? String else { throw Failure(description: "Not said: \(sent)") }
        return event
    }

    /// The contents of the messages of a room, the newest first.
    func messages(in room: String, from sender: MatrixUser) async throws -> [[String: Any]] {
        let page = try await call("GET", ["rooms", room, "messages"], query: "?dir=b&limit=500")
        let chunk = page["chunk"] as? [[String: Any]] ?? []
        return chunk.filter { $0["sender"] as? String == sender.id && $0["type"] as? String == "m.room.message" }
            .compactMap { $0["content"] as? [String: Any] }
    }

    /// Waits until somebody has said such a text in a room.
    @discardableResult
    func sees(_ text: String, from sender: MatrixUser, in room: String) async throws -> [String: Any] {
        try await eventually("\"\(text)\" is said") {
            try await messages(in: room, from: sender).first { ($0["body"] as? String)?.contains(text) == true }
        }
    }

    /// Waits until somebody is in a room so: `join`, `leave`.
    func sees(_ membership: String, of user: MatrixUser, in room: String) async throws {
        try await eventually("\(user.id) is at \(membership)") {
            let state = try await call("GET", ["rooms", room, "state", "m.room.member", user.id])
            return state["membership"] as? String == membership ? true : nil
        }
    }

    @discardableResult
    private func eventually<Value>(_ what: String, _ find: () async throws -> Value?) async throws -> Value {
        let deadline = Date(timeIntervalSinceNow: 120)
        while Date() < deadline {
            if let value = try await find() { return value }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw Failure(description: "It never came to this: \(what)")
    }
}
