import ConvenorCore
import ConvenorEngine

/// A pressed button (docs.slack.dev, "Handling user interaction").
struct SlackPress: Hashable {
    var container: Container
    /// What stood on it.
    var label: String

    /// Where the message with the button stands.
    enum Container: String {
        /// Seen by one person alone.
        case alone
        case room
        /// Between two, one of whom may be the app.
        case direct
    }

    /// Reads the field `payload` of an interaction.
    static func read(_ payload: String, api: SlackAPI) throws(WebhookFault) -> PlatformEvent {
        guard let payload = JSONValue(Array(payload.utf8)) else { throw .malformed("\"payload\" is no JSON.") }
        let container = payload["container"]
        guard payload["type"]?.text == "block_actions", let action = payload["actions"]?.array?.first,
            let pressed = action["value"]?.text.flatMap({
                SlackButton.press(value: $0, label: action["text"]?["text"]?.text)
            }), let user = payload["user"]?["id"]?.text,
            let channel = payload["channel"]?["id"]?.text ?? container?["channel_id"]?.text
            // Other interactions, and buttons that are links, say nothing to us.
        else { return .noticed(WebhookAnswer(status: 200)) }
        var message = PlatformMessage(
            delivery: payload["trigger_id"]?.text.map { "trigger \($0)" }, room: channel, user: user,
            text: [.text(pressed.line)])
        message.userName = payload["user"]?["username"]?.text ?? payload["user"]?["name"]?.text
        message.address = payload["response_url"]?.text.flatMap { api.isResponseURL($0) ? $0 : nil }
        message.thread = container?["thread_ts"]?.text ?? payload["message"]?["thread_ts"]?.text
        message.mark = pressed.mark
        message.series = pressed.series
        let isAlone = container?["is_ephemeral"]?.bool == true
        let press = SlackPress(
            container: isAlone ? .alone : channel.hasPrefix("D") ? .direct : .room,
            label: pressed.label)
        message.context = SlackOrigin.press(press).context
        return .message(message)
    }
}

/// A button of ours, whose `value` carries the line, and the question or the series that it belongs to.
enum SlackButton {
    /// Slack's own limits, in characters.
    private static let mostValue = 2_000
    private static let mostLabel = 75

    /// Nil for a button of somebody else.
    static func press(value: String, label: String?) -> Press? {
        JSONValue(Array(value.utf8)).flatMap { Press(members: $0, label: label) }
    }

    /// A block element; nil for what does not fit on a button.
    static func element(_ press: Press, _ index: Int) -> JSONValue? {
        let value = String(decoding: JSONValue.object(press.members).bytes, as: UTF8.self)
        guard value.utf16.count <= mostValue, !press.label.isEmpty else { return nil }
        return [
            "type": "button", "action_id": .text("convenor-\(index)"), "value": .text(value),
            "text": ["type": "plain_text", "text": .text(press.label.shortened(to: mostLabel)), "emoji": false],
        ]
    }
}
