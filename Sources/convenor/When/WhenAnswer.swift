import ArgumentParser
import ConvenorCore

/// The answer to one phrase: in words for a person, as an object for a program, and the exit code.
struct WhenAnswer {
    /// The phrase has more than one reading.
    static let ambiguous = ExitCode(3)
    private static let shown = 5

    private let phrase: String
    private let reading: PhraseReading
    private let reader: PhraseReader
    private let now: Moment
    private let words = English()

    init(to phrase: String, by reader: PhraseReader, now: Moment) {
        self.init(phrase, reader.read(phrase, now: now), reader, now: now)
    }

    init(_ phrase: String, _ reading: PhraseReading, _ reader: PhraseReader, now: Moment) {
        self.phrase = phrase
        self.reading = reading
        self.reader = reader
        self.now = now
    }

    private var home: String { reader.zone.identifier }

    /// Nil when there is an answer.
    var code: ExitCode? {
        switch reading {
        case .date(.ambiguous): Self.ambiguous
        case .date(.refused): ExitCode(65)
        case .date(.date), .recurrence: nil
        }
    }

    /// Why there is no answer; nil when there is one, or several.
    var refusal: String? {
        guard case .date(.refused(let why)) = reading else { return nil }
        return words.sentence(for: why, phrase: phrase, home: home)
    }

    /// Empty for a refusal.
    var text: String {
        switch reading {
        case .date(.date(let deadline, let assumptions)):
            return sentence(told(deadline), clauses(assumptions, of: deadline))
        case .date(.ambiguous(let readings, let doubt)):
            let lines = readings.enumerated().map { "  \($0 + 1)  \(words.label($1, home: home))" }
            let asked = words.sentence(
                for: doubt, phrase: phrase, settledBy: "--order dmy or --order mdy settles it here")
            return ([asked] + lines).joined(separator: "\n")
        case .recurrence(let recurrence, let assumptions):
            let hasTime = recurrence.rule.hasTime
            let lines = next(of: recurrence).map {
                words.day($0.day) + (hasTime ? " " + words.clock($0.minute) : "")
            }
            return
                ([
                    sentence(words.rhythm(recurrence), assumptions.map { words.clause(for: $0) }),
                    "  " + recurrence.rule.text,
                ]
                + lines.map { "  " + $0 }).joined(separator: "\n")
        case .date(.refused): return ""
        }
    }

    /// One line of JSON with a line feed.
    var json: String {
        var line = JSONLine()
        line.open()
        switch reading {
        case .date(.date(let deadline, let assumptions)):
            line.member("date", WallText.text(reader.zone.wall(of: deadline), hasTime: deadline.hasTime))
            line.member("due", reader.zone.wall(at: deadline.moment).iso)
            line.member("timezone", home)
            if deadline.zone != home { line.member("said", "\(deadline.wall.iso) \(deadline.zone)") }
            line.member("assumed", clauses(assumptions, of: deadline))
        case .date(.ambiguous(let readings, let doubt)):
            line.member("error", words.sentence(for: doubt, phrase: phrase))
            line.member("readings", readings.map { WallText.text(reader.zone.wall(of: $0), hasTime: $0.hasTime) })
        case .date(.refused(let why)):
            line.member("error", words.sentence(for: why, phrase: phrase, home: home))
        case .recurrence(let recurrence, let assumptions):
            line.member("rrule", recurrence.rule.text)
            if let start = recurrence.start { line.member("start", start.iso) }
            if !recurrence.except.isEmpty { line.member("except", recurrence.except.map(\.iso)) }
            line.member(
                "next", next(of: recurrence).map { WallText.text($0, hasTime: recurrence.rule.hasTime) })
            line.member("timezone", home)
            line.member("assumed", assumptions.map { words.clause(for: $0) })
        }
        line.close()
        return String(decoding: line.bytes, as: UTF8.self)
    }

    private func next(of recurrence: Recurrence) -> [WallTime] { reader.next(Self.shown, of: recurrence, after: now) }

    /// With the time here when it was said for elsewhere.
    private func told(_ deadline: Deadline) -> String {
        let said = words.deadline(deadline, home: home)
        if deadline.zone == home { return said }
        return "\(said), which is \(words.moment(deadline.moment, zone: reader.zone)) \(home)"
    }

    /// A phrase that names a day only is due at an hour too, and whoever asks is told which.
    private func clauses(_ assumptions: [DateAssumption], of deadline: Deadline) -> [String] {
        let told = assumptions.compactMap { words.clause(for: $0) }
        let hours = assumptions.compactMap { if case .hour(let minute) = $0 { minute } else { nil } }
        let hour = hours.first ?? (deadline.hasTime ? nil : deadline.wall.minute)
        return told + [hour.map(words.hourClause)].compactMap { $0 }
    }

    private func sentence(_ answer: String, _ clauses: [String]) -> String {
        answer + (clauses.isEmpty ? "" : ": " + words.list(clauses)) + "."
    }
}
