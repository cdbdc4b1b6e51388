package import ConvenorCore
package import ConvenorEngine
import Foundation

/// Google Chat: events with a bearer token of Google's, answered within the request; notices by incoming webhooks.
package struct GoogleChat: Platform {
    private let token: GoogleToken
    private let keys: KeyFile
    /// By the space that each writes to.
    private let webhooks: [String: String]
    /// A message has at most 32,000 bytes, its card included.
    private static let limit = 8000
    private static let labelCharacters = 40
    private static let pressBytes = 500

    package init?(_ values: PlatformValues) {
        let audiences = values.all("audiences")
        guard !audiences.isEmpty, let file = values["keys_file"] else { return nil }
        token = GoogleToken(audiences: audiences, addOnProject: values["addon_project"])
        keys = KeyFile(file)
        webhooks = Dictionary(
            values.all("webhook_urls").compactMap { url in Self.space(in: url).map { ($0, url) } },
            uniquingKeysWith: { $1 })
    }

    /// `spaces/AAAA` of `https://chat.googleapis.com/v1/spaces/AAAA/messages?key=…&token=…`.
    private static func space(in url: String) -> String? {
        let parts = URLComponents(string: url)?.path.split(separator: "/").map { String($0) } ?? []
        guard let at = parts.firstIndex(of: "spaces"), at + 1 < parts.count else { return nil }
        return "spaces/" + parts[at + 1]
    }

    package func authenticate(_ request: WebhookRequest, at now: Moment) throws(WebhookFault) {
        guard let header = request.headers["authorization"], let keys = keys.keys, token.fits(header, keys, at: now)
        else { throw .unauthentic }
    }

    package func parse(_ request: WebhookRequest) throws(WebhookFault) -> PlatformEvent {
        let event = GoogleChatEvent(body: try request.object())
        // A button of an add-on names the URL that it calls: ours, as the token was made for it.
        let url = token.audiences.first { $0.hasPrefix("https://") } ?? ""
        // An empty object says nothing in either form.
        return event.message(url: url).map { .message($0) }
            ?? .noticed(WebhookAnswer(status: 200, body: JSONValue.object([:]).bytes))
    }

    package func answer(_ reply: Reply, to message: PlatformMessage) -> [UInt8] {
        if reply.blocks.isEmpty { return JSONValue.object([:]).bytes }
        let addOnURL = message.context.map { String($0.dropFirst("add-on ".count)) }
        var members = self.members(reply, function: addOnURL ?? "press")
        if reply.audience != .room, !message.isDirect {
            members["privateMessageViewer"] = ["name": .text(message.user)]
        }
        if let thread = message.thread { members["thread"] = ["name": .text(thread)] }
        let said = JSONValue.object(members)
        if addOnURL == nil { return said.bytes }
        let wrapped: JSONValue = ["chatDataAction": ["createMessageAction": ["message": said]]]
        return JSONValue.object(["hostAppDataAction": wrapped]).bytes
    }

    /// A space takes one a second, all of them fifty.
    package var limits: PlaceLimits { PlaceLimits(laneInterval: 1000, placeInterval: 20) }

    /// Google signs with a key that it alone has.
    package func sample(id: String, at now: Moment) -> PlatformSample? { nil }

    /// Nothing is delivered twice, so that who asked reads what went wrong.
    package func comesAgain(_ message: PlatformMessage) -> Bool { false }

    private func members(_ reply: Reply, function: String?) -> [String: JSONValue] {
        let dressing = Dressing(.googleChat, limit: Self.limit)
        var members: [String: JSONValue] = ["text": .text(dressing.text(reply))]
        guard let function else { return members }
        let buttons = dressing.presses(reply, within: Self.pressBytes, labels: Self.labelCharacters).prefix(20).map {
            label, code -> JSONValue in
            let parameters: JSONValue = [["key": "press", "value": .text(code)]]
            return [
                "text": .text(label),
                "onClick": ["action": ["function": .text(function), "parameters": parameters]],
            ]
        }
        if !buttons.isEmpty {
            let list: JSONValue = ["buttonList": ["buttons": .array(Array(buttons))]]
            members["cardsV2"] = [["cardId": "answers", "card": ["sections": [["widgets": [list]]]]]]
        }
        return members
    }

    package func posts(_ reply: Reply, to room: ChatRoom) -> [PlatformPost] {
        guard webhooks[room.id] != nil, reply.audience != .confidential else { return [] }
        // What a webhook writes has no buttons: nobody would be told of a press.
        let body = JSONValue.object(members(reply, function: nil)).bytes
        return [PlatformPost(lane: room.id, address: room.id, body: body)]
    }

    package func deliver(_ post: PlatformPost, over wire: any Wire) async throws(DeliveryFailure) -> String {
        guard let url = webhooks[post.address] else {
            throw .temporary("platforms.google_chat.webhook_urls has none for that space any more.")
        }
        let answer = try await wire.deliver(.json("POST", url, post.body))
        if !answer.isSuccess { throw WebVerdict.failure(answer, said: answer.decoded(Fault.self)?.error.message) }
        return "\(answer.status)"
    }

    private struct Fault: Decodable {
        var error: Status

        struct Status: Decodable {
            var message: String?
        }
    }
}
