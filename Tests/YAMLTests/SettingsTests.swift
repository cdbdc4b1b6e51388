import ConvenorCore
import ConvenorYAML
import Foundation
import Testing

private struct NoSuchFile: Error {}

private func load(
    _ yaml: String? = nil, _ environment: [String: String] = [:], files: [String: String] = [:],
    zone: String? = nil, ignoring: Set<String> = []
) -> (settings: Settings, faults: [String]) {
    let read = Settings.load(
        yaml: yaml, file: "config/convenor.yaml", environment: environment, machineZone: zone, ignoring: ignoring
    ) { path in
        guard let text = files[path] else { throw NoSuchFile() }
        return text
    }
    return (read.settings, read.faults.map(\.description))
}

@Suite("settings")
struct SettingsTests {
    @Test("need no file at all")
    func nothing() {
        for yaml in [nil, "", "# only a comment\n", "mail:\n  smtp:\n"] {
            let read = load(yaml)
            #expect(read.faults == [])
            #expect(read.settings == Settings())
        }
    }

    /// A value for each key that is not its default.
    private static let others = [
        "organisation.name": "Example: Ltd", "time.zone": "Asia/Kolkata", "language": "nl", "dates.order": "dmy",
        "working.days": "sun, mon", "working.start": "08:30", "working.end": "16:00",
        "working.holidays": "2027-12-25, 2027-01-01", "working.calendars": "days.ics, our own.ics",
        "console.user": "mara",
        "mail.from": "meet@example.org", "mail.from_name": "Meetings",
        "mail.smtp.url": "smtps://mail.example.org:465",
        "mail.smtp.user": "meet", "mail.smtp.password": "pass word", "mail.smtp.starttls": "off",
        "mail.smtp.ca_file": "ca.pem", "mail.smtp.timeout_seconds": "30", "mail.maildir": "out",
        "mail.retry_hours": "24", "mail.imap.url": "imaps://mail.example.org:993", "mail.imap.user": "meet",
        "mail.imap.password": "pass phrase", "mail.imap.folder": "Meetings", "mail.imap.starttls": "off",
        "mail.imap.ca_file": "ca.pem", "mail.imap.timeout_seconds": "30", "mail.imap.address": "meet@example.org",
        "mail.imap.bounce_name": "bounce", "mail.imap.separator": "-", "reminders.lead_days": "5",
        "reminders.weekly": "false",
        "reminders.profile": "firm", "reminders.escalation_days": "5",
        "meetings.prepare_days": "10",
        "corrections.working_days": "4", "chat.guard_seconds": "0", "log.level": "debug", "log.format": "json",
        "callbacks.allow": "chat.example.org, [::1]:8065", "callbacks.proxy": "http://proxy.example.org:3128",
        "callbacks.ca_file": "own.pem", "documents.pdf": "weasyprint",
        "http.listen": "[::1]:8443", "http.address": "https://meet.example.org", "http.tls.certificate": "server.pem",
        "http.tls.key": "server.key",
        "http.trusted_proxies": "127.0.0.1, 10.0.0.0/8, 2001:db8::/32", "http.connections": "100",
        "http.idle_seconds": "5", "http.request_seconds": "6",
        "platforms.slack.signing_secret": "an old one, 8f742231b10e8888abcd99yyyzzz85a5",
        "platforms.slack.bot_token": "xoxb-1",
        "platforms.slack.incoming_webhook": "https://hooks.slack.com/services/T1/B1/x",
        "platforms.slack.incoming_channel": "C024BE91L", "platforms.slack.api": "https://slack.example.org/api",
        "platforms.mattermost.tokens": "qzgakf1nx3yt9dr4n8585ihbxy, zmigewsanbbsdf59xnmduzypjc",
        "platforms.mattermost.site_url": "https://chat.example.org", "platforms.mattermost.bot_token": "a token",
        "platforms.mattermost.callback_url": "https://convenor.example.org",
        "platforms.mattermost.incoming_webhook": "https://chat.example.org/hooks/x",
        "platforms.mattermost.incoming_channel": "hawos4dqtby53pd64o4a4cmeoo",
        "platforms.generic.secrets": "an old one, whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "platforms.teams.security_tokens": "bm90IHRoaXMgb25l, YnV0IHRoaXM=",
        "platforms.teams.workflow_url": "https://flow.example.org/?a=b&sig=c",
        "platforms.discord.public_keys": "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "platforms.discord.bot_token": "a.b.c", "platforms.discord.api": "http://127.0.0.1:8081",
        "platforms.google_chat.audiences": "1234567890, https://convenor.example.org/webhooks/google_chat",
        "platforms.google_chat.keys_file": "keys.json", "platforms.google_chat.addon_project": "1234567890",
        "platforms.google_chat.webhook_urls": "https://chat.example.org/v1/spaces/A/messages?key=b&token=c",
        "platforms.telegram.secret_tokens": "one, two", "platforms.telegram.bot_token": "123:abc",
        "platforms.telegram.bot_name": "ConvenorBot", "platforms.telegram.api": "http://127.0.0.1:8081",
        "platforms.rocketchat.tokens": "an old one, a new one", "platforms.rocketchat.site": "https://chat.example.org",
        "platforms.rocketchat.user_id": "uSerBot", "platforms.rocketchat.auth_token": "a token",
        "platforms.rocketchat.incoming_url": "https://chat.example.org/hooks/i/t", "platforms.zulip.tokens": "a, b",
        "platforms.zulip.site": "https://zulip.example.org", "platforms.zulip.bot_email": "bot@zulip.example.org",
        "platforms.zulip.api_key": "a key", "platforms.matrix.homeserver": "https://matrix.example.org",
        "platforms.matrix.user": "@convenor:example.org", "platforms.matrix.access_token": "a token",
        "platforms.matrix.inviters": "@lena:example.org, *:example.org",
    ]

    private static func shown(_ key: String) -> String {
        switch key {
        case "mail.smtp.password", "mail.imap.password", "platforms.generic.secrets", "platforms.slack.signing_secret",
            "platforms.slack.bot_token", "platforms.slack.incoming_webhook", "platforms.mattermost.tokens",
            "platforms.mattermost.bot_token", "platforms.mattermost.incoming_webhook",
            "platforms.teams.security_tokens",
            "platforms.teams.workflow_url", "platforms.discord.bot_token", "platforms.google_chat.webhook_urls",
            "platforms.telegram.secret_tokens", "platforms.telegram.bot_token",
            "platforms.rocketchat.tokens",
            "platforms.rocketchat.auth_token", "platforms.rocketchat.incoming_url", "platforms.zulip.tokens",
            "platforms.zulip.api_key", "platforms.matrix.access_token":
            "(set)"
        case "working.days": "mon, sun"
        case "working.holidays": "2027-01-01, 2027-12-25"
        default: others[key] ?? ""
        }
    }

    @Test("secrets may stand in the file as a list, and show themselves nowhere")
    func secrets() {
        let (settings, faults) = load(
            "platforms:\n  generic:\n    secrets: [whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2La, \"b c\"]", [:])
        #expect(faults == [])
        let secrets = settings.platforms.values["generic"]?["secrets"] ?? []
        #expect(secrets.map(\.revealed) == ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2La", "b c"])
        #expect(!"\(settings) \(String(reflecting: settings.platforms))".contains("MfKQ9"))
    }

    @Test("one of several of a platform has settings of its own")
    func several() {
        let (settings, faults) = load(
            "platforms:\n  generic:\n    secrets: first\n    ops:\n      secrets: second", [:])
        #expect(faults == [])
        #expect(settings.platforms.values["generic"]?["secrets"]?.map(\.revealed) == ["first"])
        #expect(settings.platforms.values["generic:ops"]?["secrets"]?.map(\.revealed) == ["second"])
        let yaml = "platforms:\n  generic:\n    ops: {}\n    day-shift: {}"
        let variables = [
            "CONVENOR_PLATFORMS_GENERIC_OPS_SECRETS": "third", "CONVENOR_PLATFORMS_GENERIC_DAY_SHIFT_SECRETS": "fourth",
        ]
        let named = load(yaml, variables)
        #expect(named.faults == [])
        #expect(named.settings.platforms.values["generic:ops"]?["secrets"]?.map(\.revealed) == ["third"])
        #expect(named.settings.platforms.values["generic:day-shift"]?["secrets"]?.map(\.revealed) == ["fourth"])
        #expect(load("", variables).faults.count == 2)
        let wrong = load("platforms:\n  generic:\n    ops:\n      secret: second", [:]).faults
        #expect(wrong.first?.contains("\"platforms.generic.ops.secret\" is no setting.") == true)
    }

    @Test("can each be set in the file, by a variable and by a file that a variable names", arguments: Setting.all)
    func everyWay(_ row: Setting) throws {
        let text = try #require(SettingsTests.others[row.key])
        let companions = [
            "mail.smtp.user": ["CONVENOR_MAIL_SMTP_PASSWORD"], "http.tls.certificate": ["CONVENOR_HTTP_TLS_KEY"],
            "http.tls.key": ["CONVENOR_HTTP_TLS_CERTIFICATE"],
            "mail.imap.url": ["CONVENOR_MAIL_IMAP_USER", "CONVENOR_MAIL_IMAP_PASSWORD"],
        ]
        let user = Dictionary(uniqueKeysWithValues: (companions[row.key] ?? []).map { ($0, "x") })
        let quoted = "\"\(text)\""
        let parts = row.key.split(separator: ".")
        let yaml =
            parts.enumerated().map { depth, part in String(repeating: " ", count: depth) + part + ":" }
            .joined(separator: "\n") + " " + quoted
        let ways = [
            load(yaml, user), load(nil, user.merging([row.variable: text]) { $1 }),
            load(nil, user.merging([row.fileVariable: "f"]) { $1 }, files: ["f": text + "\n"]),
        ]
        for way in ways {
            #expect(way.faults == [])
            let described = Dictionary(uniqueKeysWithValues: way.settings.described)
            #expect(described[row.key] == SettingsTests.shown(row.key))
            #expect(described[row.key] != row.defaultText)
        }
        #expect(
            ways.map { $0.settings.origins[row.key] }
                == [
                    "config/convenor.yaml:\(parts.count):\(parts.count + (parts.last?.count ?? 0) + 2)", row.variable,
                    row.fileVariable,
                ])
    }

    @Test("leave the order of day and month to the language unless it is set")
    func order() {
        #expect(load(nil).settings.dates.order.settled == nil)
        #expect(load("dates: {order: language}").settings.dates.order.settled == nil)
        for order in DateOrder.allCases {
            #expect(load("dates: {order: \(order.rawValue)}").settings.dates.order.settled == order)
        }
    }

    @Test("land in fields of their type")
    func typed() {
        let environment = Dictionary(
            uniqueKeysWithValues: Setting.all.map { ($0.variable, SettingsTests.others[$0.key] ?? "") })
        let settings = load(nil, environment).settings
        #expect(settings.time.zone.identifier == "Asia/Kolkata")
        #expect(settings.dates.order == .dmy)
        #expect(settings.working.days == [1, 7])
        #expect(settings.working.start == 510)
        #expect(settings.working.end == 960)
        #expect(settings.console.user == Handle("mara"))
        let holidays: Set = [Day(year: 2027, month: 1, day: 1), Day(year: 2027, month: 12, day: 25)]
        #expect(settings.working.holidays == holidays)
        #expect(settings.working.calendars == ["days.ics", "our own.ics"])
        #expect(settings.mail.smtp.password.revealed == "pass word")
        #expect(settings.mail.smtp.startTLS == .off)
        #expect(settings.mail.smtp.timeoutSeconds == 30)
        #expect(settings.reminders.weekly == false)
        #expect(settings.log.level == .debug)
    }

    @Test("are the house rules of the core, whose defaults are the same")
    func houseRules() {
        #expect(Settings().houseRules == HouseRules())
        let environment = Dictionary(
            uniqueKeysWithValues: Setting.all.map { ($0.variable, SettingsTests.others[$0.key] ?? "") })
        var expected = HouseRules()
        expected.leadDays = 5
        expected.prepareDays = 10
        expected.address = "https://meet.example.org"
        expected.remindsWeekly = false
        expected.profile = .firm
        expected.escalationDays = 5
        expected.prepareDays = 10
        expected.dayStart = 510
        expected.dayEnd = 960
        expected.workingDays = [1, 7]
        expected.holidays = [Day(year: 2027, month: 1, day: 1), Day(year: 2027, month: 12, day: 25)]
        expected.correctionDays = 4
        expected.guardSeconds = 0
        expected.zone = "Asia/Kolkata"
        #expect(load(nil, environment).settings.houseRules == expected)
    }

    @Test("come from the environment first, then from the file")
    func precedence() {
        let yaml = "mail:\n  retry_hours: 10\n  maildir: here\n"
        let settings = load(yaml, ["CONVENOR_MAIL_RETRY_HOURS": "20"]).settings
        #expect(settings.mail.retryHours == 20)
        #expect(settings.mail.maildir == "here")
        #expect(settings.mail.fromName == "Convenor")
        #expect(settings.origins["mail.retry_hours"] == "CONVENOR_MAIL_RETRY_HOURS")
        #expect(settings.origins["mail.maildir"] == "config/convenor.yaml:3:12")
    }

    @Test("keep the value below one that does not fit")
    func fallback() {
        let read = load("mail:\n  retry_hours: 10\n", ["CONVENOR_MAIL_RETRY_HOURS": "soon"])
        #expect(read.settings.mail.retryHours == 10)
        #expect(read.faults.count == 1)
    }

    @Test("take the machine's zone when none is set, and UTC when it has none")
    func zone() {
        #expect(load(nil, zone: "Europe/Amsterdam").settings.time.zone.identifier == "Europe/Amsterdam")
        #expect(load(nil, zone: "Mars/Olympus").settings.time.zone == .utc)
        #expect(
            load("time: {zone: Asia/Tokyo}", zone: "Europe/Amsterdam").settings.time.zone.identifier == "Asia/Tokyo")
    }

    @Test("cut one line break from a file, and nothing else from a password")
    func fileContent() {
        let name = ["CONVENOR_MAIL_SMTP_PASSWORD_FILE": "f"]
        for ending in ["", "\n", "\r\n"] {
            let read = load(nil, name, files: ["f": " a b " + ending])
            #expect(read.settings.mail.smtp.password.revealed == " a b ")
        }
        #expect(load("mail: {smtp: {password: ' a '}}").settings.mail.smtp.password.revealed == " a ")
    }

    @Test("read the file behind a variable from the disk")
    func disk() throws {
        try withFolder(["secret": "s3\n"]) { folder in
            let read = Settings.load(
                yaml: nil, file: "x", environment: ["CONVENOR_MAIL_SMTP_PASSWORD_FILE": folder + "/secret"])
            #expect(read.settings.mail.smtp.password.revealed == "s3")
        }
    }

    @Test("never show a secret")
    func secret() {
        let settings = load(nil, ["CONVENOR_MAIL_SMTP_PASSWORD": "hunter-two"]).settings
        var dumped = ""
        dump(settings, to: &dumped)
        for text in [String(describing: settings), String(reflecting: settings), dumped, "\(settings.described)"] {
            #expect(!text.contains("hunter-two"))
        }
        #expect(String(describing: settings.mail.smtp.password) == "(set)")
        let faulty = load(nil, ["CONVENOR_MAIL_SMTP_PASSWORD": "hunter\ntwo"]).faults
        #expect(
            faulty == [
                "CONVENOR_MAIL_SMTP_PASSWORD: The value of mail.smtp.password is more than one line. "
                    + "Write it in one line."
            ])
    }

    @Test("know the variable whose name ends in _FILE by itself")
    func certificates() {
        let read = load(nil, ["CONVENOR_MAIL_SMTP_CA_FILE": "ca.pem"])
        #expect(read.faults == [])
        #expect(read.settings.mail.smtp.caFile == "ca.pem")
    }

    @Test("leave the program's own variables and everybody else's alone")
    func foreign() {
        #expect(load(nil, ["CONVENOR_DATA": "x", "HOME": "/"], ignoring: ["CONVENOR_DATA"]).faults == [])
    }
}
