/// What an owner says to a reminder besides that it is done: later, not mine, mine.
enum Following {
    static let verbs: [Verb] = [
        Verb(
            "snooze", [], group: .actions, usage: "snooze A1 date", examples: ["snooze A1 fri", "snooze A1 in 1 week"],
            role: .owner, kinds: [.action, .milestone], decide: snooze),
        Verb(
            "notmine", ["not-mine"], group: .actions, usage: "notmine A1 [why]",
            examples: ["notmine A1 Bo does the plan"], role: .owner, kinds: [.action], decide: notMine),
        Verb(
            "mine", [], group: .actions, usage: "mine A1", examples: ["mine A1"], kinds: [.action], decide: mine),
    ]
    private static let promises: [Kind] = [.action, .milestone, .prep]

    /// The next reminder waits; the date does not move. Days are those of whom it reminds, wherever they are.
    static func snooze(_ line: Ask) throws(Stop) -> Decision {
        var ask = line
        let (record, rest) = try ask.promise(promises)
        let zone = ask.scene.almanac.zone(of: ask.series.asked(about: record))
        ask.scene.dates = ask.scene.dates.moved(to: zone)
        try ask.mayTouch(record)
        let words = rest.drop { ["to", "until", "till", "by"].contains(ask.key($0)) }
        guard let first = words.first, let last = words.last else { throw .refused(.missing(.date, verb: ask.verb)) }
        let phrase = ask.line[first.whole.startIndex..<last.whole.endIndex]
        let (until, assumptions) = try ask.deadline(phrase)
        // Nothing is told of it today any more, so that today is no day to put it off to.
        guard until.wall.day > zone.wall(at: ask.scene.now).day else {
            throw .refused(.date(phrase: String(phrase), .past(until)))
        }
        return Decision(
            [.snoozed(id: record.id, until: until.wall.day)],
            say: [.snoozed(record.id, until: until.wall.day)] + (assumptions.isEmpty ? [] : [.assumed(assumptions)]))
    }

    static func notMine(_ ask: Ask) throws(Stop) -> Decision {
        let (record, rest) = try ask.promise(promises)
        guard let owner = record.owner, owner == ask.scene.speaker else {
            let owner = record.owner ?? record.by
            throw .refused(.notYours(record.id, owner: owner, who: [owner]))
        }
        let why = try ask.reason(rest)
        let reason = why.isEmpty ? nil : why
        let isSaid = ask.series.pursuits[record.id]?.disowned.map { $0.because == reason } == true
        return Decision(
            isSaid ? [] : [.disowned(id: record.id, by: owner, because: reason)], say: [.disowned(record.id)])
    }

    /// Also typed `take A1`.
    static func mine(_ ask: Ask) throws(Stop) -> Decision {
        let (record, _) = try ask.promise(promises)
        let speaker = ask.scene.speaker
        let isFree = record.owner == nil || ask.series.pursuits[record.id]?.disowned != nil
        if record.owner == speaker, !isFree { throw .refused(.sameTarget(speaker.description)) }
        // What somebody else holds is handed over by the chair, who may take down another's words.
        guard isFree || ask.series.role(of: ask.scene.typist) == .chair else {
            throw .refused(.notYours(record.id, owner: record.owner ?? record.by, who: ask.chairs))
        }
        let changes: [Change] = [.owner(speaker)]
        return Decision(
            [.recordChanged(id: record.id, changes: changes)], say: [.changed(record.id, changes, before: record)])
    }
}

extension Ask {
    /// The first word as a promise that is still open.
    fileprivate func promise(_ kinds: [Kind]) throws(Stop) -> (Record, [Token]) {
        let (record, rest) = try record(kinds)
        guard record.isStanding else { throw .refused(.notStanding(record.id, record.status)) }
        return (record, rest)
    }
}
