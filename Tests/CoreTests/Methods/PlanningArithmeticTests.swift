import ConvenorCore
import Foundation
import Testing

@Suite("goals split, budgets spread, capabilities and content counted")
struct PlanningArithmeticTests {
    private func euro(_ text: String) -> Amount { Amount(decimal(text), unit: "€") }
    private let months = (1...3).map { Period.month(year: 2027, month: $0) }

    @Test("ten per cent more of 4.2 M is 420 k, from 250 k and 170 k")
    func split() throws {
        let growing = try #require(Amount("€4.2m"))
        let goal = Decomposition(
            growing: growing, by: Share(decimal("0.1")),
            parts: [.init("A", euro("250000")), .init("C", euro("170000"))])
        #expect(goal.goal == euro("420000"))
        let check = try goal.check.get()
        #expect(check.matches && check.difference == euro("0"))
        #expect(try goal.shares.map { try $0.get().percent(places: 1) } == [decimal("59.5"), decimal("40.5")])
    }

    @Test("a sum that does not match says by how much, and to which side")
    func difference() throws {
        let less = Decomposition(goal: euro("420000"), parts: [.init("A", euro("250000")), .init("C", euro("160000"))])
        #expect(try less.check.get().difference == euro("-10000"))
        let more = Decomposition(goal: euro("0.3"), parts: [.init("A", euro("0.1")), .init("C", euro("0.2"))])
        #expect(try more.check.get().matches, "to the last digit")
        let none = Decomposition(goal: euro("5"), parts: [])
        #expect(try none.check.get().difference == euro("-5"))
    }

    @Test("parts in two currencies are refused, and a number alone takes the unit of the goal")
    func units() throws {
        let parts = [Decomposition.Part("A", Amount(1, unit: "$"))]
        #expect(Decomposition(goal: euro("1"), parts: parts).check == .failure(UnitClash(units: ["€", "$"])))
        let plain = Decomposition(goal: euro("1"), parts: [.init("A", Amount(1, unit: nil))])
        #expect(try plain.check.get().sum == euro("1"))
    }

    @Test("a spread over teams and months is summed each way and held against the amount")
    func spread() throws {
        var spread = BudgetSpread(amount: euro("1000"))
        spread.set(euro("400"), team: "sales", period: months[1])
        spread.set(euro("100"), team: "sales", period: months[0])
        spread.set(euro("300"), team: "marketing", period: months[0])
        #expect(try spread.check.get().difference == euro("-200"))
        spread.set(euro("500"), team: "marketing", period: months[0])
        #expect(try spread.check.get().matches)
        #expect(try spread.sum(team: "sales").get() == euro("500"))
        #expect(try spread.sum(period: months[0]).get() == euro("600"))
        #expect(try spread.sum(team: "nobody").get().value == 0)
        #expect(spread.teams == ["sales", "marketing"] && spread.periods == Array(months.prefix(2)))
        spread.set(Amount(1, unit: "$"), team: "sales", period: months[2])
        #expect(spread.check == .failure(UnitClash(units: ["€", "$"])))
        #expect(spread.sum(period: months[2]) == .success(Amount(1, unit: "$")))
    }

    @Test("an even spread gives what does not divide to the first, one cent each, and loses nothing")
    func even() throws {
        #expect(euro("100").spread(over: 3).map(\.value) == [decimal("33.34"), decimal("33.33"), decimal("33.33")])
        #expect(euro("-1").spread(over: 3).map(\.value) == [decimal("-0.34"), decimal("-0.33"), decimal("-0.33")])
        #expect(euro("0.001").spread(over: 2).map(\.value) == [decimal("0.001"), 0])
        #expect(euro("5").spread(over: 0).isEmpty)
        #expect(euro("10").spread(over: 4, places: 0).map(\.value) == [3, 3, 2, 2])
        var spread = BudgetSpread(amount: euro("100"))
        spread.set(euro("100"), team: "sales", evenlyOver: months)
        #expect(try spread.check.get().matches)
        var random = Seeded(state: 3)
        for _ in 0..<500 {
            let cents = Int.random(in: -1_000_000...1_000_000, using: &random)
            let count = Int.random(in: 1...36, using: &random)
            let parts = Amount(Decimal(cents) / 100, unit: "€").spread(over: count).map { $0.value * 100 }
            let slow = (0..<count).map { part in
                (abs(cents) / count + (part < abs(cents) % count ? 1 : 0)) * cents.signum()
            }
            #expect(parts == slow.map { Decimal($0) }, "\(cents) over \(count)")
        }
    }

    @Test("a line of a budget grows from what it was, and stands on what its kind asks for")
    func lines() {
        let line = BudgetLine("fairs", euro("120"), before: euro("100"))
        #expect(line.growth == .success(Share(decimal("0.2"))))
        #expect(line.isUnfounded(in: .zeroBased) && line.isUnfounded(in: .dynamic))
        #expect(!line.isUnfounded(in: .incremental))
        let fresh = BudgetLine("fairs", euro("120"), because: "two new markets")
        #expect(fresh.growth == .failure(.missing([.before])))
        #expect(!fresh.isUnfounded(in: .zeroBased) && fresh.isUnfounded(in: .incremental))
    }

    @Test("capabilities are ordered by what they lack")
    func capabilities() throws {
        let rows: [(String, Int?, Int?)] = [
            ("copy", 2, 3), ("data", 0, 2), ("design", 1, 3), ("video", 3, 1), ("seo", 2, 2), ("law", nil, 2),
            ("events", 1, 2),
        ]
        let gaps = CapabilityGaps(try rows.map { try #require(Capability($0.0, have: $0.1, need: $0.2)) })
        #expect(gaps.lacking.map(\.name) == ["design", "data", "copy", "events"])
        #expect(gaps.sufficient.map(\.name) == ["video", "seo"])
        #expect(gaps.unrated.map(\.name) == ["law"])
        #expect(Capability("x", have: 4, need: 0) == nil && Capability("x", have: nil, need: -1) == nil)
    }

    @Test(
        "content is a gap at 0, adequate at 1 and 2, strong at 3 and 4, excess from 5",
        arguments: [
            (0, Coverage.gap), (1, .adequate), (2, .adequate), (3, .strong), (4, .strong), (5, .excess), (90, .excess),
        ])
    func coverage(count: Int, coverage: Coverage) { #expect(Coverage(count: count) == coverage) }

    @Test("what exists counts; what is to come stands beside it; what has no place is said")
    func matrix() {
        typealias Asset = ContentMatrix<String, String>.Asset
        let assets =
            Array(repeating: Asset("Ana", "See", .exists), count: 5)
            + [
                Asset("Ana", "Do", .toCreate), Asset("Ana", "Do", .inProduction), Asset("Bo", "Do", .exists),
                Asset("Eve", "See", .exists), Asset("Bo", "Sing", .exists),
            ]
        let matrix = ContentMatrix(personas: ["Ana", "Bo"], steps: ["See", "Do"], assets: assets)
        #expect(matrix.coverage("Ana", "See") == .excess && matrix.coverage("Ana", "Do") == .gap)
        #expect(matrix.count("Ana", "Do", .toCreate) == 1 && matrix.count("Ana", "Do", .inProduction) == 1)
        #expect(matrix.coverage("Bo", "Do") == .adequate && matrix.coverage("Bo", "See") == .gap)
        #expect(Coverage.allCases.map { matrix.places($0) } == [2, 1, 0, 1])
        #expect(matrix.elsewhere == Array(assets.suffix(2)))
    }

    @Test("an audit counts and gives whole per cent")
    func audit() {
        var audit = AuditShares(
            assumptions: .init(3, of: 8), orphans: .init(0, of: 5), conflicts: .init(1, of: 5), undone: .init(0, of: 0),
            overdue: .init(2, of: 3))
        #expect(audit.coherence.map(\.percent) == [38])
        #expect(audit.congruence.map(\.percent) == [0, 20])
        #expect(audit.consistency.map(\.percent) == [nil, 67])
        #expect(!audit.isClean)
        (audit.assumptions.count, audit.conflicts.count, audit.overdue.count) = (0, 0, 0)
        #expect(audit.isClean)
    }
}
