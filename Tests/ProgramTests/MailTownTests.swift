import Foundation
import TestSupport
import Testing

@Suite("A mailbox at real servers", .enabled(if: MailTown.isThere), .serialized)
struct MailTownTests {
    /// Mara chairs, Lena and Bo are invited; Nemo's address has no mailbox.
    private static func meeting(_ town: MailTown, more: [String: String] = [:]) async throws -> (Workplace, Program) {
        let place = try Workplace(
            town.settings.merging(["CONVENOR_CONSOLE_USER": "mara", "CONVENOR_TIME_ZONE": "UTC"]) { $1 }
                .merging(more) { $1 })
        let program = try Program(["run"], at: place)
        try await program.log("The mailbox is read")
        return (place, program)
    }

    private static let lines = [
        #"start open "Autumn fair""#, "invite @mara mara@example.org", "invite @lena lena@example.org",
        "invite @nemo nemo@example.org", "action @lena book the stand by 2031-03-12",
        "action @lena print the price list by 2031-04-16", "action @mara call the hall by 2031-04-16", "end", "send",
    ]

    private static func hold(_ program: Program) async throws {
        for line in lines { program.write(line + "\n") }
        try await program.ask("y", "Corrections until")
    }

    @Test("a reply that comes in is carried out and confirmed, what machines and strangers send is not")
    func replies() async throws {
        let town = try MailTown()
        let (place, program) = try await Self.meeting(town)
        try await Self.hold(program)
        let recap = try await town.letter(to: "lena", "Recap: Autumn fair")
        #expect(recap.text.contains("Reply with one line an action: done A1"))
        #expect(recap.returnPath.hasPrefix("<convenor+") && recap.returnPath != recap.replyTo)
        // A machine, a stranger, and a calendar, in this order and before the answer: each is gone through first.
        try town.send(
            from: "lena@example.org", to: recap.answerAddress, "I am away.\ndone A1",
            head: ["Subject: Automatic reply: Recap", "Auto-Submitted: auto-replied (vacation)"])
        try town.send(
            from: "robin@example.org", to: "convenor@example.org", "done A1", head: ["Subject: A wish"])
        try town.send(
            from: "robin@example.org", to: "convenor@example.org", "done A2", head: ["Subject: A wish"])
        try town.send(
            from: "lena@example.org", to: recap.answerAddress, "BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR",
            head: [
                "Subject: Accepted: Autumn fair", "MIME-Version: 1.0",
                "Content-Type: text/calendar; charset=UTF-8; method=REPLY",
            ])
        try town.send(
            from: "lena@example.org", to: recap.answerAddress,
            "done A1\nA2 60%\nThe printer is slow.\n\nOn Mon, 5 Oct 2026, Convenor wrote:\n> done A2",
            head: ["Subject: Re: \(recap.subject)", "In-Reply-To: \(recap.messageID)"])
        let answer = try await town.letter(to: "lena", "Re: Recap")
        #expect(answer.automatic == "auto-replied")
        #expect(answer.text.contains("> done A1") && answer.text.contains("> A2 60%"))
        #expect(answer.text.contains("The printer is slow."))
        #expect(try await program.ask("show A1", "A1").contains("done"))
        #expect(try await program.ask("show A2", "60").contains("60"))
        #expect(try await town.letter(to: "robin", "Re: A wish").text.contains("was not read"))
        #expect(try town.inbox(of: "robin").count == 1)
        #expect(try town.inbox(of: "lena").count == 2)
        #expect(program.logged.components(separatedBy: "An answer of a calendar came in").count == 2)
        // What was heard is not heard again by the next daemon, and what came meanwhile is.
        program.signal(SIGTERM)
        _ = try await program.end()
        try town.send(from: "lena@example.org", to: answer.answerAddress, "done A2", head: ["Subject: Re: again"])
        let next = try Program(["run"], at: place)
        let second = try await town.letter(to: "lena", "Re: again", after: 2)
        #expect(second.text.contains("> done A2"))
        #expect(try town.inbox(of: "lena").count == 3)
        next.signal(SIGTERM)
        #expect(try await next.end().code == 0)
    }

    @Test("a mail that comes back is told to the chair, and nothing more goes to that address")
    func bounce() async throws {
        let town = try MailTown()
        let (place, program) = try await Self.meeting(town)
        try await Self.hold(program)
        let report = try await town.letter(to: "mara", "Not delivered: Recap")
        #expect(report.text.contains("5.1.1") && report.text.contains("nemo@example.org"))
        program.write("amend A1 book a larger stand\n")
        try await program.ask("send", "Send them?")
        try await program.ask("y", "version 3")
        _ = try await town.letter(to: "lena", "Corrected")
        program.signal(SIGTERM)
        #expect(try await program.end().code == 0)
        #expect(try town.inbox(of: "mara").count { $0.subject.hasPrefix("Not delivered") } == 1)
        let rows = try Database.run(
            "SELECT recipient, state FROM letters JOIN deliveries ON letter = id WHERE kind = 'summary'",
            in: place.path("data/convenor.db"))
        #expect(rows.filter { $0[0] == "nemo" } == [["nemo", "dead"]])
        #expect(rows.count { $0[0] == "lena" } == 2)
    }

    @Test("a reminder goes out, is answered by one word, and the word is confirmed")
    func reminder() async throws {
        let town = try MailTown()
        let clock = try WallClock()
        try clock.set(daysAhead: 0, hour: 8, minute: 0)
        let (place, program) = try await Self.meeting(town, more: clock.variables)
        _ = place
        for line in [
            #"start open "Autumn fair""#, "invite @lena lena@example.org",
            "action @lena book the stand by \(WallClock.day(ahead: 7))",
        ] {
            program.write(line + "\n")
        }
        try await program.ask("end", "ended after")
        try clock.set(daysAhead: 4, hour: 9, minute: 0, second: 1)
        let reminder = try await town.letter(to: "lena", "Reminder: 1 action")
        try town.send(
            from: "lena@example.org", to: reminder.answerAddress, "Done!", head: ["Subject: Re: \(reminder.subject)"])
        let answer = try await town.letter(to: "lena", "Re: Reminder")
        #expect(answer.text.contains("> done A1"))
        #expect(try await program.ask("show A1", "A1").contains("done"))
        program.signal(SIGTERM)
        _ = try await program.end()
    }
}
