import Synchronization

/// Lets one in at a time; who comes meanwhile waits until the one before has left.
final class Turnstile: Sendable {
    private struct State {
        var isTaken = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }
    private let state = Mutex(State())

    func pass<Value: Sendable>(_ body: () async -> Value) async -> Value {
        await enter()
        defer { leave() }
        return await body()
    }

    private func enter() async {
        await withCheckedContinuation { done in
            let isFree = state.withLock { state in
                if state.isTaken {
                    state.waiting.append(done)
                    return false
                }
                state.isTaken = true
                return true
            }
            if isFree { done.resume() }
        }
    }

    private func leave() {
        let next = state.withLock { state in
            let next = state.waiting.isEmpty ? nil : state.waiting.removeFirst()
            state.isTaken = next != nil
            return next
        }
        next?.resume()
    }
}
