import ConvenorCore
import Logging

extension Convenor {
    /// Brings the stored alarms of every series in line with the rules and the people of now.
    ///
    /// Commands keep the alarms of what they touch. Settings that were changed while the daemon was down, or read anew,
    /// and people who moved to another zone touch all of them. A series that cannot be read keeps its alarms as they are.
    func renewAlarms() async throws {
        let streams = try await store.read { try $0.streams().map(\.stream).filter { $0.slug != nil } }
        let now = timepiece.now()
        for first in stride(from: 0, to: streams.count, by: Self.renewedTogether) {
            let part = streams[first..<min(streams.count, first + Self.renewedTogether)]
            // Beside the writer, for most need nothing; what does is derived once more where it is written.
            let stale = try await store.read { [self] transaction in
                let performance = Performance(convenor: self, transaction: transaction)
                return try part.filter { try performance.isStale($0, now: now) }
            }
            if stale.isEmpty { continue }
            let works = stale.map { stream -> Committer.Work in
                { [self] transaction in
                    try Performance(convenor: self, transaction: transaction).renewAlarms(of: stream, now: now)
                }
            }
            for (stream, end) in zip(stale, try await committer.perform(all: works)) {
                if case .failure(let fault) = end { try pass(over: stream, fault) }
            }
        }
    }

    /// A series that cannot be read keeps nobody else from being reminded; a store that fails would fail for all.
    fileprivate func pass(over stream: StreamID, _ fault: any Error) throws {
        if let failure = fault as? StoreFailure { throw failure }
        log.error("The alarms of a series are not renewed", metadata: ["stream": "\(stream)", "error": "\(fault)"])
    }

    private static let renewedTogether = 100
}

extension Performance {
    /// Whether what is stored of a series is not what would be derived now; false for one that cannot be read.
    fileprivate func isStale(_ stream: StreamID, now: Moment) throws -> Bool {
        do {
            return try staleAlarms(of: stream, convenor.journal.peek(stream, in: transaction), now: now) != nil
        } catch {
            try convenor.pass(over: stream, error)
            return false
        }
    }

    func renewAlarms(of stream: StreamID, now: Moment) throws {
        let series = try convenor.journal.series(stream, in: transaction)
        guard let (remove, set) = try staleAlarms(of: stream, series, now: now) else { return }
        try transaction.updateAlarms(of: stream, remove: remove, set: set)
    }

    /// What is stored of a series and not derived any more, and what is not stored yet; nil where both are the same.
    fileprivate func staleAlarms(
        of stream: StreamID, _ series: Series?, now: Moment
    ) throws -> (remove: [String], set: [Alarm])? {
        guard let series else { return nil }
        let house = convenor.house
        let roster = try convenor.journal.people(over: house, in: transaction)
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
        return remove.isEmpty && set.isEmpty ? nil : (remove, set)
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
