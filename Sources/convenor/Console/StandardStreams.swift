import Glibc

/// The three descriptors that every program is started with, or should be.
package enum StandardStreams {
    /// Puts `/dev/null` where a descriptor is closed and lets writing fail instead of killing the program.
    ///
    /// To be called before anything is opened: else the first file opened, say the database, becomes standard input.
    package static func secure() {
        signal(SIGPIPE, SIG_IGN)
        for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest free descriptor is given, and all below are taken.
            _ = open("/dev/null", O_RDWR)
        }
    }

    /// False where standard output was closed at the start and the runtime has taken its number for a queue of its own.
    package static var hasOutput: Bool {
        var name = [CChar](repeating: 0, count: 16)
        let count = readlink("/proc/self/fd/1", &name, name.count)
        return count <= 0 || !name.prefix(count).map { UInt8(bitPattern: $0) }.starts(with: "anon_inode:".utf8)
    }
}
