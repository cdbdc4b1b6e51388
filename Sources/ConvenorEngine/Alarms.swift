import ConvenorCore

/// The difference that a command makes to the alarms of its series: only what it touched is looked at.
struct Alarms {
    let before: Series
    let after: Series
    let events: [Event]
    let scene: Scene

    /// Writes the difference; returns whether there was one.
    func write(_ stream: StreamID, _ transaction: any StoreTransaction) throws -> Bool {
        var old: [AlarmFact] = []
        var new: [AlarmFact] = []
        for id in touched {
            if let alarm = before.alarm(for: id, roster: scene.roster, rules: scene.rules) { old.append(alarm) }
            if let alarm = after.alarm(for: id, roster: scene.roster, rules: scene.rules) { new.append(alarm) }
        }
        if touchesTime {
            old += before.timeboxAlarms()
            new += after.timeboxAlarms()
        }
        new = new.map { $0.postponed(after: scene.now, roster: scene.roster, rules: scene.rules) }
        let kept = Set(new.map(\.key))
        let remove = old.map(\.key).filter { !kept.contains($0) }
        let set = new.filter { !old.contains($0) }
        if remove.isEmpty, set.isEmpty { return false }
        try transaction.updateAlarms(
            of: stream, remove: remove,
            set: set.map { Alarm(stream: stream, key: $0.key, person: $0.person, at: $0.at) })
        return true
    }

    private var touched: Set<RecordID> {
        var ids: Set<RecordID> = []
        for event in events {
            switch event {
            case .recordAdded(let record): ids.insert(record.id)
            case .recordChanged(let id, _): ids.insert(id)
            case .reminded(let reminder): ids.formUnion(reminder.items)
            case .undone: ids.formUnion(before.undoable.last?.records.keys.map { $0 } ?? [])
            default: break
            }
        }
        return ids
    }

    private var touchesTime: Bool {
        events.contains { event in
            switch event {
            case .meetingStarted, .meetingEnded, .stepEntered, .stepMoved, .timeboxSet, .timeNoticed, .undone: true
            default: false
            }
        }
    }
}

extension AlarmFact {
    /// A reminder that would have been due earlier waits for the person's next morning: one digest a day.
    func postponed(after now: Moment, roster: Roster, rules: HouseRules) -> AlarmFact {
        guard let person, at <= now else { return self }
        let zone = roster[person]?.zone.flatMap { Zone($0) } ?? Zone(rules.zone) ?? .utc
        let wall = zone.wall(at: now)
        let day = rules.workingDay(onOrAfter: wall.minute >= rules.dayStart ? wall.day.adding(days: 1) : wall.day)
        var later = self
        later.at = zone.moment(of: WallTime(day: day, minute: rules.dayStart))
        return later
    }
}
