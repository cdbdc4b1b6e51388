package import Foundation

/// Amounts that cannot be set against one another, because they are in different units: `€` and `$`.
package struct UnitClash: Error, Sendable, Hashable {
    /// In the order in which they were said.
    package var units: [String]

    package init(units: [String]) { self.units = units }
}

extension Amount {
    package init(_ value: Decimal, unit: String?) {
        self.value = value
        self.unit = unit
    }

    /// The one unit that amounts have. A number without one takes that of the others, as people leave it out in a list.
    package static func unit(of amounts: [Amount]) -> Result<String?, UnitClash> {
        var units: [String] = []
        for unit in amounts.compactMap(\.unit) where !units.contains(unit) { units.append(unit) }
        return units.count > 1 ? .failure(UnitClash(units: units)) : .success(units.first)
    }

    /// Zero without a unit for none.
    package static func sum(_ amounts: [Amount]) -> Result<Amount, UnitClash> {
        unit(of: amounts).map { Amount(amounts.map(\.value).reduce(0, +), unit: $0) }
    }

    /// So many equal parts, exact to so many places: what does not divide goes to the first ones, one smallest unit each,
    /// so that the parts sum up to the amount.
    package func spread(over count: Int, places: Int = 2) -> [Amount] {
        guard count > 0 else { return [] }
        // Of the size alone, because rounding down takes what is below zero away from it.
        var size = Decimal()
        var equal = abs(value) / Decimal(count)
        NSDecimalRound(&size, &equal, places, .down)
        let floor = value < 0 ? -size : size
        var parts = Array(repeating: floor, count: count)
        var rest = value - floor * Decimal(count)
        let step = Decimal(sign: value < 0 ? .minus : .plus, exponent: -places, significand: 1)
        for index in parts.indices where rest != 0 {
            // What is finer than the smallest unit stays in one piece.
            let more = abs(rest) < abs(step) ? rest : step
            parts[index] += more
            rest -= more
        }
        return parts.map { Amount($0, unit: unit) }
    }
}

/// What parts come to against the whole that they were to make.
package struct SumCheck: Sendable, Hashable {
    package var whole: Amount
    package var sum: Amount

    package static func check(_ parts: [Amount], against whole: Amount) -> Result<SumCheck, UnitClash> {
        Amount.unit(of: [whole] + parts).map { unit in
            let sum = parts.map(\.value).reduce(0, +)
            return SumCheck(whole: Amount(whole.value, unit: unit), sum: Amount(sum, unit: unit))
        }
    }

    /// What the parts have too much; below zero, what they lack.
    package var difference: Amount { Amount(sum.value - whole.value, unit: whole.unit) }
    package var matches: Bool { sum.value == whole.value }
}
