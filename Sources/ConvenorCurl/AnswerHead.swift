import CCurl

/// The header lines of an answer as libcurl hands them over, line by line.
struct AnswerHead {
    /// By names in lower case; the last value of a repeated one.
    private(set) var headers: [String: String] = [:]
    private var bytes = 0
    private var name: String?
    private var isInterim = false
    /// The empty line came; lines after it are the trailers of a body in chunks, which could only contradict the head.
    private(set) var isWhole = false

    /// False when there is more than is read.
    mutating func hear(_ line: UnsafeRawBufferPointer) -> Bool {
        bytes += line.count
        guard bytes <= AnswerLimit.headBytes else { return false }
        let text = line[..<(line.lastIndex { $0 != 10 && $0 != 13 }.map { $0 + 1 } ?? line.startIndex)]
        if isWhole { return true }
        if text.starts(with: "HTTP/".utf8) {
            // `HTTP/1.1 103 Early Hints` and its headers are about another answer.
            isInterim = text.split(separator: 32).dropFirst().first?.first == UInt8(ascii: "1")
            (headers, name) = ([:], nil)
        } else if text.isEmpty {
            isWhole = !isInterim
        } else if text.first == 32 || text.first == 9 {
            // A folded line (RFC 9112 section 5.2).
            if let name { headers[name, default: ""] += " " + Self.trimmed(text) }
        } else if let colon = text.firstIndex(of: UInt8(ascii: ":")) {
            let name = String(decoding: text[..<colon], as: UTF8.self).lowercased()
            headers[name] = Self.trimmed(text[(colon + 1)...])
            self.name = name
        }
        return true
    }

    private static func trimmed(_ text: Slice<UnsafeRawBufferPointer>) -> String {
        let isSpace = { (byte: UInt8) in byte == 32 || byte == 9 }
        guard let first = text.firstIndex(where: { !isSpace($0) }), let last = text.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(decoding: text[first...last], as: UTF8.self)
    }
}

/// The header `Retry-After` (RFC 9110 section 10.2.3).
enum RetryAfter {
    static let longestSeconds = 3_600

    /// Seconds from 0 to an hour, or nil without a header that can be read.
    ///
    /// `found` is what libcurl makes of it: whole seconds, the fraction cut off; negative for a date in the past; 0 also for
    /// no header and for one that it cannot read, which is why the header is looked at again.
    static func seconds(_ header: String?, found: Int) -> Int? {
        guard let header else { return nil }
        if found != 0 { return min(max(found, 0), longestSeconds) }
        let digits = header.utf8.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        // More digits than libcurl counts are a long time.
        if digits.contains(where: { $0 != UInt8(ascii: "0") }) { return longestSeconds }
        return !digits.isEmpty || curl_getdate(header, nil) != -1 ? 0 : nil
    }
}
