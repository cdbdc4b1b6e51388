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
        let almanac = scene.almanac
        for id in touched {
            old += before.alarms(about: id, almanac)
            new += after.alarms(about: id, almanac)
        }
        if events.contains(where: Clockwork.moves) {
            old += before.ownAlarms(almanac)
            new += after.ownAlarms(almanac)
        }
        new = new.map { $0.postponed(after: scene.now, almanac) }
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
        // Another way of reminding moves whatever is open.
        if before.policy != after.policy { return Set(before.standing + after.standing) }
        let back = events.count { $0 == .undone }
        let taken = before.undoable.prefix(back).flatMap { step in
            Array(step.records.keys) + Array(step.pursuits.keys) + (step.answers ?? []).map(\.id)
        }
        // Who waited for it before may wait for something else after it.
        let moved = (events.flatMap(after.pursued) + taken).flatMap { before.moved(by: $0) + after.moved(by: $0) }
        return Set(moved + ledByChair)
    }

    /// What follows the chair to whoever chairs now: they are asked about it, or told of its owner's silence.
    private var ledByChair: [RecordID] {
        if before.meeting?.chair == after.meeting?.chair { return [] }
        return after.pursuits.filter { $0.value.disowned != nil || $0.value.announced != nil }.map(\.key)
    }
}
