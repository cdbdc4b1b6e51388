package import ConvenorCore
package import ConvenorEngine
import Foundation

/// Zulip: an outgoing webhook bot asks, the answer is its response; what is unasked goes over REST as the same bot.
package struct Zulip: Platform {
    let tokens: SharedTokens
    private let account: Account?
    private let dressing = Dressing(.zulip, limit: 9_500)

    private struct Account {
        var site: String
        /// The value of `Authorization` (RFC 7617).
        var authorization: String
    }

    package init?(_ values: PlatformValues) {
        let secrets = values.all("tokens")
        if secrets.isEmpty { return nil }
        tokens = SharedTokens(secrets)
        guard let site = values["site"], let bot = values["bot_email"], let key = values["api_key"] else {
            account = nil
            return
        }
        account = Account(
            site: site.withoutSlash, authorization: "Basic " + Data("\(bot):\(key)".utf8).base64EncodedString())
    }

    package func authenticate(_ request: WebhookRequest, at now: Moment) throws(WebhookFault) {
        let token = Self.isForm(request) ? FormBody(request.body)["token"] : JSONValue(request.body)?["token"]?.text
        guard let token, tokens.fits(token) else { throw .unauthentic }
    }

    /// In the format of Slack, which the bot can be given as well.
    private static func isForm(_ request: WebhookRequest) -> Bool {
        request.mediaType == "application/x-www-form-urlencoded"
    }

    package func parse(_ request: WebhookRequest) throws(WebhookFault) -> PlatformEvent {
        if Self.isForm(request) {
            // It names no message, so that a repeated one would be carried out twice.
            throw .malformed("Convenor does not read Slack's format: give the outgoing webhook the format of Zulip.")
        }
        guard let body = JSONValue(request.body) else { throw .malformed("The body is no JSON.") }
        switch body["trigger"]?.text {
        // Older servers say private_message.
        case "mention", "direct_message", "private_message": break
        default: return .noticed(Self.nothing)
        }
        guard let said = ZulipMessage(body) else { throw .malformed("This is no message of Zulip.") }
        if said.isOwn { return .noticed(Self.nothing) }
        return .message(said.message)
    }

    private static let nothing = WebhookAnswer(
        status: 200, body: JSONValue.object(["response_not_required": true]).bytes)

    package func answer(_ reply: Reply, to message: PlatformMessage) -> [UInt8] {
        let shown = reply.placed(aside(message)).answer
        if shown.blocks.isEmpty { return Self.nothing.body }
        return JSONValue.object(["content": .text(dressing.text(shown))]).bytes
    }

    package func posts(_ reply: Reply, after message: PlatformMessage) -> [PlatformPost] {
        reply.placed(aside(message)).direct.map { posts($0, toPerson: message.user) } ?? []
    }

    /// It shows nothing to one person of a room.
    package func aside(_ message: PlatformMessage) -> Aside {
        message.isDirect ? .here : account == nil ? .nowhere : .directly
    }

    package func posts(_ reply: Reply, to room: ChatRoom) -> [PlatformPost] {
        // The last speaker's spelling of the topic, which Zulip takes for the same one.
        guard let place = ZulipRoom(named: room.address ?? room.id) else { return [] }
        return post(reply, to: place, lane: room.id)
    }

    package func posts(_ reply: Reply, toPerson id: String) -> [PlatformPost] {
        guard let user = Int(id) else { return [] }
        return post(reply, to: .direct([user]), lane: id)
    }

    private func post(_ reply: Reply, to place: ZulipRoom, lane: String) -> [PlatformPost] {
        if account == nil || reply.blocks.isEmpty { return [] }
        let form = PercentEncoding.form(place.fields + [("content", dressing.text(reply))])
        return [PlatformPost(lane: lane, address: place.name, body: Array(form.utf8))]
    }

    package func deliver(_ post: PlatformPost, over wire: any Wire) async throws(DeliveryFailure) -> String {
        guard let account else { throw .temporary("No account to post to Zulip is set.") }
        let call = WebCall(
            "POST", account.site + "/api/v1/messages",
            headers: [
                .init("Authorization", account.authorization),
                .init("Content-Type", "application/x-www-form-urlencoded"),
            ], body: post.body)
        let answer = try await wire.deliver(call)
        let body = JSONValue(answer.body)
        guard answer.status == 200, body?["result"]?.text == "success" else {
            let said = body?["msg"]?.text
            // A failure that is told with 200 is none that passes.
            if answer.isSuccess {
                throw .permanent(WebVerdict.oneLine("\(answer.status) \(said ?? "without success")"))
            }
            throw WebVerdict.failure(answer, said: said, seconds: Self.pause(in: answer.body))
        }
        return body?["id"]?.id.map { "message \($0)" } ?? "posted"
    }

    /// `{"retry-after": 28.7}`, in seconds.
    private static func pause(in body: [UInt8]) -> Int? {
        struct Pause: Decodable {
            var seconds: Double
            enum CodingKeys: String, CodingKey { case seconds = "retry-after" }
        }
        guard let pause = try? JSONDecoder().decode(Pause.self, from: Data(body)), pause.seconds.isFinite else {
            return nil
        }
        return Int(min(max(pause.seconds, 0), 3600).rounded(.up))
    }

    package func profile(of id: String, over wire: any Wire) async throws(DeliveryFailure) -> ChatProfile? {
        guard let account, let user = Int(id) else { return nil }
        let call = WebCall(
            "GET", account.site + "/api/v1/users/\(user)", headers: [.init("Authorization", account.authorization)])
        let answer = try await wire.deliver(call)
        if !answer.isSuccess { throw WebVerdict.failure(answer, said: JSONValue(answer.body)?["msg"]?.text) }
        guard let person = JSONValue(answer.body)?["user"],
            // The other one may be a made-up address, where the organisation hides the real ones.
            let mail = person["delivery_email"]?.text ?? person["email"]?.text, mail.contains("@")
        else { return nil }
        return ChatProfile(mail: mail, name: person["full_name"]?.text)
    }
}

extension Zulip {
    package func sample(id: String, at now: Moment) -> PlatformSample? {
        let message: JSONValue = [
            "id": .number(PlatformSample.number(of: id)), "sender_id": 1,
            "sender_email": .text(PlatformSample.user + "@example.org"), "sender_full_name": .text(PlatformSample.user),
            "content": "help", "type": "private", "display_recipient": [["id": 1]],
        ]
        let body: JSONValue = [
            "token": .text(tokens.first), "trigger": "direct_message", "data": "help", "bot_email": "bot@example.org",
            "bot_full_name": "", "message": message,
        ]
        return PlatformSample([PlatformSample.json], body.bytes)
    }
}
