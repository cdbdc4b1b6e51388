extension English: Phrasebook {
    package func reply(to saying: Saying, in view: View) -> Reply {
        switch saying {
        case .card(let id): card(id, in: view)
        case .show(let id): show(id, in: view)
        case .assumed(let assumptions): assumed(assumptions)
        case .halfDate(let id, let phrase):
            Reply([.items(["I took no date from \(quoted(phrase)). due \(id) friday sets one."])])
        case .changed(let id, let changes, let before): changed(id, changes, before, in: view)
        case .checkIn(let id, let next, let assumed): checkIn(id, next: next, assumed, in: view)
        case .vision(let text): Reply("Vision: \(text)")
        case .takenBack(let step): takenBack(step, in: view)
        case .outdated: outdated(in: view)
        case .notStored(let text): Reply("\(text) is not stored.")
        case .forgotten: Reply("Nothing is changed.")
        case .asked(let question): ask(question, in: view)
        case .help(let page): help(page, in: view)
        case .list(let title, let ids): list(title, ids, in: view)
        case .findings(let findings): self.findings(findings, in: view)
        case .dismissed(let finding, let because):
            Reply("Dismissed: \(sentence(for: finding, in: view.series).collapsed) · because \(because)")
        case .readiness(let received, let count, let missing): readiness(received, count, missing, in: view)
        case .roti(let mean, let count):
            Reply("Return on time \(mean / 10).\(mean % 10) of 5 (\(count) \(count == 1 ? "score" : "scores")).")
        case .ledger(let ledger): self.ledger(ledger, in: view)
        case .plan, .snoozed, .disowned, .reminding: followUp(saying, in: view)
        case .more: pageGone()
        case .roundAnswered, .roundResult, .askedHere, .nobodyToAsk: roundReply(to: saying, in: view)
        case .score(let report): score(report, in: view)
        case .reportSet(let handle, let on):
            Reply(
                on
                    ? "\(handle) gets the weekly report, on the first working day of a week."
                    : "\(handle) gets no weekly report.")
        case .schedule(let saying): schedule(saying, in: view)
        case .language: spoken()
        case .method, .sheet, .tables: formReply(to: saying)
        default: meetingReply(to: saying, in: view)
        }
    }

    private func spoken() -> Reply {
        Reply([
            .line("This series is led in English."),
            .items([
                "The texts of a running agenda stay as they are; the next start takes them in that language too. "
                    + "language nl · language default"
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
        let said = "said by \(record.by) · \(moment(record.at, zone: view.scene.zone))\(place.map { " · \($0)" } ?? "")"
        let round = round(of: record, in: view)
        return Reply([.line(card(record, in: view)), .items([said] + round)] + doneButtons([id], in: view))
    }

    private func assumed(_ assumptions: [DateAssumption]) -> Reply {
        let told = assumptions.compactMap(clause)
        guard !told.isEmpty else { return Reply() }
        return Reply([.items([list(told).capitalisedFirst + ". undo takes it back."])])
    }

    /// What was assumed; nil where the answer shows it anyway.
    package func clause(for assumption: DateAssumption) -> String? {
        switch assumption {
        case .period(let period, let end):
            "I read that as \(name(of: period)), \(place(of: end, in: period)) \(day(end))"
        case .range(let from): "I took the end of that stretch, which begins on \(label(from, home: from.zone))"
        case .tomorrow: "that hour has passed today"
        case .midnight(let day): "I read midnight as the end of \(self.day(day))"
        case .clockChange(_, let taken): "the clock changes that night; I took \(clock(taken.minute))"
        case .halfOfDay(let minute): "I read that hour as \(clock(minute))"
        case .year, .hour: nil
        }
    }

    private func name(of period: Period) -> String {
        switch period {
        case .week(let monday): "the week of \(day(monday))"
        case .month(let year, let month): "\(Self.months[month - 1]) \(year)"
        case .quarter(let year, let quarter): "Q\(quarter) \(year)"
        case .year(let year): "\(year)"
        case .half(let year, let half): "H\(half) \(year)"
        case .weekend(let saturday): "the weekend of \(day(saturday))"
        case .days(let first, let last): "\(day(first)) to \(day(last))"
        }
    }

    private func place(of end: Day, in period: Period) -> String {
        if end < period.first { return "the day before it" }
        let isWeek = if case .week = period { true } else { false }
        return end == period.last || isWeek && end > period.first.adding(days: 2) ? "its last day" : "of which I took"
    }

    private func changed(_ id: RecordID, _ changes: [Change], _ before: Record, in view: View) -> Reply {
        guard let record = view.series.records[id] else { return Reply() }
        var was: [String] = []
        for change in changes {
            switch change {
            case .text: was.append("was: \(before.text)")
            case .due:
                let why = record[.moved].map { ": \($0)" } ?? ""
                was.append((before.due.map { "was \(day($0.wall.day))" } ?? "had no date") + why)
            case .owner: was.append(before.owner.map { "was \($0)" } ?? "had no owner")
            default: break
            }
        }
        return Reply(card(record, in: view) + (was.isEmpty ? "" : "  (\(list(was)))"))
    }

    private func takenBack(_ step: UndoStep, in view: View) -> Reply {
        let said = step.said.map { ": \(clipped($0, to: 120))" } ?? "."
        let lines = step.records.keys.sorted().map { id -> String in
            if let restored = view.series.records[id] { return "back as it was: \(card(restored, in: view))" }
            return "\(id) is gone; its number is not given again."
        }
        return Reply([.line("Taken back\(said)"), .items(lines)])
    }

    /// What went out by mail is not taken back with it.
    private func outdated(in view: View) -> Reply {
        guard let meeting = view.series.meeting, let last = meeting.editions.last, meeting.hasNews else {
            return Reply()
        }
        return Reply("Minutes v\(last.version) are out; send makes version \(last.version + 1).")
    }

    private func list(_ title: Saying.ListTitle, _ ids: [RecordID], in view: View) -> Reply {
        let name: String
        let none: String
        switch title {
        case .kind(let kind):
            name = word(for: kind, count: ids.count)
            none = "No \(word(for: kind, count: 2)) yet."
        case .mine(let handle):
            name = "open \(ids.count == 1 ? "action" : "actions") of \(handle)"
            none = "\(handle) has no open action."
        case .overdue:
            name = ids.count == 1 ? "action is overdue" : "actions are overdue"
            none = "Nothing is overdue."
        case .found:
            name = "found"
            none = "Nothing found."
        }
        if ids.isEmpty { return Reply(none) }
        let cards = ids.compactMap { view.series.records[$0].map { card($0, in: view) + trend(of: $0, in: view) } }
        return Reply([.line("\(ids.count) \(name):"), .items(cards)] + doneButtons(ids, in: view))
    }

    private func findings(_ findings: [NumberedFinding], in view: View) -> Reply {
        guard let first = findings.first, let last = findings.last else {
            return Reply("I found no gap in what is written down.")
        }
        let lines = findings.map { "\($0.number)  \(sentence(for: $0.finding, in: view.series))" }
        let blocks: [Reply.Block] = [
            .line("I found \(findings.count):"),
            .items(
                lines + ["Type: accept \(first.number) high cause …  ·  dismiss \(last.number) because …  ·  gap …"]),
        ]
        return Reply(blocks + acceptButtons(findings, in: view))
    }

    private func readiness(_ received: Int, _ count: Int, _ missing: [String], in view: View) -> Reply {
        if count == 0 { return Reply("This agenda asks for no material.") }
        // Between meetings it is the next one that the material is for.
        let next = view.series.running == nil ? nextMeeting(in: view) : nil
        let told = next.map { Reply([.items([$0])]) } ?? Reply()
        if missing.isEmpty { return Reply("Ready: all \(count) materials are received.") + told }
        return Reply(
            "Readiness \(received * 100 / count) %: \(list(missing)) missing (\(received) of \(count) received).")
            + told
    }

    private func ledger(_ ledger: Ledger, in view: View) -> Reply {
        if ledger.chains.isEmpty { return Reply("The ledger is empty: write down a goal first.") }
        var lines: [String] = []
        for chain in ledger.chains {
            if chain.goal == nil { lines.append("Without a goal:") }
            for link in chain.links {
                guard let record = view.series.records[link.id] else { continue }
                let mark = link.breaks.isEmpty ? "" : "   << " + list(link.breaks.map { word(for: $0, of: record) })
                let depth = link.depth + (chain.goal == nil ? 1 : 0)
                lines.append(
                    String(repeating: "  ", count: depth) + brief(record, in: view) + session(of: record, in: view)
                        + mark)
            }
        }
        let breaks = ledger.breaks
        let head =
            breaks == 0 ? "The chain holds." : "The chain breaks at \(breaks) \(breaks == 1 ? "place" : "places")."
        return Reply([.line("Alignment ledger. \(head)"), .items(lines)])
    }

    /// Id, text and where it stands, for lists that show many.
    func brief(_ record: Record, in view: View) -> String {
        var parts = ["\(record.id) \(text(of: record, in: view.series))"]
        if Kind.measured.contains(record.id.kind), let progress = record.progress { parts.append("\(progress) %") }
        if let owner = record.owner { parts.append(owner.description) }
        if record.id.kind == .action, let due = record.due { parts.append(day(due.wall.day)) }
        if let mean = record[.mean] { parts.append("\(mean) of 5") }
        if record.status != .open { parts.append(word(for: record.status)) }
        return parts.joined(separator: " · ")
    }
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
    /// With runs of blanks as one.
    var collapsed: String { cleaned }
}
