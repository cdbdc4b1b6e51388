/// A setting of a chat platform: `platforms.<platform>.<name>`.
package struct PlatformKey: Sendable, Hashable {
    package let platform: String
    package let name: String
    package let form: Form
    /// One sentence.
    package let about: String

    package enum Form: Sendable, Hashable {
        /// Two while the old one is being replaced.
        case secrets
        case secret
        case text
        case list
    }

    package init(_ platform: String, _ name: String, _ form: Form, _ about: String) {
        self.platform = platform
        self.name = name
        self.form = form
        self.about = about
    }

    /// `platforms.slack.signing_secret`.
    package var key: String { "platforms.\(platform).\(name)" }
    package var isSecret: Bool { form == .secret || form == .secrets }
}

/// What is set for one platform, by the names of its keys.
package struct PlatformValues: Sendable, Hashable {
    /// As in a URL after the platform: empty for the only one.
    package var name: String
    private let values: [String: [String]]

    package init(name: String = "", _ values: [String: [String]]) {
        self.name = name
        self.values = values.mapValues { $0.filter { !$0.isEmpty } }
    }

    /// Nil where nothing is set.
    package subscript(key: String) -> String? { values[key]?.first }
    package func all(_ key: String) -> [String] { values[key] ?? [] }
}

/// The settings of all platforms, in the order of the documents.
package enum PlatformKeys {
    package static let all: [PlatformKey] = generic + rocketchat + zulip + matrix

    private static let generic = [
        PlatformKey(
            "generic", "secrets", .secrets,
            "What requests to /webhooks/generic are signed with; two while the old one is being replaced, empty where "
                + "that path is not to exist.")
    ]

    private static let rocketchat = [
        PlatformKey(
            "rocketchat", "tokens", .secrets,
            "The tokens of the outgoing integrations that may call /webhooks/rocketchat; empty where that path is not to "
                + "exist."),
        PlatformKey(
            "rocketchat", "site", .text,
            "Where the server is, such as https://chat.example.org, for posts that nobody waits for."),
        PlatformKey("rocketchat", "user_id", .text, "The id of the account that posts."),
        PlatformKey("rocketchat", "auth_token", .secret, "A personal access token of that account."),
        PlatformKey(
            "rocketchat", "incoming_url", .secret,
            "The URL of an incoming integration, for posts where no account is set."),
    ]

    private static let zulip = [
        PlatformKey(
            "zulip", "tokens", .secrets,
            "The tokens of the outgoing webhook bots that may call /webhooks/zulip; empty where that path is not to exist."
        ),
        PlatformKey(
            "zulip", "site", .text,
            "Where the organisation is, such as https://example.zulipchat.com, for posts that nobody waits for."),
        PlatformKey("zulip", "bot_email", .text, "The address of the bot that posts."),
        PlatformKey("zulip", "api_key", .secret, "The API key of that bot."),
    ]

    private static let matrix = [
        PlatformKey("matrix", "homeserver", .text, "Where the homeserver is, such as https://matrix.example.org."),
        PlatformKey("matrix", "user", .text, "The account that listens and speaks, such as @convenor:example.org."),
        PlatformKey("matrix", "access_token", .secret, "An access token of that account; without one it stays away."),
        PlatformKey(
            "matrix", "inviters", .list,
            "Who may invite it to a room besides those who are known: ids such as @lena:example.org, all of one server "
                + "as *:example.org, or * for anybody."),
    ]
}
