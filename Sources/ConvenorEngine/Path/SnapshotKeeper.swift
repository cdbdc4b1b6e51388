import ConvenorCore
import Foundation
import Logging
import Synchronization

/// Keeps a folded state now and then, so that a start reads only the tail of a journal.
///
/// A snapshot is due when the tail has grown by a third of the whole: its cost, spread over commands, stays the same at
/// any length of history.
final class SnapshotKeeper: Sendable {
    private let store: any Store
    private let log: Logger
    private let last = Mutex<[StreamID: Int]>([:])
    /// Entries below which folding from the start is quick enough.
    private static let least = 1_000

    init(store: any Store, log: Logger) {
        self.store = store
        self.log = log
    }

    func consider(_ series: Series, _ stream: StreamID) {
        let isDue = last.withLock { last in
            let kept = last[stream] ?? 0
            let tail = series.entries - kept
            guard tail >= Self.least, tail * 3 >= series.entries else { return false }
            last[stream] = series.entries
            return true
        }
        guard isDue else { return }
        Task.detached(priority: .background) { [store, log] in
            do {
                let payload = [UInt8](try JSONEncoder().encode(series))
                try await store.save(
                    Snapshot(stream: stream, number: series.entries, format: Journal.format, payload: payload))
            } catch {
                log.warning("A snapshot was not kept", metadata: ["stream": "\(stream)", "error": "\(error)"])
            }
        }
    }
}
