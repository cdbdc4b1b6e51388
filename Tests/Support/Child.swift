import Foundation
package import Glibc

/// A program beside the tests, from its start to its end; killed and reaped with its last owner.
///
/// One thread owns it at a time. Its waits block, and every one has an end.
package final class Child {
    /// Where one of its three streams leads.
    package enum Stream {
        case null, pipe
        case file(String)
    }

    package let process: pid_t
    /// Our end where the input is a pipe, else -1.
    private var input: Int32 = -1
    /// Our end where the output is a pipe, else -1.
    private let output: Int32
    /// As `waitpid` gives it; nil until it was reaped.
    private var status: Int32?

    /// Starts it; without an environment it gets that of the tests. Files of output are made or emptied.
    package init(
        _ program: String, _ arguments: [String], environment: [String: String]? = nil, folder: String = "/",
        input: Stream = .null, output: Stream = .null, errors: Stream = .null
    ) throws {
        let ends = try [
            Self.end(input, flags: O_RDONLY), Self.end(output, flags: O_WRONLY | O_CREAT | O_TRUNC),
            Self.end(errors, flags: O_WRONLY | O_CREAT | O_TRUNC),
        ]
        defer { for end in ends { close(end.theirs) } }
        (self.input, self.output) = (ends[0].ours, ends[1].ours)
        do {
            process = try Spawn.start(
                program, arguments, environment: environment ?? ProcessInfo.processInfo.environment, folder: folder,
                streams: ends.map(\.theirs))
        } catch {
            for end in ends where end.ours >= 0 { close(end.ours) }
            throw error
        }
    }

    deinit {
        endInput()
        if output >= 0 { close(output) }
        guard status == nil else { return }
        kill(process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }

    private static func end(_ stream: Stream, flags: Int32) throws -> (theirs: Int32, ours: Int32) {
        switch stream {
        case .null: return (try open("/dev/null", O_RDWR), -1)
        case .file(let path): return (try open(path, flags), -1)
        case .pipe:
            let pipe = try Spawn.pipe()
            return flags == O_RDONLY ? (pipe.reading, pipe.writing) : (pipe.writing, pipe.reading)
        }
    }

    private static func open(_ path: String, _ flags: Int32) throws -> Int32 {
        let file = Glibc.open(path, flags | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw ProcessRunner.Failure(description: "\(path) does not open.") }
        return file
    }
}

extension Child {
    /// Writes to its input; throws when nobody reads it any more.
    package func write(_ text: String) throws {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(input, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw ProcessRunner.Failure(description: "Process \(process) reads no more.") }
            bytes = bytes.dropFirst(count)
        }
    }

    package func endInput() {
        if input >= 0 { close(input) }
        input = -1
    }

    package func signal(_ number: Int32) { if status == nil { kill(process, number) } }

    /// Until its end was seen, by this or by a wait.
    package var isRunning: Bool {
        var status: Int32 = 0
        if self.status == nil, waitpid(process, &status, WNOHANG) == process { self.status = status }
        return self.status == nil
    }

    /// Reads its output up to and without a line end; what there is when it ends, or when nothing comes for long.
    package func line() -> String {
        var bytes: [UInt8] = []
        var next: UInt8 = 0
        var poll = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        while Glibc.poll(&poll, 1, Int32(Self.patienceSeconds * 1_000)) == 1, read(output, &next, 1) == 1, next != 10 {
            bytes.append(next)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Long, because the machine may be busy; nothing is measured.
    private static let patienceSeconds = 180.0

    /// Waits for its end: the exit status, or the signal that ended it as a negative number.
    ///
    /// - Throws: When it does not end, however long one waits; it is killed then.
    @discardableResult
    package func wait() throws -> Int32 {
        let deadline = Date(timeIntervalSinceNow: Self.patienceSeconds)
        var status = self.status ?? 0
        while self.status == nil {
            let found = waitpid(process, &status, WNOHANG)
            if found == process { self.status = status }
            if found == 0 {
                guard Date() < deadline else {
                    kill(process, SIGKILL)
                    throw ProcessRunner.Failure(description: "Process \(process) does not end.")
                }
                usleep(2_000)
            }
        }
        // <sys/wait.h>: the low seven bits hold the signal, the next byte the exit status.
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
    }
}
