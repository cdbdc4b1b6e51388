package import ConvenorCore
package import ConvenorEngine

/// Slack: slash commands, the Events API and buttons come in, each signed; answers go in the answer to a command, to
/// its `response_url`, or through the web API where a bot token allows.
package struct Slack: Platform {
    let signature: SlackSignature
    let botToken: String?
    let incoming: IncomingWebhook?
    let api: SlackAPI

    package init?(_ values: PlatformValues) {
        let secrets = values.all("signing_secret")
        if secrets.isEmpty { return nil }
        signature = SlackSignature(secrets: secrets)
        botToken = values["bot_token"]
        incoming = IncomingWebhook(url: values["incoming_webhook"], channel: values["incoming_channel"])
        api = SlackAPI(base: values["api"] ?? SlackAPI.usual)
    }

    package func authenticate(_ request: WebhookRequest, at now: Moment) throws(WebhookFault) {
        if !signature.fits(request, at: now) { throw .unauthentic }
    }

    package func parse(_ request: WebhookRequest) throws(WebhookFault) -> PlatformEvent {
        switch request.mediaType {
        case "application/json": return try SlackEvent.read(request.body)
        case "application/x-www-form-urlencoded":
            let form = FormBody(request.body)
            guard form.isWhole else { throw .malformed("The body is no form in UTF-8.") }
            if let payload = form["payload"] { return try SlackPress.read(payload, api: api) }
            return try command(form)
        default: throw .contentType(wanted: "application/json or application/x-www-form-urlencoded")
        }
    }

    private func command(_ form: FormBody) throws(WebhookFault) -> PlatformEvent {
        // Now and then Slack looks whether there still is a certificate.
        if form["ssl_check"] == "1" { return .noticed(WebhookAnswer(status: 200)) }
        guard let user = form["user_id"], !user.isEmpty, let channel = form["channel_id"], !channel.isEmpty else {
            throw .malformed("This is no slash command: user_id or channel_id is missing.")
        }
        var message = PlatformMessage(
            delivery: form["trigger_id"].flatMap { $0.isEmpty ? nil : "trigger \($0)" }, room: channel, user: user,
            text: SlackText.pieces(SlackText.pieces(form["text"] ?? ""), addressedTo: { _ in false }))
        message.userName = form["user_name"].flatMap { $0.isEmpty ? nil : $0 }
        message.address = form["response_url"].flatMap { api.isResponseURL($0) ? $0 : nil }
        message.context = SlackOrigin.command.context
        return .message(message)
    }

    /// Only events come again when they were not answered well; for all else a person waits for words.
    package func comesAgain(_ message: PlatformMessage) -> Bool { SlackOrigin(message.context) == .event }
}

/// What a message was, as far as its answer depends on it.
enum SlackOrigin: Hashable {
    case command
    case event
    case press(SlackPress)

    /// As `PlatformMessage.context` carries it.
    var context: String {
        switch self {
        case .command: "command"
        case .event: "event"
        case .press(let press): "press \(press.container.rawValue) \(press.label)"
        }
    }

    init?(_ context: String?) {
        let parts = (context ?? "").split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
        switch parts.first {
        case "command": self = .command
        case "event": self = .event
        case "press":
            guard parts.count == 3, let container = SlackPress.Container(rawValue: String(parts[1])) else { return nil }
            self = .press(SlackPress(container: container, label: String(parts[2])))
        default: return nil
        }
    }
}

extension Slack {
    package func sample(id: String, at now: Moment) -> PlatformSample? {
        let body = PercentEncoding.form([
            ("command", "/convenor"), ("text", "help"), ("user_id", "U0TEST"), ("user_name", PlatformSample.user),
            ("channel_id", "C0TEST"), ("team_id", "T0TEST"), ("trigger_id", id),
        ])
        let bytes = Array(body.utf8)
        return PlatformSample([PlatformSample.form] + signature.headers(for: bytes, at: now), bytes)
    }
}
