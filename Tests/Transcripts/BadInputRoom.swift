import ConvenorCore
import ConvenorEngine
import Foundation
import Testing

/// A meeting with one record of each kind, into which a test shouts what it likes.
final class BadInputRoom {
    let stage: Stage
    let engine: Convenor
    static let slug = "heckled"
    private static let opening =
        [
            "start alignment \"Heckled\" for 60m", "invite @ana ana@example.org team=marketing",
            "invite @bo bo@example.org team=sales", "goal Keep churn below 5% by end of june @ana",
            "mgoal 1,500 leads by end of march @bo supports O1",
            "metric Leads baseline 900 target 1500 actual 1120 unit leads asof today source CRM for M1",
            "goal Open the Danish market by end of june @ana",
            "gap No budget for keeping customers for O1 severity=high",
            "idea Retention mail for G1", "idea Phone calls for G1",
            "adjust from 100% acquisition to 70/30 because churn closes G1", "adjust from mail to phone because churn",
            "decide Move a third of the budget because churn", "action @lena draft the plan by in 2 weeks for X1",
            "action @ana call ten customers by in 3 weeks", "milestone Flow live by end of next month for X1",
            "prep sales data @bo", "checkin every monday 09:00 for team", "feedback More time", "note Support is busy",
            "park Who owns the price page?", "takeaway Retention first", "link https://example.org/q4 the report",
            "factor The subsidy stays pillar=opportunity", "factor A small crew pillar=weakness",
        ] + Forms.all.compactMap(\.examples.first)

    init() async throws {
        stage = try Stage()
        stage.chair = Handle("mara")
        try stage.set(clock: "2026-11-26 09:58 Europe/Amsterdam")
        engine = try stage.engine()
        for line in Self.opening { _ = try await stage.hear(line) }
        let series = try #require(try await engine.archived(Self.slug)).series
        for kind in Kind.allCases { #expect(!series.all(kind).isEmpty, "no \(kind)") }
    }

    /// Entries in all streams: equal numbers mean an unchanged state, because the state is their fold.
    func entries() async throws -> Int {
        try await engine.store.read { transaction in
            try transaction.streams().reduce(0) { $0 + $1.last }
        }
    }

    /// Says a line and gives the answer, which must be fit to be read whatever the line was.
    @discardableResult
    func say(_ line: String, from speaker: String = "mara") async -> Reply {
        let reply = await engine.hear(line, from: Handle(speaker), room: "console")
        stage.clock.set(stage.clock.now().adding(seconds: 7))
        let shown = BadInputRoom.shown(line)
        let text = reply.plainText
        #expect(!text.isEmpty, "no answer to \(shown)")
        #expect(!text.contains("went wrong"), "a fault from \(shown): \(text.prefix(300))")
        #expect(!text.contains("cannot be done"), "no reason for \(shown)")
        #expect(!text.unicodeScalars.contains(where: Self.isHarmful), "a control character in the answer to \(shown)")
        return reply
    }

    /// Says a line that must change nothing; a question that it raises is answered with no.
    func refuse(_ line: String, from speaker: String = "mara") async throws {
        let before = try await entries()
        let reply = await say(line, from: speaker)
        let shown = BadInputRoom.shown(line)
        if reply.blocks.contains(where: { if case .choices = $0 { true } else { false } }) {
            await say("n", from: speaker)
            #expect(try await entries() == before + 2, "\(shown) changed more than its question")
            return
        }
        #expect(try await entries() == before, "\(shown) was taken: \(reply.plainText.prefix(200))")
        Self.checkShape(reply, shown)
    }

    /// One clear sentence, and at most one hint below it.
    static func checkShape(_ reply: Reply, _ shown: String) {
        let lines = reply.plainText.split(separator: "\n")
        #expect(lines.count <= 2, "more than a sentence and a hint for \(shown): \(reply.plainText.prefix(300))")
        #expect(reply.plainText.count <= 420, "\(reply.plainText.count) characters for \(shown)")
        let ends = lines.first?.last.map { ".?!".contains($0) } ?? false
        #expect(ends, "no whole sentence for \(shown): \(lines.first ?? "")")
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        (scalar.value < 0x20 && scalar != "\n") || (0x7F...0x9F).contains(scalar.value)
            || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }

    static func shown(_ line: String) -> String { String(line.prefix(100)).debugDescription }
}
