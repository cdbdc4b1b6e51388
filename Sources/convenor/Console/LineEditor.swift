@preconcurrency import CEdit
import Dispatch
import Glibc

/// Lines typed at a terminal, with libedit's editing and history.
///
/// libedit's readline layer is one for the process and calls back without a context: so there is one editor at a time,
/// and all of it, drawing included, happens on the thread that holds the seat. Notices reach it as a key of their own.
final class LineEditor: ConsoleSource {
    private static let seat = DispatchSemaphore(value: 1)
    /// Touched only by the thread that holds the seat.
    private nonisolated(unsafe) static var current: LineEditor?
    private nonisolated(unsafe) static var files: [UnsafeMutablePointer<FILE>?] = []

    private enum Key {
        static let interrupt: UInt32 = 0x03
        static let suspend: UInt32 = 0x1A
        static let tab: Int32 = 0x09
        /// Ctrl-^: pressed by the editor itself when something is to be said above the prompt.
        static let notice: UInt32 = 0x1E
    }

    private let input: Int32
    private let output: ConsoleOutput
    private let setting: ConsoleSetting
    private let wakeup: Wakeup
    private let isStopped: @Sendable () -> Bool
    private let keys: KeyReader
    private var history: ConsoleHistory
    private var prompt = ""
    private var hasEnded = false
    /// Keys to be pressed before those of the person.
    private var pending: [UInt32] = []
    /// UTF-8 bytes typed at this prompt, those beyond the limit included.
    private var typed = 0
    private var isBroken = false
    /// How often the notice key was pressed since the last news: twice, since a sequence of keys may swallow one.
    private var presses = 0
    private var width = 0

    /// Runs `body` with the terminal's only editor, and leaves the terminal as it was.
    static func withEditor(
        input: Int32, output: ConsoleOutput, setting: ConsoleSetting, wakeup: Wakeup,
        isStopped: @escaping @Sendable () -> Bool, _ body: (any ConsoleSource) -> Void
    ) {
        seat.wait()
        TerminalModes.remember(input)
        let editor = LineEditor(input, output, setting, wakeup, isStopped)
        current = editor
        editor.open()
        body(editor)
        TerminalModes.forget()
        current = nil
        seat.signal()
    }

    private init(
        _ input: Int32, _ output: ConsoleOutput, _ setting: ConsoleSetting, _ wakeup: Wakeup,
        _ isStopped: @escaping @Sendable () -> Bool
    ) {
        self.input = input
        self.output = output
        self.setting = setting
        self.wakeup = wakeup
        self.isStopped = isStopped
        keys = KeyReader(input: input)
        history = ConsoleHistory(path: setting.history)
    }

    private func open() {
        let earlier = Self.files
        rl_instream = fdopen(dup(input), "r")
        rl_outstream = fdopen(dup(output.descriptor), "w")
        Self.files = [rl_instream, rl_outstream]
        rl_catch_signals = 0
        rl_getc_function = { _ in LineEditor.current?.key() ?? -1 }
        // Ends the editor before, so that its files may be closed after.
        rl_initialize()
        earlier.forEach { if let file = $0 { fclose(file) } }
        rl_add_defun("convenor-notice", { _, _ in LineEditor.current?.giveWay() ?? 0 }, Int32(Key.notice))
        rl_add_defun("convenor-complete", { _, _ in LineEditor.current?.complete() ?? 0 }, Key.tab)
        clear_history()
        stifle_history(Int32(ConsoleHistory.most))
        history.lines.forEach { add_history($0) }
    }

    func next() -> ConsoleLine? {
        guard !hasEnded, !isStopped() else { return nil }
        (typed, isBroken, presses, pending) = (0, false, 0, [])
        prompt = ConsoleDress.clean(setting.prompt()).filter { $0 != "\n" }
        output.beginPrompt(bell: { [wakeup] in wakeup.ring() })
        let line = readline(prompt)
        defer { free(line) }
        TerminalModes.restore()
        output.endPrompt(newline: line == nil)
        guard let line else {
            hasEnded = true
            return nil
        }
        return judged(line)
    }

    private func judged(_ line: UnsafeMutablePointer<CChar>) -> ConsoleLine {
        let length = strlen(line)
        if max(typed, length) > setting.limit { return .tooLong(bytes: max(typed, length)) }
        guard !isBroken, let text = String(validatingCString: line) else { return .notText }
        if history.add(text) { add_history(text) }
        return .line(text)
    }
}

/// The keys, as libedit asks for them.
extension LineEditor {
    /// The next character for libedit; -1 ends the line and the input.
    private func key() -> Int32 {
        guard pending.isEmpty else { return Int32(pending.removeFirst()) }
        while !isStopped() {
            TerminalModes.withoutSignals(input)
            followWidth()
            let isDue = output.hasWaiting && presses < 2
            // A key that sends several bytes is not to be cut in two: a moment without input is waited for.
            switch wakeup.wait(for: input, milliseconds: isDue ? 20 : -1) {
            case .rung:
                presses = 0
            case .time:
                presses += 1
                return Int32(Key.notice)
            case .input:
                guard let scalar = keys.next() else { return -1 }
                presses = 0
                if let key = accepted(scalar) { return key }
            }
        }
        return -1
    }

    /// What libedit gets of a character: nothing of what is dealt with here, or is beyond the limit.
    private func accepted(_ scalar: Unicode.Scalar) -> Int32? {
        switch scalar.value {
        case Key.interrupt:
            setting.onInterrupt()
            return -1
        case Key.suspend:
            output.writeAbove(clearing: "\n")
            TerminalModes.suspend(input)
            rl_forced_update_display()
            return nil
        case Key.notice:
            return nil
        default:
            if scalar == "\u{FFFD}" { isBroken = true }
            if scalar.value >= 0x20 && scalar.value != 0x7F { typed += UTF8.width(scalar) }
            return typed > setting.limit && scalar.value >= 0x20 ? nil : Int32(scalar.value)
        }
    }

    private func followWidth() {
        let now = output.width
        if width != 0 && width != now { rl_resize_terminal() }
        width = now
    }
}

/// What the editor's own keys do; libedit has brought `rl_line_buffer` and `rl_point` up to date.
extension LineEditor {
    private var textBeforeCursor: String {
        guard let buffer = rl_line_buffer else { return "" }
        let bytes = UnsafeRawBufferPointer(start: buffer, count: max(0, Int(rl_point)))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Back to where the prompt begins, and nothing from there on.
    private var clearing: String {
        let rows = DisplayWidth.rows(of: prompt + textBeforeCursor, columns: output.width)
        return "\r" + (rows > 0 ? "\u{1B}[\(rows)A" : "") + "\u{1B}[J"
    }

    /// Says what waits where the prompt stands, and draws the prompt and what is typed anew below.
    private func giveWay(extra: String = "") -> Int32 {
        output.writeAbove(clearing: clearing, extra: extra)
        rl_forced_update_display()
        return 0
    }

    private func complete() -> Int32 {
        switch WordCompletion.of(before: textBeforeCursor, candidates: setting.complete) {
        case .type(let text): pending = text.unicodeScalars.map(\.value)
        case .show(let words): return giveWay(extra: words.joined(separator: "  "))
        case .nothing: break
        }
        return 0
    }
}
