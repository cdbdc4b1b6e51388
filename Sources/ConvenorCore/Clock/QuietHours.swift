/// The hours in which the clock sends a person nothing, on their own clock: `18:00-10:00` goes over midnight.
package struct QuietHours: Codable, Sendable, Hashable, CustomStringConvertible {
    /// Minutes since midnight.
    package var from: Int
    /// The first minute after them.
    package var to: Int

    /// Reads `18:00-10:00` or `18-10`; nil for anything else, and for hours that would be the whole day.
    package init?(_ text: String) {
        let ends = text.filter { !$0.isWhitespace }.replacing("–", with: "-").split(
            separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let from = Self.minute(ends[0]), let to = Self.minute(ends[1]),
            from % 1440 != to % 1440
        else { return nil }
        self.from = from % 1440
        self.to = to % 1440
    }

    private static func minute(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let hour = number(parts[0]), (0...24).contains(hour) else { return nil }
        guard parts.count == 2 else { return hour * 60 }
        guard parts[1].utf8.count == 2, let minute = number(parts[1]), minute < 60, hour < 24 || minute == 0 else {
            return nil
        }
        return hour * 60 + minute
    }

    private static func number(_ text: Substring) -> Int? {
        (1...2).contains(text.utf8.count) && text.utf8.allSatisfy { 48...57 ~= $0 } ? Int(text) : nil
    }

    package func covers(_ minute: Int) -> Bool {
        from < to ? minute >= from && minute < to : minute >= from || minute < to
    }

    package var description: String { "\(clock(from))-\(clock(to))" }
    private func clock(_ minute: Int) -> String { "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))" }
}
