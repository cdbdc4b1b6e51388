import ConvenorEngine
import GRDB

/// What SQLite refuses, as one sentence that names the file, what is wrong and what to do.
enum StoreTrouble {
    static func full(_ path: String) -> StoreFailure {
        .unusable(
            "The store \(path) cannot be written: the disk is full. Make space; nothing that was acknowledged is lost.")
    }

    static func unwritable(_ path: String, _ reason: String) -> StoreFailure {
        .unusable(
            "The store \(path) cannot be written (\(reason)). "
                + "Give the program's user read and write permission to the file and its folder.")
    }

    static func foreign(_ path: String) -> StoreFailure {
        .unusable("The store \(path) cannot be opened: it was written by another program. Name another file.")
    }

    static func damaged(_ path: String, _ reason: String) -> StoreFailure {
        .unusable("The store \(path) is damaged (\(reason)). Stop the program and put the last backup in its place.")
    }

    /// A `StoreFailure` for what SQLite reports; any other error as it is.
    ///
    /// Result codes: https://www.sqlite.org/rescode.html
    static func translate(_ error: any Error, path: String) -> any Error {
        if error is RowDecodingError { return damaged(path, "a row holds what was never written there") }
        guard let error = error as? DatabaseError else { return error }
        let reason = error.message ?? "error \(error.extendedResultCode.rawValue)"
        // A full disk shows in the -shm file as an I/O error, since SQLite extends that file by itself.
        if error.extendedResultCode == .SQLITE_IOERR_SHMSIZE { return full(path) }
        switch error.resultCode {
        case .SQLITE_FULL: return full(path)
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN: return unwritable(path, reason)
        case .SQLITE_NOTADB:
            return StoreFailure.unusable(
                "The store \(path) cannot be opened: it is no SQLite file, or its beginning is damaged. "
                    + "Name another file, or put the last backup in its place.")
        case .SQLITE_CORRUPT: return damaged(path, reason)
        case .SQLITE_IOERR:
            return StoreFailure.unusable(
                "The store \(path) cannot be used: the disk fails (\(reason)). Check the disk.")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return StoreFailure.unusable(
                "The store \(path) is held by another program (\(reason)). Stop that program or try again.")
        case .SQLITE_MISUSE:
            return StoreFailure.unusable("The store \(path) is closed. Open it again.")
        default:
            return StoreFailure.unusable(
                "The store \(path) refused (\(reason)). This is a fault of the program: report it with this sentence.")
        }
    }
}
