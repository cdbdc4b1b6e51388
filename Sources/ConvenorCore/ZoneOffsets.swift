import Foundation
import Synchronization

/// How far one zone is ahead of UTC at any moment: asked of Foundation week by week once, looked up afterwards.
///
/// Foundation takes a lock and a walk through the zone's history for each question, which is most of the cost of
/// reading a date. A week in which the distance changes keeps the second of the change; a week with two changes, which
/// no zone has between the years kept here, and all other years are asked of Foundation each time.
final class ZoneOffsets: Sendable {
    let identifier: String
    private let timeZone: TimeZone
    /// Seconds ahead of UTC all year, for zones that never change.
    private let fixed: Int?
    /// Seconds ahead of UTC at the start of each week from `first` on.
    private let weekly: [Int32]
    /// The second at which the distance changes, for weeks in which it does.
    private let changes: [Int: Int64]

    private static let week: Int64 = 7 * 86_400
    /// 1996-01-01 and 2060-01-01, in seconds since 1970.
    private static let first: Int64 = 820_454_400
    private static let last: Int64 = 2_840_140_800

    private static let known = Mutex<[String: ZoneOffsets]>([:])

    /// The one of that name, made at the first call.
    static func named(_ identifier: String, _ timeZone: TimeZone) -> ZoneOffsets {
        if let found = known.withLock({ $0[identifier] }) { return found }
        let made = ZoneOffsets(identifier, timeZone)
        known.withLock { $0[identifier] = made }
        return made
    }

    private init(_ identifier: String, _ timeZone: TimeZone) {
        self.identifier = identifier
        self.timeZone = timeZone
        func asked(_ seconds: Int64) -> Int {
            timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
        }
        var weekly: [Int32] = []
        var changes: [Int: Int64] = [:]
        var start = Self.first
        while start <= Self.last {
            let offset = asked(start)
            if let before = weekly.last, Int(before) != offset {
                var (early, late) = (start - Self.week, start)
                while late - early > 1 {
                    let middle = early + (late - early) / 2
                    if asked(middle) == Int(before) { early = middle } else { late = middle }
                }
                changes[weekly.count - 1] = late
            }
            weekly.append(Int32(offset))
            start += Self.week
        }
        let isFixed = changes.isEmpty && identifier.utf8.first.map { $0 == 43 || $0 == 45 } ?? false
        fixed = isFixed || identifier == "UTC" ? Int(weekly[0]) : nil
        self.weekly = weekly
        self.changes = changes
    }

    /// Seconds ahead of UTC.
    func offset(at seconds: Int64) -> Int {
        if let fixed { return fixed }
        guard seconds >= Self.first, seconds < Self.last else {
            return timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
        }
        let week = Int((seconds - Self.first) / Self.week)
        let (here, next) = (weekly[week], weekly[week + 1])
        guard here != next else { return Int(here) }
        return Int(seconds < changes[week] ?? Self.last ? here : next)
    }
}
