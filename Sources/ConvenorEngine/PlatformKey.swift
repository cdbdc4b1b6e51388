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
    package static let all: [PlatformKey] = generic

    private static let generic = [
        PlatformKey(
            "generic", "secrets", .secrets,
            "What requests to /webhooks/generic are signed with; two while the old one is being replaced, empty where "
                + "that path is not to exist.")
    ]
}
