/// One piece of a phrase, with its meaning.
struct Lexeme: Hashable, Sendable {
    enum Token: Hashable, Sendable {
        case number(Int)
        case word(Word)
        /// One ASCII byte: `:`, `/`, `.`, `-` or `+`.
        case sign(UInt8)
    }
    var token: Token
    /// Written digits of a number, 0 for words.
    var digits = 0
    /// No blank stands before it.
    var isGlued = false
}

/// Cuts a phrase into lexemes; commas and blanks are the same, and case does not matter.
struct Lexer {
    enum Failure: Error, Hashable { case unknownWord }
    static let longestPhrase = 160

    private let bytes: UnsafeBufferPointer<UInt8>
    private let table: WordTable
    private var index = 0
    private var isGlued = false
    private(set) var lexemes: [Lexeme] = []
    /// The bytes of an IANA zone name, such as `Europe/London`.
    private(set) var zone: Range<Int>?

    init(_ bytes: UnsafeBufferPointer<UInt8>, table: WordTable) {
        self.bytes = bytes
        self.table = table
        lexemes.reserveCapacity(12)
    }

    mutating func run() throws(Failure) {
        guard bytes.count <= Self.longestPhrase else { throw .unknownWord }
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 9, 10, 13, 32, 44: blank(1)
            case 0xC2 where at(index + 1) == 0xA0: blank(2)
            case 48...57: try number()
            case 65...90, 97...122, 0x80...0xFF: try letters()
            case 39: try apostrophe()
            case 64: add(.word(.at), 1)
            case 43, 45, 46, 47, 58: sign(byte)
            default: throw .unknownWord
            }
        }
    }

    private func at(_ position: Int) -> UInt8 { position >= 0 && position < bytes.count ? bytes[position] : 32 }
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 32) >= 97 && (byte | 32) <= 122 || byte >= 0x80 }
    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

    private mutating func blank(_ width: Int) {
        index += width
        isGlued = false
    }

    private mutating func add(_ token: Lexeme.Token, _ width: Int, digits: Int = 0) {
        lexemes.append(Lexeme(token: token, digits: digits, isGlued: isGlued))
        index += width
        isGlued = true
    }

    private mutating func number() throws(Failure) {
        var value = 0
        var end = index
        while Self.isDigit(at(end)) {
            guard end - index < 8 else { throw .unknownWord }
            value = value * 10 + Int(bytes[end] - 48)
            end += 1
        }
        add(.number(value), end - index, digits: end - index)
    }

    private mutating func letters() throws(Failure) {
        if !isGlued, let end = zoneEnd() {
            guard zone == nil else { throw .unknownWord }
            zone = index..<end
            index = end
            return
        }
        var packed = PackedWord()
        var end = index
        while Self.isLetter(at(end)), end < bytes.count {
            let byte = bytes[end]
            packed.append(byte >= 65 && byte <= 90 ? byte + 32 : byte)
            end += 1
        }
        try word(packed, end)
    }

    private mutating func word(_ packed: PackedWord, _ end: Int) throws(Failure) {
        let isAfterNumber = isGlued && lexemes.last.map { $0.digits > 0 } ?? false
        let initial = end - index == 1 ? bytes[index] | 32 : 0
        if initial == 97 || initial == 112 {
            let meridiem = Word.meridiem(initial == 97 ? 0 : 12)
            if at(end) == 46, at(end + 1) | 32 == 109, !Self.isLetter(at(end + 2)) {
                return add(.word(meridiem), (at(end + 2) == 46 ? end + 3 : end + 2) - index)
            }
            if isAfterNumber { return add(.word(meridiem), 1) }
        }
        guard let word = table.word(packed) else { throw .unknownWord }
        if word == .ordinalSuffix {
            guard isAfterNumber, case .number(let value)? = lexemes.last?.token else { throw .unknownWord }
            lexemes[lexemes.count - 1].token = .word(.ordinal(value))
            index = end
            return
        }
        add(.word(word), end - index)
    }

    /// The end of a piece such as `America/Port-au-Prince`: letters, then a slash and a letter.
    private func zoneEnd() -> Int? {
        var end = index
        var isZone = false
        while end < bytes.count, bytes[end] != 32, bytes[end] != 44, bytes[end] >= 32, bytes[end] < 0x80 {
            if bytes[end] == 47, end - index >= 2, Self.isLetter(at(end + 1)) { isZone = true }
            end += 1
        }
        return isZone ? end : nil
    }

    /// `month's end`, `o'clock`; `'27` is 2027.
    private mutating func apostrophe() throws(Failure) {
        if !isGlued, Self.isDigit(at(index + 1)), Self.isDigit(at(index + 2)), !Self.isDigit(at(index + 3)) {
            return add(.number(2000 + Int(at(index + 1) - 48) * 10 + Int(at(index + 2) - 48)), 3, digits: 4)
        }
        guard isGlued, Self.isLetter(at(index + 1)) else { throw .unknownWord }
        index += 1
        if at(index) | 32 == 115, !Self.isLetter(at(index + 1)) { index += 1 }
    }

    /// Dots of abbreviations and dashes beside words mean nothing: `16. Nov.`, `4-dec-2026`, `mid-january`.
    private mutating func sign(_ byte: UInt8) {
        let isAfterLetter = isGlued && Self.isLetter(at(index - 1))
        let following = at(index + 1)
        let isJoint = isGlued && (isAfterLetter || Self.isLetter(following)) && lexemes.last?.token != .word(.utc)
        let isFullStop = byte == 46 && isGlued && !Self.isDigit(following)
        if isFullStop || isJoint && (byte == 45 || byte == 46 || byte == 47) && following != 32 {
            return blank(1)
        }
        add(.sign(byte), 1)
    }
}
