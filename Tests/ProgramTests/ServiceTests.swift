import Foundation
import Glibc
import Testing

/// The daemon as a service manager sees it.
struct ServiceTests {
    @Test("with /dev/null as input it runs on until SIGTERM, says nothing on standard output and exits with 0")
    func service() async throws {
        let place = try Workplace()
        let program = try Program(["run"], at: place, input: .null)
        try await program.log("is ready")
        // Long after the end of its input would have been seen.
        try await Task.sleep(for: .milliseconds(700))
        #expect(program.isRunning)
        program.signal(SIGTERM)
        let ending = try await program.end()
        #expect(ending.code == 0)
        #expect(ending.output.isEmpty)
    }

    @Test("the end of input delivers what is due and exits with 0; replies and logs do not mix")
    func endOfInput() async throws {
        let place = try Workplace()
        let lines = """
            # a remark
            start open "Piped"
            present @lena @bo
            note Something to tell
            send
            y
            """
        let ending = try await Program.run(["run"], at: place, input: lines)
        #expect(ending.code == 0)
        #expect(try place.mails.count == 2)
        #expect(ending.errors.contains("is ready") && ending.errors.contains("A mail was delivered"))
        for word in ["is ready", "delivered", "info", "convenor:"] { #expect(!ending.output.contains(word)) }
        #expect(ending.output.hasPrefix("Piped #1"))
        #expect(!ending.errors.contains("N1"))
    }

    @Test("a second daemon on the same data is refused with a sentence and exit code 75")
    func second() async throws {
        let place = try Workplace()
        let first = try Program(["run"], at: place)
        try await first.ask("start open \"First\"", "Step 1 of 1")
        let second = try await Program.run(["run"], at: place, input: "note From the second\n")
        #expect(second.code == 75)
        #expect(second.output.isEmpty)
        #expect(
            second.errors == """
                convenor: Another convenor runs on \(place.path("data")) (process \(first.process)). \
                Stop it, or name another folder with --data.

                """)
        try await first.ask("note Still here", "N1")
        try await first.kill()
        // The lock goes with the process.
        let third = try await Program.run(["run"], at: place, input: "note After the kill\n")
        #expect(third.code == 0 && third.output == "N2 After the kill\n")
    }

    @Test("READY=1 and STOPPING=1 reach the socket of systemd", arguments: [false, true])
    func notify(isAbstract: Bool) async throws {
        let socketPlace = try Workplace()
        let socket = try NotifySocket(at: socketPlace, isAbstract: isAbstract)
        let place = try Workplace(["NOTIFY_SOCKET": socket.name])
        let program = try Program(["run"], at: place, input: .null)
        #expect(await aside { socket.receive() } == "READY=1")
        // Ready means ready for signals too.
        program.signal(SIGHUP)
        try await program.log("People and agendas are read anew")
        program.signal(SIGTERM)
        #expect(await aside { socket.receive() } == "STOPPING=1")
        #expect(try await program.end().code == 0)
    }
}

extension ServiceTests {
    @Test("a daemon that cannot listen where it must is never ready")
    func unready() async throws {
        let (first, client) = try await WebClient.start(at: Workplace(WebClient.settings()))
        let socketPlace = try Workplace()
        let socket = try NotifySocket(at: socketPlace, isAbstract: false)
        let place = try Workplace(["CONVENOR_HTTP_LISTEN": client.address, "NOTIFY_SOCKET": socket.name])
        let second = try await Program.run(["run"], at: place)
        #expect(second.code == 75)
        #expect(await aside { socket.receive() } == "STOPPING=1")
        try await first.kill()
    }
}

/// A datagram socket that plays the service manager (sd_notify(3)).
private final class NotifySocket: Sendable {
    let name: String
    private let descriptor: Int32

    init(at place: Workplace, isAbstract: Bool) throws {
        name = isAbstract ? "@" + place.root.lastPathComponent : place.path("notify")
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(name.utf8)
        if isAbstract { bytes[0] = 0 }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let length = socklen_t(MemoryLayout<sockaddr_un>.offset(of: \.sun_path)! + bytes.count)
        var patience = timeval(tv_sec: 120, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        let isBound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) == 0 }
        }
        guard isBound else { throw Program.Failure(description: "The socket \(name) cannot be made.") }
    }

    deinit { close(descriptor) }

    /// The next datagram; empty when none comes.
    func receive() -> String {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &bytes, bytes.count, 0)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
}
