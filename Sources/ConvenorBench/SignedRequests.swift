import Crypto
import Foundation

/// Requests to `/webhooks/generic`, each a line that writes, signed by Standard Webhooks with an id of its own.
struct SignedRequests {
    static let secret = "whsec_" + Data("0123456789abcdefghijklmnop".utf8).base64EncodedString()
    static let rooms = 64
    static let mix = "notes, goals, decisions and actions with dates in 64 rooms"
    private static let lines = [
        "note The draft of the plan is with the printer", "action @bo Ask the printer for a date due 2030-06-01",
        "goal Everybody knows the plan", "decide We print on recycled paper",
    ]

    private var count = 0
    private let key = SymmetricKey(data: Data("0123456789abcdefghijklmnop".utf8))

    /// Whole HTTP requests for `wrk`; they are good for five minutes.
    mutating func next(_ number: Int) -> [String] {
        let stamp = String(Int(Date().timeIntervalSince1970))
        return (0..<number).map { _ in
            count += 1
            let (id, room) = ("bench-\(count)", "room-\(count % Self.rooms)")
            let line = Self.lines[count / Self.rooms % Self.lines.count]
            return request(Self.body(line, room: room), id: id, stamp: stamp)
        }
    }

    /// One line in a room.
    mutating func line(_ text: String, room: String) -> String {
        count += 1
        return request(
            Self.body(text, room: room), id: "line-\(count)", stamp: String(Int(Date().timeIntervalSince1970)))
    }

    private static func body(_ line: String, room: String) -> String {
        #"{"room":"\#(room)","user":"mara","text":"\#(line.replacing("\"", with: "\\\""))"}"#
    }

    private func request(_ body: String, id: String, stamp: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data("\(id).\(stamp).\(body)".utf8), using: key)
        return "POST /webhooks/generic HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: \(body.utf8.count)\r\nwebhook-id: \(id)\r\nwebhook-timestamp: \(stamp)\r\n"
            + "webhook-signature: v1,\(Data(code).base64EncodedString())\r\n\r\n\(body)"
    }

    /// Those that open a meeting in each room.
    func openings() -> [String] {
        let stamp = String(Int(Date().timeIntervalSince1970))
        return (0..<Self.rooms).map { room in
            request(
                Self.body("start open \"Weekly of room \(room)\"", room: "room-\(room)"), id: "open-\(room)",
                stamp: stamp)
        }
    }

    /// The same bytes to the peer, which reads no header.
    static func peer(_ requests: [String]) -> [String] {
        requests.map { $0.replacing("POST /webhooks/generic ", with: "POST /insert ", maxReplacements: 1) }
    }
}
