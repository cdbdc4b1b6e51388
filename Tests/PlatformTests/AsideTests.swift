import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Testing

/// What each platform can show to one person of a room.
@Suite("What is for one person alone")
struct AsideTests {
    private static let rows: [(platform: String, settings: [String: [String]], aside: Aside)] = [
        ("teams", ["security_tokens": ["YSBrZXk="]], .nowhere),
        ("telegram", ["secret_tokens": ["s"]], .nowhere),
        ("telegram", ["secret_tokens": ["s"], "bot_token": ["1:t"]], .directly),
        ("zulip", ["tokens": ["t"]], .nowhere),
        (
            "zulip",
            [
                "tokens": ["t"], "site": ["https://zulip.example.org"], "bot_email": ["b@example.org"],
                "api_key": ["k"],
            ], .directly
        ),
        ("rocketchat", ["tokens": ["t"]], .nowhere),
        ("rocketchat", ["tokens": ["t"], "incoming_url": ["https://chat.example.org/hooks/1"]], .directly),
        ("generic", ["secrets": ["s"]], .here),
    ]

    @Test("where there is no way to who asked it is known before anything is stored", arguments: rows.indices)
    func ways(_ index: Int) throws {
        let row = Self.rows[index]
        let platform = try #require(PlatformTable([row.platform: PlatformValues(row.settings)])[row.platform])
        var message = PlatformMessage(delivery: nil, room: "1", user: "2", text: [])
        #expect(platform.aside(message) == row.aside)
        message.isDirect = true
        #expect(platform.aside(message) == .here)
    }

    @Test("without a bot token a mention and a trigger word are answered to everybody, a command is not")
    func webhooks() throws {
        var message = PlatformMessage(delivery: nil, room: "1", user: "2", text: [])
        for (context, aside) in [("event", Aside.byCommand), ("command", .here)] {
            message.context = context
            #expect(try SlackTests.slack().aside(message) == aside)
            #expect(try SlackTests.slack(["bot_token": ["xoxb-1"]]).aside(message) == .here)
        }
        for (context, aside) in [("said", Aside.byCommand), ("command", .here), ("press Yes", .here)] {
            message.context = context
            #expect(try MattermostTests.mattermost().aside(message) == aside)
        }
    }
}
