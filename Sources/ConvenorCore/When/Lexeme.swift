/// One piece of a phrase, with its meaning.
struct Lexeme: Sendable {
    enum Token: Hashable, Sendable {
        case number(Int)
        case word(Word)
        /// One ASCII byte: `:`, `/`, `.`, `-`, `+` or `,`.
        case sign(UInt8)
        /// A name with a slash, such as `Europe/London`.
        case zoneName
        /// Letters that are no word and a number, such as `MS7`.
        case reference
    }
    var token: Token
    /// Written digits of a number, 0 for words.
    var digits = 0
    /// No blank stands before it.
    var isGlued = false
    /// A dash, dot or slash without meaning of its own ties it to what stands before: the `26` of `4-dec-26`.
    var isTied = false
    /// Where it stands, in bytes of the phrase.
    var start = 0
    var end = 0

    static let none = Lexeme(token: .sign(0))
}

/// The pieces of a phrase, without memory of their own.
struct Lexemes: Sendable {
    /// A longer phrase is no date.
    static let most = 32
    private var pieces = InlineArray<32, Lexeme>(repeating: .none)
    private(set) var count = 0

    subscript(index: Int) -> Lexeme { index >= 0 && index < count ? pieces[index] : .none }

    /// False when the phrase has too many pieces.
    mutating func append(_ lexeme: Lexeme) -> Bool {
        guard count < Self.most else { return false }
        pieces[count] = lexeme
        count += 1
        return true
    }

    /// Makes the last number an ordinal; false when the last piece is none.
    mutating func makeOrdinal(end: Int) -> Bool {
        guard count > 0, case .number(let value) = pieces[count - 1].token else { return false }
        pieces[count - 1].token = .word(.ordinal(value))
        pieces[count - 1].end = end
        return true
    }
}
