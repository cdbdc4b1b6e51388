import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Testing

/// What `convenor webhook test` sends, as the platform itself takes it.
@Suite("Samples")
struct SampleTests {
    private static let settings: [String: [String: [String]]] = [
        "slack": ["signing_secret": ["8f742231b10e8888abcd99yyyzzz85a5", "old"]],
        "mattermost": ["tokens": ["a b&c", "d"]],
        "teams": ["security_tokens": ["YSBrZXkgb2Ygc29tZSBieXRlcw=="]], "telegram": ["secret_tokens": ["s3cret"]],
        "rocketchat": ["tokens": ["a \"token\""]], "zulip": ["tokens": ["a token"]],
        "generic": ["secrets": ["whsec_MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3A="]],
        "generic:ops": ["secrets": ["plain text"]],
    ]

    @Test(
        "a sample is signed as the platform signs, asks for help, and is another one for another id",
        arguments: settings.keys.sorted())
    func samples(_ place: String) throws {
        let values = PlatformValues(try #require(Self.settings[place]))
        let platform = try #require(PlatformTable([place: values])[place])
        let now = Moment(milliseconds: 1_795_683_480_000)
        let deliveries = try ["test-1", "test-2", "test-1"].map { id in
            let sample = try #require(platform.sample(id: id, at: now))
            let headers = sample.headers.map { ($0.name.lowercased(), $0.value) }
            let request = WebhookRequest(
                platform: place, name: "", headers: Dictionary(headers, uniquingKeysWith: { $1 }), body: sample.body)
            try platform.authenticate(request, at: now)
            let message = try #require(try platform.read(request))
            #expect(message.said.hasSuffix("help"))
            return try #require(message.delivery)
        }
        #expect(deliveries[0] == deliveries[2] && deliveries[0] != deliveries[1])
    }

    @Test("who signs with a key of their own has none")
    func none() throws {
        let discord = try DiscordTests.discord()
        #expect(discord.sample(id: "a", at: Moment(milliseconds: 0))?.body == nil)
    }
}
