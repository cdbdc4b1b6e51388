import ConvenorCore
import ConvenorEngine
import ConvenorSQLite
import Foundation
import GRDB
import Testing

@Suite("The schema")
struct SchemaTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A file as an earlier schema made it.
    private func schema(_ number: Int) throws -> String {
        let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/schema-\(number).sql")
        return try folder.database("old.db", String(contentsOf: fixture, encoding: .utf8))
    }

    @Test("a store of an earlier schema opens with everything in it", arguments: [1, 2])
    func opens(_ number: Int) async throws {
        let store = try SQLiteStore.open(path: schema(number))
        let kept = try await store.events(of: weekly)
        #expect(kept.map(\.number) == [1, 2])
        #expect(kept.map(\.event.at.milliseconds) == [1_790_000_000_123, 1_790_000_001_000])
        #expect(kept.map(\.event.actor) == ["lena", "zoë"])
        #expect(kept.map { String(decoding: $0.event.payload, as: UTF8.self) }.last == #"{"note":{"text":"naïve"}}"#)
        #expect(try await store.lastNumber(of: .roster) == 1)
        let snapshot = Snapshot(stream: weekly, number: 2, format: 1, payload: [0, 255])
        #expect(try await store.read { try $0.snapshot(of: weekly) } == snapshot)
        let alarms = [alarm("timebox/80", of: weekly, at: 30), alarm("due/A7", of: weekly, at: 40, person: "lena")]
        #expect(try await store.read { try $0.alarms(of: weekly) } == alarms)
        #expect(try await store.read { try $0.series(of: "slack/C1") } == weekly)
        #expect(try await store.faults().isEmpty)
        try await store.append("goes on", to: weekly, after: 2)
        try await store.close()
    }

    @Test("answers of the second schema are given again")
    func answers() async throws {
        let store = try SQLiteStore.open(path: schema(2))
        let answer = try await store.read {
            try $0.answer(to: DeliveryID(platform: "generic", name: "", id: "m1"))
        }
        #expect(answer == KeptAnswer(Array(#"{"text":"N1"}"#.utf8)))
        try await store.close()
    }

    @Test("the outbox of an earlier schema goes on where it stopped, by mail and in no lane", arguments: [1, 2])
    func outbox(_ number: Int) async throws {
        let store = try SQLiteStore.open(path: schema(number))
        let all = try await store.deliveries(in: Set(DeliveryState.allCases), limit: 9)
        #expect(all.map(\.letter.key) == ["dead", "sent", "tries", "waits"])
        #expect(all.map(\.state) == [.dead, .sent, .trying, .waiting])
        #expect(all.map(\.answer) == ["550 no such box", "250 ok", nil, "451 later"])
        #expect(all.map(\.uncertain) == [false, false, false, true])
        #expect(all.map(\.settledAt) == [moment(62), moment(61), nil, nil])
        #expect(all.map(\.letter.recipient) == ["ben", "lena", "ben", "lena"].map(Handle.init))
        #expect(all[1].letter.bytes == [13, 10])
        #expect(all.allSatisfy { $0.letter.way == .mail && $0.letter.place.isEmpty && $0.letter.lane.isEmpty })
        let claimed = try await store.claimDeliveries(by: .mail, dueBy: moment(900), retryAt: moment(9999), limit: 9)
        #expect(claimed.map(\.letter.key) == ["waits", "tries"])
        #expect(claimed.map(\.uncertain) == [true, true])
        try await store.close()
    }

    @Test("an old file has the same tables as a new one, so no released step was edited", arguments: [1, 2])
    func sameTables(_ number: Int) async throws {
        let old = try schema(number)
        try await SQLiteStore.open(path: old).close()
        try await SQLiteStore.open(path: folder.file("new.db")).close()
        let (before, after) = (try await tables(old), try await tables(folder.file("new.db")))
        #expect(before.count > 10)
        #expect(before == after)
    }

    private func tables(_ path: String) async throws -> [String] {
        let queue = try DatabaseQueue(path: path)
        let texts = try await queue.read { db in
            try String.fetchAll(db, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
        }
        try queue.close()
        return texts
    }

    @Test(
        "the journal cannot be changed or cut, not even by hand",
        arguments: ["UPDATE events SET payload = X'00'", "DELETE FROM events", "DELETE FROM events WHERE number = 2"])
    func appendOnly(_ sql: String) async throws {
        let path = try schema(1)
        let error = #expect(throws: DatabaseError.self) { try folder.database("old.db", sql) }
        #expect(error?.message == "the journal is append-only")
        let store = try SQLiteStore.open(path: path)
        #expect(try await store.lastNumber(of: weekly) == 2)
        try await store.close()
    }

    @Test("what is due, what is next and what was last is found by an index")
    func indexes() async throws {
        try await SQLiteStore.open(path: folder.file("a.db")).close()
        let queue = try DatabaseQueue(path: folder.file("a.db"))
        let queries = [
            "SELECT max(number) FROM events WHERE stream = 1",
            "SELECT * FROM events WHERE stream = 1 AND number > 5 ORDER BY number",
            "SELECT * FROM deliveries WHERE next_attempt <= 5 ORDER BY next_attempt, letter LIMIT 3",
            "SELECT * FROM alarms WHERE at <= 5 ORDER BY at, stream, key LIMIT 3",
            "SELECT answer FROM answers WHERE platform = 'a' AND name = '' AND id = 'b'",
            "SELECT rowid FROM answers WHERE at < 5 ORDER BY at LIMIT 3",
            "SELECT room FROM rooms WHERE stream = 'a' ORDER BY room",
        ]
        for query in queries {
            let plan = try await queue.read { db in
                try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + query).map { $0["detail"] as String }
            }
            #expect(plan.count == 1 && plan.allSatisfy { $0.contains("INDEX") }, "\(query): \(plan)")
        }
        try queue.close()
    }
}
