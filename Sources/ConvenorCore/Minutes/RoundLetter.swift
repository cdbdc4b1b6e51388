/// What one person is asked in a round, as far as they may see it.
package struct RoundLetter: Sendable {
    package let person: Handle
    package let record: Record
    package let round: Round
    package let series: Series
    package let zone: Zone
    package let isRepeat: Bool
    let name: String
    /// Their own open actions, by number.
    let actions: [Record]
    /// When it and its repetition go to this person.
    private let times: RoundTimes

    package init(
        to person: Handle, _ record: Record, _ round: Round, _ times: RoundTimes, in series: Series, roster: Roster,
        zone: Zone, isRepeat: Bool
    ) {
        self.person = person
        self.record = record
        self.round = round
        self.series = series
        self.zone = zone
        self.isRepeat = isRepeat
        self.times = times
        name = roster.name(of: person)
        actions = record.id.kind == .checkIn ? series.openActions(of: [person]) : []
    }

    package var subject: RoundSubject {
        let day = zone.wall(at: times.first).day
        return record.id.kind == .checkIn
            ? .checkIn(series: series.title, day: day, isRepeat: isRepeat)
            : .feedback(adjustment: adjustment, series: series.title, isRepeat: isRepeat)
    }

    private var adjustment: RecordID { record.links?.first ?? record.id }

    private func lead(_ words: any LetterWords) -> RoundRemark {
        if isRepeat { return .onceMore(name: name, id: record.id, series: series.title) }
        if record.id.kind == .feedback {
            let text = series.records[adjustment].map { words.text(of: $0, in: series) } ?? record.text
            return .feedbackLead(name: name, adjustment: adjustment, text: text, series: series.title)
        }
        let home = record.due.flatMap { Zone($0.zone) } ?? zone
        let planned = home.wall(at: round.planned).day
        let isMoved = home.wall(at: round.askedAt).day > planned && round.askedAt > round.planned
        return .checkInLead(
            name: name, id: record.id, rhythm: words.text(of: record, in: series), series: series.title,
            movedFrom: isMoved ? planned : nil)
    }

    /// The questions with what this person answered the last time.
    private func questions(_ words: any LetterWords) -> [(text: String, last: String?)] {
        let home = zone.identifier
        if record.id.kind == .feedback { return [(words.said(.feedbackQuestion(adjustment), home: home), nil)] }
        let own = record.asked
        let asked = own.isEmpty ? [words.said(.howGoing, home: home)] : own
        let last = round.earlier[person]
        return asked.enumerated().map { index, text in
            guard let last, let line = last.lines[safe: index], !line.isEmpty else { return (text, nil) }
            return (text, words.said(.last(zone.wall(at: last.at).day, line), home: home))
        }
    }

    private func window(_ words: any LetterWords) -> String {
        let home = zone.identifier
        func deadline(_ moment: Moment) -> Deadline { zone.deadline(at: zone.wall(at: moment), hasTime: true) }
        return words.said(
            .window(until: deadline(round.until), again: isRepeat ? nil : times.again.map(deadline)), home: home)
    }

    private func notes(_ action: Record, _ words: any LetterWords) -> String {
        let home = zone.identifier
        var notes = [words.remark(action.due.map(LetterRemark.due) ?? .noDate, home: home)]
        if let stand = series.trend(of: action, now: times.first) {
            notes.append(words.said(.stand(stand), home: home))
        }
        return notes.joined(separator: ", ")
    }

    /// A feedback request comes once, and nobody is asked more than twice.
    package var canStop: Bool { record.id.kind == .checkIn }

    /// What the templates `checkin` and `feedback` are filled with. `chair` is nil where an answer can be sent back;
    /// `stop` is then the address that ends such mails.
    package func facts(chair: String?, stop: String? = nil, words: any LetterWords) -> Facts {
        let home = zone.identifier
        let questions = questions(words)
        let how: RoundRemark =
            record.id.kind == .feedback
            ? .howToScore(record.id, chair: chair)
            : .howToCheckIn(record.id, chair: chair, numbered: questions.count > 1, action: actions.first?.id)
        return .map([
            "language": .text(words.language), "lead": .line(words.said(lead(words), home: home)),
            "questions": .list(
                questions.enumerated().map { index, question in
                    .map([
                        "number": .text(questions.count > 1 ? "\(index + 1). " : ""), "text": .line(question.text),
                        "last": .line(question.last ?? ""), "hasLast": .flag(question.last != nil),
                    ])
                }),
            "hasActions": .flag(!actions.isEmpty),
            "actionsHeading": .line(words.said(.yourActions, home: home)),
            "actions": .list(
                actions.map { action in
                    .map([
                        "id": .text(action.id.description), "text": .line(words.text(of: action, in: series)),
                        "notes": .line(notes(action, words)),
                    ])
                }),
            "howTo": .line(words.said(how, home: home)), "window": .line(window(words)),
            "why": .line(words.said(.whyAsked(series: series.title), home: home)),
            "stop": .line(canStop ? words.remark(.stop(person, address: stop), home: home) : ""),
        ])
    }

    /// The same as a direct message, with buttons for what one word answers.
    package func reply(words: any LetterWords) -> Reply {
        let home = zone.identifier
        let questions = questions(words)
        let isFeedback = record.id.kind == .feedback
        var lines: [String] = []
        for (index, question) in questions.enumerated() {
            lines.append((questions.count > 1 ? "\(index + 1). " : "") + question.text)
            if let last = question.last { lines.append("  " + last) }
        }
        var blocks: [Reply.Block] = [.line(words.said(lead(words), home: home)), .items(lines)]
        if !actions.isEmpty {
            blocks.append(.line(words.said(.yourActions, home: home)))
            blocks.append(
                .items(actions.map { "\($0.id) \(words.text(of: $0, in: series)), \(notes($0, words))" }))
        }
        let how: RoundRemark =
            isFeedback
            ? .howToScoreHere(record.id)
            : .howToCheckInHere(record.id, numbered: questions.count > 1, action: actions.first?.id)
        blocks += [.line(words.said(how, home: home)), .line(window(words))]
        let answers: [(RoundRemark, String)] =
            isFeedback
            ? (1...5).map { (.score($0), String($0)) }
            : Stand.allCases.map { (.button($0), words.said(.stand($0), home: home)) }
        blocks.append(
            .buttons(
                answers.map { label, answer in
                    Reply.Button(
                        label: words.said(label, home: home), line: "answer \(record.id) \(answer)",
                        series: series.slug, mark: round.mark(of: record.id))
                }))
        var reply = Reply(blocks)
        reply.audience = .confidential
        return reply
    }
}
