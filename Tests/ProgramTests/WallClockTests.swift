import Foundation
import Testing

/// A running daemon whose wall clock is set under it.
@Suite("The daemon follows the wall clock")
struct WallClockTests {
    /// The subjects in the Maildir, as soon as there are so many; what is there after a while otherwise.
    private static func subjects(at place: Workplace, atLeast count: Int) async throws -> [String] {
        let end = Date(timeIntervalSinceNow: 20)
        while try place.mails.count < count, Date() < end { try await Task.sleep(for: .milliseconds(100)) }
        return try place.mails.compactMap { mail in
            mail.split(separator: "\n").first { $0.hasPrefix("Subject: ") }.map { String($0.dropFirst(9)) }
        }
    }

    @Test("a clock that is set forward, back and forward again reminds at once, and nobody twice")
    func jumps() async throws {
        let clock = try WallClock()
        let place = try Workplace(clock.variables)
        try clock.set(day: 1, hour: 8, minute: 0)
        let program = try Program(["run"], at: place)
        try await program.ask("start open \"Clock\"", "Step 1 of 1")
        try await program.ask("action @lena draft the plan by 2026-12-07", "A1 @lena")
        try await program.ask("plan", "Fri 4 Dec 2026 09:00")
        // The daemon sleeps until then, or for half a minute.
        try clock.set(day: 4, hour: 9, minute: 0, second: 1)
        #expect(try await Self.subjects(at: place, atLeast: 1) == ["Reminder: 1 action coming up (Clock)"])
        try clock.set(day: 4, hour: 8, minute: 59, second: 50)
        try await program.log("The clock was set", times: 2)
        try await program.ask("plan", "Mon 7 Dec 2026 09:00")
        try await program.ask("action @bo print the plan by 2026-12-08", "A2 @bo")
        try clock.set(day: 7, hour: 9, minute: 0, second: 1)
        let told = try await Self.subjects(at: place, atLeast: 3)
        #expect(
            told.sorted() == [
                "Reminder: 1 action coming up (Clock)", "Reminder: 1 action coming up (Clock)",
                "Reminder: 1 action due today (Clock)",
            ])
        program.endInput()
        #expect(try await program.end().code == 0)
        #expect(try place.mails.count == 3)
    }
}
