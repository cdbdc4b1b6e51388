/// Check-ins and feedback requests, asked and collected, in the room.
extension English {
    func roundReply(to saying: Saying, in view: View) -> Reply {
        switch saying {
        case .roundAnswered(let answer, let silent): answered(answer, silent, in: view)
        case .roundResult(let result): self.result(result, in: view)
        case .askedHere(let id, let people):
            Reply(
                "\(id) waits for \(list(people.map(\.description))), whom I cannot reach by mail or chat: "
                    + "answer \(id) … or invite @name name@example.org")
        case .nobodyToAsk(let id):
            Reply("\(id) asks \(view.series.records[id]?[.team] ?? "a team"), and I know nobody of that team here.")
        default: Reply()
        }
    }

    func roundSentence(for refusal: Refusal) -> String? {
        switch refusal {
        case .notAsked(let id) where id.kind == .checkIn: "\(id) has not come round yet; there is nothing to answer."
        case .notAsked(let id) where id.kind == .adjustment:
            "Nobody is asked about \(id) yet: feedback-request \(id) to sales has them asked."
        case .notAsked(let id): "\(id) asks nothing."
        case .notPrivate(let id): "Answers to \(id) are collected: I cannot keep one private. Nothing is stored."
        case .tooManyQuestions(let count, let most): "That is \(count) questions; a check-in asks at most \(most)."
        case .badPeriod(let said):
            "\(quoted(said)) is no period that I can read. last quarter, Q3, november or since 2026-09-01 are."
        default: nil
        }
    }

    private func answered(_ answer: RoundAnswer, _ silent: [Handle], in view: View) -> Reply {
        guard let record = view.series.records[answer.id], let round = view.series.round(of: answer.id) else {
            return Reply()
        }
        let asked = round.people.count
        var heard = asked == 0 ? "" : "  (\(asked - silent.count) of \(asked) answered)"
        if let closed = round.closedAt, round.number > 0, closed < answer.at {
            let mean = round.meanTenths.map { "; the mean is now \($0 / 10).\($0 % 10) of 5" } ?? ""
            heard = "  (after the answers were collected on \(day(view.scene.zone.wall(at: closed).day))\(mean))"
        }
        return Reply("\(answer.id) \(answer.person): \(said(answer, to: record).joined(separator: " · "))\(heard)")
    }

    /// What somebody answered, a line for each question that they answered.
    package func said(_ answer: RoundAnswer, to record: Record) -> [String] {
        if let score = answer.score { return (["\(score) of 5"] + answer.lines) }
        return answer.numberedLines
    }

    private func result(_ result: RoundResult, in view: View) -> Reply {
        guard let record = view.series.records[result.id] else { return Reply() }
        let asked = result.answers.count + result.silent.count
        let heard = "\(result.answers.count) of \(asked) answered"
        let what: String
        if record.id.kind == .feedback {
            let mean = result.meanTenths.map { " · \($0 / 10).\($0 % 10) of 5" } ?? ""
            what = "Does \(record.links?.first?.description ?? "it") work? \(heard)\(mean) (\(result.id))"
        } else {
            let zone = view.scene.zone
            what = "Check-in \(result.id), \(day(zone.wall(at: result.planned).day)): \(heard)"
        }
        var items = result.answers.flatMap { answer in
            let lines = said(answer, to: record)
            return ["\(answer.person) \(lines.first ?? "")"] + lines.dropFirst().map { "  \($0)" }
        }
        if !result.silent.isEmpty { items.append("no answer: \(list(result.silent.map(\.description)))") }
        items += result.actions.compactMap { id in
            guard let action = view.series.records[id], !view.series.hidden.contains(id) else { return nil }
            return card(action, in: view) + trend(of: action, in: view)
        }
        return Reply([.line(what), .items(items)])
    }

    /// ` · at risk`; nothing where nothing is known.
    func trend(of record: Record, in view: View) -> String {
        view.series.trend(of: record, now: view.scene.now).map { " · \(word(for: $0))" } ?? ""
    }

    package func word(for stand: Stand) -> String {
        switch stand {
        case .onTrack: "on track"
        case .atRisk: "at risk"
        case .offTrack: "off track"
        }
    }

    /// What came of the newest round of a check-in or a feedback request.
    func round(of record: Record, in view: View) -> [String] {
        guard let round = view.series.round(of: record.id), !round.concerned.isEmpty else { return [] }
        let asked = "asked \(moment(round.askedAt, zone: view.scene.zone))"
        let answers = round.concerned.compactMap { person -> String? in
            guard let answer = round.answers[person] else { return nil }
            return "\(person) \(said(answer, to: record).joined(separator: " · "))"
        }
        let silent = round.silent.isEmpty ? [] : ["no answer: \(list(round.silent.map(\.description)))"]
        return [asked] + answers + silent
    }
}

/// The operation score in words.
extension English {
    func score(_ report: OperationReport, in view: View) -> Reply {
        let name = report.period.map { ", \(title(of: $0))" } ?? ""
        guard let percent = report.score.percent else { return Reply("Operation score\(name): nothing planned.") }
        let head =
            "Operation score\(name): \(report.score.kept) of \(report.score.planned) done by the first agreed date "
            + "(\(percent) %)."
        let items = report.misses.compactMap { miss -> String? in
            guard let action = view.series.records[miss.id] else { return nil }
            let first = action.firstDue.map { " · first agreed for \(day($0.wall.day))" } ?? ""
            return "\(miss.id) \(action.text)\(first) · \(reason(miss.reason, zone: view.scene.zone))"
        }
        return Reply([.line(head)] + (items.isEmpty ? [] : [.items(items)]))
    }

    private func reason(_ reason: OperationReport.Reason, zone: Zone) -> String {
        func why(_ text: String?) -> String { text.map { " because \($0)" } ?? "" }
        return switch reason {
        case .blocked(let because): "blocked\(why(because))"
        case .dropped(let because): "dropped\(why(because))"
        case .moved(let because): "moved\(why(because))"
        case .late(let at, let because): "done \(day(zone.wall(at: at).day))\(why(because))"
        case .unfinished(let percent): "at \(percent) %"
        case .silent: "silent"
        }
    }

    private func title(of period: Period) -> String {
        switch period {
        case .week(let monday): "week of \(day(monday))"
        case .month(let year, let month): "\(Self.months[month - 1]) \(year)"
        case .quarter(let year, let quarter): "Q\(quarter) \(year)"
        case .year(let year): "\(year)"
        case .half(let year, let half): "H\(half) \(year)"
        case .weekend(let saturday): "weekend of \(day(saturday))"
        case .days(let first, let last): first == last ? day(first) : "\(day(first)) to \(day(last))"
        }
    }
}
