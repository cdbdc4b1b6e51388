import Foundation
import Testing

@testable import ConvenorCore

@Suite("rules of the plan")
struct PlanRuleTests {
    private func share(_ percent: Int) -> Share { Share(Decimal(percent) / 100) }

    @Test(
        "behind by more than ten points and ahead by more than twenty ask for a change, at the edges not",
        arguments: [
            (40, 50, Pace.inTime), (39, 50, .behind), (0, 10, .inTime), (0, 11, .behind), (70, 50, .inTime),
            (71, 50, .farAhead), (100, 100, .inTime), (0, 0, .inTime),
        ])
    func pace(_ done: Int, _ elapsed: Int, _ pace: Pace) {
        #expect(Pace(done: share(done), elapsed: share(elapsed)) == pace)
    }

    @Test(
        "late milestones take their strength off the confidence, down to nothing",
        arguments: [
            (7, [], 7), (7, [2], 5), (7, [3, 3], 1), (2, [3], 0), (nil, [3], nil),
        ] as [(Int?, [Int], Int?)])
    func confidence(_ said: Int?, _ late: [Int], _ now: Int?) {
        #expect(KeyResultConfidence(said: said, late: late).now == now)
    }

    @Test(
        "a period is kept under one name, however it was typed",
        arguments: [
            ("2027", "2027"), ("2027-h1", "2027-H1"), ("2027-Q4", "2027-Q4"), ("2027-03", "2027-03"),
            ("2027-12", "2027-12"),
        ])
    func named(_ typed: String, _ name: String) {
        #expect(Period(named: typed)?.name == name)
    }

    @Test(
        "what is no period has no name",
        arguments: [
            "", "27", "2027-", "2027-H3", "2027-H", "2027-Q5", "2027-13", "2027-00", "2027-3", "2027-03-01", "spring",
        ])
    func unnamed(_ typed: String) { #expect(Period(named: typed) == nil) }

    @Test("an amount below nothing has its sign before the unit, and is read so", arguments: ["-€20,000", "€-20,000"])
    func below(_ typed: String) throws {
        let amount = try #require(Amount(typed))
        #expect(amount.value == -20000 && amount.unit == "€")
        #expect(English().figure(amount.stored, unit: amount.unit) == "-€20,000")
    }
}
