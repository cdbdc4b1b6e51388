package import ConvenorEngine

/// One row of the table of platforms.
package struct PlatformRow: Sendable {
    /// The first part of its path, and the name of its settings: `platforms.<name>`.
    package let name: String
    /// Nil when the secret that proves who sends is not set.
    let make: @Sendable (PlatformValues) -> (any Platform)?

    /// Every platform there is.
    package static let all = [PlatformRow(name: "generic") { Generic($0) }]
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

    /// Those given, each under its place.
    package init(platforms: [String: any Platform]) { self.platforms = platforms }

    package var isEmpty: Bool { platforms.isEmpty }
    package var places: [String] { platforms.keys.sorted() }
    package subscript(place: String) -> (any Platform)? { platforms[place] }

    /// The key of a platform and the name behind it in a path.
    package static func place(_ platform: String, _ name: String) -> String {
        name.isEmpty ? platform : "\(platform):\(name)"
    }
}
