import Foundation
import TestSupport
import Testing

/// A running daemon whose wall clock is set under it.
@Suite("The daemon follows the wall clock")
struct WallClockTests {
    /// A data folder with a clock that can be set, in UTC, where every day is a working day.
    private final class Clock {
        let place: Workplace
        private let file: URL

        init() throws {
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("clock-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            file = folder.appendingPathComponent("ahead")
            let library = folder.appendingPathComponent("wall_clock.so").path
            try ProcessRunner.run(
                "/usr/bin/env",
                ["cc", "-O1", "-shared", "-fPIC", "-o", library, ProcessRunner.script("wall_clock.c")])
            place = try Workplace([
                "LD_PRELOAD": library, "WALL_CLOCK": file.path,
                "CONVENOR_WORKING_DAYS": "mon, tue, wed, thu, fri, sat, sun",
            ])
        }

        deinit { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }

        /// Sets the clock to a time of December 2026.
        func set(day: Int, hour: Int, minute: Int, second: Int = 0) throws {
            // 1 December 2026, 00:00 UTC.
            let wanted = 1_796_083_200 + (day - 1) * 86_400 + hour * 3600 + minute * 60 + second
            let ahead = wanted - Int(Date().timeIntervalSince1970)
            try "\(ahead)\n".write(to: file, atomically: true, encoding: .utf8)
        }

        /// The subjects in the Maildir, as soon as there are so many; what is there after a while otherwise.
        func subjects(atLeast count: Int) async throws -> [String] {
            let end = Date(timeIntervalSinceNow: 20)
            while try place.mails.count < count, Date() < end { try await Task.sleep(for: .milliseconds(100)) }
            return try place.mails.compactMap { mail in
                mail.split(separator: "\n").first { $0.hasPrefix("Subject: ") }.map { String($0.dropFirst(9)) }
            }
        }
    }

    @Test("a clock that is set forward, back and forward again reminds at once, and nobody twice")
    func jumps() async throws {
        let clock = try Clock()
        try clock.set(day: 1, hour: 8, minute: 0)
        let program = try Program(["run"], at: clock.place)
        try await program.ask("start open \"Clock\"", "Step 1 of 1")
        try await program.ask("action @lena draft the plan by 2026-12-07", "A1 @lena")
        try await program.ask("plan", "Fri 4 Dec 2026 09:00")
        // The daemon sleeps until then, or for half a minute.
        try clock.set(day: 4, hour: 9, minute: 0, second: 1)
        #expect(try await clock.subjects(atLeast: 1) == ["Reminder: 1 action coming up (Clock)"])
        try clock.set(day: 4, hour: 8, minute: 59, second: 50)
        try await program.log("The clock was set", times: 2)
        try await program.ask("plan", "Mon 7 Dec 2026 09:00")
        try await program.ask("action @bo print the plan by 2026-12-08", "A2 @bo")
        try clock.set(day: 7, hour: 9, minute: 0, second: 1)
        let told = try await clock.subjects(atLeast: 3)
        #expect(
            told.sorted() == [
                "Reminder: 1 action coming up (Clock)", "Reminder: 1 action coming up (Clock)",
                "Reminder: 1 action due today (Clock)",
            ])
        program.endInput()
        #expect(try await program.end().code == 0)
        #expect(try clock.place.mails.count == 3)
    }
}
