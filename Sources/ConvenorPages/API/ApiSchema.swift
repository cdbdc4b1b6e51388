import ConvenorEngine

/// What the bodies of the API look like (JSON Schema 2020-12).
enum ApiSchema {
    private static let text: JSONValue = ["type": "string"]
    private static let maybeText: JSONValue = ["type": ["string", "null"]]
    private static let whole: JSONValue = ["type": "integer"]
    private static let flag: JSONValue = ["type": "boolean"]
    private static let texts: JSONValue = ["type": "array", "items": ["type": "string"]]

    private static func object(_ members: [String: JSONValue], required: [String]) -> JSONValue {
        [
            "type": "object", "required": .array(required.map { .text($0) }), "properties": .object(members),
        ]
    }

    static let record = object(
        [
            "id": text, "kind": text, "text": text, "status": text, "owner": maybeText, "helpers": texts,
            "due": maybeText, "firstDue": maybeText, "closed": maybeText, "for": texts, "at": text, "by": text,
            "meeting": whole, "percent": ["type": ["integer", "null"]], "confidential": text,
            "details": ["type": "object", "additionalProperties": ["type": "string"]],
            "values": ["type": "array", "items": object(["day": text, "value": text], required: ["day", "value"])],
        ], required: ["id", "kind", "text", "status", "owner", "helpers", "due", "for", "at", "meeting", "details"])

    /// A record with the series that it stands in.
    static let found = object(["series": text, "record": record], required: ["series", "record"])

    static let series = object(
        [
            "slug": text, "title": text, "role": text, "vision": maybeText, "isRunning": flag,
            "meetings": whole, "next": maybeText, "openActions": whole,
        ], required: ["slug", "title", "role", "isRunning", "meetings", "next", "openActions"])

    static func list(_ name: String, _ items: JSONValue) -> JSONValue {
        object([name: ["type": "array", "items": items], "next": maybeText], required: [name, "next"])
    }

    static let line = object(["series": text, "line": text], required: ["series", "line"])

    static let reply = object(
        [
            "outcome": ["type": "string", "enum": ["done", "asked", "refused"]], "text": text,
            "blocks": ["type": "array", "items": ["type": "object"]],
        ], required: ["outcome", "text", "blocks"])

    static let problem = object(
        ["type": text, "title": text, "status": whole, "detail": text],
        required: ["type", "title", "status", "detail"])
}
