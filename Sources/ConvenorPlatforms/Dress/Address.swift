/// A web address inside a text: what stays one that can be pressed.
///
/// Characters with a meaning in any markup are percent-encoded, which changes no address that a server can tell apart
/// (RFC 3986, section 6.2.2.2, for the unreserved ones; delimiters are kept apart by hardly any).
struct Address {
    /// Positions in the scalars of the text.
    var range: Range<Int>
    var text: String

    private typealias Scalar = Unicode.Scalar
    private static let schemes = ["https://", "http://"].map { Array($0.unicodeScalars) }

    /// The addresses in a text, in order.
    static func all(in scalars: [Unicode.Scalar]) -> [Address] {
        var found: [Address] = []
        var index = 0
        while index < scalars.count {
            guard scalars[index].value | 0x20 == 0x68, let address = address(at: index, in: scalars) else {
                index += 1
                continue
            }
            found.append(address)
            index = address.range.upperBound
        }
        return found
    }

    private static func address(at start: Int, in scalars: [Scalar]) -> Address? {
        if start > 0, !startsAfter(scalars[start - 1]) { return nil }
        guard let scheme = schemes.first(where: { begins($0, at: start, in: scalars) }) else { return nil }
        let host = start + scheme.count
        var end = host
        while end < scalars.count, belongs(scalars[end]) { end += 1 }
        while end > host, isEnding(scalars[end - 1], in: scalars[host..<end]) { end -= 1 }
        if let entity = entity(before: end, from: host, in: scalars) { end = entity }
        let authority = scalars[host..<end].prefix { !"/?#".unicodeScalars.contains($0) }
        guard isHost(authority) else { return nil }
        let text = String(String.UnicodeScalarView(scheme)) + encoded(scalars[host..<end])
        return Address(range: start..<end, text: text)
    }

    /// Where `&amp` begins when a semicolon follows, which would make one character of it.
    private static func entity(before end: Int, from start: Int, in scalars: [Scalar]) -> Int? {
        guard end < scalars.count, scalars[end] == ";" else { return nil }
        let name = scalars[start..<end].reversed().prefix { $0.isWord || $0 == "#" }.count
        let ampersand = end - name - 1
        return ampersand >= start && scalars[ampersand] == "&" ? ampersand : nil
    }

    /// Labels and maybe a port. Whoever names a user before the host wants to be taken for another host.
    private static func isHost(_ authority: ArraySlice<Scalar>) -> Bool {
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
        guard let host = parts.first, let first = host.first, first != ".", first != "-", parts.count <= 2 else {
            return false
        }
        return host.allSatisfy { $0.isWord || !$0.isASCII || $0 == "." || $0 == "-" }
            && parts.dropFirst().allSatisfy { !$0.isEmpty && $0.count < 6 && $0.allSatisfy(\.isDigit) }
    }

    private static func begins(_ scheme: [Scalar], at start: Int, in scalars: [Scalar]) -> Bool {
        start + scheme.count < scalars.count
            && scheme.indices.allSatisfy { offset in
                let scalar = scalars[start + offset]
                return scalar.properties.lowercaseMapping.unicodeScalars.first == scheme[offset]
            }
    }

    private static func startsAfter(_ scalar: Scalar) -> Bool {
        scalar.properties.isWhitespace || "(\"'·=,;".unicodeScalars.contains(scalar)
    }

    private static func belongs(_ scalar: Scalar) -> Bool {
        if scalar.isASCII { return scalar.value > 0x20 && !"<>\"`\\^{}|".unicodeScalars.contains(scalar) }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// Punctuation after an address belongs to the sentence, and so does a bracket that was not opened in it.
    private static func isEnding(_ scalar: Scalar, in address: ArraySlice<Scalar>) -> Bool {
        switch scalar {
        case ")": !address.contains("(")
        case "]": !address.contains("[")
        default: ".,:;!?'*_~@#&-".unicodeScalars.contains(scalar)
        }
    }

    private static func encoded(_ scalars: ArraySlice<Scalar>) -> String {
        var result = ""
        for (index, scalar) in zip(scalars.indices, scalars) {
            if isMarkup(scalar, at: index, in: scalars), !(scalar == ":" && !result.contains("/")) {
                result += "%" + String(scalar.value, radix: 16, uppercase: true)
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// An underscore inside a word is one in no markup.
    private static func isMarkup(_ scalar: Scalar, at index: Int, in scalars: ArraySlice<Scalar>) -> Bool {
        guard scalar == "_" else { return "*~()[]!'@;,$:".unicodeScalars.contains(scalar) }
        let isInside = index > scalars.startIndex && index + 1 < scalars.endIndex
        return !(isInside && scalars[index - 1].isWord && scalars[index + 1].isWord)
    }
}

extension Unicode.Scalar {
    var isDigit: Bool { (48...57).contains(value) }
    /// ASCII letters and digits.
    var isWord: Bool { isDigit || (65...90).contains(value) || (97...122).contains(value) }
}
