/// From a line to a decision: the one way in which words reach the rules.
package enum Hearing {
    /// Decides a line. Throws what is refused or asked back; then nothing has happened but the question.
    ///
    /// `question` is what the typist was asked last and has not answered; `series` is nil where the room has none.
    package static func decide(
        _ line: String, series: Series?, question: Question?, scene: Scene
    ) throws(Stop) -> Decision {
        let limit = Limits.bytes(of: line)
        if line.utf8.count > limit { throw .refused(.tooLong(characters: line.utf8.count, limit: limit)) }
        if let question {
            if let choice = choice(of: line, in: question) { return try answer(choice, of: question, series, scene) }
            if let fault = fault(of: line, in: question) { throw .refused(fault) }
        }
        guard let utterance = Utterance(line) else { throw .refused(.missing(.text, verb: "")) }
        if isBareAnswer(utterance, in: series) { throw .refused(.noQuestion) }
        var decision = try decide(utterance, line: line, series: series, scene: scene)
        if question != nil, !decision.events.isEmpty { decision.events.insert(.questionClosed, at: 0) }
        return decision
    }

    /// The series that a line wants to open a meeting of, as its slug; nil for any other line.
    ///
    /// Without a title it is the room's own series, which is nil too, or where it has none one named for the agenda.
    package static func destination(
        of line: String, question: Question?, hasSeries: Bool, agendas: Agendas, dates: DateReader, now: Moment
    ) -> String? {
        let meant = question.flatMap { choice(of: line, in: $0)?.line } ?? line
        guard let utterance = Utterance(meant), let verb = Verbs.named(utterance.verb)?.name,
            verb == "start" || verb == "use"
        else { return nil }
        let words = Token.split(utterance.rest)
        var title = Opening.title(in: words, agendas: agendas, dates: dates, now: now)
        if title.isEmpty, !hasSeries, verb == "start" {
            title = agendas[Opening.agenda(in: words, utterance, agendas)]?.title ?? ""
        }
        let slug = Script.slug(of: title)
        return slug.isEmpty ? nil : slug
    }

    /// The row of the verb that a line begins with, or the line that its answer stands for.
    package static func verb(of line: String, question: Question?) -> Verb? {
        let meant = question.flatMap { choice(of: line, in: $0)?.line } ?? line
        return Utterance(meant).flatMap { Verbs.named($0.verb) }
    }

    /// True for a line that calls Convenor and says no more.
    package static func isCall(_ line: String) -> Bool { Utterance(line) == nil }

    /// The name under which a series is stored, made of its title.
    package static func slug(of title: String) -> String { Script.slug(of: title) }

    static func choice(of line: String, in question: Question) -> Question.Choice? {
        let said = line.cleaned.lowercased()
        let long = ["yes": "y", "no": "n", "ja": "y", "j": "y", "nee": "n"][said] ?? said
        return question.choices.first { $0.key == said } ?? question.choices.first { $0.key == long }
    }

    /// A bare number that is none of those offered is a slip, not a new line.
    private static func fault(of line: String, in question: Question) -> Refusal? {
        let said = line.cleaned
        guard said.count <= 2, Int(said) != nil else { return nil }
        return .notAChoice(said, choices: question.choices.map(\.key))
    }

    /// An answer without a question: `y`, `n` or a number alone. A `0` abstains where a vote is open.
    static func isBareAnswer(_ utterance: Utterance, in series: Series?) -> Bool {
        guard utterance.rest.isEmpty, !utterance.isDialect else { return false }
        if ["y", "n", "j"].contains(utterance.verb) { return true }
        return utterance.verb.allSatisfy { $0.isASCII && $0.isNumber } && series?.running?.openVote == nil
    }

    private static func answer(
        _ choice: Question.Choice, of question: Question, _ series: Series?, _ scene: Scene
    ) throws(Stop) -> Decision {
        guard let line = choice.line else {
            var say: Saying = .forgotten
            if case .dueAfterStart(let text, _) = question.about { say = .notStored(text) }
            return Decision([.questionClosed], say: [say])
        }
        guard let utterance = Utterance(line) else { throw .refused(.missing(.text, verb: "")) }
        var settled = scene
        settled.isSettled = choice.settled
        var decision = try decide(utterance, line: line, series: series, scene: settled)
        decision.events.insert(.questionClosed, at: 0)
        return decision
    }

    private static func decide(
        _ utterance: Utterance, line: String, series: Series?, scene: Scene
    ) throws(Stop) -> Decision {
        var scene = scene
        if let speaker = utterance.speaker {
            // In a room everybody reads in whose name something is said.
            if scene.isDirect, speaker != scene.typist { throw .refused(.notYourself(speaker, verb: nil)) }
            scene.speaker = speaker
        }
        let isLog = series?.running?.isReplay == true
        if let canonical = utterance.canonical(isLog: isLog) {
            let rewritten = line[..<utterance.body.startIndex].filter { $0 != "#" && $0 != "!" } + canonical
            if let other = Utterance(String(rewritten)), other.canonical(isLog: isLog) == nil {
                return try decide(other, line: String(rewritten), series: series, scene: scene)
            }
        }
        guard let verb = Verbs.named(utterance.verb) else {
            throw unknown(utterance, line: line, in: scene.language(in: series))
        }
        let ask = Ask(
            verb: verb.name, utterance: utterance, line: line, series: series ?? Series(slug: ""), scene: scene)
        if verb.isPersonal, scene.speaker != scene.typist {
            throw .refused(.notYourself(scene.speaker, verb: verb.name))
        }
        try permit(verb, ask, hasSeries: series != nil)
        return try verb.decide(ask)
    }

    private static func permit(_ verb: Verb, _ ask: Ask, hasSeries: Bool) throws(Stop) {
        switch verb.needs {
        case .nothing: return
        case .series: if !hasSeries { throw .refused(ask.scene.isDirect ? .nothingOfYours : .noSeries) }
        case .meeting:
            if !hasSeries { throw .refused(ask.scene.isDirect ? .nothingOfYours : .noSeries) }
            guard let meeting = ask.series.meeting else { throw .refused(.noMeeting(verb: verb.name)) }
            if !meeting.isOpen { throw .refused(.meetingOver(title: meeting.title, number: meeting.number)) }
        }
        guard ask.role < verb.role, ask.series.meeting != nil else { return }
        throw .refused(.notAllowed(verb: verb.name, needed: verb.role, who: ask.chairs))
    }

    /// Nothing is guessed: the nearest command is offered with the rest of the line as it stood.
    private static func unknown(_ utterance: Utterance, line: String, in language: String) -> Stop {
        guard !utterance.verb.isEmpty, let near = Verbs.nearest(to: utterance.verb, in: language) else {
            return .refused(.unknownVerb(String(utterance.body.prefix(60))))
        }
        let end = utterance.body.firstIndex(where: \.isWhitespace) ?? utterance.body.endIndex
        let fixed = line[..<utterance.body.startIndex] + near + line[end...]
        return .asked(
            Question(
                about: .unknownVerb(said: utterance.verb),
                choices: [
                    .init(key: "y", line: String(fixed), settled: false), .init(key: "n", line: nil, settled: true),
                ]))
    }
}

extension Utterance {
    /// The same line in the table's own form, for the forms of daily use and of other bots; nil when it has it already.
    ///
    /// A log is kept as it stands; elsewhere a note says what its command meant, for without it the meaning turns.
    func canonical(isLog: Bool) -> String? {
        if isDialect, !rest.isEmpty {
            if verb == "rejected" { return isLog ? "note \(rest)" : "note rejected: \(rest)" }
            if verb == "help" || verb == "halp" { return isLog ? "note \(rest)" : "note help wanted: \(rest)" }
        }
        if RecordID(verb) != nil { return canonicalRecordFirst }
        let (word, after) = Utterance.splitVerb(rest)
        if verb == "set", RecordID(word)?.kind == .metric, after.lowercased().hasPrefix("actual=") {
            return "actual \(word) \(after.dropFirst("actual=".count))"
        }
        switch (verb, word) {
        case ("next", "!"): return "next!"
        case ("roll", "call"): return "rollcall"
        case ("end", "vote"), ("close", "vote"), ("stop", "vote"), ("end", "voting"): return "endvote"
        case ("marketing", "goal"): return "mgoal \(after)"
        case ("organisational", "goal"), ("organizational", "goal"): return "goal \(after)"
        case ("feedback", "request"): return "feedback-request \(after)"
        case ("check", "in"): return "checkin \(after)"
        case ("not", "mine"): return "notmine \(after)"
        case ("quiet", "hours"), ("stille", "uren"): return "quiet \(after)"
        case ("ik", "ben"): return "iam \(after)"
        case ("te", "laat"): return "late \(after)"
        case ("niet", "van"): return Utterance.splitVerb(after).0 == "mij" ? "notmine \(after.dropFirst(3))" : nil
        case ("van", "mij"): return "mine \(after)"
        case ("as", "of"): return nil
        default: break
        }
        if verb.hasPrefix("s/"), verb.count > 2 { return "s/ \(body)" }
        if verb.hasSuffix("%"), Int(verb.dropLast()) != nil, !word.isEmpty { return "progress \(word) \(verb)" }
        return nil
    }

    /// `A7 done`, `K1 = 700`, `A7 60%`, `A1 s/old/new/`: the record first.
    private var canonicalRecordFirst: String? {
        let (word, after) = Utterance.splitVerb(rest)
        if word.isEmpty { return "show \(verb)" }
        if word.hasPrefix("s/") { return "s/ \(body)" }
        if word == "=" || word == "is" { return "actual \(verb) \(after)" }
        if word.hasSuffix("%"), Int(word.dropLast()) != nil { return "progress \(verb) \(word)" }
        if Verbs.named(word)?.takesRecordFirst == true { return "\(word) \(verb) \(after)" }
        return nil
    }
}
