extension Dutch {
    /// What is told of the meeting itself: its steps, its people, its votes, its minutes.
    func meetingReply(to saying: Saying, in view: View) -> Reply {
        switch saying {
        case .meetingOpened: meetingOpened(in: view)
        case .standingOpen(let carried): standingOpen(carried, in: view)
        case .notReached(let titles): Reply("Vorige keer niet aan toegekomen: \(list(titles)).")
        case .stepOpened: stepOpened(in: view)
        case .topic(let title): topic(title, in: view)
        case .meetingClosed(let unmet, let unsent): meetingClosed(unmet, unsent: unsent, in: view)
        case .timebox(let step, let minutes): Reply("Stap \(step + 1) heeft nu \(count(minutes, "minuut", "minuten")).")
        case .moved(let step, let to): Reply("Stap \(step) is nu stap \(to).")
        case .agenda: agenda(in: view)
        case .status: status(in: view)
        case .timeNotice(let step, let percent, let left): timeNotice(step, percent, left, in: view)
        case .carriedPruned(let id): Reply("\(id) is van de lijst van vandaag en blijft openstaan.")
        case .carriedPreview(let ids): carriedPreview(ids, in: view)
        case .unmet(let unmet, let step, _): reply(to: .unmet(unmet, step: step), in: view)
        case .minutes, .preview, .previewOne, .sent: minutesReply(to: saying, in: view)
        default: peopleReply(to: saying, in: view)
        }
    }

    private func meetingOpened(in view: View) -> Reply {
        guard let meeting = view.series.meeting, let agenda = view.series.agenda else { return Reply() }
        let zone = view.scene.zone
        let start = zone.wall(at: meeting.plannedStart)
        let end = zone.wall(at: meeting.plannedStart.adding(seconds: meeting.plannedMinutes * 60))
        let when = start.day == view.scene.today ? "vandaag" : day(start.day)
        let planned = meeting.progress.reduce(0) { $0 + $1.minutes }
        return Reply(
            "\(meeting.title) #\(meeting.number) · \(when) \(clock(start.minute))-\(clock(end.minute))"
                + " · voorzitter \(meeting.chair) · agenda \(agenda.plainName), \(count(meeting.progress.count, "stap", "stappen"))"
                + (planned > 0 ? ", \(planned) min gepland" : ""))
    }

    private func standingOpen(_ carried: [RecordID], in view: View) -> Reply {
        let lines = carried.compactMap { aged($0, in: view) }
        if lines.isEmpty { return Reply() }
        return Reply([
            .line("Nog open van eerder (\(lines.count)):"),
            .items(lines + ["Typ: klaar A1  ·  weglaten A1 haalt iets van de lijst van vandaag"]),
        ])
    }

    /// What came back from an earlier meeting is gone through where it belongs.
    private func topic(_ title: String, in view: View) -> Reply {
        let lines = view.series.carried(to: title).compactMap { aged($0, in: view) }
        return Reply([.line("Onderwerp: \(title)")] + (lines.isEmpty ? [] : [.items(lines)]))
    }

    private func carriedPreview(_ ids: [RecordID], in view: View) -> Reply {
        if ids.isEmpty { return Reply("Er komt niets terug: alles is gereed, vervallen of beantwoord.") }
        return Reply([.line("Komt terug (\(ids.count)):"), .items(ids.compactMap { aged($0, in: view) })])
    }

    private func aged(_ id: RecordID, in view: View) -> String? {
        guard let record = view.series.records[id] else { return nil }
        let days = view.scene.today.daysSince1970 - view.scene.zone.wall(at: record.at).day.daysSince1970
        let topic = view.series.topic(of: record)
        return "\(card(record, in: view)) · \(age(days))\(topic.map { " · onderwerp \($0)" } ?? "")"
    }

    /// `sinds vandaag`, `3 dagen oud`.
    func age(_ days: Int) -> String { days <= 0 ? "sinds vandaag" : "\(self.days(days)) oud" }

    private func stepOpened(in view: View) -> Reply {
        guard let meeting = view.series.meeting, let step = view.series.currentStep else { return Reply() }
        let progress = meeting.progress[meeting.step]
        let time: String
        if step.phase == .before {
            time = " (vooraf)"
        } else if progress.minutes > 0, let entered = progress.enteredAt {
            let from = view.scene.zone.wall(at: entered)
            let to = view.scene.zone.wall(at: entered.adding(seconds: progress.minutes * 60))
            time = " (\(progress.minutes) min, \(clock(from.minute))-\(clock(to.minute)))"
        } else {
            time = step.phase == .after ? " (achteraf)" : ""
        }
        var items: [String] = []
        if !step.purpose.isEmpty { items.append(step.purpose) }
        if !step.prompts.isEmpty {
            items.append("Typ: " + (step.prompts.prefix(3) + ["hulp stap"]).joined(separator: "  ·  "))
        }
        var blocks: [Reply.Block] = [
            .line("Stap \(meeting.step + 1) van \(meeting.progress.count) · \(step.title)\(time)"), .items(items),
        ]
        if step.records.contains(.gap) {
            let found = view.series.findings(today: view.scene.today, zone: view.scene.zone)
            if !found.isEmpty { blocks += reply(to: .findings(found), in: view).blocks }
        }
        return Reply(blocks)
    }

    private func agenda(in view: View) -> Reply {
        guard let meeting = view.series.meeting, let agenda = view.series.agenda else { return Reply() }
        let lines = meeting.progress.enumerated().map { index, progress -> String in
            let mark = index == meeting.step ? ">" : progress.skipped ? "-" : progress.leftAt != nil ? "x" : " "
            let minutes = progress.minutes > 0 ? " · \(progress.minutes) min" : ""
            return "\(mark) \(index + 1)  \(agenda.steps[progress.origin].title)\(minutes)"
        }
        return Reply([.line("\(agenda.title):"), .items(lines + [nextMeeting(in: view)].compactMap { $0 })])
    }

    private func status(in view: View) -> Reply {
        let series = view.series
        guard let meeting = series.meeting else { return Reply("\(series.title): nog geen vergadering.") }
        var lines: [String] = []
        if let step = series.running.flatMap({ _ in series.currentStep }) {
            lines.append("Stap \(meeting.step + 1) van \(meeting.progress.count) · \(step.title)")
            let unmet = series.unmetChecks(now: view.scene.now, zone: view.scene.zone, roster: view.scene.roster)
            lines += unmet.map { "niet klaar: " + sentence(for: $0, in: series) }
        } else if let ended = meeting.endedAt {
            lines.append("gesloten \(moment(ended, zone: view.scene.zone))")
        }
        let counted: [Kind] = [.goal, .marketingGoal, .metric, .gap, .adjustment, .action]
        let counts = counted.compactMap { kind -> String? in
            let count = series.standing(kind).count
            return count == 0 ? nil : "\(count) \(word(for: kind, count: count))"
        }
        if !counts.isEmpty { lines.append("staat open: " + counts.joined(separator: ", ")) }
        if let next = nextMeeting(in: view) { lines.append(next) }
        if let vote = meeting.openVote { lines.append("stemming open: \(vote.text)") }
        if let sent = meeting.editions.last { lines.append("notulen v\(sent.version) verstuurd") }
        return Reply([.line("\(meeting.title) #\(meeting.number)"), .items(lines)])
    }

    private func meetingClosed(_ unmet: [Unmet], unsent: Bool, in view: View) -> Reply {
        guard let meeting = view.series.meeting else { return Reply() }
        let minutes = (meeting.endedAt ?? view.scene.now).seconds(since: meeting.startedAt) / 60
        var items: [String] = []
        if unsent {
            items.append("De notulen zijn nog niet verstuurd: voorbeeld toont wie ze krijgt, verstuur mailt ze.")
        }
        let open = view.series.standing(.action).count
        if open > 0 {
            items.append(
                "\(count(open, "openstaande actie loopt", "openstaande acties lopen")) door: vooruitblik toont de herinneringen."
            )
        }
        return Reply([.line("\(meeting.title) #\(meeting.number) is na \(minutes) min gesloten."), .items(items)])
    }

    private func timeNotice(_ step: Int, _ percent: Int, _ left: Int, in view: View) -> Reply {
        let title = view.series.currentStep?.title ?? ""
        if percent >= 100 {
            return Reply(
                "De tijd is om voor stap \(step + 1) · \(title). volgende gaat door, tijd +5 geeft extra tijd.")
        }
        return Reply("Nog \(left) min voor stap \(step + 1) · \(title).")
    }
}
