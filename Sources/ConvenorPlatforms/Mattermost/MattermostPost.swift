package import ConvenorEngine
import Foundation

/// A post as it waits in the outbox: without tokens, and with buttons whose codes are made when it is sent.
struct MattermostPost {
    var way: Way
    var text: String
    var thread: String?
    var buttons: [MattermostButton] = []

    enum Way: String {
        /// By the bot, in a channel.
        case message
        /// By the bot, to a person: the channel between them is opened first.
        case direct
        /// To the `response_url` of a command.
        case response
        /// Through the incoming webhook.
        case incoming
    }

    init(_ way: Way, text: String) {
        self.way = way
        self.text = text
    }

    init?(_ body: [UInt8]) {
        guard let stored = JSONValue(body), let way = stored["way"]?.text.flatMap(Way.init(rawValue:)),
            let text = stored["text"]?.text
        else { return nil }
        self.init(way, text: text)
        thread = stored["thread"]?.text
        buttons = (stored["buttons"]?.array ?? []).compactMap(MattermostButton.init(context:))
    }

    func post(lane: String, address: String) -> PlatformPost {
        var members: [String: JSONValue] = [
            "way": .text(way.rawValue), "text": .text(text), "buttons": .array(buttons.map { .object($0.members) }),
        ]
        members["thread"] = thread.map { .text($0) }
        return PlatformPost(lane: lane, address: address, body: JSONValue.object(members).bytes)
    }
}

extension Mattermost {
    package func deliver(_ post: PlatformPost, over wire: any Wire) async throws(DeliveryFailure) -> String {
        guard let stored = MattermostPost(post.body) else { throw .permanent("This is no post of Mattermost's.") }
        switch stored.way {
        case .message: return try await send(stored, to: post.address, over: wire)
        case .direct:
            let ids: JSONValue = [.text(try await ownID(over: wire)), .text(post.address)]
            let channel = try await rest("POST", "channels/direct", ids, over: wire)
            guard let id = channel["id"]?.text else { throw .temporary("Mattermost opened a channel without an id.") }
            return try await send(stored, to: id, over: wire)
        case .response:
            guard isResponseURL(post.address) else { throw .permanent("This is no address under site_url.") }
            let more: [String: JSONValue] = ["response_type": "in_channel", "skip_slack_parsing": true]
            return try await send(stored, more, to: post.address, room: post.lane, over: wire)
        case .incoming:
            guard let incoming else { throw .temporary("The setting incoming_webhook of Mattermost is gone.") }
            return try await send(stored, [:], to: incoming.url, room: incoming.channel, over: wire)
        }
    }

    private func send(
        _ stored: MattermostPost, to channel: String, over wire: any Wire
    ) async throws(DeliveryFailure) -> String {
        var members: [String: JSONValue] = ["channel_id": .text(channel), "message": .text(stored.text)]
        members["root_id"] = stored.thread.map { .text($0) }
        if let attachments = buttons.attachments(stored.buttons, room: channel) {
            members["props"] = ["attachments": attachments]
        }
        let posted = try await rest("POST", "posts", .object(members), over: wire)
        if let user = posted["user_id"]?.text { own.learn(user) }
        return "ok " + (posted["id"]?.text ?? "")
    }

    private func send(
        _ stored: MattermostPost, _ more: [String: JSONValue], to url: String, room: String, over wire: any Wire
    ) async throws(DeliveryFailure) -> String {
        var members: [String: JSONValue] = ["text": .text(stored.text)]
        members["attachments"] = buttons.attachments(stored.buttons, room: room)
        let body = JSONValue.object(members.merging(more) { $1 }).bytes
        try Self.check(try await wire.deliver(.json("POST", url, body)))
        return "ok"
    }

    private func ownID(over wire: any Wire) async throws(DeliveryFailure) -> String {
        if let id = own.id { return id }
        guard let id = try await rest("GET", "users/me", nil, over: wire)["id"]?.text else {
            throw .temporary("Mattermost did not say whose token bot_token is.")
        }
        own.learn(id)
        return id
    }

    private func rest(
        _ method: String, _ path: String, _ body: JSONValue?, over wire: any Wire
    ) async throws(DeliveryFailure) -> JSONValue {
        guard let botToken, let site else {
            throw .temporary("The setting bot_token or site_url of Mattermost is gone.")
        }
        let (url, token) = ("\(site)/api/v4/\(path)", WebCall.Header("Authorization", "Bearer \(botToken)"))
        let call = body.map { WebCall.json(method, url, $0.bytes, headers: [token]) }
        let answer = try await wire.deliver(call ?? WebCall(method, url, headers: [token]))
        try Self.check(answer)
        guard let value = JSONValue(answer.body) else {
            throw .uncertain("Mattermost answered something that is not of its REST API.")
        }
        return value
    }

    /// Failures are told by the status, and named by `id` in the body (`api.context.session_expired.app_error`).
    private static func check(_ answer: WebAnswer) throws(DeliveryFailure) {
        if answer.status == 429 {
            let reset = answer.headers["x-ratelimit-reset"].flatMap(Int.init)
            throw .later("Mattermost asks to wait (429).", seconds: answer.retryAfterSeconds ?? min(reset ?? 60, 3_600))
        }
        let id = JSONValue(answer.body)?["id"]?.text
        try WebVerdict.check(answer, by: "Mattermost", saying: id.flatMap { isName($0) ? $0 : nil })
    }

    private static func isName(_ id: String) -> Bool {
        (1...128).contains(id.utf8.count)
            && id.utf8.allSatisfy {
                [0x2E, 0x5F].contains($0) || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0)
            }
    }

    package func profile(of id: String, over wire: any Wire) async throws(DeliveryFailure) -> ChatProfile? {
        guard botToken != nil, site != nil, (1...32).contains(id.utf8.count),
            id.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
        else { return nil }
        let user = try await rest("GET", "users/\(id)", nil, over: wire)
        guard user["delete_at"]?.number ?? 0 == 0, user["is_bot"]?.bool != true, let mail = user["email"]?.text,
            !mail.isEmpty
        else { return nil }
        let names = ["first_name", "last_name"].compactMap { user[$0]?.text }.filter { !$0.isEmpty }
        return ChatProfile(mail: mail, name: names.isEmpty ? nil : names.joined(separator: " "))
    }
}
