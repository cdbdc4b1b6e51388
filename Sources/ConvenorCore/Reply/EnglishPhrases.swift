extension English {
    package func word(for status: Status) -> String {
        switch status {
        case .open: "open"
        case .done: "done"
        case .dropped: "dropped"
        case .proposed: "proposed"
        case .agreed: "agreed"
        case .rejected: "rejected"
        case .parked: "parked"
        case .expected: "expected"
        case .received: "received"
        case .accepted: "accepted"
        case .blocked: "blocked"
        case .pinned: "pinned"
        }
    }

    package func word(for kind: Kind, count: Int) -> String {
        if let form = Forms.of(kind) { return (count == 1 ? form.name : form.plural)[language] }
        let row = KindRow.of(kind)
        let word = count == 1 ? row.word : row.plural
        return kind == .checkIn ? word : word.replacing("-", with: " ")
    }

    package func text(of record: Record, in series: Series) -> String {
        if let rhythm = rhythm(of: record) { return rhythm }
        if record.id.kind == .parked, record[.obstacle] == record.text { return "in the way: \(record.text)" }
        return record.storedFinding.map(short) ?? record.text
    }

    /// The finding without its subject's text: `O2 has no marketing goal`.
    private func short(_ finding: Finding) -> String {
        let subject = finding.subject
        switch finding.sort {
        case .coverage: return "\(subject) has no marketing goal"
        case .orphan: return "\(subject) supports no organisational goal"
        case .performance:
            return
                "\(subject) is at \(finding.progress ?? 0) % of its way with \(finding.elapsed ?? 0) % of the time gone"
        case .unmeasured: return "\(subject) is not measured"
        case .ownerless: return "\(subject) has no owner"
        case .silentTeam: return "\(subject) needs \(finding.team ?? "a team") and nobody of that team is here"
        case .ineffective: return "\(subject) is not found to work\(score(of: finding))"
        }
    }

    private func score(of finding: Finding) -> String {
        guard let score = finding.score else { return "" }
        let count = finding.count.map { " from \(self.count($0, "answer"))" } ?? ""
        return ": \(score / 10).\(score % 10) of 5\(count)"
    }

    package func sentence(for finding: Finding, in series: Series) -> String {
        let text = series.records[finding.subject].map { " \"\($0.text)\"" } ?? ""
        let subject = "\(finding.subject)\(text)"
        switch finding.sort {
        case .coverage: return "coverage     \(subject) is supported by no marketing goal"
        case .orphan: return "orphan       \(subject) supports no organisational goal"
        case .performance:
            let asOf = finding.metric.flatMap { series.records[$0]?[.asOf] }.flatMap(Day.init(iso:))
            let source = finding.metric.map { " (\($0)\(asOf.map { ", as of \(day($0))" } ?? ""))" } ?? ""
            return "performance  \(subject) is at \(finding.progress ?? 0) % of its way, "
                + "\(finding.elapsed ?? 0) % of the time is over\(source)"
        case .unmeasured:
            let why = finding.metric.map { noValue($0, in: series) } ?? "it has no metric"
            return "unmeasured   \(subject): \(why)"
        case .ownerless: return "ownerless    \(subject) has no owner"
        case .silentTeam:
            return "silent team  \(subject) needs \(finding.team ?? "a team"), and nobody of that team is here"
        case .ineffective: return "no effect    \(subject) is not found to work\(score(of: finding))"
        }
    }

    package func word(for breakage: Ledger.Break) -> String {
        switch breakage {
        case .noMarketingGoal: "no marketing goal supports it"
        case .noMetric: "no metric"
        case .noValue: "no value measured"
        case .noAdjustment: "nothing answers it"
        case .notAgreed: "not agreed"
        case .noAction: "no action carries it out"
        case .noOwner: "no owner"
        case .noDate: "no date"
        case .overdue: "overdue"
        case .servesNothing: "supports no organisational goal"
        }
    }

    package func sentence(for unmet: Unmet, in series: Series) -> String {
        let names = list(unmet.missing)
        let isOne = unmet.missing.count == 1
        switch unmet.check {
        case .materialReceived:
            return
                "\(names) \(isOne ? "is" : "are") missing (\(unmet.of - unmet.missing.count) of \(unmet.of) received)"
        case .teamsInvited: return "nobody is invited from \(names)"
        case .recordsWritten: return "no \(names.replacing(" and ", with: " and no ")) yet"
        case .goalWritten: return "no organisational goal yet"
        case .metricsComplete:
            return unmet.of == 0
                ? "no metric yet" : "\(names) \(isOne ? "lacks" : "lack") a unit, an as-of date or a source"
        case .goalsSupported: return "\(names) \(isOne ? "has" : "have") neither a marketing goal nor a gap"
        case .highGapsAnswered:
            return "high gap\(isOne ? "" : "s") \(names): no agreed adjustment, and not accepted with a reason"
        case .actionsComplete: return "\(names) \(isOne ? "lacks" : "lack") an owner or a date"
        case .checkInPlanned: return "no check-in is planned"
        case .feedbackRequested: return "nobody is asked yet whether \(names) \(isOne ? "works" : "work")"
        case .insightsActed: return "nothing is done with \(names) yet"
        case .recipientsSeen: return "the recipients of the minutes have not been looked at"
        }
    }

    /// `a`, `a and b`, `a, b and c`.
    package func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }
}
