import Synchronization

/// Tells those who listen which streams were written to, when that is durable.
package final class Changes: Sendable {
    private struct Listeners {
        var next = 0
        var all: [Int: AsyncStream<Set<StreamID>>.Continuation] = [:]
    }

    private let listeners = Mutex(Listeners())

    package init() {}

    /// Each set of streams that a commit wrote to, from now on; whoever stops reading is forgotten.
    package func listen() -> AsyncStream<Set<StreamID>> {
        let (stream, continuation) = AsyncStream.makeStream(of: Set<StreamID>.self)
        let number = listeners.withLock { listeners in
            listeners.next += 1
            listeners.all[listeners.next] = continuation
            return listeners.next
        }
        continuation.onTermination = { [weak self] _ in
            self?.listeners.withLock { $0.all[number] = nil }
        }
        return stream
    }

    func tell(_ streams: Set<StreamID>) {
        let all = listeners.withLock { Array($0.all.values) }
        for listener in all { listener.yield(streams) }
    }
}
