/// What happened in the room itself: steps and talk, people, votes, feedback.
extension MinutesGathering {
    func steps(roster: Roster) -> [MinutesDocument.StepLine] {
        guard isFull, let agenda = whole.agenda(of: meeting) else { return [] }
        let written = Kind.allCases.flatMap { seen.all($0) }.filter {
            $0.meeting == meeting.number && $0[.score] == nil && Forms.of($0.id.kind)?.isBallot != true
        }.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
        let byStep = Dictionary(grouping: written) { $0.step ?? -1 }
        let homes = topicHomes(written)
        return meeting.progress.enumerated().compactMap { index, progress in
            guard agenda.steps.indices.contains(progress.origin) else { return nil }
            var unmet = progress.unmet
            if index == meeting.step, whole.meeting?.number == meeting.number {
                unmet = whole.unmetChecks(now: now, zone: zone, roster: roster)
            }
            let talks = talks(byStep[progress.origin] ?? [], topics: homes[progress.origin] ?? [])
            return .init(
                number: index + 1, title: agenda.steps[progress.origin].title, enteredAt: progress.enteredAt,
                seconds: seconds(in: progress), plannedMinutes: progress.minutes,
                unmet: unmet.compactMap { visible($0) }, isSkipped: progress.skipped,
                because: progress.skippedBecause, talks: talks)
        }
    }

    private func seconds(in progress: Meeting.StepProgress) -> Int {
        guard let entered = progress.enteredAt, progress.leftAt == nil else { return progress.seconds }
        return progress.seconds + max(0, (meeting.endedAt ?? now).seconds(since: entered))
    }

    /// The step in which each topic was opened: that of its first record, else the one the room was in at the time.
    private func topicHomes(_ written: [Record]) -> [Int: [Int]] {
        var homes: [Int: [Int]] = [:]
        for (index, topic) in meeting.topics.enumerated() {
            let record = written.first { $0.topic == index && $0.step != nil }
            let timed = meeting.progress.first { progress in
                guard let entered = progress.enteredAt else { return false }
                return entered <= topic.at && topic.at <= (progress.leftAt ?? now)
            }
            let last = meeting.progress.indices.contains(meeting.step) ? meeting.progress[meeting.step].origin : 0
            homes[record?.step ?? timed?.origin ?? last, default: []].append(index)
        }
        return homes
    }

    private func talks(_ records: [Record], topics: [Int]) -> [MinutesDocument.TopicLine] {
        let byTopic = Dictionary(grouping: records) { record in
            record.topic.flatMap { topics.contains($0) ? $0 : nil } ?? -1
        }
        var lines: [MinutesDocument.TopicLine] = []
        if let loose = byTopic[-1] { lines.append(.init(title: nil, by: nil, at: nil, records: loose.map(\.id))) }
        for index in topics {
            let topic = meeting.topics[index]
            lines.append(
                .init(title: topic.title, by: topic.by, at: topic.at, records: (byTopic[index] ?? []).map(\.id)))
        }
        return lines
    }

    /// An unmet check without the ids of records that the reader must not see; nil when nothing else was missing.
    private func visible(_ unmet: Unmet) -> Unmet? {
        let missing = unmet.missing.filter { name in
            guard let id = RecordID(name), whole.records[id] != nil else { return true }
            return seen.records[id] != nil
        }
        if missing.isEmpty, !unmet.missing.isEmpty { return nil }
        return Unmet(check: unmet.check, missing: missing, of: unmet.of)
    }

    func people() -> MinutesDocument.Presence {
        var people = MinutesDocument.Presence()
        guard isFull else { return people }
        for (handle, attendance) in meeting.attendance.sorted(by: { $0.key < $1.key }) {
            switch attendance {
            case .present: people.present.append(handle)
            case .late: people.late.append(handle)
            case .absent: people.absent.append(handle)
            case .excused: people.excused.append(handle)
            case .invited: people.invited.append(handle)
            }
        }
        people.informed = whole.members.filter { $0.value.role == .informed }.keys.sorted()
        if meeting.isReplay {
            people.spoke = meeting.lines.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
                .init(handle: $0.key, lines: $0.value)
            }
        }
        return people
    }

    func dismissals() -> [Meeting.Dismissal] {
        isFull ? meeting.dismissed.filter { seen.records[$0.finding.subject] != nil } : []
    }

    /// Votes about records that the reader must not see are left out whole: their options quote those records.
    func votes() -> [Vote] {
        isFull ? meeting.votes.filter { $0.subjects.allSatisfy { seen.records[$0] != nil } } : []
    }

    func feedback() -> MinutesDocument.FeedbackLines {
        var lines = MinutesDocument.FeedbackLines()
        guard isFull else { return lines }
        // The team's figure is the same for all readers.
        let scores = whole.scores(ofMeeting: meeting.number).compactMap { $0[.score].flatMap { Int($0) } }
        lines.count = scores.count
        if !scores.isEmpty { lines.mean = scores.reduce(0, +) * 10 / scores.count }
        for record in seen.all(.feedback) where record.meeting == meeting.number {
            // A request stays one when its answers are in.
            if record.status == .expected || seen.round(of: record.id) != nil {
                lines.asked.append(record)
            } else if record[.score] == nil {
                lines.said.append(record)
            } else if !record.text.isEmpty {
                lines.remarks.append(record.text)
            }
        }
        return lines
    }
}
