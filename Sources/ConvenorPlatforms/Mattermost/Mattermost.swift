package import ConvenorCore
package import ConvenorEngine

/// Mattermost: slash commands, outgoing webhooks and buttons come in, known by a token or by a code of ours; answers go
/// in the answer, and through REST or an incoming webhook where the settings allow.
///
/// Nothing is signed and nothing has a time in it: whoever can read the connection can repeat what was said, so it needs
/// TLS (developers.mattermost.com, "Slash commands", "Outgoing webhooks", "Interactive messages").
package struct Mattermost: Platform {
    let tokens: SharedTokens
    let buttons: MattermostButtons
    let botToken: String?
    /// Without a slash at its end.
    let site: String?
    let incoming: IncomingWebhook?
    let own = OwnUser()

    package init?(_ values: PlatformValues) {
        let tokens = values.all("tokens")
        if tokens.isEmpty { return nil }
        self.tokens = SharedTokens(tokens)
        let site = values["site_url"].map(\.withoutSlash)
        self.site = site
        botToken = site == nil ? nil : values["bot_token"]
        incoming = IncomingWebhook(url: values["incoming_webhook"], channel: values["incoming_channel"])
        let path = "/webhooks/mattermost" + (values.name.isEmpty ? "" : "/" + values.name)
        buttons = MattermostButtons(secrets: tokens, url: values["callback_url"].map { $0.withoutSlash + path })
    }

    package func authenticate(_ request: WebhookRequest, at now: Moment) throws(WebhookFault) {
        let authorization = request.headers["authorization", default: ""]
        // What else it may hold is of an OAuth connection, and says nothing to us.
        let header = authorization.hasPrefix("Token ") ? String(authorization.dropFirst(6)) : nil
        let body = MattermostBody(request)
        let given = [header, body?.token].compactMap { $0 }
        if !given.isEmpty {
            // Every token that is shown must fit.
            guard given.allSatisfy({ tokens.fits($0) }) else { throw .unauthentic }
        } else {
            guard case .json(let value)? = body, buttons.fits(value) else { throw .unauthentic }
        }
    }

    package func parse(_ request: WebhookRequest) throws(WebhookFault) -> PlatformEvent {
        switch request.mediaType {
        case "application/json":
            guard case .json(let value)? = MattermostBody(request) else { throw .malformed("The body is no JSON.") }
            return value["context"] == nil ? try said { value[$0]?.id } : try press(value)
        case "application/x-www-form-urlencoded":
            let form = FormBody(request.body)
            guard form.isWhole else { throw .malformed("The body is no form in UTF-8.") }
            return form["command"] == nil ? try said { form[$0] } : try command(form)
        default: throw .contentType(wanted: "application/json or application/x-www-form-urlencoded")
        }
    }

    private func command(_ form: FormBody) throws(WebhookFault) -> PlatformEvent {
        var message = try message(by: { form[$0] }, delivery: "trigger_id", text: [])
        let people = zip(form.all("user_mentions"), form.all("user_mentions_ids"))
        message.text = Self.pieces(
            (form["text"] ?? "")[...].trimmed(),
            mentions: Dictionary(people.map { ($0, $1) }, uniquingKeysWith: { a, _ in a }))
        message.address = form["response_url"].flatMap { isResponseURL($0) ? $0 : nil }
        message.thread = form["root_id"].flatMap { $0.isEmpty ? nil : $0 }
        message.context = MattermostOrigin.command.context
        return .message(message)
    }

    /// An outgoing webhook.
    private func said(_ field: (String) -> String?) throws(WebhookFault) -> PlatformEvent {
        let text = (field("text") ?? "").called(by: field("trigger_word"))
        var message = try message(by: field, delivery: "post_id", text: [.text(String(text.trimmed()))])
        if own.id == message.user { return .noticed(WebhookAnswer(status: 200)) }
        message.context = MattermostOrigin.said.context
        return .message(message)
    }

    private func press(_ value: JSONValue) throws(WebhookFault) -> PlatformEvent {
        guard buttons.fits(value), let button = value["context"].flatMap(MattermostButton.init(context:)) else {
            throw .malformed("This is no button of ours.")
        }
        var message = try message(by: { value[$0]?.id }, delivery: "trigger_id", text: [.text(button.press.line)])
        message.mark = button.press.mark
        message.series = button.press.series
        message.thread = button.thread
        message.context = MattermostOrigin.press(label: button.press.label).context
        return .message(message)
    }

    private func message(
        by field: (String) -> String?, delivery: String, text: [TextPiece]
    ) throws(WebhookFault) -> PlatformMessage {
        guard let user = field("user_id"), !user.isEmpty, let channel = field("channel_id"), !channel.isEmpty else {
            throw .malformed("This is nothing that Mattermost says: user_id or channel_id is missing.")
        }
        let id = field(delivery).flatMap { $0.isEmpty ? nil : "\(delivery) \($0)" }
        var message = PlatformMessage(delivery: id, room: channel, user: user, text: text)
        message.userName = field("user_name").flatMap { $0.isEmpty ? nil : $0 }
        return message
    }

    /// Mattermost asks once.
    package func comesAgain(_ message: PlatformMessage) -> Bool { false }

    /// True for an address that this Mattermost gives out for late answers.
    func isResponseURL(_ url: String) -> Bool {
        guard let site else { return false }
        return url.isAddress(below: [site + "/hooks/commands/"])
    }

    /// The text as it was typed, with those in it who are mentioned by `@name`.
    static func pieces(_ text: Substring, mentions: [String: String]) -> [TextPiece] {
        var (pieces, plain, rest) = ([TextPiece](), "", text)
        while let at = rest.firstIndex(of: "@") {
            let after = rest[rest.index(after: at)...]
            var name = after.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) }
            // A full stop may end the sentence and not the name.
            while mentions[name.lowercased()] == nil, name.last.map({ ".-_".contains($0) }) == true {
                name.removeLast()
            }
            plain += rest[..<at]
            rest = after
            guard let id = mentions[name.lowercased()] else {
                plain += "@"
                continue
            }
            if !plain.isEmpty { pieces.append(.text(plain)) }
            plain = ""
            pieces.append(.mention(id: id, name: String(name)))
            rest = after.dropFirst(name.count)
        }
        plain += rest
        return plain.isEmpty ? pieces : pieces + [.text(plain)]
    }
}
