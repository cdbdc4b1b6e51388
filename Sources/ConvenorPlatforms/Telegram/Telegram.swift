package import ConvenorCore
package import ConvenorEngine

/// Telegram: a bot whose updates come by webhook and who answers by `sendMessage` (Bot API 10).
package struct Telegram: Platform {
    let secrets: SharedTokens
    private let token: String?
    private let bot: String?
    private let api: String

    package init?(_ values: PlatformValues) {
        let tokens = values.all("secret_tokens")
        if tokens.isEmpty { return nil }
        secrets = SharedTokens(tokens)
        token = values["bot_token"]
        bot = values["bot_name"].map { String($0.drop { $0 == "@" }).lowercased() }
        api = (values["api"] ?? "https://api.telegram.org").withoutSlash
    }

    /// The word that was given to `setWebhook`; nothing is signed and no time is bound.
    package func authenticate(_ request: WebhookRequest, at now: Moment) throws(WebhookFault) {
        guard let given = request.headers["x-telegram-bot-api-secret-token"], secrets.fits(given) else {
            throw .unauthentic
        }
    }

    /// What is not meant for us is taken as well: an update that is refused comes again, and its chat waits for it.
    package func parse(_ request: WebhookRequest) throws(WebhookFault) -> PlatformEvent {
        let update = TelegramUpdate(
            update: try request.object(), bot: bot,
            botID: token?.split(separator: ":").first.map { String($0) })
        return update.message.map { .message($0) } ?? .noticed(WebhookAnswer(status: 200))
    }

    /// One call may stand in the answer, whose outcome nobody learns: it stops a pressed button from waiting, and
    /// carries the reply only where no bot token is set to send it by.
    package func answer(_ reply: Reply, to message: PlatformMessage) -> [UInt8] {
        if token == nil {
            let shown = reply.placed(aside(message)).answer
            guard !shown.blocks.isEmpty, case .object(var call) = Self.answer(to: message).call(shown) else {
                return []
            }
            call["method"] = "sendMessage"
            return JSONValue.object(call).bytes
        }
        guard let press = message.context else { return [] }
        return JSONValue.object(["method": "answerCallbackQuery", "callback_query_id": .text(press)]).bytes
    }

    /// What is confidential goes to the chat with who asked, which there is once they have written to the bot.
    package func aside(_ message: PlatformMessage) -> Aside {
        message.isDirect ? .here : token == nil ? .nowhere : .directly
    }

    private static func answer(to message: PlatformMessage) -> TelegramMessage {
        TelegramMessage(room: message.room, answered: message.isDirect ? nil : message.thread)
    }

    package func posts(_ reply: Reply, after message: PlatformMessage) -> [PlatformPost] {
        let placed = reply.placed(aside(message))
        return posts(placed.answer, Self.answer(to: message))
            + (placed.direct.map { posts($0, toPerson: message.user) } ?? [])
    }

    package func posts(_ reply: Reply, to room: ChatRoom) -> [PlatformPost] {
        reply.audience == .confidential ? [] : posts(reply, TelegramMessage(room: room.id))
    }

    package func posts(_ reply: Reply, toPerson id: String) -> [PlatformPost] {
        posts(reply, TelegramMessage(room: id))
    }

    private func posts(_ reply: Reply, _ message: TelegramMessage) -> [PlatformPost] {
        guard token != nil, !reply.blocks.isEmpty else { return [] }
        return [PlatformPost(lane: message.room, address: message.room, body: message.call(reply).bytes)]
    }

    /// A chat takes one a second, all of them thirty.
    package var limits: PlaceLimits { PlaceLimits(laneInterval: 1000, placeInterval: 34) }

    package func deliver(_ post: PlatformPost, over wire: any Wire) async throws(DeliveryFailure) -> String {
        guard let token else { throw .temporary("platforms.telegram.bot_token is not set any more.") }
        let url = api + "/bot" + token + "/sendMessage"
        var answer = try await wire.deliver(.json("POST", url, post.body))
        var said = answer.decoded(TelegramMessage.Answer.self)
        // A group that became a supergroup has another id from then on.
        if let moved = said?.parameters?.migrate_to_chat_id, case .object(var call)? = JSONValue(post.body) {
            call["chat_id"] = .number(moved)
            answer = try await wire.deliver(.json("POST", url, JSONValue.object(call).bytes))
            said = answer.decoded(TelegramMessage.Answer.self)
        }
        if !answer.isSuccess {
            let pause = said?.parameters?.retry_after
            throw WebVerdict.failure(answer, said: said?.description, seconds: pause)
        }
        guard let said else { throw .uncertain("\(answer.status) and something unreadable") }
        if !said.ok { throw .permanent(WebVerdict.oneLine(said.description ?? "refused")) }
        return "message \(said.result?.message_id ?? 0)"
    }
}

extension Telegram {
    package func sample(id: String, at now: Moment) -> PlatformSample? {
        let command: JSONValue = ["type": "bot_command", "offset": 0, "length": 5]
        let message: JSONValue = [
            "message_id": 1, "date": .number(Int(now.milliseconds / 1000)), "chat": ["id": 1, "type": "private"],
            "from": ["id": 1, "is_bot": false, "first_name": .text(PlatformSample.user)], "text": "/help",
            "entities": [command],
        ]
        let update: JSONValue = ["update_id": .number(PlatformSample.number(of: id)), "message": message]
        let secret = WebCall.Header("X-Telegram-Bot-Api-Secret-Token", secrets.first)
        return PlatformSample([PlatformSample.json, secret], update.bytes)
    }
}
