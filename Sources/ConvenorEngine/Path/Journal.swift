import ConvenorCore
import Foundation
import Synchronization

/// Turns entries into bytes and back, and keeps the folded states of live streams.
///
/// A cached state always stands for a number of entries; the store's own number decides, so that a state that another
/// process has overtaken is never written from. What is tentative in a batch is forgotten when its commit fails.
final class Journal: Sendable {
    struct Cache {
        var series: [StreamID: Series] = [:]
        var roster: Roster?
        /// The roster laid over the people of the files, and how many entries the roster had.
        var people: (entries: Int, roster: Roster)?
        var doorstep: Doorstep?
        var rooms: [String: StreamID] = [:]
        /// Whom each series concerned after so many entries.
        var concerned: [StreamID: (entries: Int, people: Set<Handle>)] = [:]
        /// Streams that were written to by works whose commit is still under way.
        var written: Set<StreamID> = []
        /// Streams in the order of their last use, for letting the least recent go.
        var uses: [StreamID: Int] = [:]
        var clock = 0
    }

    let cache = Mutex(Cache())
    /// How many series are held in memory.
    private let capacity: Int

    init(capacity: Int = 2_000) { self.capacity = capacity }

    private static let encoder = JSONEncoder()

    static func encode(_ entry: Entry) throws -> [UInt8] { [UInt8](try encoder.encode(entry)) }
    static func decode(_ payload: [UInt8]) throws -> Entry { try JSONDecoder().decode(Entry.self, from: Data(payload)) }

    /// Many at a time as one JSON list, which costs less than each by itself.
    private static func decode(_ payloads: [[UInt8]]) throws -> [Entry] {
        var entries: [Entry] = []
        for first in stride(from: 0, to: payloads.count, by: 64) {
            var list = [UInt8(ascii: "[")]
            for payload in payloads[first..<min(payloads.count, first + 64)] {
                list += payload
                list.append(UInt8(ascii: ","))
            }
            list[list.count - 1] = UInt8(ascii: "]")
            entries += try JSONDecoder().decode([Entry].self, from: Data(list))
        }
        // A payload that is several would shift all that come after it.
        guard entries.count == payloads.count else {
            throw StoreFailure.unusable("A series in the store cannot be read. Put the last backup in its place.")
        }
        return entries
    }

    /// The series as its journal folds, from the cache where the cache is current; nil when it has no entries.
    func series(_ stream: StreamID, in transaction: any StoreTransaction) throws -> Series? {
        let held = cache.withLock { cache in
            cache.clock += 1
            cache.uses[stream] = cache.clock
            return cache.series[stream]
        }
        if let held { return held }
        return try load(stream, in: transaction)
    }

    /// The same as the store has it now, also where another process wrote to it.
    func current(_ stream: StreamID, in transaction: any StoreTransaction) throws -> Series? {
        if let held = cache.withLock({ $0.series[stream] }),
            try transaction.lastNumber(of: stream) != held.entries
        {
            forget(stream)
        }
        return try series(stream, in: transaction)
    }

    /// The same for a look, which leaves no trace in the cache.
    func peek(_ stream: StreamID, in transaction: any StoreTransaction) throws -> Series? {
        let held = cache.withLock { $0.series[stream] }
        if let held, try transaction.lastNumber(of: stream) == held.entries { return held }
        return try fold(stream, in: transaction)
    }

    /// The same for whoever looks often: from the cache where that is what is stored, and never what may be rolled back.
    func look(_ stream: StreamID, in transaction: any StoreTransaction) throws -> Series? {
        let held = cache.withLock { $0.series[stream] }
        if let held, try transaction.lastNumber(of: stream) == held.entries { return held }
        return try load(stream, in: transaction)
    }

    /// Those that are not held.
    func missing(of streams: Set<StreamID>) -> [StreamID] {
        cache.withLock { cache in streams.filter { cache.series[$0] == nil } }.sorted()
    }

    func load(_ stream: StreamID, in transaction: any StoreTransaction) throws -> Series? {
        guard let series = try fold(stream, in: transaction) else { return nil }
        // A reader's view may be older than what the writer has made of it meanwhile.
        let isNewest = cache.withLock { $0.series[stream].map { $0.entries < series.entries } ?? true }
        if isNewest { keep(series, stream) }
        return series
    }

    /// From the newest snapshot that this program can read, else from the first entry; nil when there is none.
    private func fold(_ stream: StreamID, in transaction: any StoreTransaction) throws -> Series? {
        var series = Series(slug: stream.slug ?? stream.name)
        if let snapshot = try transaction.snapshot(of: stream), snapshot.format == Journal.format,
            let state = try? JSONDecoder().decode(Series.self, from: Data(snapshot.payload))
        {
            series = state
        }
        let events = try transaction.events(of: stream, after: series.entries)
        for (stored, entry) in zip(events, try Journal.decode(events.map(\.event.payload))) {
            series.apply(entry, at: stored.event.at, by: Handle(stored.event.actor))
        }
        return series.entries == 0 ? nil : series
    }

    /// The shape of folded states; raised with every change of it, so that old snapshots are passed over.
    static let format = 5

    /// The people as the store has them: `convenor people import` writes while the daemon runs.
    func roster(in transaction: any StoreTransaction) throws -> Roster {
        let last = try transaction.lastNumber(of: .roster)
        if let held = cache.withLock({ $0.roster }), held.entries == last { return held }
        var roster = Roster()
        for stored in try transaction.events(of: .roster, after: 0) {
            roster.apply(try Journal.decode(stored.event.payload))
        }
        cache.withLock { $0.roster = roster }
        return roster
    }

    func room(_ room: String, in transaction: any StoreTransaction) throws -> StreamID? {
        if let held = cache.withLock({ $0.rooms[room] }) { return held }
        let stream = try transaction.series(of: room)
        cache.withLock { $0.rooms[room] = stream }
        return stream
    }

    /// `isTentative` while the transaction that wrote it may be rolled back.
    func keep(_ series: Series, _ stream: StreamID, isTentative: Bool = false) {
        cache.withLock { cache in
            cache.series[stream] = series
            if isTentative { cache.written.insert(stream) }
            cache.clock += 1
            cache.uses[stream] = cache.clock
            guard cache.series.count > capacity else { return }
            // Many at once: to look for one of them at each turn would cost more than to fold it.
            let byUse = cache.series.keys.sorted { cache.uses[$0] ?? 0 < cache.uses[$1] ?? 0 }
            for oldest in byUse.prefix(max(1, capacity / 4)) {
                cache.series[oldest] = nil
                cache.uses[oldest] = nil
            }
        }
    }

    /// Everybody known: what was said in chat wins over the files.
    func people(over house: House, in transaction: any StoreTransaction) throws -> Roster {
        let roster = try roster(in: transaction)
        if let held = cache.withLock({ $0.people }), held.entries == roster.entries { return held.roster }
        let people = roster.over(house.people)
        cache.withLock { $0.people = (roster.entries, people) }
        return people
    }

    func appendRoster(_ events: [Event], by: Handle, at: Moment, in transaction: any StoreTransaction) throws {
        var roster = try roster(in: transaction)
        let entry = Entry(said: nil, events: events)
        let event = NewEvent(at: at, actor: by.name, payload: try Journal.encode(entry))
        do {
            try transaction.append([event], to: .roster, after: roster.entries)
        } catch StoreFailure.conflict(let stream) {
            cache.withLock { ($0.roster, $0.people) = (nil, nil) }
            throw StoreFailure.conflict(stream)
        }
        roster.apply(entry)
        cache.withLock { ($0.roster, $0.people) = (roster, nil) }
    }

    /// Forgets what was laid over the files, because the files were read anew.
    func forgetPeople() { cache.withLock { $0.people = nil } }
    func bind(_ room: String, to stream: StreamID) { cache.withLock { $0.rooms[room] = stream } }

    /// To be called when a commit is over: what it wrote stays. Gives which streams that were.
    func settle() -> Set<StreamID> {
        cache.withLock { cache in
            defer { cache.written = [] }
            return cache.written
        }
    }

    /// Drops what is held, so that the next use reads the store.
    ///
    /// Whom a series concerns is known by its number of entries, which is wrong only where entries are taken back: to learn
    /// it of all series anew takes long.
    func forget(_ stream: StreamID? = nil) {
        cache.withLock { cache in
            cache.roster = nil
            cache.people = nil
            cache.doorstep = nil
            for written in cache.written { cache.concerned[written] = nil }
            cache.rooms = [:]
            if let stream { cache.series[stream] = nil } else { cache.series = [:] }
        }
    }
}
