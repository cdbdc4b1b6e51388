import ConvenorCore
import Foundation

/// Round numbers beside which values are drawn: three steps at most, and every value lies between the first and the last.
struct Scale: Hashable {
    let low: Decimal
    let step: Decimal
    let steps: Int

    private static let most = 3
    /// What a step may begin with.
    private static let round: [Decimal] = [1, 2, 4, 5, 10, 20, 40, 50, 100]

    /// - Parameter isCount: Whether there is nothing between whole numbers; it begins at nothing.
    init(holding values: [Decimal], isCount: Bool = false) {
        let known = values.filter(\.isFinite)
        var (least, most) = (known.min() ?? 0, known.max() ?? 0)
        if isCount { least = min(0, least) }
        if least == most {
            // One value lies in the middle of a tenth more and less; nothing at all lies on the ground.
            let about = isCount || least == 0 ? 0 : abs(least) / 10
            (least, most) = about == 0 ? (least, least + 1) : (least - about, most + about)
        }
        var power: Decimal = 1
        let wanted = (most - least) / Decimal(Self.most)
        while power * 10 <= wanted { power *= 10 }
        if !isCount { while power > wanted { power /= 10 } }
        let fitting = Self.round.lazy.map { $0 * power }.first { Self.steps(of: $0, least, most) <= Self.most }
        let step = fitting ?? power * 1000
        self.step = step
        low = (least / step).floor * step
        steps = max(1, Self.steps(of: step, least, most))
    }

    private static func steps(of step: Decimal, _ least: Decimal, _ most: Decimal) -> Int {
        let count = -(-most / step).floor - (least / step).floor
        return count > 1000 ? 1000 : NSDecimalNumber(decimal: count).intValue
    }

    var high: Decimal { low + step * Decimal(steps) }
    /// From the lowest to the highest.
    var marks: [Decimal] { (0...steps).map { low + step * Decimal($0) } }

    /// How far along a length a value lies; what lies outside is at an end.
    func place(_ value: Decimal, along length: Length) -> Length {
        guard value.isFinite else { return 0 }
        let share = min(1, max(0, (value - low) / (step * Decimal(steps))))
        return Length(tenths: NSDecimalNumber(decimal: (share * Decimal(length.tenths)).rounded(places: 0)).intValue)
    }
}

extension Decimal {
    /// The whole number that is not above it.
    fileprivate var floor: Decimal {
        let near = rounded(places: 0)
        return near > self ? near - 1 : near
    }
}
