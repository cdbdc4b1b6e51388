import ConvenorCurl
import ConvenorEngine
import Testing

@Suite("Reading mails")
struct MIMEReaderTests {
    @Test("headers are unfolded and decoded, addresses are bare, where it was delivered goes first")
    func headers() throws {
        let mail = try #require(
            IncomingMail.read(
                """
                Delivered-To: convenor+TOKEN@example.org
                Return-Path: <lena@example.net>
                From: =?UTF-8?Q?L=C3=A9na?= Vos <lena@example.net>
                To: "Convenor, for you" <convenor@example.org>, Bo <bo@example.org>
                Subject: =?ISO-8859-1?Q?Re=3A_R=E9sum=E9?=
                 of it
                Message-ID: <m1@example.net>
                In-Reply-To: <summary.q1@example.org>
                References: <root@example.org>
                 <summary.q1@example.org>

                done A7
                """))
        #expect(mail.recipients == ["convenor+TOKEN@example.org", "convenor@example.org", "bo@example.org"])
        #expect(mail.from == Mailbox(name: "Léna Vos", address: "lena@example.net"))
        #expect(mail.returnPath == "lena@example.net")
        #expect(mail.subject == "Re: Résumé of it")
        #expect(mail.messageID == "m1@example.net")
        #expect(mail.inReplyTo == ["summary.q1@example.org"])
        #expect(mail.references == ["root@example.org", "summary.q1@example.org"])
        #expect(mail.text?.hasPrefix("done A7") == true)
    }

    @Test("an empty return path is told from one that nobody noted")
    func returnPath() throws {
        #expect(IncomingMail.plain("Return-Path: <>")?.returnPath == "")
        #expect(IncomingMail.plain("Return-Path: MAILER <>")?.returnPath == "")
        let none = try #require(IncomingMail.plain())
        #expect(none.returnPath == nil)
    }

    @Test("the plain text is taken, whatever its charset and encoding, and an attachment is not")
    func parts() throws {
        let mail = try #require(
            IncomingMail.read(
                """
                From: lena@example.net
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=a

                --a
                Content-Type: text/plain; name=notes.txt
                Content-Disposition: attachment

                done A1
                --a
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain; charset=iso-8859-1
                Content-Transfer-Encoding: quoted-printable

                blocked A7 caf=E9 =
                closed
                --b
                Content-Type: text/html

                <p>blocked A9</p>
                --b--
                --a--
                """))
        #expect(mail.text?.contains("blocked A7 café closed") == true)
        #expect(mail.text?.contains("A9") == false && mail.text?.contains("A1") == false)
    }

    @Test("HTML alone is read as its words, without what it quotes")
    func html() throws {
        let mail = try #require(
            IncomingMail.read(
                """
                From: lena@example.net
                MIME-Version: 1.0
                Content-Type: text/html; charset=utf-8

                <html><head><title>x</title><style>p { color: red }</style></head><body>
                <p>blocked A7 fish &amp; chips&#33;</p><div>thanks<br>Lena</div>
                <blockquote><p>done A9</p></blockquote><!-- done A8 --></body></html>
                """))
        let lines = try #require(mail.text).split(separator: "\n").map { $0.filter { $0 != "\r" } }
            .map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
        #expect(lines == ["blocked A7 fish & chips!", "thanks", "Lena"])
    }

    @Test("a calendar's answer is found with its method")
    func calendar() throws {
        let mail = try #require(
            IncomingMail.read(
                """
                From: lena@example.net
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=a

                --a
                Content-Type: text/plain

                Lena has accepted.
                --a
                Content-Type: text/calendar; charset=utf-8; method=reply; name=invite.ics
                Content-Transfer-Encoding: base64

                QkVHSU46VkNBTEVOREFSCk1FVEhPRDpSRVBMWQo=
                --a--
                """))
        #expect(mail.calendar?.method == "REPLY")
        #expect(mail.calendar?.bytes.starts(with: Array("BEGIN:VCALENDAR\nMETHOD:REPLY".utf8)) == true)
    }

    @Test("a calendar's lines may be folded within a character, and other charsets come as UTF-8")
    func foldedCalendar() throws {
        func bytes(_ charset: String, _ base64: String) -> [UInt8]? {
            IncomingMail.read(
                """
                From: lena@example.net
                MIME-Version: 1.0
                Content-Type: text/calendar; \(charset)method=REPLY
                Content-Transfer-Encoding: base64

                \(base64)
                """)?.calendar?.bytes
        }
        // `Caf`, the first byte of é, a fold, the second.
        let folded: [UInt8] = [0x43, 0x61, 0x66, 0xC3, 0x0D, 0x0A, 0x20, 0xA9]
        for charset in ["charset=utf-8; ", "charset=\"UTF-8\"; ", ""] {
            #expect(bytes(charset, "Q2Fmww0KIKk=") == folded)
        }
        #expect(bytes("charset=iso-8859-1; ", "Q2Fm6Q==") == Array("Café".utf8))
    }

    @Test("a delivery report gives each recipient, however oddly it is written (RFC 3464)")
    func report() throws {
        let mail = try #require(
            IncomingMail.read(
                """
                From: MAILER-DAEMON@example.net
                To: bounce+x@example.org
                MIME-Version: 1.0
                Content-Type: multipart/report;boundary="_=x=_"; report-type="delivery-status"


                --_=x=_
                Content-Type: text/plain

                It failed.

                --_=x=_
                content-type: message/delivery-status

                Reporting-MTA: dns; mail.example.net


                Original-Recipient: rfc822;<lena@example.net>
                Final-Recipient: rfc822;<lena@example.net>
                Action: Failed
                Status: 5.1.1 (no such box)
                Diagnostic-Code: smtp; 550 5.1.1 <lena@example.net>:
                 unknown

                Final-Recipient: unknown;
                Action: delayed
                Status: 4.0.0

                --_=x=_
                Content-Type: message/rfc822

                Message-ID: <summary.q1@example.org>
                From: convenor@example.org

                Hello
                --_=x=_--
                """))
        #expect(mail.contentType == "multipart/report")
        #expect(mail.report.map(\.action) == ["failed", "delayed"])
        #expect(mail.report.first?.status == "5.1.1")
        #expect(mail.report.first?.address == "lena@example.net")
        #expect(mail.report.first?.diagnostic == "550 5.1.1 <lena@example.net>: unknown")
        #expect(mail.returnedID == "summary.q1@example.org")
    }

    @Test("whatever bytes come, nothing breaks")
    func anything() {
        let pieces = [
            "From: ", "\r\n", "\n\n", "Content-Type: multipart/mixed; boundary=a\r\n\r\n", "--a\r\n", "--a--",
            "=?utf-8?b?",
            "\0", "Content-Type: message/rfc822\r\n\r\n", "Content-Type: text/html\r\n\r\n<p", "é", "&#x110000;",
            "<!--",
            "Content-Type: message/delivery-status\r\n\r\nStatus: \r\nAction: \r\n", "References: <<>>,@",
            "Return-Path: \r\n",
        ].map { Array($0.utf8) }
        var state: UInt64 = 1
        for _ in 0..<3_000 {
            var bytes: [UInt8] = []
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes += pieces[Int(state >> 33) % pieces.count]
            }
            let mail = MIMEReader().read(bytes)
            _ = mail.map { MailSort.of($0, at: .sample) }
        }
        #expect(MIMEReader().read([]) == nil || MIMEReader().read([])?.from == nil)
    }

    @Test("a mail that speaks of boundaries, or quotes many lines of hyphens, is one")
    func boundaries() throws {
        let quoted = String(repeating: "> Content-Type: multipart/mixed; boundary=x\n> --x\n", count: 600)
        #expect(try #require(IncomingMail.plain(body: quoted)).text?.contains("boundary") == true)
        let ruled = String(repeating: "-- \n", count: 600)
        #expect(IncomingMail.plain(body: ruled) != nil)
    }

    @Test("a mail of ten thousand parts inside parts is none")
    func deep() {
        var text = "From: a@example.net\r\n"
        for depth in 0..<10_000 { text += "Content-Type: multipart/mixed; boundary=b\(depth)\r\n\r\n--b\(depth)\r\n" }
        #expect(MIMEReader().read(Array(text.utf8)) == nil)
        var messages = "From: a@example.net\r\n"
        for _ in 0..<10_000 { messages += "Content-Type: message/rfc822\r\n\r\n" }
        _ = MIMEReader().read(Array(messages.utf8))
    }
}
