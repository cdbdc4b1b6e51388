import ConvenorCore
import Logging

extension Convenor {
    /// Brings the stored alarms of every series in line with the rules and the people of now.
    ///
    /// Commands keep the alarms of what they touch. Settings that were changed while the daemon was down, or read anew,
    /// and people who moved to another zone touch all of them. A series that cannot be read keeps its alarms as they are.
    func renewAlarms() async throws {
        let streams = try await store.read { try $0.streams().map(\.stream).filter { $0.slug != nil } }
        for stream in streams {
            do {
                try await committer.perform { [self] transaction in
                    let performance = Performance(convenor: self, transaction: transaction)
                    try performance.renewAlarms(of: stream, now: timepiece.now())
                }
            } catch let failure as StoreFailure {
                throw failure
            } catch {
                log.error(
                    "The alarms of a series are not renewed", metadata: ["stream": "\(stream)", "error": "\(error)"])
            }
        }
    }
}

extension Performance {
    func renewAlarms(of stream: StreamID, now: Moment) throws {
        let house = convenor.house
        let roster = try convenor.journal.people(over: house, in: transaction)
        guard let series = try convenor.journal.series(stream, in: transaction) else { return }
        let stored = Dictionary(try transaction.alarms(of: stream).map { ($0.key, $0) }) { first, _ in first }
        let almanac = Almanac(roster: roster, rules: house.rules, calendar: house.calendar)
        let wanted = series.alarms(almanac).map { fact in
            // One that is due stays as it is stored: it may have been put off to the next morning.
            if fact.at <= now, let kept = stored[fact.key], kept.person == fact.person { return kept }
            let fact = fact.postponed(after: now, almanac)
            return Alarm(stream: stream, key: fact.key, person: fact.person, at: fact.at)
        }
        let keys = Set(wanted.map(\.key))
        let remove = stored.keys.filter { !keys.contains($0) }.sorted()
        let set = wanted.filter { stored[$0.key] != $0 }
        if remove.isEmpty, set.isEmpty { return }
        try transaction.updateAlarms(of: stream, remove: remove, set: set)
    }
}

extension Event {
    /// Whether somebody's mornings begin at another moment after this, they can be written to for the first time, or
    /// somebody else is told of their silence.
    func movesSomebody(of roster: Roster) -> Bool {
        switch self {
        case .personSet(let person):
            let known = roster[person.handle]
            let isFound = known != nil && !roster.isMailable(person.handle) && person.mail?.isEmpty == false
            return known?.zone != person.zone || known?.manager != person.manager || isFound
        case .quietSet(let handle, let quiet): return roster.quiet(of: handle) != quiet
        default: return false
        }
    }
}
