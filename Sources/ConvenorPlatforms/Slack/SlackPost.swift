package import ConvenorEngine

/// A call of Slack's as it waits in the outbox: without tokens, which are looked up when it is sent.
struct SlackPost {
    var way: Way
    var members: [String: JSONValue]

    enum Way: String {
        case message, ephemeral
        /// To a person: the channel between them and the app is opened first.
        case direct
        /// To the `response_url` of a command or a press.
        case response
        /// Through the incoming webhook.
        case incoming
    }

    init(_ way: Way, _ members: [String: JSONValue]) {
        self.way = way
        self.members = members
    }

    init?(_ body: [UInt8]) {
        guard let stored = JSONValue(body), let way = stored["way"]?.text.flatMap(Way.init(rawValue:)),
            case .object(let members)? = stored["body"]
        else { return nil }
        self.init(way, members)
    }

    func post(lane: String, address: String = "") -> PlatformPost {
        PlatformPost(
            lane: lane, address: address,
            body: JSONValue.object(["way": .text(way.rawValue), "body": .object(members)]).bytes)
    }
}

extension Slack {
    package func deliver(_ post: PlatformPost, over wire: any Wire) async throws(DeliveryFailure) -> String {
        guard let stored = SlackPost(post.body) else { throw .permanent("This is no post of Slack's.") }
        switch stored.way {
        case .message: return try await send("chat.postMessage", stored.members, over: wire)
        case .ephemeral: return try await send("chat.postEphemeral", stored.members, over: wire)
        case .direct:
            var members = stored.members
            let opened = try await call("conversations.open", ["users": .text(post.address)], over: wire)
            guard let channel = opened["channel"]?["id"]?.text else {
                throw .temporary("Slack opened a direct message without a channel.")
            }
            members["channel"] = .text(channel)
            return try await send("chat.postMessage", members, over: wire)
        case .response:
            guard api.isResponseURL(post.address) else { throw .permanent("This is no address of Slack's.") }
            return try await send(to: post.address, stored.members, over: wire)
        case .incoming:
            guard let incoming else { throw .temporary("The setting incoming_webhook of Slack is gone.") }
            return try await send(to: incoming.url, stored.members, over: wire)
        }
    }

    private func send(
        _ method: String, _ members: [String: JSONValue], over wire: any Wire
    ) async throws(DeliveryFailure) -> String {
        var members = members
        if method == "chat.postMessage" {
            // Links in minutes are for those who want them.
            members["unfurl_links"] = false
            members["unfurl_media"] = false
        }
        let answered = try await call(method, members, over: wire)
        return "ok " + (answered["ts"]?.text ?? answered["message_ts"]?.text ?? "")
    }

    private func call(
        _ method: String, _ members: [String: JSONValue], over wire: any Wire
    ) async throws(DeliveryFailure) -> JSONValue {
        guard let botToken else { throw .temporary("The setting bot_token of Slack is gone.") }
        let answer = try await wire.deliver(api.call(method, .object(members), token: botToken))
        return try SlackAPI.result(of: answer)
    }

    private func send(
        to url: String, _ members: [String: JSONValue], over wire: any Wire
    ) async throws(DeliveryFailure) -> String {
        try SlackAPI.check(
            hook: try await wire.deliver(.json("POST", url, JSONValue.object(members).bytes)))
        return "ok"
    }

    package func profile(of id: String, over wire: any Wire) async throws(DeliveryFailure) -> ChatProfile? {
        guard let botToken, (1...32).contains(id.utf8.count),
            id.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
        else { return nil }
        let url = "\(api.base)/users.info?user=\(id)"
        let call = WebCall("GET", url, headers: [.init("Authorization", "Bearer \(botToken)")])
        guard let user = try SlackAPI.result(of: try await wire.deliver(call))["user"], user["deleted"]?.bool != true,
            user["is_bot"]?.bool != true,
            let mail = user["profile"]?["email"]?.text, !mail.isEmpty
        else { return nil }
        let name = user["profile"]?["real_name"]?.text ?? user["real_name"]?.text
        return ChatProfile(mail: mail, name: name.flatMap { $0.isEmpty ? nil : $0 })
    }
}
