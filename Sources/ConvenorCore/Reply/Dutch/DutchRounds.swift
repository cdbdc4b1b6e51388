/// Check-ins and feedback requests, asked and collected, in the room.
extension Dutch {
    func roundReply(to saying: Saying, in view: View) -> Reply {
        switch saying {
        case .roundAnswered(let answer, let silent): answered(answer, silent, in: view)
        case .roundResult(let result): self.result(result, in: view)
        case .askedHere(let id, let people):
            Reply(
                "\(id) wacht op \(list(people.map(\.description))), die ik per mail noch chat kan bereiken: "
                    + "antwoord \(id) … of uitnodigen @naam naam@example.org")
        case .nobodyToAsk(let id):
            Reply("\(id) vraagt \(view.series.records[id]?[.team] ?? "een team"), en ik ken hier niemand van dat team.")
        default: Reply()
        }
    }

    func roundSentence(for refusal: Refusal) -> String? {
        switch refusal {
        case .notAsked(let id) where id.kind == .checkIn:
            "\(id) is nog niet aan de beurt geweest; er valt niets te beantwoorden."
        case .notAsked(let id) where id.kind == .adjustment:
            "Over \(id) is nog niemand iets gevraagd: peil \(id) bij verkoop laat dat team vragen."
        case .notAsked(let id): "\(id) vraagt niets."
        case .notPrivate(let id):
            "Antwoorden op \(id) worden verzameld: ik kan er geen privé houden. Er is niets bewaard."
        case .tooManyQuestions(let count, let most):
            "Dat zijn \(count) vragen; een check-in stelt er hoogstens \(most)."
        case .badPeriod(let said):
            "\(quoted(said)) is geen periode die ik kan lezen. vorig kwartaal, Q3, november of 2026-09-01 tot 2026-09-30 wel."
        default: nil
        }
    }

    private func answered(_ answer: RoundAnswer, _ silent: [Handle], in view: View) -> Reply {
        guard let record = view.series.records[answer.id], let round = view.series.round(of: answer.id) else {
            return Reply()
        }
        let asked = round.people.count
        var heard = asked == 0 ? "" : "  (\(asked - silent.count) van \(asked) beantwoord)"
        if let closed = round.closedAt, round.number > 0, closed < answer.at {
            let mean = round.meanTenths.map { "; het gemiddelde is nu \(score(tenths: $0))" } ?? ""
            heard =
                "  (nadat de antwoorden op \(day(view.scene.zone.wall(at: closed).day)) bijeen waren gebracht\(mean))"
        }
        return Reply("\(answer.id) \(answer.person): \(said(answer, to: record).joined(separator: " · "))\(heard)")
    }

    /// What somebody answered, a line for each question that they answered.
    package func said(_ answer: RoundAnswer, to record: Record) -> [String] {
        if let score = answer.score { return (["\(score) van 5"] + answer.lines) }
        return answer.numberedLines
    }

    private func result(_ result: RoundResult, in view: View) -> Reply {
        guard let record = view.series.records[result.id] else { return Reply() }
        let asked = result.answers.count + result.silent.count
        let heard = "\(result.answers.count) van \(asked) beantwoord"
        let what: String
        if record.id.kind == .feedback {
            let mean = result.meanTenths.map { " · \(score(tenths: $0))" } ?? ""
            what = "Werkt \(record.links?.first?.description ?? "het")? \(heard)\(mean) (\(result.id))"
        } else {
            let zone = view.scene.zone
            what = "Check-in \(result.id), \(day(zone.wall(at: result.planned).day)): \(heard)"
        }
        var items = result.answers.flatMap { answer in
            let lines = said(answer, to: record)
            return ["\(answer.person) \(lines.first ?? "")"] + lines.dropFirst().map { "  \($0)" }
        }
        if !result.silent.isEmpty { items.append("geen antwoord: \(list(result.silent.map(\.description)))") }
        items += result.actions.compactMap { id in
            guard let action = view.series.records[id], !view.series.hidden.contains(id) else { return nil }
            return card(action, in: view) + trend(of: action, in: view)
        }
        return Reply([.line(what), .items(items)])
    }

    /// ` · in gevaar`; nothing where nothing is known.
    func trend(of record: Record, in view: View) -> String {
        view.series.trend(of: record, now: view.scene.now).map { " · \(word(for: $0))" } ?? ""
    }

    package func word(for stand: Stand) -> String {
        switch stand {
        case .onTrack: "op koers"
        case .atRisk: "in gevaar"
        case .offTrack: "uit koers"
        }
    }

    /// What came of the newest round of a check-in or a feedback request.
    func round(of record: Record, in view: View) -> [String] {
        guard let round = view.series.round(of: record.id), !round.concerned.isEmpty else { return [] }
        let asked = "gevraagd \(moment(round.askedAt, zone: view.scene.zone))"
        let answers = round.concerned.compactMap { person -> String? in
            guard let answer = round.answers[person] else { return nil }
            return "\(person) \(said(answer, to: record).joined(separator: " · "))"
        }
        let silent = round.silent.isEmpty ? [] : ["geen antwoord: \(list(round.silent.map(\.description)))"]
        return [asked] + answers + silent
    }
}

/// The operation score in words.
extension Dutch {
    func score(_ report: OperationReport, in view: View) -> Reply {
        let name = report.period.map { ", \(self.name(of: $0))" } ?? ""
        guard let percent = report.score.percent else { return Reply("Uitvoeringsscore\(name): niets gepland.") }
        let head =
            "Uitvoeringsscore\(name): \(report.score.kept) van \(report.score.planned) gereed op de eerst afgesproken datum "
            + "(\(percent) %)."
        let items = report.misses.compactMap { miss -> String? in
            guard let action = view.series.records[miss.id] else { return nil }
            let first = action.firstDue.map { " · eerst afgesproken voor \(day($0.wall.day))" } ?? ""
            return "\(miss.id) \(action.text)\(first) · \(reason(miss.reason, zone: view.scene.zone))"
        }
        return Reply([.line(head)] + (items.isEmpty ? [] : [.items(items)]))
    }

    private func reason(_ reason: OperationReport.Reason, zone: Zone) -> String {
        func why(_ text: String?) -> String { text.map { ", reden: \($0)" } ?? "" }
        return switch reason {
        case .blocked(let because): "geblokkeerd\(why(because))"
        case .dropped(let because): "vervallen\(why(because))"
        case .moved(let because): "verschoven\(why(because))"
        case .late(let at, let because): "gereed \(day(zone.wall(at: at).day))\(why(because))"
        case .unfinished(let percent): "op \(percent) %"
        case .silent: "stil"
        }
    }
}
