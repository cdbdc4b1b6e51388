import Foundation
import Glibc
import Synchronization

@testable import convenor

/// A pipe whose ends are closed with it.
final class ConsolePipe: Sendable {
    let reading: Int32
    let writing: Int32
    private let isOpen = Mutex(true)

    init() {
        var ends: [Int32] = [0, 0]
        precondition(pipe(&ends) == 0)
        (reading, writing) = (ends[0], ends[1])
        // A pipe is inherited by no program that another test starts: it would keep it open.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        signal(SIGPIPE, SIG_IGN)
    }

    deinit {
        closeWriting()
        close(reading)
    }

    func closeWriting() {
        let wasOpen = isOpen.withLock { isOpen in
            defer { isOpen = false }
            return isOpen
        }
        if wasOpen { close(writing) }
    }

    func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(writing, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    func write(_ text: String) { write(Array(text.utf8)) }

    /// All that was written, once the writing end is closed.
    func contents() -> String {
        closeWriting()
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while case let count = read(reading, &buffer, buffer.count), count > 0 { all += buffer[..<count] }
        return String(decoding: all, as: UTF8.self)
    }
}

/// A terminal of the kernel's own with somebody at the other end, who types and looks at the screen.
final class ConsoleTerminal: Sendable {
    /// What a program is given as its terminal.
    let device: Int32
    private let keyboard: Int32
    private let screen: Mutex<ConsoleScreen>

    // ioctl_tty(2): TIOCSPTLCK and TIOCGPTN, macros that Swift does not see.
    private static let unlock: UInt = 0x4004_5431
    private static let askNumber: UInt = 0x8004_5430

    /// In every terminfo.
    static let name: String = {
        setenv("TERM", "xterm", 1)
        return "xterm"
    }()

    init(columns: Int = 40) {
        _ = Self.name
        keyboard = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var unlocked: Int32 = 0
        var number: Int32 = 0
        precondition(ioctl(keyboard, Self.unlock, &unlocked) == 0)
        precondition(ioctl(keyboard, Self.askNumber, &number) == 0)
        device = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        precondition(device >= 0)
        var size = winsize(ws_row: 24, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        precondition(ioctl(keyboard, UInt(TIOCSWINSZ), &size) == 0)
        _ = fcntl(keyboard, F_SETFL, O_NONBLOCK)
        screen = Mutex(ConsoleScreen(columns: columns))
    }

    deinit {
        close(keyboard)
        close(device)
    }

    var modes: String {
        var modes = termios()
        precondition(tcgetattr(device, &modes) == 0)
        return "\(modes.c_iflag) \(modes.c_oflag) \(modes.c_lflag) \(modes.c_cc)"
    }

    func type(_ text: String) { type(Array(text.utf8)) }

    func type(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(keyboard, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) } else { look() }
        }
    }

    private func look() {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        var waits = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
        poll(&waits, 1, 2)
        let count = read(keyboard, &buffer, buffer.count)
        if count > 0 { screen.withLock { $0.draw(buffer[..<count]) } }
    }

    /// The rows of the screen, once they are as wanted; after a minute as they are.
    func rows(until isReady: ([String]) -> Bool) async -> [String] {
        let end = Date.now + 60
        while true {
            look()
            let rows = screen.withLock { $0.text }
            if isReady(rows) || Date.now > end { return rows }
            await Task.yield()
        }
    }

    /// The bytes written so far, once this is among them.
    func raw(until wanted: String) async -> String {
        _ = await rows { _ in screen.withLock { $0.raw }.contains(wanted) }
        return screen.withLock { $0.raw }
    }

    /// Whether the prompt comes to stand and keys go to the editor: before, the kernel edits what is typed.
    func isReady() async -> Bool {
        let isReady = { [self] in
            var modes = termios()
            return tcgetattr(device, &modes) == 0 && modes.c_lflag & tcflag_t(ICANON | ISIG) == 0
        }
        return await rows { $0.last?.hasPrefix(">") == true && isReady() }.last?.hasPrefix(">") == true && isReady()
    }

    /// Whether the last row comes to read like this.
    func ends(with row: String) async -> Bool {
        await rows { $0.last == row }.last == row
    }
}
