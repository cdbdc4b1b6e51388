import ConvenorCore
import Logging
import Synchronization

/// How often each piece of the clock's work failed, one time after the other; begins anew with the daemon.
final class Setbacks: Sendable {
    private let counts = Mutex<[String: Int]>([:])
    /// Seconds until another attempt; the last one repeats.
    private static let pauses = [60, 300, 900, 3600]

    /// Counts one more, and says how many seconds to wait.
    func pause(after name: String) -> Int {
        counts.withLock { counts in
            let count = counts[name] ?? 0
            counts[name] = count + 1
            return Self.pauses[min(count, Self.pauses.count - 1)]
        }
    }

    func forget(_ name: String) { counts.withLock { $0[name] = nil } }
}

extension Convenor {
    /// Performs a piece of the clock's work. What fails is logged and put off for a growing pause, so that one letter that
    /// cannot be written, or one series that cannot be read, keeps nobody else waiting.
    ///
    /// A store that fails would fail for all, so that ends the round.
    func attempt(
        _ alarms: [Alarm], of name: String, _ now: Moment,
        _ body: @escaping @Sendable (Performance) throws -> [Notice]
    ) async throws {
        do {
            try await perform(body)
            setbacks.forget(name)
        } catch let failure as StoreFailure {
            throw failure
        } catch {
            let seconds = setbacks.pause(after: name)
            log.error(
                "The alarm clock puts off what fails",
                metadata: ["what": "\(name)", "seconds": "\(seconds)", "error": "\(error)"])
            try await perform { performance in
                let failing = try performance.unreadable(alarms)
                try performance.putOff(failing.isEmpty ? alarms : failing, to: now.adding(seconds: seconds))
                return []
            }
        }
    }
}

extension Performance {
    /// Alarms of series that cannot be read: what else is due to the same person need not wait for them.
    fileprivate func unreadable(_ alarms: [Alarm]) throws -> [Alarm] {
        try alarms.filter { alarm in
            do {
                _ = try convenor.journal.current(alarm.stream, in: transaction)
                return false
            } catch let failure as StoreFailure {
                throw failure
            } catch {
                return true
            }
        }
    }
}
