import Glibc
import Synchronization

/// A request to stop, heard before the next read.
final class StopSign: Sendable {
    private let wakeup = Wakeup()
    private let isGiven = Mutex(false)

    func give() {
        isGiven.withLock { $0 = true }
        wakeup.ring()
    }

    /// Waits until standard input can be read; false when it is time to stop, also where more input is there.
    func waitForInput() -> Bool {
        wakeup.wait(for: STDIN_FILENO) == .input && !isGiven.withLock { $0 }
    }
}
