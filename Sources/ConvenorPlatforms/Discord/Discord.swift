package import ConvenorCore
package import ConvenorEngine

/// Discord: interactions by webhook, answered within the request; messages to channels and people by a bot token.
package struct Discord: DeferringPlatform {
    private let keys: EdwardsKeys
    private let token: String?
    private let api: String
    /// Before the id in the address of a post: a channel, a person, or an interaction whose answer was put off.
    private enum Address {
        static let channel = "channel "
        static let person = "person "
        static let interaction = "interaction "
    }

    package init?(_ values: PlatformValues) {
        keys = EdwardsKeys(values.all("public_keys"))
        if keys.isEmpty { return nil }
        token = values["bot_token"]
        api = (values["api"] ?? "https://discord.com/api/v10").withoutSlash
    }

    /// Ed25519 over time and body. Discord binds no window to the time; ours is the usual one.
    package func authenticate(_ request: WebhookRequest, at now: Moment) throws(WebhookFault) {
        guard let stamp = request.headers["x-signature-timestamp"], SignedTime(stamp)?.isNear(now) == true,
            let signature = request.headers["x-signature-ed25519"],
            keys.fits(signature, for: Array(stamp.utf8) + request.body)
        else { throw .unauthentic }
    }

    package func parse(_ request: WebhookRequest) throws(WebhookFault) -> PlatformEvent {
        let body = try request.object()
        switch body["type"]?.number {
        case 1: return .noticed(Self.callback(1))
        case 2, 3:
            if let message = DiscordInteraction(body: body).message { return .message(message) }
            if body["type"]?.number == 2 {
                throw .malformed("An interaction has \"id\", \"channel_id\" and a \"user\".")
            }
            // A button of some other message is taken and changes nothing.
            return .noticed(Self.callback(6))
        case 4:
            return .noticed(
                WebhookAnswer(status: 200, body: JSONValue.object(["type": 8, "data": ["choices": []]]).bytes))
        case nil: throw .malformed("An interaction has a \"type\".")
        default: return .noticed(Self.callback(6))
        }
    }

    private static func callback(_ type: Int) -> WebhookAnswer {
        WebhookAnswer(status: 200, body: JSONValue.object(["type": .number(type)]).bytes)
    }

    package func answer(_ reply: Reply, to message: PlatformMessage) -> [UInt8] { DiscordMessage.answer(reply) }

    /// A channel takes five in five seconds, all of them fifty a second; a post carries its number.
    package var limits: PlaceLimits {
        PlaceLimits(laneInterval: 1000, placeInterval: 20, burst: 5, isRepeatable: true)
    }

    /// Discord signs with a key that it alone has.
    package func sample(id: String, at now: Moment) -> PlatformSample? { nil }

    /// Nothing is delivered twice, so that who asked reads what went wrong.
    package func comesAgain(_ message: PlatformMessage) -> Bool { false }

    /// Seen by who asked alone, whatever the answer will be: that must be said now.
    package func stopgap(_ message: PlatformMessage) -> WebhookAnswer? {
        let data: JSONValue = ["flags": .number(DiscordMessage.ephemeral)]
        let body = JSONValue.object(["type": 5, "data": data]).bytes
        return message.context == nil ? nil : WebhookAnswer(status: 200, body: body)
    }

    package func latePosts(_ reply: Reply, after message: PlatformMessage) -> [PlatformPost] {
        guard let token = message.context else { return [] }
        let body = JSONValue.object(DiscordMessage.members(reply)).bytes
        // Each has a token of its own, and waits for no other.
        let lane = "interaction " + (message.delivery ?? "")
        return [PlatformPost(lane: lane, address: Address.interaction + token, body: body)]
    }

    package func posts(_ reply: Reply, to room: ChatRoom) -> [PlatformPost] {
        guard token != nil, reply.audience != .confidential else { return [] }
        return [
            PlatformPost(lane: room.id, address: Address.channel + room.id, body: DiscordMessage.post(reply))
        ]
    }

    package func posts(_ reply: Reply, toPerson id: String) -> [PlatformPost] {
        guard token != nil else { return [] }
        return [PlatformPost(lane: "person " + id, address: Address.person + id, body: DiscordMessage.post(reply))]
    }

    package func deliver(_ post: PlatformPost, over wire: any Wire) async throws(DeliveryFailure) -> String {
        if post.address.hasPrefix(Address.interaction) {
            // The token in the address is all that is asked for, for a quarter of an hour.
            let place = post.address.dropFirst(Address.interaction.count)
            _ = try await call("PATCH", "/webhooks/\(place)/messages/@original", post.body, wire, isBot: false)
            return "edited"
        }
        var channel = String(post.address.dropFirst(Address.channel.count))
        if post.address.hasPrefix(Address.person) {
            let person = post.address.dropFirst(Address.person.count)
            let wanted = JSONValue.object(["recipient_id": .text(String(person))]).bytes
            let opened = try await call("POST", "/users/@me/channels", wanted, wire, isBot: true)
            guard let made = opened.decoded(DiscordMessage.Created.self) else {
                throw .temporary("Discord opened no channel")
            }
            channel = made.id
        }
        let sent = try await call("POST", "/channels/\(channel)/messages", post.body, wire, isBot: true)
        return "message " + (sent.decoded(DiscordMessage.Created.self)?.id ?? "")
    }

    private func call(
        _ method: String, _ path: String, _ body: [UInt8], _ wire: any Wire, isBot: Bool
    ) async throws(DeliveryFailure) -> WebAnswer {
        // Without it the address is blocked.
        var headers = [WebCall.Header("User-Agent", "DiscordBot (https://example.org/convenor, 1)")]
        if isBot {
            guard let token else { throw .temporary("platforms.discord.bot_token is not set any more.") }
            headers.append(WebCall.Header("Authorization", "Bot " + token))
        }
        let answer = try await wire.deliver(
            .json(method, api + path, body, headers: headers), isRepeatable: true)
        if !answer.isSuccess {
            let fault = answer.decoded(DiscordMessage.Fault.self)
            let said = fault?.message.map { $0 + (fault?.code.map { " (\($0))" } ?? "") }
            throw WebVerdict.failure(
                answer, said: said, seconds: fault?.retry_after.map { Int(min(max($0, 0), 3600).rounded(.up)) })
        }
        return answer
    }
}
