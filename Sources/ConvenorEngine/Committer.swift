import Synchronization

/// Lets commands that arrive together share one commit.
///
/// While one batch is on its way to disk the next one gathers; each work has a savepoint of its own.
package final class Committer: Sendable {
    package typealias Work = @Sendable (any StoreTransaction) throws -> Void

    private struct Waiting {
        var work: Work
        var done: CheckedContinuation<Void, any Error>
    }

    private struct Line {
        var waiting: [Waiting] = []
        var isDraining = false
    }

    private let store: any Store
    private let line = Mutex(Line())
    /// Called when a commit failed and nothing of its batch stays.
    private let onFailure: @Sendable () -> Void
    private static let largestBatch = 256

    package init(store: any Store, onFailure: @escaping @Sendable () -> Void) {
        self.store = store
        self.onFailure = onFailure
    }

    /// Returns when the work is durable; throws what the work threw, or why the commit failed.
    package func perform(_ work: @escaping Work) async throws {
        try await withCheckedThrowingContinuation { done in
            let starts = line.withLock { line in
                line.waiting.append(Waiting(work: work, done: done))
                defer { line.isDraining = true }
                return !line.isDraining
            }
            // Not the caller's task: a caller that is cancelled must not roll back what others wait for.
            if starts { Task.detached { await self.drain() } }
        }
    }

    private func drain() async {
        while let batch = nextBatch() {
            do {
                let results = try await store.commit(batch.map(\.work))
                for (waiting, result) in zip(batch, results) { waiting.done.resume(with: result) }
            } catch {
                onFailure()
                for waiting in batch { waiting.done.resume(throwing: error) }
            }
        }
    }

    private func nextBatch() -> [Waiting]? {
        line.withLock { line in
            if line.waiting.isEmpty {
                line.isDraining = false
                return nil
            }
            let batch = Array(line.waiting.prefix(Self.largestBatch))
            line.waiting.removeFirst(batch.count)
            return batch
        }
    }
}
