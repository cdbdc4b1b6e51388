package import ConvenorCore
package import ConvenorEngine
import Foundation

/// Matrix: listens by long polling as an account of a homeserver, and speaks in notices, which no bot may answer.
package struct Matrix: Platform {
    let client: MatrixClient
    let rooms: MatrixRooms
    let hearing = MatrixHearing()
    /// Who may invite it besides those who are known.
    let inviters: [String]
    /// An event has 65,536 bytes, and the text stands in it twice.
    private let plain = Dressing(.matrixBody, limit: 8_000)
    private let marked = Dressing(.matrix, limit: 8_000)

    package init?(_ values: PlatformValues) {
        guard let homeserver = values["homeserver"], let user = values["user"], let token = values["access_token"],
            user.hasPrefix("@")
        else { return nil }
        client = MatrixClient(homeserver: homeserver, user: user, token: token)
        rooms = MatrixRooms(client)
        inviters = values.all("inviters")
    }

    /// It takes a post once, however often it comes under its transaction id.
    package var limits: PlaceLimits { PlaceLimits(isRepeatable: true) }

    package func aside(_ message: PlatformMessage) -> Aside { message.isDirect ? .here : .directly }

    package func posts(_ reply: Reply, after message: PlatformMessage) -> [PlatformPost] {
        let (shown, direct) = reply.placed(aside(message))
        return post(shown, to: message.room, relation(of: message))
            + (direct.map { posts($0, toPerson: message.user) } ?? [])
    }

    /// Where an answer stands in its room.
    private func relation(of message: PlatformMessage) -> [String: JSONValue]? {
        var relation: [String: JSONValue]?
        if let event = message.context {
            relation = ["m.in_reply_to": ["event_id": .text(event)]]
            if let thread = message.thread {
                relation?["rel_type"] = "m.thread"
                relation?["event_id"] = .text(thread)
                relation?["is_falling_back"] = true
            }
        }
        return relation
    }

    package func posts(_ reply: Reply, to room: ChatRoom) -> [PlatformPost] { post(reply, to: room.id) }
    package func posts(_ reply: Reply, toPerson id: String) -> [PlatformPost] { post(reply, to: id) }

    private func post(
        _ reply: Reply, to address: String, _ relation: [String: JSONValue]? = nil
    ) -> [PlatformPost] {
        if reply.blocks.isEmpty { return [] }
        var content: [String: JSONValue] = [
            "msgtype": "m.notice", "body": .text(plain.text(reply)), "format": "org.matrix.custom.html",
            "formatted_body": .text(marked.text(reply)),
            // Names in the text are no call.
            "m.mentions": [:],
        ]
        content["m.relates_to"] = relation.map { .object($0) }
        return [PlatformPost(lane: address, address: address, body: JSONValue.object(content).bytes)]
    }

    package func deliver(_ post: PlatformPost, over wire: any Wire) async throws(DeliveryFailure) -> String {
        // Without an id of its own it is sent from no outbox, and this once.
        let transaction = "convenor." + (post.id.isEmpty ? UUID().uuidString : post.id)
        guard let content = JSONValue(post.body) else { throw .permanent("This is no post for Matrix.") }
        guard post.address.hasPrefix("@") else {
            return try await send(content, transaction, to: post.address, over: wire)
        }
        let room = try await room(with: post.address, over: wire)
        do throws(DeliveryFailure) {
            return try await send(content, transaction, to: room, over: wire)
        } catch .permanent {
            // It is not in that room any more.
            await rooms.forget(room, over: wire)
            return try await send(
                content, transaction, to: try await self.room(with: post.address, over: wire), over: wire)
        }
    }

    private func room(with person: String, over wire: any Wire) async throws(DeliveryFailure) -> String {
        do {
            return try await rooms.room(with: person, over: wire)
        } catch let fault as WebFault {
            throw DeliveryFailure(fault)
        } catch {
            throw (error as? MatrixError)?.failure ?? .temporary("\(error)")
        }
    }

    private func send(
        _ content: JSONValue, _ transaction: String, to room: String, over wire: any Wire
    ) async throws(DeliveryFailure) -> String {
        let call = client.call(
            "PUT", ["rooms", room, "send", "m.room.message", transaction], body: content)
        let answer = try await wire.deliver(call)
        if let error = MatrixError(answer) { throw error.failure }
        return JSONValue(answer.body)?["event_id"]?.text ?? "sent"
    }
}
