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

/// The pieces of a phrase, in memory that is borrowed from the stack for as long as the phrase is read.
struct Lexemes {
    /// A phrase with more pieces is no date.
    static let mostOfDate = 32
    /// One with more is no recurrence, whose exceptions may be many.
    static let mostOfRecurrence = 256
    private let pieces: UnsafeMutableBufferPointer<Lexeme>
    var capacity: Int { pieces.count }
    private(set) var count = 0

    private init(_ pieces: UnsafeMutableBufferPointer<Lexeme>) { self.pieces = pieces }

    /// Runs `body` with empty lexemes, which end with it.
    static func borrowed<Result>(_ most: Int, _ body: (Lexemes) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: Lexeme.self, capacity: most) { pieces in
            body(Lexemes(pieces))
        }
    }

    subscript(index: Int) -> Lexeme { index >= 0 && index < count ? pieces[index] : .none }

    /// False when the phrase has too many pieces.
    mutating func append(_ lexeme: Lexeme) -> Bool {
        guard count < capacity else { return false }
        pieces.initializeElement(at: count, to: lexeme)
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
