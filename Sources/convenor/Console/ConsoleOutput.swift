import Dispatch
import Foundation
import Glibc
import Synchronization

/// Everything that is said on standard output: whole, in order, and above the prompt if one stands.
///
/// Bytes are written on a queue of their own, or by the reading thread while its prompt is shown, so that a stopped
/// terminal or a full pipe holds up nobody but the one who waits for his reply to be out.
package final class ConsoleOutput: Sendable {
    package let isTerminal: Bool
    /// Whether lines can be edited on it: a terminal that knows more than to print.
    let canMoveCursor: Bool
    let descriptor: Int32
    private let dress: ConsoleDress
    private let queue = Mutex(Queue())
    /// Held while bytes are written; true once nobody reads them any more.
    private let isClosed = Mutex(false)
    private let lane = DispatchQueue(label: "console")

    fileprivate struct Queue {
        var pieces: [Piece] = []
        var notices = 0
        /// Rings the thread that shows the prompt, and so has the writing to itself.
        var bell: (@Sendable () -> Void)?
    }

    fileprivate struct Piece {
        var text: String
        var done: CheckedContinuation<Void, Never>?
    }

    /// Notices that may wait for a stuck output; later ones are let go.
    private static let mostNotices = 1_000

    /// `isLabel` says which words are ids to be coloured.
    package init(
        output: Int32 = STDOUT_FILENO, environment: [String: String] = ProcessInfo.processInfo.environment,
        isLabel: @escaping @Sendable (Substring) -> Bool = ConsoleDress.looksLikeLabel
    ) {
        signal(SIGPIPE, SIG_IGN)
        ConsoleLocale.prepare
        descriptor = output
        let isTerminal = isatty(output) == 1
        let isAble = !["", "dumb"].contains(environment["TERM"] ?? "")
        self.isTerminal = isTerminal
        canMoveCursor = isTerminal && isAble
        // no-color.org: any value but an empty one says no.
        let isColoured = isTerminal && isAble && (environment["NO_COLOR"] ?? "").isEmpty
        dress = ConsoleDress(isColoured: isColoured, isLabel: isLabel)
    }

    /// Says an answer; returns when it is out, or when nobody reads any more.
    package func reply(_ text: String) async {
        await withCheckedContinuation { done in
            post(Piece(text: text, done: done))
        }
    }

    /// Says something that nobody asked for and does not wait.
    package func notice(_ text: String) {
        post(Piece(text: text, done: nil))
    }

    /// Returns when all that was said before is out.
    package func finish() async {
        await reply("")
    }

    private func post(_ piece: Piece) {
        let bell: (@Sendable () -> Void)? = queue.withLock { queue in
            if piece.done == nil {
                guard queue.notices < Self.mostNotices else { return {} }
                queue.notices += 1
            }
            queue.pieces.append(piece)
            return queue.bell
        }
        if let bell { bell() } else { lane.async { self.drain() } }
    }

    /// Writes what waits, unless a prompt stands: then its thread does.
    private func drain() {
        isClosed.withLock { isClosed in
            while let piece = queue.withLock({ $0.bell == nil ? $0.first() : nil }) { put(piece, &isClosed) }
        }
    }

    private func put(_ piece: Piece, _ isClosed: inout Bool) {
        if !isClosed && !piece.text.isEmpty {
            isClosed = !send(dress.dressed(piece.text, width: isTerminal ? width : nil))
        }
        piece.done?.resume()
    }

    /// Columns of the terminal; 80 if it does not say.
    var width: Int {
        var size = winsize()
        return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }

    /// Writes all of it; false if nobody reads (EPIPE, a terminal that hung up).
    private func send(_ text: String) -> Bool {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                bytes = bytes.dropFirst(count)
            } else if errno == EAGAIN {
                var waits = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&waits, 1, -1)
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }
}

/// For the thread that shows the prompt.
extension ConsoleOutput {
    /// Writes what waits and leaves the writing to the caller, whom `bell` calls when there is more.
    func beginPrompt(bell: @escaping @Sendable () -> Void) {
        isClosed.withLock { isClosed in
            while let piece = queue.withLock({ $0.firstOr(bell: bell) }) { put(piece, &isClosed) }
        }
    }

    var hasWaiting: Bool { queue.withLock { !$0.pieces.isEmpty } }

    /// Clears with `clearing` what the prompt has drawn, then writes `extra` and what waits.
    func writeAbove(clearing: String, extra: String = "") {
        isClosed.withLock { isClosed in
            isClosed = isClosed || !send(clearing)
            put(Piece(text: extra, done: nil), &isClosed)
            while let piece = queue.withLock({ $0.first() }) { put(piece, &isClosed) }
        }
    }

    /// Gives the writing back; `newline` moves off a line that was left without Return.
    func endPrompt(newline: Bool) {
        isClosed.withLock { isClosed in
            if newline { isClosed = isClosed || !send("\n") }
            queue.withLock { $0.bell = nil }
        }
        lane.async { self.drain() }
    }
}

extension ConsoleOutput.Queue {
    fileprivate mutating func first() -> ConsoleOutput.Piece? {
        guard !pieces.isEmpty else { return nil }
        let piece = pieces.removeFirst()
        if piece.done == nil { notices -= 1 }
        return piece
    }

    fileprivate mutating func firstOr(bell: @escaping @Sendable () -> Void) -> ConsoleOutput.Piece? {
        let piece = first()
        if piece == nil { self.bell = bell }
        return piece
    }
}
