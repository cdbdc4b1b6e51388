import Foundation
import GRDB

/// The peer: GRDB and one table of the shape of our journal, nothing else.
///
/// Same pragmas, same rows byte for byte, same unique index, one prepared INSERT; no triggers, foreign keys, savepoints
/// or alarms.
struct BareSQLite: Sendable {
    /// One row of the journal.
    struct Line: Sendable {
        var stream: Int64
        var number: Int
        var at: Int64
        var actor: String
        var payload: Data
    }

    private let pool: DatabasePool

    init(path: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA journal_size_limit = \(16 << 20)")
        }
        pool = try DatabasePool(path: path, configuration: configuration)
        try pool.write { db in
            try db.execute(
                sql: """
                    CREATE TABLE events (
                        stream INTEGER NOT NULL, number INTEGER NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
                        payload BLOB NOT NULL, UNIQUE (stream, number)
                    ) STRICT
                    """)
        }
        let level = try pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            return try Int.fetchOne(db, sql: "PRAGMA synchronous")
        }
        guard level == 2 else { throw BenchFault("the peer's synchronous is not FULL: nothing was measured") }
    }

    /// One commit after the other, each holding as many lines as its batch says.
    func insert(_ lines: [Line], in batches: [Int]) async throws {
        var start = 0
        for size in batches {
            let batch = lines[start..<(start + size)]
            start += size
            try await pool.write { db in
                let statement = try db.cachedStatement(
                    sql: "INSERT INTO events (stream, number, at, actor, payload) VALUES (?, ?, ?, ?, ?)")
                for line in batch {
                    try statement.execute(arguments: [line.stream, line.number, line.at, line.actor, line.payload])
                }
            }
        }
    }

    func close() throws { try pool.close() }
}

/// Reads what our own store has written, from outside.
struct JournalReader {
    private let queue: DatabaseQueue
    private var last: Int64 = 0

    init(path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        queue = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// The lines that were added since the last call, in the order of writing.
    mutating func news() throws -> [BareSQLite.Line] {
        let after = last
        let rows = try queue.read { db in
            try Row.fetchAll(
                db, sql: "SELECT rowid, stream, number, at, actor, payload FROM events WHERE rowid > ? ORDER BY rowid",
                arguments: [after])
        }
        if let row = rows.last { last = row[0] }
        return rows.map { BareSQLite.Line(stream: $0[1], number: $0[2], at: $0[3], actor: $0[4], payload: $0[5]) }
    }
}
