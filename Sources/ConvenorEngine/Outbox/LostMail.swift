import ConvenorCore

/// What follows from a mail that did not arrive, whether the relay refused it, it was given up, or it came back.
extension Performance {
    /// `returned` where the recipient's own address is at fault: it counts against the address.
    func lose(_ letter: Letter, _ returned: ReturnedMail?, now: Moment) throws {
        if let returned {
            try convenor.journal.appendRoster(
                [.mailReturned(returned: returned)], by: Handle(""), at: now, in: transaction)
        }
        try loseReminder(letter, now: now)
    }

    /// What the outbox gave up; nothing where it may have arrived all the same.
    func lose(_ delivery: Delivery, answer: String, now: Moment) throws {
        let letter = delivery.letter
        guard letter.way == .mail, !delivery.uncertain, !letter.recipient.name.isEmpty else { return }
        try lose(letter, ReturnedMail(address: letter.address, refusal: answer), now: now)
    }

    /// What a reminder told of that did not arrive counts as not told, and what it announced as not announced: its owner is
    /// reminded anew, by whatever way there is then.
    private func loseReminder(_ letter: Letter, now: Moment) throws {
        guard letter.kind == MailKind.reminder.rawValue else { return }
        for series in try convenor.journal.series(concerning: letter.recipient, in: transaction) {
            let items = letter.reminded(in: series)
            guard let day = items.first.flatMap({ series.pursuits[$0]?.told }) else { continue }
            let scene = try scene(now, series)
            var lost = Reminder(person: letter.recipient, day: day, items: items)
            lost.announced = items.compactMap { id in
                series.pursuits[id]?.announced.map { Forewarning(id: id, to: letter.recipient, day: $0) }
            }
            _ = try append(
                [.reminderLost(reminder: lost)], said: nil, to: .series(series.slug), series, by: scene.speaker, scene)
        }
    }
}

extension Letter {
    /// What a reminder told its recipient of in a series, by mail alone.
    func reminded(in series: Series) -> [RecordID] {
        guard kind == MailKind.reminder.rawValue,
            let day = key.split(separator: "/").lazy.compactMap({ Day(iso: String($0)) }).first
        else { return [] }
        return series.pursuits.filter {
            $0.value.told == day && series.records[$0.key].flatMap { series.asked(about: $0) } == recipient
        }.keys.sorted()
    }
}
