import ConvenorCore
package import ConvenorEngine
import Foundation
import GRDB

/// The journal, the outbox and the alarms in one SQLite file.
///
/// Writes go through one connection, in order, each commit on disk (`synchronous=FULL`) before it is acknowledged; they
/// are not cancelled with the task that asked. Reads see a consistent view and never wait for a write. Another process
/// may open the same file: a writer waits up to `busyTimeoutSeconds` for its turn, and whoever appends to a stream that
/// has moved on in the meantime gets `StoreFailure.conflict`.
package final class SQLiteStore: Store {
    static let busyTimeoutSeconds = 5.0
    /// After a burst the write-ahead log is cut to this size; SQLite itself copies it back every 1000 pages.
    private static let logSizeLimitBytes = 16 << 20

    package let path: String
    let pool: DatabasePool

    private init(path: String, pool: DatabasePool) {
        self.path = path
        self.pool = pool
    }

    /// Opens the file, makes it if it is missing, and brings its tables up to date. Blocks for a few milliseconds.
    ///
    /// Where nobody needs the file afterwards (`isKept` is false), commits do not wait for the disk.
    package static func open(path: String, isKept: Bool = true) throws(StoreFailure) -> SQLiteStore {
        let file = StoreFile(path: path)
        try file.prepare()
        do {
            let store = SQLiteStore(path: path, pool: try pool(file))
            if !isKept {
                try store.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = OFF") }
                return store
            }
            guard try store.setting("synchronous") == 2 else {
                throw StoreFailure.unusable("The store \(path) cannot be used: SQLite refuses durable commits.")
            }
            return store
        } catch {
            throw StoreTrouble.translate(error, path: path) as? StoreFailure
                ?? .unusable("The store \(path) cannot be opened (\(error)). Name another file or repair this one.")
        }
    }

    /// SQLite does not wait for its turn when a new file becomes WAL, so that two who make it at once try again here.
    private static func pool(_ file: StoreFile) throws -> DatabasePool {
        let deadline = ContinuousClock.now + .seconds(busyTimeoutSeconds)
        while true {
            do {
                try file.identify()
                let pool = try DatabasePool(path: file.location, configuration: configuration)
                try migrate(pool)
                try pool.writeWithoutTransaction { db in
                    // GRDB sets NORMAL when it opens a pool, after `prepareDatabase`: commits would go with the power.
                    try db.execute(sql: "PRAGMA synchronous = FULL")
                }
                return pool
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && .now < deadline {
                Thread.sleep(forTimeInterval: 0.02)
            }
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "convenor.store"
        configuration.busyMode = .timeout(busyTimeoutSeconds)
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    PRAGMA journal_size_limit = \(logSizeLimitBytes);
                    """)
            // With this, INSERT OR REPLACE fires the triggers that keep the journal append-only.
            try db.execute(sql: "PRAGMA recursive_triggers = ON")
        }
        return configuration
    }

    /// Two processes that make the same file at once may both begin the same step; the slower one finds it done, and that
    /// can happen at each step.
    private static func migrate(_ pool: DatabasePool) throws {
        for _ in Schema.steps {
            do {
                return try Schema.migrator.migrate(pool)
            } catch {}
        }
        try Schema.migrator.migrate(pool)
    }

    /// `PRAGMA synchronous` as SQLite reports it: 2 is FULL.
    package var synchronous: Int { get throws { try setting("synchronous") } }

    private func setting(_ name: String) throws -> Int {
        try pool.writeWithoutTransaction { db in try Int.fetchOne(db, sql: "PRAGMA \(name)") ?? -1 }
    }

    /// Bounds the file to so many pages of 4096 bytes, so that the journal cannot fill a disk that it shares.
    package func limit(pages: Int) async throws {
        try await write { db in _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(pages)") }
    }

    package func commit(
        _ works: [@Sendable (any StoreTransaction) throws -> Void]
    ) async throws -> [Result<Void, any Error>] {
        if works.count == 1 { return [try await commit(alone: works[0])] }
        return try await transaction { [path] db in
            let view = SQLiteTransaction(db: db)
            return try works.map { work in try Self.isolated(work, view, path: path) }
        }
    }

    /// A work that has the transaction to itself needs no savepoint: what it leaves behind goes with the transaction.
    private func commit(
        alone work: @escaping @Sendable (any StoreTransaction) throws -> Void
    ) async throws -> Result<Void, any Error> {
        try await write { [path] db in
            var result = Result<Void, any Error>.success(())
            try db.inTransaction(.immediate) {
                do {
                    try work(SQLiteTransaction(db: db))
                    return .commit
                } catch {
                    guard db.isInsideTransaction else { throw error }
                    result = .failure(StoreTrouble.translate(error, path: path))
                    return .rollback
                }
            }
            return result
        }
    }

    /// Runs a work in a savepoint; throws only when SQLite gave up the whole transaction, as it may on a full disk.
    private static func isolated(
        _ work: (any StoreTransaction) throws -> Void, _ view: SQLiteTransaction, path: String
    ) throws -> Result<Void, any Error> {
        let db = view.db
        try db.cachedStatement(sql: "SAVEPOINT work").execute()
        do {
            try work(view)
            try db.cachedStatement(sql: "RELEASE work").execute()
            return .success(())
        } catch {
            guard db.isInsideTransaction else { throw error }
            view.forgetPositions()
            try db.cachedStatement(sql: "ROLLBACK TO work").execute()
            try db.cachedStatement(sql: "RELEASE work").execute()
            return .failure(StoreTrouble.translate(error, path: path))
        }
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Value
    ) async throws -> Value {
        try await view(body)
    }

    /// As `read`, with what only this target sees of a transaction.
    func view<Value: Sendable>(
        _ body: @escaping @Sendable (SQLiteTransaction) throws -> Value
    ) async throws -> Value {
        do {
            return try await pool.read { db in try body(SQLiteTransaction(db: db)) }
        } catch {
            throw StoreTrouble.translate(error, path: path)
        }
    }

    package func save(_ snapshot: Snapshot) async throws {
        try await transaction { db in try SQLiteTransaction(db: db).save(snapshot) }
    }

    package func close() async throws {
        let pool = pool
        let file = StoreFile(path: path)
        try await blocking {
            try pool.close()
            file.fold()
        }
    }

    /// Runs a body in an immediate transaction on the writing connection, whether or not the caller is cancelled.
    func transaction<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try await write { db in
            var value: Value?
            try db.inTransaction(.immediate) {
                value = try body(db)
                return .commit
            }
            guard let value else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
            return value
        }
    }

    private func write<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            pool.asyncWriteWithoutTransaction { [path] db in
                let result = Result { try body(db) }
                continuation.resume(with: result.mapError { StoreTrouble.translate($0, path: path) })
            }
        }
    }

    /// Runs what blocks for long outside the threads that tasks share.
    func blocking<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global(qos: .utility).async { [path] in
                continuation.resume(with: Result { try body() }.mapError { StoreTrouble.translate($0, path: path) })
            }
        }
    }
}
