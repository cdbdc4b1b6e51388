import ConvenorCore
import ConvenorEngine

/// What an interaction says (discord/discord-api-docs, interactions/receiving-and-responding).
struct DiscordInteraction {
    let body: JSONValue

    private enum OptionType {
        static let subcommand = 1
        static let group = 2
        static let user = 6
    }

    /// Nil for what is neither a command nor a button of ours.
    var message: PlatformMessage? {
        let user = body["member"]?["user"] ?? body["user"]
        guard let id = body["id"]?.id, let room = body["channel_id"]?.id ?? body["channel"]?["id"]?.id,
            let userID = user?["id"]?.id, Self.isID(room), Self.isID(userID)
        else { return nil }
        var message = PlatformMessage(delivery: id, room: room, user: userID, text: [])
        message.userName =
            body["member"]?["nick"]?.text ?? user?["global_name"]?.text ?? user?["username"]?.text
        message.isDirect = isDirect
        if let application = body["application_id"]?.id, let token = body["token"]?.text, Self.isID(application),
            token.utf8.allSatisfy(Self.isOfPath)
        {
            message.context = application + "/" + token
        }
        switch body["type"]?.number {
        case 2: message.text = line.trimmed()
        case 3:
            guard let press = body["data"]?["custom_id"]?.text.flatMap(Press.init(code:)) else { return nil }
            press.fill(&message)
        default: return nil
        }
        return message
    }

    /// A snowflake. It stands in paths, so that nothing else may pass for one.
    static func isID(_ text: some StringProtocol) -> Bool {
        (1...20).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func isOfPath(_ byte: UInt8) -> Bool {
        let character = Character(Unicode.Scalar(byte))
        return byte < 0x80 && (character.isLetter || character.isNumber || "-_.".contains(character))
    }

    /// Between the person and the bot alone; a talk among people is none, wherever the command came from.
    private var isDirect: Bool {
        if let context = body["context"]?.number { return context == 1 }
        return body["guild_id"]?.id == nil && body["channel"]?["type"]?.number != 3
    }

    /// A command `/convenor text:…` is its text; the name of any other command is a verb, as are subcommands.
    private var line: [TextPiece] {
        let name = body["data"]?["name"]?.text ?? ""
        return (name == "convenor" ? [] : [.text(name)]) + pieces(body["data"]?["options"]?.array ?? [])
    }

    private func pieces(_ options: [JSONValue]) -> [TextPiece] {
        options.flatMap { option -> [TextPiece] in
            let type = option["type"]?.number
            if type == OptionType.subcommand || type == OptionType.group {
                return [.text(" " + (option["name"]?.text ?? ""))] + pieces(option["options"]?.array ?? [])
            }
            guard let value = option["value"]?.id ?? option["value"]?.bool.map({ $0 ? "yes" : "no" }) else { return [] }
            return [.text(" ")] + (type == OptionType.user ? [mention(value)] : mentions(in: value))
        }
    }

    /// `<@123>` and, as it was written once, `<@!123>`.
    private func mentions(in text: String) -> [TextPiece] {
        var pieces: [TextPiece] = []
        var rest = text[...]
        while let start = rest.firstRange(of: "<@"), let end = rest[start.upperBound...].firstIndex(of: ">") {
            let id = rest[start.upperBound..<end].drop { $0 == "!" }
            let isID = Self.isID(id)
            pieces.append(.text(String(rest[..<(isID ? start.lowerBound : start.upperBound)])))
            if isID { pieces.append(mention(String(id))) }
            rest = isID ? rest[rest.index(after: end)...] : rest[start.upperBound...]
        }
        return pieces + [.text(String(rest))]
    }

    private func mention(_ id: String) -> TextPiece {
        let resolved = body["data"]?["resolved"]
        let user = resolved?["users"]?[id]
        let nick = resolved?["members"]?[id]?["nick"]?.text
        return .mention(id: id, name: nick ?? user?["global_name"]?.text ?? user?["username"]?.text ?? id)
    }
}
