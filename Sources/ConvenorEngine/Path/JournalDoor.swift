import ConvenorCore
import Synchronization

/// What is known of people beside the series: who knocks, and whom each series concerns.
extension Journal {
    /// The fold of what was said at the door.
    func doorstep(in transaction: any StoreTransaction) throws -> Doorstep {
        let last = try transaction.lastNumber(of: .door)
        var doorstep = cache.withLock { $0.doorstep } ?? Doorstep()
        if doorstep.entries == last { return doorstep }
        for stored in try transaction.events(of: .door, after: doorstep.entries) {
            doorstep.apply(try Journal.decode(stored.event.payload), at: stored.event.at)
        }
        cache.withLock { [doorstep] in $0.doorstep = doorstep }
        return doorstep
    }

    /// The line is not kept with it: it may hold a code.
    func appendDoor(_ events: [Event], by: Handle, at: Moment, in transaction: any StoreTransaction) throws {
        var doorstep = try doorstep(in: transaction)
        let entry = Entry(said: nil, events: events)
        let event = NewEvent(at: at, actor: by.name, payload: try Journal.encode(entry))
        try transaction.append([event], to: .door, after: doorstep.entries)
        doorstep.apply(entry, at: at)
        cache.withLock { [doorstep] in $0.doorstep = doorstep }
    }

    /// Whether the people that are held say that the id is somebody's, without a look into the store.
    func holds(_ chat: ChatID) -> Bool { cache.withLock { $0.people?.roster.holder(of: chat) != nil } }

    /// The series that concern a person, the one that met last first; only what was written to since is looked at anew.
    func series(concerning handle: Handle, in transaction: any StoreTransaction) throws -> [Series] {
        var found: [Series] = []
        for (stream, last) in try transaction.streams() where stream.slug != nil {
            var held = cache.withLock { $0.concerned[stream] }
            if held?.entries != last {
                guard let series = try series(stream, in: transaction) else { continue }
                held = (series.entries, series.concerned)
                cache.withLock { [held] in $0.concerned[stream] = held }
            }
            guard held?.people.contains(handle) == true, let series = try series(stream, in: transaction) else {
                continue
            }
            found.append(series)
        }
        return found.sorted { Self.met($0) == Self.met($1) ? $0.slug < $1.slug : Self.met($0) > Self.met($1) }
    }

    /// Milliseconds of the start of its last meeting.
    private static func met(_ series: Series) -> Int64 { series.meeting?.startedAt.milliseconds ?? 0 }
}
