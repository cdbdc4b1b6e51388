/// Votes: motions, options, dots and consent, one at a time.
enum Voting {
    static let verbs: [Verb] = [
        Verb(
            "vote", ["motion", "startvote"], group: .voting,
            usage: "vote text [options a, b, c] [quorum n] [threshold 60%]",
            examples: [
                "vote Move the launch to May?", "vote Which channel first? options mail, search, events quorum 3",
            ],
            needs: .meeting, decide: vote),
        Verb(
            "dots", ["dotvote"], group: .voting, usage: "dots n [I1 I2 …]", examples: ["dots 3", "dots 3 I1 I2 I4"],
            role: .chair, needs: .meeting, kinds: [.idea], decide: dots),
        Verb(
            "dot", [], group: .voting, usage: "dot I1 I1 I2", examples: ["dot I1 I1 I2"], needs: .meeting,
            kinds: [.idea], decide: dot),
        Verb(
            "consent", [], group: .voting, usage: "consent X1", examples: ["consent X1"], needs: .meeting,
            kinds: [.adjustment], decide: consent),
        Verb(
            "yes", ["+1", "aye"], group: .voting, usage: "yes", examples: ["yes"], needs: .meeting,
            decide: { ask throws(Stop) in try ballot(ask, 0) }),
        Verb(
            "no", ["-1", "nay"], group: .voting, usage: "no", examples: ["no"], needs: .meeting,
            decide: { ask throws(Stop) in try ballot(ask, 1) }),
        Verb(
            "abstain", ["+0", "0"], group: .voting, usage: "abstain", examples: ["abstain"], needs: .meeting,
            decide: { ask throws(Stop) in try ballot(ask, 2) }),
        Verb(
            "object", [], group: .voting, usage: "object because reason",
            examples: ["object because it breaks the budget"],
            needs: .meeting, decide: object),
        Verb(
            "pick", ["choose"], group: .voting, usage: "pick number | pick option", examples: ["pick 2"],
            needs: .meeting,
            decide: pick),
        Verb(
            "endvote", ["closevote", "tally"], group: .voting, usage: "endvote", examples: ["endvote"], role: .chair,
            needs: .meeting, decide: close),
    ]

    /// The verbs that give somebody's ballot, which nobody is led to by a slip.
    static let casting: Set<String> = ["yes", "no", "abstain", "object", "pick", "dot"]

    private static func open(_ vote: Vote, _ ask: Ask) throws(Stop) -> Decision {
        if let running = try ask.meeting().openVote { throw .refused(.voteRuns(text: running.text)) }
        return Decision([.voteOpened(vote: vote)], say: [.voteOpened(vote)])
    }

    static func vote(_ ask: Ask) throws(Stop) -> Decision {
        if ask.rest.isEmpty { throw .refused(.missing(.text, verb: ask.verb)) }
        var words: [String] = []
        var options: [String] = []
        var quorum = 0
        var threshold = 50
        var inOptions = false
        let tokens = ask.tokens
        var index = 0
        while index < tokens.count {
            let word = ask.key(tokens[index])
            let next = index + 1 < tokens.count ? String(tokens[index + 1].text) : nil
            if word == "options", next != nil, !words.isEmpty {
                inOptions = true
            } else if word == "quorum", let count = next.flatMap({ Int($0) }), count > 0, count < 10_000 {
                quorum = count
                inOptions = false
                index += 1
            } else if word == "threshold", let share = next.flatMap(Self.share) {
                threshold = share
                inOptions = false
                index += 1
            } else if inOptions {
                options.append(String(tokens[index].whole))
            } else {
                words.append(String(tokens[index].whole))
            }
            index += 1
        }
        let paper = try paper(options, ask)
        let text = words.joined(separator: " ").cleaned
        if !text.contains(where: { $0 != "\"" }) { throw .refused(.missing(.text, verb: ask.verb)) }
        try ask.check(text)
        let style: Vote.Style = paper.isEmpty ? .motion : .options
        return try open(Vote(style: style, text: text, options: paper, quorum: quorum, threshold: threshold), ask)
    }

    /// What can be chosen, each told from the others; nothing where no options were named.
    private static func paper(_ words: [String], _ ask: Ask) throws(Stop) -> [String] {
        let options = words.joined(separator: " ").split(separator: ",").map { String($0).cleaned }
        let paper = options.filter { !$0.isEmpty }
        if !words.isEmpty, paper.count < 2 { throw .refused(.missing(.ballot, verb: ask.verb)) }
        var seen: Set<String> = []
        for option in paper where !seen.insert(option.lowercased()).inserted { throw .refused(.optionTwice(option)) }
        return paper
    }

    /// Reads `60%`, `60` or `2/3` as percent, rounded up.
    private static func share(_ text: String) -> Int? {
        let parts = text.split(separator: "/")
        if parts.count == 2, let a = Int(parts[0]), let b = Int(parts[1]), b > 0, a > 0, a <= b, b < 1000 {
            return (a * 100 + b - 1) / b
        }
        guard let percent = Int(text.filter { $0 != "%" }), (1...100).contains(percent) else { return nil }
        return percent
    }

    static func dots(_ ask: Ask) throws(Stop) -> Decision {
        let tokens = ask.tokens
        guard let said = tokens.first else { throw .refused(.missing(.number, verb: ask.verb)) }
        guard let count = Int(said.text), (1...20).contains(count) else {
            throw .refused(.badNumber(String(said.text), verb: ask.verb))
        }
        var ideas: [Record] = []
        for token in tokens.dropFirst() {
            for id in RecordID.list(token.text) ?? [] {
                guard let record = ask.series.records[id] else { throw .refused(.unknownRecord(id)) }
                ideas.append(record)
            }
        }
        if ideas.isEmpty { ideas = ask.series.standing(.idea) }
        if ideas.count < 2 { throw .refused(.missing(.ballot, verb: ask.verb)) }
        return try open(
            Vote(style: .dots, text: "", options: ideas.map(\.text), subjects: ideas.map(\.id), dots: count), ask)
    }

    static func consent(_ ask: Ask) throws(Stop) -> Decision {
        let (record, _) = try ask.record()
        return try open(Vote(style: .consent, text: record.text, subjects: [record.id]), ask)
    }

    static func dot(_ ask: Ask) throws(Stop) -> Decision {
        let vote = try running(ask, [.dots])
        var picks: [Int] = []
        for token in ask.tokens {
            guard let ids = RecordID.list(token.text) else {
                throw .refused(.notAChoice(String(token.text), choices: vote.subjects.map(\.description)))
            }
            for id in ids {
                guard let index = vote.subjects.firstIndex(of: id) else {
                    throw .refused(.notAChoice(id.description, choices: vote.subjects.map(\.description)))
                }
                picks.append(index)
            }
        }
        if picks.isEmpty { throw .refused(.missing(.ballot, verb: ask.verb)) }
        if picks.count > vote.dots { throw .refused(.tooManyDots(given: picks.count, allowed: vote.dots)) }
        return try cast(Ballot(picks: picks), vote, ask)
    }

    static func ballot(_ ask: Ask, _ index: Int) throws(Stop) -> Decision {
        let vote = try running(ask, [.motion, .consent])
        if vote.style == .consent, index == 1 { return try object(ask) }
        return try cast(Ballot(picks: vote.style == .consent && index == 2 ? [] : [index]), vote, ask)
    }

    static func object(_ ask: Ask) throws(Stop) -> Decision {
        let vote = try running(ask, [.consent])
        let reason = try ask.reason(ask.tokens)
        if reason.isEmpty { throw .refused(.missing(.reason, verb: "object")) }
        return try cast(Ballot(picks: [1], remark: reason), vote, ask)
    }

    static func pick(_ ask: Ask) throws(Stop) -> Decision {
        let vote = try running(ask, [.options])
        let said = String(ask.rest).cleaned.lowercased()
        let numbered = Int(said).flatMap { vote.options.indices.contains($0 - 1) ? $0 - 1 : nil }
        guard let choice = numbered ?? vote.options.firstIndex(where: { $0.lowercased() == said }) else {
            let choices = vote.options.enumerated().map { "\($0.offset + 1) \($0.element)" }
            throw .refused(.notAChoice(String(ask.rest), choices: choices))
        }
        return try cast(Ballot(picks: [choice]), vote, ask)
    }

    static func close(_ ask: Ask) throws(Stop) -> Decision {
        guard let vote = try ask.meeting().openVote else { throw .refused(.noVote) }
        return closed(vote, ask, after: [])
    }

    private static func running(_ ask: Ask, _ styles: [Vote.Style]) throws(Stop) -> Vote {
        guard let vote = try ask.meeting().openVote else { throw .refused(.noVote) }
        guard styles.contains(vote.style) else { throw .refused(.otherVote(vote.style)) }
        return vote
    }

    private static func cast(_ ballot: Ballot, _ vote: Vote, _ ask: Ask) throws(Stop) -> Decision {
        var counted = vote
        counted.ballots[ask.scene.speaker] = ballot
        let cast = Event.voteCast(handle: ask.scene.speaker, ballot: ballot)
        let waiting = (try ask.meeting()).present.filter { counted.ballots[$0] == nil }
        if waiting.isEmpty, counted.ballots.count > 1 { return closed(counted, ask, after: [cast]) }
        return Decision([cast], say: [.ballotTaken(ask.scene.speaker, ballot, counted, waiting: waiting)])
    }

    private static func closed(_ vote: Vote, _ ask: Ask, after events: [Event]) -> Decision {
        var finished = vote
        let outcome = vote.counted()
        finished.outcome = outcome
        var events = events + [.voteClosed(outcome: outcome)]
        if vote.style == .consent, outcome.passed, let id = vote.subjects.first, id.kind == .adjustment {
            events.append(.recordChanged(id: id, changes: [.status(.agreed)]))
        }
        if vote.style == .consent, let id = vote.subjects.first, Forms.field(Field.consent.detail, of: id.kind) != nil {
            let value = outcome.passed ? "given" : "refused"
            events.append(.recordChanged(id: id, changes: [.detail(name: Field.consent.detail, value: value)]))
        }
        if vote.style == .dots {
            for (index, id) in vote.subjects.enumerated() where outcome.counts[index] > 0 {
                events.append(
                    .recordChanged(id: id, changes: [.detail(name: .votes, value: String(outcome.counts[index]))]))
            }
        }
        return Decision(events, say: [.voteClosed(finished)])
    }
}
