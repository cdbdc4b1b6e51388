import Foundation
import TestSupport
import Testing

/// What machines answer to reminders and invitations, over Postfix and Dovecot, and what the product does with it.
@Suite("Machines that answer, at real servers", .enabled(if: MailTown.isThere), .serialized)
struct MailTownMachinesTests {
    /// A daemon whose clock is the test's and stands at eight in the morning of today.
    private struct Scene {
        let town: MailTown
        let clock: WallClock
        let place: Workplace
        let program: Program

        init(_ lines: [String]) async throws {
            town = try MailTown()
            clock = try WallClock()
            try clock.set(daysAhead: 0, hour: 8, minute: 0)
            place = try Workplace(
                town.settings.merging(["CONVENOR_CONSOLE_USER": "mara"]) { $1 }.merging(clock.variables) { $1 })
            program = try Program(["run"], at: place)
            try await program.log("The mailbox is read")
            for line in [#"start open "Autumn fair""#, "invite @mara mara@example.org"] + lines {
                program.write(line + "\n")
            }
            try await program.ask("end", "ended after")
        }

        /// The answer to a look, up to a line that comes after it.
        func look(_ line: String) async throws -> String {
            program.write(line + "\n")
            return try await program.ask("show A999", "A999")
        }

        func stop() async throws {
            program.signal(SIGTERM)
            #expect(try await program.end().code == 0)
        }
    }

    @Test("an automatic reply and a list's copy change nothing: the action stays open, its reminder planned")
    func automatic() async throws {
        let due = WallClock.day(ahead: 7)
        let scene = try await Scene([
            "invite @lena lena@example.org", "action @lena book the stand by \(due)",
            "action @lena print the price list by \(due)",
        ])
        let town = scene.town
        try scene.clock.set(daysAhead: 4, hour: 9, minute: 0, second: 1)
        let reminder = try await town.letter(to: "lena", "Reminder: 2 actions")
        func plan() async throws -> [Substring] {
            try await scene.look("plan").split(separator: "\n").filter { $0.contains(" A1 ") }
        }
        let (planned, card) = (try await plan(), try await scene.look("show A1"))
        #expect(planned.count == 1 && planned[0].contains("@lena"))
        // A server that follows RFC 3834, one that answers to Reply-To as people do, and a list that sends it on.
        try town.answerWhileAway("lena", "I am away until Monday.\ndone A1")
        try town.send(
            from: "lena@example.org", to: reminder.answerAddress, "done A1",
            head: ["Subject: Automatic reply: \(reminder.subject)", "X-Auto-Response-Suppress: All"])
        try town.send(
            from: "lena@example.org", to: reminder.answerAddress, "done A1",
            head: ["Subject: [team] \(reminder.subject)", "List-Id: Team <team.example.net>", "Precedence: list"])
        // Mails are gone through in their order: with this answer, those before it are.
        try town.send(
            from: "lena@example.org", to: reminder.answerAddress, "done A2",
            head: ["Subject: Re: \(reminder.subject)", "In-Reply-To: \(reminder.messageID)"])
        let answer = try await town.letter(to: "lena", "Re: Reminder")
        #expect(answer.text.contains("> done A2") && !answer.text.contains("done A1"))
        #expect(try await scene.look("show A2").contains("done"))
        #expect(try await scene.look("show A1") == card && !card.contains("done"))
        #expect(try await plan() == planned)
        #expect(try town.inbox(of: "lena").map(\.subject) == [reminder.subject, answer.subject])
        #expect(try town.inbox(of: "mara").isEmpty)
        try await scene.stop()
    }

    @Test("a calendar's answer is shown with the meeting, and one to an earlier version of it that comes late is not")
    func invitations() async throws {
        let days = [14, 15].map { WallClock.day(ahead: $0) }
        let scene = try await Scene(["invite @lena lena@example.org", "schedule \(days[0]) 10:00"])
        let town = scene.town
        func replies() async throws -> String {
            let lines = try await scene.look("status").split(separator: "\n")
            return lines.first { $0.contains("next meeting") }.map(String.init) ?? "no next meeting: \(lines)"
        }
        try scene.clock.set(daysAhead: 0, hour: 8, minute: 10)
        _ = try await town.letter(to: "lena", "Invitation: Autumn fair")
        #expect(try await replies().hasSuffix("accepted @mara · no answer from @lena"))
        try town.answerInvitation(0, of: "lena", "ACCEPTED")
        try await scene.program.log("An answer of a calendar came in")
        #expect(try await replies().hasSuffix("accepted @lena @mara"))
        #expect(try await scene.look("who").contains("@lena · lena@example.org · participant · accepted"))
        try await scene.program.ask("schedule move to \(days[1])", "Moved from")
        try scene.clock.set(daysAhead: 0, hour: 8, minute: 20)
        _ = try await town.letter(to: "lena", "Changed: ", after: 1)
        let moved = try await replies()
        #expect(moved.hasSuffix("accepted @mara · no answer from @lena"))
        // Said later than everything else, but about the day that was before.
        try town.answerInvitation(0, of: "lena", "DECLINED")
        try await scene.program.log("An answer of a calendar came in", times: 2)
        #expect(try await replies() == moved)
        try town.answerInvitation(1, of: "lena", "ACCEPTED")
        try await scene.program.log("An answer of a calendar came in", times: 3)
        #expect(try await replies().hasSuffix("accepted @lena @mara"))
        #expect(try town.inbox(of: "lena").count == 2)
        try await scene.stop()
    }

    @Test("a reminder that Postfix returns is told to the chair once, counts as not given, and the plan says so")
    func returned() async throws {
        let scene = try await Scene([
            "invite @nemo nemo@example.org", "action @nemo book the stand by \(WallClock.day(ahead: 7))",
        ])
        try scene.clock.set(daysAhead: 4, hour: 9, minute: 0, second: 1)
        let report = try await scene.town.letter(to: "mara", "Not delivered: Reminder")
        #expect(report.text.contains("5.1.1") && report.text.contains("nemo@example.org"))
        // Due anew on the next morning, as if nothing had been said.
        let plan = try await scene.look("plan")
        #expect(plan.contains("09:00  @nemo  A1  (mail to them comes back)"), "\(plan)")
        try scene.clock.set(daysAhead: 5, hour: 9, minute: 0, second: 1)
        try await scene.program.hear("A1 wants attention, but mail to @nemo comes back")
        #expect(try scene.town.inbox(of: "mara").map(\.subject) == [report.subject])
        let rows = try Database.run(
            "SELECT recipient, state FROM letters JOIN deliveries ON letter = id WHERE kind = 'reminder'",
            in: scene.place.path("data/convenor.db"))
        #expect(rows == [["nemo", "dead"]])
        try await scene.stop()
    }
}
