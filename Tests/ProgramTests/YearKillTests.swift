import Foundation
import TestSupport
import Testing

@Suite("A year of follow-up, killed", .timeLimit(.minutes(10)))
struct YearKillTests {
    private static let kills = 300
    private static let seed: UInt64 = 2026
    /// About as many steps as the year has, over which the kills are spread.
    private static let steps = 2_450

    @Test("the same year with its process killed 300 times at random moments sends the same mails, byte for byte")
    func kills() async throws {
        async let undisturbed = Self.play(kills: 0)
        async let killed = Self.play(kills: Self.kills)
        let (whole, broken) = try await (undisturbed, killed)
        #expect(whole.surprises == [] && broken.surprises == [])
        #expect(broken.kills == Self.kills)
        for word in ["start", "open", "alarms", "line", "mail", "taken"] {
            #expect(broken.killsAfter[word] ?? 0 > 0, "no kill after \(word)")
        }
        // A year in which nothing happens would prove nothing.
        let subjects = whole.mails.values.map(\.whole)
        for (subject, least) in [("Recap: ", 13 * 13), ("Reminder: ", 150), ("No answer: ", 20)] {
            #expect(subjects.count { $0.contains("\nSubject: \(subject)") } >= least, "\(subject)")
        }
        #expect(Set(broken.mails.keys).symmetricDifference(whole.mails.keys).sorted() == [])
        for (id, mail) in whole.mails where broken.mails[id]?.undated != mail.undated { Issue.record("\(id) differs") }
        #expect(whole.unsettled == [] && broken.unsettled == [])
        // Whoever dies between the writing and the settling writes once more, and then the same.
        for (id, attempt) in broken.attempts where attempt.forms > 1 { Issue.record("\(id) has two forms") }
        #expect(whole.attempts.values.allSatisfy { $0.count == 1 })
        let dates = whole.mails.count { broken.mails[$0.key]?.whole != $0.value.whole }
        let doubles = broken.attempts.values.reduce(0) { $0 + $1.count - 1 }
        print(
            """
            the year killed (seed \(Self.seed)): \(whole.mails.count) mails; \(broken.kills) kills, after \
            \(broken.killsAfter.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")); \
            steps \(whole.steps) undisturbed, \(broken.steps) killed; mails written twice: \(doubles); \
            with another Date: \(dates)
            """)
    }

    /// What a year left behind.
    private struct Outcome: Sendable {
        var mails: [String: (undated: String, whole: String)]
        var attempts: [String: (count: Int, forms: Int)]
        var unsettled: [[String]]
        var kills: Int
        var killsAfter: [String: Int]
        var surprises: [String]
        var steps: Int

        init(_ year: YearKills) throws {
            (mails, attempts, unsettled) = (try year.mails(), try year.attempts(), try year.unsettled())
            (kills, killsAfter, surprises) = (year.tally.kills, year.tally.killsAfter, year.tally.surprises)
            steps = year.steps
        }
    }

    private static func play(kills: Int) async throws -> Outcome {
        try await aside {
            Result {
                let year = try YearKills(scenario: 3, chance: seed)
                try year.play(kills: kills, over: steps)
                return try Outcome(year)
            }
        }.get()
    }
}
