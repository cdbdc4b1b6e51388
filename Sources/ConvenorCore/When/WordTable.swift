/// At most 24 bytes of a word in lower case without accents, as a key that needs no memory of its own.
struct PackedWord: Hashable, Sendable {
    private(set) var low: UInt64 = 0
    private(set) var middle: UInt64 = 0
    private(set) var high: UInt64 = 0
    private(set) var count = 0

    init() {}
    init(_ text: some StringProtocol) {
        for byte in text.utf8 { append(byte) }
    }

    /// Bytes past the last only count, so that a longer word equals no word of a table.
    mutating func append(_ byte: UInt8) {
        let place = UInt64(truncatingIfNeeded: count & 7) &* 8
        switch count {
        case 0..<8: low |= UInt64(byte) &<< place
        case 8..<16: middle |= UInt64(byte) &<< place
        case 16..<24: high |= UInt64(byte) &<< place
        default: break
        }
        count &+= 1
    }

    /// Spreads words over a table; the multiplier is that of Fibonacci hashing.
    var mixed: Int {
        let folded = low ^ (middle &* 3) ^ (high &* 5) ^ UInt64(truncatingIfNeeded: count)
        return Int(truncatingIfNeeded: (folded &* 0x9E37_79B9_7F4A_7C15) >> 40)
    }
}

/// The words of one language; the grammar knows their roles only.
final class WordTable: Sendable {
    /// A spelling, and where its roles are.
    private struct Slot {
        var word = PackedWord()
        var first = 0
        var count = 0
    }

    private let slots: [Slot]
    private let roles: [Word]
    /// What makes an ordinal of the number before it, such as `th`.
    private let suffixes: [PackedWord]
    private let mask: Int

    /// Each row: the roles that a spelling stands for, and its spellings in lower case, separated by blanks.
    ///
    /// Of two rows with the same spelling the later one wins.
    init(rows: [([Word], String)]) {
        var words: [String: [Word]] = [:]
        var suffixes: [PackedWord] = []
        var flat: [Word] = []
        for (roles, spellings) in rows {
            let spellings = spellings.split(separator: " ")
            if roles == [.ordinalSuffix] {
                suffixes = spellings.map { PackedWord($0) }
                continue
            }
            for spelling in spellings { words[String(spelling)] = roles }
        }
        var capacity = 64
        while capacity < words.count * 3 { capacity *= 2 }
        mask = capacity - 1
        var slots = Array(repeating: Slot(), count: capacity)
        for (spelling, roles) in words.sorted(by: { $0.key < $1.key }) {
            let word = PackedWord(spelling)
            var index = word.mixed & mask
            while slots[index].count > 0 { index = (index + 1) & mask }
            slots[index] = Slot(word: word, first: flat.count, count: roles.count)
            flat += roles
        }
        (self.slots, self.roles, self.suffixes) = (slots, flat, suffixes)
    }

    func isOrdinalSuffix(_ word: PackedWord) -> Bool { suffixes.contains(word) }

    /// The roles of a word; nil when the language has no such word.
    func roles(of word: PackedWord) -> ArraySlice<Word>? {
        var index = word.mixed & mask
        while slots[index].count > 0 {
            if slots[index].word == word {
                return roles[slots[index].first..<(slots[index].first + slots[index].count)]
            }
            index = (index + 1) & mask
        }
        return nil
    }
}
