import ConvenorCore

/// Wall times as ISO 8601 writes them, read and written byte by byte.
enum WallText {
    /// Reads `2026-11-26T09:58` or `2026-11-26T09:58:30` (a blank may stand for the T); nil for anything else.
    static func read(_ text: String) -> (wall: WallTime, second: Int)? {
        var text = text
        return text.withUTF8(read)
    }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> (wall: WallTime, second: Int)? {
        guard bytes.count == 16 || bytes.count == 19, bytes[4] == 45, bytes[7] == 45,
            bytes[10] == UInt8(ascii: "T") || bytes[10] == 32, bytes[13] == 58,
            let year = number(bytes, 0..<4), let month = number(bytes, 5..<7), let dayNumber = number(bytes, 8..<10),
            let hour = number(bytes, 11..<13), let minute = number(bytes, 14..<16),
            let day = Day(checking: year, month, dayNumber), hour < 24, minute < 60
        else { return nil }
        guard bytes.count == 19 else { return (WallTime(day: day, minute: hour * 60 + minute), 0) }
        guard bytes[16] == 58, let second = number(bytes, 17..<19), second < 60 else { return nil }
        return (WallTime(day: day, minute: hour * 60 + minute), second)
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
        var value = 0
        for index in range {
            guard bytes[index] >= 48, bytes[index] <= 57 else { return nil }
            value = value * 10 + Int(bytes[index] - 48)
        }
        return value
    }

    /// `2026-12-04T17:00`, or `2026-12-04` where only a day was said.
    static func write(_ wall: WallTime, hasTime: Bool, into bytes: inout [UInt8]) {
        digits(wall.day.year, 4, &bytes)
        bytes.append(45)
        digits(wall.day.month, 2, &bytes)
        bytes.append(45)
        digits(wall.day.day, 2, &bytes)
        guard hasTime else { return }
        bytes.append(UInt8(ascii: "T"))
        digits(wall.minute / 60, 2, &bytes)
        bytes.append(58)
        digits(wall.minute % 60, 2, &bytes)
    }

    private static func digits(_ number: Int, _ width: Int, _ bytes: inout [UInt8]) {
        var unit = width == 4 ? 1000 : 10
        while unit > 0 {
            bytes.append(UInt8(48 + number / unit % 10))
            unit /= 10
        }
    }

    static func text(_ wall: WallTime, hasTime: Bool) -> String { hasTime ? wall.iso : wall.day.iso }
}

extension Zone {
    /// The moment at which the wall shows this in the zone; nil for what is no wall time.
    func moment(written text: String) -> Moment? {
        WallText.read(text).map { moment(of: $0.wall).adding(seconds: $0.second) }
    }

    /// A deadline's time on the wall of this zone, whichever zone it was said in; a day stays the day that was said.
    func wall(of deadline: Deadline) -> WallTime {
        deadline.zone == identifier || !deadline.hasTime ? deadline.wall : wall(at: deadline.moment)
    }
}
