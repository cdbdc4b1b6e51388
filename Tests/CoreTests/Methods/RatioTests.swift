import ConvenorCore
import Foundation
import Testing

@Suite("ratios, sums and trends")
struct RatioTests {
    private func euro(_ value: Decimal) -> Amount { Amount(value, unit: "€") }

    @Test("acquisition cost keeps its currency, and says what it lacks")
    func acquisition() {
        #expect(Ratio.acquisitionCost(euro(10_000), newCustomers: 50) == .success(euro(200)))
        #expect(Ratio.acquisitionCost(euro(10_000), newCustomers: 0) == .failure(.zero(.newCustomers)))
        #expect(Ratio.acquisitionCost(nil, newCustomers: nil) == .failure(.missing([.cost, .newCustomers])))
        #expect(Ratio.acquisitionCost(euro(1), newCustomers: nil) == .failure(.missing([.newCustomers])))
        #expect(Ratio.acquisitionCost(euro(-1), newCustomers: 2) == .failure(.negative(.cost)))
        #expect(Ratio.acquisitionCost(euro(0), newCustomers: 2) == .success(euro(0)))
    }

    @Test("churn and the lifetime that follows from it")
    func churn() throws {
        let churn = try Ratio.churn(lost: 145, atStart: 1000).get()
        #expect(churn.percent(places: 1) == decimal("14.5"))
        #expect(try Ratio.lifetime(churn: churn).get().text(places: 1) == "6.9")
        #expect(Ratio.lifetime(churn: Share(0)) == .failure(.zero(.churn)))
        #expect(Ratio.lifetime(churn: nil) == .failure(.missing([.churn])))
        #expect(Ratio.churn(lost: 3, atStart: 0) == .failure(.zero(.customersAtStart)))
        #expect(Ratio.churn(lost: 11, atStart: 10) == .failure(.exceeds(.lost, .customersAtStart)))
        #expect(Ratio.churn(lost: 10, atStart: 10) == .success(Share(1)))
    }

    @Test("a conversion names what it is counted among")
    func conversion() throws {
        let found = try Ratio.conversion(15, of: 1000, .sessions).get()
        #expect(found.share.percent(places: 1) == decimal("1.5"))
        #expect(found.denominator == .sessions)
        #expect(Ratio.conversion(15, of: 1000, .visitors) != .success(found))
        #expect(Ratio.conversion(15, of: nil, .visitors) == .failure(.missing([.visitors])))
        #expect(Ratio.conversion(15, of: 0, .sessions) == .failure(.zero(.sessions)))
    }

    @Test("shares and growth are of one unit and of something")
    func growth() {
        let clash = RatioGap.unitsDiffer(UnitClash(units: ["€", "$"]))
        #expect(Ratio.share(of: euro(30), in: Amount(60, unit: "$")) == .failure(clash))
        #expect(Ratio.share(of: euro(30), in: Amount(60, unit: nil)) == .success(Share(decimal("0.5"))))
        #expect(Ratio.share(of: euro(30), in: euro(0)) == .failure(.zero(.whole)))
        #expect(Ratio.growth(from: euro(100), to: euro(80)) == .success(Share(decimal("-0.2"))))
        #expect(Ratio.growth(from: euro(0), to: euro(80)) == .failure(.zero(.before)))
        #expect(Ratio.growth(from: euro(-5), to: euro(80)) == .failure(.negative(.before)))
        #expect(Ratio.growth(from: nil, to: euro(80)) == .failure(.missing([.before])))
        #expect(Ratio.growth(from: nil, to: nil) == .failure(.missing([.before, .after])))
        #expect(Ratio.growth(from: euro(1), to: Amount(2, unit: "$")) == .failure(clash))
    }

    @Test("euros and dollars are not added; a number without a unit goes with the others")
    func sums() {
        #expect(Amount.sum([euro(1), Amount(2, unit: nil), euro(3)]) == .success(euro(6)))
        #expect(
            Amount.sum([euro(1), Amount(2, unit: "$"), euro(3), Amount(1, unit: "%")])
                == .failure(UnitClash(units: ["€", "$", "%"])))
        #expect(Amount.sum([]) == .success(Amount(0, unit: nil)))
        let small = Array(repeating: Amount(decimal("0.1"), unit: "$"), count: 10)
        #expect(Amount.sum(small) == .success(Amount(1, unit: "$")), "which binary floating point does not make")
    }

    @Test(
        "digits are rounded half away from zero and keep their places",
        arguments: [
            ("0.7", 2, "0.70"), ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("0.125", 2, "0.13"), ("-0.04", 1, "0.0"),
            ("1000000", 0, "1000000"), ("0.05", 1, "0.1"), ("0.0499", 1, "0.0"), ("12", 3, "12.000"),
        ])
    func digits(number: String, places: Int, text: String) {
        #expect(decimal(number).text(places: places) == text)
    }

    @Test("whole per cent of a count", arguments: [(10, 12, 83), (5, 6, 83), (8, 10, 80), (1, 200, 1), (0, 1, 0)])
    func percent(count: Int, whole: Int, percent: Int) {
        #expect(Share.percent(count, of: whole) == percent)
    }

    @Test("of nothing there is no per cent")
    func nothing() { #expect(Share.percent(0, of: 0) == nil) }

    private let today = Day(year: 2026, month: 11, day: 26)
    private func days(_ values: [Int: Decimal]) -> [Day: Decimal] {
        Dictionary(uniqueKeysWithValues: values.map { (today.adding(days: $0.key), $0.value) })
    }

    @Test("the last value against the one seven days before it")
    func trend() {
        let trend = Trend7(
            days([0: 110, -1: 1, -2: 1, -3: 1, -4: 1, -5: 1, -6: 1, -7: 100, -8: 5]), cadence: .daily, today: today)
        #expect(trend.last?.value == 110 && trend.age == 0)
        #expect(trend.change == 10)
        #expect(trend.growth == .success(Share(decimal("0.1"))))
        #expect(trend.missing.isEmpty && !trend.isUnmeasured)
    }

    @Test("missing days are said, and the change is not made up")
    func missing() {
        let trend = Trend7(days([-1: 110, -9: 100, -3: 4]), cadence: .daily, today: today)
        #expect(trend.last?.day == today.adding(days: -1))
        #expect(trend.change == nil && trend.growth == .failure(.missing([.before])))
        #expect(trend.missing == [-8, -7, -6, -5, -4, -2].map { today.adding(days: $0) })
    }

    @Test("days to come do not count yet")
    func ahead() {
        let trend = Trend7(days([1: 500, 0: 7]), cadence: .daily, today: today)
        #expect(trend.last?.value == 7)
        #expect(trend.ahead == [today.adding(days: 1)])
        #expect(Trend7(days([1: 500]), cadence: .daily, today: today).isUnmeasured)
    }

    @Test(
        "a value older than its cadence counts as unmeasured",
        arguments: [
            (Cadence.daily, 1), (.weekly, 7), (.monthly, 31), (.quarterly, 92), (.yearly, 366),
        ])
    func stale(cadence: Cadence, days age: Int) {
        #expect(!Trend7(days([-age: 1]), cadence: cadence, today: today).isUnmeasured)
        #expect(Trend7(days([-age - 1: 1]), cadence: cadence, today: today).isUnmeasured)
        #expect(Trend7(days([-age - 1: 1]), cadence: cadence, today: today).last?.value == 1)
        #expect(Trend7([:], cadence: cadence, today: today).isUnmeasured)
    }

    @Test("scores have a mean, a middle and a spread")
    func summary() {
        let odd = ScaleSummary([5, 3, 4])
        #expect((odd.mean, odd.median, odd.spread, odd.count) == (4, 4, 2, 3))
        let even = ScaleSummary([5, 2, 3, 3, 4, 5])
        #expect(even.mean?.text(places: 1) == "3.7", "22 ÷ 6, rounded and not cut")
        #expect(even.median == decimal("3.5"))
        #expect(even.counts == [2: 1, 3: 2, 4: 1, 5: 2])
        let none = ScaleSummary([])
        #expect(none.mean == nil && none.median == nil && none.spread == nil && none.count == 0)
    }
}
