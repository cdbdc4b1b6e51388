import ConvenorCore
import Foundation
import Testing

/// A decimal from its digits.
func decimal(_ text: String) -> Decimal { Decimal(string: text, locale: nil) ?? .nan }

@Suite("scores of key results and objectives")
struct ScoreTests {
    private func metric(_ baseline: String, _ target: String, _ actual: String?) -> KeyResultOutcome {
        KeyResultMeasure.metric(
            baseline: decimal(baseline), target: decimal(target), actual: actual.map { decimal($0) }
        ).outcome
    }

    @Test(
        "a metric is the share of its way, rising or falling",
        arguments: [
            ("32", "45", "42", "0.769"), ("8", "5", "6", "0.667"), ("0", "500000", "400000", "0.800"),
            ("6000", "10000", "8800", "0.700"), ("32", "50", "41", "0.500"), ("0.9", "1.5", "1.5", "1.000"),
            ("8", "5", "8", "0.000"), ("-4", "4", "0", "0.500"), ("4", "-4", "-4", "1.000"), ("0", "3", "1", "0.333"),
        ])
    func shares(baseline: String, target: String, actual: String, score: String) throws {
        let found = try #require(metric(baseline, target, actual).score)
        #expect(found.exact.text(places: 3) == score)
        #expect(found.beyond == nil)
    }

    @Test("what lies beyond the way is cut, and that is said")
    func clamped() throws {
        #expect(metric("0", "10", "12").score == KeyResultScore(decimal("1.2")))
        #expect(metric("0", "10", "12").score?.exact == 1)
        #expect(metric("0", "10", "12").score?.beyond == .target)
        #expect(metric("0", "10", "-1").score?.exact == 0)
        #expect(metric("0", "10", "-1").score?.beyond == .baseline)
        #expect(metric("8", "5", "9").score?.beyond == .baseline, "a falling figure that rose")
        #expect(metric("8", "5", "4").score?.beyond == .target)
    }

    @Test("baseline equal to target is refused, measured or not; a missing actual value is not scored")
    func facts() {
        #expect(metric("10", "10", "10") == .refused(.baselineEqualsTarget(10)))
        #expect(metric("10", "10.0", nil) == .refused(.baselineEqualsTarget(10)))
        #expect(metric("0", "10", nil) == .unmeasured)
        #expect(KeyResultMeasure.binary(nil).outcome == .unmeasured)
        #expect(KeyResultMeasure.binary(true).outcome.score?.exact == 1)
        #expect(KeyResultMeasure.binary(false).outcome.score?.exact == 0)
    }

    @Test("milestones count by their weight")
    func milestones() {
        typealias Milestone = KeyResultMeasure.Milestone
        let plain = KeyResultMeasure.milestones([.init(isDone: true), .init(isDone: false), .init(isDone: false)])
        #expect(plain.outcome.score?.exact.text(places: 3) == "0.333")
        let weighed = KeyResultMeasure.milestones([.init(isDone: true, weight: 3), .init(isDone: false)])
        #expect(weighed.outcome.score?.exact == decimal("0.75"))
        #expect(KeyResultMeasure.milestones([]).outcome == .refused(.noMilestones))
        #expect(KeyResultMeasure.milestones([.init(isDone: true, weight: 0)]).outcome == .refused(.weights))
        let negative = KeyResultMeasure.milestones([.init(isDone: true, weight: -1), .init(isDone: false, weight: 3)])
        #expect(negative.outcome == .refused(.weights))
    }

    @Test("an objective is the mean of its key results with one decimal and the colour of what is printed")
    func objective() {
        let parts = [metric("6000", "10000", "8800"), metric("32", "50", "41"), metric("0.9", "1.5", "1.5")]
        let score = ObjectiveScore(parts.map { .init($0) })
        #expect(score.exact?.text(places: 3) == "0.733")
        #expect(score.printed?.text(places: 1) == "0.7")
        #expect(score.band == .green)
        #expect(score.isMet == false)
        #expect((score.scored, score.unmeasured, score.refused, score.reached) == (3, 0, 0, 1))
    }

    @Test(
        "colours go by what is printed, so that a score that prints 0.7 is green",
        arguments: [
            ("0", ScoreBand.red), ("0.3", .red), ("0.349", .red), ("0.35", .yellow), ("0.4", .yellow), ("0.6", .yellow),
            ("0.649", .yellow), ("0.65", .green), ("0.7", .green), ("1", .green),
        ])
    func bands(score: String, band: ScoreBand) {
        #expect(ScoreBand(decimal(score)) == band)
    }

    @Test("a tie that division leaves a hair below is a tie")
    func tie() {
        let score = ObjectiveScore([.init(metric("0", "3", "1")), .init(metric("0", "30", "11"))])
        #expect(score.exact.map { $0 < decimal("0.35") } == true, "else this tries nothing")
        #expect(score.printed == decimal("0.4"))
        #expect(score.band == .yellow)
    }

    @Test("what is not scored is left out, and counted")
    func leftOut() {
        let score = ObjectiveScore([
            .init(metric("0", "10", "10")), .init(metric("0", "10", nil)), .init(metric("1", "1", "1")),
            .init(metric("0", "10", "0"), weight: -1),
        ])
        #expect(score.exact == 1)
        #expect((score.scored, score.unmeasured, score.refused) == (1, 1, 2))
        #expect(score.isMet == nil, "nobody can say")
        let none = ObjectiveScore([.init(.unmeasured)])
        #expect(none.exact == nil && none.band == nil && none.isMet == nil)
        #expect(ObjectiveScore([]).isMet == nil)
    }

    @Test("weights decide, and one of nothing decides nothing")
    func weights() {
        let (high, low) = (metric("0", "10", "10"), metric("0", "10", "0"))
        #expect(ObjectiveScore([.init(high, weight: 3), .init(low)]).printed == decimal("0.8"))
        #expect(ObjectiveScore([.init(high), .init(low, weight: 3)]).printed == decimal("0.3"))
        #expect(ObjectiveScore([.init(high, weight: 0)]).exact == nil)
    }

    @Test("a committed objective is met in full or missed")
    func committed() {
        let full = KeyResultOutcome.scored(KeyResultScore(1))
        let most = KeyResultOutcome.scored(KeyResultScore(decimal("0.8")))
        let nearly = KeyResultOutcome.scored(KeyResultScore(decimal("0.99")))
        #expect(ObjectiveScore([.init(full), .init(full)]).isMet == true)
        #expect(ObjectiveScore([.init(most)]).isMet == false)
        #expect(ObjectiveScore([.init(nearly)]).isMet == false, "though it prints 1.0")
        #expect(ObjectiveScore([.init(full), .init(.unmeasured)]).isMet == nil)
        #expect(ObjectiveScore([.init(most), .init(.unmeasured)]).isMet == false)
    }

    @Test("more than five key results are too many", arguments: [(0, 0), (5, 0), (6, 1), (9, 4)])
    func five(count: Int, excess: Int) {
        #expect(ObjectiveScore(Array(repeating: .init(.unmeasured), count: count)).excess == excess)
    }

    @Test("a target reached in the first half of the cycle asks for a higher one")
    func early() {
        let (first, last) = (Day(year: 2026, month: 10, day: 1), Day(year: 2026, month: 12, day: 31))
        let share = { (day: Int, month: Int) in
            Share.elapsed(from: first, to: last, today: Day(year: 2026, month: month, day: day))
        }
        #expect(share(1, 10).exact == 0)
        #expect(share(16, 11).exact == decimal("0.5"), "46 of 92 days are over")
        #expect(share(31, 12).exact < 1)
        #expect(Share.elapsed(from: first, to: last, today: Day(year: 2027, month: 1, day: 1)).exact == 1)
        #expect(Share.elapsed(from: last, to: first, today: first).exact == 0, "a cycle that ends before it begins")
        #expect(KeyResultScore(1).isReachedEarly(elapsed: share(15, 11)))
        #expect(!KeyResultScore(1).isReachedEarly(elapsed: share(16, 11)))
        #expect(!KeyResultScore(decimal("0.9999")).isReachedEarly(elapsed: share(1, 10)))
        #expect(KeyResultScore(decimal("1.4")).isReachedEarly(elapsed: share(1, 10)))
    }

    /// Whole numbers only: n ÷ d in tenths, half up.
    private func tenths(_ n: Int, _ d: Int) -> Int { (2 * 10 * n + d) / (2 * d) }

    @Test("the printed score is that of a calculation in whole numbers")
    func property() throws {
        var random = Seeded(state: 6)
        var ties = 0
        for _ in 0..<4000 {
            let count = Int.random(in: 1...5, using: &random)
            var parts: [ObjectiveScore.Part] = []
            var (top, bottom, weight) = (0, 1, 0)
            for _ in 0..<count {
                let baseline = Int.random(in: -20...20, using: &random)
                let way = Int.random(in: 1...30, using: &random) * (Bool.random(using: &random) ? 1 : -1)
                let actual = baseline + Int.random(in: -5...35, using: &random) * way.signum()
                let own = Int.random(in: 1...4, using: &random)
                let done = min(abs(way), max(0, (actual - baseline) * way.signum()))
                (top, bottom, weight) = (top * abs(way) + own * done * bottom, bottom * abs(way), weight + own)
                let measure = KeyResultMeasure.metric(
                    baseline: Decimal(baseline), target: Decimal(baseline + way), actual: Decimal(actual))
                parts.append(.init(measure.outcome, weight: Decimal(own)))
            }
            let printed = try #require(ObjectiveScore(parts).printed)
            #expect(printed * 10 == Decimal(tenths(top, bottom * weight)), "\(top) ÷ \(bottom * weight)")
            if (20 * top) % (bottom * weight) == 0, (20 * top / (bottom * weight)) % 2 == 1 { ties += 1 }
        }
        #expect(ties > 20, "ties are what this is about")
    }
}
