package import ConvenorCore

/// Who says what when: the text file that a rehearsal is played from.
///
/// `2026-09-24 10:00 mara> start alignment`, `10:24 bo> …` on the same day, `+10m bo> …` after the line before,
/// `bo> …` a second after it; `> …` is the chair, `# …` a remark. A transcript of Tests/Transcripts is one too: its
/// `clock:`, `chair:`, `people:` and `~` lines count, and what else stands in it are answers.
package struct RehearsalScript: Sendable {
    package struct Line: Sendable {
        package var at: Moment
        package var speaker: Handle
        package var text: String
    }

    package var lines: [Line] = []
    package var chair: Handle
    /// Made known by a line `people: ana:marketing bo:sales`, with addresses at example.org.
    package var people: [Person] = []

    /// Where a script cannot be read, and why.
    package struct Fault: Error, Sendable, Equatable, CustomStringConvertible {
        package var line: Int
        package var message: String
        package var description: String { "line \(line): \(message)" }
    }

    /// - Parameters:
    ///   - start: the time from which lines without a date count.
    ///   - zone: that of the times in the file.
    package init(_ text: String, chair: Handle, start: Moment, zone: Zone) throws(Fault) {
        self.chair = chair
        var reading = Reading(zone: zone, now: start)
        let rows = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.trimmed() }
        let isTranscript = rows.contains { $0.hasPrefix("clock: ") }
        for (index, row) in rows.enumerated() where !row.isEmpty && !row.hasPrefix("#") {
            do {
                try read(row, &reading, isTranscript: isTranscript)
            } catch {
                throw Fault(line: index + 1, message: error.message)
            }
        }
    }

    private struct Trouble: Error {
        var message: String
    }

    /// Where the reader of a script stands in time.
    private struct Reading {
        var zone: Zone
        var now: Moment

        /// Takes a leading date, time or duration; nil where there is none.
        mutating func moment(_ text: Substring) -> Moment? {
            if text.hasPrefix("+") {
                return RehearsalDuration.seconds(text.dropFirst()).map { now.adding(seconds: $0) }
            }
            let parts = text.split(separator: " ")
            guard (1...2).contains(parts.count), let minute = minute(parts[parts.count - 1]) else { return nil }
            let named = parts.count == 2 ? Day(iso: String(parts[0])) : zone.wall(at: now).day
            return named.map { zone.moment(of: WallTime(day: $0, minute: minute)) }
        }

        private func minute(_ text: Substring) -> Int? {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.count) }), let hour = Int(parts[0]),
                let minute = Int(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
            else { return nil }
            return hour * 60 + minute
        }
    }

    private mutating func read(_ row: Substring, _ reading: inout Reading, isTranscript: Bool) throws(Trouble) {
        if try setting(row, &reading) { return }
        guard let end = row.firstRange(of: "> ") ?? (row.hasSuffix(">") ? row.firstRange(of: ">") : nil) else {
            if isTranscript { return }
            throw Trouble(message: "\"\(row.prefix(60))\" is no line such as 10:00 mara> status.")
        }
        let head = row[..<end.lowerBound].trimmed()
        let name = head.split(separator: " ").last ?? ""
        let time = head.dropLast(name.count).trimmed()
        guard name.isEmpty || Handle(typed: name) != nil else {
            if isTranscript { return }
            throw Trouble(message: "\"\(name)\" is no handle.")
        }
        var at = lines.isEmpty ? reading.now : reading.now.adding(seconds: 1)
        if !time.isEmpty {
            guard let found = reading.moment(time) else {
                throw Trouble(message: "\"\(time)\" is no time such as 2026-09-24 10:00, 10:00 or +10m.")
            }
            at = found
        }
        // The first line says when all begins, unless it has no date.
        guard lines.isEmpty || at >= reading.now else {
            throw Trouble(message: "This is earlier than the line before it.")
        }
        reading.now = at
        let text = String(row[end.upperBound...].trimmed())
        lines.append(Line(at: at, speaker: name.isEmpty ? chair : Handle(String(name)), text: text))
    }

    /// Takes a line that sets something; false for any other.
    private mutating func setting(_ row: Substring, _ reading: inout Reading) throws(Trouble) -> Bool {
        if row.hasPrefix("chair: ") {
            chair = Handle(String(row.dropFirst(7).trimmed()))
        } else if row.hasPrefix("people: ") {
            people = row.dropFirst(8).split(separator: " ").map { word in
                let parts = word.split(separator: ":").map(String.init)
                return Person(
                    handle: Handle(parts[0]), mail: parts[0].lowercased() + "@example.org",
                    team: parts.count > 1 ? parts[1].replacing("_", with: " ") : nil)
            }
        } else if row.hasPrefix("clock: ") {
            let parts = row.dropFirst(7).split(separator: " ")
            if parts.count == 3, let zone = Zone(String(parts[2])) { reading.zone = zone }
            try move(to: parts.prefix(2).joined(separator: " "), &reading)
        } else if row.hasPrefix("~ ") {
            try move(to: String(row.dropFirst(2)), &reading)
        } else {
            return row.hasPrefix("! ")
        }
        return true
    }

    private func move(to text: String, _ reading: inout Reading) throws(Trouble) {
        guard let found = reading.moment(Substring(text)) else {
            throw Trouble(message: "\"\(text)\" is no time such as 2026-09-24 10:00.")
        }
        reading.now = lines.isEmpty ? found : max(reading.now, found)
    }
}

/// `10m`, `2h`, `1d`, `1w`.
enum RehearsalDuration {
    static func seconds(_ text: Substring) -> Int? {
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
        guard let last = text.last, let unit = units[last], let number = Int(text.dropLast()), number >= 0,
            number < 100_000
        else { return nil }
        return number * unit
    }
}
