extension Series {
    /// The records that an event says something about, as far as they are kept after.
    package func pursued(by event: Event) -> [RecordID] {
        guard case .recordAdded(let record) = event else { return event.touched }
        return [record.id] + answered(by: record)
    }

    /// What a note of an owner answers: the promises of theirs that it names.
    private func answered(by note: Record) -> [RecordID] {
        guard note.id.kind == .note else { return [] }
        let words = note.text.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return words.compactMap { RecordID($0) }.filter { id in
            guard let record = records[id], record.isStanding else { return false }
            return record.owner == note.by
        }
    }

    mutating func note(_ reminder: Reminder) {
        for id in reminder.items { pursuits[id, default: Pursuit()].told = reminder.day }
        for announced in reminder.announced ?? [] { pursuits[announced.id]?.announced = announced.day }
    }

    mutating func applyPursuit(_ event: Event, at: Moment) {
        switch event {
        case .reminded(let reminder): note(reminder)
        case .reminderLost(let reminder):
            let lost = reminder.items.filter { pursuits[$0]?.told == reminder.day }
            for id in lost { pursuits[id]?.told = nil }
            // What was announced to nobody does not come to pass.
            for announced in reminder.announced ?? [] where lost.contains(announced.id) {
                pursuits[announced.id]?.announced = nil
            }
        case .escalated(let escalation):
            for id in escalation.items { pursuits[id, default: Pursuit()].escalated = escalation.day }
        case .snoozed(let id, let until):
            // The day that they chose is all the rest that they asked for.
            var pursuit = pursuits[id] ?? Pursuit()
            pursuit.answer(on: nil)
            pursuit.snoozed = until
            pursuits[id] = pursuit
        case .disowned(let id, let by, let because):
            var pursuit = Pursuit(since: day(of: id, at))
            pursuit.disowned = Pursuit.Disowned(by: by, because: because)
            pursuits[id] = pursuit
        case .remindersSet(let person?, let profile): policy.people[person] = profile
        case .remindersSet(nil, let profile): policy.profile = profile
        case .escalationSet(let on): policy.escalates = on
        default: break
        }
    }

    /// What a change of a record says about it: an answer, or that there is something to begin anew with, such as another
    /// date or owner.
    mutating func pursue(_ id: RecordID, _ changes: [Change], isReopened: Bool, at: Moment) {
        guard let record = records[id], Reminders.isPursued(record) else { return }
        // That it is not done after all is no answer of its owner.
        if isReopened { pursuits[id] = Pursuit(since: day(of: id, at)) }
        for change in changes where !isReopened {
            switch change {
            case .due, .owner: pursuits[id] = Pursuit(since: day(of: id, at))
            case .status, .percent, .detail(.obstacle, _):
                pursuits[id, default: Pursuit()].answer(on: day(of: id, at))
            default: break
            }
        }
    }

    mutating func pursue(answeredBy note: Record) {
        for id in answered(by: note) { pursuits[id, default: Pursuit()].answer(on: day(of: id, note.at)) }
    }

    private func day(of id: RecordID, _ at: Moment) -> Day {
        (records[id]?.due.flatMap { Zone($0.zone) } ?? .utc).wall(at: at).day
    }

    /// Restores how far things were kept after; what was told meanwhile stays told.
    mutating func restore(_ before: [RecordID: Pursuit?]) {
        for (id, old) in before {
            let now = pursuits[id]
            pursuits[id] = old
            if let told = now?.told { pursuits[id, default: Pursuit()].told = told }
            if let escalated = now?.escalated { pursuits[id, default: Pursuit()].escalated = escalated }
            if records[id] == nil { pursuits[id] = nil }
        }
    }
}
