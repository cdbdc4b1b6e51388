package import ConvenorCore
import Synchronization

/// A clock that stands still until it is set: years pass as fast as their work is done.
package final class RehearsalClock: Timepiece {
    private let held: Mutex<Moment>

    package init(_ now: Moment) { held = Mutex(now) }
    package func now() -> Moment { held.withLock { $0 } }

    /// Goes on to a moment; never back.
    package func pass(to moment: Moment) { held.withLock { $0 = max($0, moment) } }
}
