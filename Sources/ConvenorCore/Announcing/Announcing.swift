extension Announcement {
    /// What an entry gives subscribers to hear: meetings and minutes by its events, records by how they stand before
    /// and after it, so that an undo tells of a date that is the old one again.
    ///
    /// Nothing is told of records that are private or confidential, nor of meetings that were read in from a log.
    package static func all(
        before: Series, after: Series, events: [Event], roster: Roster, at now: Moment
    ) -> [Announcement] {
        let teller = Teller(before: before, after: after, roster: roster, at: now)
        if after.meeting?.isReplay == true { return [] }
        var all = events.compactMap(teller.tell)
        var seen: Set<RecordID> = []
        for id in events.flatMap(\.touched) + taken(back: events, in: before) where seen.insert(id).inserted {
            all += teller.tell(of: id)
        }
        return all
    }

    private static func taken(back events: [Event], in before: Series) -> [RecordID] {
        let back = events.count { $0 == .undone }
        return before.undoable.prefix(back).reversed().flatMap { $0.records.keys.sorted() }
    }
}

/// Words facts as the members of a payload.
private struct Teller {
    let before: Series
    let after: Series
    let roster: Roster
    let now: Moment

    init(before: Series, after: Series, roster: Roster, at now: Moment) {
        (self.before, self.after, self.roster, self.now) = (before, after, roster, now)
    }

    func tell(_ event: Event) -> Announcement? {
        switch event {
        case .meetingStarted(let start):
            announcement(
                .meetingStarted, in: after.meeting,
                [
                    ("chair", person(start.chair)), ("agenda", text(start.agendaName)),
                    ("planned_start", .text(start.plannedStart.rfc3339)),
                    ("planned_minutes", .number(start.plannedMinutes)),
                ])
        case .meetingEnded:
            after.meeting.map { meeting in
                announcement(
                    .meetingEnded, in: meeting,
                    [
                        ("chair", person(meeting.chair)), ("started_at", .text(meeting.startedAt.rfc3339)),
                        ("ended_at", .text((meeting.endedAt ?? now).rfc3339)),
                    ])
            }
        case .minutesSent(let edition):
            announcement(
                .minutesSent, in: after.meeting(numbered: edition.meeting),
                [("version", .number(edition.version)), ("recipients", .number(edition.recipients.count))])
        default: nil
        }
    }

    /// A record that was hidden before is new to subscribers.
    func tell(of id: RecordID) -> [Announcement] {
        guard let new = after.records[id], new.privacy == nil else { return [] }
        let old = before.records[id].flatMap { $0.privacy == nil ? $0 : nil }
        switch id.kind {
        case .decision where old == nil:
            return [announcement(.decisionMade, in: meeting(new), [("decision", fact(new))])]
        case .action: return tell(action: new, old: old)
        default: return []
        }
    }

    private func tell(action new: Record, old: Record?) -> [Announcement] {
        let action = ("action", fact(new))
        var all: [Announcement] = []
        if let owner = new.owner, owner != old?.owner {
            all.append(
                announcement(.actionAssigned, in: meeting(new), [action, ("from", old?.owner.map(person) ?? .null)]))
        }
        if let old, old.due != new.due {
            let because = new[.moved].map(text) ?? .null
            all.append(
                announcement(
                    .actionDueChanged, in: meeting(new), [action, ("from", deadline(old.due)), ("because", because)]))
        }
        if new.status == .done, old?.status != .done {
            all.append(announcement(.actionDone, in: meeting(new), [action]))
        }
        return all
    }

    private func announcement(
        _ event: Announced, in meeting: Meeting?, _ data: [(String, JSONText)]
    ) -> Announcement {
        let series = JSONText.object([("slug", .text(after.slug)), ("title", text(after.title))])
        let place = meeting.map { JSONText.object([("number", .number($0.number)), ("title", text($0.title))]) }
        return Announcement(event: event, at: now, data: [("series", series), ("meeting", place ?? .null)] + data)
    }

    /// The meeting in which it was written; none for what was written between meetings.
    private func meeting(_ record: Record) -> Meeting? { after.meeting(numbered: record.meeting) }

    /// A record without its links, which could name hidden ones.
    private func fact(_ record: Record) -> JSONText {
        var members: [(String, JSONText)] = [
            ("id", .text(record.id.description)), ("text", text(record.text)),
            ("status", .text(record.status.rawValue)),
        ]
        if record.id.kind == .decision {
            members.append(("by", person(record.by)))
        } else {
            members.append(("owner", record.owner.map(person) ?? .null))
            members.append(("due", deadline(record.due)))
        }
        members.append(("because", record[.because].map(text) ?? .null))
        return .object(members)
    }

    /// No mail address: who is told by webhook has no need of it.
    private func person(_ handle: Handle) -> JSONText {
        .object([("handle", text(handle.name)), ("name", text(roster.name(of: handle)))])
    }

    private func deadline(_ due: Deadline?) -> JSONText {
        guard let due else { return .null }
        return .object([
            ("at", .text(due.moment.rfc3339)), ("wall", .text(due.hasTime ? due.wall.iso : due.wall.day.iso)),
            ("zone", .text(due.zone)),
        ])
    }

    private func text(_ text: String) -> JSONText { .text(text.clipped(to: Self.longest)) }

    /// Bytes of one text as JSON; of the largest payload no more than eight texts are that long.
    private static let longest = 2_200
}

extension String {
    /// Cut at a whole character, with a mark that it was, where its JSON would be longer.
    fileprivate func clipped(to bytes: Int) -> String {
        if utf8.count * 6 <= bytes { return self }
        var cut = ""
        var size = 3
        for character in self {
            size += JSONText.size(of: character)
            if size > bytes { return cut + "…" }
            cut.append(character)
        }
        return self
    }
}
