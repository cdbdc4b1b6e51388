import ConvenorCore

/// What somebody wrote in answer to a letter: commands, one a line, and words.
extension MailReception {
    /// Against somebody's machine that answers ours and does not say so.
    private static let mostAnswers = 50

    func answer(_ letter: Letter) throws -> Outcome {
        let person = letter.recipient
        let room = "mail/\(person.name)"
        let series = try isAboutOneSeries(letter) ? convenor.journal.series(letter.stream, in: transaction) : nil
        let question = try convenor.journal.series(StreamID("lobby/" + room), in: transaction)?.questions[person]
        let topic = letter.topic.flatMap { series?.records[$0] == nil ? nil : $0 }
        let lines = AnswerLines(ReplyText(mail.text ?? ""), topic: topic, question: question)
        var door = Performance.Door(house: convenor.house, now: now, typist: person, room: room)
        door.isDirect = true
        // What was asked back knows its own series.
        if let series, !lines.answersQuestion { door.series = .series(series.slug) }
        var outcome = Outcome()
        var answer = MailAnswer(key: ["answer"] + place, lead: .answerLead(name: try people().name(of: person)))
        for line in lines.commands {
            let heard = try performance.hear(line, door: door)
            answer.heard.append((line, heard.reply.plainText.split(separator: "\n").map(String.init)))
            outcome.heard.append(heard)
        }
        if !lines.words.isEmpty {
            // What a line has answered already is not answered anew by the words below it.
            let isAnswered = lines.commands.contains { Self.record(in: $0) == topic }
            let about = topic ?? lines.commands.last.flatMap(Self.record)
            try keep(lines.words, about: about, isAnswer: topic != nil && !isAnswered, door, &answer, &outcome)
        }
        if lines.commands.isEmpty, lines.words.isEmpty { answer.remarks.append(.answerEmpty) }
        try confirm(answer, letter, &outcome)
        return outcome
    }

    /// Words beside commands become a note about the record; all others are sent back with how to say it.
    private func keep(
        _ words: String, about record: RecordID?, isAnswer: Bool, _ door: Performance.Door,
        _ answer: inout MailAnswer, _ outcome: inout Outcome
    ) throws {
        if let record {
            let answers = isAnswer && Self.isAnswer(words, to: record)
            let line = answers ? "answer \(record) \(words)" : "note \(record): \(words)"
            let heard = try performance.hear(line, door: door)
            if heard.end == .done {
                outcome.heard.append(heard)
                if answers {
                    answer.heard.append((words, heard.reply.plainText.split(separator: "\n").map(String.init)))
                } else {
                    let last = heard.series?.counters[.note] ?? 0
                    answer.remarks.append(.answerKept(words, as: RecordID(.note, last)))
                }
                return
            }
        }
        answer.remarks += [.answerNotTaken(words), .howToReply(ids: [record].compactMap { $0 })]
    }

    /// Whether words answer what a letter asked: any do a check-in, a score does a feedback request.
    private static func isAnswer(_ words: String, to record: RecordID) -> Bool {
        switch record.kind {
        case .checkIn: true
        case .feedback: Answering.score(opening: words).map { (1...5).contains($0) } ?? false
        default: false
        }
    }

    func confirm(_ answer: MailAnswer, _ letter: Letter, _ outcome: inout Outcome) throws {
        let person = letter.recipient
        // To where letters to them go, not to From: who reads along is not told what is theirs.
        guard let address = try people().mail(to: person), try takes("answered/\(person.name)", most: Self.mostAnswers)
        else { return }
        let mailbox = Mailbox(name: try people()[person]?.name?.cleaned, address: address)
        let stream = outcome.heard.compactMap(\.stream).last { $0.slug != nil } ?? letter.stream
        try transaction.enqueue(
            try convenor.clerk.answer(
                answer, to: mail, at: mailbox, person: person, kind: .answer, stream: stream, now: now,
                roster: try people()))
        outcome.rings = true
    }

    /// A letter about one series names it as its list; a digest over several names none.
    private func isAboutOneSeries(_ letter: Letter) -> Bool {
        if letter.kind == "answer" { return false }
        return letter.stream.slug != nil && reader.read(letter.bytes)?.headers["list-id"] != nil
    }

    private static func record(in line: String) -> RecordID? {
        line.split(separator: " ").lazy.compactMap { RecordID($0.filter { !",.!".contains($0) }) }.first
    }
}
