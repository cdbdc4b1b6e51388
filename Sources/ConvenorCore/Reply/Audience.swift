/// Who may read what is told: the one place that decides it.
///
/// What changes the meeting is for the room. Looks, questions and refusals are for who asked. What is private,
/// confidential or about one person's own affairs never shows in a room.
extension Reply.Audience {
    /// Of a question or a refusal, which say again some of what was typed.
    package static func ofWords(about line: String, answering question: Question?) -> Self {
        let isAnswer = question.map { Hearing.choice(of: line, in: $0) != nil } ?? false
        let lines = [line] + (isAnswer ? question?.choices.compactMap(\.line) ?? [] : [])
        return lines.contains { Utterance($0)?.privacy != nil } ? .confidential : .asker
    }
}

extension Decision {
    /// - Parameters:
    ///   - question: what was open when the line was typed.
    ///   - before: the series as it stood, with everything in it.
    ///   - after: the same after the events.
    ///   - reader: who typed the line.
    package func audience(
        of line: String, answering question: Question?, before: Series, after: Series, reader: Handle
    ) -> Reply.Audience {
        if Reply.Audience.ofWords(about: line, answering: question) == .confidential { return .confidential }
        let isLook = !events.contains(where: \.changesMeeting)
        let seen = isLook ? before.visible(to: reader) : after
        let ids = events.flatMap(\.touched) + say.flatMap { isLook ? $0.shown(in: seen) : $0.written }
        let isHidden = ids.contains { before.hidden.contains($0) || after.hidden.contains($0) }
        if isHidden || say.contains(where: { $0.isPersonal(for: reader) }) { return .confidential }
        return isLook ? .asker : .room
    }

    /// Whether it changes something that not everybody in the room may read of, by what stands before it.
    package func changesHidden(
        in series: Series?, of line: String, answering question: Question?, by reader: Handle
    ) -> Bool {
        guard let series, events.contains(where: \.changesMeeting) else { return false }
        return audience(of: line, answering: question, before: series, after: series, reader: reader) == .confidential
    }
}

extension Event {
    /// Something that the others in the meeting have to know of.
    fileprivate var changesMeeting: Bool {
        switch self {
        case .questionAsked, .questionClosed, .recipientsSeen, .lineHeard: false
        default: true
        }
    }
}

extension Saying {
    /// Records that are told of because the command wrote them, or took them back.
    fileprivate var written: [RecordID] {
        switch self {
        case .card(let id), .show(let id), .halfDate(let id, _), .changed(let id, _, _), .checkIn(let id, _, _),
            .carriedPruned(let id), .snoozed(let id, _), .disowned(let id):
            [id]
        case .takenBack(let step): Array(step.records.keys)
        case .voteOpened(let vote), .voteClosed(let vote), .ballotTaken(_, _, let vote, _): vote.subjects
        case .dismissed(let finding, _): [finding.subject]
        default: []
        }
    }

    /// Records that a look shows.
    fileprivate func shown(in series: Series) -> [RecordID] {
        switch self {
        case .list(_, let ids), .carriedPreview(let ids): ids
        case .plan(let outlook, _): outlook.notices.compactMap(\.record)
        case .ledger(let ledger): ledger.chains.flatMap { $0.links.map(\.id) }
        case .findings(let findings): findings.map(\.finding.subject)
        case .score(let report): report.misses.map(\.id)
        case .minutes: series.hidden.filter { series.records[$0] != nil }
        default: written
        }
    }

    /// About the affairs of the reader, or of somebody whose mail is shown.
    fileprivate func isPersonal(for reader: Handle) -> Bool {
        switch self {
        case .list(.mine(let handle), _): handle == reader
        case .plan(let outlook, _): !outlook.notices.isEmpty && outlook.notices.allSatisfy { $0.person == reader }
        case .preview, .previewOne: true
        default: false
        }
    }
}

extension Series {
    /// The series as words about it may show it to such an audience.
    package func shown(to audience: Reply.Audience, reader: Handle, written: [RecordID]) -> Series {
        guard !hidden.isEmpty else { return self }
        var seen = visible(to: reader)
        switch audience {
        case .asker: break
        case .room: for id in hidden { seen.records.remove(id) }
        // Who writes sees what they wrote, also where a higher role alone will see it from then on.
        case .confidential: for id in written { if let record = records[id] { seen.records.put(record) } }
        }
        return seen
    }
}
