package import Foundation

/// The confrontation of a SWOT: for each external factor, voters spread points over the internal ones.
package struct Confrontation: Sendable, Hashable {
    package let strengthsAndWeaknesses: [Factor]
    package let opportunitiesAndThreats: [Factor]
    package let scale: Scale
    /// By external factor; 1 where nothing is said. The column is multiplied by it before anything is summed.
    package private(set) var weights: [Factor: Decimal] = [:]
    /// The last ballot of a person on a column counts.
    private(set) var ballots: [Factor: [Handle: [Factor: Int]]] = [:]

    package enum Scale: Sendable, Hashable {
        /// Three points to one internal factor, two to another, one to a third: every column has the same sum.
        case threeTwoOne
        /// 0...3 for each cell.
        case zeroToThree
    }

    /// Factors that stand on the wrong side are left out: strengths and weaknesses are confronted with opportunities and
    /// threats.
    package init(_ factors: [Factor], scale: Scale = .threeTwoOne) {
        let known = Set(factors).sorted()
        strengthsAndWeaknesses = known.filter(\.pillar.isInternal)
        opportunitiesAndThreats = known.filter { !$0.pillar.isInternal }
        self.scale = scale
    }

    /// What each voter gives to a column of the scale 3-2-1; fewer where there are fewer than three internal factors.
    package var given: [Int] { Array([3, 2, 1].prefix(strengthsAndWeaknesses.count)) }

    /// False for a factor that is no column, and for a weight below zero.
    package mutating func weigh(_ column: Factor, by weight: Decimal) -> Bool {
        guard opportunitiesAndThreats.contains(column), weight >= 0 else { return false }
        weights[column] = weight
        return true
    }

    package func weight(of column: Factor) -> Decimal { weights[column] ?? 1 }

    /// `O1: S1 W2 S2`: the first gets the most.
    package mutating func cast(_ order: [Factor], on column: Factor, by voter: Handle) -> [BallotFault] {
        if let twice = order.first(where: { factor in order.filter { $0 == factor }.count > 1 }) {
            return [.namedTwice(twice)]
        }
        if order.count != given.count { return [.count(given: order.count, needed: given.count)] }
        return cast(points: Dictionary(uniqueKeysWithValues: zip(order, given)), on: column, by: voter)
    }

    /// Nothing is counted of a ballot that has a fault.
    package mutating func cast(points: [Factor: Int], on column: Factor, by voter: Handle) -> [BallotFault] {
        let faults = faults(of: points, on: column)
        if faults.isEmpty { ballots[column, default: [:]][voter] = points }
        return faults
    }

    private func faults(of points: [Factor: Int], on column: Factor) -> [BallotFault] {
        var faults: [BallotFault] = []
        if !opportunitiesAndThreats.contains(column) { faults.append(.notExternal(column)) }
        for factor in points.keys.sorted() where !strengthsAndWeaknesses.contains(factor) {
            faults.append(.notInternal(factor))
        }
        let said = points.sorted { $0.key < $1.key }.filter { scale == .zeroToThree || $0.value != 0 }
        let allowed = scale == .zeroToThree ? 0...3 : 1...3
        for (factor, points) in said where !allowed.contains(points) {
            faults.append(.offScale(factor, points: points))
        }
        guard scale == .threeTwoOne, faults.isEmpty else { return faults }
        if said.count != given.count { return [.count(given: said.count, needed: given.count)] }
        return given.filter { point in !said.contains { $0.value == point } }.map { .notGiven(points: $0) }
    }

    /// All who have voted on any column.
    package var voters: [Handle] { Set(ballots.values.flatMap(\.keys)).sorted() }

    /// Columns on which a voter has said nothing, among those who have voted on any.
    package var missing: [Factor: [Handle]] {
        let voters = Set(ballots.values.flatMap(\.keys))
        let columns = opportunitiesAndThreats.map { column in
            (column, voters.subtracting(ballots[column].map { Set($0.keys) } ?? []).sorted())
        }
        return Dictionary(uniqueKeysWithValues: columns.filter { !$0.1.isEmpty })
    }
}

/// Why a ballot on one external factor is not counted.
package enum BallotFault: Sendable, Hashable {
    case notExternal(Factor)
    case notInternal(Factor)
    case namedTwice(Factor)
    /// So many factors got points.
    case count(given: Int, needed: Int)
    case offScale(Factor, points: Int)
    /// Nobody was given so many points, and so others were given twice.
    case notGiven(points: Int)
}
