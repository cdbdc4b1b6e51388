package import ConvenorCore
import ConvenorEngine
import Synchronization

/// The body of a request, by its content type.
enum MattermostBody {
    case form(FormBody)
    case json(JSONValue)

    init?(_ request: WebhookRequest) {
        switch request.mediaType {
        case "application/json":
            guard let value = JSONValue(request.body) else { return nil }
            self = .json(value)
        case "application/x-www-form-urlencoded": self = .form(FormBody(request.body))
        default: return nil
        }
    }

    var token: String? {
        switch self {
        case .form(let form): form["token"]
        case .json(let value): value["token"]?.text
        }
    }
}

/// What a message was, as far as its answer depends on it.
enum MattermostOrigin: Hashable {
    case command
    /// In a public channel, to an outgoing webhook.
    case said
    case press(label: String)

    /// As `PlatformMessage.context` carries it.
    var context: String {
        switch self {
        case .command: "command"
        case .said: "said"
        case .press(let label): "press \(label)"
        }
    }

    init?(_ context: String?) {
        let parts = (context ?? "").split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        switch parts.first {
        case "command": self = .command
        case "said": self = .said
        case "press": self = .press(label: parts.count > 1 ? String(parts[1]) : "")
        default: return nil
        }
    }
}

/// The user that the bot token belongs to, once it is known: what it posts comes back by outgoing webhooks.
final class OwnUser: Sendable {
    private let held = Mutex<String?>(nil)

    var id: String? { held.withLock { $0 } }
    func learn(_ id: String) { held.withLock { $0 = id } }
}

extension Mattermost {
    package func sample(id: String, at now: Moment) -> PlatformSample? {
        let body = PercentEncoding.form([
            ("command", "/convenor"), ("text", "help"), ("user_id", PlatformSample.user), ("channel_id", "test"),
            ("trigger_id", id), ("token", tokens.first),
        ])
        let headers = [PlatformSample.form, WebCall.Header("Authorization", "Token \(tokens.first)")]
        return PlatformSample(headers, Array(body.utf8))
    }
}
