/// What one person is told of a meeting to come: by mail, as a direct message, and in the text of a calendar's event.
package struct MeetingLetter: Sendable {
    /// What it is about.
    package enum Sort: String, Sendable, Hashable, CaseIterable {
        case invited, changed, cancelled, uninvited, prep, readiness, reminder
    }

    package var sort: Sort
    package var person: Handle
    /// As the person may see it.
    package var series: Series
    package var start: Deadline
    package var minutes: Int
    package var chair: Handle
    package var plan: PlannedMeeting?
    package var roster: Roster
    package var now: Moment
    /// The person's own, else the one that the meeting is planned in.
    package var zone: Zone

    package init(
        _ sort: Sort, to person: Handle, series: Series, start: Deadline, minutes: Int, chair: Handle, roster: Roster,
        now: Moment
    ) {
        self.sort = sort
        self.person = person
        self.series = series.visible(to: person)
        self.start = start
        self.minutes = minutes
        self.chair = chair
        self.roster = roster
        self.now = now
        plan = series.planning?.next
        zone = roster[person]?.zone.flatMap { Zone($0) } ?? Zone(start.zone) ?? .utc
    }

    /// Of what the clock tells about the next meeting.
    package init?(_ notice: PlanNotice, to person: Handle, series: Series, roster: Roster, now: Moment) {
        guard let plan = series.planning?.next, plan.uid == notice.uid else { return nil }
        self.init(
            notice.sort.letter, to: person, series: series, start: plan.start, minutes: plan.minutes, chair: plan.chair,
            roster: roster, now: now)
    }

    /// When it begins, on the person's clock.
    var localStart: Deadline { zone.deadline(at: zone.wall(at: start.moment), hasTime: true) }
    var localEnd: WallTime { zone.wall(at: start.moment.adding(seconds: minutes * 60)) }

    /// What is still expected of the person.
    var wanted: [Record] {
        expected.filter { $0.owner == person && $0.status == .expected }
    }

    private var expected: [Record] {
        let number = (series.meeting?.number ?? 0) + 1
        return series.all(.prep).filter { $0.meeting == number && $0.status != .dropped }
    }

    private func material(received: Bool) -> [(name: String, record: Record?)] {
        let named = plan.map { series.materials(for: $0) } ?? []
        let ids = Set(named.compactMap(\.record?.id))
        let others = expected.filter { !ids.contains($0.id) }.map { (name: $0.text, record: Optional($0)) }
        return (named + others).filter { ($0.record?.status == .received) == received }
    }
}

extension PlanNotice.Sort {
    var letter: MeetingLetter.Sort {
        switch self {
        case .prep: .prep
        case .readiness: .readiness
        case .reminder: .reminder
        }
    }
}

/// A part of such a letter under a heading.
package struct MeetingLetterPart: Sendable, Hashable {
    package enum Heading: String, Sendable, CaseIterable {
        case agenda, bring, open, received, missing, answers
    }

    package var heading: Heading
    package var lines: [String]
}

/// The sentences of such a letter, as facts.
package enum MeetingRemark: Sendable, Hashable {
    case lead(MeetingLetter.Sort, name: String, title: String, received: Int, of: Int)
    case when(Deadline, until: WallTime, agreed: Deadline?)
    case step(title: String, minutes: Int)
    case material(name: String, id: RecordID?, owner: String?, due: Deadline?, address: String?)
    case aged(id: RecordID, text: String, owner: String?, days: Int)
    case answer(CalendarAnswer.Status?, names: [String])
    case handIn(id: RecordID, chair: String)
    case sayIfNot(chair: String)
    case why(MeetingLetter.Sort, series: String)
}

/// What the subject of such a letter says.
package struct MeetingSubject: Sendable, Hashable {
    package var sort: MeetingLetter.Sort
    package var title: String
    package var start: Deadline
    package var count: Int
}

extension MeetingLetter {
    package var subject: LetterSubject {
        .meeting(MeetingSubject(sort: sort, title: series.title, start: localStart, count: wanted.count))
    }

    private func said(_ remark: MeetingRemark, _ words: any LetterWords) -> String {
        words.remark(.meeting(remark), home: zone.identifier)
    }

    private func lead(_ words: any LetterWords) -> String {
        let (received, missing) = (material(received: true).count, material(received: false).count)
        return said(
            .lead(
                sort, name: roster.name(of: person), title: series.title, received: received, of: received + missing),
            words)
    }

    private func when(_ words: any LetterWords) -> String {
        let agreed = start.zone == zone.identifier ? nil : start
        return said(.when(localStart, until: localEnd, agreed: agreed), words)
    }

    private func howTo(_ words: any LetterWords) -> String {
        let name = roster.name(of: chair)
        if sort == .prep, let first = wanted.first { return said(.handIn(id: first.id, chair: name), words) }
        return sort == .reminder && person != chair ? said(.sayIfNot(chair: name), words) : ""
    }

    package func parts(_ words: any LetterWords) -> [MeetingLetterPart] {
        let all: [MeetingLetterPart] =
            switch sort {
            case .cancelled, .uninvited: []
            case .invited, .changed:
                [.init(heading: .agenda, lines: steps(words)), .init(heading: .bring, lines: lines(wanted, words))]
            case .prep: [.init(heading: .bring, lines: lines(wanted, words))]
            case .readiness:
                [
                    .init(heading: .missing, lines: lines(material(received: false), words)),
                    .init(heading: .received, lines: lines(material(received: true), words)),
                    .init(heading: .answers, lines: answers(words)),
                ]
            case .reminder:
                [
                    .init(heading: .agenda, lines: steps(words)),
                    .init(heading: .bring, lines: lines(wanted, words)),
                    .init(heading: .received, lines: lines(material(received: true), words)),
                    .init(heading: .open, lines: carried(words)),
                ]
            }
        return all.filter { !$0.lines.isEmpty }
    }

    private func steps(_ words: any LetterWords) -> [String] {
        let script = plan.flatMap { plan in series.scripts.last { $0.name == plan.agenda } } ?? series.agenda
        return (script?.steps ?? []).map { said(.step(title: $0.title, minutes: $0.minutes), words) }
    }

    private func lines(_ records: [Record], _ words: any LetterWords) -> [String] {
        lines(records.map { ($0.text, $0) }, words)
    }

    private func lines(_ items: [(name: String, record: Record?)], _ words: any LetterWords) -> [String] {
        items.map { item in
            let record = item.record
            let owner = record?.owner.flatMap { $0 == person ? nil : roster.name(of: $0) }
            let due = record?.status == .expected ? record?.due : nil
            return said(
                .material(
                    name: record?.text ?? item.name, id: record?.id, owner: owner, due: due, address: record?[.url]),
                words)
        }
    }

    private func carried(_ words: any LetterWords) -> [String] {
        let today = zone.wall(at: now).day.daysSince1970
        return series.carriedOver().compactMap { series.records[$0] }.map { record in
            let days = today - zone.wall(at: record.at).day.daysSince1970
            return said(
                .aged(
                    id: record.id, text: words.text(of: record, in: series),
                    owner: record.owner.map { roster.name(of: $0) }, days: days), words)
        }
    }

    private func answers(_ words: any LetterWords) -> [String] {
        let replies = series.replies
        let statuses: [CalendarAnswer.Status?] = [.accepted, .tentative, .declined, nil]
        return statuses.compactMap { status in
            guard let people = replies[status], !people.isEmpty else { return nil }
            return said(.answer(status, names: people.map { roster.name(of: $0) }), words)
        }
    }

    /// What its templates are filled with.
    package func facts(_ words: any LetterWords) -> Facts {
        let howTo = howTo(words)
        return .map([
            "language": .text(words.language), "lead": .line(lead(words)), "when": .line(when(words)),
            "sections": .list(
                parts(words).map { part in
                    .map([
                        "heading": .line(words.heading(part.heading)),
                        "lines": .list(part.lines.map { .map(["line": .line($0)]) }),
                    ])
                }),
            "howTo": .line(howTo), "hasHowTo": .flag(!howTo.isEmpty),
            "why": .line(said(.why(sort, series: series.title), words)),
        ])
    }

    /// As a direct message.
    package func reply(_ words: any LetterWords) -> Reply {
        var blocks: [Reply.Block] = [.line(lead(words)), .line(when(words))]
        for part in parts(words) {
            blocks.append(.line(words.heading(part.heading)))
            blocks.append(.items(part.lines))
        }
        let howTo = howTo(words)
        if !howTo.isEmpty { blocks.append(.line(howTo)) }
        var reply = Reply(blocks)
        reply.audience = .confidential
        return reply
    }

    /// The DESCRIPTION of the event: the same for all, so that it names nobody's material.
    package func description(_ words: any LetterWords) -> String {
        let steps = steps(words)
        return steps.isEmpty ? "" : ([words.heading(MeetingLetterPart.Heading.agenda)] + steps).joined(separator: "\n")
    }
}
