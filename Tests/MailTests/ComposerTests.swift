import ConvenorCore
import ConvenorCurl
import ConvenorEngine
import Foundation
import TestSupport
import Testing

@Suite("Composing")
struct ComposerTests {
    @Test("a mail has every header once, two utf-8 parts and no defects")
    func wholeMail() throws {
        var mail = Mail.sample(name: "Łucja Ångström-Żółć")
        mail.from.name = "Convenor for Büro \"Süd\" (Team), Marketing"
        mail.replyTo = Mailbox(address: "reply+7f3a@example.org")
        let token = String(repeating: "a1", count: 60)
        mail.references = ["root.q1@example.org", "summary.q1.2.lena@example.org"]
        mail.headers = [
            .init("Auto-Submitted", "auto-generated"), .init("List-Id", "Märketing alignment <q1.example.org>"),
            .init("List-Unsubscribe", "<https://meet.example.org/u/\(token)>, <mailto:u@example.org>"),
        ]
        let parsed = try ParsedMail(composed(mail))
        #expect(parsed.defects == [])
        #expect(
            parsed.headers.map { $0[0] } == [
                "From", "To", "Reply-To", "Subject", "Date", "Message-ID", "In-Reply-To", "References",
                "Auto-Submitted",
                "List-Id", "List-Unsubscribe", "MIME-Version", "Content-Type",
            ])
        #expect(parsed.from == [[mail.from.name ?? "", mail.from.address]])
        #expect(parsed.to == [[mail.to.name ?? "", mail.to.address]])
        #expect(parsed.replyTo == [["", "reply+7f3a@example.org"]])
        #expect(parsed.values("Subject") == [mail.subject])
        #expect(parsed.values("Message-ID") == ["<\(mail.messageID)>"])
        #expect(parsed.values("In-Reply-To") == ["<summary.q1.2.lena@example.org>"])
        #expect(parsed.values("References") == ["<root.q1@example.org> <summary.q1.2.lena@example.org>"])
        for header in mail.headers { #expect(parsed.values(header.name) == [header.value]) }
        #expect(parsed.date == "2026-09-24T11:32:05+02:00")
        #expect(
            parsed.structure == [
                ["multipart/alternative", "None", "None"], ["text/plain", "utf-8", "quoted-printable"],
                ["text/html", "utf-8", "quoted-printable"],
            ])
        #expect(parsed.text == mail.text)
        #expect(parsed.html == mail.html)
        #expect(parsed.strayLineEnds == 0)
        #expect(parsed.isASCII)
    }

    @Test(
        "a subject comes out as it went in, on lines of at most 76 bytes",
        arguments: [
            "", "A", "Recap:  two blanks  and   three", "=?utf-8?q?typed_by_hand?= and =?x?=",
            "Recap: Żółć-Übersicht 🎉🎉🎉🎉 für  die Abteilung [2 actions for you] =?",
            String(repeating: "Ein sehr langer Betreff über vieles ", count: 20).trimmingCharacters(in: .whitespaces),
            String(repeating: "plain words in a long row ", count: 20).trimmingCharacters(in: .whitespaces),
            String(repeating: "会議のまとめ", count: 30), String(repeating: "👩‍👩‍👧‍👦", count: 20), "tail =?utf-8?b?",
            "\"quoted\" \\ back",
            String(repeating: "ü", count: 33), "e\u{301}" + String(repeating: "n\u{303}", count: 60),
        ])
    func subjects(_ subject: String) throws {
        let parsed = try ParsedMail(composed(.sample(subject: subject)))
        #expect(parsed.defects == [])
        #expect(parsed.values("Subject").map { Array($0.unicodeScalars) } == [Array(subject.unicodeScalars)])
        #expect(parsed.longestLine <= 76)
        #expect(parsed.isASCII)
    }

    @Test("a long thread and a long address fold between their words only")
    func longThread() throws {
        var mail = Mail.sample(id: "summary." + String(repeating: "q", count: 42) + "@example.org")
        mail.references = (1...12).map { "summary.q1-marketing-alignment.\($0).lena.v1@example.org" }
        mail.replyTo = Mailbox(name: "Convenor for you", address: "r+\(String(repeating: "a", count: 52))@example.org")
        let parsed = try ParsedMail(composed(mail))
        #expect(parsed.defects == [])
        #expect(parsed.longestLine <= 76)
        #expect(parsed.values("Message-ID") == ["<\(mail.messageID)>"])
        #expect(parsed.values("References") == [mail.references.map { "<\($0)>" }.joined(separator: " ")])
        #expect(parsed.replyTo == [[mail.replyTo?.name ?? "", mail.replyTo?.address ?? ""]])
    }

    @Test(
        "a name comes out as it went in",
        arguments: [
            "Lena", "Smith, John A.", "\"Q\" \\ (x) <y>", "O'Neil; the: second @home", "=?utf-8?q?x?=", "Zoë", "李 小龍",
            "🎉 Team",
            "Müller, Jörg (Büro \"Süd\")", String(repeating: "Graf von und zu ", count: 12) + "Süd",
            String(repeating: "Lord of this and that, ", count: 12) + "Esq.",
        ])
    func names(_ name: String) throws {
        let parsed = try ParsedMail(composed(.sample(name: name)))
        #expect(parsed.defects == [])
        #expect(parsed.to == [[name, "lena@example.org"]])
        #expect(parsed.longestLine <= 76)
    }

    @Test(
        "a body comes out as it went in",
        arguments: [
            "", "no line end", ".\n..\n.hidden dot\n", "trailing blank \nand tab\t\n", "\n\n\n", "From here on\n",
            String(repeating: "x", count: 10_240) + "\n", String(repeating: "żółć 🎉 ", count: 2_000),
            "é only latin-1\n",
            "--=_boundary\n=3D =\n", "tab\tinside\n",
        ])
    func bodies(_ text: String) throws {
        let parsed = try ParsedMail(composed(.sample(text: text, html: text)))
        #expect(parsed.defects == [])
        #expect(parsed.text == text)
        #expect(parsed.html == text)
        #expect(parsed.longestLine <= 76)
        #expect(parsed.strayLineEnds == 0)
        #expect(parsed.structure.dropFirst().allSatisfy { $0[1] == "utf-8" && $0[2] == "quoted-printable" })
    }

    @Test("control characters leave the body, and all line ends become one kind")
    func controls() throws {
        let parsed = try ParsedMail(composed(.sample(text: "a\0b\u{1B}[31mc\u{85}d\u{7F}e\r\nf\rg\n\u{2028}h\n")))
        #expect(parsed.text == "ab[31mcde\nf\ng\nh\n")
    }

    @Test("the same mail gives the same bytes, another Message-ID another boundary")
    func determinism() throws {
        let mail = Mail.sample(subject: "Żółć", name: "Łucja")
        #expect(try composed(mail) == composed(mail))
        let boundary = { (bytes: [UInt8]) -> Substring? in
            String(decoding: bytes, as: UTF8.self).firstMatch(of: /boundary="([^"]+)"/)?.1
        }
        let first = try #require(boundary(try composed(mail)))
        let second = try #require(boundary(try composed(.sample(id: "other@example.org"))))
        #expect(first != second)
    }

    @Test("the Date header shows the zone of the mail, in summer and in winter")
    func dates() throws {
        var mail = Mail.sample()
        let cases = [
            ("Europe/Amsterdam", 1_767_265_199_000, "2026-01-01T11:59:59+01:00"),
            ("America/St_Johns", 1_790_242_325_000, "2026-09-24T07:02:05-02:30"),
            ("Asia/Kathmandu", 1_790_242_325_999, "2026-09-24T15:17:05+05:45"),
            ("Europe/Amsterdam", 1_792_892_130_000, "2026-10-25T02:35:30+01:00"),
            ("UTC", 0, "1970-01-01T00:00:00+00:00"),
        ]
        for (zone, milliseconds, expected) in cases {
            mail.zone = zone
            mail.date = Moment(milliseconds: Int64(milliseconds))
            #expect(try ParsedMail(composed(mail)).date == expected)
        }
    }
}
