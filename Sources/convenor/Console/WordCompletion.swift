/// What Tab does to the word under the cursor.
enum WordCompletion: Equatable {
    /// Keys to be pressed in the person's stead.
    case type(String)
    /// More than one way to go on, to be shown.
    case show([String])
    case nothing

    /// The most candidates shown at once.
    static let most = 60

    /// `before` is the line up to the cursor; `candidates` is asked for the word and what stands before it.
    static func of(before: String, candidates: (_ word: String, _ before: String) -> [String]) -> WordCompletion {
        let word = before.lastIndex(of: " ").map { before[before.index(after: $0)...] } ?? before[...]
        let found = candidates(String(word), String(before[..<word.startIndex]))
        guard let first = found.first else { return .nothing }
        let common = found.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
        let isOnly = found.count == 1
        guard isOnly || common.unicodeScalars.count > word.unicodeScalars.count else {
            return .show(Array(found.prefix(most)))
        }
        let end = isOnly ? " " : ""
        if common.hasPrefix(word) { return .type(common.dropFirst(word.count) + end) }
        // Written otherwise than typed, say with a capital: the word is taken back first.
        return .type(String(repeating: "\u{7F}", count: word.unicodeScalars.count) + common + end)
    }
}

extension String {
    /// The characters that both begin with.
    fileprivate func commonPrefix(with other: String) -> String {
        String(zip(self, other).prefix { $0 == $1 }.map(\.0))
    }
}
