import Foundation
import Glibc
import Synchronization
import Testing

@testable import convenor

@Suite("A console on a pipe or a file", .timeLimit(.minutes(10)))
struct ConsoleStreamTests {
    private func input(_ descriptor: Int32, limit: Int = 65_536) -> ConsoleInput {
        var setting = ConsoleSetting()
        setting.limit = limit
        return ConsoleInput(input: descriptor, output: ConsoleOutput(output: -1, environment: [:]), setting: setting)
    }

    private func lines(_ bytes: [UInt8], limit: Int = 65_536) async -> [ConsoleLine] {
        let pipe = ConsolePipe()
        pipe.write(bytes)
        pipe.closeWriting()
        var all: [ConsoleLine] = []
        for await line in input(pipe.reading, limit: limit).lines { all.append(line) }
        return all
    }

    @Test("lines end at LF or CRLF, and the last one needs no end")
    func ends() async {
        #expect(
            await lines(Array("one\r\ntwo\n\n\r\nfo\rur\r\r\nlast".utf8))
                == ["one", "two", "", "", "fo\rur\r", "last"].map { .line($0) })
        #expect(await lines(Array("a\n".utf8)) == [.line("a")])
        #expect(await lines([]) == [])
    }

    @Test("a NUL is text, and a byte order mark before the first line is none")
    func oddities() async {
        #expect(
            await lines([0xEF, 0xBB, 0xBF] + Array("a\u{0}b\n\u{FEFF}c".utf8)) == [
                .line("a\u{0}b"), .line("\u{FEFF}c"),
            ])
    }

    @Test("a line that is no UTF-8 is named and the next one is read")
    func invalid() async {
        let bytes: [UInt8] = [0x61, 0xFF, 0x0A, 0xC3, 0x0A, 0xED, 0xA0, 0x80, 0x0A, 0xC3, 0xB6, 0x0A]
        #expect(await lines(bytes) == [.notText, .notText, .notText, .line("ö")])
    }

    @Test("the limit counts bytes and not the line end")
    func limit() async {
        #expect(
            await lines(Array("12345\r\n123456\nööö\nöö\n12345".utf8), limit: 5)
                == [.line("12345"), .tooLong(bytes: 6), .tooLong(bytes: 6), .line("öö"), .line("12345")])
        #expect(await lines(Array("1234567\r\n123456".utf8), limit: 5) == [.tooLong(bytes: 7), .tooLong(bytes: 6)])
    }

    @Test("a huge line takes no memory and the next one is read")
    func huge() async throws {
        let pipe = ConsolePipe()
        let megabytes = 128
        let writer = Thread {
            let piece = [UInt8](repeating: 0x78, count: 1 << 20)
            for _ in 0..<megabytes { pipe.write(piece) }
            pipe.write("\nafter\n")
            pipe.closeWriting()
        }
        let before = try residentMegabytes()
        writer.start()
        var iterator = input(pipe.reading).lines.makeAsyncIterator()
        #expect(await iterator.next() == .tooLong(bytes: megabytes << 20))
        // Other tests of this process take memory too: half of the line is room enough for them.
        #expect(try residentMegabytes() - before < megabytes / 2)
        #expect(await iterator.next() == .line("after"))
        #expect(await iterator.next() == nil)
    }

    @Test("what nobody has asked for stays with the writer")
    func backpressure() async {
        let pipe = ConsolePipe()
        let written = Mutex(0)
        let writer = Thread {
            for _ in 0..<1_024 {
                pipe.write(Array(repeating: 0x78, count: 1_023) + [0x0A])
                written.withLock { $0 += 1_024 }
            }
            pipe.closeWriting()
        }
        writer.start()
        let input = input(pipe.reading)
        var iterator = input.lines.makeAsyncIterator()
        #expect(await iterator.next() == .line(String(repeating: "x", count: 1_023)))
        // The pipe is full once the writer stands still with less than the whole; a greedy reader would let it finish.
        var waits = pollfd(fd: pipe.writing, events: Int16(POLLOUT), revents: 0)
        while poll(&waits, 1, 50) != 0 { await Task.yield() }
        #expect(written.withLock { $0 } < 256 * 1_024)
        var count = 1
        while await iterator.next() != nil { count += 1 }
        #expect(count == 1_024)
    }

    @Test("a file is read like a pipe")
    func file() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data("start\nquit".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        let input = input(descriptor)
        #expect(input.kind == .stream)
        var all: [ConsoleLine] = []
        for await line in input.lines { all.append(line) }
        #expect(all == [.line("start"), .line("quit")])
    }

    @Test("nobody is listened to where input is closed or the null device")
    func nobody() async {
        let null = open("/dev/null", O_RDWR | O_CLOEXEC)
        defer { close(null) }
        for descriptor in [null, -1] {
            let input = input(descriptor)
            #expect(input.kind == .none)
            for await line in input.lines { Issue.record("read \(line)") }
            input.stop()
            await input.stopped()
        }
    }

    @Test("a stop ends a read that waits")
    func stopping() async {
        let pipe = ConsolePipe()
        let input = input(pipe.reading)
        let reader = Task {
            var all: [ConsoleLine] = []
            for await line in input.lines {
                all.append(line)
                input.stop()
            }
            return all
        }
        pipe.write("one\nhalf")
        #expect(await reader.value == [.line("one")])
        await input.stopped()
    }

    private func residentMegabytes() throws -> Int {
        let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
        return try #require(Int(pages[1])) * Int(getpagesize()) >> 20
    }
}
