import Foundation
import TestSupport

/// The wall clock of programs that are started with its variables: a test sets it while they run. All days work.
final class WallClock {
    private let folder: URL
    private let file: URL
    private let library: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("clock-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        file = folder.appendingPathComponent("ahead")
        library = folder.appendingPathComponent("wall_clock.so").path
        try ProcessRunner.run(
            "/usr/bin/env", ["cc", "-O1", "-shared", "-fPIC", "-o", library, ProcessRunner.script("wall_clock.c")])
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var variables: [String: String] {
        [
            "LD_PRELOAD": library, "WALL_CLOCK": file.path, "CONVENOR_TIME_ZONE": "UTC",
            "CONVENOR_WORKING_DAYS": "mon, tue, wed, thu, fri, sat, sun",
        ]
    }

    /// Sets it to a time of December 2026 in UTC.
    func set(day: Int, hour: Int, minute: Int, second: Int = 0) throws {
        // 1 December 2026, 00:00 UTC.
        try set(1_796_083_200 + (day - 1) * 86_400 + hour * 3600 + minute * 60 + second)
    }

    /// Sets it to a time of the day that lies so many days after the machine's tomorrow, in UTC: between the beginning
    /// and the end of the certificates of a test's servers, which last for some weeks.
    func set(daysAhead days: Int, hour: Int, minute: Int, second: Int = 0) throws {
        try set((Self.tomorrow + days) * 86_400 + hour * 3600 + minute * 60 + second)
    }

    private func set(_ wanted: Int) throws {
        let ahead = wanted - Int(Date().timeIntervalSince1970)
        try "\(ahead)\n".write(to: file, atomically: true, encoding: .utf8)
    }

    /// Read once, so that a midnight in the middle of a test moves nothing.
    private static let tomorrow = Int(Date().timeIntervalSince1970) / 86_400 + 1

    /// Such a day as `2026-12-01`.
    static func day(ahead days: Int) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "UTC")
        formatter.dateFormat = "yyyy-MM-dd"
        return formatter.string(from: Date(timeIntervalSince1970: Double((tomorrow + days) * 86_400)))
    }
}
