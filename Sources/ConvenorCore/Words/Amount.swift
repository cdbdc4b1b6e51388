package import Foundation

/// A figure as people type it: `1,500`, `41%`, `€200`, `500k`, `0.9 %`; exact, never binary floating point.
package struct Amount: Sendable, Hashable {
    package var value: Decimal
    /// `%`, `€` or `$` where one was typed.
    package var unit: String?

    package init?(_ text: some StringProtocol) {
        var body = String(text)
        while let last = body.last, last == "," || last == ";" { body.removeLast() }
        let isBelow = body.first == "-" && body.dropFirst().first.map { "€$£".contains($0) } == true
        if isBelow { body.removeFirst() }
        if let first = body.first, "€$£".contains(first) {
            unit = String(first)
            body.removeFirst()
            if isBelow { body = "-" + body }
        }
        if body.last == "%" {
            unit = "%"
            body.removeLast()
        }
        var factor = Decimal(1)
        switch body.last {
        case "k", "K": factor = 1000
        case "m", "M": factor = 1_000_000
        default: break
        }
        if factor != 1 { body.removeLast() }
        guard let plain = Amount.plain(body), let value = Decimal(string: plain, locale: nil) else { return nil }
        self.value = value * factor
    }

    /// Takes out the marks between thousands: a comma or a blank before exactly three digits.
    private static func plain(_ body: String) -> String? {
        var digits = body
        var sign = ""
        if let first = digits.first, first == "-" || first == "+" {
            sign = first == "-" ? "-" : ""
            digits.removeFirst()
        }
        let halves = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard halves.count <= 2, let whole = halves.first, !whole.isEmpty else { return nil }
        let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            groups.dropFirst().allSatisfy({ $0.count == 3 }), whole.count <= 24
        else { return nil }
        let fraction = halves.count == 2 ? String(halves[1]) : ""
        guard fraction.allSatisfy({ $0.isASCII && $0.isNumber }), halves.count == 1 || !fraction.isEmpty,
            fraction.count <= 12
        else { return nil }
        return sign + groups.joined() + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// Digits with a point: what a record keeps.
    package var stored: String { "\(value)" }
}
