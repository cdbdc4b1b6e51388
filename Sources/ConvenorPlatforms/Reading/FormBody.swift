/// A body of `application/x-www-form-urlencoded`, as the URL standard reads it: `+` and `%20` are blanks, names may
/// repeat, and a value may be empty or missing.
///
/// Unlike there, a `%` without two digits and bytes that are no UTF-8 are not guessed at: the form is not whole.
struct FormBody: Sendable {
    private let pairs: [(name: [UInt8], value: [UInt8])]
    /// False when something of it cannot be read as text; what can be read stands there all the same.
    let isWhole: Bool

    /// More pairs are no message of any platform.
    private static let mostPairs = 1_000

    init(_ bytes: [UInt8]) {
        var (pairs, isWhole): ([(name: [UInt8], value: [UInt8])], Bool) = ([], true)
        for piece in bytes.split(separator: UInt8(ascii: "&"), maxSplits: Self.mostPairs) {
            let halves = piece.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let (name, value) = (Self.decoded(halves[0]), Self.decoded(halves.count > 1 ? halves[1] : []))
            guard pairs.count < Self.mostPairs, let name, let value else {
                isWhole = false
                continue
            }
            if Self.text(name) == nil || Self.text(value) == nil { isWhole = false }
            pairs.append((name, value))
        }
        (self.pairs, self.isWhole) = (pairs, isWhole)
    }

    /// The first value of that name; nil where there is none, or none in UTF-8.
    subscript(name: String) -> String? { all(name).first }

    func all(_ name: String) -> [String] {
        pairs.filter { $0.name.elementsEqual(name.utf8) }.compactMap { Self.text($0.value) }
    }

    private static func text(_ bytes: [UInt8]) -> String? { String(validating: bytes, as: UTF8.self) }

    /// Nil for a `%` that no two hexadecimal digits follow.
    private static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        var (result, at) = ([UInt8](), bytes.startIndex)
        result.reserveCapacity(bytes.count)
        while at < bytes.endIndex {
            switch bytes[at] {
            case UInt8(ascii: "+"): result.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard at + 2 < bytes.endIndex, let high = digit(bytes[at + 1]), let low = digit(bytes[at + 2]) else {
                    return nil
                }
                result.append(high << 4 | low)
                at += 2
            default: result.append(bytes[at])
            }
            at += 1
        }
        return result
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
