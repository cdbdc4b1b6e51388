/// Cuts a phrase into lexemes; blanks and loose commas are the same, and case and accents do not matter.
struct Lexer {
    /// The part of the phrase that cannot be cut, in bytes.
    struct Failure: Error { var part: Range<Int> }
    /// A phrase of longer pieces, on average, is none.
    private static let bytesOfPiece = 8

    private let bytes: UnsafeBufferPointer<UInt8>
    private let table: WordTable
    private var index = 0
    private var isGlued = false
    private var isTied = false
    private(set) var lexemes: Lexemes

    init(_ bytes: UnsafeBufferPointer<UInt8>, table: WordTable, lexemes: Lexemes) {
        self.bytes = bytes
        self.table = table
        self.lexemes = lexemes
    }

    mutating func run() throws(Failure) {
        guard bytes.count <= lexemes.capacity * Self.bytesOfPiece else { throw Failure(part: 0..<0) }
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 9, 10, 13, 32...34, 40, 41, 59, 63, 126: blank(1)
            case 44: try comma()
            case 48...57: try number()
            case 39: try apostrophe(1)
            case 64: try add(.word(.at), 1)
            case 38: try add(.word(.and), 1)
            case 43, 45, 46, 47, 58: try sign(byte, 1)
            case 65...90, 97...122: try letters()
            default: try wide()
            }
        }
    }

    private func at(_ position: Int) -> UInt8 { position >= 0 && position < bytes.count ? bytes[position] : 32 }
    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 32) >= 97 && (byte | 32) <= 122 || byte >= 0xC3 }

    private mutating func blank(_ width: Int) {
        index += width
        isGlued = false
        isTied = false
    }

    private mutating func add(_ token: Lexeme.Token, _ width: Int, digits: Int = 0) throws(Failure) {
        let lexeme = Lexeme(
            token: token, digits: digits, isGlued: isGlued, isTied: isTied, start: index, end: index + width)
        guard lexemes.append(lexeme) else { throw Failure(part: index..<(index + width)) }
        index += width
        isGlued = true
        isTied = false
    }

    /// Signs beyond ASCII: a no-break space, dashes and the typographic apostrophe; the rest are letters.
    private mutating func wide() throws(Failure) {
        switch (bytes[index], at(index + 1), at(index + 2)) {
        case (0xC2, 0xA0, _): blank(2)
        case (0xE2, 0x80, 0xAF): blank(3)
        case (0xE2, 0x80, 0x90...0x95): try sign(45, 3)
        case (0xE2, 0x80, 0x98...0x99): try apostrophe(3)
        case (0xC3..., _, _): try letters()
        default: throw Failure(part: index..<min(index + 1, bytes.count))
        }
    }

    /// A comma in a number, as in `2,5`, is kept; every other one is a blank.
    private mutating func comma() throws(Failure) {
        if isGlued, Self.isDigit(at(index - 1)), Self.isDigit(at(index + 1)) { return try add(.sign(44), 1) }
        blank(1)
    }

    private mutating func number() throws(Failure) {
        var value = 0
        var end = index
        while Self.isDigit(at(end)) {
            guard end - index < 8 else { throw Failure(part: index..<end) }
            value = value * 10 + Int(bytes[end] - 48)
            end += 1
        }
        try add(.number(value), end - index, digits: end - index)
    }

    private mutating func letters() throws(Failure) {
        if !isGlued, let end = zoneEnd() { return try add(.zoneName, end - index) }
        var packed = PackedWord()
        var end = index
        while end < bytes.count, Self.isLetter(bytes[end]) { end = fold(&packed, at: end) }
        if end - index == 1, Self.isLetter(at(end + 1)), !Self.isLetter(at(end + 2)) {
            // `t/m` and `p.m.` are one word each.
            if at(end) == 47 {
                packed.append(47)
                end = fold(&packed, at: end + 1)
            } else if at(end) == 46 {
                end = fold(&packed, at: end + 1)
                if at(end) == 46 { end += 1 }
            }
        }
        // `bi-weekly` is one word where the language has it as one.
        if at(end) == 45, Self.isLetter(at(end + 1)) {
            var (whole, last) = (packed, end + 1)
            while last < bytes.count, Self.isLetter(bytes[last]) { last = fold(&whole, at: last) }
            if table.roles(of: whole) != nil { (packed, end) = (whole, last) }
        }
        try word(packed, end)
    }

    /// Adds one letter in lower case and without its accent; answers where the next one stands.
    private func fold(_ packed: inout PackedWord, at position: Int) -> Int {
        let byte = bytes[position]
        if byte < 0x80 {
            packed.append(byte | 32)
            return position + 1
        }
        let second = at(position + 1)
        // A combining accent of a decomposed letter.
        if byte == 0xCC || byte == 0xCD { return position + 2 }
        guard byte == 0xC3, second >= 0x80, second < 0xC0 else {
            packed.append(byte)
            return position + 1
        }
        switch second | 0x20 {
        case 0xA0...0xA5: packed.append(97)
        case 0xA7: packed.append(99)
        case 0xA8...0xAB: packed.append(101)
        case 0xAC...0xAF: packed.append(105)
        case 0xB1: packed.append(110)
        case 0xB2...0xB6: packed.append(111)
        case 0xB9...0xBC: packed.append(117)
        default: packed.append(byte)
        }
        return position + 2
    }

    private mutating func word(_ packed: PackedWord, _ end: Int) throws(Failure) {
        let isAfterNumber = isGlued && lexemes[lexemes.count - 1].digits > 0
        if isAfterNumber, end - index == 1, bytes[index] | 32 == 97 || bytes[index] | 32 == 112 {
            return try add(.word(.meridiem(bytes[index] | 32 == 97 ? 0 : 12)), 1)
        }
        if isAfterNumber, table.isOrdinalSuffix(packed), lexemes.makeOrdinal(end: end) {
            index = end
            return
        }
        guard let roles = table.roles(of: packed) else { return try unknown(end) }
        let width = end - index
        if roles.first == .filler { return blank(width) }
        for (place, role) in roles.enumerated() {
            // All roles of one spelling stand where it stands.
            if place > 0 { index -= width }
            try add(.word(role), width)
        }
    }

    /// The id of a record, such as `A7`, which a calendar does not know and the meeting may.
    private mutating func unknown(_ end: Int) throws(Failure) {
        var last = end
        while Self.isDigit(at(last)) { last += 1 }
        guard end - index <= 3, last > end, last - end <= 6, !isGlued, !Self.isLetter(at(last)) else {
            throw Failure(part: index..<end)
        }
        try add(.reference, last - index)
    }

    /// The end of a piece such as `America/Port-au-Prince`: letters, then a slash and a letter.
    private func zoneEnd() -> Int? {
        var end = index
        var isZone = false
        while end < bytes.count, bytes[end] > 32, bytes[end] != 44, bytes[end] < 0x80 {
            if bytes[end] == 47, end - index >= 2, Self.isLetter(at(end + 1)) { isZone = true }
            if !isZone, Self.isDigit(bytes[end]) { return nil }
            end += 1
        }
        return isZone && !startsWithWord ? end : nil
    }

    /// `mon/wed/fri` is no zone.
    private var startsWithWord: Bool {
        var packed = PackedWord()
        var end = index
        while end < bytes.count, Self.isLetter(bytes[end]) { end = fold(&packed, at: end) }
        return table.roles(of: packed) != nil
    }

    /// `month's end`, `o'clock`, `'s middags`; `'27` is 2027.
    private mutating func apostrophe(_ width: Int) throws(Failure) {
        let next = index + width
        if Self.isDigit(at(next)), Self.isDigit(at(next + 1)),
            !Self.isDigit(at(next + 2))
        {
            let year = 2000 + Int(at(next) - 48) * 10 + Int(at(next + 1) - 48)
            return try add(.number(year), width + 2, digits: 4)
        }
        let isS = at(next) | 32 == 115 && !Self.isLetter(at(next + 1))
        guard isS || isGlued else { throw Failure(part: index..<min(next, bytes.count)) }
        // Behind a plural the apostrophe stands alone: `2 weeks' time`.
        index = isS ? next + 1 : next
    }

    /// Dots of abbreviations and dashes beside words mean nothing: `16. Nov.`, `4-dec-2026`, `mid-january`.
    private mutating func sign(_ byte: UInt8, _ width: Int) throws(Failure) {
        let following = at(index + width)
        let isAfterLetter = isGlued && Self.isLetter(at(index - 1))
        let isAfterZone = if case .word(.zone) = lexemes[lexemes.count - 1].token { true } else { false }
        let isJoint = isGlued && (isAfterLetter || Self.isLetter(following)) && !isAfterZone
        if byte == 46, isGlued, !Self.isDigit(following) { return blank(width) }
        if byte == 58, isAfterLetter, following <= 32 { return blank(width) }
        if isJoint, byte == 45 || byte == 46 || byte == 47, following > 32, !isRange(following, isAfterLetter) {
            index += width
            isGlued = false
            isTied = true
            return
        }
        try add(.sign(byte), width)
    }

    /// The dash of `mon-fri` and `9am-5pm`, unlike that of `mid-january` and `4-dec`.
    private func isRange(_ following: UInt8, _ isAfterLetter: Bool) -> Bool {
        guard isAfterLetter, bytes[index] == 45 || bytes[index] == 0xE2 else { return false }
        switch lexemes[lexemes.count - 1].token {
        case .word(.weekday), .word(.meridiem), .word(.clock), .word(.hourOrClock): return true
        case .word(.hourMark), .word(.ordinal): return Self.isDigit(following)
        default: return false
        }
    }
}

extension DateLanguage {
    /// Cuts a phrase and hands its grammar to `body`; nil when it has a word that the language does not know.
    func reading<Result>(
        _ bytes: UnsafeBufferPointer<UInt8>, pieces: Int = Lexemes.mostOfDate, _ body: (inout Grammar) -> Result?
    ) -> Result? {
        Lexemes.borrowed(pieces) { lexemes in
            var lexer = Lexer(bytes, table: table, lexemes: lexemes)
            guard (try? lexer.run()) != nil else { return nil }
            var grammar = Grammar(lexer.lexemes, language: self)
            return body(&grammar)
        }
    }

    /// Where a phrase that was refused stops being understood, in bytes; nil when it only ends too early.
    func trouble(in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        Lexemes.borrowed(Lexemes.mostOfDate) { lexemes in
            var lexer = Lexer(bytes, table: table, lexemes: lexemes)
            do throws(Lexer.Failure) {
                try lexer.run()
            } catch {
                return error.part.isEmpty ? nil : whole(error.part, in: bytes)
            }
            var grammar = Grammar(lexer.lexemes, language: self)
            if grammar.hasRecurrenceMark { _ = grammar.recurrence() } else { _ = grammar.phrase() }
            let place = max(grammar.furthest, grammar.index)
            guard place < lexer.lexemes.count else { return nil }
            return lexer.lexemes[place].start..<lexer.lexemes[place].end
        }
    }

    /// A part that ends with its last character or digit.
    private func whole(_ part: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        var end = part.upperBound
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 || 48...57 ~= bytes[end] && 48...57 ~= bytes[end - 1] {
            end += 1
        }
        return part.lowerBound..<end
    }
}
