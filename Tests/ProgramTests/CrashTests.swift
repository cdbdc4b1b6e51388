import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct CrashTests {
    /// Four folders side by side, so that 200 kills take the time of 100 starts on two cores.
    @Test("200 kills at random moments lose no acknowledged line, store none twice and give no mail a second name")
    func kills() async throws {
        let runs = try await withThrowingTaskGroup(of: CrashRun.self) { group in
            for seed in 1...4 as ClosedRange<UInt64> {
                group.addTask { try await aside { Result { try Self.run(seed: seed) } }.get() }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(runs.reduce(0) { $0 + $1.tally.kills } == 200)
        var doubles = 0
        for run in runs {
            #expect(run.tally.surprises.isEmpty)
            let ending = try await Program.run(["run"], at: run.place)
            #expect(ending.code == 0)
            try await checkLines(run)
            doubles += try checkMails(run)
        }
        report(runs, doubles: doubles)
    }

    private static func run(seed: UInt64) throws -> CrashRun {
        var run = try CrashRun(seed: seed)
        try run.live(50)
        return run
    }

    /// What was acknowledged is stored under the id that was said; what was not is stored once or not at all.
    private func checkLines(_ run: CrashRun) async throws {
        let journal = try await Journal(of: run.place)
        #expect(journal.isUnbroken)
        #expect(Set(journal.said.filter { $0.contains("line ") }).count == journal.said.count { $0.contains("line ") })
        let minutes = try await MinutesFile(of: "crash", at: run.place)
        let items = minutes.notes + minutes.actions
        let stored = Dictionary(items.map { ($0.text, $0.id) }) { first, second in "\(first) and \(second)" }
        let tally = run.tally
        #expect(tally.acknowledged.count > 25)
        #expect(Set(items.map(\.text)).count == items.count)
        #expect(Set(items.map(\.id)).count == items.count)
        for (text, id) in tally.acknowledged { #expect(stored[text] == id, "\(text)") }
        let unasked = Set(stored.keys).subtracting(tally.acknowledged.keys).subtracting(tally.open)
        #expect(unasked.isEmpty)
        for (prefix, items) in [("N", minutes.notes), ("A", minutes.actions)] {
            #expect(Set(items.map(\.id)) == Set(items.indices.map { "\(prefix)\($0 + 1)" }))
        }
    }

    /// Every letter was accepted; more than once only when an attempt at it was cut off, and then byte for byte.
    ///
    /// Returns how many mails came more than once.
    private func checkMails(_ run: CrashRun) throws -> Int {
        let rows = try Database.run(
            """
            SELECT key, message_id, attempts, uncertain, state FROM letters JOIN deliveries ON letter = letters.id
            """, in: run.place.path("data/convenor.db"))
        let accepted = Dictionary(grouping: try run.post.mails.map(AcceptedMail.init), by: \.messageID)
        #expect(Set(rows.map { $0[1] }).count == rows.count)
        #expect(rows.count >= 2 * run.tally.versions.count)
        #expect(Set(accepted.keys) == Set(rows.map { "<\($0[1])>" }))
        var doubles = 0
        for row in rows {
            let copies = accepted["<\(row[1])>"] ?? []
            #expect(row[4] == "sent", "\(row)")
            #expect(!copies.isEmpty && copies.count <= (Int(row[2]) ?? 0), "\(row)")
            #expect(Set(copies.map(\.bytes)).count == 1)
            if copies.count > 1 {
                #expect(row[3] == "1", "\(row)")
                doubles += 1
            }
        }
        // Version n of the minutes for a person is the n-th letter to them: no version went out as two mails.
        let keys = Set(rows.map { $0[0] })
        for version in run.tally.versions {
            #expect(keys.isSuperset(of: ["bo", "lena"].map { "summary/crash/1/\($0)/v\(version)" }))
        }
        for (_, mails) in Dictionary(grouping: accepted.values.compactMap(\.first), by: \.to) {
            let versions = try mails.map { try Self.version(of: $0) }
            #expect(versions.sorted() == Array(1...max(1, versions.count)))
        }
        return doubles
    }

    /// The version that a mail names in its text: "Minutes v3".
    private static func version(of mail: AcceptedMail) throws -> Int {
        let text = String(decoding: mail.bytes, as: UTF8.self).replacingOccurrences(of: "=\r\n", with: "")
        guard let start = text.firstRange(of: "Minutes v"),
            let version = Int(text[start.upperBound...].prefix { $0.isNumber })
        else { throw Program.Failure(description: "A mail names no version:\n\(text)") }
        return version
    }

    private func report(_ runs: [CrashRun], doubles: Int) {
        let tallies = runs.map(\.tally)
        let lines = tallies.reduce(0) { $0 + $1.acknowledged.count }
        let open = tallies.reduce(0) { $0 + $1.open.count }
        let versions = tallies.reduce(0) { $0 + $1.versions.count }
        print(
            """
            kills: \(tallies.reduce(0) { $0 + $1.kills }), of them at the start \
            \(tallies.reduce(0) { $0 + $1.killsAtStart }), in mail \(tallies.reduce(0) { $0 + $1.killsInMail }); \
            lines acknowledged: \(lines), without an answer: \(open); \
            minutes sent: \(versions); mails that came twice: \(doubles)
            """)
    }
}
