import ConvenorCore

/// Somebody, or their mail program, wrote to the address that ends reminders (RFC 2369 section 3.2).
///
/// Whoever From is: the address was in no mail but theirs. It ends what a digest tells of, in all series, and a check-in's
/// or a meeting's reminders in that one series; the summary of a meeting one sat in still comes.
extension MailReception {
    func stop() throws -> Outcome {
        guard let letter = try letter(for: .stop)?.letter else { return Outcome() }
        let person = letter.recipient
        var outcome = Outcome()
        var ended: [String] = []
        for series in try ending(letter) where !series.hasStopped(person) {
            var door = Performance.Door(
                house: convenor.house, now: now, typist: person, room: "mail/\(person.name)",
                series: .series(series.slug))
            door.isDirect = true
            let heard = try performance.hear("reminders \(person) off", door: door)
            outcome.heard.append(heard)
            if heard.end == .done { ended.append(series.title) }
        }
        // A second mail changes nothing, and nothing is said to it.
        if ended.isEmpty { return outcome }
        var answer = MailAnswer(key: ["stopped"] + place, lead: .stoppedLead(name: try people().name(of: person)))
        answer.remarks = [.stopped(series: ended), .howToResume(person)]
        answer.why = .whyStopped
        try confirm(answer, letter, &outcome)
        return outcome
    }

    private func ending(_ letter: Letter) throws -> [Series] {
        if letter.kind == MailKind.reminder.rawValue {
            return try convenor.journal.series(concerning: letter.recipient, in: transaction)
        }
        return try convenor.journal.series(letter.stream, in: transaction).map { [$0] } ?? []
    }
}
