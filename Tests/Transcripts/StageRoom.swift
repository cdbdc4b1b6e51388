import ConvenorCore
import ConvenorEngine
import Synchronization
import Testing

/// Takes the answer to a message as a platform would, without dressing it.
final class CapturedAnswer: Sendable {
    private let held = Mutex<Reply?>(nil)
    var reply: Reply? { held.withLock { $0 } }
    var dress: Dress {
        Dress(answer: { [self] reply in
            held.withLock { $0 = reply }
            return Array(reply.plainText.utf8)
        })
    }
}

extension Stage {
    /// A line in a chat room, by somebody whose handle the platform vouches for.
    func say(
        _ line: String, from speaker: String, in room: String, mark: String? = nil, series: String? = nil,
        delivery: String? = nil
    ) async throws -> Reply {
        var message = Message(
            delivery: delivery.map { DeliveryID(platform: "generic", name: "", id: $0) },
            who: ChatIdentity(place: "generic", id: speaker, isHandle: true),
            room: ChatRoom(place: "generic", id: room), text: [.text(line)])
        message.mark = mark
        message.series = series
        let captured = CapturedAnswer()
        guard case .answered(let bytes) = try await engine().hear(message, dress: captured.dress) else {
            throw StageFailure(description: "\(line) was not answered")
        }
        // A repeated delivery has nothing but its first answer.
        return captured.reply ?? Reply(String(decoding: bytes, as: UTF8.self))
    }

    func press(_ press: Press, by speaker: String, in room: String) async throws -> Reply {
        try await say(press.line, from: speaker, in: room, mark: press.mark, series: press.series)
    }

    /// What a transcript shows of a line, or of `[Done]`, which presses what is called so.
    func converse(_ line: String, from speaker: String, in room: String) async throws -> String {
        let reply: Reply
        if line.hasPrefix("["), line.hasSuffix("]") {
            let label = line.dropFirst().dropLast()
            let wanted = try #require(presses.last { $0.label == label }, "no button \(line)")
            reply = try await press(wanted, by: speaker, in: room)
        } else {
            reply = try await say(line, from: speaker, in: room)
        }
        presses += reply.presses
        let reader =
            switch reply.audience {
            case .room: ""
            case .asker: "(for @\(speaker))"
            case .confidential: "(for @\(speaker) alone)"
            }
        let buttons = reply.presses.map { "[\($0.label)]" }.joined(separator: " ")
        return [reader, reply.plainText, buttons].filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

struct StageFailure: Error, CustomStringConvertible {
    var description: String
}
