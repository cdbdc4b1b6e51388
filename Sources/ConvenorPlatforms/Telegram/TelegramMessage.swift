import ConvenorCore
import ConvenorEngine

/// A call of `sendMessage`, as it is stored and sent.
struct TelegramMessage {
    /// Characters of a message after its markup is read; markup is counted as well here, to be safe.
    private static let limit = 4096
    /// Bytes that a button carries.
    private static let dataBytes = 64

    /// A chat, or `chat:topic`.
    let room: String
    /// The message that it answers.
    var answered: String?

    func call(_ reply: Reply) -> JSONValue {
        let parts = room.split(separator: ":")
        let dressing = Dressing(.telegram, limit: Self.limit)
        var call: [String: JSONValue] = [
            "chat_id": Self.id(parts.first ?? ""),
            "text": .text(dressing.text(reply)), "parse_mode": "HTML",
            "link_preview_options": ["is_disabled": true],
        ]
        if parts.count == 2 { call["message_thread_id"] = Self.id(parts[1]) }
        if let answered {
            call["reply_parameters"] = [
                "message_id": Self.id(answered[...]), "allow_sending_without_reply": true,
            ]
        }
        let buttons = dressing.presses(reply, within: Self.dataBytes, labels: 40)
        if !buttons.isEmpty {
            let rows: [JSONValue] = buttons.prefix(24).map { label, code in
                [["text": .text(label), "callback_data": .text(code)]]
            }
            call["reply_markup"] = ["inline_keyboard": .array(rows)]
        }
        return .object(call)
    }

    /// Ids are numbers, and names of channels are not.
    private static func id(_ text: Substring) -> JSONValue { Int(text).map { .number($0) } ?? .text(String(text)) }

    /// What the Bot API answers to any call.
    struct Answer: Decodable {
        var ok: Bool
        var description: String?
        var parameters: Parameters?
        var result: Message?

        struct Parameters: Decodable {
            var retry_after: Int?
            var migrate_to_chat_id: Int?
        }

        struct Message: Decodable {
            var message_id: Int
        }
    }
}
