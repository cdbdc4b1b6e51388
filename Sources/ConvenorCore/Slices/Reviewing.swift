/// Feedback and the return on time invested.
package enum Reviewing {
    static let verbs: [Verb] = [
        Verb(
            "checkin", ["check-in", "rhythm"], group: .substance,
            usage: "checkin rhythm [for audience] [within 2 days] [questions text]",
            examples: [
                "checkin every monday 09:00 for team questions What moved? What is in the way?",
                "checkin every 2 weeks on fri at 16:00 until end of june",
                "checkin last working day of the month for sales",
            ], role: .chair, kinds: [.checkIn], decide: CheckingIn.checkIn),
        Verb(
            "roti", [], group: .substance, usage: "roti 1-5 [remark]", examples: ["roti 4 good pace"],
            kinds: [.feedback], decide: roti),
        Verb(
            "feedback", ["remark"], group: .substance,
            usage: "feedback text · feedback X1 4 text · feedback X1 in 3 weeks ask team",
            examples: [
                "feedback More time for step 5", "feedback X1 4 sales says the calls are easier",
                "feedback X1 in 3 weeks ask sales",
            ],
            role: .owner, kinds: [.feedback], decide: Requesting.feedback),
        Verb(
            "feedback-request", ["askteams", "effectiveness"], group: .substance,
            usage: "feedback-request X1 [in 3 weeks] to team, team",
            examples: ["feedback-request X1 to sales, product development"], role: .chair, kinds: [.feedback],
            decide: Requesting.request),
    ]

    /// How long a meeting that is over can still be scored.
    package static let rotiDays = 14

    static func roti(_ ask: Ask) throws(Stop) -> Decision {
        guard let meeting = ask.series.meeting else { throw .refused(.noMeeting(verb: ask.verb)) }
        if let end = meeting.endedAt, ask.scene.now.seconds(since: end) > rotiDays * 86_400 {
            throw .refused(.meetingOver(title: meeting.title, number: meeting.number))
        }
        let (said, rest) = Utterance.splitFirst(ask.rest)
        if said.isEmpty { throw .refused(.missing(.score, verb: ask.verb)) }
        guard let score = Int(said), (1...5).contains(score) else {
            throw .refused(.badNumber(String(said), verb: ask.verb))
        }
        let remark = String(rest).cleaned
        try ask.check(remark)
        let number = meeting.number
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
}

extension Series {
    /// The scores given for a meeting, one a person.
    package func scores(ofMeeting number: Int) -> [Record] {
        all(.feedback).filter { $0.meeting == number && $0[.score] != nil }
    }
}
