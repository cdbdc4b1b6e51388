package import ConvenorCore
package import ConvenorEngine

/// Rocket.Chat: outgoing integrations ask, the answer is their response; what is unasked goes over REST, or over an
/// incoming integration.
package struct RocketChat: Platform {
    let tokens: SharedTokens
    private let way: Way?
    private let dressing = Dressing(.rocketChat, limit: 4_500)

    /// How posts get there.
    private enum Way {
        /// `chat.postMessage`.
        case rest(url: String, user: String, token: String)
        /// The URL of an incoming integration, a secret.
        case incoming(url: String)
    }

    package init?(_ values: PlatformValues) {
        let secrets = values.all("tokens")
        if secrets.isEmpty { return nil }
        tokens = SharedTokens(secrets)
        if let site = values["site"], let user = values["user_id"], let token = values["auth_token"] {
            way = .rest(url: site.withoutSlash + "/api/v1/chat.postMessage", user: user, token: token)
        } else {
            way = values["incoming_url"].map { .incoming(url: $0) }
        }
    }

    package func authenticate(_ request: WebhookRequest, at now: Moment) throws(WebhookFault) {
        guard let token = JSONValue(request.body)?["token"]?.text, tokens.fits(token) else { throw .unauthentic }
    }

    package func parse(_ request: WebhookRequest) throws(WebhookFault) -> PlatformEvent {
        guard let body = JSONValue(request.body) else { throw .malformed("The body is no JSON.") }
        if body["isEdited"]?.bool == true || Self.isByBot(body) { return .noticed(Self.nothing) }
        guard let id = body["message_id"]?.text, let room = body["channel_id"]?.text, let user = body["user_id"]?.text
        else {
            throw .malformed("This is no message: give the integration the event \"Message Sent\".")
        }
        let said = (body["text"]?.text ?? "").called(by: body["trigger_word"]?.text)
        var message = PlatformMessage(
            delivery: id, room: room, user: user, text: [.text(String(said))])
        message.userName = body["user_name"]?.text
        message.thread = body["tmid"]?.text
        // A direct room has no name, and the ids of its two members for its own.
        message.isDirect = body["channel_name"]?.text == nil && room.count > user.count && room.contains(user)
        return .message(message)
    }

    /// `bot` is false, or says which bot wrote it.
    private static func isByBot(_ body: JSONValue) -> Bool {
        switch body["bot"] {
        case nil, .null, .bool(false): false
        default: true
        }
    }

    /// An empty body counts as failure, and is asked for again.
    private static let nothing = WebhookAnswer(status: 200, body: JSONValue.object([:]).bytes)

    package func answer(_ reply: Reply, to message: PlatformMessage) -> [UInt8] {
        let shown = reply.placed(aside(message)).answer
        if shown.blocks.isEmpty { return Self.nothing.body }
        var body: [String: JSONValue] = ["text": .text(dressing.text(shown))]
        body["tmid"] = message.thread.map { .text($0) }
        return JSONValue.object(body).bytes
    }

    package func posts(_ reply: Reply, after message: PlatformMessage) -> [PlatformPost] {
        reply.placed(aside(message)).direct.map { posts($0, toPerson: message.user) } ?? []
    }

    /// It shows nothing to one person of a room.
    package func aside(_ message: PlatformMessage) -> Aside {
        message.isDirect ? .here : way == nil ? .nowhere : .directly
    }

    package func posts(_ reply: Reply, to room: ChatRoom) -> [PlatformPost] {
        post(reply, lane: room.id, channel: room.id)
    }

    /// `@` and the id open the direct room: its name may be a user's name or id.
    package func posts(_ reply: Reply, toPerson id: String) -> [PlatformPost] {
        post(reply, lane: id, channel: id.hasPrefix("@") ? id : "@" + id)
    }

    private func post(_ reply: Reply, lane: String, channel: String) -> [PlatformPost] {
        if way == nil || reply.blocks.isEmpty { return [] }
        let body: JSONValue = ["channel": .text(channel), "text": .text(dressing.text(reply))]
        return [PlatformPost(lane: lane, address: channel, body: body.bytes)]
    }

    package func deliver(_ post: PlatformPost, over wire: any Wire) async throws(DeliveryFailure) -> String {
        let call: WebCall
        switch way {
        case .rest(let url, let user, let token):
            call = .json(
                "POST", url, post.body, headers: [.init("X-Auth-Token", token), .init("X-User-Id", user)])
        case .incoming(let url): call = .json("POST", url, post.body)
        case nil: throw .temporary("No way to post to Rocket.Chat is set.")
        }
        let answer = try await wire.deliver(call)
        let body = JSONValue(answer.body)
        guard answer.status == 200, body?["success"]?.bool == true else { throw Self.failure(answer, body) }
        return body?["message"]?["_id"]?.text ?? "posted"
    }

    private static func failure(_ answer: WebAnswer, _ body: JSONValue?) -> DeliveryFailure {
        let said = body?["error"]?.text ?? body?["message"]?.text
        if let said, said.contains("error-too-many-requests") {
            // "You must wait 9 seconds before trying this endpoint again."
            let seconds = said.split(separator: " ").compactMap { Int($0) }.first ?? 30
            return .later("\(answer.status) " + WebVerdict.oneLine(said), seconds: WebVerdict.clamped(seconds))
        }
        if answer.status == 200 { return .permanent(WebVerdict.oneLine(said ?? "Rocket.Chat did not say success.")) }
        return WebVerdict.failure(answer, said: said)
    }
}

extension RocketChat {
    package func sample(id: String, at now: Moment) -> PlatformSample? {
        let user = JSONValue.text(PlatformSample.user)
        let body: JSONValue = [
            "token": .text(tokens.first), "message_id": .text(id), "channel_id": "test", "channel_name": "test",
            "user_id": user, "user_name": user, "text": "help", "bot": false,
        ]
        return PlatformSample([PlatformSample.json], body.bytes)
    }
}
