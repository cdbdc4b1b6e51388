package import Foundation

/// A figure as people type it: `1,500`, `41%`, `€ 200`, `500k`, `0.9 %`; exact, never binary floating point.
package struct Amount: Sendable, Hashable {
    package var value: Decimal
    /// `%`, `€` or `$` where one was typed.
    package var unit: String?

    private static let signs: Set<Character> = ["€", "$", "£"]

    /// - Parameter language: of who typed it, as an IETF tag; what is stored is read as English.
    package init?(_ text: some StringProtocol, language: String = "en") {
        var body = Substring(String(text))
        while let last = body.last, last == "," || last == ";" { body.removeLast() }
        let isBelow = body.first == "-" && body.dropFirst().first.map(Self.signs.contains) == true
        if isBelow { body.removeFirst() }
        if let first = body.first, Self.signs.contains(first) {
            unit = String(first)
            body = body.dropFirst().trimmed()
            if isBelow { body = "-" + body }
        }
        if body.last == "%" {
            unit = "%"
            body = body.dropLast().trimmed()
        }
        var factor = Decimal(1)
        switch body.last {
        case "k", "K": factor = 1000
        case "m", "M": factor = 1_000_000
        default: break
        }
        if factor != 1 { body.removeLast() }
        guard let plain = Amount.plain(body, language), let value = Decimal(string: plain, locale: nil) else {
            return nil
        }
        self.value = value * factor
    }

    /// The figure that words begin with, and how many of them it takes: a sign may stand apart from its digits.
    static func read(_ words: some Collection<Token>, language: String) -> (Amount, Int)? {
        let pair = words.prefix(2).map { String($0.text) }
        if pair.count == 2, pair[1] == "%" || pair[0].count == 1 && pair[0].allSatisfy(signs.contains),
            let amount = Amount(pair.joined(separator: " "), language: language)
        {
            return (amount, 2)
        }
        return pair.first.flatMap { Amount($0, language: language) }.map { ($0, 1) }
    }

    /// Digits with a point for a decimal mark, without the marks between thousands.
    ///
    /// Which mark is which follows from the language; a figure that makes no sense so is read the other way round:
    /// `0,9` in English, `0.9` in Dutch.
    private static func plain(_ body: Substring, _ language: String) -> String? {
        var digits = body
        var sign = ""
        if let first = digits.first, first == "-" || first == "+" {
            sign = first == "-" ? "-" : ""
            digits.removeFirst()
        }
        let isDutch = language.lowercased().hasPrefix("nl")
        let own: (Character, Character) = isDutch ? (".", ",") : (",", ".")
        let found = plain(digits, thousands: own.0, decimal: own.1) ?? plain(digits, thousands: own.1, decimal: own.0)
        return found.map { sign + $0 }
    }

    /// Between thousands: plain, without a break, narrow.
    private static let blanks: Set<Character> = [" ", "\u{A0}", "\u{202F}"]

    private static func plain(_ digits: Substring, thousands: Character, decimal: Character) -> String? {
        let halves = digits.split(separator: decimal, omittingEmptySubsequences: false)
        guard halves.count <= 2, let whole = halves.first, !whole.isEmpty else { return nil }
        let groups = whole.split(omittingEmptySubsequences: false) { $0 == thousands || blanks.contains($0) }
        guard groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            groups.dropFirst().allSatisfy({ $0.count == 3 }), whole.count <= 24,
            groups.count == 1 || (1...3).contains(groups[0].count) && groups[0] != "0"
        else { return nil }
        let fraction = halves.count == 2 ? String(halves[1]) : ""
        guard fraction.allSatisfy({ $0.isASCII && $0.isNumber }), halves.count == 1 || !fraction.isEmpty,
            fraction.count <= 12
        else { return nil }
        return groups.joined() + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// Digits with a point: what a record keeps.
    package var stored: String { "\(value)" }
}
