import ConvenorEngine

/// Settings with which every platform exists.
enum FuzzSettings {
    static let own: [String: String] = [
        "generic.secrets": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2La",
        "teams.security_tokens": "bm90IHRoaXMgb25l",
        "matrix.user": "@convenor:example.org",
        "discord.public_keys": "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    ]

    static func values(of platform: String) -> PlatformValues {
        let keys = PlatformKeys.all.filter { $0.platform == platform }
        return PlatformValues(
            Dictionary(
                uniqueKeysWithValues: keys.map { ($0.name, [own["\(platform).\($0.name)"] ?? "0123456789abcdef"]) }))
    }
}
