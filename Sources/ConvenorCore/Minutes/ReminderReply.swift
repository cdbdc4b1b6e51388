extension ReminderDigest {
    /// The digest as a direct message: the facts of the mail, with a button for what can be done at once.
    package func reply(roster: Roster, words: any LetterWords) -> Reply {
        let home = zone.identifier
        var blocks: [Reply.Block] = [
            .line(words.remark(greeting(roster), home: home))
        ]
        for bucket in buckets {
            blocks.append(.line(words.heading(bucket)))
            blocks.append(.items(lines(in: bucket).flatMap { items(of: $0, words) }))
        }
        for meeting in meetings { blocks += meeting.blocks(under: words.subject(meeting.subject), words) }
        let warnings = warnings(roster).map { words.remark($0, home: home) }
        blocks += warnings.map { .line($0) }
        let ids = told.map(\.record.id).filter { $0.kind == .action }
        if !told.isEmpty { blocks.append(.line(words.remark(.howToAnswerHere(ids: ids), home: home))) }
        blocks.append(
            .buttons(
                told.map { line in
                    let title = titles.count > 1 ? line.series.title : nil
                    return Reply.Button(
                        label: words.remark(.doneButton(line.record.id, series: title), home: home),
                        line: "done \(line.record.id)", series: line.series.slug)
                }))
        var reply = Reply(blocks)
        reply.audience = .confidential
        return reply
    }

    private func items(of line: Line, _ words: any LetterWords) -> [String] {
        let text = words.text(of: line.record, in: line.series)
        let due = words.remark(remark(of: line), home: zone.identifier)
        return ["\(line.record.id) \(text), \(due)"]
            + reasons(line, words).map { "  " + words.remark($0, home: zone.identifier) }
    }
}
