extension Series {
    /// The exit checks that the current step does not meet, each with what is missing.
    package func unmetChecks(now: Moment, zone: Zone, roster: Roster) -> [Unmet] {
        guard let step = currentStep else { return [] }
        return step.checks.compactMap { unmet($0, step: step, roster: roster) }
    }

    private func unmet(_ check: ExitCheck, step: Step, roster: Roster) -> Unmet? {
        switch check {
        case .materialReceived: return materialMissing(step)
        case .teamsInvited: return teamsMissing()
        case .recordsWritten:
            let missing = step.records.filter { kind in !hasRecord(kind) }
            return report(check, missing.map { KindRow.of($0).word }, of: step.records.count)
        case .goalWritten: return report(check, standing(.goal).isEmpty ? ["O"] : [], of: 1)
        case .metricsComplete:
            let metrics = standing(.metric)
            if metrics.isEmpty, standing(.keyResult).isEmpty { return Unmet(check: check, missing: ["K"], of: 0) }
            return report(
                check, metrics.filter { !$0.missingMeasures.isEmpty }.map(\.id.description), of: metrics.count)
        case .goalsSupported: return goalsUnsupported()
        case .highGapsAnswered: return highGapsOpen()
        case .actionsComplete:
            let actions = standing(.action)
            return report(
                check, actions.filter { $0.owner == nil || $0.due == nil }.map(\.id.description), of: actions.count)
        case .checkInPlanned: return report(check, standing(.checkIn).isEmpty ? ["C"] : [], of: 1)
        case .feedbackRequested:
            let agreed = standing(.adjustment).filter { $0.status == .agreed }
            let asked = Set(standing(.feedback).flatMap { $0.links ?? [] })
            return report(check, agreed.filter { !asked.contains($0.id) }.map(\.id.description), of: agreed.count)
        case .insightsActed:
            return report(check, insightsWithoutAction.map(\.description), of: standing(Kind("IN")).count)
        case .recipientsSeen: return report(check, meeting?.recipientsSeen == true ? [] : ["preview"], of: 1)
        }
    }

    private func report(_ check: ExitCheck, _ missing: [String], of count: Int) -> Unmet? {
        missing.isEmpty ? nil : Unmet(check: check, missing: missing, of: count)
    }

    private func hasRecord(_ kind: Kind) -> Bool {
        guard let number = meeting?.number, let last = counters[kind] else { return false }
        if records.hasStanding(kind) { return true }
        return records[RecordID(kind, last)]?.meeting == number
    }

    private func materialMissing(_ step: Step) -> Unmet? {
        let missing = materials(of: step).filter { $0.record?.status != .received }.map(\.name)
        return report(.materialReceived, missing, of: step.required.count)
    }

    private func teamsMissing() -> Unmet? {
        guard let agenda, let meeting else { return nil }
        let invited = Set(meeting.attendance.keys.compactMap { members[$0]?.team?.lowercased() })
        let missing = agenda.requiredTeams.filter { !invited.contains($0.lowercased()) }
        return report(.teamsInvited, missing, of: agenda.requiredTeams.count)
    }

    private func goalsUnsupported() -> Unmet? {
        let goals = standing(.goal)
        let answering = standing(.marketingGoal) + standing(.gap) + standing(.keyResult)
        let answered = Set(answering.flatMap { $0.links ?? [] })
        return report(
            .goalsSupported, goals.filter { !answered.contains($0.id) }.map(\.id.description), of: goals.count)
    }

    private func highGapsOpen() -> Unmet? {
        let high = standing(.gap).filter { $0[.severity] == "high" }
        let closed = Set(standing(.adjustment).filter { $0.status == .agreed }.flatMap { $0.links ?? [] })
        let open = high.filter { $0.status != .accepted && !closed.contains($0.id) }
        return report(.highGapsAnswered, open.map(\.id.description), of: high.count)
    }
}
