import ConvenorCore
import ConvenorCurl
import ConvenorEngine
import Testing

@Suite("Mails that end reminders")
struct StopMailTests {
    private func reminder(_ post: MailboxStage) async throws -> Letter {
        try await post.stage.move("2026-10-06 09:00")
        return try await post.letter("reminder", to: "lena")
    }

    private func deliver(_ post: MailboxStage) async throws {
        let relay = Refusing(person: "nobody")
        await Outbox(try post.stage.engine(), transport: relay, sender: "convenor@example.org").deliverDue()
    }

    @Test("a mail to the address of a reminder ends them for its recipient, and is confirmed once")
    func stop() async throws {
        let post = try await MailboxStage()
        let letter = try await reminder(post)
        let address = try post.stopAddress(of: letter)
        let text = try #require(MIMEReader().read(letter.bytes)?.text)
        #expect(text.contains("Stop mails: a mail to \(address) ends them"))
        // As a provider writes in the reader's name, from where it likes.
        try await post.receive(
            from: "unsubscribe@example.net", to: address, "", more: ["Auto-Submitted: auto-generated"])
        let told = try await post.confirmation(to: "lena")
        #expect(told.contains("you get no more of these mails") && told.contains("reminders @lena default"))
        try await post.receive(from: "lena@example.org", to: address, "Please stop")
        #expect(try await post.letters("answer").count == 1)
        // Nothing more is told to her of what is due; Bo and the minutes go on.
        for day in 7...23 { try await post.stage.move("2026-10-\(day < 10 ? "0" : "")\(day) 09:00") }
        let names = try await post.letters("reminder").map(\.letter.recipient.name)
        #expect(names.count { $0 == "lena" } == 1 && names.count { $0 == "bo" } > 2)
        #expect(try await post.stage.hear("reminders").contains("@lena off"))
        for line in ["start open", "present @lena", "note All is well", "end", "send", "y"] {
            _ = try await post.stage.hear(line)
        }
        #expect(try await post.letters("summary").filter { $0.letter.recipient == Handle("lena") }.count == 2)
    }

    @Test("a check-in that is stopped asks that person no more, and the others still")
    func checkIn() async throws {
        let post = try await MailboxStage()
        for line in ["start open", "checkin every monday 09:00 for @lena, @bo", "end"] {
            _ = try await post.stage.hear(line)
        }
        try await post.stage.move("2026-10-12 09:00")
        // What waits is withdrawn when nothing is to be answered any more.
        try await deliver(post)
        let asked = try await post.letter("checkin", to: "lena")
        try await post.receive(from: "lena@example.org", to: try post.stopAddress(of: asked), "")
        for day in ["13", "14", "19"] {
            try await post.stage.move("2026-10-\(day) 09:00")
            try await deliver(post)
        }
        let names = try await post.letters("checkin").map(\.letter.recipient.name)
        #expect(names.count { $0 == "lena" } == 1 && names.count { $0 == "bo" } == 3)
    }

    @Test("the address of one purpose is none of another, and one that is made up ends nothing")
    func forged() async throws {
        let post = try await MailboxStage()
        let letter = try await reminder(post)
        let stop = try post.stopAddress(of: letter)
        let answer = try post.replyAddress(of: letter)
        #expect(stop != answer)
        func sort(_ address: String) -> MailSort {
            var mail = IncomingMail()
            mail.recipients = [address]
            return MailSort.of(mail, at: post.mailbox).sort
        }
        #expect(sort(stop) == .stop && sort(answer) == .answer)
        let forged = stop.replacing("@", with: "a@")
        for address in [answer, forged, "convenor@example.org"] {
            try await post.receive(from: "lena@example.org", to: address, "stop")
        }
        #expect(try await !post.stage.hear("reminders").contains("@lena off"))
    }

    @Test("mails that nobody can end say nothing of it, and without a mailbox it is said what to type")
    func which() async throws {
        for letter in try await MailSamples.all.value {
            let mail = try #require(MIMEReader().read(letter.bytes))
            let canStop =
                ["reminder", "checkin"].contains(letter.kind)
                || letter.kind == "meeting" && letter.key.hasPrefix("reminder")
            let text = try #require(mail.text)
            #expect(text.contains("Stop mails:") == canStop, "\(letter.key)")
            let isRead = letter.token != ""
            #expect((mail.headers["list-unsubscribe"] != nil) == (canStop && isRead), "\(letter.key)")
            if canStop, !isRead { #expect(text.contains("reminders @\(letter.recipient.name) off"), "\(letter.key)") }
        }
    }
}
