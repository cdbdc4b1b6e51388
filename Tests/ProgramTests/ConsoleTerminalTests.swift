import Foundation
import Glibc
import Synchronization
import Testing

@testable import convenor

/// One console on a terminal, its lines as they come.
private struct Sitting: Sendable {
    let terminal: ConsoleTerminal
    let output: ConsoleOutput
    let input: ConsoleInput

    init(
        columns: Int = 40, environment: [String: String] = ["TERM": "xterm", "NO_COLOR": "1"],
        _ set: (inout ConsoleSetting) -> Void = { _ in }
    ) {
        terminal = ConsoleTerminal(columns: columns)
        output = ConsoleOutput(output: terminal.device, environment: environment)
        var setting = ConsoleSetting()
        set(&setting)
        input = ConsoleInput(input: terminal.device, output: output, setting: setting)
    }

    func next() async -> ConsoleLine? {
        var lines = input.lines.makeAsyncIterator()
        return await lines.next()
    }

    func close() async {
        input.stop()
        await input.stopped()
    }
}

@Suite("A console on a terminal", .serialized, .timeLimit(.minutes(10)))
struct ConsoleTerminalTests {
    @Test("a line is edited with arrows, backspace and Ctrl-A")
    func editing() async {
        let sitting = Sitting()
        // To the front, right by one, a letter; to the end, where backspace takes a letter of two bytes; to the front.
        let next = Task { await sitting.next() }
        #expect(await sitting.terminal.isReady())
        sitting.terminal.type("mrketing\u{1}\u{1B}[Ca\u{5}öx\u{7F}\u{7F}!\u{1}a \r")
        let line = await next.value
        #expect(line == .line("a marketing!"))
        #expect(sitting.input.kind == .terminal)
        await sitting.close()
    }

    @Test("letters beyond ASCII are shown and read whole")
    func unicode() async {
        let sitting = Sitting()
        let next = Task { await sitting.next() }
        #expect(await sitting.terminal.isReady())
        sitting.terminal.type("Zoë prüft 目标 ✓")
        let rows = await sitting.terminal.rows { $0.last == "> Zoë prüft 目标 ✓" }
        #expect(rows == ["> Zoë prüft 目标 ✓"])
        sitting.terminal.type("\r")
        #expect(await next.value == .line("Zoë prüft 目标 ✓"))
        sitting.terminal.type([0x61, 0xFF, 0x62, 0x0D])
        #expect(await sitting.next() == .notText)
        await sitting.close()
    }

    @Test("the arrow up brings earlier lines back, of this run and of the one before")
    func history() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "history").path
        let sitting = Sitting { $0.history = file }
        sitting.terminal.type("goal O1 größer\r")
        #expect(await sitting.next() == .line("goal O1 größer"))
        sitting.terminal.type("next\r")
        #expect(await sitting.next() == .line("next"))
        sitting.terminal.type("\u{1B}[A\u{1B}[A\r")
        #expect(await sitting.next() == .line("goal O1 größer"))
        await sitting.close()
        let rights = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(rights == 0o600)

        let later = Sitting { $0.history = file }
        later.terminal.type("\u{1B}[A\u{1B}[A!\r")
        #expect(await later.next() == .line("next!"))
        await later.close()
    }

    @Test("a history that cannot be written disturbs nobody")
    func noHistory() async {
        let sitting = Sitting { $0.history = "/dev/null/none" }
        sitting.terminal.type("status\r\u{1B}[A?\r")
        #expect(await sitting.next() == .line("status"))
        #expect(await sitting.next() == .line("status?"))
        await sitting.close()
    }

    @Test("Ctrl-C at the prompt is told once, ends the lines and leaves the terminal as it was")
    func interrupt() async {
        let told = Mutex(0)
        let counter: @Sendable () -> Void = { told.withLock { $0 += 1 } }
        let sitting = Sitting { $0.onInterrupt = counter }
        let before = sitting.terminal.modes
        let next = Task { await sitting.next() }
        #expect(await sitting.terminal.isReady())
        sitting.terminal.type("half a li\u{3}\u{3}more\r")
        #expect(await next.value == nil)
        #expect(await sitting.next() == nil)
        await sitting.input.stopped()
        #expect(told.withLock { $0 } == 1)
        #expect(sitting.terminal.modes == before)
    }

    @Test("Ctrl-D on an empty line ends the lines and leaves the terminal as it was")
    func endOfInput() async {
        let sitting = Sitting()
        let before = sitting.terminal.modes
        sitting.terminal.type("a\r")
        #expect(await sitting.next() == .line("a"))
        let next = Task { await sitting.next() }
        #expect(await sitting.terminal.isReady())
        sitting.terminal.type("\u{4}")
        #expect(await next.value == nil)
        await sitting.input.stopped()
        #expect(sitting.terminal.modes == before)
    }

    @Test("a stop takes the prompt down and leaves the terminal as it was")
    func stopping() async {
        let sitting = Sitting()
        let before = sitting.terminal.modes
        let next = Task { await sitting.next() }
        #expect(await sitting.terminal.isReady())
        sitting.terminal.type("half")
        #expect(await sitting.terminal.ends(with: "> half"))
        #expect(sitting.terminal.modes != before)
        await sitting.close()
        #expect(await next.value == nil)
        #expect(sitting.terminal.modes == before)
    }

    @Test("cancelling the reader ends the lines")
    func cancelling() async {
        let sitting = Sitting()
        let reader = Task { [lines = sitting.input.lines] in
            for await _ in lines {}
        }
        #expect(await sitting.terminal.isReady())
        reader.cancel()
        await reader.value
        await sitting.input.stopped()
    }

    @Test("a notice stands above the prompt and what is typed, also over several rows")
    func notice() async {
        let sitting = Sitting(columns: 20)
        let next = Task { await sitting.next() }
        #expect(await sitting.terminal.isReady())
        sitting.terminal.type("one two three four five six")
        let typed = await sitting.terminal.rows { $0.count == 2 && $0.last == " five six" }
        #expect(typed == ["> one two three four", " five six"])
        sitting.output.notice("A7 is due today, says the clock")
        let wanted = ["A7 is due today,", "says the clock", "> one two three four", " five six"]
        let rows = await sitting.terminal.rows { $0.count == 4 && $0.last == " five six" }
        #expect(rows == wanted)
        sitting.terminal.type("\u{1}zero \r")
        #expect(await next.value == .line("zero one two three four five six"))
        await sitting.close()
    }

    @Test("an answer stands above the next prompt although the next line is typed already")
    func order() async {
        let sitting = Sitting()
        sitting.terminal.type("one\rtwo\r")
        #expect(await sitting.next() == .line("one"))
        await sitting.output.reply("answer 1")
        #expect(await sitting.next() == .line("two"))
        await sitting.output.reply("answer 2")
        await sitting.close()
        let rows = await sitting.terminal.rows { $0.contains("answer 2") }
        let told = rows.filter { $0.hasPrefix("answer") || $0.hasPrefix("> ") }
        #expect(told == ["> one", "answer 1", "> two", "answer 2"])
    }

    @Test("Tab completes the only candidate, and shows several above the prompt")
    func completion() async {
        let words = ["decide", "decline", "status"]
        let sitting = Sitting { $0.complete = { word, _ in words.filter { $0.hasPrefix(word.lowercased()) } } }
        let next = Task { await sitting.next() }
        #expect(await sitting.terminal.isReady())
        sitting.terminal.type("please d\t\t")
        let rows = await sitting.terminal.rows { $0.contains("decide  decline") && $0.last == "> please dec" }
        #expect(rows == ["decide  decline", "> please dec"])
        sitting.terminal.type("i\tSTA\t\r")
        #expect(await next.value == .line("please decide status "))
        sitting.terminal.type("x\t\r")
        #expect(await sitting.next() == .line("x"))
        await sitting.close()
    }

    @Test("a line pasted beyond the limit is named with its length and the next one is read")
    func tooLong() async {
        let sitting = Sitting { $0.limit = 100 }
        let next = Task { await sitting.next() }
        #expect(await sitting.terminal.isReady())
        let typing = Task { [terminal = sitting.terminal] in
            terminal.type(String(repeating: "long ", count: 1_000) + "\rshort\r")
        }
        #expect(await next.value == .tooLong(bytes: 5_000))
        #expect(await sitting.next() == .line("short"))
        await typing.value
        await sitting.close()
    }

    @Test("a terminal that can only print is read as a stream")
    func dumb() async {
        let sitting = Sitting(environment: ["TERM": "dumb"])
        #expect(sitting.input.kind == .stream)
        sitting.terminal.type("status\n")
        #expect(await sitting.next() == .line("status"))
        await sitting.close()
    }
}
