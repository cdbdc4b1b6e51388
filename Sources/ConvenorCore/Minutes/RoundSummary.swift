/// What came of a round, for who leads the meeting.
package struct RoundSummary: Sendable {
    package let result: RoundResult
    package let record: Record
    let series: Series
    let roster: Roster
    package let zone: Zone
    let now: Moment

    package init(
        _ result: RoundResult, of record: Record, in series: Series, roster: Roster, zone: Zone, now: Moment
    ) {
        self.result = result
        self.record = record
        self.series = series
        self.roster = roster
        self.zone = zone
        self.now = now
    }

    private var asked: Int { result.answers.count + result.silent.count }

    package var subject: RoundSubject {
        .collected(id: record.id, series: series.title, answers: result.answers.count, asked: asked)
    }

    /// What the template `answers` is filled with.
    package func facts(for reader: Handle, words: any LetterWords) -> Facts {
        let home = zone.identifier
        let adjustment = record.links?.first.flatMap { series.records[$0] }
        let what = words.text(of: record.id.kind == .feedback ? adjustment ?? record : record, in: series)
        let lead = RoundRemark.collectedLead(
            name: roster.name(of: reader), id: record.id, what: what, series: series.title,
            on: zone.wall(at: result.planned).day, answers: result.answers.count, asked: asked)
        let silent = result.silent.map { roster.name(of: $0) }
        let actions = result.actions.compactMap { series.records[$0] }.filter { $0.privacy == nil }
        return .map([
            "language": .text(words.language), "lead": .line(words.said(lead, home: home)),
            "answers": .list(
                result.answers.map { answer in
                    .map([
                        "who": .line(roster.name(of: answer.person)),
                        "lines": .list(words.said(answer, to: record).map { .map(["line": .line($0)]) }),
                    ])
                }),
            "mean": .line(result.meanTenths.map { words.said(.mean(tenths: $0), home: home) } ?? ""),
            "hasMean": .flag(result.meanTenths != nil),
            "silent": .line(silent.isEmpty ? "" : words.said(.silent(silent), home: home)),
            "hasSilent": .flag(!silent.isEmpty), "hasActions": .flag(!actions.isEmpty),
            "actionsHeading": .line(words.said(.actionsNow, home: home)),
            "actions": .list(actions.map { line($0, words) }),
            "why": .line(words.said(.whyCollected(series: series.title), home: home)),
        ])
    }

    private func line(_ action: Record, _ words: any LetterWords) -> Facts {
        let home = zone.identifier
        var notes = action.owner.map { [words.said(.owner(roster.name(of: $0)), home: home)] } ?? []
        notes.append(words.remark(action.due.map(LetterRemark.due) ?? .noDate, home: home))
        if let stand = series.trend(of: action, now: now) { notes.append(words.said(.stand(stand), home: home)) }
        if action.status == .blocked, let why = action[.obstacle] {
            notes.append(words.remark(LetterRemark.blocked(why), home: home))
        }
        return .map([
            "id": .text(action.id.description), "text": .line(words.text(of: action, in: series)),
            "notes": .line(notes.joined(separator: ", ")),
        ])
    }
}
