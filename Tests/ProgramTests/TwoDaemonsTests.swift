import Foundation
import TestSupport
import Testing

/// A daemon refuses to start beside another (`ServiceTests`); here the lock that tells it was removed.
@Suite("Two daemons on the same data")
struct TwoDaemonsTests {
    private static let people = ["ana", "bo", "cleo", "dan", "eva", "finn", "gus", "hedda"]

    @Test("two daemons whose lock was removed send each reminder once, while other commands look at the data")
    func unlocked() async throws {
        let (post, clock) = (try MailServer(), try WallClock())
        let place = try Workplace(clock.variables.merging(post.variables) { $1 })
        try place.write(Workplace.people(Self.people), to: "config/people.yaml")
        try clock.set(day: 1, hour: 8, minute: 0)
        let first = try Program(["run"], at: place)
        try await first.ask("start open \"Twice\"", "Step 1 of 1")
        for name in Self.people {
            try await first.ask("action @\(name) draft the plan of \(name) by 2026-12-07", "@\(name)")
        }
        try FileManager.default.removeItem(atPath: place.path("data/lock"))
        let second = try Program(["run"], at: place)
        try await second.log("is ready")
        for (round, day) in [4, 7, 8].enumerated() {
            // Both stand still while the clock is set, and look at it in the same moment.
            for daemon in [first, second] { daemon.signal(SIGSTOP) }
            try clock.set(day: day, hour: 9, minute: 0, second: 1)
            for daemon in [first, second] { daemon.signal(SIGCONT) }
            try await look(at: place, round)
            #expect(try await post.sees("data", times: Self.people.count * (round + 1)))
            // What the one has written the other goes on from.
            try await [first, second][round % 2].ask("note Line \(round + 1).", "N\(round + 1) ")
        }
        let again = try await Program.run(["deliveries", "--retry", "reminder/ana/2026-12-07"], at: place)
        #expect(again.code == 65 && again.errors.contains("What was sent is not sent again."), "\(again)")
        for daemon in [second, first] {
            daemon.endInput()
            #expect(try await daemon.end().code == 0)
        }
        let mails = try post.mails.map(AcceptedMail.init)
        let rows = try Database.run(
            "SELECT message_id, state, attempts, kind FROM letters JOIN deliveries ON letter = letters.id",
            in: place.path("data/convenor.db"))
        #expect(rows.count == 3 * Self.people.count)
        #expect(rows.allSatisfy { $0.dropFirst() == ["sent", "1", "reminder"] }, "\(rows)")
        #expect(mails.map(\.messageID).sorted() == rows.map { "<\($0[0])>" }.sorted())
        // Whichever was first: both had their chance, and neither stumbled.
        for daemon in [first, second] { #expect(!daemon.logged.contains("error"), "\(daemon.logged)") }
        let sent = [first, second].map { $0.logged.components(separatedBy: "A mail was delivered").count - 1 }
        print("two daemons: \(mails.count) mails, of them \(sent[0]) by the first and \(sent[1]) by the second")
    }

    private func look(at place: Workplace, _ round: Int) async throws {
        for arguments in [["plan"], ["deliveries"], ["series"], ["minutes", "twice"], ["backup", "copy-\(round).db"]] {
            let ending = try await Program.run(arguments, at: place)
            #expect(ending.code == 0, "\(arguments): \(ending.errors)")
        }
    }
}
