import ConvenorCore
import ConvenorEngine
import Synchronization

/// All pages that are open, in groups that see the same.
final class LiveHub: Sendable {
    struct State {
        var groups: [LiveGroup.Key: LiveGroup] = [:]
        var next = 0
        var isWatching = false
    }

    let state = Mutex(State())
    /// Events that wait for a listener; one that is further behind is cut off, and comes back.
    private static let mostWaiting = 64

    /// Pages that one session may have open; the oldest gives way, and comes back when it is looked at.
    private static let mostOfOne = 100

    /// How many pages are open.
    var count: Int { state.withLock { $0.groups.values.reduce(0) { $0 + $1.listeners.count } } }

    /// Joins a group, which is made where there is none yet.
    func join(
        _ key: LiveGroup.Key, _ group: LiveGroup, _ visitor: Visitor, _ session: Pass
    ) -> (stream: AsyncStream<[UInt8]>, continuation: AsyncStream<[UInt8]>.Continuation, leave: @Sendable () -> Void) {
        let (stream, continuation) = AsyncStream.makeStream(
            of: [UInt8].self, bufferingPolicy: .bufferingOldest(Self.mostWaiting))
        let (number, crowded) = state.withLock { state in
            state.next += 1
            let theirs = state.groups.values.flatMap { $0.listeners.filter { $0.value.session == session.mark } }
            state.groups[key, default: group].listeners[state.next] = LiveGroup.Listener(
                continuation: continuation, visitor: visitor, session: session.mark, ends: session.ends)
            let oldest = theirs.count >= Self.mostOfOne ? theirs.min { $0.key < $1.key }?.value : nil
            return (state.next, oldest)
        }
        crowded?.continuation.finish()
        return (stream, continuation, { [weak self] in self?.leave(key, number) })
    }

    private func leave(_ key: LiveGroup.Key, _ number: Int) {
        state.withLock { state in
            state.groups[key]?.listeners[number] = nil
            if state.groups[key]?.listeners.isEmpty == true { state.groups[key] = nil }
        }
    }

    /// Sends to all of a group.
    func send(_ bytes: [UInt8], to key: LiveGroup.Key) {
        let all = state.withLock { $0.groups[key].map { Array($0.listeners.values) } ?? [] }
        for listener in all { Self.yield(bytes, to: listener) }
    }

    /// Greets one who comes with what was made for them, and keeps it where nobody came before. False, with nothing sent,
    /// where the group has had something newer.
    func learn(
        _ made: [LiveGroup.Made], version: Int, today: Day, _ key: LiveGroup.Key, _ greet: () -> Void
    ) -> Bool {
        state.withLock { state in
            guard let group = state.groups[key] else { return true }
            guard group.version <= version else { return false }
            greet()
            if group.shape == nil { state.groups[key]?.take(made, version, today) }
            return true
        }
    }

    func listeners(of key: LiveGroup.Key) -> [(number: Int, listener: LiveGroup.Listener)] {
        state.withLock { $0.groups[key]?.listeners.map { ($0.key, $0.value) } ?? [] }
    }

    /// Ends some pages of a group.
    func end(_ why: LiveEvent, of key: LiveGroup.Key, _ numbers: Set<Int>) {
        let gone = state.withLock { state in
            let gone = numbers.compactMap { state.groups[key]?.listeners.removeValue(forKey: $0) }
            if state.groups[key]?.listeners.isEmpty == true { state.groups[key] = nil }
            return gone
        }
        Self.finish(gone, why)
    }

    /// Keeps what is sent now, and gives what of it is not what they have; nil where the page has other regions.
    func exchange(_ made: [LiveGroup.Made], version: Int, today: Day, _ key: LiveGroup.Key) -> [String]? {
        state.withLock { state in
            guard let group = state.groups[key] else { return [] }
            if let shape = group.shape, shape != made.map(\.name) { return nil }
            state.groups[key]?.take(made, version, today)
            return made.filter { group.sent[$0.name] != $0.html }.map(\.html)
        }
    }

    func beat() {
        let all = state.withLock { $0.groups.values.flatMap { Array($0.listeners.values) } }
        let beat = LiveEvent.beat.bytes
        for listener in all { Self.yield(beat, to: listener) }
    }

    private static func yield(_ bytes: [UInt8], to listener: LiveGroup.Listener) {
        if case .dropped = listener.continuation.yield(bytes) { listener.continuation.finish() }
    }

    /// Ends the pages of a session, or of those whose time is over.
    func end(_ why: LiveEvent, where isOver: (LiveGroup.Listener) -> Bool) {
        let gone = state.withLock { state in
            var gone: [LiveGroup.Listener] = []
            for (key, group) in state.groups {
                for (number, listener) in group.listeners where isOver(listener) {
                    gone.append(listener)
                    state.groups[key]?.listeners[number] = nil
                }
                if state.groups[key]?.listeners.isEmpty == true { state.groups[key] = nil }
            }
            return gone
        }
        Self.finish(gone, why)
    }

    /// Ends the pages of a whole group.
    func end(_ why: LiveEvent, of key: LiveGroup.Key) {
        let gone = state.withLock { $0.groups.removeValue(forKey: key).map { Array($0.listeners.values) } ?? [] }
        Self.finish(gone, why)
    }

    private static func finish(_ gone: [LiveGroup.Listener], _ why: LiveEvent) {
        for listener in gone {
            _ = listener.continuation.yield(why.bytes)
            listener.continuation.finish()
        }
    }
}
