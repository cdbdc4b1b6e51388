/// One response of an IMAP server: its line, and the literals that stood in it (RFC 9051 section 4.3).
package struct IMAPResponse: Sendable, Hashable {
    /// Without the line end; of a literal only its `{1234}`.
    package var line: String
    package var literals: [[UInt8]] = []

    /// `* 12 EXISTS` split at its blanks.
    var words: [Substring] { line.split(separator: " ") }
    package var isContinuation: Bool { line.hasPrefix("+") }

    /// The number behind a name, as in `[UIDVALIDITY 777]` and `UID 42`.
    package func number(after name: String) -> UInt32? {
        let upper = line.uppercased()
        guard let found = upper.firstRange(of: name.uppercased() + " ") else { return nil }
        return UInt32(upper[found.upperBound...].prefix { $0.isNumber })
    }

    /// Says how many mails there are, and so that there may be a new one.
    package var isExists: Bool { words.count == 3 && words[0] == "*" && words[2].uppercased() == "EXISTS" }

    /// The numbers of `* SEARCH 42 44`; nil for any other response.
    package var found: [UInt32]? {
        guard words.count >= 2, words[0] == "*", words[1].uppercased() == "SEARCH" else { return nil }
        return words.dropFirst(2).compactMap { UInt32($0) }
    }
}

/// Bytes of an IMAP server on their way to responses.
package struct IMAPInput: Sendable {
    /// What a server wants that is none: the connection is of no use any more.
    package struct Fault: Error, Equatable {}

    package static let longestLine = 1 << 20
    static let largestLiteral = 4 << 20

    package init() {}

    private var held: [UInt8] = []
    /// Up to where `held` was looked through without a line end.
    private var seen = 0
    private var response = IMAPResponse(line: "")
    /// Bytes of a literal that are still to come, and those that came.
    private var missing = 0

    package mutating func append(_ bytes: some Sequence<UInt8>) { held += bytes }

    /// The next whole response; nil when more bytes are needed.
    package mutating func next() throws(Fault) -> IMAPResponse? {
        while true {
            if missing > 0 {
                guard held.count >= missing else { return nil }
                response.literals.append(Array(held.prefix(missing)))
                drop(missing)
                missing = 0
            }
            guard let end = held[seen...].firstIndex(of: 10) else {
                seen = held.count
                if held.count > Self.longestLine { throw Fault() }
                return nil
            }
            var line = held[..<end]
            if line.last == 13 { line = line.dropLast() }
            response.line += String(decoding: line, as: UTF8.self)
            drop(end + 1)
            if response.line.utf8.count > Self.longestLine { throw Fault() }
            if let size = Self.literal(atEndOf: line) {
                guard size <= Self.largestLiteral, response.literals.count < 64 else { throw Fault() }
                if size == 0 { response.literals.append([]) }
                missing = size
                continue
            }
            defer { response = IMAPResponse(line: "") }
            return response
        }
    }

    private mutating func drop(_ count: Int) {
        held.removeFirst(count)
        seen = 0
    }

    /// The number in `{1234}` at the end of a line.
    private static func literal(atEndOf line: ArraySlice<UInt8>) -> Int? {
        guard line.last == UInt8(ascii: "}"), let open = line.lastIndex(of: UInt8(ascii: "{")) else { return nil }
        let digits = line[(open + 1)...].dropLast()
        guard (1...9).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }
}
