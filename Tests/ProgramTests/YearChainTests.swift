import Foundation
import Testing

/// A year of strategy sessions and alignment meetings, as one rehearsal of the program.
@Suite("A chain over a year")
struct YearChainTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    @Test("is rehearsed from the first session to the last, with what is carried, reminded, chained and audited")
    func rehearsed() async throws {
        let place = try Workplace(["CONVENOR_TIME_ZONE": "Europe/Amsterdam"])
        let examples = Self.root.appending(path: "config/examples").path
        let ending = try await Program.run(
            ["rehearse", "foundation", examples + "/year.txt", "--people", examples + "/year-people.csv"], at: place)
        #expect(ending.code == 0, "\(ending.errors)")
        let wanted = [
            "mara> start foundation", "mara> start targets", "Horizon: Every street of the old town warm without gas",
            "mara> take 1 @bo count homes every Friday", "reminder to @bo: Reminder: 1 action coming up",
            "mara> start alignment", "mara> take all", "mara> start alignment", "mara> start alignment",
            "mara> start alignment", "mara> start milestones", "Alignment ledger.",
            "O1 Validate that tenants want it · @ana · Targets #2", "KR1 Unique visitors · 95 % · Targets #2",
            "MS1 Open houses in ten streets · Milestones #7", "Audit", "decisions without action",
        ]
        var rest = ending.output[...]
        for line in wanted {
            let place = rest.firstRange(of: line)
            #expect(place != nil, "not there, or not in this order: \(line)")
            if let place { rest = rest[place.upperBound...] }
        }
    }

    @Test("is the conversation that the transcript plays, line by line")
    func lines() throws {
        let typed = try Self.text("Tests/Transcripts/year-chain.chat").split(separator: "\n")
            .filter { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) }
        let script = try Self.text("config/examples/year.txt").split(separator: "\n")
            .filter { !$0.hasPrefix("#") }.map { line in
                line.firstRange(of: "> ").map { String(line[$0.upperBound...]) } ?? String(line)
            }
        #expect(script == typed && typed.count > 90)
    }
}
