import Foundation
import Glibc

/// A bare connection to this machine, for what curl would not do; its waits block, and every one has an end.
final class Connection: Sendable {
    private let descriptor: Int32

    init(port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let isOpen = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isOpen else { throw Program.Failure(description: "Nobody listens on port \(port).") }
    }

    deinit { close(descriptor) }

    func write(_ text: String) throws {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Program.Failure(description: "The connection is closed.") }
            bytes = bytes.dropFirst(count)
        }
    }

    /// Waits until the other side, on this machine, has read all that was written; false when it does not.
    func waitUntilRead() -> Bool {
        let (ours, theirs) = (Self.port(of: descriptor, getsockname), Self.port(of: descriptor, getpeername))
        for _ in 0..<3_000 {
            // proc_net_tcp: the local and the remote address with their ports, the state, and the bytes that wait to be
            // sent and to be read, all hexadecimal.
            let rows = Self.table().split(separator: "\n").map { $0.split(separator: " ") }.filter { $0.count > 4 }
            let ends = rows.filter {
                $0[1].hasSuffix(":" + theirs) && $0[2].hasSuffix(":" + ours) && $0[4].hasSuffix(":00000000")
                    || $0[1].hasSuffix(":" + ours) && $0[2].hasSuffix(":" + theirs) && $0[4].hasPrefix("00000000:")
            }
            if ends.count == 2 { return true }
            usleep(20_000)
        }
        return false
    }

    /// Every connection of this machine; Foundation reads no more than a page of a file without a size.
    private static func table() -> String {
        let file = open("/proc/net/tcp", O_RDONLY | O_CLOEXEC)
        defer { close(file) }
        var (text, page) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
        while case let count = Glibc.read(file, &page, page.count), count > 0 { text += page[..<count] }
        return String(decoding: text, as: UTF8.self)
    }

    private static func port(
        of descriptor: Int32,
        _ address: (Int32, UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
    ) -> String {
        var end = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &end) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address(descriptor, $0, &size) }
        }
        let digits = String(UInt16(bigEndian: end.sin_port), radix: 16, uppercase: true)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// Says that nothing more will be written.
    func halfClose() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// What comes next; empty at the end, nil when nothing comes for long.
    func read() -> String? {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        if count < 0 { return errno == EAGAIN || errno == EWOULDBLOCK ? nil : "" }
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    /// All that comes until the other side ends it; nil when it does not.
    func readToEnd() -> String? {
        var text = ""
        while let next = read() {
            if next.isEmpty { return text }
            text += next
        }
        return nil
    }

    /// All that comes until so many answers have begun and the last one is whole, by its `ending`; nil without.
    func read(upTo ending: String, times: Int = 1) -> String? {
        var text = ""
        while text.components(separatedBy: ending).count <= times {
            guard let next = read(), !next.isEmpty else { return nil }
            text += next
        }
        return text
    }

    /// Whether there is something to read, or the other side has closed it, within so many milliseconds.
    func hasNews(within milliseconds: Int32) -> Bool {
        var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return Glibc.poll(&poll, 1, milliseconds) != 0
    }

    /// Writes a byte after the other, slowly, until the other side ends the connection; false when it never does.
    func drip(_ byte: Character) -> Bool {
        for _ in 0..<1_200 {
            if hasNews(within: 50) { return readToEnd() != nil }
            do { try write(String(byte)) } catch { return true }
        }
        return false
    }
}
