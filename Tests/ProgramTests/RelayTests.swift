import Foundation
import TestSupport
import Testing

@Suite("A meeting's mails, from the typed line to the server")
struct RelayTests {
    @Test("a piped meeting sends one mail a person over one connection, with STARTTLS and a password from a file")
    func relayed() throws {
        let certificate = try TestCertificate()
        let server = try MailServer(certificate: certificate, user: "convenor", password: "s3cret-tangerine")
        let program = try BuiltProgram(RelayMeeting.settings(server, certificate))
        try "s3cret-tangerine\n".write(toFile: program.path("password"), atomically: true, encoding: .utf8)
        program.settings["CONVENOR_MAIL_SMTP_USER"] = "convenor"
        program.settings["CONVENOR_MAIL_SMTP_PASSWORD_FILE"] = program.path("password")
        program.settings["CONVENOR_LOG_LEVEL"] = "trace"
        let answer = try program.run(["run"], typing: RelayMeeting.lines)
        #expect(answer.status == 0)
        #expect(!answer.errors.contains("tangerine") && !answer.output.contains("tangerine"))
        #expect(!answer.errors.contains(Data("\0convenor\0s3cret-tangerine".utf8).base64EncodedString()))

        let people = [
            "bo@example.org", "ines@example.org", "lena@example.org", "mara@example.org", "pat@partner.example",
        ]
        #expect(try server.envelopes.flatMap(\.to).sorted() == people)
        #expect(try server.envelopes.allSatisfy { $0.tls && $0.from == "convenor@example.org" })
        #expect(server.count("connect") == 1)
        #expect(server.count("login") == 1)
        #expect(try RelayMeeting.mails(at: server).keys.sorted() == people)
    }

    @Test("every mail is clean to another parser, marked as a machine's, and says the same as text and as HTML")
    func parsed() throws {
        let server = try MailServer()
        try BuiltProgram(RelayMeeting.settings(server)).run(["run"], typing: RelayMeeting.lines)
        let mails = try RelayMeeting.mails(at: server)
        #expect(mails.count == 5)
        for (address, mail) in mails {
            #expect(mail.defects == [])
            #expect(mail.isASCII && mail.strayLineEnds == 0 && mail.longestLine <= 998)
            #expect(mail.values("To").count == 1 && mail.to.count == 1)
            #expect(mail.from == [["Convenor for Autumn fair", "convenor@example.org"]])
            #expect(mail.replyTo.map(\.last) == ["mara@example.org"])
            #expect(mail.values("Auto-Submitted") == ["auto-generated"])
            #expect(mail.values("X-Auto-Response-Suppress") == ["OOF, AutoReply"])
            #expect(mail.values("List-Id") == ["Autumn fair <autumn-fair.example.org>"])
            let name = String(address.prefix { $0 != "@" })
            #expect(mail.values("Message-ID") == ["<summary.autumn-fair.1.\(name).v1@example.org>"])
            #expect(mail.values("References") == ["<meeting.autumn-fair.1@example.org>"])
            #expect(mail.structure.map(\.first) == ["multipart/alternative", "text/plain", "text/html"])
            #expect(mail.differingWords == [])
        }
    }

    @Test("each reader gets their cut, and what is private or confidential is in none that may not have it")
    func cuts() throws {
        let server = try MailServer()
        try BuiltProgram(RelayMeeting.settings(server)).run(["run"], typing: RelayMeeting.lines)
        let mails = try RelayMeeting.mails(at: server)
        func readers(of word: String) -> [String] {
            mails.filter { ($0.value.text ?? "").contains(word) || ($0.value.html ?? "").contains(word) }
                .map { String($0.key.prefix { $0 != "@" }) }.sorted()
        }
        #expect(readers(of: "zanzibar") == [])
        #expect(readers(of: "timbuktu") == ["mara"])
        #expect(readers(of: "ouagadougou") == ["bo", "lena", "mara"])
        #expect(readers(of: "too loud") == ["bo", "lena", "mara"])
        #expect(readers(of: "three customers") == ["bo", "ines", "lena", "mara"])
        #expect(readers(of: "book the stand") == ["bo", "ines", "lena", "mara"])
        #expect(readers(of: "price list") == ["bo", "ines", "lena", "mara", "pat"])
        let subjects = mails.mapValues { $0.values("Subject").first ?? "" }
        #expect(subjects["lena@example.org"]?.contains("[1 action for you]") == true)
        let row = #"<td><span class="label">Due: </span>Wed 12 Mar 2031</td>"#
        #expect(mails["bo@example.org"]?.html?.contains(row) == true, "columns keep their names on a narrow screen")
        #expect(mails["bo@example.org"]?.text?.contains("you were absent") == true)
    }

    @Test("version 2 stands in the thread of version 1 and says first what changed")
    func corrected() throws {
        let server = try MailServer()
        let program = try BuiltProgram(RelayMeeting.settings(server))
        try program.run(["run"], typing: RelayMeeting.lines)
        try program.run(["run"], typing: ["amend D1 We go to the spring fair", "send", "y"])
        let mails = try server.mails.map { try ParsedMail($0) }.filter { $0.to.first?.last == "lena@example.org" }
        try #require(mails.count == 2)
        #expect(mails[1].values("Message-ID") == ["<summary.autumn-fair.1.lena.v2@example.org>"])
        let first = "<summary.autumn-fair.1.lena.v1@example.org>"
        #expect(mails[1].values("In-Reply-To") == [first])
        #expect(mails[1].values("References") == ["<meeting.autumn-fair.1@example.org> " + first])
        #expect(mails[1].text?.contains("spring fair") == true)
        #expect(mails[1].differingWords == [])
    }

    @Test("a wrong password loses nothing: the log says what is wrong, and all goes out when the server accepts")
    func wrongPassword() throws {
        let server = try MailServer(user: "convenor", password: "right")
        let program = try BuiltProgram(RelayMeeting.settings(server))
        program.settings["CONVENOR_MAIL_SMTP_USER"] = "convenor"
        program.settings["CONVENOR_MAIL_SMTP_PASSWORD"] = "wrong-tangerine"
        let answer = try program.run(["run"], typing: RelayMeeting.lines)
        #expect(try server.mails.isEmpty)
        #expect(answer.errors.contains("refuses our user name or password"))
        #expect(!answer.errors.contains("tangerine"))
        let waiting = try program.run(["deliveries", "--open"]).output
        #expect(waiting.components(separatedBy: "\n").count { $0.hasPrefix("retry") } == 5)

        program.settings["CONVENOR_MAIL_SMTP_PASSWORD"] = "right"
        for key in Self.keys(in: waiting) { #expect(try program.run(["deliveries", "--retry", key]).status == 0) }
        try program.run(["run"], typing: ["status"])
        #expect(try RelayMeeting.mails(at: server).count == 5)
        #expect(try program.run(["deliveries", "--open"]).output == "Nothing waits and nothing was given up.\n")
    }

    @Test("a refused mail is dead, told to the chair by mail, listed, and lives again on request")
    func dead() throws {
        let server = try MailServer()
        try server.refuse(["lena@example.org": "550 5.1.1 No such user here"])
        let program = try BuiltProgram(RelayMeeting.settings(server))
        let answer = try program.run(["run"], typing: RelayMeeting.lines)
        #expect(answer.errors.contains("refused for good: 550 5.1.1 No such user here"))
        let toChair = try server.mails.map { try ParsedMail($0) }.filter { $0.to.first?.last == "mara@example.org" }
        let report = try #require(toChair.first { $0.values("Message-ID").first?.contains("report.") == true })
        #expect(report.defects == [])
        #expect(report.text?.contains("lena@example.org") == true)
        #expect(report.text?.contains("550 5.1.1 No such user here") == true)
        #expect(report.differingWords == [])

        let listed = try program.run(["deliveries", "--open"]).output
        #expect(listed.hasPrefix("dead") && listed.contains("lena@example.org"))
        try server.refuse([:])
        let key = try #require(Self.keys(in: listed).first)
        #expect(try program.run(["deliveries", "--retry", key]).status == 0)
        try program.run(["run"], typing: ["status"])
        #expect(try server.envelopes.filter { $0.to == ["lena@example.org"] }.count == 1)
    }

    @Test("a mail that may have arrived is listed as such, and is the same mail when it is sent again")
    func uncertain() throws {
        let server = try MailServer("drop-after-dot")
        let program = try BuiltProgram(RelayMeeting.settings(server))
        try program.run(["run"], typing: RelayMeeting.lines)
        let listed = try program.run(["deliveries", "--open"]).output
        #expect(listed.components(separatedBy: "(may have arrived)").count == 6)
        try server.turn(to: "plain")
        for key in Self.keys(in: listed) { try program.run(["deliveries", "--retry", key]) }
        try program.run(["run"], typing: ["status"])
        let ids = try RelayMeeting.mails(at: server).values.flatMap { $0.values("Message-ID") }
        let names = ["bo", "ines", "lena", "mara", "pat"]
        #expect(ids.sorted() == names.map { "<summary.autumn-fair.1.\($0).v1@example.org>" })
    }

    @Test("there is nothing to retry in a letter that was sent, or in one that never was")
    func nothingToRetry() throws {
        let server = try MailServer()
        let program = try BuiltProgram(RelayMeeting.settings(server))
        try program.run(["run"], typing: RelayMeeting.lines)
        let sent = try program.run(["deliveries", "--retry", "summary/autumn-fair/1/lena/v1"])
        #expect(sent.status != 0 && sent.errors.contains("was sent"))
        let unknown = try program.run(["deliveries", "--retry", "summary/nowhere"])
        #expect(unknown.status != 0 && unknown.errors.contains("no letter"))
        #expect(try program.run(["run"], typing: ["status"]).status == 0)
        #expect(try server.mails.count == 5)
    }

    /// The second line of an entry of `deliveries`.
    private static func keys(in listing: String) -> [String] {
        listing.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { $0.hasPrefix("summary/") }
    }
}
