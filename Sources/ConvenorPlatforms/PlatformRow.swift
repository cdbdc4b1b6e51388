package import ConvenorEngine

/// One row of the table of platforms.
package struct PlatformRow: Sendable {
    /// The first part of its path, and the name of its settings: `platforms.<name>`.
    package let name: String
    /// Nil when the secret that proves who sends is not set.
    let make: @Sendable (PlatformValues) -> (any Platform)?

    /// Every platform there is.
    package static let all = [
        PlatformRow(name: "slack") { Slack($0) },
        PlatformRow(name: "mattermost") { Mattermost($0) },
        PlatformRow(name: "teams") { Teams($0) },
        PlatformRow(name: "discord") { Discord($0) },
        PlatformRow(name: "google_chat") { GoogleChat($0) },
        PlatformRow(name: "telegram") { Telegram($0) },
        PlatformRow(name: "rocketchat") { RocketChat($0) },
        PlatformRow(name: "zulip") { Zulip($0) },
        PlatformRow(name: "matrix") { Matrix($0) },
        PlatformRow(name: "generic") { Generic($0) },
    ]
}

/// The platforms that are set up, each under its place: `slack`, or `slack:ops` for one of several.
package struct PlatformTable: Sendable {
    private let platforms: [String: any Platform]

    /// What has no row, or not the settings that it needs, is left out.
    package init(_ values: [String: PlatformValues]) {
        var platforms: [String: any Platform] = [:]
        for (place, values) in values {
            let name = String(place.prefix { $0 != ":" })
            platforms[place] = PlatformRow.all.first { $0.name == name }?.make(values)
        }
        self.platforms = platforms
    }

    package var isEmpty: Bool { platforms.isEmpty }
    package var places: [String] { platforms.keys.sorted() }
    package subscript(place: String) -> (any Platform)? { platforms[place] }
    /// Nil for one that calls no webhook too.
    package func webhook(_ place: String) -> (any Platform)? {
        platforms[place].flatMap { $0 is any PollingPlatform ? nil : $0 }
    }
    package var hasWebhooks: Bool { places.contains { webhook($0) != nil } }
    /// Those that must be asked, each under its place.
    package var polling: [(place: String, platform: any PollingPlatform)] {
        places.compactMap { place in
            (platforms[place] as? any PollingPlatform).map { (place, $0) }
        }
    }

    /// The key of a platform and the name behind it in a path.
    package static func place(_ platform: String, _ name: String) -> String {
        name.isEmpty ? platform : "\(platform):\(name)"
    }

    /// The other way round.
    static func parts(of place: String) -> (platform: String, name: String) {
        let platform = place.prefix { $0 != ":" }
        return (String(platform), String(place.dropFirst(platform.count + 1)))
    }
}
