/// The meeting itself: starting, walking through the steps, ending.
enum Script {
    static let verbs: [Verb] = [
        Verb(
            "start", ["startmeeting", "begin"], group: .meeting,
            usage: "start [agenda] \"title\" [on date] [at time] [for duration]",
            examples: [
                "start alignment \"Q1 marketing alignment\" for 90m", "start standup \"Daily\"",
                "start alignment \"Q2 marketing alignment\" on mon at 10:00",
            ],
            needs: .nothing, decide: start),
        Verb(
            "use", ["open", "switch"], group: .meeting, usage: "use \"title\"",
            examples: ["use \"Q1 marketing alignment\""], needs: .nothing, decide: use),
        Verb(
            "next", [], group: .meeting, usage: "next", examples: ["next"], role: .chair, needs: .meeting,
            decide: { ask throws(Stop) in try next(ask, force: false) }),
        Verb(
            "next!", [], group: .meeting, usage: "next!", examples: ["next!"], role: .chair, needs: .meeting,
            decide: { ask throws(Stop) in try next(ask, force: true) }),
        Verb(
            "back", ["previous"], group: .meeting, usage: "back", examples: ["back"], role: .chair, needs: .meeting,
            decide: back),
        Verb(
            "goto", ["step"], group: .meeting, usage: "goto number", examples: ["goto 5"], role: .chair,
            needs: .meeting, decide: goto),
        Verb(
            "skip", [], group: .meeting, usage: "skip [because reason]", examples: ["skip because no data yet"],
            role: .chair, needs: .meeting, decide: skip),
        Verb(
            "move", ["reorder"], group: .meeting, usage: "move step number before number",
            examples: ["move step 7 before 6"], role: .chair, needs: .meeting, decide: move),
        Verb(
            "timebox", [], group: .meeting, usage: "timebox minutes | timebox +minutes",
            examples: ["timebox 20", "timebox +5"], role: .chair, needs: .meeting, decide: timebox),
        Verb(
            "topic", ["subtopic"], group: .meeting, usage: "topic title", examples: ["topic Budget for Q1"],
            needs: .meeting, decide: topic),
        Verb(
            "end", ["endmeeting", "close", "stop"], group: .meeting, usage: "end", examples: ["end"],
            role: .participant, needs: .meeting, decide: end),
    ]

    static func next(_ ask: Ask, force: Bool) throws(Stop) -> Decision {
        let meeting = try ask.meeting()
        try guardSecond(ask, meeting)
        let unmet = ask.series.unmetChecks(now: ask.scene.now, zone: ask.scene.zone, roster: ask.scene.roster)
        if !force, !unmet.isEmpty { throw .refused(.unmet(unmet, step: meeting.step)) }
        guard meeting.step + 1 < meeting.progress.count else {
            if unmet.isEmpty || force { throw .refused(.lastStep) }
            throw .refused(.unmet(unmet, step: meeting.step))
        }
        return enter(meeting.step + 1, ask, unmet: unmet)
    }

    /// Two people who say `next` at once mean one step, not two.
    private static func guardSecond(_ ask: Ask, _ meeting: Meeting) throws(Stop) {
        guard !ask.scene.isSettled, let last = meeting.lastStepBy, last != ask.scene.typist,
            let entered = meeting.progress[meeting.step].enteredAt,
            ask.scene.now.seconds(since: entered) < ask.scene.rules.guardSeconds
        else { return }
        throw .asked(
            Question(
                about: .secondNext(by: last),
                choices: [
                    .init(key: "y", line: ask.line, settled: true), .init(key: "n", line: nil, settled: true),
                ]))
    }

    private static func enter(
        _ step: Int, _ ask: Ask, unmet: [Unmet], skipped: [Int] = [], because: String? = nil
    ) -> Decision {
        let entry = StepEntry(step: step, unmet: unmet, skipped: skipped, because: because)
        var next = ask.series
        next.apply(Entry(said: nil, events: [.stepEntered(entry: entry)]), at: ask.scene.now, by: ask.scene.typist)
        return Decision(
            [.stepEntered(entry: entry)], say: [.stepOpened] + Taking.offered(next.offers(), in: next))
    }

    static func back(_ ask: Ask) throws(Stop) -> Decision {
        let meeting = try ask.meeting()
        guard meeting.step > 0 else { throw .refused(.firstStep) }
        return enter(meeting.step - 1, ask, unmet: meeting.progress[meeting.step].unmet)
    }

    static func goto(_ ask: Ask) throws(Stop) -> Decision {
        let meeting = try ask.meeting()
        let words = ask.tokens.filter { ask.key($0) != "step" }
        guard let said = words.first else { throw .refused(.missing(.number, verb: ask.verb)) }
        guard words.count == 1, let number = Int(said.text), meeting.progress.indices.contains(number - 1) else {
            throw .refused(.badStep(String(ask.rest), last: meeting.progress.count))
        }
        let unmet = ask.series.unmetChecks(now: ask.scene.now, zone: ask.scene.zone, roster: ask.scene.roster)
        let passed = meeting.step + 1 < number - 1 ? Array((meeting.step + 1)..<(number - 1)) : []
        return enter(
            number - 1, ask, unmet: unmet, skipped: passed.filter { meeting.progress[$0].enteredAt == nil })
    }

    static func skip(_ ask: Ask) throws(Stop) -> Decision {
        let meeting = try ask.meeting()
        guard meeting.step + 1 < meeting.progress.count else { throw .refused(.lastStep) }
        let reason = try skipReason(ask)
        let unmet = ask.series.unmetChecks(now: ask.scene.now, zone: ask.scene.zone, roster: ask.scene.roster)
        return enter(
            meeting.step + 1, ask, unmet: unmet, skipped: [meeting.step], because: reason.isEmpty ? nil : reason)
    }

    /// What follows `skip`, `skip this step` and `because`. A number would be another step, which skip never means.
    private static func skipReason(_ ask: Ask) throws(Stop) -> String {
        var rest = ask.rest
        for lead in ["this", "the", "step"] {
            let (word, after) = Utterance.splitVerb(rest)
            let isStep = lead == "step" || ask.key(Utterance.splitVerb(after).0) == "step"
            if ask.key(word) == lead, isStep { rest = after }
        }
        let reason = try ask.reason(Token.split(rest))
        if Int(reason) != nil { throw .refused(.unexpected(said: reason, verb: ask.verb)) }
        return reason
    }

    static func move(_ ask: Ask) throws(Stop) -> Decision {
        let meeting = try ask.meeting()
        let words = ask.tokens.map { ask.key($0) }.filter { $0 != "step" && $0 != "before" }
        guard words.count == 2 else { throw .refused(.missing(.step, verb: ask.verb)) }
        let last = meeting.progress.count
        guard let from = Int(words[0]), (1...last).contains(from), let before = Int(words[1]),
            (1...last).contains(before)
        else { throw .refused(.badStep(String(ask.rest), last: last)) }
        let to = from < before ? before - 2 : before - 1
        if to == from - 1 { throw .refused(.stepStays(from)) }
        return Decision([.stepMoved(from: from - 1, to: to)], say: [.moved(step: from, to: to + 1), .agenda])
    }

    static func timebox(_ ask: Ask) throws(Stop) -> Decision {
        let meeting = try ask.meeting()
        let said = String(ask.rest)
        if said.isEmpty { throw .refused(.missing(.number, verb: ask.verb)) }
        let adds = said.hasPrefix("+")
        let body = adds ? String(said.dropFirst()) : said
        guard let amount = Int(body) ?? DurationReader.minutes(body), (1...1440).contains(amount) else {
            throw .refused(.badDuration(said))
        }
        let minutes = adds ? meeting.progress[meeting.step].minutes + amount : amount
        return Decision(
            [.timeboxSet(step: meeting.step, minutes: minutes)], say: [.timebox(step: meeting.step, minutes: minutes)])
    }

    static func topic(_ ask: Ask) throws(Stop) -> Decision {
        let title = try ask.text()
        return Decision([.topicOpened(title: title)], say: [.topic(title)])
    }

    static func end(_ ask: Ask) throws(Stop) -> Decision {
        let meeting = try ask.meeting()
        let overtime = ask.scene.now.seconds(since: meeting.plannedStart.adding(seconds: meeting.plannedMinutes * 60))
        guard meeting.isChair(ask.scene.typist) || overtime >= 3600 else {
            throw .refused(.notAllowed(verb: "end", needed: .chair, who: [meeting.chair] + meeting.coChairs))
        }
        let left = meeting.progress.count - meeting.step - 1
        if left > 0, !ask.scene.isSettled, !ask.utterance.isDialect, !meeting.isReplay {
            throw .asked(
                Question(
                    about: .endWithOpenSteps(left: left),
                    choices: [
                        .init(key: "y", line: ask.line, settled: true), .init(key: "n", line: nil, settled: true),
                    ]))
        }
        let unmet = ask.series.unmetChecks(now: ask.scene.now, zone: ask.scene.zone, roster: ask.scene.roster)
        return Decision(
            [.meetingEnded], say: [.meetingClosed(leftOpen: unmet, unsent: meeting.editions.isEmpty)])
    }
}
