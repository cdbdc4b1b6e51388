import ConvenorCore
import ConvenorEngine
import Foundation
import GRDB

/// One transaction on one connection; its statements are prepared once a connection.
struct SQLiteTransaction: StoreTransaction {
    let db: Database
    private let positions = Positions()

    init(db: Database) { self.db = db }

    // MARK: Journal

    func lastNumber(of stream: StreamID) throws -> Int { try position(of: stream).last }

    func events(of stream: StreamID, after number: Int) throws -> [StoredEvent] {
        try rows(
            """
            SELECT number, at, actor, payload FROM events
            WHERE stream = (SELECT id FROM streams WHERE name = ?) AND number > ? ORDER BY number
            """, [stream.name, number]
        ) { row in
            StoredEvent(
                stream: stream, number: try row.decode(atIndex: 0),
                event: NewEvent(at: try row.moment(1), actor: try row.decode(atIndex: 2), payload: try row.bytes(3)))
        }
    }

    func streams() throws -> [(stream: StreamID, last: Int)] {
        try rows(
            """
            SELECT name, (SELECT max(number) FROM events WHERE stream = streams.id) AS last
            FROM streams WHERE last > 0 ORDER BY name
            """, []
        ) { row in (StreamID(try row.decode(atIndex: 0)), try row.decode(atIndex: 1)) }
    }

    func append(_ events: [NewEvent], to stream: StreamID, after expected: Int) throws {
        let known = try position(of: stream)
        guard known.last == expected else { throw StoreFailure.conflict(stream) }
        guard !events.isEmpty else { return }
        let id = try known.id ?? newStream(stream)
        // One INSERT ... SELECT that checks as well costs more: SQLite then goes by a temporary table.
        let statement = try db.cachedStatement(
            sql: "INSERT INTO events (stream, number, at, actor, payload) VALUES (?, ?, ?, ?, ?)")
        for (offset, event) in events.enumerated() {
            try statement.execute(
                arguments: [id, expected + 1 + offset, event.at.milliseconds, event.actor, Data(event.payload)])
        }
        positions.known[stream] = (id, expected + events.count)
    }

    /// To be called when a savepoint is rolled back.
    func forgetPositions() { positions.known.removeAll() }

    /// The stream's row, nil for one without, and its last number.
    private func position(of stream: StreamID) throws -> Positions.Position {
        if let known = positions.known[stream] { return known }
        let found = try rows(
            """
            SELECT id, ifnull((SELECT max(number) FROM events WHERE stream = streams.id), 0)
            FROM streams WHERE name = ?
            """, [stream.name]
        ) { row in
            (id: try row.decode(Int64?.self, atIndex: 0), last: try row.decode(Int.self, atIndex: 1))
        }.first
        let position = found ?? (id: nil, last: 0)
        positions.known[stream] = position
        return position
    }

    private func newStream(_ stream: StreamID) throws -> Int64 {
        try run("INSERT INTO streams (name) VALUES (?)", [stream.name])
        return db.lastInsertedRowID
    }

    func snapshot(of stream: StreamID) throws -> Snapshot? {
        try rows("SELECT number, format, payload FROM snapshots WHERE stream = ?", [stream.name]) { row in
            Snapshot(
                stream: stream, number: try row.decode(atIndex: 0), format: try row.decode(atIndex: 1),
                payload: try row.bytes(2))
        }.first
    }

    /// One that comes late does not replace a later one of the same format.
    func save(_ snapshot: Snapshot) throws {
        try run(
            """
            INSERT INTO snapshots (stream, number, format, payload) VALUES (?, ?, ?, ?)
            ON CONFLICT (stream) DO UPDATE SET
                number = excluded.number, format = excluded.format, payload = excluded.payload
            WHERE excluded.format <> format OR excluded.number >= number
            """, [snapshot.stream.name, snapshot.number, snapshot.format, Data(snapshot.payload)])
    }

    // MARK: Alarms

    func updateAlarms(of stream: StreamID, remove: [String], set: [Alarm]) throws {
        for key in remove {
            try run("DELETE FROM alarms WHERE stream = ? AND key = ?", [stream.name, key])
        }
        for alarm in set {
            try run(
                """
                INSERT INTO alarms (stream, key, person, at) VALUES (?, ?, ?, ?)
                ON CONFLICT (stream, key) DO UPDATE SET person = excluded.person, at = excluded.at
                """, [stream.name, alarm.key, alarm.person?.name, alarm.at.milliseconds])
        }
    }

    func alarms(dueBy now: Moment, limit: Int) throws -> [Alarm] {
        let first = try rows(
            "SELECT stream, key, person, at FROM alarms WHERE at <= ? ORDER BY at, stream, key LIMIT ?",
            [now.milliseconds, max(0, limit)], alarm)
        guard first.count >= limit else { return first }
        let people = Set(first.compactMap(\.person?.name)).sorted()
        let theirs = try rows(
            """
            SELECT stream, key, person, at FROM alarms WHERE at <= ? AND person IN (SELECT value FROM json_each(?))
            ORDER BY at, stream, key
            """, [now.milliseconds, String(decoding: try JSONEncoder().encode(people), as: UTF8.self)], alarm)
        return first.filter { $0.person == nil } + theirs
    }

    func alarms(for person: Handle, dueBy now: Moment) throws -> [Alarm] {
        try rows(
            "SELECT stream, key, person, at FROM alarms WHERE person = ? AND at <= ? ORDER BY at, stream, key",
            [person.name, now.milliseconds], alarm)
    }

    func alarms(of stream: StreamID) throws -> [Alarm] {
        try rows(
            "SELECT stream, key, person, at FROM alarms WHERE stream = ? ORDER BY at, key", [stream.name], alarm)
    }

    private func alarm(_ row: Row) throws -> Alarm {
        Alarm(
            stream: StreamID(try row.decode(atIndex: 0)), key: try row.decode(atIndex: 1),
            person: try row.decode(String?.self, atIndex: 2).map(Handle.init), at: try row.moment(3))
    }

    func nextAlarm() throws -> Moment? {
        try rows("SELECT at FROM alarms ORDER BY at LIMIT 1", []) { row in try row.moment(0) }.first
    }

    // MARK: Rooms

    func series(of room: String) throws -> StreamID? {
        try rows("SELECT stream FROM rooms WHERE room = ?", [room]) { StreamID(try $0.decode(atIndex: 0)) }.first
    }

    func bind(room: String, to stream: StreamID) throws {
        try run(
            """
            INSERT INTO rooms (room, stream) VALUES (?, ?)
            ON CONFLICT (room) DO UPDATE SET stream = excluded.stream
            """, [room, stream.name])
    }

    func rooms(of stream: StreamID) throws -> [String] {
        try rows("SELECT room FROM rooms WHERE stream = ? ORDER BY room", [stream.name]) { try $0.decode(atIndex: 0) }
    }

    func setAddress(_ address: String, of room: String) throws {
        try run(
            "INSERT INTO addresses (room, address) VALUES (?, ?) ON CONFLICT (room) DO UPDATE SET address = excluded.address",
            [room, address])
    }

    func address(of room: String) throws -> String? {
        try rows("SELECT address FROM addresses WHERE room = ?", [room]) { try $0.decode(String.self, atIndex: 0) }
            .first
    }

    func setMark(_ mark: String, of reader: String) throws {
        try run(
            "INSERT INTO marks (reader, mark) VALUES (?, ?) ON CONFLICT (reader) DO UPDATE SET mark = excluded.mark",
            [reader, mark])
    }

    func mark(of reader: String) throws -> String? {
        try rows("SELECT mark FROM marks WHERE reader = ?", [reader]) { try $0.decode(String.self, atIndex: 0) }.first
    }

    // MARK: Answers

    func answer(to delivery: DeliveryID) throws -> KeptAnswer? {
        try rows(
            "SELECT answer, content FROM answers WHERE platform = ? AND name = ? AND id = ?",
            [delivery.platform, delivery.name, delivery.id]
        ) { KeptAnswer(try $0.bytes(0), to: try $0.decode(String?.self, atIndex: 1)) }.first
    }

    func keep(_ answer: KeptAnswer, to delivery: DeliveryID, at now: Moment) throws {
        try run(
            "INSERT INTO answers (platform, name, id, at, answer, content) VALUES (?, ?, ?, ?, ?, ?)",
            [delivery.platform, delivery.name, delivery.id, now.milliseconds, Data(answer.bytes), answer.content])
    }

    func forgetAnswer(to delivery: DeliveryID) throws {
        try run(
            "DELETE FROM answers WHERE platform = ? AND name = ? AND id = ?",
            [delivery.platform, delivery.name, delivery.id])
    }

    func forgetAnswers(before: Moment, limit: Int) throws {
        try run(
            "DELETE FROM answers WHERE rowid IN (SELECT rowid FROM answers WHERE at < ? ORDER BY at LIMIT ?)",
            [before.milliseconds, max(0, limit)])
    }

    // MARK: Statements

    func run(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    func rows<Value>(
        _ sql: String, _ arguments: StatementArguments, _ decode: (Row) throws -> Value
    ) throws -> [Value] {
        let cursor = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
        var values: [Value] = []
        while let row = try cursor.next() { values.append(try decode(row)) }
        return values
    }
}

/// Where the streams stand that this transaction has asked about; nobody else can move them while it lasts.
private final class Positions {
    typealias Position = (id: Int64?, last: Int)
    var known: [StreamID: Position] = [:]
}

extension Row {
    func moment(_ index: Int) throws -> Moment { Moment(milliseconds: try decode(Int64.self, atIndex: index)) }

    func bytes(_ index: Int) throws -> [UInt8] {
        try withUnsafeData(atIndex: index) { data in data.map { [UInt8]($0) } ?? [] }
    }
}
