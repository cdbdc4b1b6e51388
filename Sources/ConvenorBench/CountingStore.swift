import ConvenorCore
import ConvenorEngine
import Synchronization

/// A store that notes how many works each commit held, so that a peer can commit in the same batches, and how long they
/// took.
final class CountingStore: Store {
    /// Seconds of a commit, and of each of its works within.
    struct Commit: Sendable {
        var seconds: Double
        var works: [Double]
    }

    private let base: any Store
    private let held = Mutex<[Commit]>([])

    init(_ base: any Store) { self.base = base }

    /// Those since the last call.
    func takeCommits() -> [Commit] {
        held.withLock { commits in
            defer { commits = [] }
            return commits
        }
    }

    /// Their sizes.
    func takeBatches() -> [Int] { takeCommits().map(\.works.count) }

    func commit(_ works: [@Sendable (any StoreTransaction) throws -> Void]) async throws -> [Result<Void, any Error>] {
        let times = Times(works.count)
        let timed = works.enumerated().map { index, work -> @Sendable (any StoreTransaction) throws -> Void in
            { transaction in
                let begun = ContinuousClock.now
                defer { times.held.withLock { $0[index] = (ContinuousClock.now - begun).seconds } }
                try work(transaction)
            }
        }
        let begun = ContinuousClock.now
        let results = try await base.commit(timed)
        let seconds = (ContinuousClock.now - begun).seconds
        held.withLock { $0.append(Commit(seconds: seconds, works: times.held.withLock { $0 })) }
        return results
    }

    private final class Times: Sendable {
        let held: Mutex<[Double]>
        init(_ count: Int) { held = Mutex(Array(repeating: 0, count: count)) }
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Value
    ) async throws -> Value {
        try await base.read(body)
    }

    // Snapshots are for the next start: their cost is kept out of the peer's comparison and shown by the history figure.
    func save(_ snapshot: Snapshot) async throws {}
    func claimDeliveries(
        by way: Letter.Way, dueBy now: Moment, retryAt: Moment, limit: Int, but held: Holds, after ends: [DeliveryEnd]
    ) async throws -> [Delivery] {
        try await base.claimDeliveries(
            by: way, dueBy: now, retryAt: retryAt, limit: limit, but: held, after: ends)
    }
    func settle(_ key: String, _ outcome: DeliveryOutcome) async throws { try await base.settle(key, outcome) }
    func revive(_ key: String, at now: Moment) async throws -> DeliveryState? {
        try await base.revive(key, at: now)
    }
    func nextDelivery(by way: Letter.Way, but held: Holds) async throws -> Moment? {
        try await base.nextDelivery(by: way, but: held)
    }
    func deliveries(
        in states: Set<DeliveryState>, by way: Letter.Way?, of place: String?, limit: Int
    ) async throws -> [Delivery] {
        try await base.deliveries(in: states, by: way, of: place, limit: limit)
    }
    func letterCounts() async throws -> [LetterCount] { try await base.letterCounts() }
    func backup(to path: String) async throws { try await base.backup(to: path) }
    func close() async throws { try await base.close() }
}
