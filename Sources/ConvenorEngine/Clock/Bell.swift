import Synchronization

/// Wakes whoever waits for work, and whoever comes to wait after a ring that nobody heard.
package final class Bell: Sendable {
    private struct State {
        var rings = 0
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        var next = 0
    }
    private let state = Mutex(State())

    package init() {}

    /// The count of rings so far; pass it to `wait(after:)`, so that a ring in between is not missed.
    package var rings: Int { state.withLock { $0.rings } }

    package func ring() {
        let woken = state.withLock { state in
            state.rings += 1
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
        for done in woken { done.resume() }
    }

    /// Returns at the first ring after `rings`, after the given time, or when the task is cancelled.
    package func wait(after rings: Int, for time: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.nextRing(after: rings) }
            group.addTask { try? await Task.sleep(for: time) }
            await group.next()
            group.cancelAll()
        }
    }

    private func nextRing(after rings: Int) async {
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { done in
                let isLate = state.withLock { state in
                    if state.rings > rings || Task.isCancelled { return true }
                    state.waiting[number] = done
                    return false
                }
                if isLate { done.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: number) }?.resume()
        }
    }
}
