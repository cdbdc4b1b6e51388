import Foundation
import TestSupport
import Testing

/// Ten steps with all that belongs to them, by people who speak as each platform and its published library have it.
@Suite("Whole meetings")
struct WholeMeetingTests {
    @Test("Slack and signed requests: two meetings of three at once, line by line, each with its own minutes and mails")
    func slack() async throws {
        let (quarterly, harbour) = (try MeetingScript("quarterly"), try MeetingScript("harbour"))
        #expect(quarterly.steps.count == 10 && harbour.steps.count == 10)
        let server = try ChatServer("slack_server.py", token: SlackClient.token)
        let ids = ["lena": "U1", "bo": "U2", "ana": "U3"]
        let daemon = try await MeetingDaemon(
            [
                "SLACK_SIGNING_SECRET": SlackClient.secret, "SLACK_BOT_TOKEN": SlackClient.token,
                "SLACK_API": server.address + "/api",
            ], on: "slack", ids: ids)
        let board = try PlatformRoom(
            "slack", at: daemon.client.address,
            [
                "people": ids, "room": "C1", "secret": SlackClient.secret, "token": SlackClient.token,
                "site": server.address, "mentioning": ["bo"],
            ]
        ) { server.taken }
        let pier = try daemon.plainRoom(harbour)
        try await hold([(board, quarterly), (pier, harbour)])
        for (room, script, other) in [(board, quarterly, harbour), (pier, harbour, quarterly)] {
            let minutes = try await room.answer(to: script.minutes)
            for words in script.minutes.essence { #expect(minutes.holds(words), "no \(words) in:\n\(minutes)") }
            for words in other.own + ["hidden reserve"] { #expect(!minutes.holds(words), "\(words)") }
        }
        try await daemon.mail.expectMails(of: [quarterly, harbour])
        // All that has buttons was pressed; what was asked of one person gave way to the answer, the votes stayed.
        #expect(board.pressed == quarterly.lines.count { $0.button != nil } && board.pressed == 8)
        let replaced = try server.lines("calls").map { try TakenCall(Data($0.utf8)) }
            .filter { $0.body["replace_original"] as? Bool == true }
        #expect(replaced.count == 2)
        #expect(server.lines("faults") == [])
        try await daemon.end()
    }

    /// A platform beside the fake that it writes to.
    struct Venue: Sendable, CustomTestStringConvertible {
        var platform: String
        var script: String
        /// `@api@` stands for the fake's address.
        var settings: [String: String]
        var ids: [String: String]
        var room: String
        var secret: String
        var mentioning: [String] = []
        /// Its messages are long enough for the minutes.
        var showsMinutes = true
        var hasButtons = true

        var testDescription: String { platform }
    }

    private static func padded(_ name: String) -> String { name.padding(toLength: 26, withPad: "0", startingAt: 0) }

    static let venues = [
        Venue(
            platform: "mattermost", script: "mattermost_server.py",
            settings: [
                "TOKENS": "qzgakf1nx3yt9dr4n8585ihbxy", "SITE_URL": "@api@", "BOT_TOKEN": "bot-for-tests",
                "CALLBACK_URL": "https://convenor.example.org",
            ], ids: ["lena": padded("lena"), "bo": padded("bo"), "ana": padded("ana")], room: padded("board"),
            secret: "qzgakf1nx3yt9dr4n8585ihbxy", mentioning: ["bo"]),
        Venue(
            platform: "zulip", script: "chat_server.py",
            settings: [
                "TOKENS": "the right one", "SITE": "@api@", "BOT_EMAIL": "convenor-bot@zulip.example.org",
                "API_KEY": "aPiKey",
            ], ids: ["lena": "8", "bo": "11", "ana": "12"], room: "Budget", secret: "the right one", hasButtons: false),
        Venue(
            platform: "discord", script: "platform_apis.py",
            settings: [
                "PUBLIC_KEYS": "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                "BOT_TOKEN": "t0ken", "API": "@api@/discord",
            ], ids: ["lena": "3", "bo": "4", "ana": "5"], room: "22",
            secret: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", showsMinutes: false),
    ]

    @Test("the same words make the same meeting elsewhere", arguments: venues)
    func elsewhere(_ venue: Venue) async throws {
        let script = try MeetingScript("quarterly")
        let server = try TestServer(venue.script, ["bot-for-tests"])
        let settings = Dictionary(
            uniqueKeysWithValues: venue.settings.map { name, value in
                (venue.platform.uppercased() + "_" + name, value.replacing("@api@", with: server.address))
            })
        let daemon = try await MeetingDaemon(settings, on: venue.platform, ids: venue.ids)
        let room = try PlatformRoom(
            venue.platform, at: daemon.client.address,
            ["people": venue.ids, "room": venue.room, "secret": venue.secret, "mentioning": venue.mentioning]
        ) { server.taken }
        try await hold([(room, script)])
        if venue.showsMinutes { try await room.carry(script.minutes, of: script) }
        try await daemon.mail.expectMails(of: [script])
        #expect(room.pressed == (venue.hasButtons ? 8 : 0))
        #expect(server.lines("faults") == [] && server.count("wrong") == 0 && server.count("refused") == 0)
        try await daemon.end()
    }

    @Test(
        "a real homeserver of Matrix: three accounts and the daemon's",
        .enabled(if: Homeserver.isThere, "scripts/tools synapse makes the homeserver"))
    func matrix() async throws {
        let script = try MeetingScript("quarterly")
        let mail = try MailServer()
        let scene = try await MatrixScene(mail.variables)
        let people = ["ana": scene.ana, "bo": scene.bo, "lena": scene.lena]
        let program = try await scene.start()
        let room = try await scene.room(of: [scene.ana, scene.bo])
        var direct: [String: String] = [:]
        for (name, one) in people {
            let place = try await one.makeRoom(inviting: [scene.convenor], isDirect: true)
            try await one.sees("join", of: scene.convenor, in: place)
            direct[name] = place
        }
        let board = MatrixRoom(room, convenor: scene.convenor, people: people, direct: direct)
        try await hold([(board, script)])
        try await board.carry(script.minutes, of: script)
        try await mail.expectMails(of: [script])
        program.signal(SIGTERM)
        #expect(try await program.end().code == 0)
    }
}
