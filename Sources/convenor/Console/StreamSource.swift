import Glibc

/// Lines of a pipe or a file, a buffer at a time; what has not been asked for stays with the writer.
final class StreamSource: ConsoleSource {
    private let input: Int32
    private let wakeup: Wakeup
    private let isStopped: @Sendable () -> Bool
    private var gatherer: LineGatherer
    private var buffer = [UInt8](repeating: 0, count: 16_384)
    private var waiting: ArraySlice<UInt8> = []
    private var atEnd = false

    init(input: Int32, limit: Int, wakeup: Wakeup, isStopped: @escaping @Sendable () -> Bool) {
        self.input = input
        self.wakeup = wakeup
        self.isStopped = isStopped
        gatherer = LineGatherer(limit: limit)
    }

    func next() -> ConsoleLine? {
        while !isStopped() {
            if let line = gatherer.take(from: &waiting) { return line }
            if atEnd { return gatherer.finish() }
            if wakeup.wait(for: input) == .input { fill() }
        }
        return nil
    }

    /// An error of reading (a terminal that hung up, a folder) is the end of input: nothing more can come.
    private func fill() {
        let count = read(input, &buffer, buffer.count)
        if count > 0 {
            waiting = buffer[..<count]
        } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
            atEnd = true
        }
    }
}
