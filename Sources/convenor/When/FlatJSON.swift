/// Reads one line of JSON that is a flat object, in place and without making a tree of it (RFC 8259).
///
/// Many times faster than Foundation, which reads what is unusual: nesting, escapes in keys, a key that comes twice,
/// more than sixteen members.
struct FlatJSON {
    /// A value as it stands in the line; ranges are bytes of the line.
    enum Value: Hashable {
        /// UTF-8 without escapes.
        case plain(Range<Int>)
        /// A text that had escapes, without them.
        case text(String)
        case number(Range<Int>)
        case flag(Bool)
        case null
    }

    enum Verdict: Hashable {
        case flat
        /// It may be JSON, but not of the kind that is read here.
        case unusual
        /// No JSON, from this byte on.
        case broken(at: Int)
    }

    struct Field {
        var key: Range<Int>
        var value: Value
    }

    private enum Stop: Error { case unusual, broken }

    private(set) var fields: [Field] = []
    private var at = 0
    private static let most = 16

    /// The members are in `fields` afterwards when the verdict is `flat`.
    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Verdict {
        fields.removeAll(keepingCapacity: true)
        at = 0
        do throws(Stop) {
            try object(bytes)
            return .flat
        } catch {
            return error == .unusual ? .unusual : .broken(at: at)
        }
    }

    private mutating func object(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) {
        skipBlanks(bytes)
        guard at < bytes.count else { throw .broken }
        guard bytes[at] == UInt8(ascii: "{") else { throw .unusual }
        at += 1
        skipBlanks(bytes)
        if at < bytes.count, bytes[at] == UInt8(ascii: "}") {
            at += 1
        } else {
            try members(bytes)
        }
        skipBlanks(bytes)
        guard at == bytes.count else { throw .broken }
    }

    private mutating func members(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) {
        while true {
            skipBlanks(bytes)
            guard case .plain(let key) = try string(bytes) else { throw .unusual }
            skipBlanks(bytes)
            try take(UInt8(ascii: ":"), bytes)
            skipBlanks(bytes)
            let value = try value(bytes)
            let isTwice = fields.contains { Self.areEqual($0.key, key, bytes) }
            guard !isTwice, fields.count < Self.most else { throw .unusual }
            fields.append(Field(key: key, value: value))
            skipBlanks(bytes)
            guard at < bytes.count else { throw .broken }
            if bytes[at] == UInt8(ascii: "}") { break }
            try take(UInt8(ascii: ","), bytes)
        }
        at += 1
    }

    private static func areEqual(_ a: Range<Int>, _ b: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        a.count == b.count && bytes[a].elementsEqual(bytes[b])
    }

    private mutating func skipBlanks(_ bytes: UnsafeBufferPointer<UInt8>) {
        while at < bytes.count, bytes[at] == 32 || bytes[at] == 9 || bytes[at] == 13 || bytes[at] == 10 { at += 1 }
    }

    private mutating func take(_ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) {
        guard at < bytes.count, bytes[at] == byte else { throw .broken }
        at += 1
    }

    private mutating func value(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) -> Value {
        guard at < bytes.count else { throw .broken }
        switch bytes[at] {
        case UInt8(ascii: "\""): return try string(bytes)
        case UInt8(ascii: "-"), 48...57: return try number(bytes)
        case UInt8(ascii: "{"), UInt8(ascii: "["): throw .unusual
        case UInt8(ascii: "t"): return try word("true", .flag(true), bytes)
        case UInt8(ascii: "f"): return try word("false", .flag(false), bytes)
        case UInt8(ascii: "n"): return try word("null", .null, bytes)
        default: throw .broken
        }
    }

    private mutating func word(
        _ word: StaticString, _ value: Value, _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(Stop) -> Value {
        for index in 0..<word.utf8CodeUnitCount { try take(word.utf8Start[index], bytes) }
        return value
    }

    private mutating func number(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) -> Value {
        let start = at
        if bytes[at] == UInt8(ascii: "-") { at += 1 }
        if at < bytes.count, bytes[at] == 48 { at += 1 } else { try digits(bytes) }
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            at += 1
            try digits(bytes)
        }
        if at < bytes.count, bytes[at] | 32 == UInt8(ascii: "e") {
            at += 1
            if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
            try digits(bytes)
        }
        return .number(start..<at)
    }

    private mutating func digits(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) {
        let start = at
        while at < bytes.count, bytes[at] >= 48, bytes[at] <= 57 { at += 1 }
        if at == start { throw .broken }
    }
}

/// Strings.
extension FlatJSON {
    private mutating func string(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) -> Value {
        try take(UInt8(ascii: "\""), bytes)
        let start = at
        var isASCII = true
        var hasEscape = false
        while at < bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") { break }
            guard byte >= 32 else { throw .broken }
            if byte == UInt8(ascii: "\\") {
                hasEscape = true
                at += 1
                guard at < bytes.count, bytes[at] >= 32 else { throw .broken }
            }
            if byte >= 0x80 { isASCII = false }
            at += 1
        }
        guard at < bytes.count else { throw .broken }
        let range = start..<at
        at += 1
        if !isASCII, String(validating: bytes[range], as: UTF8.self) == nil { throw fault(start) }
        return hasEscape ? .text(try unescaped(bytes, range)) : .plain(range)
    }

    /// Breaks off at a byte before the one that was read last.
    private mutating func fault(_ byte: Int) -> Stop {
        at = byte
        return .broken
    }

    private mutating func unescaped(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) throws(Stop) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "\\") else {
                result.append(byte)
                index += 1
                continue
            }
            let start = index
            index += 2
            switch bytes[index - 1] {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(bytes[index - 1])
            case UInt8(ascii: "b"): result.append(8)
            case UInt8(ascii: "f"): result.append(12)
            case UInt8(ascii: "n"): result.append(10)
            case UInt8(ascii: "r"): result.append(13)
            case UInt8(ascii: "t"): result.append(9)
            case UInt8(ascii: "u"):
                guard let scalar = Self.scalar(bytes[index..<range.upperBound], &index) else { throw fault(start) }
                result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            default: throw fault(start)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The scalar of `0041` or of the pair `D83D\uDE00`; moves `index` behind it. Nil for half a pair.
    private static func scalar(_ rest: Slice<UnsafeBufferPointer<UInt8>>, _ index: inout Int) -> Unicode.Scalar? {
        guard let first = hex(rest, index) else { return nil }
        index += 4
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, index + 6 <= rest.endIndex, rest[index] == UInt8(ascii: "\\"),
            rest[index + 1] == UInt8(ascii: "u"), let second = hex(rest, index + 2), 0xDC00...0xDFFF ~= second
        else { return nil }
        index += 6
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    }

    private static func hex(_ rest: Slice<UnsafeBufferPointer<UInt8>>, _ start: Int) -> UInt32? {
        guard start + 4 <= rest.endIndex else { return nil }
        var value: UInt32 = 0
        for byte in rest[start..<(start + 4)] {
            switch byte {
            case 48...57: value = value << 4 | UInt32(byte - 48)
            case 65...70, 97...102: value = value << 4 | UInt32((byte | 32) - 87)
            default: return nil
            }
        }
        return value
    }
}
