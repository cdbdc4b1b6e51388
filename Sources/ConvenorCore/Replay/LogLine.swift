/// What somebody said, as a line of a log has it: `13:34:32 <lena> text`.
struct LogLine: Sendable {
    /// Counted from 1.
    var number: Int
    /// Seconds since midnight on the log's own clock.
    var second: Int
    /// The day, where the line states it.
    var day: Day?
    /// Minutes ahead of UTC, where the line states it.
    var offset: Int?
    /// As written, without the sign of an operator.
    var nick: Substring
    var text: Substring
}

/// Reads the lines of the usual clients: time in brackets or not, with or without day and seconds.
///
/// Works on bytes, for logs are long and nearly all of them is talk.
struct LogLineReader {
    enum Reading {
        case said(LogLine)
        /// Joins, quits, `* nick action`, blank lines, a client's own rulers.
        case passed
        case unreadable
    }

    private let bytes: Substring.UTF8View
    private var index: Substring.Index

    static func read(_ line: Substring, number: Int) -> Reading {
        var reader = LogLineReader(line)
        return reader.read(number)
    }

    private init(_ line: Substring) {
        bytes = line.utf8
        index = bytes.startIndex
    }

    private mutating func read(_ number: Int) -> Reading {
        skipBlanks()
        guard let first = peek else { return .passed }
        if first == UInt8(ascii: "*") || first == UInt8(ascii: "-") || first == UInt8(ascii: "=") { return .passed }
        _ = take("[")
        let day = takeDay()
        guard let second = takeTime() else { return .unreadable }
        let offset = takeOffset()
        _ = take("]")
        skipBlanks()
        guard take("<") else { return .passed }
        guard let close = bytes[index...].firstIndex(of: UInt8(ascii: ">")) else { return .unreadable }
        let nick = Self.bare(Substring(bytes[index..<close]))
        if nick.isEmpty { return .unreadable }
        index = bytes.index(after: close)
        _ = take(" ")
        return .said(
            LogLine(
                number: number, second: second, day: day, offset: offset, nick: nick,
                text: Substring(bytes[index...])))
    }

    /// Clients put a blank or the sign of an operator before the nick: `< lena>`, `<@lena>`.
    private static func bare(_ nick: Substring) -> Substring {
        var nick = nick.drop { " @+%~&".utf8.contains($0.utf8.first ?? 0) }
        while nick.utf8.last == UInt8(ascii: " ") { nick = nick.dropLast() }
        return nick
    }

    private var peek: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: sign) else { return false }
        index = bytes.index(after: index)
        return true
    }

    private mutating func skipBlanks() {
        while let byte = peek, byte == 32 || byte == 9 { index = bytes.index(after: index) }
    }

    /// A number of exactly that many digits; nothing is taken where there is none.
    private mutating func takeNumber(digits: Int) -> Int? {
        var at = index
        var number = 0
        for _ in 0..<digits {
            guard at < bytes.endIndex, (48...57).contains(bytes[at]) else { return nil }
            number = number * 10 + Int(bytes[at]) - 48
            at = bytes.index(after: at)
        }
        index = at
        return number
    }

    /// `2018-07-03T` or `2018-07-03 `.
    private mutating func takeDay() -> Day? {
        let start = index
        guard let year = takeNumber(digits: 4), take("-"), let month = takeNumber(digits: 2), take("-"),
            let number = takeNumber(digits: 2), let day = Day(checking: year, month, number), take("T") || take(" ")
        else {
            index = start
            return nil
        }
        return day
    }

    private mutating func takeTime() -> Int? {
        guard let hour = takeNumber(digits: 2), hour < 24, take(":"), let minute = takeNumber(digits: 2), minute < 60
        else { return nil }
        var second = 0
        if take(":") {
            guard let seconds = takeNumber(digits: 2), seconds <= 60 else { return nil }
            second = min(seconds, 59)
            if take(".") || take(",") {
                while let byte = peek, (48...57).contains(byte) { index = bytes.index(after: index) }
            }
        }
        return (hour * 60 + minute) * 60 + second
    }

    /// `Z`, `+02:00` or `+0200`.
    private mutating func takeOffset() -> Int? {
        if take("Z") { return 0 }
        let start = index
        let sign = take("+") ? 1 : take("-") ? -1 : 0
        guard sign != 0, let hours = takeNumber(digits: 2) else {
            index = start
            return nil
        }
        _ = take(":")
        guard let minutes = takeNumber(digits: 2) else {
            index = start
            return nil
        }
        return sign * (hours * 60 + minutes)
    }
}
