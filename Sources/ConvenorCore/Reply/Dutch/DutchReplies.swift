extension Dutch: Phrasebook {
    package func reply(to saying: Saying, in view: View) -> Reply {
        switch saying {
        case .card(let id): card(id, in: view)
        case .show(let id): show(id, in: view)
        case .assumed(let assumptions): assumed(assumptions)
        case .halfDate(let id, let phrase):
            Reply([.items(["Uit \(quoted(phrase)) heb ik geen datum gehaald. datum \(id) vrijdag zet er een."])])
        case .changed(let id, let changes, let before): changed(id, changes, before, in: view)
        case .checkIn(let id, let next, let assumed): checkIn(id, next: next, assumed, in: view)
        case .vision(let text): Reply("Visie: \(text)")
        case .takenBack(let step): takenBack(step, in: view)
        case .outdated: outdated(in: view)
        case .notStored(let text): Reply("Niet bewaard: \(text)")
        case .forgotten: Reply("Er is niets gewijzigd.")
        case .asked(let question): ask(question, in: view)
        case .help(let page): help(page, in: view)
        case .list(let title, let ids): list(title, ids, in: view)
        case .findings(let findings): self.findings(findings, in: view)
        case .dismissed(let finding, let because):
            Reply("Terzijde gelegd: \(sentence(for: finding, in: view.series).collapsed) · reden: \(because)")
        case .readiness(let received, let count, let missing): readiness(received, count, missing, in: view)
        case .roti(let mean, let count):
            Reply("Rendement van de tijd \(score(tenths: mean)) (\(self.count(count, "score", "scores"))).")
        case .ledger(let ledger): self.ledger(ledger, in: view)
        case .plan, .snoozed, .disowned, .reminding: followUp(saying, in: view)
        case .more: pageGone()
        case .roundAnswered, .roundResult, .askedHere, .nobodyToAsk: roundReply(to: saying, in: view)
        case .score(let report): score(report, in: view)
        case .reportSet(let handle, let on):
            Reply(
                on
                    ? "\(handle) krijgt het weekbericht, op de eerste werkdag van de week."
                    : "\(handle) krijgt geen weekbericht.")
        case .schedule(let saying): schedule(saying, in: view)
        case .language: spoken()
        case .method, .sheet, .tables: formReply(to: saying)
        default: meetingReply(to: saying, in: view)
        }
    }

    private func spoken() -> Reply {
        Reply([
            .line("Deze reeks gaat in het Nederlands."),
            .items([
                "De teksten van een lopende agenda blijven zoals ze zijn; de volgende start neemt ook die in deze taal. "
                    + "taal en · taal standaard"
            ]),
        ])
    }

    func card(_ id: RecordID, in view: View) -> Reply {
        guard let record = view.series.records[id] else { return Reply() }
        return Reply([.line(card(record, in: view))] + doneButtons([id], in: view))
    }

    private func show(_ id: RecordID, in view: View) -> Reply {
        guard let record = view.series.records[id] else { return Reply() }
        let place = view.series.meeting(numbered: record.meeting).map { "\($0.title) #\($0.number)" }
        let said =
            "gezegd door \(record.by) · \(moment(record.at, zone: view.scene.zone))\(place.map { " · \($0)" } ?? "")"
        let round = round(of: record, in: view)
        return Reply([.line(card(record, in: view)), .items([said] + round)] + doneButtons([id], in: view))
    }

    private func assumed(_ assumptions: [DateAssumption]) -> Reply {
        let told = assumptions.compactMap(clause)
        guard !told.isEmpty else { return Reply() }
        return Reply([.items([list(told).capitalisedFirst + ". herstel draait het terug."])])
    }

    /// What was assumed; nil where the answer shows it anyway.
    package func clause(for assumption: DateAssumption) -> String? {
        switch assumption {
        case .period(let period, let end):
            "ik lees dat als \(name(of: period)), \(place(of: end, in: period)) \(day(end))"
        case .range(let from): "ik neem het einde van die periode, die begint op \(label(from, home: from.zone))"
        case .tomorrow: "dat uur is vandaag al voorbij"
        case .midnight(let day): "ik lees middernacht als het einde van \(self.day(day))"
        case .clockChange(_, let taken): "die nacht wordt de klok verzet; ik neem \(clock(taken.minute))"
        case .halfOfDay(let minute): "ik lees dat uur als \(clock(minute))"
        case .year, .hour: nil
        }
    }

    func name(of period: Period) -> String {
        switch period {
        case .week(let monday): "de week van \(day(monday))"
        case .month(let year, let month): "\(Self.months[month - 1]) \(year)"
        case .quarter(let year, let quarter): "Q\(quarter) \(year)"
        case .year(let year): "\(year)"
        case .half(let year, let half): "de \(half == 1 ? "eerste" : "tweede") helft van \(year)"
        case .weekend(let saturday): "het weekend van \(day(saturday))"
        case .days(let first, let last): first == last ? day(first) : "\(day(first)) t/m \(day(last))"
        }
    }

    private func place(of end: Day, in period: Period) -> String {
        if end < period.first { return "de dag ervoor is" }
        let isWeek = if case .week = period { true } else { false }
        return end == period.last || isWeek && end > period.first.adding(days: 2)
            ? "de laatste dag is" : "en neem daarvan"
    }

    private func changed(_ id: RecordID, _ changes: [Change], _ before: Record, in view: View) -> Reply {
        guard let record = view.series.records[id] else { return Reply() }
        var was: [String] = []
        for change in changes {
            switch change {
            case .text: was.append("was: \(before.text)")
            case .due:
                let why = record[.moved].map { ": \($0)" } ?? ""
                was.append((before.due.map { "was \(day($0.wall.day))" } ?? "had geen datum") + why)
            case .owner: was.append(before.owner.map { "was \($0)" } ?? "had geen eigenaar")
            default: break
            }
        }
        return Reply(card(record, in: view) + (was.isEmpty ? "" : "  (\(list(was)))"))
    }

    private func takenBack(_ step: UndoStep, in view: View) -> Reply {
        let said = step.said.map { ": \(clipped($0, to: 120))" } ?? "."
        let lines = step.records.keys.sorted().map { id -> String in
            if let restored = view.series.records[id] { return "weer zoals het was: \(card(restored, in: view))" }
            return "\(id) is weg; het nummer wordt niet opnieuw gebruikt."
        }
        return Reply([.line("Teruggedraaid\(said)"), .items(lines)])
    }

    /// What went out by mail is not taken back with it.
    private func outdated(in view: View) -> Reply {
        guard let meeting = view.series.meeting, let last = meeting.editions.last, meeting.hasNews else {
            return Reply()
        }
        return Reply("Notulen v\(last.version) zijn al verstuurd; verstuur maakt versie \(last.version + 1).")
    }
}
