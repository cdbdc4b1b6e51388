package import Foundation

extension Decimal {
    /// Half away from zero, at so many places after the point.
    ///
    /// A quotient is kept to 38 digits, so that one third and eleven thirtieths make a hair less than 0.7, and half of
    /// that would fall below the tie that it is. What lies within half a unit of twenty places more is the tie.
    package func rounded(places: Int) -> Decimal {
        var whole = self
        var guarded = Decimal()
        var result = Decimal()
        NSDecimalRound(&guarded, &whole, places + 20, .plain)
        NSDecimalRound(&result, &guarded, places, .plain)
        return result
    }

    /// Nil for zero, by which nothing is divided.
    package func divided(by divisor: Decimal) -> Decimal? { divisor == 0 ? nil : self / divisor }

    /// Digits with a point and always so many places: `0.70`.
    package func text(places: Int) -> String {
        let rounded = rounded(places: places)
        let (text, said) = ("\(rounded)", rounded.places)
        guard places > said else { return text }
        return text + (said == 0 ? "." : "") + String(repeating: "0", count: places - said)
    }

    /// How many digits it has after the point.
    var places: Int {
        let text = "\(self)"
        return text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
    }

    /// Cut to 0...1.
    package var clampedShare: Decimal { Swift.min(1, Swift.max(0, self)) }
}

/// A part of a whole, exact; 1 is all of it.
package struct Share: Sendable, Hashable {
    package var exact: Decimal

    package init(_ exact: Decimal) { self.exact = exact }

    package func percent(places: Int = 0) -> Decimal { (exact * 100).rounded(places: places) }
    /// Whole per cent of a count; nil of nothing.
    package static func percent(_ count: Int, of whole: Int) -> Int? {
        guard whole != 0 else { return nil }
        return NSDecimalNumber(decimal: (Decimal(count) * 100 / Decimal(whole)).rounded(places: 0)).intValue
    }

    /// How much of a stretch of days is over at the end of the day before `today`: 0 on its first day, 1 after its last.
    package static func elapsed(from first: Day, to last: Day, today: Day) -> Share {
        let whole = last.daysSince1970 - first.daysSince1970 + 1
        guard whole > 0 else { return Share(today > last ? 1 : 0) }
        return Share((Decimal(today.daysSince1970 - first.daysSince1970) / Decimal(whole)).clampedShare)
    }
}
