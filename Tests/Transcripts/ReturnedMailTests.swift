import ConvenorCore
import ConvenorCurl
import ConvenorEngine
import Testing

@Suite("Mails that come back")
struct ReturnedMailTests {
    /// What a server reports of one recipient (RFC 3464).
    private static func report(action: String, status: String) -> String {
        """
        --x\r
        Content-Type: text/plain\r
        \r
        It did not arrive.\r
        --x\r
        Content-Type: message/delivery-status\r
        \r
        Reporting-MTA: dns; mail.example.org\r
        \r
        Final-Recipient: rfc822; somebody.else@example.net\r
        Action: \(action)\r
        Status: \(status) (as it is)\r
        Diagnostic-Code: smtp; 550 No such\r
         mailbox here\r
        --x--\r

        """
    }

    private static func receive(_ post: MailboxStage, at address: String, action: String, status: String) async throws {
        try await post.receive(
            from: "MAILER-DAEMON@example.net", to: address, report(action: action, status: status),
            type: "multipart/report; report-type=delivery-status; boundary=x")
    }

    /// The reminder of Friday's action to Lena, three working days ahead.
    private func reminder(_ post: MailboxStage) async throws -> Letter {
        try await post.stage.move("2026-10-06 09:00")
        return try await post.letter("reminder", to: "lena")
    }

    @Test("a hard bounce gives the letter up, tells the chair, and the reminder counts as not given")
    func hard() async throws {
        let post = try await MailboxStage()
        let letter = try await reminder(post)
        let address = try await post.bounceAddress(of: letter)
        #expect(address.hasPrefix("bounce+"))
        _ = post.stage.feed.take()
        try await Self.receive(post, at: address, action: "failed", status: "5.1.1")
        let delivery = try #require(try await post.letters("reminder").last { $0.letter.key == letter.key })
        #expect(delivery.state == .dead)
        #expect(delivery.answer == "5.1.1 550 No such mailbox here")
        let report = try await post.letter("report", to: "mara")
        #expect(report.subject.hasPrefix("Not delivered: Reminder"))
        // Reported once, however often it comes back.
        try await Self.receive(post, at: address, action: "failed", status: "5.1.1")
        #expect(try await post.letters("report").count == 1)
        // The next morning it is due anew: nothing goes to the dead address, and the room hears of it.
        _ = post.stage.feed.take()
        try await post.stage.move("2026-10-07 09:00")
        #expect(try await post.letters("reminder").filter { $0.letter.recipient == Handle("lena") }.count == 1)
        #expect(
            post.stage.feed.take() == [
                "A1 wants attention, but mail to @lena comes back: invite @lena name@example.org"
            ])
        // A new address is a new beginning.
        _ = try await post.stage.hear("invite @lena lena.vos@example.org")
        try await post.stage.move("2026-10-09 09:00")
        #expect(try await post.letter("reminder", to: "lena").address == "lena.vos@example.org")
    }

    /// One round of the outbox with a relay that refuses Lena.
    private static func refuse(_ post: MailboxStage, _ answer: String) async throws {
        let relay = Refusing(person: "lena@", answer: answer)
        await Outbox(try post.stage.engine(), transport: relay, sender: "convenor@example.org").deliverDue()
    }

    @Test("a relay's refusal of the address is the same: the chair is told once, and the reminder counts as not given")
    func refused() async throws {
        let post = try await MailboxStage()
        _ = try await reminder(post)
        _ = post.stage.feed.take()
        try await Self.refuse(post, "550 5.1.1 No such user")
        #expect(try await post.letters("report").filter { $0.letter.subject.contains("Reminder") }.count == 1)
        try await post.stage.move("2026-10-07 09:00")
        #expect(try await post.letters("reminder").filter { $0.letter.recipient == Handle("lena") }.count == 1)
        #expect(post.stage.feed.take().joined().contains("lena"))
    }

    /// What the relay said, and whether the next reminder goes to the same address.
    static let refusals = [
        ("550 5.7.1 Looks like spam", true), ("550 5.1.8 We do not know your sender", true), ("554 No", true),
        ("550 5.2.1 Closed", true), ("550-5.1.1 No such user; 550 5.1.1 see there", false), ("553 5.1.10 None", false),
    ]

    @Test("what is not the recipient's fault closes no address, and the owner is reminded anew", arguments: refusals)
    func blameless(_ answer: String, _ goesOn: Bool) async throws {
        let post = try await MailboxStage()
        _ = try await reminder(post)
        try await Self.refuse(post, answer)
        try await post.stage.move("2026-10-07 09:00")
        let days = try await post.letters("reminder").filter { $0.letter.recipient == Handle("lena") }.map(\.letter.key)
        #expect(days == ["reminder/lena/2026-10-06"] + (goesOn ? ["reminder/lena/2026-10-07"] : []))
    }

    @Test("who was never told is not told of to the manager")
    func silence() async throws {
        let post = try await MailboxStage()
        // Monday's reminder is the first to say that A1 is overdue, and whom it names.
        for day in ["06", "09"] {
            try await post.stage.move("2026-10-\(day) 09:00")
            await Outbox(
                try post.stage.engine(), transport: Refusing(person: "nobody"), sender: "convenor@example.org"
            ).deliverDue()
        }
        for day in 12...22 {
            try await post.stage.move("2026-10-\(day) 09:00")
            try await Self.refuse(post, "550 5.7.1 Not now")
        }
        #expect(try await post.letters("escalation").filter { $0.letter.key.contains("A1") }.isEmpty)
        // Bo got his, and is told of.
        #expect(try await post.letters("escalation").contains { $0.letter.key.contains("A2") })
        // An action a day is what Lena would have got; the chair hears of each.
        let lost = try await post.letters("reminder").filter {
            $0.letter.recipient == Handle("lena") && $0.state == .dead
        }
        #expect(lost.count >= 3)
        #expect(try await post.letters("report").count == lost.count)
    }

    @Test("an address from which mail comes back gets no invitation, the room hears so, and a new one gets it")
    func invitation() async throws {
        let post = try await MailboxStage()
        let address = try await post.bounceAddress(of: try await reminder(post))
        try await Self.receive(post, at: address, action: "failed", status: "5.1.1")
        let said = try await post.stage.hear("schedule 2026-10-22 10:00")
        #expect(said.contains("No mail address, so no invitation: @lena."))
        try await post.stage.move("+10m")
        #expect(try await post.letters("invitation").map(\.letter.recipient.name).sorted() == ["bo", "mara"])
        _ = try await post.stage.hear("invite @lena lena.vos@example.org")
        try await post.stage.move("+10m")
        #expect(try await post.letter("invitation", to: "lena").address == "lena.vos@example.org")
    }

    @Test("a manager whose address is dead is told nothing: the chair is")
    func manager() async throws {
        let post = try await MailboxStage()
        let people = post.stage.people.people.values.map { person in
            var person = person
            if person.handle == Handle("lena") { person.manager = Handle("bo") }
            return person
        }
        var house = try post.stage.house()
        house.people = Roster(people)
        try post.stage.engine().takeUp(house)
        try await post.stage.move("2026-10-06 09:00")
        let address = try await post.bounceAddress(of: try await post.letter("reminder", to: "bo"))
        try await Self.receive(post, at: address, action: "failed", status: "5.1.1")
        for day in 9...20 { try await post.stage.move("2026-10-\(day < 10 ? "0" : "")\(day) 09:00") }
        let told = try await post.letters("escalation").filter { $0.letter.key.contains("/A1/") }
        #expect(told.map(\.letter.recipient.name).sorted() == ["lena", "mara"])
    }

    /// Reports after which mail goes on to the same address.
    static let soft = [("delayed", "4.4.1"), ("failed", "4.2.2"), ("failed", "5.2.2"), ("delivered", "2.0.0")]

    @Test("one report of a mailbox that is full closes no address", arguments: soft)
    func goesOn(_ action: String, _ status: String) async throws {
        let post = try await MailboxStage()
        let letter = try await reminder(post)
        let address = try await post.bounceAddress(of: letter)
        try await Self.receive(post, at: address, action: action, status: status)
        #expect(try await post.letters("report").count == (action == "failed" ? 1 : 0))
        try await post.stage.move("2026-10-09 09:00")
        #expect(
            try await post.letters("reminder").last { $0.letter.recipient == Handle("lena") }?.letter.key != letter.key)
    }

    @Test("a report to no address of ours changes nothing")
    func foreign() async throws {
        let post = try await MailboxStage()
        try await Self.receive(post, at: "bounce+aaaa@example.org", action: "failed", status: "5.1.1")
        #expect(try await post.letters("report").isEmpty)
    }
}
