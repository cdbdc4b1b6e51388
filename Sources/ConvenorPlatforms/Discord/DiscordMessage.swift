import ConvenorCore
import ConvenorEngine

/// A message as Discord takes it, in answers to interactions and in channels (discord-api-docs, resources/message).
enum DiscordMessage {
    private static let limit = 2000
    /// Shown to who asked alone.
    static let ephemeral = 64
    /// Characters that a button carries, and that are written on it.
    private static let idBytes = 100
    private static let labelCharacters = 80

    /// Nobody is called by what somebody typed.
    static func members(_ reply: Reply) -> [String: JSONValue] {
        let dressing = Dressing(.discord, limit: limit)
        var members: [String: JSONValue] = [
            "content": .text(dressing.text(reply)), "allowed_mentions": ["parse": []],
        ]
        let buttons = dressing.presses(reply, within: idBytes, labels: labelCharacters).prefix(25).map { label, code in
            JSONValue.object(["type": 2, "style": 2, "label": .text(label), "custom_id": .text(code)])
        }
        if !buttons.isEmpty {
            let rows = stride(from: 0, to: buttons.count, by: 5).map { start in
                JSONValue.object([
                    "type": 1, "components": .array(Array(buttons[start..<min(start + 5, buttons.count)])),
                ])
            }
            members["components"] = .array(rows)
        }
        return members
    }

    /// The answer to an interaction, within its request.
    static func answer(_ reply: Reply) -> [UInt8] {
        var data = members(reply)
        if reply.audience != .room { data["flags"] = .number(ephemeral) }
        return JSONValue.object(["type": 4, "data": .object(data)]).bytes
    }

    /// For a channel. Its number tells it from every other, so that Discord takes it once however often it is sent.
    static func post(_ reply: Reply) -> [UInt8] {
        var members = members(reply)
        members["nonce"] = .text(String(UInt64.random(in: .min ... .max), radix: 36))
        members["enforce_nonce"] = true
        return JSONValue.object(members).bytes
    }

    /// What Discord says of an error.
    struct Fault: Decodable {
        var code: Int?
        var message: String?
        var retry_after: Double?
    }

    struct Created: Decodable {
        var id: String
    }
}
