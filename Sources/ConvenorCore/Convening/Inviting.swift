/// When calendars are told of what changed: some minutes after the first change, so that several are one mail; of what is
/// called off at once.
enum Inviting {
    /// Seconds for which changes are gathered.
    static let gathering = 5 * 60

    static let rows = [row("invite", uninvitedOnly: false), row("uninvite", uninvitedOnly: true)]

    private static func row(_ name: String, uninvitedOnly: Bool) -> ClockRow {
        ClockRow(
            name: name,
            ofSeries: { series, almanac in series.invitationAlarms(name, uninvitedOnly: uninvitedOnly, almanac.roster)
            },
            isMoved: moves,
            decide: { key, series, scene in
                let uid = String(key.dropFirst(name.count + 1))
                let round = series.round(
                    of: uid, uninvitedOnly: uninvitedOnly, roster: scene.roster, now: scene.now)
                return round.map { Decision([.calendarsTold(round: $0)]) }
            },
            sends: { decision, _, scene in
                decision.events.flatMap { event -> [PlannedNotice] in
                    if case .calendarsTold(let round) = event { notices(of: round, scene) } else { [] }
                }
            })
    }

    private static func notices(of round: InvitationRound, _ scene: Scene) -> [PlannedNotice] {
        func told(_ people: [Handle], _ sort: (Handle) -> MeetingLetter.Sort) -> [PlannedNotice] {
            people.map { PlannedNotice(.meeting(sort($0), round.start), to: $0, in: scene) }
        }
        return told(round.asked) { round.newcomers.contains($0) ? .invited : .changed }
            + told(round.unreachable) { _ in .invited }
            + told(round.uninvited) { _ in round.isCancelled ? .cancelled : .uninvited }
    }

    /// Whether an event may change what calendars should know.
    static func moves(_ event: Event) -> Bool {
        switch event {
        case .memberSet, .memberRemoved, .meetingStarted, .meetingEnded, .scheduled, .meetingPlanned, .planDropped,
            .planLapsed, .calendarsTold, .undone:
            true
        default: false
        }
    }
}

extension Series {
    fileprivate func invitationAlarms(_ name: String, uninvitedOnly: Bool, _ roster: Roster) -> [AlarmFact] {
        guard let planning else { return [] }
        return invitationUIDs.compactMap { uid in
            let debt = debt(of: uid, roster: roster)
            if uninvitedOnly ? debt.uninvited.isEmpty : debt.asked.isEmpty { return nil }
            let since = planning.changedAt ?? planning.next?.at ?? Moment(milliseconds: 0)
            var at = uninvitedOnly ? since : since.adding(seconds: Inviting.gathering)
            // What is agreed in a meeting may change until its end.
            if !uninvitedOnly, let running {
                at = max(at, running.plannedStart.adding(seconds: running.plannedMinutes * 60))
            }
            return AlarmFact(key: "\(name)/\(uid)", person: nil, at: at)
        }
    }
}
