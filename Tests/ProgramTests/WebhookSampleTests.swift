import Testing

/// `convenor webhook test` against the running daemon.
struct WebhookSampleTests {
    private static let variables = [
        "CONVENOR_HTTP_LISTEN": "127.0.0.1:0", "CONVENOR_PLATFORMS_GENERIC_SECRETS": "plain text, another",
        "CONVENOR_PLATFORMS_SLACK_SIGNING_SECRET": "8f742231b10e8888abcd99yyyzzz85a5",
        "CONVENOR_PLATFORMS_MATTERMOST_TOKENS": "qzgakf1nx3yt9dr4n8585ihbxy",
        "CONVENOR_PLATFORMS_TEAMS_SECURITY_TOKENS": "YSBrZXkgb2Ygc29tZSBieXRlcw==",
        "CONVENOR_PLATFORMS_TELEGRAM_SECRET_TOKENS": "s3cret", "CONVENOR_PLATFORMS_ROCKETCHAT_TOKENS": "a token",
        "CONVENOR_PLATFORMS_ZULIP_TOKENS": "a token",
        "CONVENOR_PLATFORMS_DISCORD_PUBLIC_KEYS": "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    ]

    @Test("a sample of each platform that can be signed for is taken, and asks for help")
    func samples() async throws {
        let place = try Workplace(Self.variables)
        let (program, client) = try await WebClient.start(at: place)
        let address = ["--url", "http://\(client.address)"]
        for platform in ["generic", "slack", "mattermost", "teams", "telegram", "rocketchat", "zulip"] {
            let ending = try await Program.run(["webhook", "test", platform] + address, at: place)
            #expect(ending.code == 0 && ending.output.hasPrefix("200 "), "\(platform): \(ending)")
            #expect(platform == "telegram" || ending.output.contains("help"), "\(platform): \(ending.output)")
        }
        let discord = try await Program.run(["webhook", "test", "discord"] + address, at: place)
        #expect(discord.code == 64 && discord.errors.contains("signs with a key that it alone has"))
        let nobody = try await Program.run(["webhook", "test", "slak"] + address, at: place)
        #expect(nobody.code == 64 && nobody.errors.contains("There is no platform slak; those there are: slack, "))
        let unset = try await Program.run(["webhook", "test", "slack:ops"] + address, at: place)
        #expect(unset.code == 66 && unset.errors.contains("platforms.slack.ops is not set up"))
        try await program.kill()
        let gone = try await Program.run(["webhook", "test", "slack"] + address, at: place)
        #expect(gone.code == 75 && gone.errors.contains("The daemon does not answer"))
        let other = try Workplace(Self.variables.merging(["CONVENOR_PLATFORMS_SLACK_SIGNING_SECRET": "another"]) { $1 })
        let (changed, there) = try await WebClient.start(at: other)
        let refused = try await Program.run(
            ["webhook", "test", "slack", "--url", "http://\(there.address)"], at: place)
        #expect(refused.code == 65 && refused.output.hasPrefix("401 "))
        try await changed.kill()
    }
}
