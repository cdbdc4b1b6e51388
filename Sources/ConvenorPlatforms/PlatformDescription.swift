package import ConvenorEngine

extension WebhookDescription {
    /// JSON in and out, whatever it holds: for a platform whose own pages say more.
    static func plain(at path: String) -> WebhookDescription {
        let json = Body("application/json; charset=utf-8", ["type": "object"])
        return WebhookDescription(
            path: path, summary: "Takes what the platform delivers.", headers: [],
            bodies: [Body("application/json", ["type": "object"])], answers: Answer.usual(json))
    }
}

extension WebhookDescription.Answer {
    /// What every platform answers, with the body of a delivery that was heard.
    static func usual(_ heard: WebhookDescription.Body) -> [WebhookDescription.Answer] {
        [
            .init(200, "Heard; what it came to, also where a command was refused.", heard),
            .init(400, "Signed, but not of this form.", .fault),
            .init(401, "Not signed, wrongly signed or too old."),
            .init(415, "Signed, but of another content type.", .fault),
        ]
    }
}

extension WebhookDescription.Body {
    /// A sentence for whoever writes the sender.
    fileprivate static let fault = WebhookDescription.Body(
        "application/json; charset=utf-8",
        ["type": "object", "required": ["error"], "properties": ["error": ["type": "string"]]])
}

extension Generic {
    package func description(at path: String) -> WebhookDescription {
        WebhookDescription(
            path: path, summary: "Says a line in a room, signed by Standard Webhooks or with X-Hub-Signature-256.",
            headers: [
                .init("webhook-id", "The same for every attempt to deliver the same line."),
                .init("webhook-timestamp", "Seconds since 1970, at most five minutes off."),
                .init("webhook-signature", "v1, and the base64 of the HMAC-SHA256 of id.timestamp.body."),
                .init("x-hub-signature-256", "Where there is no webhook-signature: sha256= and the HMAC of the body."),
                .init("x-github-delivery", "Beside it, the same for every attempt to deliver the same line."),
            ],
            bodies: [.init("application/json", Self.line)],
            answers: WebhookDescription.Answer.usual(
                .init(
                    "application/json; charset=utf-8",
                    [
                        "type": "object", "required": ["text"],
                        "properties": [
                            "text": ["type": "string"],
                            "audience": [
                                "enum": ["asker", "confidential"],
                                "description": "For whom it is, if not for the room.",
                            ],
                        ],
                    ])) + [.init(409, "Another line came under this id before; nothing is stored.", .fault)])
    }

    private static let line: JSONValue = [
        "type": "object", "required": ["room", "user"],
        "oneOf": [only("text", "string"), only("csv", "string"), only("values", "array")],
        "properties": [
            "room": [
                "type": "string", "maxLength": 200, "pattern": .text(name),
                "description": "The name of a room, with single blanks between its words.",
            ],
            "user": [
                "type": "string", "maxLength": 200, "pattern": .text(name),
                "description": "A handle, or beside user_id what is shown of them; who is not known reads help alone.",
            ],
            "user_id": [
                "type": ["string", "null"], "minLength": 1, "maxLength": 200, "pattern": .text(name),
                "description": "An id that stays when names change, where user is no handle.",
            ],
            "direct": [
                "type": ["boolean", "null"], "description": "Said to Convenor alone: nobody else is in the room.",
            ],
            "text": [
                "type": ["string", "null"],
                "description": "What is typed; or csv, or values, and only one of the three.",
            ],
            "csv": [
                "type": ["string", "null"],
                "description": "Values of days as CSV with a header: record, date, value, unit, source.",
            ],
            "values": ["type": ["array", "null"], "items": value, "description": "The same as rows."],
            "reply_url": [
                "type": ["string", "null"], "pattern": "^(https?://[!-.0-~][!-~]*)?$",
                "description": "Where later answers are wanted; an empty one takes it back.",
            ],
        ],
    ]

    /// One of the three ways to say something, without the others.
    private static func only(_ member: String, _ type: String) -> JSONValue {
        var members: [String: JSONValue] = [
            "text": ["type": "null"], "csv": ["type": "null"], "values": ["type": "null"],
        ]
        members[member] = ["type": .text(type)]
        return ["required": [.text(member)], "properties": .object(members)]
    }

    private static let value: JSONValue = [
        "type": "object", "required": ["record", "date", "value"],
        "properties": [
            "record": ["type": "string", "description": "The id of a metric, key result or North Star, or its name."],
            "date": ["type": "string", "description": "2026-10-12: a day that is over, or today."],
            "value": ["type": "string", "description": "Digits with a point, maybe with % or a sign of currency."],
            "unit": ["type": ["string", "null"]], "source": ["type": ["string", "null"]],
        ],
    ]

    /// Single blanks between its words.
    private static let name = "^[\(inName)]+( [\(inName)]+)*$"
    /// Neither white space nor control characters, nor those that turn the direction of text.
    private static let inName = #"^\s\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff"#
}
