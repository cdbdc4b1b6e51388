extension Series {
    /// Points that progress may lag behind the time gone before an action is at risk, and before it is off track.
    private static let lags = (risk: 20, off: 40)

    /// How an open action goes: the worse of what was answered last and of what its figures say; nil while neither says
    /// anything.
    ///
    /// Blocked or past its date is off track. The figures are its percent and the share of the time gone since it was
    /// written down.
    package func trend(of action: Record, now: Moment) -> Stand? {
        guard action.id.kind == .action, action.isStanding else { return nil }
        if action.status == .blocked || action.due?.isPast(at: now) == true { return .offTrack }
        return [answered(of: action), figured(of: action, now: now)].compactMap { $0 }.max()
    }

    private func figured(of action: Record, now: Moment) -> Stand? {
        guard let percent = action.percent, let due = action.due else { return nil }
        let whole = due.moment.seconds(since: action.at)
        guard whole > 0 else { return nil }
        let lag = min(100, now.seconds(since: action.at) * 100 / whole) - percent
        return lag >= Self.lags.off ? .offTrack : lag >= Self.lags.risk ? .atRisk : .onTrack
    }

    /// What its owner or a helper answered last.
    private func answered(of action: Record) -> Stand? {
        let people = [action.owner].compactMap { $0 } + (action.helpers ?? [])
        var newest: (at: Moment, stand: Stand)?
        // A score says how an adjustment works, and nothing of an action.
        for (id, round) in rounds ?? [:] where id.kind == .checkIn {
            for answer in people.flatMap({ [round.earlier[$0], round.answers[$0]] }).compactMap({ $0 }) {
                guard let stand = answer.about?[action.id] ?? (answer.person == action.owner ? answer.stand : nil),
                    answer.at > action.at
                else { continue }
                if newest.map({ $0.at < answer.at }) ?? true { newest = (answer.at, stand) }
            }
        }
        return newest?.stand
    }
}

/// What came of a round: facts, and who said nothing.
package struct RoundResult: Sendable, Hashable {
    package var id: RecordID
    package var number: Int
    package var planned: Moment
    package var answers: [RoundAnswer]
    package var silent: [Handle]
    /// The open actions of those who were asked, and how they go.
    package var actions: [RecordID]
    package var meanTenths: Int?

    package init(_ record: Record, _ round: Round, in series: Series, now: Moment) {
        id = record.id
        number = round.number
        planned = round.planned
        answers = round.concerned.compactMap { round.answers[$0] }
        silent = round.silent
        meanTenths = record.id.kind == .feedback ? round.meanTenths : nil
        actions = record.id.kind == .checkIn ? series.openActions(of: Set(round.concerned)).map(\.id) : []
    }
}
