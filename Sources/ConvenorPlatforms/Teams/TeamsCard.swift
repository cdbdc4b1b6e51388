import ConvenorEngine
import ConvenorCore

/// An Adaptive Card as Teams takes it, in answers and from Workflows: adaptivecards.io, version 1.4.
struct TeamsCard {
    /// Teams refuses messages above 28 KB: with three bytes to a unit, or four to a line break, so much always fits.
    private static let limit = 4500
    /// Every line is an element of its own up to so many; the last one holds the rest.
    private static let mostElements = 80

    static func message(_ reply: Reply) -> [UInt8] { message(Dressing(.teams, limit: limit).text(reply)) }

    private static func message(_ text: String) -> [UInt8] {
        let content: JSONValue = [
            "$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "type": "AdaptiveCard", "version": "1.4",
            "msteams": ["width": "Full"], "body": .array(elements(text)),
        ]
        let attachment: JSONValue = [
            "contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": .null, "content": content,
        ]
        return JSONValue.object(["type": "message", "attachments": [attachment]]).bytes
    }

    /// One for each line, because a single line break is none within an element.
    private static func elements(_ text: String) -> [JSONValue] {
        let lines = text.split(separator: "\n", maxSplits: mostElements - 1, omittingEmptySubsequences: true)
        return lines.enumerated().map { index, line in
            [
                "type": "TextBlock", "text": .text(String(line).replacing("\n", with: "\n\n")), "wrap": true,
                "spacing": index == 0 ? "Default" : "None",
            ]
        }
    }
}
