import Foundation
import Testing

/// Lines as pipes and broken writers bring them.
@Suite("Bad lines into the program")
struct BadInputLinesTests {
    @Test("lines too long, no text, with NUL or CRLF are answered each, and the good ones between them are kept")
    func lines() throws {
        let program = try BadInputProgram()
        var input = Data("start alignment \"Lines\"\n".utf8)
        input += Data(repeating: 0x78, count: 1 << 20) + [0x0A]
        input += Data(repeating: 0x79, count: 65_537) + [0x0A]
        input += Data("note ".utf8) + [0xFF, 0xFE, 0x0A]
        input += Data("note nul".utf8) + [0] + Data("here\n".utf8)
        input += Data("note crlf\r\n\r\n   \n# a remark\nnote last without an end".utf8)
        let result = try program.run(["run", "--data", program.data], input: input)
        #expect(result.code == 0)
        let answers = result.out.split(separator: "\n").suffix(6)
        #expect(
            answers == [
                "That is 1,048,576 bytes long; 16,384 is the most. Nothing is stored.",
                "That is 65,537 bytes long; 16,384 is the most. Nothing is stored.",
                "That line is no text in UTF-8. Nothing is stored.", "N1 nul here", "N2 crlf",
                "N3 last without an end",
            ])
        #expect(try program.journal().count == 4)
    }

    @Test("thousands of short lines at once are answered one by one")
    func many() throws {
        let program = try BadInputProgram()
        let lines = ["start alignment \"Many\""] + (0..<5_000).map { $0 % 10 == 0 ? "note \($0)" : "q" }
        let result = try program.run(lines: lines)
        #expect(result.code == 0)
        #expect(result.out.components(separatedBy: "park needs some words after it.").count - 1 == 4_500)
        #expect(try program.journal().count == 501)
    }

    @Test("a reader that goes away or a full device behind stdout stops no line from being kept")
    func closedOutput() throws {
        for redirection in ["| true", "> /dev/full", ">&-"] {
            let program = try BadInputProgram()
            try program.write("start alignment \"Pipe\"\n" + (1...50).map { "note \($0)\n" }.joined(), to: "lines")
            let result = try program.shell("$C run --data $D < lines \(redirection)")
            #expect(result.code == 0, "\(redirection): \(result.err)")
            #expect(try program.journal().count == 51, "\(redirection)")
        }
    }

    @Test("an export that cannot be written to its end says so")
    func cutExport() throws {
        let program = try BadInputProgram()
        _ = try program.run(lines: ["start alignment \"Cut\"", "note one"])
        let result = try program.shell("$C export --data $D > /dev/full")
        #expect(result.code == 74)
        #expect(result.complaints == ["convenor: The output cannot be written: No space left on device."])
    }

    @Test("a closed stdin is no console: the program runs until it is told to stop")
    func closedInput() throws {
        let program = try BadInputProgram()
        let result = try program.shell("timeout --preserve-status -s TERM 3 $C run --data $D <&-")
        #expect(result.code == 0, "\(result.err)")
        #expect(result.out.isEmpty)
        #expect(result.err.contains("Convenor has stopped"))
    }
}
