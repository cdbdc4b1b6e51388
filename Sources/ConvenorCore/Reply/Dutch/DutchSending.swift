extension Dutch {
    /// Who gets the minutes, and that they went.
    func minutesReply(to saying: Saying, in view: View) -> Reply {
        switch saying {
        case .preview(let edition): preview(edition, in: view)
        case .sent(let edition, let unreachable): sent(edition, unreachable, in: view)
        default: Reply()
        }
    }

    package func undelivered(_ recipient: Handle, subject: String, answer: String) -> Reply {
        Reply("De mail \"\(subject)\" heeft \(recipient) niet bereikt: \(answer). convenor deliveries toont het.")
    }

    package func unreminded(_ person: Handle, _ items: [RecordID], by route: Route) -> Reply {
        let what = "\(list(items.map(\.description))) \(items.count == 1 ? "vraagt" : "vragen") aandacht"
        let why = route.comesBack ? "mail aan \(person) komt terug" : "\(person) heeft geen mailadres"
        return Reply("\(what), maar \(why): uitnodigen \(person) naam@example.org")
    }

    package func unreadable() -> Reply {
        Reply(
            "Wat hier wordt gezegd kan ik niet lezen: deze ruimte is versleuteld. Spreek me aan in een ruimte die dat niet is."
        )
    }

    private func preview(_ edition: Edition, in view: View) -> Reply {
        guard let meeting = view.series.meeting(numbered: edition.meeting) else { return Reply() }
        let width = 20
        var items: [String] = []
        for (title, recipients) in groups(of: edition, in: view) where !recipients.isEmpty {
            let names = recipients.map { recipient -> String in
                let count = view.series.openActions(of: recipient)
                return recipient.handle.description + (count > 0 ? " (\(count))" : "")
            }
            items.append(title.padding(to: width) + names.joined(separator: " "))
        }
        let unreachable = edition.recipients.map(\.handle).filter { view.scene.roster.mail(to: $0) == nil }
        if !unreachable.isEmpty {
            items.append(
                "geen adres".padding(to: width) + list(unreachable.map(\.description))
                    + ": uitnodigen @naam naam@example.org")
        }
        let skipped = meeting.progress.enumerated().filter { !$0.element.unmet.isEmpty || $0.element.skipped }
        if !skipped.isEmpty {
            items.append("Genoemd als overgeslagen: " + list(skipped.map { "stap \($0.offset + 1)" }))
        }
        items.append("voorbeeld @naam toont er één  ·  verstuur mailt ze")
        return Reply([
            .line(
                "Notulen v\(edition.version) van \(meeting.title) #\(meeting.number), \(people(edition.recipients.count)):"
            ),
            .items(items),
        ])
    }

    private func groups(of edition: Edition, in view: View) -> [(String, [Recipient])] {
        let (here, others) = (
            edition.recipients.filter { $0.cut == .participant }, edition.recipients.filter { $0.cut != .participant }
        )
        return [
            ("eigen acties", here.filter { view.series.openActions(of: $0) > 0 }),
            ("geen acties", here.filter { view.series.openActions(of: $0) == 0 }),
            ("afwezig", others.filter { $0.cut == .absent }),
            ("alleen eigen regels", others.filter { $0.cut == .owner }),
            ("uitkomsten", others.filter { $0.cut == .outcome }),
        ]
    }

    private func sent(_ edition: Edition, _ unreachable: [Handle], in view: View) -> Reply {
        let count = edition.recipients.count - unreachable.count
        let missing = unreachable.isEmpty ? "" : " Geen adres: \(list(unreachable.map(\.description)))."
        var items: [String] = []
        let reminders = view.series.outlook(view.scene).notices.filter { $0.reminds != nil }
        let shown = reminders.prefix(3).compactMap { notice -> String? in
            guard let id = notice.reminds, let person = notice.person else { return nil }
            let zone = Zone(notice.zone) ?? view.scene.zone
            return "\(id) herinnert \(person) \(moment(notice.at, zone: zone))"
        }
        if !shown.isEmpty { items.append("Vervolg: " + shown.joined(separator: " · ") + " · vooruitblik toont alles.") }
        return Reply([
            .line(
                "Notulen v\(edition.version) gaan naar \(people(count)).\(missing) Correcties tot "
                    + "\(deadline(edition.correctionsUntil, home: view.scene.zone.identifier))"
                    + " · verbeter D1 … maakt versie \(edition.version + 1)."),
            .items(items),
        ])
    }
}
