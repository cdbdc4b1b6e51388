/// The sections that are more than a list of records.
extension MinutesSpeaker {
    /// What has no column of its own stands in the last one, so that a table says all that the list says.
    func actionTable(_ records: [Record], more: (Record) -> [MinutesNote] = { _ in [] }) -> MinutesSection.Table {
        let columns: [MinutesColumn] = [.id, .what, .who, .due, .serves, .status]
        return MinutesSection.Table(
            head: columns.map(words.column),
            rows: records.map { record in
                let notes = RecordNotes(document: document).notes(for: record) + more(record)
                let rest = notes.filter { !$0.hasColumn }.map { words.note($0, home: home) }
                return [
                    record.id.description, text(of: record),
                    ([record.owner].compactMap { $0 } + (record.helpers ?? [])).map(name).joined(separator: ", "),
                    record.due.map { date($0) } ?? "", (record.links ?? []).map(\.description).joined(separator: ", "),
                    ([words.word(for: record.status)] + rest).joined(separator: " · "),
                ]
            })
    }

    func date(_ due: Deadline) -> String {
        due.hasTime ? words.deadline(due, home: home) : words.day(due.wall.day)
    }

    func metrics() -> MinutesSection {
        var section = section(.metrics, document.metrics)
        let columns: [MinutesColumn] = [.id, .what, .baseline, .actual, .target, .progress, .asOf, .serves]
        section.table = MinutesSection.Table(
            head: columns.map(words.column),
            rows: document.metrics.map { record in
                let figures = [Detail.baseline, .actual, .target].map { detail in
                    record[detail].map { words.figure($0, unit: record[.unit]) } ?? ""
                }
                let asOf = record[.asOf].flatMap(Day.init(iso:)).map { words.day($0) }
                let source = record[.source].map { words.note(.source($0), home: home) }
                return [record.id.description, record.text] + figures + [
                    record.progress.map { "\($0) %" } ?? "", [asOf, source].compactMap { $0 }.joined(separator: " · "),
                    (record.links ?? []).map(\.description).joined(separator: ", "),
                ]
            })
        return section
    }

    func dismissed() -> MinutesSection {
        MinutesSection(
            heading: .dismissed,
            items: document.dismissals.map { dismissal in
                let said = words.sentence(for: dismissal.finding, in: document.series).cleaned
                return MinutesSection.Item(text: said, notes: [words.note(.because(dismissal.because), home: home)])
            })
    }

    func votes() -> MinutesSection {
        MinutesSection(
            heading: .votes,
            items: document.votes.map { vote in
                MinutesSection.Item(
                    text: vote.text.isEmpty ? words.remark(.untitled(vote.style), home: home) : vote.text,
                    notes: [words.remark(.vote(vote), home: home), words.remark(.ballots(vote), home: home)]
                        + stances(in: vote))
            })
    }

    /// Who objected and why, and who gave consent neither way.
    private func stances(in vote: Vote) -> [String] {
        vote.ballots.sorted { $0.key < $1.key }.compactMap { handle, ballot in
            if let reason = ballot.remark {
                let said = Terms("{0} objects: {1}", nl: "{0} heeft bezwaar: {1}")
                return words.sentence(Sentence(said, .text(name(handle)), .text(reason)))
            }
            guard vote.style == .consent, ballot.picks.isEmpty else { return nil }
            return words.sentence(Sentence(Terms("{0} abstains", nl: "{0} onthoudt zich"), .text(name(handle))))
        }
    }

    func feedback() -> MinutesSection {
        let feedback = document.feedback
        return MinutesSection(
            heading: .feedback,
            items: (feedback.said + feedback.asked).map { item($0) } + feedback.remarks.map { .init(text: $0) })
    }

    func scores() -> MinutesSection {
        var items = [MinutesSection.Item(text: words.remark(.score(document.score), home: home))]
        if let mean = document.feedback.mean {
            let remark = MinutesRemark.returnOnTime(tenths: mean, count: document.feedback.count)
            items.append(.init(text: words.remark(remark, home: home)))
        }
        return MinutesSection(heading: .scores, items: items)
    }

    /// Steps passed over, exit checks that a step was left without, and what an ended meeting did not come to.
    func skipped() -> MinutesSection {
        var items: [MinutesSection.Item] = []
        for step in document.steps {
            if step.isSkipped {
                let remark = MinutesRemark.stepSkipped(number: step.number, title: step.title, because: step.because)
                items.append(.init(text: words.remark(remark, home: home)))
            } else if step.isUnreached {
                guard document.meeting.endedAt != nil else { continue }
                let remark = MinutesRemark.stepNotReached(number: step.number, title: step.title)
                items.append(.init(text: words.remark(remark, home: home)))
            } else if !step.unmet.isEmpty, !isRunning(step) {
                let unmet = step.unmet.map { words.sentence(for: $0, in: document.series) }
                items.append(
                    .init(text: words.remark(.stepUnmet(number: step.number, title: step.title, unmet), home: home)))
            }
        }
        return MinutesSection(heading: .skipped, items: items)
    }

    /// What it still lacks may yet come.
    private func isRunning(_ step: MinutesDocument.StepLine) -> Bool {
        document.meeting.endedAt == nil && step.number == document.meeting.step + 1
    }

    func people() -> [MinutesSection] {
        let people = document.people
        let groups: [(MinutesHeading, [Handle])] = [
            (.present, people.present), (.late, people.late), (.absent, people.absent), (.excused, people.excused),
            (.invited, people.invited), (.informed, people.informed),
        ]
        let listed = groups.map { heading, handles in
            let names = handles.map { nameAndTeam($0) }.joined(separator: ", ")
            return MinutesSection(heading: heading, items: names.isEmpty ? [] : [.init(text: names)])
        }
        let spoke = people.spoke.map { "\(name($0.handle)) (\(words.note(.lines($0.lines), home: home)))" }
        let names = spoke.joined(separator: ", ")
        return listed + [MinutesSection(heading: .spoke, items: names.isEmpty ? [] : [.init(text: names)])]
    }

    private func nameAndTeam(_ handle: Handle) -> String {
        let team = document.series.members[handle]?.team ?? document.roster[handle]?.team
        return team.map { "\(name(handle)) (\($0))" } ?? name(handle)
    }
}
