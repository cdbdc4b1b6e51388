import Glibc
import Testing

@testable import convenor

@Suite("What the console says", .timeLimit(.minutes(10)))
struct ConsoleOutputTests {
    @Test("answers and notices come whole and in order")
    func order() async {
        let pipe = ConsolePipe()
        let output = ConsoleOutput(output: pipe.writing, environment: ["TERM": "xterm"])
        #expect(!output.isTerminal)
        await output.reply("Noted: A7.\n  due 3 May\n\n")
        output.notice("A7 is due.")
        await output.reply("Good.")
        await output.finish()
        #expect(pipe.contents() == "Noted: A7.\n  due 3 May\nA7 is due.\nGood.\n")
    }

    @Test("pieces of many speakers are never mixed")
    func whole() async {
        let pipe = ConsolePipe()
        let output = ConsoleOutput(output: pipe.writing, environment: [:])
        await withTaskGroup { group in
            for number in 0..<50 {
                group.addTask { await output.reply("\(number)\n\(number)") }
            }
        }
        let rows = pipe.contents().split(separator: "\n")
        #expect(rows.count == 100)
        for first in stride(from: 0, to: rows.count, by: 2) { #expect(rows[first] == rows[first + 1]) }
    }

    @Test("a reader who left ends the saying quietly")
    func brokenPipe() async {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        close(ends[0])
        let output = ConsoleOutput(output: ends[1], environment: [:])
        await output.reply("nobody")
        output.notice("hears")
        await output.reply("this")
        close(ends[1])
    }

    @Test("notices that wait for a stuck reader are bounded")
    func stuck() async {
        let pipe = ConsolePipe()
        let output = ConsoleOutput(output: pipe.writing, environment: [:])
        let long = String(repeating: "x", count: 1_023)
        for _ in 0..<5_000 { output.notice(long) }
        let reader = Task.detached {
            var total = 0
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while case let count = read(pipe.reading, &buffer, buffer.count), count > 0 { total += count }
            return total
        }
        await output.finish()
        pipe.closeWriting()
        let total = await reader.value
        #expect(total % 1_024 == 0)
        #expect(total >= 1_000 * 1_024 && total < 5_000 * 1_024)
    }

    @Test("ids and the title are coloured on a terminal unless NO_COLOR or a dumb one asks for none")
    func colour() async {
        let plain = ConsoleDress(isColoured: false, isLabel: ConsoleDress.looksLikeLabel)
        let coloured = ConsoleDress(isColoured: true, isLabel: ConsoleDress.looksLikeLabel)
        #expect(plain.dressed("Open\n A7 x", width: 80) == "Open\n A7 x\n")
        #expect(
            coloured.dressed("Open\n A7, MS12 XAB7 A0 A-7", width: 80)
                == "\u{1B}[1mOpen\u{1B}[22m\n \u{1B}[36mA7\u{1B}[39m, \u{1B}[36mMS12\u{1B}[39m XAB7 A0 A-7\n")
        #expect(coloured.dressed("Good.", width: 80) == "Good.\n")
        for (environment, isBold) in [
            (["TERM": "xterm"], true), (["TERM": "xterm", "NO_COLOR": "1"], false), ([:], false),
        ] {
            let terminal = ConsoleTerminal()
            let output = ConsoleOutput(output: terminal.device, environment: environment)
            await output.reply("Open\nx")
            #expect(await terminal.raw(until: "x\r\n").contains("\u{1B}[1m") == isBold)
        }
    }

    @Test("nothing that others typed moves the cursor or turns the text")
    func controls() {
        let dress = ConsoleDress(isColoured: false, isLabel: { _ in false })
        #expect(
            dress.dressed("a\u{1B}[2Jb\r\nc\u{8}\u{7F}\u{9B}1md\te\u{0}\u{202E}f\u{2066}\u{2028}g", width: nil)
                == "a[2Jb\nc1md ef\ng\n")
    }

    @Test(
        "long lines break at blanks and keep their indent",
        arguments: [
            ("  one two three", 9, "  one two\n  three\n"),
            ("one two", 7, "one two\n"),
            ("  https://example.org/a/very/long/path x", 10, "  https://example.org/a/very/long/path\n  x\n"),
            ("ab  cd", 4, "ab \ncd\n"),
            ("目标 目标", 8, "目标\n目标\n"),
            ("", 5, "\n"),
        ])
    func wrapping(text: String, width: Int, wanted: String) {
        let dress = ConsoleDress(isColoured: false, isLabel: { _ in false })
        #expect(dress.dressed(text, width: width) == wanted)
    }

    @Test("one candidate is typed, several are typed as far as they agree, then shown")
    func completion() {
        func of(_ before: String, _ found: [String]) -> WordCompletion {
            WordCompletion.of(before: before) { _, _ in found }
        }
        #expect(of("x dec", ["decide"]) == .type("ide "))
        #expect(of("x d", ["decide", "decline"]) == .type("ec"))
        #expect(of("x dec", ["decide", "decline"]) == .show(["decide", "decline"]))
        #expect(of("zo", ["Zoë"]) == .type("\u{7F}\u{7F}Zoë "))
        #expect(of("x", []) == .nothing)
        #expect(WordCompletion.of(before: "a b") { [$0 + "|" + $1] } == .type("|a  "))
    }
}
