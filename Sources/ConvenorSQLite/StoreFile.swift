import ConvenorEngine
import Foundation
import GRDB

/// The file of a store before it is opened: is it there, may it be written, whose is it, how new is it.
struct StoreFile {
    /// As the operator gave it; every sentence names it so.
    let path: String

    /// What SQLite is given. A name such as `:memory:` means that file and nothing else.
    var location: String { path.hasPrefix("/") ? path : "./" + path }

    private var folder: String {
        guard let slash = location.lastIndex(of: "/"), slash != location.startIndex else { return "/" }
        return String(location[..<slash])
    }

    /// Makes the file if it is missing, readable by its owner only: SQLite gives `-wal` and `-shm` the same mode.
    func prepare() throws(StoreFailure) {
        guard !path.isEmpty else { throw .unusable("The store has no path. Name a file.") }
        var status = stat()
        let found = stat(location, &status) == 0
        let code = errno
        if found { try check(status) }
        try checkFolder()
        guard !found else { return }
        guard code == ENOENT else { throw refused(code) }
        try create()
    }

    private func checkFolder() throws(StoreFailure) {
        var status = stat()
        guard stat(folder, &status) == 0 else {
            guard errno == ENOENT || errno == ENOTDIR else { throw refused(errno) }
            throw .unusable("The store \(path) cannot be opened: the folder \(folder) does not exist. Make it first.")
        }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw .unusable("The store \(path) cannot be opened: \(folder) is not a folder. Name another place.")
        }
        guard access(folder, W_OK | X_OK) == 0 else { throw refused(errno) }
    }

    private func check(_ status: stat) throws(StoreFailure) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR:
            throw .unusable("The store \(path) cannot be opened: it is a folder. Name a file in it.")
        default:
            throw .unusable("The store \(path) cannot be opened: it is no regular file. Name another file.")
        }
        guard access(location, R_OK | W_OK) == 0 else { throw refused(errno) }
    }

    private func create() throws(StoreFailure) {
        let descriptor = open(location, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            // Another process that starts at the same moment may have been quicker.
            if errno == EEXIST { return }
            throw refused(errno)
        }
        close(descriptor)
    }

    private func refused(_ code: Int32) -> StoreFailure {
        let reason = String(cString: strerror(code))
        return switch code {
        case ENOSPC, EDQUOT: StoreTrouble.full(path)
        case EACCES, EPERM, EROFS: StoreTrouble.unwritable(path, reason)
        default: .unusable("The store \(path) cannot be opened: \(reason). Name another file or repair this one.")
        }
    }

    /// Refuses a file of another program and one that is newer than this program, before anything is written to it.
    func identify() throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(SQLiteStore.busyTimeoutSeconds)
        let queue = try DatabaseQueue(path: location, configuration: configuration)
        defer { try? queue.close() }
        let (application, version, tables) = try queue.read { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
                try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
                // The migrator makes its own table before the first step.
                try Int.fetchOne(
                    db,
                    sql: """
                        SELECT count(*) FROM sqlite_master
                        WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'grdb_migrations'
                        """) ?? 0
            )
        }
        guard application == Schema.applicationID || (application == 0 && version == 0 && tables == 0) else {
            throw StoreTrouble.foreign(path)
        }
        guard version <= Schema.version else {
            throw StoreFailure.newer(found: version, known: Schema.version)
        }
    }

    /// Moves the log into the file and removes it, unless another process still has the file open.
    ///
    /// GRDB closes its readers after its writer, and SQLite leaves the log behind a reader.
    func fold() {
        guard access(location, F_OK) == 0, let queue = try? DatabaseQueue(path: location) else { return }
        _ = try? queue.read { db in try Int.fetchOne(db, sql: "PRAGMA user_version") }
        try? queue.close()
    }
}
