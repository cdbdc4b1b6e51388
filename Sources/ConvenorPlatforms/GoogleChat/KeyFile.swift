import Foundation
import Synchronization

/// A file of published keys, read anew whenever it has changed, so that whoever fetches it need tell nobody.
final class KeyFile: Sendable {
    private struct State {
        var stamp: Stamp?
        var keys: PublishedKeys?
    }

    /// What changes when a file is written or another one takes its place.
    private struct Stamp: Equatable {
        var changed: Date?
        var bytes: Int?
        var number: Int?
    }

    private let path: String
    private let state = Mutex(State())
    /// More bytes than this are no keys.
    private static let most = 1 << 20

    init(_ path: String) { self.path = path }

    /// Nil when there never was a file with a key; a file that is gone or broken leaves the keys that were read before.
    var keys: PublishedKeys? {
        state.withLock { state in
            let facts = try? FileManager.default.attributesOfItem(atPath: path)
            let stamp = Stamp(
                changed: facts?[.modificationDate] as? Date, bytes: facts?[.size] as? Int,
                number: facts?[.systemFileNumber] as? Int)
            if facts != nil, stamp != state.stamp, (stamp.bytes ?? 0) <= Self.most,
                let data = FileManager.default.contents(atPath: path)
            {
                state.stamp = stamp
                state.keys = PublishedKeys([UInt8](data)) ?? state.keys
            }
            return state.keys
        }
    }
}
