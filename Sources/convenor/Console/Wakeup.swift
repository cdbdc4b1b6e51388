import Glibc

/// Wakes a thread that waits for input, by a pipe to itself: a descriptor is the one thing that `poll` waits for.
final class Wakeup: Sendable {
    private let reading: Int32
    private let writing: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        _ = pipe(&ends)
        (reading, writing) = (ends[0], ends[1])
        for end in ends where end >= 0 {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
    }

    deinit {
        close(reading)
        close(writing)
    }

    /// Wakes the waiting thread, or the next wait if none waits. A full pipe is as good: it wakes too.
    func ring() {
        var byte: UInt8 = 1
        _ = write(writing, &byte, 1)
    }

    /// What ended a wait.
    enum Reason {
        case input, rung, time
    }

    /// Waits until `input` can be read, somebody rings, or `milliseconds` have passed (-1: for ever); input goes first.
    func wait(for input: Int32, milliseconds: Int32 = -1) -> Reason {
        var waits = [
            pollfd(fd: input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: reading, events: Int16(POLLIN), revents: 0),
        ]
        while true {
            let count = poll(&waits, 2, milliseconds)
            if count < 0 && errno == EINTR { continue }
            if count == 0 { return .time }
            // A failure counts as input: the read that follows says what is wrong.
            if count < 0 || waits[0].revents != 0 { return .input }
            silence()
            return .rung
        }
    }

    private func silence() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(reading, &bytes, bytes.count) > 0 {}
    }
}
