/// The meetings to come, in words.
extension English {
    func schedule(_ saying: ScheduleSaying, in view: View) -> Reply {
        let home = view.scene.zone.identifier
        switch saying {
        case .shown: return schedule(in: view, [])
        case .planned(let assumed): return schedule(in: view, assumed)
        case .rhythmEnded(let ended):
            return Reply([
                .items(["No longer: \(rhythm(ended)). undo brings it back; schedule move … moves one meeting."])
            ])
        case .moved(let from, let to):
            return Reply("Moved from \(deadline(from, home: home)) to \(deadline(to, home: home)).") + told(in: view)
        case .skipped(let start):
            let next = view.series.planning?.next.map { " Next: \(deadline($0.start, home: home))." }
            return Reply("\(deadline(start, home: home)) is left out.\(next ?? "")") + told(in: view)
        case .off(let start):
            let off = start.map { " \(deadline($0, home: home)) is called off." } ?? ""
            return Reply("No meeting is planned any more.\(off)")
        case .feed(let secret): return feed(secret, in: view)
        case .noFeed: return personal(Reply("Your calendar is at none of its addresses any more."))
        case .news(let news):
            return Reply([.line(sentence(for: news, home: home)), .items([advice(on: news, zone: view.scene.zone)])])
        case .prepared(let asked, let unowned): return prepared(asked, unowned, in: view)
        case .lapsed(let start, let next):
            let then = next.map { "Next: \(deadline($0, home: home))." } ?? "No other is planned."
            return Reply("Nobody started the meeting of \(deadline(start, home: home)). \(then)")
        }
    }

    package func calendarName(of person: Handle) -> String { "Convenor for \(person.name)" }

    /// When and how long: `Thu 22 Oct 2026 10:00-11:30`.
    package func span(_ plan: PlannedMeeting, home: String) -> String {
        let zone = Zone(plan.start.zone) ?? .utc
        let end = clock(zone.wall(at: plan.end).minute)
        let away = plan.start.zone == home ? "" : " \(plan.start.zone)"
        return "\(day(plan.start.wall.day)) \(clock(plan.start.wall.minute))-\(end)\(away)"
    }

    private func schedule(in view: View, _ assumed: [RecurrenceAssumption]) -> Reply {
        guard let planning = view.series.planning, planning.rhythm != nil || planning.next != nil else {
            return Reply([
                .line("No meeting is planned."),
                .items(["schedule every 4 weeks thu 10:00 for 90 minutes plans them."]),
            ])
        }
        let home = view.scene.zone.identifier
        var lines: [String] = []
        if let next = planning.next {
            lines.append("next \(span(next, home: home)) · agenda \(Agendas.plain(next.agenda)) · chair \(next.chair)")
            lines += replies(in: view).map { [$0] } ?? []
        }
        let later = upcoming(planning, in: view)
        if !later.isEmpty { lines.append("then " + list(later)) }
        let said = assumed.map { clause(for: $0).capitalisedFirst + "." }
        if !said.isEmpty { lines.append(said.joined(separator: " ") + " undo takes it back.") }
        return Reply([.line(planning.rhythm.map(rhythm) ?? "One meeting is planned."), .items(lines)])
            + (assumed.isEmpty && !planning.isBehind ? Reply() : told(in: view))
    }

    private func rhythm(_ rhythm: MeetingRhythm) -> String {
        guard let rule = RecurrenceRule(text: rhythm.rule) else { return rhythm.rule }
        return "\(self.rhythm(Recurrence(rule))) · \(rhythm.minutes) min"
    }

    /// `next meeting: Thu 22 Oct 2026 10:00-11:30 · accepted @ana`; nil where none is planned.
    func nextMeeting(in view: View) -> String? {
        guard let next = view.series.planning?.next else { return nil }
        let answers = replies(in: view).map { " · \($0)" } ?? ""
        return "next meeting: \(span(next, home: view.scene.zone.identifier))\(answers)"
    }

    /// `accepted @ana · declined @bo · no answer from @lena`; nil before anybody was asked.
    func replies(in view: View) -> String? {
        let replies = view.series.replies
        let statuses: [CalendarAnswer.Status?] = [.accepted, .tentative, .declined, nil]
        let parts = statuses.compactMap { status -> String? in
            guard let people = replies[status], !people.isEmpty else { return nil }
            return (status.map(word) ?? "no answer from") + " " + people.map(\.description).joined(separator: " ")
        }
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }

    func word(for status: CalendarAnswer.Status) -> String {
        switch status {
        case .accepted: "accepted"
        case .declined: "declined"
        case .tentative: "perhaps"
        }
    }

    /// When calendars hear of it, and who cannot be told.
    private func told(in view: View) -> Reply {
        guard let planning = view.series.planning, planning.next != nil else { return Reply() }
        let silent = view.series.invited.filter { !view.scene.roster.isMailable($0) }
        if silent.isEmpty { return Reply() }
        let names = list(silent.map(\.description))
        return Reply([.items(["No mail address, so no invitation: \(names)."])])
    }

    private func feed(_ secret: String, in view: View) -> Reply {
        let address = view.scene.rules.address
        let path = "\(address)/calendar/\(secret).ics"
        return personal(
            Reply([
                .line("Your due dates and meetings: \(path)"),
                .items([
                    (address.isEmpty ? "Put the address of this server before it. " : "")
                        + "Whoever has it reads them, and I do not show it again. calendar off ends all of yours."
                ]),
            ]))
    }

    private func personal(_ reply: Reply) -> Reply {
        var personal = reply
        personal.audience = .confidential
        return personal
    }

    private func prepared(_ asked: [Handle], _ unowned: [String], in view: View) -> Reply {
        let when = view.series.planning?.next.map { " for \(span($0, home: view.scene.zone.identifier))" } ?? ""
        var lines: [String] = []
        if !asked.isEmpty { lines.append("asked for material: \(asked.map(\.description).joined(separator: " "))") }
        if !unowned.isEmpty {
            lines.append("nobody brings: \(list(unowned))  ·  prep \(unowned[0]) @person names somebody")
        }
        return Reply([.line("Preparation\(when):"), .items(lines)])
    }

    func sentence(for refusal: ScheduleRefusal, home: String) -> String {
        switch refusal {
        case .nothingPlanned:
            "No meeting is planned. schedule every 4 weeks thu 10:00 for 90 minutes plans them."
        case .noSuchMeeting(let day): "No meeting is planned on \(self.day(day)). schedule shows which are."
        case .beforeNext(let start):
            "That is before the next meeting, \(deadline(start, home: home)): move that one first."
        }
    }
}
