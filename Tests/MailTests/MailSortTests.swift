import ConvenorCurl
import ConvenorEngine
import Testing

@Suite("The sorts of mail")
struct MailSortTests {
    private static let token = String(repeating: "a", count: 29)

    /// Headers of a mail, and what it is by them.
    static let plain: [([String], MailSort)] = [
        ([], .answer),
        (["Auto-Submitted: no"], .answer),
        (["Auto-Submitted: No (a person)"], .answer),
        (["X-Auto-Response-Suppress: All"], .answer),
        (["X-Auto-Response-Suppress: OOF, AutoReply", "Subject: Automatic reply: Reminder"], .answer),
        (["Auto-Submitted: auto-replied"], .automatic),
        (["Auto-Submitted: AUTO-GENERATED; owner=x"], .automatic),
        (["Auto-Submitted: auto-replied (vacation)", "List-Id: <x.example.org>"], .automatic),
        (["X-Auto-Response-Suppress: All", "Subject: Automatic reply: Reminder"], .automatic),
        (["Return-Path: <>"], .automatic),
        (["Precedence: bulk"], .automatic),
        (["Precedence: auto_reply"], .automatic),
        (["X-Autoreply: yes"], .automatic),
        (["From: MAILER-DAEMON@example.net"], .automatic),
        (["From: No Answer <no-reply@example.net>"], .automatic),
        (["From: convenor@example.org"], .automatic),
        (["From: convenor+\(token)@example.org"], .automatic),
        (["Precedence: list"], .list),
        (["List-Id: <dev.example.org>"], .list),
        (["List-Unsubscribe: <mailto:off@example.org>"], .list),
        (["Content-Type: multipart/report; report-type=disposition-notification; boundary=x"], .automatic),
    ]

    @Test("headers tell a person's mail from all others", arguments: plain)
    func headers(_ headers: [String], _ sort: MailSort) throws {
        let text = (["From: Robin <robin@example.net>", "To: convenor@example.org"] + headers).joined(separator: "\n")
        let own =
            headers.contains { $0.hasPrefix("From:") } ? String(text.split(separator: "\n", maxSplits: 1)[1]) : text
        let mail = try #require(IncomingMail.read(own + "\n\nI am away.\n"))
        #expect(MailSort.of(mail, at: .sample).sort == sort)
    }

    private static let report = """
        Content-Type: multipart/report; report-type=delivery-status; boundary=x

        --x
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example.net

        Final-Recipient: rfc822; lena@example.net
        Action: failed
        Status: 5.1.1
        --x--
        """
    private static let accepted = "Content-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\nEND:VCALENDAR\n"

    @Test("a report goes before a calendar's answer, and that before what is automatic")
    func order() throws {
        let automatic = "From: robin@example.net\nAuto-Submitted: auto-replied\nReturn-Path: <>\nMIME-Version: 1.0\n"
        let bounce = try #require(IncomingMail.read(automatic + Self.report))
        #expect(MailSort.of(bounce, at: .sample).sort == .bounce)
        let reply = try #require(IncomingMail.read(automatic + Self.accepted))
        #expect(MailSort.of(reply, at: .sample).sort == .calendar)
        let request = try #require(
            IncomingMail.read(
                "From: a@example.net\nMIME-Version: 1.0\n" + Self.accepted.replacing("REPLY", with: "REQUEST")))
        #expect(MailSort.of(request, at: .sample).sort == .answer)
    }

    @Test("every rule but those of habit names where it is written")
    func sources() {
        #expect(MailSort.of(IncomingMail(), at: .sample).because == "")
        var mail = IncomingMail()
        mail.headers["list-id"] = "x"
        #expect(MailSort.of(mail, at: .sample).because.contains("RFC 2919"))
        let written = #/RFC [0-9]+ section [0-9.]+|MS-OXCMAIL [0-9.]+/#
        let habits = MailSort.rules.map(\.source).filter { !$0.contains(written) }
        #expect(habits == ["X-Autoreply, X-Autorespond: habits of mail programs", "a mail of our own that came round"])
        #expect(Set(MailSort.rules.map(\.sort)) == Set(MailSort.allCases).subtracting([.answer]))
    }

    @Test("where a hyphen parts the token, an address that only begins like ours is a person's")
    func people() throws {
        let mailbox = AnswerAddress(
            address: "convenor@example.org", bounce: "bounce", separator: "-", seal: OpenSeal())
        for (from, sort) in [
            ("convenor-team@example.org", MailSort.answer), ("bounce-house@example.org", .answer),
            ("convenor-\(Self.token)@example.net", .answer), ("Convenor-\(Self.token)@example.org", .automatic),
            ("bounce-\(Self.token)@example.org", .automatic), ("convenor@example.org", .automatic),
        ] {
            let mail = try #require(IncomingMail.plain("From: \(from)"))
            #expect(MailSort.of(mail, at: mailbox).sort == sort, "\(from)")
        }
    }
}
