import Foundation
import TestSupport
import Testing

/// What `convenor check` finds that is well-formed and cannot work.
@Suite("Checking")
struct CheckTests {
    private func check(_ settings: String, _ more: [String: String] = [:]) async throws -> Program.Ending {
        let place = try Workplace()
        try FileManager.default.createDirectory(atPath: place.path("config"), withIntermediateDirectories: true)
        try place.write(settings, to: "config/convenor.yaml")
        for (name, text) in more { try place.write(text, to: "config/" + name) }
        return try await Program.run(["check", "--config", place.path("config")], at: place)
    }

    @Test("addresses without a scheme or a host are refused where they stand, and no secret is shown")
    func addresses() async throws {
        let found = try await check(
            """
            platforms:
              mattermost:
                tokens: abc
                site_url: chat.example.org
                callback_url: "https://"
              slack:
                signing_secret: abc
                incoming_webhook: hooks.example.org/s3cret
            """)
        #expect(found.code == 78)
        #expect(
            found.errors.contains(
                "convenor.yaml:4:15: \"chat.example.org\" does not fit platforms.mattermost.site_url."))
        #expect(
            found.errors.contains("convenor.yaml:5:19: \"https://\" does not fit platforms.mattermost.callback_url."))
        #expect(found.errors.contains("convenor.yaml:8:23: The value does not fit platforms.slack.incoming_webhook."))
        #expect(found.errors.contains("Write https:// or http://, a host and maybe a path, or nothing"))
        #expect(!found.errors.contains("s3cret"))
    }

    @Test("what is inside and not allowed, half a platform and files that are not there are said with their place")
    func hopeless() async throws {
        let found = try await check(
            """
            platforms:
              matrix:
                homeserver: http://localhost:8008
                user: "@convenor:example.org"
                access_token: abc
              zulip:
                tokens: abc
                site: https://10.1.2.3
              slack:
                bot_token: xoxb-s3cret
              google_chat:
                audiences: "1234"
                keys_file: keys.json
            callbacks:
              ca_file: /nowhere/ca.pem
            mail:
              imap:
                url: imaps://mail.example.org
            """,
            [
                "subscribers.yaml": """
                subscribers:
                  - name: crm
                    url: http://127.0.0.1:9/hook?key=s3cret
                    secret: whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=

                """,
                "people.yaml": "people:\n  - handle: bo\n    chat: {slakc: U1, slack: U2}\n",
            ])
        #expect(found.code == 78)
        for line in [
            "convenor.yaml:3:17: platforms.matrix.homeserver: localhost:8008 is called without TLS, and callbacks.allow does not name it. Add the host to callbacks.allow",
            "convenor.yaml:8:11: platforms.zulip.site: 10.1.2.3 is a private address, and callbacks.allow does not name it.",
            "convenor.yaml:10:16: slack has bot_token and is not set up by it: something that it cannot be without is missing. Set platforms.slack.signing_secret too",
            "convenor.yaml:13:16: platforms.google_chat.keys_file: ", "keys.json\" cannot be read.",
            "convenor.yaml:15:12: callbacks.ca_file: \"/nowhere/ca.pem\" cannot be read.",
            "convenor.yaml:18:10: mail.imap.url is set and mail.imap.user or mail.imap.password is not.",
            "subscribers.yaml:3:10: It is never called: 127.0.0.1:9 is called without TLS",
            "people.yaml:3:19: \"slakc\" is no chat platform. Did you mean \"slack\"?",
        ] {
            #expect(found.errors.contains(line), "not said: \(line)\n\(found.errors)")
        }
        #expect(!found.errors.contains("s3cret"))
    }

    @Test("the same with what was missing is well")
    func mended() async throws {
        let found = try await check(
            """
            platforms:
              matrix:
                homeserver: http://localhost:8008
                user: "@convenor:example.org"
                access_token: abc
              zulip:
                tokens: abc
                site: https://10.1.2.3
              mattermost:
                tokens: abc
                callback_url: http://convenor.internal:8080
            callbacks:
              allow: localhost:8008, 10.1.2.3
            """, ["people.yaml": "people:\n  - handle: bo\n    chat: {slack: U1, \"zulip:ops\": \"7\"}\n"])
        #expect(found.code == 0, "\(found.errors)")
    }

    @Test("with --connect it says that no server is set up, and what is wrong with one that does not answer")
    func unreachable() async throws {
        let none = try await Program.run(["check", "--connect"], at: try Workplace())
        #expect(none.code == 0)
        #expect(
            none.output.contains(
                "Mail goes to the Maildir: mail.smtp.url is empty.\nNo mailbox is read: mail.imap.url is empty."))
        let place = try Workplace([
            "CONVENOR_MAIL_SMTP_URL": "smtp://127.0.0.1:1", "CONVENOR_MAIL_SMTP_STARTTLS": "off",
        ])
        let dead = try await Program.run(["check", "--connect"], at: place)
        #expect(dead.code == 69)
        #expect(
            dead.errors.contains(
                "Outgoing mail: 127.0.0.1:1 cannot be used: nothing answers at that address."), "\(dead.errors)")
    }

    @Test("with --connect it logs in at real servers and leaves everything as it was", .enabled(if: MailTown.isThere))
    func servers() async throws {
        let town = try MailTown()
        let well = try await Program.run(["check", "--connect"], at: try Workplace(town.settings))
        #expect(well.code == 0, "\(well.errors)")
        #expect(well.output.contains("Outgoing mail: ") && well.output.contains(" answers "))
        #expect(
            well.output.contains(
                "takes the password of convenor@example.org, opens INBOX and says at once what comes."),
            "\(well.output)")
        let wrong = try Workplace(town.settings.merging(["CONVENOR_MAIL_IMAP_PASSWORD": "wr0ng"]) { $1 })
        let refused = try await Program.run(["check", "--connect"], at: wrong)
        #expect(refused.code == 69)
        #expect(refused.errors.contains("does not take the user or the password."), "\(refused.errors)")
        #expect(!(refused.errors + refused.output).contains("wr0ng"))
        #expect(try town.inbox(of: "convenor").isEmpty)
    }

    @Test("with --connect a login at the server for outgoing mail is tried too", arguments: [true, false])
    func login(_ isRight: Bool) async throws {
        let server = try MailServer("plain", user: "convenor", password: "secret")
        let place = try Workplace([
            "CONVENOR_MAIL_SMTP_URL": "smtp://127.0.0.1:\(server.port)", "CONVENOR_MAIL_SMTP_STARTTLS": "off",
            "CONVENOR_MAIL_SMTP_USER": "convenor", "CONVENOR_MAIL_SMTP_PASSWORD": isRight ? "secret" : "wr0ng",
        ])
        let found = try await Program.run(["check", "--connect"], at: place)
        #expect(found.code == (isRight ? 0 : 69), "\(found.errors)")
        let said = isRight ? "takes the password of convenor." : "refuses our user name or password"
        #expect((found.output + found.errors).contains(said), "\(found.output)\(found.errors)")
        #expect(!(found.output + found.errors).contains("wr0ng"))
        #expect(try server.mails.isEmpty)
    }
}
