/// Gaps that the machine finds by itself, offered to the chair one by one.
enum Findings {
    static let verbs: [Verb] = [
        Verb(
            "gaps", ["findings"], group: .substance, usage: "gaps", examples: ["gaps"], kinds: [.gap],
            decide: { ask throws(Stop) in Decision(say: [.findings(ask.findings())]) }),
        Verb(
            "accept", [], group: .substance,
            usage: "accept number [high|medium|low] [cause reason] · accept G1 because reason",
            examples: ["accept 1 high cause all budget on acquisition", "accept G1 because nobody is free for it"],
            role: .chair, kinds: [.gap], decide: accept),
        Verb(
            "dismiss", [], group: .substance, usage: "dismiss number because reason",
            examples: ["dismiss 2 because the season has not begun"], role: .chair, needs: .meeting, kinds: [.gap],
            decide: dismiss),
    ]

    static func accept(_ ask: Ask) throws(Stop) -> Decision {
        if let first = ask.tokens.first, RecordID(first.text) != nil { return try live(ask) }
        let (finding, rest) = try pick(ask)
        var severity = "medium"
        var cause = rest
        let (word, after) = Utterance.splitVerb(rest)
        if let named = ClauseWords.severities[word] {
            severity = named
            cause = after
        }
        let (opener, reason) = Utterance.splitVerb(cause)
        let said = String(ClauseWords.opensReason(opener, in: ask.language) ? reason : cause).cleaned
        try ask.check(said)
        var draft = Draft(kind: .gap)
        draft.details[.severity] = severity
        draft.details[.gapKind] = finding.sort.rawValue
        if !said.isEmpty { draft.details[.cause] = said }
        if let team = finding.team { draft.details[.team] = team }
        if let progress = finding.progress, let elapsed = finding.elapsed {
            draft.details[.evidence] = "\(progress) % / \(elapsed) %"
        }
        if let score = finding.score { draft.details[.evidence] = "\(score / 10).\(score % 10) of 5" }
        draft.text = finding.sort.rawValue
        draft.links = [finding.subject] + (finding.metric.map { $0 == finding.subject ? [] : [$0] } ?? [])
        let record = ask.series.record(from: draft, ask)
        return Decision([.recordAdded(record: record)], say: [.card(record.id)])
    }

    /// `accept G1 because …`: a gap that the room chooses to live with.
    private static func live(_ ask: Ask) throws(Stop) -> Decision {
        let (record, rest) = try ask.record([.gap])
        guard record.isStanding else { throw .refused(.notStanding(record.id, record.status)) }
        let reason = try ask.reason(rest, isNeeded: true)
        return Decision(
            [.recordChanged(id: record.id, changes: [.status(.accepted), .detail(name: .because, value: reason)])],
            say: [.card(record.id)])
    }

    static func dismiss(_ ask: Ask) throws(Stop) -> Decision {
        let (finding, rest) = try pick(ask)
        let reason = try ask.reason(Token.split(rest), isNeeded: true)
        return Decision(
            [.findingDismissed(finding: finding, because: reason)], say: [.dismissed(finding, because: reason)])
    }

    private static func pick(_ ask: Ask) throws(Stop) -> (Finding, Substring) {
        let (said, rest) = Utterance.splitFirst(ask.rest)
        if said.isEmpty { throw .refused(.missing(.number, verb: ask.verb)) }
        guard let number = Int(said) else { throw .refused(.badNumber(String(said), verb: ask.verb)) }
        let all = ask.findings()
        guard let found = all.first(where: { $0.number == number }) else {
            throw .refused(.noFinding(number, offered: all.map(\.number)))
        }
        return (found.finding, rest)
    }
}

/// A finding with the number by which the chair takes it up.
package struct NumberedFinding: Sendable, Hashable {
    package var number: Int
    package var finding: Finding

    init(_ number: Int, _ finding: Finding) {
        self.number = number
        self.finding = finding
    }
}

extension Ask {
    func findings() -> [NumberedFinding] { series.findings(today: scene.today, zone: scene.zone) }
}

extension Series {
    /// Points of progress that a metric may lag behind its period before it counts as a gap.
    private static var tolerance: Int { 10 }

    /// Gaps in the records as they stand, without those accepted as a record or dismissed in this meeting.
    ///
    /// Numbered before those are left out, so that a number keeps its meaning while the chair goes down the list.
    package func findings(today: Day, zone: Zone) -> [NumberedFinding] {
        let known = standing(.gap)
        let all = allFindings(today: today, zone: zone).enumerated().map { NumberedFinding($0.offset + 1, $0.element) }
        return all.filter { numbered in
            let finding = numbered.finding
            return !known.contains { gap in
                gap[.gapKind] == finding.sort.rawValue && gap.links?.first == finding.subject
                    && gap[.team] == finding.team
            } && meeting?.dismissed.contains { $0.finding.isSame(as: finding) } != true
        }
    }

    private func allFindings(today: Day, zone: Zone) -> [Finding] {
        let goals = standing(.goal)
        let marketing = standing(.marketingGoal)
        let metrics = standing(.metric) + standing(.keyResult)
        // An objective with key results is carried by these.
        let supported = Set((marketing + standing(.keyResult)).flatMap { $0.links ?? [] })
        var found: [Finding] = []
        for goal in goals where !supported.contains(goal.id) {
            found.append(Finding(sort: .coverage, subject: goal.id))
        }
        for goal in marketing where !(goal.links ?? []).contains(where: { $0.kind == .goal }) {
            found.append(Finding(sort: .orphan, subject: goal.id))
        }
        for goal in marketing { found += measured(goal, by: metrics, today: today, zone: zone) }
        for goal in goals + marketing where goal.owner == nil {
            found.append(Finding(sort: .ownerless, subject: goal.id))
        }
        return found + silentTeams(in: goals + marketing) + ineffective()
    }

    private func measured(_ goal: Record, by metrics: [Record], today: Day, zone: Zone) -> [Finding] {
        let own = metrics.filter { $0.links?.contains(goal.id) == true }
        let fresh = own.filter { $0.isMeasured(today: today) }
        if fresh.isEmpty { return [Finding(sort: .unmeasured, subject: goal.id, metric: own.first?.id)] }
        return fresh.compactMap { metric in
            guard let progress = metric.progress, let due = metric.due ?? goal.due else { return nil }
            let elapsed = Self.elapsed(from: zone.wall(at: goal.at).day, to: due.wall.day, today: today)
            guard progress < elapsed - Self.tolerance else { return nil }
            return Finding(
                sort: .performance, subject: goal.id, metric: metric.id, progress: progress, elapsed: elapsed)
        }
    }

    /// Percent of the quarter gone when the deadline lies in the running one, else of the time since the goal was set.
    static func elapsed(from start: Day, to end: Day, today: Day) -> Int {
        var begin = start
        let quarter = Day(year: today.year, month: (today.month - 1) / 3 * 3 + 1, day: 1)
        if end.daysSince1970 - quarter.daysSince1970 < 93, quarter < start { begin = quarter }
        let whole = end.daysSince1970 - begin.daysSince1970 + 1
        guard whole > 0 else { return 100 }
        return min(100, max(0, (today.daysSince1970 - begin.daysSince1970) * 100 / whole))
    }

    private func silentTeams(in goals: [Record]) -> [Finding] {
        guard let meeting, let agenda else { return [] }
        let here = Set(meeting.present.compactMap { members[$0]?.team?.lowercased() })
        let teams = Set(agenda.requiredTeams + members.values.compactMap(\.team)).map { $0.lowercased() }.sorted()
        return goals.flatMap { goal in
            let text = " " + goal.text.lowercased().map { $0.isLetter || $0.isNumber ? String($0) : " " }.joined() + " "
            return teams.filter { text.contains(" \($0) ") && !here.contains($0) }.map {
                Finding(sort: .silentTeam, subject: goal.id, team: $0)
            }
        }
    }
}

extension Day {
    /// Reads `2026-12-04`.
    package init?(iso: String) {
        let parts = iso.split(separator: "-").map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
        self.init(checking: year, month, day)
    }
}
