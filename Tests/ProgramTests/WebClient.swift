import Crypto
import Foundation
import TestSupport

/// Speaks HTTP to a running program through `curl`, and signs as a sender does.
struct WebClient: Sendable {
    /// An answer as it came.
    struct Answer: Sendable {
        var status: Int
        var body: String
        /// The member `text` of a JSON body.
        var text: String? {
            (try? JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])?["text"] as? String
        }
    }

    static let secret = "whsec_" + Data("0123456789abcdefghijklmnop".utf8).base64EncodedString()
    let address: String
    /// `https` for a daemon with a certificate.
    var scheme = "http"

    /// Starts a daemon that lets the system choose its port, and waits until it listens.
    static func start(
        at place: Workplace, input: Program.Input = .pipe
    ) async throws -> (program: Program, client: WebClient) {
        let program = try Program(["run"], at: place, input: input)
        try await program.log("HTTP is listening on ")
        let after = program.logged.components(separatedBy: "HTTP is listening on ")[1]
        return (program, WebClient(address: String(after.prefix { !$0.isWhitespace })))
    }

    /// The variables of a workplace whose daemon this client can reach.
    static func settings(secrets: String = secret) -> [String: String] {
        ["CONVENOR_HTTP_LISTEN": "127.0.0.1:0", "CONVENOR_PLATFORMS_GENERIC_SECRETS": secrets]
    }

    func send(
        _ path: String, _ arguments: [String] = [], body: Data? = nil
    ) async throws -> Answer {
        var words = ["-sS", "--http1.1", "-m", "60", "-w", "\n%{http_code}"] + arguments
        if body != nil { words += ["--data-binary", "@-"] }
        words.append("\(scheme)://\(address)\(path)")
        let output = await aside { [words] in
            Result { try ProcessRunner.run("/usr/bin/curl", words, input: body ?? Data()).output }
        }
        let text = String(decoding: try output.get(), as: UTF8.self)
        let end = text.lastIndex(of: "\n") ?? text.startIndex
        return Answer(status: Int(text[text.index(after: end)...]) ?? 0, body: String(text[..<end]))
    }

    /// The headers that sign a body by Standard Webhooks.
    static func headers(
        _ body: Data, id: String = UUID().uuidString, at time: Date = Date(), secret: String = secret
    ) -> [String] {
        let stamp = String(Int(time.timeIntervalSince1970))
        let key = SymmetricKey(data: Data(base64Encoded: String(secret.dropFirst(6)))!)
        let code = HMAC<SHA256>.authenticationCode(for: Data("\(id).\(stamp).".utf8) + body, using: key)
        return [
            "-H", "content-type: application/json", "-H", "webhook-id: \(id)", "-H", "webhook-timestamp: \(stamp)",
            "-H", "webhook-signature: v1,\(Data(code).base64EncodedString())",
        ]
    }

    static func body(_ text: String, from user: String, room: String = "board") throws -> Data {
        try JSONSerialization.data(withJSONObject: ["room": room, "user": user, "text": text])
    }

    /// Says a line in a room, signed as it should be.
    func say(
        _ text: String, from user: String, room: String = "board", id: String = UUID().uuidString,
        to path: String = "/webhooks/generic"
    ) async throws -> Answer {
        let body = try Self.body(text, from: user, room: room)
        return try await send(path, Self.headers(body, id: id), body: body)
    }

    /// A bare connection, for what curl would not do.
    func connect() throws -> Connection {
        guard let port = address.split(separator: ":").last.flatMap({ UInt16($0) }) else {
            throw Program.Failure(description: "\(address) has no port.")
        }
        return try Connection(port: port)
    }
}
