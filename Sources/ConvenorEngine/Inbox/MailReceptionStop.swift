import ConvenorCore

/// Somebody, or their mail program, wrote to the address that ends reminders (RFC 2369 section 3.2).
///
/// Whoever From is: the address was in no mail but theirs.
extension MailReception {
    func stop() throws -> Outcome {
        guard let letter = try letter(for: .stop)?.letter else { return Outcome() }
        let person = letter.recipient
        var outcome = Outcome()
        let (heard, ended) = try performance.endReminders(of: letter, room: "mail/\(person.name)", now: now)
        outcome.heard = heard
        // A second mail changes nothing, and nothing is said to it.
        if ended.isEmpty { return outcome }
        var answer = MailAnswer(key: ["stopped"] + place, lead: .stoppedLead(name: try people().name(of: person)))
        answer.remarks = [.stopped(series: ended), .howToResume(person)]
        answer.why = .whyStopped
        try confirm(answer, letter, &outcome)
        return outcome
    }
}

extension Performance {
    /// Ends what a digest tells of, in all series, and a check-in's or a meeting's reminders in that one series; the summary
    /// of a meeting one sat in still comes. Returns the titles of the series in which that is new.
    func endReminders(of letter: Letter, room: String, now: Moment) throws -> (heard: [Outcome], ended: [String]) {
        let person = letter.recipient
        var heard: [Outcome] = []
        var ended: [String] = []
        for series in try ending(letter) where !series.hasStopped(person) {
            var door = Door(
                house: convenor.house, now: now, typist: person, room: room, series: .series(series.slug))
            door.isDirect = true
            let one = try hear("reminders \(person) off", door: door)
            heard.append(one)
            if one.end == .done { ended.append(series.title) }
        }
        return (heard, ended)
    }

    private func ending(_ letter: Letter) throws -> [Series] {
        if letter.kind == MailKind.reminder.rawValue {
            return try convenor.journal.series(concerning: letter.recipient, in: transaction)
        }
        return try convenor.journal.series(letter.stream, in: transaction).map { [$0] } ?? []
    }
}
