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
        /// As `secrets`, each of them in base64.
        case base64s
        /// Public keys of 32 bytes in hexadecimal digits; two while the old one is being replaced.
        case keys
        case secret
        /// Of a server: `https://`, a host and maybe a path.
        case address
        /// A URL that has a secret in it.
        case secretAddress
        /// As `secretAddress`, several.
        case secretAddresses
        case text
        /// A file, inside the folder of convenor.yaml unless it begins with a slash.
        case path
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
    package var isSecret: Bool { [.secret, .secrets, .base64s, .secretAddress, .secretAddresses].contains(form) }
    /// Where something is called.
    package var isAddress: Bool { [.address, .secretAddress, .secretAddresses].contains(form) }
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
    package static let all: [PlatformKey] =
        slack + mattermost + teams + discord + googleChat + telegram + rocketchat + zulip + matrix
        + generic

    private static let slack = [
        PlatformKey(
            "slack", "signing_secret", .secrets,
            "What Slack signs its requests to /webhooks/slack with; two while the old one is being replaced, empty where "
                + "that path is not to exist."),
        PlatformKey(
            "slack", "bot_token", .secret,
            "The token of the app's bot user, which begins with xoxb-; without it mentions are answered nowhere, and "
                + "nobody gets a direct message."),
        PlatformKey(
            "slack", "incoming_webhook", .secretAddress,
            "The URL of an incoming webhook, for posts to the one channel of incoming_channel where there is no bot_token."
        ),
        PlatformKey("slack", "incoming_channel", .text, "The id of the channel that incoming_webhook posts to."),
        PlatformKey(
            "slack", "api", .address,
            "Where Slack's web API is; empty for https://slack.com/api. Answers may go to that host as well."),
    ]

    private static let mattermost = [
        PlatformKey(
            "mattermost", "tokens", .secrets,
            "The tokens of slash commands and outgoing webhooks, one each, that Mattermost shows; empty where "
                + "/webhooks/mattermost is not to exist."),
        PlatformKey(
            "mattermost", "site_url", .address,
            "The Site URL of Mattermost, such as https://chat.example.org: where posts go, and late answers."),
        PlatformKey(
            "mattermost", "bot_token", .secret,
            "The token of a bot account; without it nobody gets a direct message, and pressing a button is answered to "
                + "who pressed it alone."),
        PlatformKey(
            "mattermost", "callback_url", .address,
            "Where Mattermost reaches this daemon, such as https://convenor.example.org; without it there are no buttons."
        ),
        PlatformKey(
            "mattermost", "incoming_webhook", .secretAddress,
            "The URL of an incoming webhook, for posts to the one channel of incoming_channel where there is no bot_token."
        ),
        PlatformKey("mattermost", "incoming_channel", .text, "The id of the channel that incoming_webhook posts to."),
    ]

    private static let generic = [
        PlatformKey(
            "generic", "secrets", .secrets,
            "What requests to /webhooks/generic are signed with; two while the old one is being replaced, empty where "
                + "that path is not to exist.")
    ]

    private static let teams = [
        PlatformKey(
            "teams", "security_tokens", .base64s,
            "The security tokens that Teams shows when an outgoing webhook is made; empty where /webhooks/teams is not "
                + "to exist."),
        PlatformKey(
            "teams", "workflow_url", .secretAddress,
            "The URL of the workflow that posts notices and reminders to the channel, exactly as Teams shows it."),
    ]

    private static let discord = [
        PlatformKey(
            "discord", "public_keys", .keys,
            "The public key of the application, which interactions are signed with; empty where /webhooks/discord is "
                + "not to exist."),
        PlatformKey(
            "discord", "bot_token", .secret,
            "The token of the bot that posts notices to channels and to people; without it only commands are answered."),
        PlatformKey(
            "discord", "api", .address, "Another address of the API than Discord's own, for tests and gateways."),
    ]

    private static let googleChat = [
        PlatformKey(
            "google_chat", "audiences", .list,
            "Whom tokens are made for: the number of the project, or the URL of the app, as chosen in its "
                + "configuration; empty where /webhooks/google_chat is not to exist."),
        PlatformKey(
            "google_chat", "keys_file", .path,
            "A file of the public keys of Google that tokens are checked against, as Google publishes it; read anew "
                + "when it changes."),
        PlatformKey(
            "google_chat", "addon_project", .text,
            "The number of the project whose Workspace add-on calls, where the app is one."),
        PlatformKey(
            "google_chat", "webhook_urls", .secretAddresses,
            "URLs of incoming webhooks, one for each space that notices and reminders are posted to."),
    ]

    private static let telegram = [
        PlatformKey(
            "telegram", "secret_tokens", .secrets,
            "The secret_token that was given to setWebhook; two while the old one is being replaced, empty where "
                + "/webhooks/telegram is not to exist."),
        PlatformKey(
            "telegram", "bot_token", .secret,
            "The token of the bot that sends answers and reminders; without it an answer goes in the reply to the "
                + "update and may be lost."),
        PlatformKey(
            "telegram", "bot_name", .text, "The user name of the bot, by which people speak to it in groups."),
        PlatformKey(
            "telegram", "api", .address, "Another address of the Bot API than Telegram's own, such as a local one."),
    ]

    private static let rocketchat = [
        PlatformKey(
            "rocketchat", "tokens", .secrets,
            "The tokens of the outgoing integrations that may call /webhooks/rocketchat; empty where that path is not to "
                + "exist."),
        PlatformKey(
            "rocketchat", "site", .address,
            "Where the server is, such as https://chat.example.org, for posts that nobody waits for."),
        PlatformKey("rocketchat", "user_id", .text, "The id of the account that posts."),
        PlatformKey("rocketchat", "auth_token", .secret, "A personal access token of that account."),
        PlatformKey(
            "rocketchat", "incoming_url", .secretAddress,
            "The URL of an incoming integration, for posts where no account is set."),
    ]

    private static let zulip = [
        PlatformKey(
            "zulip", "tokens", .secrets,
            "The tokens of the outgoing webhook bots that may call /webhooks/zulip; empty where that path is not to exist."
        ),
        PlatformKey(
            "zulip", "site", .address,
            "Where the organisation is, such as https://example.zulipchat.com, for posts that nobody waits for."),
        PlatformKey("zulip", "bot_email", .text, "The address of the bot that posts."),
        PlatformKey("zulip", "api_key", .secret, "The API key of that bot."),
    ]

    private static let matrix = [
        PlatformKey("matrix", "homeserver", .address, "Where the homeserver is, such as https://matrix.example.org."),
        PlatformKey("matrix", "user", .text, "The account that listens and speaks, such as @convenor:example.org."),
        PlatformKey("matrix", "access_token", .secret, "An access token of that account; without one it stays away."),
        PlatformKey(
            "matrix", "inviters", .list,
            "Who may invite it to a room besides those who are known: ids such as @lena:example.org, all of one server "
                + "as *:example.org, or * for anybody."),
    ]
}
