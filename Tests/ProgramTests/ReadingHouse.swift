import Crypto
import Foundation
import TestSupport

/// A running daemon with one meeting, and people of every role who are signed in and have keys.
///
/// Lena leads, Bo takes part, Ana is informed, Paul owns an action, Eve has nothing to do with it.
struct ReadingHouse {
    static let people = ["lena", "bo", "ana", "paul", "eve"]
    let place: Workplace
    let program: Program
    let client: WebClient

    static let meeting = """
        start open "Board"
        invite @bo bo@example.org
        present @bo
        invite @ana role=informed
        goal Keep churn below 5% by 2030-06-30 @lena
        metric Printed sheets baseline 900 target 1500 actual -1120 unit sheets
        action <script>alert(1)</script> "x\u{301}" @bo due 2030-06-01
        action =HYPERLINK(1) the list @paul due 2030-06-01
        decide Move <b>today</b> & go because =1+1
        programme Streets <i>first</i> @bo
        private note hidden reserve
        confidential decide secret fair
        note a plain remark

        """

    init(isEnded: Bool = true, more: String = "") async throws {
        place = try Workplace(WebClient.settings())
        try place.write(Workplace.people(Self.people), to: "config/people.yaml")
        let lines = Self.meeting + more + (isEnded ? "end\n" : "")
        _ = try await Program.run(["run", "--as", "lena"], at: place, input: lines)
        let far = 9_999_999_999_999
        for person in Self.people {
            try Self.admit("session", "s-\(person)", person, until: far, at: place)
            try Self.admit("key", "cvk_\(person)", person, scopes: "read write", until: far, at: place)
        }
        try Self.admit("key", "cvk_reader", "bo", scopes: "read", until: far, at: place)
        try Self.admit("key", "cvk_over", "bo", scopes: "read write", until: 1, at: place)
        (program, client) = try await WebClient.start(at: place, input: .null)
    }

    /// Writes a pass as the daemon keeps it: without its secret.
    private static func admit(
        _ kind: String, _ secret: String, _ person: String, scopes: String = "", until: Int, at place: Workplace
    ) throws {
        let mark = Data(SHA256.hash(data: Data(secret.utf8))).base64EncodedString()
        _ = try Database.run(
            "INSERT INTO passes VALUES ('\(kind)', '\(mark)', '\(person)', 0, 0, \(until), 'a test', "
                + "'\(person)@example.org', '\(scopes)', '')", in: place.path("data/convenor.db"))
    }

    struct Answer: Sendable {
        var status: Int
        var headers: [String: String]
        var body: String

        /// Nil where the body is no JSON object.
        var json: [String: Any]? { (try? JSONSerialization.jsonObject(with: Data(body.utf8))) as? [String: Any] }
    }

    /// As a browser of that person; nil for one that nobody is signed in with.
    func get(_ path: String, as person: String?, _ arguments: [String] = []) async throws -> Answer {
        try await send(path, (person.map { ["-b", "convenor=s-\($0)"] } ?? []) + arguments)
    }

    /// As a program with that key.
    func call(_ path: String, key: String?, _ arguments: [String] = [], body: String? = nil) async throws -> Answer {
        let bearer = key.map { ["-H", "Authorization: Bearer cvk_\($0)"] } ?? []
        return try await send(path, bearer + arguments, body: body)
    }

    func say(_ line: String, key: String, name: String? = nil) async throws -> Answer {
        let body = try JSONSerialization.data(withJSONObject: ["series": "board", "line": line])
        return try await call(
            "/api/v1/lines", key: key,
            ["-H", "content-type: application/json"] + (name.map { ["-H", "Idempotency-Key: \($0)"] } ?? []),
            body: String(decoding: body, as: UTF8.self))
    }

    private func send(_ path: String, _ arguments: [String], body: String? = nil) async throws -> Answer {
        let answer = try await client.send(path, ["-i", "-g"] + arguments, body: body.map { Data($0.utf8) })
        let parts = answer.body.components(separatedBy: "\r\n\r\n")
        let lines = parts[0].components(separatedBy: "\r\n").dropFirst().map {
            $0.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        }
        let headers = Dictionary(lines.map { ($0[0].lowercased(), $0.count > 1 ? $0[1] : "") }) { $1 }
        return Answer(
            status: answer.status, headers: headers, body: parts.dropFirst().joined(separator: "\r\n\r\n"))
    }
}
