package import ConvenorEngine

extension Slack {
    package func description(at path: String) -> WebhookDescription {
        WebhookDescription(
            path: path, summary: "Takes slash commands, events and pressed buttons of Slack's.",
            headers: [
                .init("x-slack-request-timestamp", "Seconds since 1970, at most five minutes off."),
                .init("x-slack-signature", "v0= and the hexadecimal HMAC-SHA256 of v0:timestamp:body."),
            ],
            bodies: [
                .init("application/json", ["type": "object", "required": ["type"]]),
                .init("application/x-www-form-urlencoded", ["type": "object"]),
            ],
            answers: WebhookDescription.Answer.usual(.init("application/json; charset=utf-8", ["type": "object"])))
    }
}

extension Mattermost {
    package func description(at path: String) -> WebhookDescription {
        WebhookDescription(
            path: path, summary: "Takes slash commands, outgoing webhooks and pressed buttons of Mattermost's.",
            headers: [.init("authorization", "Token and the token of a command; else it stands in the body.")],
            bodies: [
                .init("application/json", ["type": "object", "required": ["user_id", "channel_id"]]),
                .init("application/x-www-form-urlencoded", ["type": "object"]),
            ],
            answers: WebhookDescription.Answer.usual(.init("application/json; charset=utf-8", ["type": "object"])))
    }
}
