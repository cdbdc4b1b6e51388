/// A whole log: its lines, which nicks are bots, and the days that can be known.
struct LogFile {
    var lines: [LogLine] = []
    /// Nicks that answer a start as a meeting bot does.
    var bots: Set<Substring> = []
    /// The day of the first line.
    var day: Day?
    /// Days that a bot states, by the index of the line that started its meeting.
    var turns: [Int: Day] = [:]
    /// The lines that started a meeting for sure, by their index, because a bot said so.
    var answered: Set<Int> = []
    var faults: [ReplayFault] = []

    init(name: String, text: String) {
        for (index, bytes) in text.utf8.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
            var line = Substring(bytes)
            if line.utf8.last == 13 { line = Substring(line.utf8.dropLast()) }
            if index == 0, line.unicodeScalars.first?.value == 0xFEFF {
                line = Substring(line.unicodeScalars.dropFirst())
            }
            switch LogLineReader.read(line, number: index + 1) {
            case .said(let said): lines.append(said)
            case .passed: continue
            case .unreadable: faults.append(ReplayFault(file: name, line: index + 1, reason: .unreadable))
            }
        }
        day = LogFile.day(in: name)
        readAnswers(dated: day != nil)
        if lines.isEmpty {
            faults = [ReplayFault(file: name, line: 0, reason: .noLog)]
        } else if day == nil, lines[0].day == nil {
            faults.append(ReplayFault(file: name, line: 0, reason: .noDay))
        }
    }

    /// Finds the bots by their answer to a start; their day counts where the file's name has none.
    private mutating func readAnswers(dated: Bool) {
        var start: Int?
        for (index, line) in lines.enumerated() {
            if line.text.utf8.first == UInt8(ascii: "#"), line.text.lowercased().hasPrefix("#startmeeting") {
                start = index
            }
            guard line.text.hasPrefix("Meeting started ") else { continue }
            bots.insert(line.nick)
            if let start { answered.insert(start) }
            guard !dated, let stated = LogFile.day(answered: line.text) else { continue }
            if day == nil { day = stated }
            turns[start ?? index] = stated
        }
    }

    /// The last `2018-07-03` in a file's name.
    static func day(in name: String) -> Day? {
        let bytes = Array(name.utf8)
        guard bytes.count >= 10 else { return nil }
        for start in stride(from: bytes.count - 10, through: 0, by: -1) {
            if start > 0, (48...57).contains(bytes[start - 1]) { continue }
            if start + 10 < bytes.count, (48...57).contains(bytes[start + 10]) { continue }
            let parts = String(decoding: bytes[start..<(start + 10)], as: UTF8.self).split(
                separator: "-", omittingEmptySubsequences: false)
            guard parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
                let number = Int(parts[2]), let day = Day(checking: year, month, number)
            else { continue }
            return day
        }
        return nil
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// Reads `Meeting started Tue Jul  3 13:34:32 2018 UTC`.
    private static func day(answered text: Substring) -> Day? {
        let words = text.split(separator: " ").prefix(7)
        guard words.count == 7, let month = months.firstIndex(of: words[3].lowercased()), let number = Int(words[4]),
            let year = Int(words[6].prefix(4)), words[5].contains(":")
        else { return nil }
        return Day(checking: year, month + 1, number)
    }
}

/// Turns the times of a log's lines into moments.
struct LogClock {
    private let zone: Zone
    private var day: Day
    private var last: Int?
    /// The moment at which the hour of the last line began: zones are asked once an hour, not once a line.
    private var hour: (wall: WallTime, moment: Moment)?
    /// A clock that jumps back by more has passed midnight; by less it was set.
    private static let slackSeconds = 2 * 3600

    init(zone: Zone, day: Day) {
        self.zone = zone
        self.day = day
    }

    /// Goes to a day that is known from elsewhere.
    mutating func turn(to day: Day) {
        self.day = day
        last = nil
    }

    mutating func moment(of line: LogLine) -> Moment {
        if let stated = line.day {
            day = stated
        } else if let last, line.second < last - LogClock.slackSeconds {
            day = day.adding(days: 1)
        }
        last = line.second
        if let offset = line.offset {
            let seconds = day.daysSince1970 * 86_400 + line.second - offset * 60
            return Moment(milliseconds: Int64(seconds) * 1000)
        }
        let wall = WallTime(day: day, minute: line.second / 3600 * 60)
        if let hour, hour.wall == wall { return hour.moment.adding(seconds: line.second % 3600) }
        let moment = zone.moment(of: wall)
        hour = (wall, moment)
        return moment.adding(seconds: line.second % 3600)
    }
}
