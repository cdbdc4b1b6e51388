extension English {
    /// Who gets the minutes, and that they went.
    func minutesReply(to saying: Saying, in view: View) -> Reply {
        switch saying {
        case .preview(let edition): preview(edition, in: view)
        case .sent(let edition, let unreachable): sent(edition, unreachable, in: view)
        default: Reply()
        }
    }

    package func undelivered(_ recipient: Handle, subject: String, answer: String) -> Reply {
        Reply("The mail \"\(subject)\" did not reach \(recipient): \(answer). convenor deliveries shows it.")
    }

    package func unreminded(_ person: Handle, _ items: [RecordID], by route: Route) -> Reply {
        let what = "\(list(items.map(\.description))) \(items.count == 1 ? "wants" : "want") attention"
        let why = route.comesBack ? "mail to \(person) comes back" : "\(person) has no mail address"
        return Reply("\(what), but \(why): invite \(person) name@example.org")
    }

    package func unreadable() -> Reply {
        Reply("I cannot read what is said here: this room is encrypted. Speak to me in one that is not.")
    }

    private func preview(_ edition: Edition, in view: View) -> Reply {
        guard let meeting = view.series.meeting(numbered: edition.meeting) else { return Reply() }
        let count = edition.recipients.count
        var items: [String] = []
        for (title, cuts) in [
            ("own actions", { $0.cut == .participant && view.series.openActions(of: $0) > 0 }),
            ("no actions", { $0.cut == .participant && view.series.openActions(of: $0) == 0 }),
            ("absent", { $0.cut == .absent }), ("own lines only", { $0.cut == .owner }),
            ("outcome digest", { $0.cut == .outcome }),
        ] as [(String, (Recipient) -> Bool)] {
            let names = edition.recipients.filter(cuts).map { recipient -> String in
                let count = view.series.openActions(of: recipient)
                return recipient.handle.description + (count > 0 ? " (\(count))" : "")
            }
            if !names.isEmpty { items.append(title.padding(to: 16) + names.joined(separator: " ")) }
        }
        let unreachable = edition.recipients.map(\.handle).filter { view.scene.roster.mail(to: $0) == nil }
        if !unreachable.isEmpty {
            items.append(
                "no address".padding(to: 16) + list(unreachable.map(\.description)) + ": invite @name name@example.org")
        }
        let skipped = meeting.progress.enumerated().filter { !$0.element.unmet.isEmpty || $0.element.skipped }
        if !skipped.isEmpty {
            items.append("Skipped checks named: " + list(skipped.map { "step \($0.offset + 1)" }))
        }
        items.append("preview @name shows one  ·  send sends")
        return Reply([
            .line(
                "Minutes v\(edition.version) of \(meeting.title) #\(meeting.number), \(count) \(count == 1 ? "person" : "people"):"
            ),
            .items(items),
        ])
    }

    private func sent(_ edition: Edition, _ unreachable: [Handle], in view: View) -> Reply {
        let count = edition.recipients.count - unreachable.count
        let missing = unreachable.isEmpty ? "" : " No address: \(list(unreachable.map(\.description)))."
        var items: [String] = []
        let reminders = view.series.outlook(view.scene).notices.filter { $0.reminds != nil }
        let shown = reminders.prefix(3).compactMap { notice -> String? in
            guard let id = notice.reminds, let person = notice.person else { return nil }
            let zone = Zone(notice.zone) ?? view.scene.zone
            return "\(id) reminds \(person) \(moment(notice.at, zone: zone))"
        }
        if !shown.isEmpty { items.append("Follow-up: " + shown.joined(separator: " · ") + " · plan shows all.") }
        return Reply([
            .line(
                "Minutes v\(edition.version) go to \(count) \(count == 1 ? "person" : "people").\(missing) Corrections until "
                    + "\(deadline(edition.correctionsUntil, home: view.scene.zone.identifier)) · amend D1 … makes version \(edition.version + 1)."
            ),
            .items(items),
        ])
    }
}

extension String {
    func padding(to width: Int) -> String {
        count >= width ? self + " " : self + String(repeating: " ", count: width - count)
    }
}
