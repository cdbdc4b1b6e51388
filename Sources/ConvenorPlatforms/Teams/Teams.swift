package import ConvenorCore
package import ConvenorEngine
import Crypto
import Foundation

/// Microsoft Teams: an outgoing webhook, answered with a card, and a workflow that takes notices.
///
/// learn.microsoft.com, "Create outgoing webhooks" and "Create incoming webhooks with Workflows".
package struct Teams: Platform {
    private let keys: [SymmetricKey]
    private let workflow: String?
    /// What goes to the workflow has one lane, since it is one channel.
    private static let lane = "workflow"

    package init?(_ values: PlatformValues) {
        keys = values.all("security_tokens").compactMap { Encodings.base64($0) }.filter { !$0.isEmpty }
            .map { SymmetricKey(data: $0) }
        workflow = values["workflow_url"]
        if keys.isEmpty { return nil }
    }

    /// `Authorization: HMAC <base64>` over the body; the key is what the token says in base64.
    ///
    /// The signature binds no time, so the time in what it covers is held against the clock.
    package func authenticate(_ request: WebhookRequest, at now: Moment) throws(WebhookFault) {
        guard let header = request.headers["authorization"], header.hasPrefix("HMAC "),
            let given = Encodings.base64(header.dropFirst(5)), given.count == SHA256.byteCount,
            keys.contains(where: { Self.code(of: request.body, $0) == given })
        else { throw .unauthentic }
        if let sent = JSONValue(request.body)?["timestamp"]?.text.flatMap(Self.moment), !SignedTime(sent).isNear(now) {
            throw .unauthentic
        }
    }

    private static func code(of body: [UInt8], _ key: SymmetricKey) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: body, using: key)
    }

    package func sample(id: String, at now: Moment) -> PlatformSample? {
        let time = Date(timeIntervalSince1970: TimeInterval(now.milliseconds / 1000)).formatted(.iso8601)
        let from: JSONValue = ["id": .text(PlatformSample.user), "name": .text(PlatformSample.user)]
        let body: JSONValue = [
            "type": "message", "id": .text(id), "timestamp": .text(time), "channelId": "msteams", "from": from,
            "conversation": ["id": "webhook-test"], "text": "<at>Convenor</at> help",
        ]
        let code = keys.first.map { Encodings.base64(Self.code(of: body.bytes, $0)) } ?? ""
        return PlatformSample([PlatformSample.json, .init("Authorization", "HMAC \(code)")], body.bytes)
    }

    private static func moment(_ text: String) -> Moment? {
        for fraction in [true, false] {
            let style = Date.ISO8601FormatStyle(includingFractionalSeconds: fraction)
            if let date = try? style.parse(text) { return Moment(date) }
        }
        return nil
    }

    package func parse(_ request: WebhookRequest) throws(WebhookFault) -> PlatformEvent {
        let body = try request.object()
        guard body["type"]?.text == "message" else { return .noticed(WebhookAnswer(status: 200)) }
        guard let room = body["conversation"]?["id"]?.text?.prefix(while: { $0 != ";" }), !room.isEmpty,
            let user = body["from"]?["id"]?.text, !user.isEmpty, let id = body["id"]?.text, !id.isEmpty,
            body["timestamp"]?.text.flatMap(Self.moment) != nil, let text = body["text"]?.text
        else { throw .malformed("A message has \"id\", \"timestamp\", \"conversation\", \"from\" and \"text\".") }
        var mentions: [String: String] = [:]
        for entity in body["entities"]?.array ?? [] where entity["type"]?.text == "mention" {
            guard let element = entity["text"]?.text, let id = entity["mentioned"]?["id"]?.text else { continue }
            mentions[element.replacing("<at>", with: "").replacing("</at>", with: "")] = id
        }
        // Ids count within a conversation, threads included.
        let conversation = body["conversation"]?["id"]?.text ?? ""
        var message = PlatformMessage(
            delivery: conversation + " " + id, room: String(room), user: user,
            text: TeamsText.pieces(text, mentions: mentions))
        message.userName = body["from"]?["name"]?.text
        message.isDirect = body["conversation"]?["conversationType"]?.text == "personal"
        return .message(message)
    }

    /// Whoever is in the channel reads it, and there is no other way to who asked.
    package func aside(_ message: PlatformMessage) -> Aside { message.isDirect ? .here : .nowhere }

    package func answer(_ reply: Reply, to message: PlatformMessage) -> [UInt8] {
        TeamsCard.message(reply.placed(aside(message)).answer)
    }

    /// Four a second for a moment, one in two seconds for long.
    package var limits: PlaceLimits { PlaceLimits(laneInterval: 2000, burst: 4) }

    /// Nothing is delivered twice, so that who asked reads what went wrong.
    package func comesAgain(_ message: PlatformMessage) -> Bool { false }

    package func posts(_ reply: Reply, to room: ChatRoom) -> [PlatformPost] {
        guard workflow != nil, reply.audience != .confidential else { return [] }
        return [PlatformPost(lane: Self.lane, address: Self.lane, body: TeamsCard.message(reply))]
    }

    package func deliver(_ post: PlatformPost, over wire: any Wire) async throws(DeliveryFailure) -> String {
        guard let workflow else { throw .temporary("platforms.teams.workflow_url is not set any more.") }
        let answer = try await wire.deliver(.json("POST", workflow, post.body))
        if !answer.isSuccess { throw WebVerdict.failure(answer, said: nil) }
        // Connectors of the old kind say 200 whatever became of it, and the truth in the text.
        let said = String(decoding: answer.body, as: UTF8.self)
        guard let error = said.firstRange(of: "HTTP error ") else { return "\(answer.status)" }
        var told = answer
        told.status = Int(said[error.upperBound...].prefix { $0.isASCII && $0.isNumber }) ?? 400
        throw WebVerdict.failure(told, said: "within \(answer.status)")
    }
}
