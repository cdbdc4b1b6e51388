import Foundation
import Glibc
import TestSupport

/// The built program as a process of its own, from its start to its end; killed and reaped with its last owner.
///
/// Everything that it writes is read by a thread as it comes, so that it never waits for its reader. What waits here
/// blocks its thread: tests call the `async` forms, a crash run has a thread of its own.
final class Program: @unchecked Sendable {
    /// What standard input is.
    enum Input {
        case pipe, null
    }

    /// How the program ended, and all that it wrote.
    struct Ending: Sendable {
        /// Nil when a signal ended it.
        var code: Int32?
        var signal: Int32?
        var output: String
        var errors: String
    }

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    let process: pid_t
    private let state = NSCondition()
    private var output: [UInt8] = []
    private var errors: [UInt8] = []
    /// As `waitpid` gives it; nil while the process is there.
    private var status: Int32?
    private var input: Int32
    /// Bytes of `output` that a wait has taken note of.
    private var heard = 0

    /// Starts `convenor` with these arguments; its folder and its variables are the workplace's.
    init(_ arguments: [String], at place: Workplace, input kind: Input = .pipe) throws {
        let pipes = try (0..<3).map { _ in try Spawn.pipe() }
        let null = open("/dev/null", O_RDONLY | O_CLOEXEC)
        let theirs = [kind == .pipe ? pipes[0].reading : null, pipes[1].writing, pipes[2].writing]
        defer { for end in theirs + [kind == .pipe ? null : pipes[0].reading] { Glibc.close(end) } }
        process = try Spawn.start(
            Self.binary, arguments, environment: place.environment, folder: place.root.path, streams: theirs)
        input = pipes[0].writing
        let ends = [pipes[1].reading, pipes[2].reading]
        Thread { [weak self, process] in Self.keep(process, ends: ends) { self } }.start()
    }

    /// Beside the tests' own program, where every build puts it.
    static let binary: String = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent("convenor").path
    }()

    deinit {
        // The keeping thread reaps it, whether or not there still is somebody to tell.
        if status == nil { Glibc.kill(process, SIGKILL) }
        if input >= 0 { Glibc.close(input) }
    }

    /// Reads both outputs to their end, then reaps.
    private static func keep(_ process: pid_t, ends: [Int32], owner: () -> Program?) {
        var open = ends.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        while open.contains(where: { $0.fd >= 0 }) {
            guard poll(&open, 2, -1) >= 0 || errno == EINTR else { break }
            for index in open.indices where open[index].fd >= 0 && open[index].revents != 0 {
                let count = read(open[index].fd, &bytes, bytes.count)
                if count > 0 {
                    owner()?.take(bytes[..<count], isOutput: index == 0)
                } else if count == 0 || errno != EINTR {
                    Glibc.close(open[index].fd)
                    open[index].fd = -1
                }
            }
        }
        // Waits first and reaps then, under the lock: until it is noted, the number belongs to this process.
        var facts = siginfo_t()
        while waitid(P_PID, id_t(process), &facts, WEXITED | WNOWAIT) < 0, errno == EINTR {}
        let reap: () -> Int32 = {
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
            return status
        }
        if let owner = owner() { owner.note(by: reap) } else { _ = reap() }
    }

    private func take(_ bytes: ArraySlice<UInt8>, isOutput: Bool) {
        state.withLock {
            if isOutput { output += bytes } else { errors += bytes }
            state.broadcast()
        }
    }

    private func note(by reap: () -> Int32) {
        state.withLock {
            status = reap()
            state.broadcast()
        }
    }
}

/// What can be done to it at any time.
extension Program {
    /// Writes a line; false when nobody reads any more.
    @discardableResult
    func write(_ text: String) -> Bool {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(input, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return false }
            bytes = bytes.dropFirst(count)
        }
        return true
    }

    func endInput() {
        if input >= 0 { Glibc.close(input) }
        input = -1
    }

    func signal(_ number: Int32) {
        state.withLock { if status == nil { Glibc.kill(process, number) } }
    }

    var isRunning: Bool { state.withLock { status == nil } }
    /// What it has written to standard output so far.
    var said: String { state.withLock { String(decoding: output, as: UTF8.self) } }
    /// What it has written to standard error so far.
    var logged: String { state.withLock { String(decoding: errors, as: UTF8.self) } }

    /// Why a wait came back.
    enum Wait {
        case heard(String), ended, time
    }

    /// Waits for one of the texts on standard output after what was heard before; blocks, to the deadline at most.
    func wait(for texts: [String], until deadline: Date) -> Wait {
        state.withLock {
            while true {
                let fresh = output[heard...]
                for text in texts where fresh.firstRange(of: Array(text.utf8)) != nil {
                    let reply = String(decoding: fresh, as: UTF8.self)
                    heard = output.count
                    return .heard(reply)
                }
                if status != nil { return .ended }
                if !state.wait(until: deadline) { return .time }
            }
        }
    }

    /// Waits for its end and for all that it wrote; nil when it does not come. Blocks.
    func waitForEnd(until deadline: Date) -> Ending? {
        state.withLock {
            while status == nil { if !state.wait(until: deadline) { return nil } }
            guard let status else { return nil }
            // <sys/wait.h>: the low seven bits hold the signal, the next byte the exit code.
            let signal = status & 0x7F
            return Ending(
                code: signal == 0 ? (status >> 8) & 0xFF : nil, signal: signal == 0 ? nil : signal,
                output: String(decoding: output, as: UTF8.self), errors: String(decoding: errors, as: UTF8.self))
        }
    }
}

/// The forms for tests: they wait on a thread of their own and throw when what they wait for does not come.
extension Program {
    /// Long, because the machine may be busy; nothing is measured.
    private static var patience: Date { Date(timeIntervalSinceNow: 120) }

    /// Runs a command of the program to its end.
    static func run(_ arguments: [String], at place: Workplace, input: String = "") async throws -> Ending {
        let program = try Program(arguments, at: place)
        await aside { _ = program.write(input) }
        program.endInput()
        return try await program.end()
    }

    /// Writes a line and returns what comes up to and with `text`.
    @discardableResult
    func ask(_ line: String, _ text: String) async throws -> String {
        write(line + "\n")
        return try await hear(text)
    }

    @discardableResult
    func hear(_ text: String) async throws -> String {
        guard case .heard(let reply) = await aside({ self.wait(for: [text], until: Self.patience) }) else {
            throw Failure(description: "\"\(text)\" did not come.\nIt said:\n\(said)\nIt logged:\n\(logged)")
        }
        return reply
    }

    /// Waits for a text on standard error, so often.
    func log(_ text: String, times: Int = 1) async throws {
        let deadline = Self.patience
        while logged.components(separatedBy: text).count <= times {
            guard Date() < deadline, isRunning else {
                throw Failure(description: "\"\(text)\" was not logged, but:\n\(logged)")
            }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Returns when it has ended.
    func end() async throws -> Ending {
        guard let ending = await aside({ self.waitForEnd(until: Self.patience) }) else {
            throw Failure(description: "It does not end.\nIt said:\n\(said)\nIt logged:\n\(logged)")
        }
        return ending
    }

    /// SIGKILL, and everything that it had said until then.
    @discardableResult
    func kill() async throws -> Ending {
        signal(SIGKILL)
        return try await end()
    }
}

/// Runs what blocks on a thread of its own, so that other tests go on.
func aside<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { done in
        Thread { done.resume(returning: body()) }.start()
    }
}
