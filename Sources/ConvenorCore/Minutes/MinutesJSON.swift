extension MinutesDocument {
    /// The minutes for programs: names are never renamed, handles stand without their sign, times are ISO 8601 with
    /// offset.
    package func json(words: any MinutesWords) -> String { MinutesJSON(minutes: self, words: words).text }
}

/// Arranges a document as JSON; the handles of machines stay as they are, only found gaps need words.
private struct MinutesJSON {
    let minutes: MinutesDocument
    let words: any MinutesWords

    var text: String {
        let meeting = minutes.meeting
        let chairs = meeting.coChairs.map { JSONText.text($0.name) }
        let header: [(String, JSONText)] = [
            ("title", .text(meeting.title)), ("series", .text(minutes.series.slug)),
            ("number", .number(meeting.number)),
            ("agenda", .optional(minutes.agenda?.name)), ("chair", .text(meeting.chair.name)),
            ("coChairs", .list(chairs)),
            ("started", stamp(meeting.startedAt)), ("ended", meeting.endedAt.map(stamp) ?? .null),
            ("zone", .text(meeting.zone)), ("version", .number(minutes.version)),
            ("correctionsUntil", minutes.correctionsUntil.map { stamp($0.moment) } ?? .null),
            ("changed", .list(minutes.changed.map { .text($0.id.description) })),
        ]
        return JSONText.object(header + room + substance + results).pretty + "\n"
    }

    private var room: [(String, JSONText)] {
        let people: [(String, [Handle])] = [
            ("present", minutes.people.present), ("late", minutes.people.late), ("absent", minutes.people.absent),
            ("excused", minutes.people.excused), ("invited", minutes.people.invited),
            ("informed", minutes.people.informed),
        ]
        let topics = minutes.steps.flatMap { step in
            step.talks.filter { $0.title != nil }.map { topic in
                (topic.at ?? minutes.meeting.startedAt, step.number, topic)
            }
        }.sorted { $0.0 < $1.0 }
        return people.map { ($0.0, .list($0.1.map { .text($0.name) })) } + [
            (
                "spoke",
                .list(
                    minutes.people.spoke.map {
                        .object([("handle", .text($0.handle.name)), ("lines", .number($0.lines))])
                    })
            ),
            ("steps", .list(minutes.steps.map(json))),
            ("topics", .list(topics.map { json($0.2, step: $0.1) })),
        ]
    }

    private var substance: [(String, JSONText)] {
        [
            ("vision", .optional(minutes.vision)), ("goals", list(minutes.goals)), ("metrics", list(minutes.metrics)),
            ("gaps", list(minutes.gaps)),
            (
                "dismissed",
                .list(
                    minutes.dismissals.map {
                        .object([
                            ("finding", .text($0.finding.sort.rawValue)),
                            ("subject", .text($0.finding.subject.description)),
                            ("because", .text($0.because)),
                        ])
                    })
            ),
            ("records", .object(minutes.forms.map { (KindRow.of($0.kind).plural, list($0.records)) })),
            ("tables", .list(minutes.tables.map { $0.drawn.tree(named: $0.word, words: words) })),
            ("adjustments", list(minutes.adjustments)), ("decisions", list(minutes.decisions)),
            // What this meeting wrote down, apart from what came into it: so logs that were replayed agree with their
            // published minutes.
            ("actions", list(minutes.actions.new)),
            ("carried", .list(minutes.actions.carried.map { json($0.record, times: $0.times) })),
            ("closed", list(minutes.actions.closed)), ("milestones", list(minutes.milestones)),
            (
                "timeline",
                .list(
                    minutes.timeline.map { .object([("id", .text($0.record.id.description)), ("due", date($0.due))]) })
            ),
            ("risks", .list(minutes.risks.map { .text($0.id.description) })), ("ideas", list(minutes.ideas)),
            ("parked", list(minutes.parked)),
            ("notes", list(minutes.notes)), ("links", list(minutes.links)), ("material", list(minutes.material)),
            ("takeaways", list(minutes.takeaways)),
            ("checkIns", list(minutes.checkIns.map(\.record))),
            ("next", minutes.next.map(json) ?? .null),
        ]
    }

    /// The next meeting, with who answered what to its invitation.
    private func json(_ plan: PlannedMeeting) -> JSONText {
        .object([
            ("start", date(plan.start)), ("minutes", .number(plan.minutes)), ("agenda", .text(plan.agenda)),
            ("chair", .text(plan.chair.name)),
            (
                "answers",
                .object(
                    minutes.replies.map { reply in
                        (reply.status?.rawValue ?? "none", .list(reply.people.map { .text($0.name) }))
                    })
            ),
        ])
    }

    private var results: [(String, JSONText)] {
        var members: [(String, JSONText)] = [
            ("votes", .list(minutes.votes.map(json))),
            (
                "feedback",
                .object([
                    ("meanTenths", .optional(minutes.feedback.mean)), ("count", .number(minutes.feedback.count)),
                    ("remarks", .list(minutes.feedback.remarks.map { .text($0) })),
                    ("said", list(minutes.feedback.said)),
                    ("asked", list(minutes.feedback.asked)),
                ])
            ),
        ]
        if minutes.reader.cut != .outcome, minutes.reader.cut != .owner {
            members.append(
                (
                    "operationScore",
                    .object([
                        ("planned", .number(minutes.score.planned)), ("kept", .number(minutes.score.kept)),
                        ("percent", .optional(minutes.score.percent)),
                    ])
                ))
        }
        return members
    }

    private func list(_ records: [Record]) -> JSONText { .list(records.map { json($0) }) }

    private func json(_ record: Record, times: Int? = nil) -> JSONText {
        let owners = [record.owner].compactMap { $0 } + (record.helpers ?? [])
        let isMeetingsOwn = minutes.reader.cut != .outcome && minutes.reader.cut != .owner
        var members: [(String, JSONText)] = [
            ("id", .text(record.id.description)), ("text", .text(words.text(of: record, in: minutes.series))),
            ("status", .text(record.status.rawValue)), ("owners", .list(owners.map { .text($0.name) })),
            ("due", record.due.map(date) ?? .null), ("for", .list((record.links ?? []).map { .text($0.description) })),
            ("at", stamp(record.at)), ("meeting", .number(record.meeting)),
        ]
        if isMeetingsOwn { members.append(("by", .text(record.by.name))) }
        if let first = record.firstDue { members.append(("firstDue", date(first))) }
        if let closed = record.closedAt { members.append(("closed", stamp(closed))) }
        if let percent = record.percent { members.append(("percent", .number(percent))) }
        if let times { members.append(("carried", .number(times))) }
        if case .confidential(let role) = record.privacy { members.append(("confidential", .text(role.rawValue))) }
        for detail in Detail.allCases {
            if let value = record[detail] { members.append((detail.rawValue, .text(value))) }
        }
        return .object(members)
    }

    private func json(_ step: MinutesDocument.StepLine) -> JSONText {
        let unmet = step.unmet.map { check in
            JSONText.object([
                ("check", .text(check.check.rawValue)), ("missing", .list(check.missing.map { .text($0) })),
                ("of", .number(check.of)),
            ])
        }
        return .object([
            ("number", .number(step.number)), ("title", .text(step.title)),
            ("entered", step.enteredAt.map(stamp) ?? .null),
            ("seconds", .number(step.seconds)), ("plannedMinutes", .number(step.plannedMinutes)),
            ("unmet", .list(unmet)),
            ("skipped", .flag(step.isSkipped)), ("because", .optional(step.because)),
            ("records", .list(step.records.map { .text($0.description) })),
        ])
    }

    private func json(_ topic: MinutesDocument.TopicLine, step: Int) -> JSONText {
        .object([
            ("title", .optional(topic.title)), ("by", .optional(topic.by?.name)), ("at", topic.at.map(stamp) ?? .null),
            ("step", .number(step)), ("records", .list(topic.records.map { .text($0.description) })),
        ])
    }

    private func json(_ vote: Vote) -> JSONText {
        let options =
            vote.style == .motion
            ? ["yes", "no", "abstain"] : vote.style == .consent ? ["consent", "objection"] : vote.options
        let counts = vote.outcome?.counts ?? []
        let results = options.enumerated().map { index, option in
            JSONText.object([
                ("option", .text(option)), ("count", .optional(counts.indices.contains(index) ? counts[index] : nil)),
            ])
        }
        return .object([
            ("style", .text(vote.style.rawValue)), ("text", .text(vote.text)), ("results", .list(results)),
            ("ballots", .optional(vote.outcome?.ballots)), ("passed", vote.outcome.map { .flag($0.passed) } ?? .null),
            ("quorum", vote.outcome.map { .flag($0.hadQuorum) } ?? .null),
        ])
    }

    private func stamp(_ moment: Moment) -> JSONText {
        .text(
            minutes.zone.wall(at: moment).iso + ":" + padded(Int(seconds(of: moment)), 2)
                + minutes.zone.offsetText(at: moment))
    }

    private func seconds(of moment: Moment) -> Int64 { ((moment.milliseconds / 1000) % 60 + 60) % 60 }

    /// A day where a day was agreed, else the wall time with its own zone's offset.
    private func date(_ due: Deadline) -> JSONText {
        guard due.hasTime, let zone = Zone(due.zone) else { return .text(due.wall.day.iso) }
        return .text(due.wall.iso + zone.offsetText(at: due.moment))
    }
}
