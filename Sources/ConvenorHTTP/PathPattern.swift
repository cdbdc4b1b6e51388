import Foundation

/// A path with names in braces, such as `/s/{slug}/meetings/{number}.{format}`, and the way to what stands there.
struct PathPattern: Sendable {
    /// The parts between slashes, each as what stands there as it is and what is named, in turn.
    private let segments: [[Piece]]
    /// Of two patterns that fit, the one with more of its own words is meant.
    let weight: Int

    private enum Piece: Hashable {
        case word(String)
        case name(String)
    }

    init(_ path: String) {
        segments = Self.split(path).map(Self.pieces)
        weight = segments.joined().reduce(0) { sum, piece in
            if case .word(let word) = piece { sum + word.utf8.count } else { sum }
        }
    }

    /// What stands in the places, decoded (RFC 3986 section 2.1); nil for another path.
    func parts(of path: String) -> [String: String]? {
        let given = Self.split(path)
        guard given.count == segments.count else { return nil }
        var parts: [String: String] = [:]
        for (text, pieces) in zip(given, segments) where !Self.match(text, pieces[...], &parts) { return nil }
        return parts
    }

    /// From the end, so that in `{number}.{format}` the last point parts them.
    private static func match(_ text: Substring, _ pieces: ArraySlice<Piece>, _ parts: inout [String: String]) -> Bool {
        guard let last = pieces.last else { return text.isEmpty }
        let rest = pieces.dropLast()
        switch last {
        case .word(let word):
            guard text.hasSuffix(word) else { return false }
            return match(text.dropLast(word.count), rest, &parts)
        case .name(let name):
            var start = text.startIndex
            if case .word(let word)? = rest.last {
                guard let found = text.ranges(of: word).last else { return false }
                start = found.upperBound
            }
            guard start < text.endIndex else { return false }
            parts[name] = decoded(text[start...]) ?? unreadable
            return match(text[..<start], rest, &parts)
        }
    }

    private static func split(_ path: String) -> [Substring] {
        path.split(separator: "/", omittingEmptySubsequences: false)
    }

    private static func pieces(_ segment: Substring) -> [Piece] {
        var (pieces, rest): ([Piece], Substring) = ([], segment)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { pieces.append(.word(String(rest[..<open]))) }
            pieces.append(.name(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        return rest.isEmpty ? pieces : pieces + [.word(String(rest))]
    }

    /// What nothing is called: stands for bytes that are no UTF-8, and for characters that no name has.
    private static let unreadable = "\u{FFFD}"

    private static func decoded(_ text: Substring) -> String? {
        guard let plain = text.removingPercentEncoding, !plain.contains("/") else { return nil }
        return plain
    }
}
