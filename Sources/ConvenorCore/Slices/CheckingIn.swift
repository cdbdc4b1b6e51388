/// Check-ins: what comes back, for whom, with which questions.
enum CheckingIn {
    /// How many of its next dates an answer names.
    private static let told = 3

    static func checkIn(_ ask: Ask) throws(Stop) -> Decision {
        let line = CheckInLine(ask.tokens)
        if line.words.isEmpty { throw .refused(.missing(.date, verb: ask.verb)) }
        var (phrase, audience, recurrence, assumed) = try reading(of: line, ask)
        // A team is asked once a day at most.
        guard recurrence.rule.isOfDays else { throw .refused(.badRhythm(phrase)) }
        let scene = ask.scene
        if recurrence.rule.hours.isEmpty {
            let minute = scene.rules.dayStart
            (recurrence.rule.hours, recurrence.rule.minutes) = ([minute / 60], [minute % 60])
            assumed.append(.hour(minute: minute))
        }
        // What goes by every other week goes on from the beginning that is told now.
        let (start, calendar) = (scene.rules.dayStart, scene.calendar)
        recurrence = recurrence.anchored(after: scene.now, zone: scene.zone, dayStart: start, calendar: calendar)
        let next = recurrence.next(told, after: scene.now, zone: scene.zone, dayStart: start, calendar: calendar)
        guard let first = next.first else { throw .refused(.neverAgain(phrase)) }
        try ask.check(line.questions)
        let asked = CheckInQuestions.parts(of: line.questions).count
        if asked > CheckInQuestions.most {
            throw .refused(.tooManyQuestions(asked, most: CheckInQuestions.most))
        }
        var draft = Draft(kind: .checkIn)
        draft.text = phrase
        draft.due = first
        draft.details = [.rhythm: phrase, .audience: audience]
        draft.details.merge(recurrence.details) { _, new in new }
        if !line.questions.isEmpty { draft.details[.questions] = line.questions }
        if let days = line.window { draft.details[.window] = String(days) }
        let record = ask.series.record(from: draft, ask)
        return Decision([.recordAdded(record: record)], say: [.checkIn(record.id, next: next, assumed: assumed)])
    }

    private typealias Found = (
        phrase: String, audience: String, recurrence: Recurrence, assumed: [RecurrenceAssumption]
    )

    /// The first way to take the words apart in which the rhythm is one.
    private static func reading(of line: CheckInLine, _ ask: Ask) throws(Stop) -> Found {
        let reader = RecurrenceReader(ask.scene.dates)
        var refused: Refusal?
        for (phrase, audience) in line.ways {
            switch reader.read(phrase, now: ask.scene.now, isExpected: true) {
            case .recurrence(let recurrence, let assumed): return (phrase, audience, recurrence, assumed)
            case .refused(.notADate), nil: continue
            case .refused(.noSuchDay), .refused(.past): refused = refused ?? .neverAgain(phrase)
            case .refused(let why): refused = refused ?? .date(phrase: phrase, why)
            }
        }
        throw .refused(refused ?? (line.isAudienceOnly ? .missing(.date, verb: ask.verb) : .badRhythm(line.rhythm)))
    }
}

/// The words of a check-in: its rhythm, for whom it is, what is asked.
private struct CheckInLine {
    let words: [String]
    let questions: String
    /// Working days for an answer.
    let window: Int?
    private static let openers: Set<String> = ["questions", "ask", "vragen"]
    private static let audienceWords: Set<String> = ["for", "voor"]
    /// Other words for those whom it can be for.
    private static let audiences = [
        "everybody": "all", "everyone": "all", "iedereen": "all", "allen": "all", "het team": "team",
        "actiehouders": "owners", "de actiehouders": "owners",
    ]
    private static let withins: Set<String> = ["within", "binnen"]
    private static let answers: Set<String> = ["answer", "answers", "answered", "antwoord", "antwoorden"]

    init(_ tokens: [Token]) {
        let cut = tokens.firstIndex { Self.openers.contains($0.lowered.trimmingColon) } ?? tokens.endIndex
        var words = tokens[..<cut].map { String($0.text).cleaned }.filter { !$0.isEmpty }
        window = Self.takeWindow(&words)
        self.words = words
        questions = tokens[cut...].dropFirst().map { String($0.whole) }.joined(separator: " ").cleaned
    }

    /// Takes out `answers within 3 days`.
    private static func takeWindow(_ words: inout [String]) -> Int? {
        guard let at = words.firstIndex(where: { Self.withins.contains($0.lowercased()) }), at + 2 < words.count,
            let days = Int(words[at + 1]), (1...20).contains(days),
            ["day", "days", "dagen", "dag"].contains(words[at + 2].lowercased())
        else { return nil }
        let isNamed = at > 0 && answers.contains(words[at - 1].lowercased())
        words.removeSubrange((isNamed ? at - 1 : at)...(at + 2))
        return days
    }

    /// Without whom it is for, as far as that can be told where it is not understood.
    var rhythm: String {
        let end = words.dropFirst().firstIndex { Self.audienceWords.contains($0.lowercased()) } ?? words.endIndex
        return words[..<end].joined(separator: " ")
    }

    var isAudienceOnly: Bool { words.first.map { Self.audienceWords.contains($0.lowercased()) } ?? true }

    /// Each way to read the words as a rhythm and an audience: all is rhythm, or the words behind a `for` name people,
    /// where the last `for` comes first and few words before many: `for 6 weeks for product development`.
    var ways: [(phrase: String, audience: String)] {
        var ways = [(words.joined(separator: " "), "all")]
        for place in words.indices.reversed() where Self.audienceWords.contains(words[place].lowercased()) {
            for end in (place + 1)..<max(words.count, place + 1) {
                let rhythm = words[..<place] + words[(end + 1)...]
                let audience = words[(place + 1)...end].joined(separator: " ").lowercased()
                if rhythm.isEmpty { continue }
                ways.append((rhythm.joined(separator: " "), Self.audiences[audience] ?? audience))
            }
        }
        return ways
    }
}

extension RecurrenceRule {
    /// Comes back in days or longer steps, so that it can have an hour.
    var isOfDays: Bool {
        switch frequency {
        case .secondly, .minutely, .hourly: false
        case .daily, .weekly, .monthly, .yearly: true
        }
    }
}

extension Recurrence {
    /// As a record keeps it: `rule` in RFC 5545, the days as year-month-day.
    var details: [Detail: String] {
        var details: [Detail: String] = [.rule: rule.text]
        details[.anchor] = start?.iso
        if !except.isEmpty { details[.except] = except.map(\.iso).joined(separator: ",") }
        return details
    }
}

extension Record {
    /// What a check-in repeats by; nil for other records. One that was stored without a rule has words, counted from
    /// its first date.
    package func recurrence(rules: HouseRules, zone: Zone) -> Recurrence? {
        guard id.kind == .checkIn else { return nil }
        if let stored { return stored }
        let dates = DateReader(
            zone: zone, languages: DateLanguage.all, workingDays: rules.workingDays, dayStart: rules.dayStart,
            dayEnd: rules.dayEnd)
        let words = self[.rhythm] ?? text
        guard case .recurrence(var found, _) = RecurrenceReader(dates).read(words, now: at, isExpected: true) else {
            return nil
        }
        found.start = found.start ?? due?.wall.day
        return found
    }

    /// The rule in its details; nil where there is none that can be read.
    var stored: Recurrence? {
        guard let rule = self[.rule].flatMap({ RecurrenceRule(text: $0) }) else { return nil }
        let except = (self[.except] ?? "").split(separator: ",").compactMap { Day(iso: String($0)) }
        return Recurrence(rule, start: self[.anchor].flatMap { Day(iso: $0) }, except: except)
    }
}
