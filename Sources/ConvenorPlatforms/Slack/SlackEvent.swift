import ConvenorEngine

/// What the Events API delivers (docs.slack.dev, "Events API"): a handshake, mentions, direct messages, and much that
/// is not said to Convenor.
enum SlackEvent {
    static func read(_ body: [UInt8]) throws(WebhookFault) -> PlatformEvent {
        guard let envelope = JSONValue(body) else { throw .malformed("The body is no JSON.") }
        switch envelope["type"]?.text {
        case "url_verification":
            guard let challenge = envelope["challenge"]?.text else { throw .malformed("\"challenge\" is missing.") }
            return .noticed(WebhookAnswer(status: 200, body: JSONValue.object(["challenge": .text(challenge)]).bytes))
        case "event_callback":
            guard let event = envelope["event"] else { throw .malformed("\"event\" is missing.") }
            guard let message = message(event, in: envelope) else { return .noticed(WebhookAnswer(status: 200)) }
            return .message(message)
        case nil: throw .malformed("\"type\" is missing.")
        // Such as app_rate_limited: Slack holds events back, and nobody here can change it.
        default: return .noticed(WebhookAnswer(status: 200))
        }
    }

    /// Kinds of messages that somebody typed all the same.
    private static let typed: Set<String> = ["file_share", "thread_broadcast"]

    /// Nil for what no person says to Convenor: bots, ourselves, edits, joins, other people's talk.
    private static func message(_ event: JSONValue, in envelope: JSONValue) -> PlatformMessage? {
        let isDirect = event["type"]?.text == "message" && event["channel_type"]?.text == "im"
        let isMention = event["type"]?.text == "app_mention"
        guard isDirect || isMention, event["bot_id"]?.text == nil, event["edited"] == nil, event["hidden"] == nil,
            event["subtype"]?.text.map(typed.contains) ?? true,
            let user = event["user"]?.text, !user.isEmpty, user != "USLACKBOT", let text = event["text"]?.text,
            let channel = event["channel"]?.text, !channel.isEmpty
        else { return nil }
        let own = ownUsers(envelope)
        guard !own.contains(user) else { return nil }
        let pieces = SlackText.pieces(text)
        // Whom a mention calls when nothing says who we are: the first.
        let isKnown = pieces.contains { if case .mention(let id, _) = $0 { own.contains(id) } else { false } }
        var message = PlatformMessage(
            delivery: delivery(event, in: envelope, channel: channel), room: channel, user: user,
            text: SlackText.pieces(pieces) { isKnown ? own.contains($0) : isMention })
        message.isDirect = isDirect
        message.thread = event["thread_ts"]?.text
        message.context = SlackOrigin.event.context
        return message
    }

    /// The bot's own ids, by the installations that the event is for.
    private static func ownUsers(_ envelope: JSONValue) -> Set<String> {
        let bots = envelope["authorizations"]?.array?.filter { $0["is_bot"]?.bool == true } ?? []
        return Set(bots.compactMap { $0["user_id"]?.text })
    }

    /// The id of the event, the same at each of Slack's attempts; else the message's own place.
    private static func delivery(_ event: JSONValue, in envelope: JSONValue, channel: String) -> String? {
        if let id = envelope["event_id"]?.text, !id.isEmpty { return "event \(id)" }
        return event["ts"]?.text.map { "message \(channel) \($0)" }
    }
}
