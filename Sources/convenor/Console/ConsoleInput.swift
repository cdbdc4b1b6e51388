import Foundation
import CDispatch  // `struct stat` counts as its member once SwiftNIO is in the graph.
import Glibc
import Synchronization

/// Reads what is typed or piped, on a thread of its own, one line for each that is asked for.
///
/// The thread reads the next line (and on a terminal shows the prompt) only when the consumer asks for it: so an answer
/// stands above the next prompt, and a long file is not taken into memory ahead of the work.
package final class ConsoleInput: Sendable {
    package let kind: ConsoleKind
    private let input: Int32
    private let output: ConsoleOutput
    private let setting: ConsoleSetting
    private let wakeup = Wakeup()
    private let demand = DispatchSemaphore(value: 0)
    private let desk = Mutex(Desk())

    /// What the thread and the consumer pass to one another.
    private struct Desk {
        var consumer: CheckedContinuation<ConsoleLine?, Never>?
        var farewells: [CheckedContinuation<Void, Never>] = []
        var hasStarted = false
        var isStopped = false
        var hasLeft = false
    }

    /// `input` is read where it stands and never closed; `output` shows the prompt and gives way to it.
    package init(input: Int32 = STDIN_FILENO, output: ConsoleOutput, setting: ConsoleSetting = ConsoleSetting()) {
        self.input = input
        self.output = output
        self.setting = setting
        kind = Self.kind(of: input, canEdit: output.canMoveCursor)
    }

    /// The lines, up to the end of input, to `stop()`, or until the consuming task is cancelled; to be consumed once.
    package var lines: AsyncStream<ConsoleLine> {
        AsyncStream { await self.next() }
    }

    /// Ends the lines now, also while the prompt stands or a read waits; may be called from anywhere and often.
    package func stop() {
        let consumer = desk.withLock { desk in
            desk.isStopped = true
            if !desk.hasStarted { desk.hasLeft = true }
            defer { desk.consumer = nil }
            return desk.consumer
        }
        consumer?.resume(returning: nil)
        wakeup.ring()
        demand.signal()
    }

    /// Returns when the thread has left its input, and so the terminal is as it was found.
    package func stopped() async {
        await withCheckedContinuation { farewell in
            let isOver = desk.withLock { desk in
                if !desk.hasStarted || desk.hasLeft { return true }
                desk.farewells.append(farewell)
                return false
            }
            if isOver { farewell.resume() }
        }
    }

    private func next() async -> ConsoleLine? {
        guard kind != .none else { return nil }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { consumer in
                let (isOver, mustStart) = desk.withLock { desk in
                    if desk.isStopped || desk.hasLeft { return (true, false) }
                    desk.consumer = consumer
                    defer { desk.hasStarted = true }
                    return (false, !desk.hasStarted)
                }
                if isOver { return consumer.resume(returning: nil) }
                if mustStart { start() }
                demand.signal()
            }
        } onCancel: {
            stop()
        }
    }

    private func start() {
        Thread { self.read() }.start()
    }

    /// The whole life of the thread.
    private func read() {
        let isStopped: @Sendable () -> Bool = { [self] in desk.withLock { $0.isStopped } }
        withSource(isStopped: isStopped) { source in
            while true {
                demand.wait()
                guard !isStopped(), let line = source.next() else { return }
                deliver(line)
            }
        }
        let farewells = desk.withLock { desk in
            desk.hasLeft = true
            return desk.farewells
        }
        deliver(nil)
        farewells.forEach { $0.resume() }
    }

    private func withSource(isStopped: @escaping @Sendable () -> Bool, _ body: (any ConsoleSource) -> Void) {
        guard kind == .terminal else {
            return body(StreamSource(input: input, limit: setting.limit, wakeup: wakeup, isStopped: isStopped))
        }
        LineEditor.withEditor(
            input: input, output: output, setting: setting, wakeup: wakeup, isStopped: isStopped, body)
    }

    private func deliver(_ line: ConsoleLine?) {
        let consumer = desk.withLock { desk in
            defer { desk.consumer = nil }
            return desk.consumer
        }
        consumer?.resume(returning: line)
    }

    private static func kind(of input: Int32, canEdit: Bool) -> ConsoleKind {
        var facts = stat()
        guard fstat(input, &facts) == 0, fcntl(input, F_GETFL) & O_ACCMODE != O_WRONLY else { return .none }
        if isatty(input) == 1 { return canEdit ? .terminal : .stream }
        var null = stat()
        let isDevice = facts.st_mode & S_IFMT == S_IFCHR
        if isDevice, stat("/dev/null", &null) == 0, facts.st_rdev == null.st_rdev { return .none }
        return .stream
    }
}
