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

/// A piece of the clock's work: something that is due, with the alarms that it answers.
struct Occasion: Sendable {
    var name: String
    var alarms: [Alarm]
    var body: Convenor.Body

    /// The series that it is about.
    var streams: [StreamID] { Set(alarms.map(\.stream)).sorted() }
}

extension Convenor {
    /// What failed is logged and put off for a growing pause, so that one letter that cannot be written, or one series that
    /// cannot be read, keeps nobody else waiting.
    ///
    /// A store that fails would fail for all, so that ends the round.
    func take(_ end: Result<Void, any Error>, of occasion: Occasion, _ now: Moment) async throws {
        switch end {
        case .success: setbacks.forget(occasion.name)
        case .failure(let failure as StoreFailure): throw failure
        case .failure(let error):
            let seconds = setbacks.pause(after: occasion.name)
            log.error(
                "The alarm clock puts off what fails",
                metadata: ["what": "\(occasion.name)", "seconds": "\(seconds)", "error": "\(error)"])
            try await perform { performance in
                let failing = try performance.unreadable(occasion.alarms)
                try performance.putOff(
                    failing.isEmpty ? occasion.alarms : failing, to: now.adding(seconds: seconds))
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
