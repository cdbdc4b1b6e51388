import ConvenorCore
import ConvenorEngine
import Synchronization

/// A store that notes how many works each commit held, so that a peer can commit in the same batches.
final class CountingStore: Store {
    private let base: any Store
    private let held = Mutex<[Int]>([])

    init(_ base: any Store) { self.base = base }

    /// The sizes since the last call.
    func takeBatches() -> [Int] {
        held.withLock { sizes in
            defer { sizes = [] }
            return sizes
        }
    }

    func commit(_ works: [@Sendable (any StoreTransaction) throws -> Void]) async throws -> [Result<Void, any Error>] {
        held.withLock { $0.append(works.count) }
        return try await base.commit(works)
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Value
    ) async throws -> Value {
        try await base.read(body)
    }

    // Snapshots are for the next start: their cost is kept out of the peer's comparison and shown by the history figure.
    func save(_ snapshot: Snapshot) async throws {}
    func claimDeliveries(
        by way: Letter.Way, dueBy now: Moment, retryAt: Moment, limit: Int, but held: Holds
    ) async throws -> [Delivery] {
        try await base.claimDeliveries(by: way, dueBy: now, retryAt: retryAt, limit: limit, but: held)
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
