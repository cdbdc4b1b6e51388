/// A length or a place in a drawing, in whole tenths of a unit: exact, and never a number that is none.
struct Length: Hashable, Comparable, AdditiveArithmetic, ExpressibleByIntegerLiteral, CustomStringConvertible {
    var tenths: Int

    static let zero: Length = 0

    init(tenths: Int) { self.tenths = tenths }
    init(_ units: Int) { tenths = units * 10 }
    init(integerLiteral units: Int) { self.init(units) }

    static func < (a: Self, b: Self) -> Bool { a.tenths < b.tenths }
    static func + (a: Self, b: Self) -> Self { Length(tenths: a.tenths + b.tenths) }
    static func - (a: Self, b: Self) -> Self { Length(tenths: a.tenths - b.tenths) }
    static func * (a: Self, count: Int) -> Self { Length(tenths: a.tenths * count) }

    /// So much of it, to the nearest tenth; none of it where there are no parts.
    func part(_ count: Int, of parts: Int) -> Length {
        parts > 0 ? Length(tenths: (tenths * count * 2 + parts) / (parts * 2)) : 0
    }

    var description: String {
        let sign = tenths < 0 ? "-" : ""
        let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }
}

/// A place in a drawing, from its upper left corner.
struct Spot: Hashable, CustomStringConvertible {
    var x: Length
    var y: Length

    init(_ x: Length, _ y: Length) { (self.x, self.y) = (x, y) }

    var description: String { "\(x),\(y)" }
}
