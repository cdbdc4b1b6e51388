/// What was asked of several is answered: check-ins, and whether an adjustment works.
package enum Answering {
    static let verbs: [Verb] = [
        Verb(
            "answer", ["resolve"], group: .substance, usage: "answer Q1 text · answer C1 how it goes",
            examples: [
                "answer Q1 Finance owns it", "answer C1 on track, churn numbers by Friday",
                "answer C1 1: Legal has it 2: nothing", "answer C1 blocked A1 no access to the data",
                "answer F1 4 the calls are easier",
            ],
            role: .owner, kinds: [.parked, .checkIn, .feedback], decide: answer)
    ]

    static func answer(_ ask: Ask) throws(Stop) -> Decision {
        let (record, rest) = try ask.record([.parked, .checkIn, .feedback])
        switch record.id.kind {
        case .checkIn: return try checkIn(record, rest, ask)
        case .feedback: return try feedback(record, rest, ask)
        default:
            if ask.role < .participant, ask.series.meeting != nil {
                throw .refused(.notAllowed(verb: ask.verb, needed: .participant, who: ask.chairs))
            }
            return try Adjusting.answer(ask)
        }
    }

    private static func checkIn(_ record: Record, _ rest: [Token], _ ask: Ask) throws(Stop) -> Decision {
        guard let round = ask.series.round(of: record.id) else { throw .refused(.notAsked(record.id)) }
        if ask.utterance.privacy != nil { throw .refused(.notPrivate(record.id)) }
        let words = AnswerWords(rest, questions: record.asked.count)
        if words.lines.allSatisfy(\.isEmpty) { throw .refused(.missing(.answer, verb: ask.verb)) }
        for line in words.lines { try ask.check(line) }
        for id in words.about.keys.sorted() {
            guard let action = ask.series.records[id] else { throw .refused(.unknownRecord(id)) }
            guard action.isStanding else { throw .refused(.notStanding(id, action.status)) }
            try ask.mayTouch(action)
        }
        if words.blocked == "" || words.obstacles.values.contains("") {
            throw .refused(.missing(.reason, verb: ask.verb))
        }
        let answer = RoundAnswer(
            id: record.id, number: round.number, person: ask.scene.speaker, at: ask.scene.now, lines: words.lines,
            stand: words.stand, about: words.about.isEmpty ? nil : words.about)
        return taken(answer, record, round, also: obstacles(in: words, ask), ask)
    }

    /// What is in the way comes back in the next meeting: with its action, else as a question of its own.
    private static func obstacles(in words: AnswerWords, _ ask: Ask) -> [Event] {
        var events = words.obstacles.sorted { $0.key < $1.key }.map { id, reason in
            Event.recordChanged(
                id: id, changes: [.status(.blocked), .detail(name: .obstacle, value: reason)])
        }
        if let reason = words.blocked {
            var draft = Draft(kind: .parked)
            draft.text = reason
            draft.details[.obstacle] = reason
            events.append(.recordAdded(record: ask.series.record(from: draft, ask)))
        }
        return events
    }

    static func feedback(_ record: Record, _ rest: [Token], _ ask: Ask) throws(Stop) -> Decision {
        guard let subject = record.links?.first, subject.kind == .adjustment else {
            throw .refused(.notAsked(record.id))
        }
        if ask.utterance.privacy != nil { throw .refused(.notPrivate(record.id)) }
        guard let said = rest.first else { throw .refused(.missing(.score, verb: ask.verb)) }
        guard let score = score(said), (1...5).contains(score) else {
            throw .refused(.badNumber(String(said.text), verb: ask.verb))
        }
        let remark = rest.dropFirst().map { String($0.whole) }.joined(separator: " ").cleaned
        try ask.check(remark)
        let round = ask.series.round(of: record.id)
        let answer = RoundAnswer(
            id: record.id, number: round?.number ?? 0, person: ask.scene.speaker, at: ask.scene.now,
            lines: remark.isEmpty ? [] : [remark], score: score)
        return taken(answer, record, round, also: [], ask)
    }

    /// `4`, `4,`, `4.`, `4/5`; whatever number it is.
    static func score(_ word: Token) -> Int? {
        var said = word.text.filter { !",:;.!)".contains($0) }
        if said.hasSuffix("/5") { said.removeLast(2) }
        return Int(said)
    }

    /// The number that opens the words of a letter.
    package static func score(opening words: String) -> Int? { Token.split(words[...]).first.flatMap(score) }

    /// The last answer of a round collects it; one that comes after that mends the figures.
    private static func taken(
        _ answer: RoundAnswer, _ record: Record, _ round: Round?, also events: [Event], _ ask: Ask
    ) -> Decision {
        var after = ask.series
        after.apply(
            Entry(said: nil, events: [.roundAnswered(answer: answer)] + events), at: ask.scene.now, by: answer.person)
        let written = events.flatMap(\.touched).map { Saying.card($0) }
        guard let round, round.number > 0, let now = after.round(of: record.id) else {
            return Decision(
                [.roundAnswered(answer: answer)] + events, say: [.roundAnswered(answer, silent: [])] + written)
        }
        let isLast = round.isOpen && now.silent.isEmpty
        let isFigure = record.id.kind == .feedback && record.status == .received
        var ended = Decision()
        if isLast || isFigure {
            ended =
                record.id.kind == .feedback
                ? after.settle(record, now, ask.scene) : after.close(record, now, ask.scene)
        }
        if !isLast { ended.events.removeAll { if case .roundClosed = $0 { true } else { false } } }
        return Decision(
            [.roundAnswered(answer: answer)] + events + ended.events,
            say: [.roundAnswered(answer, silent: now.silent)] + written + (isLast ? ended.say : []))
    }
}

extension Record {
    /// The questions of a check-in, at most three.
    package var asked: [String] { CheckInQuestions.parts(of: self[.questions] ?? "") }
}

/// `What moved? What is in the way?` as the questions that it holds.
enum CheckInQuestions {
    static let most = 3

    static func parts(of text: String) -> [String] {
        var parts: [String] = []
        var part = ""
        for character in text {
            part.append(character)
            guard character == "?" || character == "|" || character == ";" else { continue }
            parts.append(part.filter { $0 != "|" && $0 != ";" }.cleaned)
            part = ""
        }
        return (parts + [part.cleaned]).filter { $0.contains { $0.isLetter || $0.isNumber } }
    }
}
