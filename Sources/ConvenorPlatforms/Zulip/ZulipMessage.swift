import ConvenorEngine
import Foundation

/// Where something is said in Zulip: a topic of a channel, or between some people.
enum ZulipRoom {
    /// By the channel's id, which stays when it is renamed; a topic has no id.
    case topic(channel: Int, String)
    /// All but the bot.
    case direct([Int])

    /// `5/Verona2`, `direct/7,8`.
    var name: String {
        switch self {
        case .topic(let channel, let topic): "\(channel)/\(topic)"
        case .direct(let users): "direct/" + users.map(String.init).joined(separator: ",")
        }
    }

    init?(named name: String) {
        guard let slash = name.firstIndex(of: "/") else { return nil }
        let (place, rest) = (name[..<slash], name[name.index(after: slash)...])
        if let channel = Int(place) {
            self = .topic(channel: channel, String(rest))
        } else {
            let users = rest.split(separator: ",").compactMap { Int($0) }
            if place != "direct" || users.isEmpty { return nil }
            self = .direct(users)
        }
    }

    /// The address as `POST /api/v1/messages` wants it.
    var fields: [(name: String, value: String)] {
        switch self {
        case .topic(let channel, let topic): [("type", "stream"), ("to", String(channel)), ("topic", topic)]
        case .direct(let users):
            [("type", "direct"), ("to", "[" + users.map(String.init).joined(separator: ",") + "]")]
        }
    }
}

/// What a request of an outgoing webhook bot says.
struct ZulipMessage {
    let message: PlatformMessage
    /// The bot wrote it itself.
    let isOwn: Bool

    /// Nil where a member is missing.
    init?(_ body: JSONValue) {
        guard let said = body["message"], let id = said["id"]?.id, let sender = said["sender_id"]?.id,
            let text = body["data"]?.text ?? said["content"]?.text, let place = Self.place(said, body)
        else { return nil }
        let name = body["bot_full_name"]?.text ?? ""
        let mentions = ZulipMentions(rendered: said["rendered_content"]?.text ?? "")
        // Topics that differ in case only are one.
        var message = PlatformMessage(
            delivery: id, room: place.name.lowercased(), user: sender, text: mentions.pieces(of: text, without: name))
        message.userName = said["sender_full_name"]?.text
        if case .direct(let users) = place { message.isDirect = users.count == 1 }
        message.address = place.name
        self.message = message
        isOwn = said["sender_email"]?.text == body["bot_email"]?.text
    }

    private static func place(_ said: JSONValue, _ body: JSONValue) -> ZulipRoom? {
        if said["type"]?.text == "stream" {
            guard let channel = said["stream_id"]?.number else { return nil }
            return .topic(channel: channel, said["subject"]?.text ?? said["topic"]?.text ?? "")
        }
        let people = said["display_recipient"]?.array ?? []
        let users = people.filter { $0["email"]?.text != body["bot_email"]?.text }.compactMap { $0["id"]?.number }
        return users.isEmpty ? nil : .direct(users.sorted())
    }
}

/// The people that a message mentions, `@**Bo Li**` in its text, with the ids that only its HTML has for sure.
struct ZulipMentions {
    private var ids: [String: String] = [:]

    /// `<span class="user-mention" data-user-id="25">@Bo Li</span>`; silent ones have no `@`.
    init(rendered: String) {
        for part in rendered.components(separatedBy: "data-user-id=\"").dropFirst() {
            let id = part.prefix { $0.isNumber }
            guard let start = part.firstIndex(of: ">"), let end = part[start...].firstIndex(of: "<") else { continue }
            let name = HTMLText.decoded(part[part.index(after: start)..<end])
            ids[name.hasPrefix("@") ? String(name.dropFirst()) : name] = String(id)
        }
    }

    /// The text in pieces; the mention of the bot itself is left out.
    func pieces(of text: String, without own: String) -> [TextPiece] {
        var pieces: [TextPiece] = []
        var plain = ""
        var rest = text[...]
        while let found = Self.next(in: rest) {
            plain += rest[..<found.start]
            rest = rest[found.end...]
            let name = String(found.name.prefix { $0 != "|" })
            if name == own {
                if plain.allSatisfy(\.isWhitespace), pieces.isEmpty { rest = rest.withoutAddressMark }
                continue
            }
            // `@**Bo Li|25**` where two have one name.
            let id = found.name.contains("|") ? String(found.name.drop { $0 != "|" }.dropFirst()) : ids[name]
            if !plain.isEmpty { pieces.append(.text(plain)) }
            plain = ""
            pieces.append(.mention(id: id ?? "", name: name))
        }
        plain += rest
        if !plain.isEmpty || pieces.isEmpty { pieces.append(.text(plain)) }
        return pieces
    }

    /// The next `@**…**` or `@_**…**`.
    private static func next(
        in text: Substring
    ) -> (start: Substring.Index, end: Substring.Index, name: Substring)? {
        var from = text.startIndex
        while let at = text[from...].firstIndex(of: "@") {
            let after = text[text.index(after: at)...]
            let mark = after.hasPrefix("_**") ? 3 : after.hasPrefix("**") ? 2 : 0
            let name = after.dropFirst(mark)
            if mark > 0, let end = name.firstRange(of: "**"), !name[..<end.lowerBound].contains("\n"),
                let first = name.first, !first.isWhitespace, end.lowerBound > name.startIndex
            {
                return (at, end.upperBound, name[..<end.lowerBound])
            }
            from = text.index(after: at)
        }
        return nil
    }
}
