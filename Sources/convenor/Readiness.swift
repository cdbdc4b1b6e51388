import Synchronization

/// Says once that the daemon is ready, when all that it waits for has said so.
final class Readiness: Sendable {
    private let missing = Mutex(0)
    private let announce: @Sendable () -> Void

    init(_ announce: @escaping @Sendable () -> Void) { self.announce = announce }

    /// One more that is waited for; what is returned is to be called once. To be asked for before any of them is.
    func awaited() -> @Sendable () -> Void {
        missing.withLock { $0 += 1 }
        return { [self] in
            let isLast = missing.withLock { left in
                left -= 1
                return left == 0
            }
            if isLast { announce() }
        }
    }
}
