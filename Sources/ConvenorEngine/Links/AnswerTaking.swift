import ConvenorCore

/// One answer of a page on its way through a transaction.
struct AnswerTaking {
    let performance: Performance
    let reading: LinkReading
    var matter: AnswerMatter
    let form: [String: String]
    let now: Moment

    private var convenor: Convenor { performance.convenor }
    private var transaction: any StoreTransaction { performance.transaction }
    private var person: Handle { matter.person }
    /// Where its lines are said: in no room.
    private var room: String { "link/\(person.name)" }

    func taken() throws -> (AnswerOutcome, [Performance.Outcome]) {
        switch matter.verb {
        case .stop: return try stopped()
        case .rsvp: return try invited()
        case .undo: return try undone()
        default:
            let spoken = LinkLines(matter: matter, form: form)
            return try done(try heard(spoken.lines))
        }
    }

    // MARK: By the grammar

    /// What lines came to, and how many changes they made.
    private struct Spoken {
        var heard: [Performance.Outcome] = []
        var steps = 0
        var lines: [String] = []
    }

    /// All or none of them.
    private func heard(_ lines: [String]) throws -> Spoken {
        var spoken = Spoken()
        var newest = matter.series?.undoable.newest
        for line in lines {
            var door = Performance.Door(
                house: convenor.house, now: now, typist: person, room: room,
                series: matter.series.map { .series($0.slug) })
            door.isDirect = true
            let heard = try performance.hear(line, door: door)
            guard heard.end == .done else { throw AnswerRefused(matter: matter, reply: heard.reply) }
            spoken.heard.append(heard)
            spoken.lines += heard.reply.plainText.split(separator: "\n").map(String.init)
            let after = heard.series?.undoable.newest
            if after !== newest { spoken.steps += 1 }
            newest = after
        }
        return spoken
    }

    private func done(_ spoken: Spoken) throws -> (AnswerOutcome, [Performance.Outcome]) {
        var after = matter
        after.series = spoken.heard.last?.series ?? matter.series
        after.record = matter.record.flatMap { after.series?.records[$0.id] }
        let last = LastAnswer(
            at: now, series: after.series?.slug ?? "", object: matter.object, entries: after.series?.entries ?? 0,
            steps: spoken.steps, delivery: matter.delivery.id)
        try transaction.setMark(last.text, of: LastAnswer.mark(of: person))
        var undo = matter
        undo.verb = .undo
        try transaction.forgetAnswer(to: undo.delivery)
        try keep(spoken.lines, after)
        return (
            .taken(after, lines: spoken.lines, isRepeated: false, canUndo: spoken.steps > 0), spoken.heard
        )
    }

    private func undone() throws -> (AnswerOutcome, [Performance.Outcome]) {
        guard let last = try convenor.lastAnswer(of: matter, in: transaction, now: now) else {
            throw LinkFault.ended(.nothingToUndo)
        }
        let spoken = try heard([last.steps == 1 ? "undo" : "undo \(last.steps)"])
        try transaction.setMark("", of: LastAnswer.mark(of: person))
        // What was taken back may be answered again in the same words.
        try transaction.forgetAnswer(to: DeliveryID(platform: "link", name: "", id: last.delivery))
        var after = matter
        after.series = spoken.heard.last?.series ?? matter.series
        after.record = matter.record.flatMap { after.series?.records[$0.id] }
        try keep(spoken.lines, after)
        return (.taken(after, lines: spoken.lines, isRepeated: false, canUndo: false), spoken.heard)
    }

    /// Another answer to the same takes the place of the one before.
    private func keep(_ lines: [String], _ after: AnswerMatter) throws {
        let content = LinkLines(matter: matter, form: form).content
        try transaction.forgetAnswer(to: matter.delivery)
        try transaction.keep(
            KeptAnswer(Array(lines.joined(separator: "\n").utf8), to: "\(after.series?.entries ?? 0)\n\(content)"),
            to: matter.delivery, at: now)
        try transaction.forgetAnswers(at: now)
    }

    // MARK: By events of their own

    /// As a calendar would answer.
    private func invited() throws -> (AnswerOutcome, [Performance.Outcome]) {
        guard let series = matter.series, let plan = matter.plan,
            let told = series.planning?.invitations[plan.uid]?.told[person],
            let status = CalendarAnswer.Status(rawValue: form["answer"] ?? "")
        else { throw AnswerRefused(matter: matter, reply: Reply()) }
        let answer = CalendarAnswer(
            uid: plan.uid, handle: person, status: status, sequence: told.sequence, stamp: now)
        guard series.verdict(on: answer) == .taken else { throw AnswerRefused(matter: matter, reply: Reply()) }
        let scene = try performance.scene(now, series)
        let (after, rings) = try performance.append(
            [.calendarAnswered(answer: answer)], said: nil, to: .series(series.slug), series, by: person, scene)
        var outcome = Performance.Outcome(reply: Reply(), stream: .series(series.slug), series: after)
        outcome.rings = rings
        var answered = matter
        answered.series = after
        try keep([status.rawValue], answered)
        return (.taken(answered, lines: [status.rawValue], isRepeated: false, canUndo: false), [outcome])
    }

    private func stopped() throws -> (AnswerOutcome, [Performance.Outcome]) {
        guard let letter = matter.letter else { throw LinkFault.wrong }
        let (heard, ended) = try performance.endReminders(of: letter, room: room, now: now)
        try keep(ended, matter)
        return (.taken(matter, lines: ended, isRepeated: false, canUndo: false), heard)
    }
}
