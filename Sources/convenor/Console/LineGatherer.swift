import Glibc

/// Cuts bytes into lines and forgets what a line has too much, so that memory does not grow with the line.
///
/// A line ends at LF or CRLF; a NUL or a lone CR is text like any other. A byte order mark before the first line is
/// skipped.
struct LineGatherer {
    /// The most bytes of a line, its end not counted.
    let limit: Int
    private var kept: [UInt8] = []
    private var total = 0
    private var last: UInt8 = 0
    private var isFirst = true

    init(limit: Int) {
        self.limit = limit
    }

    /// Takes bytes up to the first line end and says the line, or takes all and says nil.
    mutating func take(from bytes: inout ArraySlice<UInt8>) -> ConsoleLine? {
        guard let end = Self.lineFeed(in: bytes) else {
            gather(bytes)
            bytes = []
            return nil
        }
        gather(bytes[..<end])
        bytes = bytes[(end + 1)...]
        return close()
    }

    /// The last line, if it had no end of its own.
    mutating func finish() -> ConsoleLine? {
        total == 0 ? nil : close()
    }

    private static func lineFeed(in bytes: ArraySlice<UInt8>) -> Int? {
        bytes.withUnsafeBytes { raw in
            guard let start = raw.baseAddress, let found = memchr(start, 0x0A, raw.count) else { return nil }
            return bytes.startIndex + (UnsafeRawPointer(found) - start)
        }
    }

    private mutating func gather(_ bytes: ArraySlice<UInt8>) {
        // One more than the limit is kept, for the CR that may turn out to belong to the line end.
        kept.append(contentsOf: bytes.prefix(max(0, limit + 1 - kept.count)))
        total += bytes.count
        last = bytes.last ?? last
    }

    private mutating func close() -> ConsoleLine {
        defer {
            kept.removeAll(keepingCapacity: true)
            total = 0
            last = 0
            isFirst = false
        }
        let length = last == 0x0D ? total - 1 : total
        guard length <= limit else { return .tooLong(bytes: length) }
        var text = kept.prefix(length)
        if isFirst, text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        return String(validating: text, as: UTF8.self).map(ConsoleLine.line) ?? .notText
    }
}
