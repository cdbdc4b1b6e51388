import Foundation
import Testing

/// What stood when the process was killed stands when the next one has started.
struct RestartTests {
    @Test("a meeting goes on in its step after a kill")
    func step() async throws {
        let place = try Workplace()
        let first = try Program(["run"], at: place)
        try await first.ask("start alignment \"Restart\"", "Step 1 of 10")
        try await first.ask("next!", "Step 2 of 10")
        try await first.kill()
        let second = try Program(["run"], at: place)
        try await second.ask("status", "Step 2 of 10")
        try await second.ask("next!", "Step 3 of 10")
    }

    @Test("a vote goes on after a kill, with the ballots that were cast")
    func vote() async throws {
        let place = try Workplace()
        let first = try Program(["run"], at: place)
        try await first.ask("start open \"Restart\"", "Step 1 of 1")
        try await first.ask("present @lena @bo", "Present:")
        try await first.ask("vote Close the shop on Mondays", "Vote:")
        try await first.ask("yes", "@chair")
        try await first.kill()
        let second = try Program(["run"], at: place)
        try await second.ask("@lena: no", "@lena no · waiting for @bo")
        try await second.ask("@bo: yes", "Close the shop on Mondays · yes 2, no 1, abstain 0")
    }

    @Test("a question that was open when the process was killed is answered after the restart")
    func question() async throws {
        let place = try Workplace()
        let first = try Program(["run"], at: place)
        try await first.ask("start open \"Restart\"", "Step 1 of 1")
        try await first.ask("present @lena @bo", "Present:")
        try await first.ask("note Something to tell", "N1")
        try await first.ask("send", "y sends")
        try await first.kill()
        let second = try Program(["run"], at: place)
        try await second.ask("y", "Minutes v1 go to 2 people")
        second.endInput()
        #expect(try await second.end().code == 0)
        #expect(try place.mails.count == 2)
    }

    @Test("a mail that was cut off in its sending goes out at the next start, under its name")
    func cutOff() async throws {
        let place = try Workplace()
        let lines = "start open \"Restart\"\npresent @lena @bo\nnote Something to tell\nsend\ny\n"
        #expect(try await Program.run(["run"], at: place, input: lines).code == 0)
        let before = try place.mails
        try FileManager.default.removeItem(atPath: place.path("data/mail"))
        // As a kill between the claim and the answer leaves it: under way, to be tried again much later.
        _ = try Database.run(
            "UPDATE deliveries SET state = 'trying', settled_at = NULL, next_attempt = (SELECT due FROM letters) + 900000",
            in: place.path("data/convenor.db"))
        #expect(try await Program.run(["run"], at: place).code == 0)
        #expect(before.count == 2)
        #expect(try place.mails == before)
        let listed = try await Program.run(["deliveries"], at: place)
        #expect(listed.output.components(separatedBy: "sent ").count == 3)
    }
}
