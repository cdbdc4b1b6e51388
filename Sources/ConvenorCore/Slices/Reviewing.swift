/// Check-ins, feedback and the return on time invested.
enum Reviewing {
    static let verbs: [Verb] = [
        Verb(
            "checkin", ["check-in", "rhythm"], group: .substance,
            usage: "checkin every weekday [time] [for audience] [questions text]",
            examples: ["checkin every monday 09:00 for team questions What moved? What is in the way?"], role: .chair,
            kinds: [.checkIn], decide: checkIn),
        Verb(
            "roti", [], group: .substance, usage: "roti 1-5 [remark]", examples: ["roti 4 good pace"], needs: .meeting,
            kinds: [.feedback], decide: roti),
        Verb(
            "feedback", ["remark"], group: .substance, usage: "feedback text",
            examples: ["feedback More time for step 5"],
            kinds: [.feedback],
            decide: { ask throws(Stop) in try Writing.write(.feedback, ask) }),
        Verb(
            "feedback-request", ["askteams", "effectiveness"], group: .substance,
            usage: "feedback-request X1 to team, team",
            examples: ["feedback-request X1 to sales, product development"], role: .chair, kinds: [.feedback],
            decide: request),
    ]

    static func checkIn(_ ask: Ask) throws(Stop) -> Decision {
        let tokens = ask.tokens
        if tokens.isEmpty { throw .refused(.missing(.date, verb: ask.verb)) }
        var rhythm: [Token] = []
        var audience = "all"
        var questions = ""
        var index = 0
        while index < tokens.count {
            let word = tokens[index].lowered
            if word == "for", index + 1 < tokens.count {
                audience = tokens[index + 1].lowered.cleaned
                index += 1
            } else if word.trimmingColon == "questions" || word.trimmingColon == "ask" {
                questions = tokens[(index + 1)...].map { String($0.whole) }.joined(separator: " ").cleaned
                break
            } else {
                rhythm.append(tokens[index])
            }
            index += 1
        }
        let phrase = rhythm.map { String($0.text) }.joined(separator: " ").cleaned
        if phrase.isEmpty { throw .refused(.missing(.date, verb: ask.verb)) }
        guard let next = Rhythm(phrase)?.next(after: ask.scene.now, zone: ask.scene.zone, rules: ask.scene.rules) else {
            throw .refused(.badRhythm(phrase))
        }
        try ask.check(questions)
        var draft = Draft(kind: .checkIn)
        draft.text = phrase
        draft.due = next
        draft.details = [.rhythm: phrase, .audience: audience]
        if !questions.isEmpty { draft.details[.questions] = questions }
        let record = ask.series.record(from: draft, ask)
        return Decision([.recordAdded(record: record)], say: [.checkIn(record.id, next: next)])
    }

    static func roti(_ ask: Ask) throws(Stop) -> Decision {
        let (said, rest) = Utterance.splitFirst(ask.rest)
        if said.isEmpty { throw .refused(.missing(.score, verb: ask.verb)) }
        guard let score = Int(said), (1...5).contains(score) else {
            throw .refused(.badNumber(String(said), verb: ask.verb))
        }
        let remark = String(rest).cleaned
        try ask.check(remark)
        let number = ask.series.meeting?.number ?? 0
        let earlier = ask.series.scores(ofMeeting: number).first { $0.by == ask.scene.speaker }
        var events: [Event] = []
        if let earlier {
            events.append(
                .recordChanged(id: earlier.id, changes: [.detail(name: .score, value: String(score)), .text(remark)]))
        } else {
            var draft = Draft(kind: .feedback)
            draft.text = remark
            draft.details[.score] = String(score)
            events.append(.recordAdded(record: ask.series.record(from: draft, ask)))
        }
        let others = ask.series.scores(ofMeeting: number).filter { $0.by != ask.scene.speaker }
        let all = others.compactMap { $0[.score].flatMap { Int($0) } } + [score]
        return Decision(events, say: [.roti(mean: all.reduce(0, +) * 10 / all.count, count: all.count)])
    }

    static func request(_ ask: Ask) throws(Stop) -> Decision {
        let (record, rest) = try ask.record([.adjustment])
        let teams = rest.drop { $0.lowered == "to" }.map { String($0.text) }.joined(separator: " ").cleaned.lowercased()
        if teams.isEmpty { throw .refused(.missing(.person, verb: ask.verb)) }
        try ask.check(teams)
        var draft = Draft(kind: .feedback)
        draft.text = record.text
        draft.links = [record.id]
        draft.details[.team] = teams
        var request = ask.series.record(from: draft, ask)
        request.status = .expected
        return Decision([.recordAdded(record: request)], say: [.card(request.id)])
    }
}

extension Series {
    /// The scores given for a meeting, one a person.
    package func scores(ofMeeting number: Int) -> [Record] {
        all(.feedback).filter { $0.meeting == number && $0[.score] != nil }
    }
}

/// How often something comes back, in the forms of daily use: `every monday 09:00`, `weekly`, `every 2 weeks fri`.
package struct Rhythm: Sendable, Hashable {
    /// 1 is Monday; nil for every working day.
    package var weekday: Int?
    package var weeks = 1
    /// Minutes since midnight; the start of the day when nil.
    package var minute: Int?

    private static let days = [
        "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
    ]

    package init?(_ phrase: String) {
        var known = false
        // `9 am` is one word, as `9am` is.
        let said = phrase.lowercased().replacing(" am", with: "am").replacing(" pm", with: "pm")
        var isHour = false
        for word in said.split(separator: " ") {
            let wasAt = isHour
            isHour = word == "at"
            if word == "every" || word == "at" || word == "on" { continue }
            if let day = Self.weekday(word) {
                weekday = day
                known = true
            } else if word == "day" || word == "daily" || word == "weekday" || word == "workday" || word == "working" {
                known = true
            } else if word == "weekly" || word == "week" || word == "weeks" {
                weekday = weekday ?? 1
                known = true
            } else if word == "biweekly" || word == "fortnight" || word == "other" || word == "second" {
                weeks = 2
            } else if let clock = Self.clock(word, isHour: wasAt) {
                minute = clock
            } else if let count = Int(word), (1...52).contains(count) {
                weeks = count
            } else {
                return nil
            }
        }
        if !known { return nil }
    }

    private static func weekday(_ word: Substring) -> Int? {
        let singular = word.hasSuffix("s") && word.count > 6 ? word.dropLast() : word
        return days.first { $0.key == singular || (word.count >= 3 && $0.key.hasPrefix(word)) }?.value
    }

    /// `09:00`, `9.30`, `9am`, `5.30pm`, `noon`; a bare number only where it must be an hour.
    private static func clock(_ word: Substring, isHour: Bool) -> Int? {
        if word == "noon" || word == "midday" { return 720 }
        let half = word.hasSuffix("am") ? 0 : word.hasSuffix("pm") ? 12 : nil
        let parts = (half == nil ? word : word.dropLast(2)).split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == ":" || $0 == "." })
        guard parts.count == 2 || parts.count == 1 && (half != nil || isHour), let hour = Int(parts[0]),
            let minute = parts.count == 1 ? 0 : Int(parts[1]), (0...59).contains(minute)
        else { return nil }
        guard let half else { return (0...23).contains(hour) ? hour * 60 + minute : nil }
        return (1...12).contains(hour) ? (hour % 12 + half) * 60 + minute : nil
    }

    /// The first time after a moment.
    package func next(after now: Moment, zone: Zone, rules: HouseRules) -> Deadline? {
        var day = zone.wall(at: now).day
        for _ in 0..<400 {
            let wall = WallTime(day: day, minute: minute ?? rules.dayStart)
            let fits = weekday.map { $0 == day.weekday } ?? rules.isWorking(day)
            if fits, zone.moment(of: wall) > now { return zone.deadline(at: wall, hasTime: true) }
            day = day.adding(days: 1)
        }
        return nil
    }
}

extension HouseRules {
    package func isWorking(_ day: Day) -> Bool { workingDays.contains(day.weekday) && !holidays.contains(day) }
}
