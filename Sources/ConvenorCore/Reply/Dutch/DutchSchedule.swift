/// The meetings to come, in words.
extension Dutch {
    func schedule(_ saying: ScheduleSaying, in view: View) -> Reply {
        let home = view.scene.zone.identifier
        switch saying {
        case .shown: return schedule(in: view, [])
        case .planned(let assumed): return schedule(in: view, assumed)
        case .rhythmEnded(let ended):
            return Reply([
                .items([
                    "Niet langer: \(rhythm(ended)). herstel draait het terug; vergader verplaats … verplaatst één vergadering."
                ])
            ])
        case .moved(let from, let to):
            return Reply("Verplaatst van \(deadline(from, home: home)) naar \(deadline(to, home: home)).")
                + told(in: view)
        case .skipped(let start):
            let next = view.series.planning?.next.map { " Eerstvolgende: \(deadline($0.start, home: home))." }
            return Reply("\(deadline(start, home: home)) wordt overgeslagen.\(next ?? "")") + told(in: view)
        case .off(let start):
            let off = start.map { " \(deadline($0, home: home)) gaat niet door." } ?? ""
            return Reply("Er is geen vergadering meer gepland.\(off)")
        case .feed(let secret): return feed(secret, in: view)
        case .noFeed: return personal(Reply("Je agenda is op geen van de eerdere adressen meer te vinden."))
        case .news(let news):
            return Reply([.line(sentence(for: news, home: home)), .items([advice(on: news, zone: view.scene.zone)])])
        case .prepared(let asked, let unowned): return prepared(asked, unowned, in: view)
        case .lapsed(let start, let next):
            let then =
                next.map { "Eerstvolgende: \(deadline($0, home: home))." } ?? "Er is geen andere gepland."
            return Reply("Niemand heeft de vergadering van \(deadline(start, home: home)) geopend. \(then)")
        }
    }

    package func calendarName(of person: Handle) -> String { "Convenor voor \(person.name)" }

    /// When and how long: `do 22 okt 2026 10:00-11:30`.
    package func span(_ plan: PlannedMeeting, home: String) -> String {
        let zone = Zone(plan.start.zone) ?? .utc
        let end = clock(zone.wall(at: plan.end).minute)
        let away = plan.start.zone == home ? "" : " \(plan.start.zone)"
        return "\(day(plan.start.wall.day)) \(clock(plan.start.wall.minute))-\(end)\(away)"
    }

    private func schedule(in view: View, _ assumed: [RecurrenceAssumption]) -> Reply {
        guard let planning = view.series.planning, planning.rhythm != nil || planning.next != nil else {
            return Reply([
                .line("Er is geen vergadering gepland."),
                .items(["vergader elke 4 weken do 10:00 voor 90 minuten plant ze."]),
            ])
        }
        let home = view.scene.zone.identifier
        var lines: [String] = []
        if let next = planning.next {
            lines.append(
                "eerstvolgende \(span(next, home: home)) · agenda \(Agendas.plain(next.agenda)) · voorzitter \(next.chair)"
            )
            lines += replies(in: view).map { [$0] } ?? []
        }
        let later = upcoming(planning, in: view)
        if !later.isEmpty { lines.append("daarna " + list(later)) }
        let said = assumed.map { clause(for: $0).capitalisedFirst + "." }
        if !said.isEmpty { lines.append(said.joined(separator: " ") + " herstel draait het terug.") }
        return Reply([.line(planning.rhythm.map(rhythm) ?? "Er is één vergadering gepland."), .items(lines)])
            + (assumed.isEmpty && !planning.isBehind ? Reply() : told(in: view))
    }

    private func rhythm(_ rhythm: MeetingRhythm) -> String {
        guard let rule = RecurrenceRule(text: rhythm.rule) else { return rhythm.rule }
        return "\(self.rhythm(Recurrence(rule))) · \(rhythm.minutes) min"
    }

    /// `volgende vergadering: do 22 okt 2026 10:00-11:30 · komt @ana`; nil where none is planned.
    func nextMeeting(in view: View) -> String? {
        guard let next = view.series.planning?.next else { return nil }
        let answers = replies(in: view).map { " · \($0)" } ?? ""
        return "volgende vergadering: \(span(next, home: view.scene.zone.identifier))\(answers)"
    }

    /// `komt @ana · komt niet @bo · geen antwoord van @lena`; nil before anybody was asked.
    func replies(in view: View) -> String? {
        let replies = view.series.replies
        let statuses: [CalendarAnswer.Status?] = [.accepted, .tentative, .declined, nil]
        let parts = statuses.compactMap { status -> String? in
            guard let people = replies[status], !people.isEmpty else { return nil }
            return (status.map(word) ?? "geen antwoord van") + " " + people.map(\.description).joined(separator: " ")
        }
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }

    func word(for status: CalendarAnswer.Status) -> String {
        switch status {
        case .accepted: "komt"
        case .declined: "komt niet"
        case .tentative: "misschien"
        }
    }

    /// Who cannot be told.
    private func told(in view: View) -> Reply {
        guard let planning = view.series.planning, planning.next != nil else { return Reply() }
        let silent = view.series.invited.filter { !view.scene.roster.isMailable($0) }
        if silent.isEmpty { return Reply() }
        let names = list(silent.map(\.description))
        return Reply([.items(["Geen mailadres, dus geen uitnodiging: \(names)."])])
    }

    private func feed(_ secret: String, in view: View) -> Reply {
        let address = view.scene.rules.address
        let path = "\(address)/calendar/\(secret).ics"
        return personal(
            Reply([
                .line("Je deadlines en vergaderingen: \(path)"),
                .items([
                    (address.isEmpty ? "Zet het adres van deze server ervoor. " : "")
                        + "Wie dit adres heeft, kan ze lezen, en ik toon het niet nog eens. kalender uit trekt al je adressen in."
                ]),
            ]))
    }

    private func personal(_ reply: Reply) -> Reply {
        var personal = reply
        personal.audience = .confidential
        return personal
    }

    private func prepared(_ asked: [Handle], _ unowned: [String], in view: View) -> Reply {
        let when = view.series.planning?.next.map { " voor \(span($0, home: view.scene.zone.identifier))" } ?? ""
        var lines: [String] = []
        if !asked.isEmpty { lines.append("om stukken gevraagd: \(asked.map(\.description).joined(separator: " "))") }
        if !unowned.isEmpty {
            lines.append("niemand brengt mee: \(list(unowned))  ·  voorbereiding \(unowned[0]) @naam wijst iemand aan")
        }
        return Reply([.line("Voorbereiding\(when):"), .items(lines)])
    }

    func sentence(for refusal: ScheduleRefusal, home: String) -> String {
        switch refusal {
        case .nothingPlanned:
            "Er is geen vergadering gepland. vergader elke 4 weken do 10:00 voor 90 minuten plant ze."
        case .noSuchMeeting(let day): "Op \(self.day(day)) is geen vergadering gepland. vergader toont welke er zijn."
        case .beforeNext(let start):
            "Dat is voor de eerstvolgende vergadering, \(deadline(start, home: home)): verplaats die eerst."
        }
    }
}
