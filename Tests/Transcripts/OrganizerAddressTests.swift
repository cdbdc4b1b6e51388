import ConvenorCore
import ConvenorCurl
import ConvenorEngine
import Testing

/// The address that invitations name as their organizer, which calendars show to whoever sees the event.
@Suite("The organizer's address")
struct OrganizerAddressTests {
    /// Mara, Lena and Bo are invited to the Autumn fair of Thursday 8 October, 10:00.
    private func invited() async throws -> MailboxStage {
        let post = try await MailboxStage()
        _ = try await post.stage.hear("schedule thu 10:00")
        try await post.stage.move("+6m")
        return post
    }

    /// A property of the calendar's part: `ORGANIZER` or `UID`, without parameters.
    private func property(_ name: String, of letter: Letter) throws -> String {
        let part = try #require(MIMEReader().read(letter.bytes)?.calendar)
        let lines = String(decoding: part.bytes, as: UTF8.self).replacing("\r\n ", with: "").replacing("\n ", with: "")
            .split(whereSeparator: \.isNewline)
        let line = try #require(lines.first { $0.hasPrefix(name + ":") || $0.hasPrefix(name + ";") })
        return try #require(line.split(separator: ":").last.map(String.init))
    }

    private func organizer(of letter: Letter) throws -> String { try property("ORGANIZER", of: letter) }

    private func accept(_ post: MailboxStage, uid: String, at address: String) async throws {
        let text = [
            "BEGIN:VCALENDAR", "METHOD:REPLY", "VERSION:2.0", "PRODID:-//Other//EN", "BEGIN:VEVENT",
            "ATTENDEE;PARTSTAT=ACCEPTED:mailto:lena@example.org", "ORGANIZER:mailto:\(address)", "UID:\(uid)",
            "SEQUENCE:0", "DTSTAMP:20261006T080000Z", "END:VEVENT", "END:VCALENDAR", "",
        ].joined(separator: "\r\n")
        try await post.receive(
            from: "lena@example.org", to: address, text, type: "text/calendar; method=REPLY; charset=utf-8")
    }

    private func answers(_ post: MailboxStage, _ slug: String) async throws -> [Handle] {
        let planning = try await post.stage.engine().archived(slug)?.series.planning
        return planning?.invitations.values.flatMap { $0.answers.keys }.filter { $0 != Handle("mara") } ?? []
    }

    @Test("is not where a letter is answered, and takes an answer of a calendar")
    func accepted() async throws {
        let post = try await invited()
        let letter = try await post.letter("invitation", to: "lena")
        let address = try organizer(of: letter)
        #expect(address.hasPrefix("convenor+"))
        #expect(try address != post.replyAddress(of: letter))
        try await accept(post, uid: property("UID", of: letter), at: address)
        #expect(try await answers(post, "autumn-fair") == [Handle("lena")])
        // An answer that goes to where the letter is answered counts too.
        let other = try await invited()
        let second = try await other.letter("invitation", to: "lena")
        try await accept(other, uid: property("UID", of: second), at: other.replyAddress(of: second))
        #expect(try await answers(other, "autumn-fair") == [Handle("lena")])
    }

    @Test("takes no command, whoever From is, and no words")
    func words() async throws {
        let post = try await invited()
        let address = try organizer(of: try await post.letter("invitation", to: "mara"))
        let count = try await post.letters("answer").count
        for (from, text) in [("eve@example.net", "drop A1 because not needed"), ("mara@example.org", "done A1")] {
            try await post.receive(from: from, to: address, text)
        }
        let card = try await post.card("A1")
        #expect(!card.contains("dropped") && !card.contains("done"))
        #expect(try await post.letters("answer").count == count)
        #expect(try await post.letters("refusal").map(\.letter.address) == ["eve@example.net", "mara@example.org"])
    }

    @Test("makes nobody's address a dead one")
    func bounces() async throws {
        let post = try await invited()
        let letter = try await post.letter("invitation", to: "lena")
        let report = """
            --x\r
            Content-Type: message/delivery-status\r
            \r
            Reporting-MTA: dns; mail.example.net\r
            \r
            Final-Recipient: rfc822; lena@example.org\r
            Action: failed\r
            Status: 5.1.1\r
            --x--\r

            """
        let type = "multipart/report; report-type=delivery-status; boundary=x"
        try await post.receive(
            from: "MAILER-DAEMON@example.net", to: try organizer(of: letter), report, type: type)
        #expect(try await post.letters("report").isEmpty)
        // The same report to where letters come back is believed.
        try await post.receive(
            from: "MAILER-DAEMON@example.net", to: try await post.bounceAddress(of: letter), report, type: type)
        #expect(try await post.letters("report").count == 1)
    }

    @Test("is good for its own meeting alone")
    func otherMeeting() async throws {
        let post = try await invited()
        let first = try organizer(of: try await post.letter("invitation", to: "lena"))
        for line in [#"start open "Board""#, "invite @lena", "schedule fri 15:00", "end"] {
            _ = try await post.stage.hear(line)
        }
        try await post.stage.move("+6m")
        let second = try await post.letter("invitation", to: "lena")
        let uid = try property("UID", of: second)
        #expect(try organizer(of: second) != first)
        try await accept(post, uid: uid, at: first)
        #expect(try await answers(post, "board").isEmpty)
        try await accept(post, uid: uid, at: try organizer(of: second))
        #expect(try await answers(post, "board") == [Handle("lena")])
    }
}
