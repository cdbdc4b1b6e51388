import Foundation

/// How many files and connections the system lets this process have open.
enum OpenFiles {
    /// Kept for the store, the mails, the other servers that are called, and what the runtime opens.
    private static let kept = 200

    /// Asks for as many as this user may have, which is more than what a process starts with (getrlimit(2)).
    static func raise() {
        var limit = rlimit()
        guard getrlimit(RLIMIT_NOFILE_RESOURCE, &limit) == 0, limit.rlim_cur < limit.rlim_max else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(RLIMIT_NOFILE_RESOURCE, &limit)
    }

    /// As many as wanted, or what the limit leaves.
    static func connections(wanted: Int) -> Int {
        var limit = rlimit()
        guard getrlimit(RLIMIT_NOFILE_RESOURCE, &limit) == 0 else { return min(wanted, 800) }
        let files = Int(clamping: limit.rlim_cur)
        return max(1, min(wanted, files - min(kept, files / 2)))
    }
}

/// glibc declares it as an enumeration where C++ does not read along.
private let RLIMIT_NOFILE_RESOURCE = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
