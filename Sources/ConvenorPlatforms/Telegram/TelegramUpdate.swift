import ConvenorCore
import ConvenorEngine

/// What of an `Update` is said to the bot (Bot API, "Update", "Message", "MessageEntity").
struct TelegramUpdate {
    let update: JSONValue
    /// The bot's user name without `@`, in lower case; nil when it is not set.
    let bot: String?
    /// The bot's own id, as its token begins with.
    let botID: String?

    /// Nil for what is not said to us: edits, other bots, talk of the room.
    var message: PlatformMessage? {
        guard let id = update["update_id"]?.id else { return nil }
        if let press = update["callback_query"] { return pressed(press, id) }
        guard let said = update["message"], var message = heard(said, by: said["from"], id),
            let text = text(of: said, isDirect: message.isDirect)
        else { return nil }
        message.text = text
        message.thread = said["message_id"]?.id
        return message
    }

    private func pressed(_ query: JSONValue, _ id: String) -> PlatformMessage? {
        guard let place = query["message"], var message = heard(place, by: query["from"], id),
            let press = query["data"]?.text.flatMap(Press.init(code:))
        else { return nil }
        press.fill(&message)
        message.context = query["id"]?.id
        return message
    }

    /// Without its text.
    private func heard(_ said: JSONValue, by user: JSONValue?, _ id: String) -> PlatformMessage? {
        guard let chat = said["chat"], let chatID = chat["id"]?.id, let userID = user?["id"]?.id,
            user?["is_bot"]?.bool != true
        else { return nil }
        // A topic of a forum is a room of its own; a thread of answers is none.
        let topic = said["is_topic_message"]?.bool == true ? said["message_thread_id"]?.id : nil
        var message = PlatformMessage(
            delivery: id, room: chatID + (topic.map { ":" + $0 } ?? ""), user: userID, text: [])
        let names = [user?["first_name"]?.text, user?["last_name"]?.text].compactMap { $0 }
        message.userName = names.isEmpty ? user?["username"]?.text : names.joined(separator: " ")
        message.isDirect = chat["type"]?.text == "private"
        return message
    }

    /// Nil where nobody speaks to the bot: in a group it is spoken to by a command, by its name or by an answer.
    private func text(of said: JSONValue, isDirect: Bool) -> [TextPiece]? {
        guard let text = said["text"]?.text else { return nil }
        let units = Array(text.utf16)
        var isSpokenTo = isDirect || isAnswer(said)
        var pieces: [TextPiece] = []
        var at = 0
        for entity in entities(of: said, in: units.count) where entity.range.lowerBound >= at {
            let inside = String(decoding: units[entity.range], as: UTF16.self)
            var piece = TextPiece.text(inside)
            switch entity.kind {
            case "bot_command" where entity.range.lowerBound == 0:
                let parts = inside.split(separator: "@", maxSplits: 1)
                if let bot, parts.count == 2, parts[1].lowercased() != bot { return nil }
                isSpokenTo = true
                piece = .text(parts.first.map(String.init) ?? "")
            case "mention" where bot != nil && inside.dropFirst().lowercased() == bot:
                isSpokenTo = true
                piece = .text("")
            case "text_mention": piece = entity.user.map { .mention(id: $0, name: inside) } ?? piece
            default: continue
            }
            pieces += [.text(String(decoding: units[at..<entity.range.lowerBound], as: UTF16.self)), piece]
            at = entity.range.upperBound
        }
        guard isSpokenTo else { return nil }
        pieces = (pieces + [.text(String(decoding: units[at...], as: UTF16.self))]).trimmed()
        // What the client says by itself when a chat with a bot is opened.
        return isDirect && pieces == [.text("/start")] ? [.text("help")] : pieces
    }

    private func isAnswer(_ said: JSONValue) -> Bool {
        guard let botID else { return false }
        return said["reply_to_message"]?["from"]?["id"]?.id == botID
    }

    private struct Entity {
        var kind: String
        /// In UTF-16 units, as the Bot API counts.
        var range: Range<Int>
        var user: String?
    }

    private func entities(of said: JSONValue, in count: Int) -> [Entity] {
        let all = (said["entities"]?.array ?? []).compactMap { entity -> Entity? in
            guard let kind = entity["type"]?.text, let start = entity["offset"]?.number,
                let length = entity["length"]?.number, start >= 0, length > 0, start <= count, length <= count - start
            else { return nil }
            return Entity(kind: kind, range: start..<start + length, user: entity["user"]?["id"]?.id)
        }
        return all.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}
