/// What stands after a record's text in minutes and mails.
struct RecordNotes {
    let document: MinutesDocument

    private func name(_ handle: Handle) -> String { document.roster.name(of: handle) }

    func notes(for record: Record) -> [MinutesNote] {
        var notes: [MinutesNote] = []
        if record.id.kind == .gap, let severity = record[.severity] { notes.append(.severity(severity)) }
        if let owner = record.owner { notes.append(.owner(name(owner), helpers: (record.helpers ?? []).map(name))) }
        notes += figures(of: record) + fields(of: record)
        let record = record.beyondForm
        if record.status != KindRow.of(record.id.kind).first, record.status != .pinned {
            notes.append(.status(record.status))
        }
        if let percent = record.percent, record.isStanding { notes.append(.percent(percent)) }
        notes += reasons(of: record)
        notes += dates(of: record)
        if let links = record.links { notes.append(.serves(record.id.kind, links)) }
        return notes
    }

    private func fields(of record: Record) -> [MinutesNote] {
        Forms.fields(of: record.id.kind).compactMap { field in
            record[field.detail].map { .field(record.id.kind, field.detail, $0) }
        }
    }

    private func figures(of record: Record) -> [MinutesNote] {
        guard record.id.kind == .metric else { return [] }
        var notes: [MinutesNote] = []
        if [Detail.actual, .target, .baseline].contains(where: { record[$0] != nil }) {
            notes.append(
                .figures(
                    actual: record[.actual], target: record[.target], baseline: record[.baseline], unit: record[.unit]))
        }
        if let progress = record.progress { notes.append(.progress(progress)) }
        if let asOf = record[.asOf].flatMap(Day.init(iso:)) { notes.append(.asOf(asOf)) }
        if let source = record[.source] { notes.append(.source(source)) }
        return notes
    }

    private func reasons(of record: Record) -> [MinutesNote] {
        var notes: [MinutesNote] = []
        if let from = record[.from], let to = record[.to], record.text != "\(from) → \(to)" {
            notes.append(.shift(from: from, to: to))
        }
        if let reason = record[.because] { notes.append(.because(reason)) }
        if record.status == .blocked, let obstacle = record[.obstacle] { notes.append(.because(obstacle)) }
        if let cause = record[.cause] { notes.append(.cause(cause)) }
        if let evidence = record[.evidence], record[.gapKind] == nil { notes.append(.evidence(evidence)) }
        if let instead = record[.alternatives] { notes.append(.instead(instead)) }
        if let method = record[.method] { notes.append(.decidedBy(method)) }
        if let team = record[.team], record[.gapKind] == nil { notes.append(.team(team)) }
        if let answer = record[.answer] { notes.append(.answer(answer)) }
        if let address = record[.url], record.text != address, !record.text.isEmpty { notes.append(.address(address)) }
        if let audience = record[.audience], record.id.kind == .checkIn { notes.append(.audience(audience)) }
        if let questions = record[.questions] { notes.append(.questions(questions)) }
        return notes
    }

    private func dates(of record: Record) -> [MinutesNote] {
        var notes: [MinutesNote] = []
        if let review = record[.review].flatMap(Day.init(iso:)) { notes.append(.review(review)) }
        if !record.isStanding, [.action, .milestone].contains(record.id.kind), let closed = record.closedAt {
            notes.append(.closedOn(document.zone.wall(at: closed).day))
        }
        guard let due = record.due, record.id.kind != .checkIn else { return notes }
        notes.append(.due(due))
        if let first = record.firstDue, first.moment != due.moment { notes.append(.firstDue(first)) }
        if record.isStanding, [.action, .milestone].contains(record.id.kind), due.isPast(at: document.now) {
            notes.append(.overdue)
        }
        return notes
    }
}
