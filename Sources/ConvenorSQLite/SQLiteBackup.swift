import ConvenorEngine
import Foundation
import GRDB

extension SQLiteStore {
    /// Copies one consistent view while writers go on, into one file that can be opened or moved by itself.
    ///
    /// The copy grows beside its place as `<path>.partial`, is checked, and takes its name only when it is whole.
    package func backup(to path: String) async throws {
        let pool = pool
        let source = self.path
        try await blocking {
            do {
                try Backup(source: source, target: path).run(from: pool)
            } catch {
                let damaged = (error as? DatabaseError)?.resultCode == .SQLITE_CORRUPT
                throw StoreTrouble.translate(error, path: damaged ? source : path)
            }
        }
    }

    /// What `PRAGMA integrity_check` finds, one line a fault; empty when the file is sound. Reads the whole file.
    package func faults() async throws -> [String] {
        let pool = pool
        return try await blocking {
            do {
                return try pool.read { db in try String.fetchAll(db, sql: "PRAGMA integrity_check") }
                    .filter { $0 != "ok" }
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
                return [error.message ?? "the file is damaged"]
            }
        }
    }
}

/// One copy of a store on its way to its place.
private struct Backup {
    let source: String
    let target: String

    private var partial: String { target + ".partial" }

    func run(from pool: DatabasePool) throws {
        guard access(target, F_OK) != 0 else { throw exists }
        // Left by a backup that was cut off.
        unlink(partial)
        try StoreFile(path: partial).prepare()
        defer { unlink(partial) }
        try copy(from: pool)
        try place()
    }

    private func copy(from pool: DatabasePool) throws {
        let queue = try DatabaseQueue(path: StoreFile(path: partial).location)
        defer { try? queue.close() }
        try pool.backup(to: queue)
        try queue.writeWithoutTransaction { db in
            // The copied header says WAL; one file is easier to keep than three.
            _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
            let answer = try String.fetchOne(db, sql: "PRAGMA integrity_check(1)")
            guard answer == "ok" else { throw StoreTrouble.damaged(source, answer ?? "no answer") }
        }
    }

    /// `link` refuses to overwrite, whoever made the file in the meantime.
    private func place() throws {
        guard link(partial, target) == 0 else {
            if errno == EEXIST { throw exists }
            let reason = String(cString: strerror(errno))
            throw StoreFailure.unusable("The backup \(target) cannot be made (\(reason)). Name a file on another disk.")
        }
        let slash = target.lastIndex(of: "/")
        let folder = slash.map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private var exists: StoreFailure {
        .unusable("The backup \(target) is there already and is not overwritten. Name a new file.")
    }
}
