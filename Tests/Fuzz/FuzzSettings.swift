import ConvenorEngine

/// Settings with which every platform exists.
enum FuzzSettings {
    private static let own: [String: String] = [
        "generic.secrets": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2La"
    ]

    static func values(of platform: String) -> PlatformValues {
        let keys = PlatformKeys.all.filter { $0.platform == platform }
        return PlatformValues(
            Dictionary(
                uniqueKeysWithValues: keys.map { ($0.name, [own["\(platform).\($0.name)"] ?? "0123456789abcdef"]) }))
    }
}
