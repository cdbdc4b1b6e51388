import Foundation
import Testing

@testable import ConvenorCore

@Suite("confrontation")
struct ConfrontationTests {
    typealias Cell = ConfrontationResult.Cell

    private static func factors(_ text: String) -> [Factor] {
        text.split(separator: " ").compactMap { Factor($0) }
    }
    private func factor(_ text: String) -> Factor { Self.factors(text)[0] }

    private static let swot = factors("S1 S2 W1 W2 O1 O2 T1")
    private static let ballots = [
        ("v1", "O1", "S1 W2 S2"), ("v1", "O2", "W1 S1 W2"), ("v1", "T1", "W2 S2 W1"), ("v2", "O1", "S1 S2 W1"),
        ("v2", "O2", "W1 W2 S1"), ("v2", "T1", "S2 W2 W1"),
    ]

    private func confrontation(weighed: Bool = true) -> Confrontation {
        var confrontation = Confrontation(Self.swot)
        for (voter, column, order) in Self.ballots {
            #expect(confrontation.cast(Self.factors(order), on: factor(column), by: Handle(voter)).isEmpty)
        }
        if weighed {
            #expect(confrontation.weigh(factor("O2"), by: 2) == true)
            #expect(confrontation.weigh(factor("T1"), by: decimal("1.5")) == true)
        }
        return confrontation
    }

    @Test("the sums of two voters, before and after the weights")
    func vector() {
        let result = ConfrontationResult(confrontation())
        let cells = result.rows.map { row in result.columns.map { result.points[Cell(row, $0)] ?? -1 } }
        #expect(cells == [[6, 3, 0], [3, 0, 5], [1, 6, 2], [2, 3, 5]])
        #expect(result.rows.map { result.rowSum($0) } == [9, 8, 9, 10])
        #expect(result.rows.map { result.weightedSum($0).text(places: 1) } == ["12.0", "10.5", "16.0", "15.5"])
        #expect(result.columns.map { result.columnSum($0) } == [12, 12, 12])
        #expect(result.odd.isEmpty)
        #expect(result.columns.map { result.voters(on: $0) } == [2, 2, 2])
    }

    @Test("the weights change the winner, and strengthen leads")
    func winners() {
        let result = ConfrontationResult(confrontation())
        #expect(result.winners == Self.factors("W2"))
        #expect(result.weightedWinners == Self.factors("W1"))
        #expect(result.weightsChangeTheWinner)
        #expect(result.cells.first == .init(value: 12, items: [Cell(factor("W1"), factor("O2"))]))
        let quadrants = Quadrant.allCases.map { result.sum($0) }
        #expect(quadrants == [15, decimal("7.5"), 21, decimal("10.5")])
        #expect(result.leadingQuadrants == [.strengthen])
        #expect(!ConfrontationResult(confrontation(weighed: false)).weightsChangeTheWinner)
    }

    @Test("ties share a place, and nobody leads where nothing was voted")
    func ties() {
        let plain = ConfrontationResult(confrontation(weighed: false))
        #expect(plain.ranking.map(\.items) == [Self.factors("W2"), Self.factors("S1 W1"), Self.factors("S2")])
        let empty = ConfrontationResult(Confrontation(Self.swot))
        #expect(empty.winners.isEmpty && empty.leadingQuadrants.isEmpty && !empty.weightsChangeTheWinner)
        #expect(empty.ranking.count == 1)
        var tied = Confrontation(Self.factors("S1 W1 O1"), scale: .zeroToThree)
        #expect(tied.cast(points: [factor("S1"): 2, factor("W1"): 2], on: factor("O1"), by: Handle("v1")).isEmpty)
        #expect(ConfrontationResult(tied).winners == Self.factors("S1 W1"))
        #expect(ConfrontationResult(tied).leadingQuadrants == [.attack, .strengthen])
    }

    @Test("a ballot with a fault counts for nothing, and says which")
    func faults() {
        var confrontation = Confrontation(Self.swot)
        let before = confrontation
        let voter = Handle("v1")
        #expect(confrontation.cast(Self.factors("S1 S2"), on: factor("O1"), by: voter) == [.count(given: 2, needed: 3)])
        #expect(
            confrontation.cast(Self.factors("S1 S2 S1"), on: factor("O1"), by: voter) == [.namedTwice(factor("S1"))])
        #expect(
            confrontation.cast(Self.factors("S1 S2 S9"), on: factor("O1"), by: voter) == [.notInternal(factor("S9"))])
        #expect(
            confrontation.cast(Self.factors("S1 S2 W1"), on: factor("S2"), by: voter) == [.notExternal(factor("S2"))])
        #expect(
            confrontation.cast(Self.factors("S1 S2 O1"), on: factor("O1"), by: voter) == [.notInternal(factor("O1"))])
        let points = { (one: Int, two: Int, three: Int) in
            [Factor(.strength, 1): one, Factor(.strength, 2): two, Factor(.weakness, 1): three]
        }
        #expect(
            confrontation.cast(points: points(3, 3, 1), on: factor("O1"), by: voter) == [.notGiven(points: 2)])
        #expect(
            confrontation.cast(points: points(4, 2, 1), on: factor("O1"), by: voter)
                == [.offScale(factor("S1"), points: 4)])
        #expect(
            confrontation.cast(points: points(3, 2, 0), on: factor("O1"), by: voter) == [.count(given: 2, needed: 3)])
        #expect(confrontation == before)
        #expect(!confrontation.weigh(factor("S1"), by: 2) && !confrontation.weigh(factor("O1"), by: -1))
        #expect(confrontation == before)
    }

    @Test("on the other scale each cell takes 0 to 3")
    func zeroToThree() {
        var confrontation = Confrontation(Self.swot, scale: .zeroToThree)
        let all = Dictionary(uniqueKeysWithValues: Self.factors("S1 S2 W1 W2").map { ($0, 3) })
        #expect(confrontation.cast(points: all, on: factor("T1"), by: Handle("v1")).isEmpty)
        #expect(ConfrontationResult(confrontation).columnSum(factor("T1")) == 12)
        #expect(ConfrontationResult(confrontation).odd.isEmpty, "no sum is owed on this scale")
        #expect(
            confrontation.cast(points: [factor("S1"): -1], on: factor("T1"), by: Handle("v1"))
                == [.offScale(factor("S1"), points: -1)])
    }

    @Test("with fewer than three internal factors there are fewer points to give")
    func few() {
        var confrontation = Confrontation(Self.factors("S1 W1 O1"))
        #expect(confrontation.given == [3, 2])
        #expect(confrontation.cast(Self.factors("W1 S1"), on: factor("O1"), by: Handle("v1")).isEmpty)
        #expect(ConfrontationResult(confrontation).columnSum(factor("O1")) == 5)
        #expect(ConfrontationResult(confrontation).odd.isEmpty)
    }

    @Test("the last ballot of a person counts, and who has said nothing on a column is named")
    func missing() {
        var confrontation = Confrontation(Self.swot)
        for order in ["S1 S2 W1", "W2 W1 S1"] {
            _ = confrontation.cast(Self.factors(order), on: factor("O1"), by: Handle("v1"))
        }
        _ = confrontation.cast(Self.factors("S1 S2 W1"), on: factor("T1"), by: Handle("v2"))
        let result = ConfrontationResult(confrontation)
        #expect(result.points[Cell(factor("W2"), factor("O1"))] == 3)
        #expect(result.columnSum(factor("O1")) == 6)
        #expect(
            confrontation.missing == [
                factor("O1"): [Handle("v2")], factor("O2"): [Handle("v1"), Handle("v2")], factor("T1"): [Handle("v1")],
            ])
    }

    @Test("factors are read and ordered by pillar", arguments: ["s1", "S0", "S", "X1", "S1a", "S-1", "O12", ""])
    func reading(text: String) {
        let read = ["s1": "S1", "O12": "O12"][text]
        #expect(Factor(text)?.description == read)
        #expect(Self.factors("T1 O2 W1 S2 S1 O10").sorted() == Self.factors("S1 S2 W1 O2 O10 T1"))
    }

    @Test("every sum is that of going through the ballots one by one")
    func property() {
        var random = Seeded(state: 11)
        for _ in 0..<300 {
            let rows =
                (1...Int.random(in: 1...3, using: &random)).map { Factor(.strength, $0) }
                + (1...Int.random(in: 2...3, using: &random)).map { Factor(.weakness, $0) }
            let columns = [Factor(.opportunity, 1), Factor(.opportunity, 2), Factor(.threat, 1)]
            var confrontation = Confrontation(rows + columns)
            var cast: [(column: Factor, row: Factor, points: Int)] = []
            var weights: [Factor: Int] = [:]
            for column in columns {
                weights[column] = Int.random(in: 0...5, using: &random)
                #expect(confrontation.weigh(column, by: Decimal(weights[column] ?? 1) / 2) == true)
                for voter in 0..<Int.random(in: 0...5, using: &random) {
                    let order = Array(rows.shuffled(using: &random).prefix(3))
                    #expect(confrontation.cast(order, on: column, by: Handle("v\(voter)")).isEmpty)
                    cast += zip(order, [3, 2, 1]).map { (column, $0, $1) }
                }
            }
            let result = ConfrontationResult(confrontation)
            #expect(result.odd.isEmpty)
            for row in rows {
                let own = cast.filter { $0.row == row }
                #expect(result.rowSum(row) == own.map(\.points).reduce(0, +))
                let doubled = own.map { $0.points * (weights[$0.column] ?? 0) }.reduce(0, +)
                #expect(result.weightedSum(row) * 2 == Decimal(doubled))
            }
            let doubled = { (strong: Bool, opportunity: Bool) in
                cast.filter {
                    ($0.row.pillar == .strength) == strong && ($0.column.pillar == .opportunity) == opportunity
                }
                .map { $0.points * (weights[$0.column] ?? 0) }.reduce(0, +)
            }
            let quadrants = [doubled(true, true), doubled(true, false), doubled(false, true), doubled(false, false)]
            #expect(Quadrant.allCases.map { result.sum($0) * 2 } == quadrants.map { Decimal($0) })
            let highest = rows.map { result.weightedSum($0) }.max() ?? 0
            #expect(result.weightedWinners == (highest > 0 ? rows.filter { result.weightedSum($0) == highest } : []))
        }
    }
}
