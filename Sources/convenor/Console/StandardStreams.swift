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
}
