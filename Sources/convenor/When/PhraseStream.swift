import Foundation

/// Lines of a pipe or a file, answered one for one; all that was read is answered and written before more is waited for.
struct PhraseStream {
    /// A longer line is answered with an error and skipped.
    static let longestLine = 1 << 20

    private var answerer: LineAnswerer
    private let stop: StopSign
    private var input = [UInt8](repeating: 0, count: 256 * 1024)
    /// The bytes of `input` that are no whole line yet.
    private var pending = 0..<0
    private var number = 0
    /// Inside a line that is too long.
    private var isSkipping = false
    private var out = JSONLine(capacity: 128 * 1024)
    private static let outputChunk = 64 * 1024

    init(_ answerer: LineAnswerer, stop: StopSign) {
        self.answerer = answerer
        self.stop = stop
    }

    /// Returns at the end of input, when the reader has gone or when it is told to stop; throws where the output refuses.
    mutating func run() throws(Failure) {
        do throws(StreamEnd) {
            while try fill() {
                try takeLines()
                try flush()
            }
            if !pending.isEmpty && !isSkipping { answer(pending) }
            try flush()
        } catch {
            if case .failed(let failure) = error { throw failure }
        }
    }

    private enum StreamEnd: Error {
        /// Nobody reads any more, or it was told to stop.
        case left
        case failed(Failure)
    }

    /// Waits for input; false at its end.
    private mutating func fill() throws(StreamEnd) -> Bool {
        makeRoom()
        while true {
            guard stop.waitForInput() else { throw .left }
            let free = input.count - pending.upperBound
            let count = input.withUnsafeMutableBytes { read(0, $0.baseAddress.map { $0 + pending.upperBound }, free) }
            if count > 0 {
                pending = pending.lowerBound..<(pending.upperBound + count)
                return true
            }
            if count == 0 { return false }
            if errno != EINTR && errno != EAGAIN {
                throw .failed(.io("The input cannot be read: \(String(cString: strerror(errno)))."))
            }
        }
    }

    /// Moves what is pending to the front, and grows the buffer when a line fills it.
    private mutating func makeRoom() {
        if pending.count > Self.longestLine {
            if !isSkipping { tooLong() }
            isSkipping = true
        }
        if isSkipping { pending = 0..<0 }
        if pending.lowerBound > 0 {
            let count = pending.count
            let source = pending
            input.withUnsafeMutableBytes { bytes in
                guard let base = bytes.baseAddress else { return }
                _ = memmove(base, base + source.lowerBound, count)
            }
            pending = 0..<count
        }
        if pending.count == input.count { input += [UInt8](repeating: 0, count: input.count) }
    }

    private mutating func takeLines() throws(StreamEnd) {
        while let end = lineEnd() {
            let line = pending.lowerBound..<end
            pending = (end + 1)..<pending.upperBound
            if isSkipping {
                isSkipping = false
            } else {
                answer(line)
            }
            if out.bytes.count >= Self.outputChunk { try flush() }
        }
    }

    private func lineEnd() -> Int? {
        input.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, !pending.isEmpty,
                let found = memchr(base + pending.lowerBound, 10, pending.count)
            else { return nil }
            return base.distance(to: UnsafeMutableRawPointer(mutating: UnsafeRawPointer(found)))
        }
    }

    private mutating func answer(_ line: Range<Int>) {
        if line.count > Self.longestLine { return tooLong() }
        number += 1
        input.withUnsafeBufferPointer { bytes in
            answerer.answer(UnsafeBufferPointer(rebasing: bytes[line]), number: number, into: &out)
        }
    }

    private mutating func tooLong() {
        number += 1
        answerer.refuse("line \(number): This line is longer than \(Self.longestLine) bytes, the most.", into: &out)
    }

    private mutating func flush() throws(StreamEnd) {
        var start = 0
        while start < out.bytes.count {
            let count = out.bytes.withUnsafeBytes { bytes in
                write(1, bytes.baseAddress.map { $0 + start }, bytes.count - start)
            }
            if count >= 0 {
                start += count
            } else if errno == EPIPE {
                throw .left
            } else if errno == EAGAIN {
                var wait = pollfd(fd: 1, events: Int16(POLLOUT), revents: 0)
                _ = poll(&wait, 1, -1)
            } else if errno != EINTR {
                throw .failed(.io("The output cannot be written: \(String(cString: strerror(errno)))."))
            }
        }
        out.clear()
    }
}
