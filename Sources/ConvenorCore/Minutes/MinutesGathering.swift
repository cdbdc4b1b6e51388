/// Picks from a series what belongs to one meeting and may be seen by one reader.
struct MinutesGathering {
    let whole: Series
    let seen: Series
    let meeting: Meeting
    let reader: Reader
    let rules: HouseRules
    let calendar: any RuleCalendar
    let now: Moment
    let zone: Zone
    private let carried: Set<RecordID>
    private let before: Moment?

    init(
        whole: Series, seen: Series, meeting: Meeting, reader: Reader, rules: HouseRules, calendar: any RuleCalendar,
        now: Moment
    ) {
        self.whole = whole
        self.seen = seen
        self.meeting = meeting
        self.reader = reader
        self.rules = rules
        self.calendar = calendar
        self.now = now
        zone = Zone(meeting.zone) ?? .utc
        carried = Set(meeting.carried)
        let previous = whole.past.last { $0.number < meeting.number }
        before = previous.map { $0.endedAt ?? $0.startedAt }
    }

    var isFull: Bool { reader.cut == nil || reader.cut == .participant || reader.cut == .absent }
    private var end: Moment { meeting.endedAt ?? now }

    private func isClosedHere(_ record: Record) -> Bool {
        record.closedAt.map { $0 >= meeting.startedAt && $0 <= end } ?? false
    }

    /// Written in this meeting, or brought back into it; for an outside owner, all that they may see.
    func shown(_ kind: Kind) -> [Record] {
        seen.all(kind).filter { record in
            if reader.cut == .owner { return record.meeting <= meeting.number }
            return record.meeting == meeting.number
                || carried.contains(record.id) && (record.isStanding || isClosedHere(record))
        }
    }

    /// What a meeting stands on, whichever meeting wrote it.
    func frame(_ kind: Kind) -> [Record] {
        seen.all(kind).filter {
            $0.meeting <= meeting.number
                && ($0.meeting == meeting.number || $0.isStanding || isClosedHere($0))
        }
    }

    func forms() -> [MinutesDocument.FormLines] {
        Forms.all.filter { !$0.isBallot }.map { .init(kind: $0.kind, records: frame($0.kind)) }.filter {
            !$0.records.isEmpty
        }
    }

    func actions() -> MinutesDocument.ActionLines {
        let all = seen.all(.action).filter { $0.meeting <= meeting.number }
        var lines = MinutesDocument.ActionLines()
        let isOwner = reader.cut == .owner
        for record in all {
            if record.meeting == meeting.number {
                lines.new.append(record)
            } else if let closed = record.closedAt, !record.isStanding {
                if closed > (before ?? closed), closed <= end, !isOwner { lines.closed.append(record) }
                if closed > end, carried.contains(record.id) { lines.carried.append(carriedLine(record)) }
            } else if carried.contains(record.id) {
                lines.carried.append(carriedLine(record))
            }
        }
        lines.mine = (lines.new + lines.carried.map(\.record)).filter {
            $0.isStanding && reader.isConcerned(by: $0)
        }
        return lines
    }

    private func carriedLine(_ record: Record) -> MinutesDocument.CarriedLine {
        let earlier = whole.past.filter { $0.number < meeting.number && $0.carried.contains(record.id) }
        return .init(record: record, times: earlier.count + 1)
    }

    func checkIns() -> [MinutesDocument.TimelineLine] {
        seen.standing(.checkIn).filter { $0.meeting <= meeting.number }.compactMap { record in
            guard let first = record.due else { return nil }
            if first.moment >= now { return .init(record: record, due: first) }
            let home = Zone(first.zone) ?? zone
            let next = record.recurrence(rules: rules, zone: home)?.next(
                1, after: now, zone: home, dayStart: rules.dayStart, calendar: calendar)
            return .init(record: record, due: next?.first ?? first)
        }
    }

    func timeline(
        _ actions: MinutesDocument.ActionLines, _ milestones: [Record], _ checkIns: [MinutesDocument.TimelineLine]
    ) -> [MinutesDocument.TimelineLine] {
        let promised = (actions.new + actions.carried.map(\.record) + milestones).filter(\.isStanding)
        let dated = promised.compactMap { record in
            record.due.map { MinutesDocument.TimelineLine(record: record, due: $0) }
        }
        return (dated + checkIns).sorted { ($0.due.moment, $0.record.id) < ($1.due.moment, $1.record.id) }
    }

    func risks() -> [Record] {
        if reader.cut == .owner { return [] }
        let answered = Set(seen.standing(.adjustment).filter { $0.status == .agreed }.flatMap { $0.links ?? [] })
        let gaps = seen.standing(.gap).filter {
            $0[.severity] == "high" && $0.status != .accepted && !answered.contains($0.id)
        }
        let promises = (seen.standing(.action) + seen.standing(.milestone)).filter {
            $0.status == .blocked || $0.due.map { $0.isPast(at: now) } == true
        }
        return (gaps + promises).filter { $0.meeting <= meeting.number }
    }

    func changes(in edition: Edition?) -> [MinutesDocument.ChangedLine] {
        guard let edition, edition.version > 1 else { return [] }
        return edition.changed.compactMap { id in
            if let record = seen.records[id] { return .init(id: id, record: record) }
            // What somebody else may not see has not changed for them; what was taken back has changed for the room.
            return whole.records[id] == nil && isFull ? .init(id: id, record: nil) : nil
        }
    }
}
