/// What earlier sessions of a series left for the step that the room is in, numbered for the chair.
package struct Offer: Sendable, Hashable {
    package var number: Int
    package var source: RecordID
    package var becomes: Becoming
    /// It was taken up in this meeting already.
    package var isTaken: Bool

    /// What the record is in this meeting once it is taken up.
    package enum Becoming: String, Sendable, Hashable {
        /// Itself, under its own id.
        case itself
        case adjustment, action
    }
}

extension Series {
    /// Numbered before those taken up are marked, so that a number keeps its meaning while the chair goes down the list.
    ///
    /// Private and confidential records are not offered, because an offer is read by the whole room.
    package func offers() -> [Offer] {
        guard let meeting = running, let step = currentStep else { return [] }
        let kinds = Set(step.records)
        var found: [(RecordID, Offer.Becoming)] = []
        var kept: [Kind] = kinds.contains(.goal) ? [.goal] : []
        if kinds.contains(.metric) || kinds.contains(.keyResult) { kept.append(.keyResult) }
        if kinds.contains(.metric) { kept.append(.metric) }
        for kind in kept { found += standing(kind).filter(isEarlier).map { ($0.id, .itself) } }
        let answers = kinds.contains(.adjustment) || kinds.contains(.action) ? promised(kinds) : []
        found += answers
        let taken = takenUp(in: meeting, answering: Set(answers.map(\.0)))
        return found.enumerated().map { index, row in
            Offer(number: index + 1, source: row.0, becomes: row.1, isTaken: taken.contains(row.0))
        }
    }

    private func isEarlier(_ record: Record) -> Bool {
        record.meeting < (meeting?.number ?? 0) && record.privacy == nil
    }

    /// Attention points and Now ideas, and for actions the decisions of the last sessions, that nothing of an earlier
    /// meeting answers.
    private func promised(_ kinds: Set<Kind>) -> [(RecordID, Offer.Becoming)] {
        let becomes: Offer.Becoming = kinds.contains(.adjustment) ? .adjustment : .action
        var sources = standing(.attentionPoint).filter(isEarlier)
        sources += IdeaBoard(self).ideas(.now).filter(isEarlier)
        if becomes == .action { sources += lastDecisions.filter { $0.privacy == nil } }
        guard let oldest = sources.map(\.at).min() else { return [] }
        let elsewhere = answers(since: oldest).filter { !isOfThisStep($0) }
        let answered = Set(elsewhere.flatMap { $0.links ?? [] })
        return sources.filter { !answered.contains($0.id) }.map { ($0.id, becomes) }
    }

    /// Written while the room is in the step that it is in: its offer keeps its number until the step is left.
    private func isOfThisStep(_ record: Record) -> Bool {
        guard let meeting, meeting.progress.indices.contains(meeting.step) else { return false }
        return record.meeting == meeting.number && record.step == meeting.progress[meeting.step].origin
    }

    /// How many sessions back a decision without an action is still offered.
    private static var reach: Int { 3 }

    /// The decisions of the last sessions, the oldest first; what is older is the audit's.
    private var lastDecisions: [Record] {
        let number = meeting?.number ?? 0
        return newest(.decision) { $0.meeting >= number - Self.reach }.filter { $0.meeting < number }.reversed()
    }

    /// What may answer an offer, written since a moment.
    private func answers(since oldest: Moment) -> [Record] {
        [Kind.adjustment, .action, .milestone].flatMap { kind in newest(kind) { $0.at >= oldest } }
    }

    /// Records of a kind from the newest back, as long as the condition holds.
    private func newest(_ kind: Kind, while holds: (Record) -> Bool) -> [Record] {
        var found: [Record] = []
        for number in stride(from: counters[kind] ?? 0, to: 0, by: -1) {
            // A number that was taken back has no record.
            guard let record = records[RecordID(kind, number)] else { continue }
            guard holds(record) else { break }
            found.append(record)
        }
        return found
    }

    private func takenUp(in meeting: Meeting, answering sources: Set<RecordID>) -> Set<RecordID> {
        var taken = Set(meeting.carried)
        guard !sources.isEmpty else { return taken }
        for record in answers(since: meeting.startedAt) { taken.formUnion(sources.intersection(record.links ?? [])) }
        return taken
    }

    /// The session that a record comes from: its agenda's title and its day.
    package func session(of record: Record) -> (title: String, number: Int, day: Day)? {
        guard let meeting = meeting(numbered: record.meeting), let agenda = agenda(of: meeting) else { return nil }
        return (agenda.title, meeting.number, (Zone(meeting.zone) ?? .utc).wall(at: meeting.startedAt).day)
    }
}

extension Kind {
    package static let attentionPoint = Kind("AP")
}
