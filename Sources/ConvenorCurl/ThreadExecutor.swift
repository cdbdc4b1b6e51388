import CCurl
import Foundation

/// A thread of its own for an actor whose calls block: sockets, fsync.
///
/// `DispatchSerialQueue` does not exist on Linux, and the shared pool must not wait for a mail server.
final class ThreadExecutor: SerialExecutor, @unchecked Sendable {
    private let condition = NSCondition()
    private var jobs: [UnownedJob] = []
    private var isStopping = false
    /// Released on the thread, when it ends.
    private var leftover: (any Sendable)?

    init(name: String) {
        let thread = Thread { [self] in
            ccurl_name_thread(name)
            while let job = nextJob() { job.runSynchronously(on: asUnownedSerialExecutor()) }
            leftover = nil
        }
        thread.start()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        condition.withLock {
            jobs.append(job)
            condition.signal()
        }
    }

    /// Ends the thread after what is waiting; `leftover` is a handle whose clean-up may block.
    func shutdown(releasing leftover: (any Sendable)? = nil) {
        condition.withLock {
            self.leftover = leftover
            isStopping = true
            condition.signal()
        }
    }

    /// Nil when the thread may end.
    private func nextJob() -> UnownedJob? {
        condition.withLock {
            while jobs.isEmpty && !isStopping { condition.wait() }
            return jobs.isEmpty ? nil : jobs.removeFirst()
        }
    }
}
