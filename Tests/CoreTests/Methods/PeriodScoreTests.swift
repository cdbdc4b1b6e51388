import Testing

@testable import ConvenorCore

@Suite("the percent plan complete of a period")
struct PeriodScoreTests {
    @Test(
        "whole per cent of what was planned",
        arguments: [(12, 10, 83), (6, 5, 83), (10, 8, 80), (1, 0, 0), (3, 2, 67), (8, 1, 13), (7, 7, 100)])
    func percent(planned: Int, kept: Int, percent: Int) {
        #expect(OperationScore(planned: planned, kept: kept).percent == percent)
    }

    @Test("nothing planned has no per cent")
    func nothing() { #expect(OperationScore(planned: 0, kept: 0).percent == nil) }

    @Test("reasons are ranked by how often they were given, equals in their order; misses without one are counted")
    func causes() {
        let misses: [MissCause?] = [.other, .technical, nil, .technical, .inputLate, .other, .external, nil]
        let score = PeriodScore(score: OperationScore(planned: 10, kept: 2), causes: misses)
        #expect(score.causes.map(\.cause) == [.technical, .other, .inputLate, .external])
        #expect(score.causes.map(\.count) == [2, 2, 1, 1])
        #expect(score.unexplained == 2)
        #expect(PeriodScore(score: OperationScore(planned: 0, kept: 0), causes: []).causes.isEmpty)
    }

    @Test("moves are a second number, what was dropped in time was not planned, what has no date is counted")
    func series() throws {
        var table = MinutesTable()
        try table.say(
            "start review \"Q1 review\"", "invite @lena role=participant", "invite @bo role=participant",
            "action @lena one by 4 dec 2026", "action @lena two by 4 dec 2026", "action @lena three by 5 dec 2026",
            "action @lena four by 5 dec 2026", "action @bo five", "action @bo six by 20 jan 2027",
            "drop A4 because no need",
            "done A1", "due A2 by 9 dec 2026 because the figures are late",
            "due A3 by 9 dec 2026 because the figures are late", "end")
        table.now = Thursday.moment("2026-12-08T09:00")
        try table.say("done A2")
        table.now = Thursday.moment("2026-12-12T09:00")
        try table.say("done A3")
        let series = try #require(table.series)
        let now = Thursday.moment("2026-12-14T09:00")
        let december = Period.month(year: 2026, month: 12)
        let score = series.periodScore(in: december, now: now) { $0.text == "two" ? .inputLate : nil }
        #expect(score.score == OperationScore(planned: 3, kept: 1))
        #expect(score.score == series.operation(in: december, now: now).score)
        #expect((score.moved, score.keptAfterMove, score.undated, score.unexplained) == (2, 1, 1, 1))
        #expect(score.causes == [.init(cause: .inputLate, count: 1)])
        let empty = series.periodScore(in: .month(year: 2026, month: 10), now: now) { _ in nil }
        #expect(empty.score.percent == nil && empty.moved == 0)
        #expect(series.periodScore(in: nil, now: now) { _ in nil }.score.planned == 3)
    }

    @Test("one that was done late is none of one")
    func late() throws {
        var table = MinutesTable()
        try table.say(
            "start review \"Q1 review\"", "invite @lena role=participant", "action @lena one by 4 dec 2026", "end")
        table.now = Thursday.moment("2026-12-05T09:00")
        try table.say("done A1")
        let series = try #require(table.series)
        let score = series.periodScore(in: nil, now: Thursday.moment("2026-12-14T09:00")) { _ in .overloaded }
        #expect(score.score.percent == 0 && score.score.planned == 1)
        #expect(score.moved == 0 && score.causes == [.init(cause: .overloaded, count: 1)])
    }
}
