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
    /// Called after each commit; false when it failed and nothing of its batch stays.
    private let onEnd: @Sendable (_ isWritten: Bool) -> Void
    private static let largestBatch = 256

    package init(store: any Store, onEnd: @escaping @Sendable (_ isWritten: Bool) -> Void) {
        self.store = store
        self.onEnd = onEnd
    }

    /// Returns when the work is durable; throws what the work threw, or why the commit failed.
    ///
    /// Who comes while nothing is on its way commits alone, without waking anybody; all others wait for the next batch.
    package func perform(_ work: @escaping Work) async throws {
        let begun = ContinuousClock.now
        defer { Metric.commitSeconds.record(ContinuousClock.now - begun) }
        let isFirst = line.withLock { line in
            defer { line.isDraining = true }
            return !line.isDraining
        }
        guard isFirst else { return try await wait(for: work) }
        defer { passOn() }
        for result in try await commit([work]) { try result.get() }
    }

    private func commit(_ works: [Work]) async throws -> [Result<Void, any Error>] {
        do {
            let results = try await store.commit(works)
            onEnd(true)
            return results
        } catch {
            onEnd(false)
            throw error
        }
    }

    private func wait(for work: @escaping Work) async throws {
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

    /// Leaves the line to those who came meanwhile.
    private func passOn() {
        let isWaitedFor = line.withLock { line in
            line.isDraining = !line.waiting.isEmpty
            return line.isDraining
        }
        if isWaitedFor { Task.detached { await self.drain() } }
    }

    private func drain() async {
        while let batch = nextBatch() {
            do {
                let results = try await commit(batch.map(\.work))
                for (waiting, result) in zip(batch, results) { waiting.done.resume(with: result) }
            } catch {
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
