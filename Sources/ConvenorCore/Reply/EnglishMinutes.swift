extension English: MinutesWords {
    package func heading(_ heading: MinutesHeading) -> String {
        switch heading {
        case .changed: "Changed"
        case .takeaways: "In one sentence"
        case .vision: "Vision"
        case .newGoals: "New goals"
        case .goals: "Goals"
        case .metrics: "Metrics"
        case .decisions: "Decisions"
        case .gaps: "Gaps"
        case .dismissed: "Dismissed"
        case .adjustments: "Adjustments"
        case .newActions: "Actions"
        case .carried: "Carried over"
        case .closed: "Since last time"
        case .milestones: "Milestones"
        case .timeline: "Timeline"
        case .risks: "Risks"
        case .ideas: "Ideas"
        case .parked: "Parked"
        case .notes: "Notes"
        case .links: "Links"
        case .material: "Material"
        case .votes: "Votes"
        case .feedback: "Feedback"
        case .scores: "Scores"
        case .skipped: "Skipped"
        case .present: "Present"
        case .late: "Late"
        case .absent: "Absent"
        case .excused: "Excused"
        case .invited: "Invited"
        case .informed: "Informed"
        case .spoke: "Spoke"
        case .checkIns: "Next"
        case .served: "What they serve"
        case .course: "Course of the meeting"
        case .records: "Records"
        }
    }

    package func column(_ column: MinutesColumn) -> String {
        switch column {
        case .id: "Id"
        case .what: "What"
        case .who: "Who"
        case .due: "Due"
        case .serves: "For"
        case .status: "Status"
        case .baseline: "Baseline"
        case .actual: "Actual"
        case .target: "Target"
        case .progress: "Progress"
        case .asOf: "As of"
        }
    }

    /// A date as agreed: the hour only where one was given.
    private func date(_ deadline: Deadline, home: String) -> String {
        deadline.hasTime ? self.deadline(deadline, home: home) : day(deadline.wall.day)
    }

    package func note(_ note: MinutesNote, home: String) -> String {
        switch note {
        case .owner(let name, let helpers): helpers.isEmpty ? name : "\(name) with \(list(helpers))"
        case .status(let status): word(for: status)
        case .severity(let severity): severity
        case .percent(let percent): "\(percent) % done"
        case .figures(let actual, let target, let baseline, let unit): figures(actual, target, baseline, unit)
        case .progress(let percent): "\(percent) % of the way"
        case .asOf(let day): "as of \(self.day(day))"
        case .source(let source): "source: \(source)"
        case .shift(let from, let to): "from \(from) to \(to)"
        case .because(let reason): "because \(reason)"
        case .cause(let cause): "cause: \(cause)"
        case .evidence(let evidence): "evidence: \(evidence)"
        case .instead(let alternatives): "instead of \(alternatives)"
        case .decidedBy(let method): "decided by \(method)"
        case .team(let team): "team \(team)"
        case .review(let day): "review \(self.day(day))"
        case .due(let deadline): "due \(date(deadline, home: home))"
        case .firstDue(let deadline): "first agreed for \(date(deadline, home: home))"
        case .closedOn(let day): "on \(self.day(day))"
        case .overdue: "overdue"
        case .carried(let times, let since): "\(ordinal(times)) time, since \(day(since))"
        case .serves(let kind, let ids): "\(verb(of: kind, ids)) \(list(ids.map(\.description)))"
        case .address(let address): address
        case .audience(let audience): "for \(audience)"
        case .questions(let questions): questions
        case .answer(let answer): "answer: \(answer)"
        case .lines(let count): count == 1 ? "1 line" : "\(count) lines"
        case .field(let kind, let detail, let stored): field(detail, stored, of: kind)
        }
    }

    private func figures(_ actual: String?, _ target: String?, _ baseline: String?, _ unit: String?) -> String {
        let parts = [
            actual.map { "at \(figure($0, unit: unit))" }, target.map { "target \(figure($0, unit: unit))" },
            baseline.map { "baseline \(figure($0, unit: unit))" },
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    private func verb(of kind: Kind, _ ids: [RecordID]) -> String {
        switch kind {
        case .marketingGoal: "supports"
        case .adjustment: ids.allSatisfy { $0.kind == .gap } ? "closes" : "for"
        case .gap: "on"
        default: "for"
        }
    }

    func ordinal(_ number: Int) -> String {
        let words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
        if (1...10).contains(number) { return words[number - 1] }
        switch (number % 10, number % 100) {
        case (_, 11...13): return "\(number)th"
        case (1, _): return "\(number)st"
        case (2, _): return "\(number)nd"
        case (3, _): return "\(number)rd"
        default: return "\(number)th"
        }
    }

    package func remark(_ remark: MinutesRemark, home: String) -> String {
        switch remark {
        case .started(let start, let zone): return "\(moment(start, zone: zone)) \(zone.identifier), still going on"
        case .span(let start, let end, let zone): return span(start, end, zone)
        case .version(let version): return "v\(version)"
        case .notSent: return "draft, not sent"
        case .correctionsUntil(let until, let chair):
            return "Something wrong? Tell \(chair), who chaired, until \(deadline(until, home: home))."
        case .takenBack: return "taken back"
        case .score(let score):
            guard let percent = score.percent else { return "done by the first agreed date: nothing planned" }
            return "done by the first agreed date: \(score.kept) of \(score.planned) (\(percent) %)"
        case .returnOnTime(let tenths, let count):
            return "return on time invested \(tenths / 10).\(tenths % 10) of 5 (n=\(count))"
        case .stepSkipped(let number, let title, let because):
            return "step \(number), \(title): skipped" + (because.map { ", because \($0)" } ?? "")
        case .stepUnmet(let number, let title, let unmet):
            return "step \(number), \(title): \(unmet.joined(separator: "; "))"
        case .stepTime(let seconds, let planned):
            let used = "\((seconds + 30) / 60) min"
            return planned == 0 ? used : "\((seconds + 30) / 60) of \(planned) min"
        case .stepNotReached(let number, let title): return "step \(number), \(title): not reached"
        case .stepPassedOver: return "skipped"
        case .untitled(let style): return name(of: style)
        case .vote(let vote): return result(of: vote)
        case .ballots(let vote):
            return vote.outcome?.ballots == 1 ? "1 ballot" : "\(vote.outcome?.ballots ?? 0) ballots"
        case .nobody: return "nobody"
        case .unmetBecause(let reason): return "because \(reason)"
        case .nextMeeting(let plan): return "next meeting \(span(plan, home: home))"
        case .replied(let status, let names): return "\(status.map(word) ?? "no answer from") \(list(names))"
        }
    }

    private func name(of style: Vote.Style) -> String {
        switch style {
        case .motion: "Motion"
        case .consent: "Consent"
        case .options: "Choice"
        case .dots: "Dots"
        }
    }

    private func span(_ start: Moment, _ end: Moment, _ zone: Zone) -> String {
        let (from, to) = (zone.wall(at: start), zone.wall(at: end))
        let last = from.day == to.day ? clock(to.minute) : moment(end, zone: zone)
        return "\(day(from.day)) \(clock(from.minute)) to \(last) \(zone.identifier)"
    }

    private func result(of vote: Vote) -> String {
        guard let outcome = vote.outcome else { return "still open" }
        let counts = zip(labels(of: vote), outcome.counts).map { "\($0) \($1)" }.joined(separator: ", ")
        let verdict =
            !outcome.hadQuorum
            ? "no quorum"
            : vote.style == .motion || vote.style == .consent ? (outcome.passed ? "passed" : "not passed") : ""
        return verdict.isEmpty ? counts : "\(verdict): \(counts)"
    }

    private func labels(of vote: Vote) -> [String] {
        switch vote.style {
        case .motion: ["yes", "no", "abstain"]
        case .consent: ["consent", "objection"]
        case .options, .dots: vote.options
        }
    }
}
