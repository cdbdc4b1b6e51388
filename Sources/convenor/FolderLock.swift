import Foundation

/// Keeps a second daemon off the same data: an advisory lock that goes with the process, however it ends.
final class FolderLock: Sendable {
    private let descriptor: Int32

    init(_ data: DataFolder) throws {
        let path = data.lock
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        if descriptor < 0 {
            throw Failure.io("The data folder \(data.path) cannot be written: \(String(cString: strerror(errno))).")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let owner = (try? String(contentsOfFile: path, encoding: .utf8))?.filter(\.isNumber) ?? ""
            close(descriptor)
            let who = owner.isEmpty ? "" : " (process \(owner))"
            throw Failure.busy(
                "Another convenor runs on \(data.path)\(who). Stop it, or name another folder with --data.")
        }
        ftruncate(descriptor, 0)
        let text = "\(getpid())\n"
        _ = text.withCString { write(descriptor, $0, strlen($0)) }
    }

    deinit { close(descriptor) }
}
