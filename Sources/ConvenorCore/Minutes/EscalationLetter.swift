/// A sentence of the mail about silence, or about a promise that nobody owns, as facts.
package enum EscalationRemark: Sendable, Hashable {
    case greeting(name: String, owner: String, count: Int)
    /// The same for the owner, who gets a copy.
    case copyGreeting(name: String, listener: String, count: Int)
    /// When the owner was last told, and when they last answered.
    case told(Day)
    case lastAnswer(Day)
    case neverAnswered
    case percent(Int)
    /// What happens by itself: nothing.
    case unchanged(owner: String)
    /// To the owner: how to answer.
    case howToAnswer([RecordID])
    case why(owner: String, series: String, isManager: Bool)
    case whyCopy(series: String)
    case disownedGreeting(name: String, owner: String)
    case howToReassign(RecordID)
    case whyDisowned(series: String)
}

/// What is told to whom about an owner's silence: facts only, the same to both.
package struct EscalationLetter: Sendable {
    package let series: Series
    package let escalation: Escalation
    package let reader: Handle
    package let rules: HouseRules
    package let now: Moment

    package init(series: Series, escalation: Escalation, reader: Handle, rules: HouseRules, now: Moment) {
        self.series = series
        self.escalation = escalation
        self.reader = reader
        self.rules = rules
        self.now = now
    }

    private var isCopy: Bool { reader == escalation.owner }

    package func facts(_ roster: Roster, _ words: any LetterWords) -> Facts {
        let zone = Almanac.zone(of: reader, roster, rules)
        let (owner, listener) = (roster.name(of: escalation.owner), roster.name(of: escalation.to))
        let name = roster.name(of: reader)
        let count = escalation.items.count
        let isManager = roster[escalation.owner]?.manager == escalation.to
        func said(_ remark: EscalationRemark) -> Facts {
            .line(words.remark(.escalation(remark), home: zone.identifier))
        }
        return .map([
            "language": .text(words.language),
            "greeting": said(
                isCopy
                    ? .copyGreeting(name: name, listener: listener, count: count)
                    : .greeting(name: name, owner: owner, count: count)),
            "items": .list(items(zone, words)),
            "advice": said(isCopy ? .howToAnswer(escalation.items) : .unchanged(owner: owner)),
            "why": said(
                isCopy
                    ? .whyCopy(series: series.title)
                    : .why(owner: owner, series: series.title, isManager: isManager)),
        ])
    }

    private func items(_ zone: Zone, _ words: any LetterWords) -> [Facts] {
        let today = zone.wall(at: now).day
        return escalation.items.compactMap { id -> Facts? in
            guard let record = series.records[id], let due = record.due else { return nil }
            let shown = due.hasTime ? zone.deadline(at: zone.wall(at: due.moment), hasTime: true) : due
            let late = shown.wall.day.workingDaysBetween(
                today, workingDays: rules.workingDays, holidays: rules.holidays)
            return .map([
                "id": .text(id.description), "text": .line(words.text(of: record, in: series)),
                "due": .line(words.remark(.wasDue(shown, workingDays: late), home: zone.identifier)),
                "reasons": .list(
                    notes(on: record).map { .map(["reason": .line(words.remark($0, home: zone.identifier))]) }),
            ])
        }
    }

    private func notes(on record: Record) -> [LetterRemark] {
        let pursuit = series.pursuits[record.id]
        var notes: [LetterRemark] = []
        if record.status == .blocked, let why = record[.obstacle] { notes.append(.blocked(why)) }
        if let percent = record.percent { notes.append(.escalation(.percent(percent))) }
        if let told = pursuit?.told { notes.append(.escalation(.told(told))) }
        notes.append(.escalation(pursuit?.answered.map { .lastAnswer($0) } ?? .neverAnswered))
        return notes
    }
}

/// What the chair is told of a promise whose owner says that it is not theirs.
package struct DisownedLetter: Sendable {
    package let series: Series
    package let record: Record
    package let disowned: Pursuit.Disowned
    package let chair: Handle

    package init(series: Series, record: Record, disowned: Pursuit.Disowned, chair: Handle) {
        self.series = series
        self.record = record
        self.disowned = disowned
        self.chair = chair
    }

    package func facts(_ roster: Roster, _ rules: HouseRules, _ words: any LetterWords) -> Facts {
        let home = Almanac.zone(of: chair, roster, rules).identifier
        func said(_ remark: EscalationRemark) -> Facts { .line(words.remark(.escalation(remark), home: home)) }
        let owner = roster.name(of: disowned.by)
        let due = record.due.map(LetterRemark.due) ?? .noDate
        let why = disowned.because.map { [Facts.map(["reason": .line(words.remark(.because($0), home: home))])] }
        return .map([
            "language": .text(words.language),
            "greeting": said(.disownedGreeting(name: roster.name(of: chair), owner: owner)),
            "items": .list([
                .map([
                    "id": .text(record.id.description), "text": .line(words.text(of: record, in: series)),
                    "due": .line(words.remark(due, home: home)), "reasons": .list(why ?? []),
                ])
            ]),
            "advice": said(.howToReassign(record.id)), "why": said(.whyDisowned(series: series.title)),
        ])
    }
}
