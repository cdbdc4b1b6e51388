package import ConvenorCore
package import ConvenorEngine
import Foundation
import GRDB

extension SQLiteTransaction {
    func enqueue(_ letter: Letter) throws {
        let key = letter.key.isEmpty ? try freshKey(letter) : letter.key
        try run(
            """
            INSERT INTO letters (key, stream, kind, recipient, address, subject, message_id, due, bytes, way, place, lane,
                token, topic)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING
            """,
            [
                key, letter.stream.name, letter.kind, letter.recipient.name, letter.address, letter.subject,
                letter.messageID, letter.due.milliseconds, Data(letter.bytes),
                letter.way.rawValue, letter.place, letter.lane, letter.token, letter.topic?.description ?? "",
            ])
        guard db.changesCount == 1 else { return }
        try run(
            "INSERT INTO deliveries (letter, state, next_attempt) VALUES (?, 'waiting', ?)",
            [db.lastInsertedRowID, letter.due.milliseconds])
    }

    /// Such as `reply/slack/1204`.
    private func freshKey(_ letter: Letter) throws -> String {
        let last = try rows("SELECT max(id) FROM letters", []) { try $0.decode(Int64?.self, atIndex: 0) }
        return "\(letter.kind)/\(letter.place)/\(((last.first ?? nil) ?? 0) + 1)"
    }

    /// A letter that is still under way when it is claimed again was cut off in its last attempt: nobody knows whether
    /// that one was taken, so it becomes uncertain.
    func claim(
        by way: Letter.Way, dueBy now: Moment, retryAt: Moment, limit: Int, but held: Holds
    ) throws -> [Delivery] {
        let due = try rows(
            Self.delivery + " WHERE next_attempt <= ? AND \(Self.isFree) ORDER BY next_attempt, letter LIMIT ?",
            [now.milliseconds] + (try arguments(way, held)) + [max(0, limit)]
        ) { row in (id: try row.decode(Int64.self, atIndex: 0), delivery: try decodeDelivery(row)) }
        return try due.map { id, delivery in
            var claimed = delivery
            claimed.uncertain = delivery.uncertain || delivery.state == .trying
            claimed.state = .trying
            claimed.attempts += 1
            claimed.nextAttempt = retryAt
            try run(
                """
                UPDATE deliveries SET state = 'trying', attempts = ?, next_attempt = ?, uncertain = ? WHERE letter = ?
                """, [claimed.attempts, retryAt.milliseconds, claimed.uncertain, id])
            return claimed
        }
    }

    /// A letter that was sent stays sent, whatever a slower attempt at it says; uncertainty is never taken back.
    func settle(_ key: String, _ outcome: DeliveryOutcome) throws {
        let known = try rows("SELECT id FROM letters WHERE key = ?", [key]) { try $0.decode(Int64.self, atIndex: 0) }
        guard let id = known.first else {
            throw StoreFailure.unusable("The outbox has no letter \(key), so the end of its sending is not kept.")
        }
        let (state, next, answer, uncertain, at): (DeliveryState, Moment?, String?, Bool, Moment?) =
            switch outcome {
            case .sent(let answer, let at): (.sent, nil, answer, false, at)
            case .retry(let at, let answer, let uncertain): (.waiting, at, answer, uncertain, nil)
            case .dead(let answer, let at): (.dead, nil, answer, false, at)
            case .untried(let at): (.waiting, at, nil, false, nil)
            }
        try run(
            """
            UPDATE deliveries SET state = ?, next_attempt = ?, answer = ifnull(?, answer), uncertain = uncertain OR ?,
                settled_at = ?, attempts = attempts - ?
            WHERE letter = ? AND state <> 'sent'
            """,
            [
                state.rawValue, next?.milliseconds, answer, uncertain, at?.milliseconds,
                outcome.isUntried, id,
            ])
    }

    func letter(named token: String) throws -> Delivery? {
        try rows(Self.delivery + " WHERE token = ? AND token <> '' ORDER BY id DESC LIMIT 1", [token], decodeDelivery)
            .first
    }

    func letter(messageID: String) throws -> Delivery? {
        try rows(
            Self.delivery + " WHERE message_id = ? AND message_id <> '' ORDER BY id DESC LIMIT 1", [messageID],
            decodeDelivery
        ).first
    }

    func giveUp(_ key: String, answer: String, at: Moment) throws {
        try run(
            """
            UPDATE deliveries SET state = 'dead', next_attempt = NULL, answer = ?, settled_at = ?
            WHERE letter = (SELECT id FROM letters WHERE key = ?)
            """, [answer, at.milliseconds, key])
    }

    func withdraw(_ key: String) throws {
        // What begins with the key and a slash: 0 follows / in ASCII.
        let range = [key, key + "/", key + "0"]
        let ids = try rows(
            """
            SELECT id FROM letters JOIN deliveries ON letter = id
            WHERE (key = ? OR key > ? AND key < ?) AND state = 'waiting' AND uncertain = 0
            """, StatementArguments(range)
        ) { try $0.decode(Int64.self, atIndex: 0) }
        for id in ids {
            try run("DELETE FROM deliveries WHERE letter = ?", [id])
            try run("DELETE FROM letters WHERE id = ?", [id])
        }
    }

    func revive(_ key: String, at now: Moment) throws -> DeliveryState? {
        let known = try rows(Self.delivery + " WHERE key = ?", [key]) { row in
            (id: try row.decode(Int64.self, atIndex: 0), state: try state(row))
        }
        guard let (id, state) = known.first else { return nil }
        if state == .dead { try run("UPDATE letters SET due = ? WHERE id = ?", [now.milliseconds, id]) }
        try run(
            """
            UPDATE deliveries SET state = 'waiting', next_attempt = ?, settled_at = NULL,
                attempts = CASE state WHEN 'dead' THEN 0 ELSE attempts END
            WHERE letter = ? AND state IN ('waiting', 'dead')
            """, [now.milliseconds, id])
        return state
    }

    func nextDelivery(by way: Letter.Way, but held: Holds) throws -> Moment? {
        try rows(
            """
            SELECT next_attempt FROM deliveries JOIN letters ON letters.id = deliveries.letter
            WHERE next_attempt IS NOT NULL AND \(Self.isFree) ORDER BY next_attempt LIMIT 1
            """, try arguments(way, held)
        ) { try $0.moment(0) }.first
    }

    /// Of that way, not held, and with nothing before it in its lane.
    private static let isFree = """
        way = ? AND place NOT IN (SELECT value FROM json_each(?))
        AND place || char(10) || lane NOT IN (SELECT value FROM json_each(?))
        AND (lane = '' OR NOT EXISTS (
            SELECT 1 FROM letters AS earlier JOIN deliveries AS open ON open.letter = earlier.id
            WHERE earlier.lane <> '' AND earlier.way = letters.way AND earlier.place = letters.place
                AND earlier.lane = letters.lane AND earlier.id < letters.id AND open.next_attempt IS NOT NULL))
        """

    private func arguments(_ way: Letter.Way, _ held: Holds) throws -> StatementArguments {
        func list(_ names: [String]) throws -> String {
            String(decoding: try JSONEncoder().encode(names.sorted()), as: UTF8.self)
        }
        return [way.rawValue, try list(Array(held.places)), try list(held.lanes.map { "\($0.place)\n\($0.name)" })]
    }

    func deliveries(
        in states: Set<DeliveryState>, by way: Letter.Way?, of place: String?, limit: Int
    ) throws -> [Delivery] {
        let names = states.map(\.rawValue).sorted()
        let marks = names.map { _ in "?" }.joined(separator: ", ")
        return try rows(
            Self.delivery + """
                 WHERE state IN (\(marks)) AND way = ifnull(?, way) AND place = ifnull(?, place)
                ORDER BY letter DESC LIMIT ?
                """,
            StatementArguments(names) + [way?.rawValue, place, max(0, limit)], decodeDelivery)
    }

    /// The letters that were sent are many and left out.
    func letterCounts() throws -> [LetterCount] {
        try rows(
            """
            SELECT kind, state, count(*) FROM deliveries JOIN letters ON letters.id = deliveries.letter
            WHERE state IN ('waiting', 'trying', 'dead') GROUP BY kind, state
            """, []
        ) { row in
            LetterCount(kind: try row.decode(atIndex: 0), state: try state(row), count: try row.decode(atIndex: 2))
        }
    }

    private static let delivery = """
        SELECT letter, state, attempts, next_attempt, answer, uncertain, settled_at,
            key, stream, kind, recipient, address, subject, message_id, due, bytes, way, place, lane, token, topic
        FROM deliveries JOIN letters ON letters.id = deliveries.letter
        """

    private func decodeDelivery(_ row: Row) throws -> Delivery {
        var letter = Letter(
            key: try row.decode(atIndex: 7), stream: StreamID(try row.decode(atIndex: 8)),
            kind: try row.decode(atIndex: 9), recipient: Handle(try row.decode(atIndex: 10)),
            address: try row.decode(atIndex: 11), subject: try row.decode(atIndex: 12),
            messageID: try row.decode(atIndex: 13), bytes: try row.bytes(15), due: try row.moment(14))
        letter.way = try way(row)
        letter.place = try row.decode(atIndex: 17)
        letter.lane = try row.decode(atIndex: 18)
        letter.token = try row.decode(atIndex: 19)
        letter.topic = RecordID(try row.decode(String.self, atIndex: 20))
        return Delivery(
            letter: letter, state: try state(row), attempts: try row.decode(atIndex: 2),
            nextAttempt: try row.optionalMoment(3), answer: try row.decode(atIndex: 4),
            uncertain: try row.decode(atIndex: 5), settledAt: try row.optionalMoment(6))
    }

    private func way(_ row: Row) throws -> Letter.Way {
        let name = try row.decode(String.self, atIndex: 16)
        guard let way = Letter.Way(rawValue: name) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a letter goes the unknown way \(name)")
        }
        return way
    }

    private func state(_ row: Row) throws -> DeliveryState {
        let name = try row.decode(String.self, atIndex: 1)
        guard let state = DeliveryState(rawValue: name) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a letter is in the unknown state \(name)")
        }
        return state
    }
}

extension Row {
    fileprivate func optionalMoment(_ index: Int) throws -> Moment? {
        try decode(Int64?.self, atIndex: index).map(Moment.init(milliseconds:))
    }
}

extension SQLiteStore {
    package func claimDeliveries(
        by way: Letter.Way, dueBy now: Moment, retryAt: Moment, limit: Int, but held: Holds, after ends: [DeliveryEnd]
    ) async throws -> [Delivery] {
        try await transaction { db in
            let transaction = SQLiteTransaction(db: db)
            for end in ends { try transaction.settle(end.key, end.outcome) }
            return try transaction.claim(by: way, dueBy: now, retryAt: retryAt, limit: limit, but: held)
        }
    }

    package func settle(_ key: String, _ outcome: DeliveryOutcome) async throws {
        try await transaction { db in try SQLiteTransaction(db: db).settle(key, outcome) }
    }

    package func revive(_ key: String, at now: Moment) async throws -> DeliveryState? {
        try await transaction { db in try SQLiteTransaction(db: db).revive(key, at: now) }
    }

    package func nextDelivery(by way: Letter.Way, but held: Holds) async throws -> Moment? {
        try await view { try $0.nextDelivery(by: way, but: held) }
    }

    package func letterCounts() async throws -> [LetterCount] {
        try await view { try $0.letterCounts() }
    }

    package func deliveries(
        in states: Set<DeliveryState>, by way: Letter.Way?, of place: String?, limit: Int
    ) async throws -> [Delivery] {
        try await view { try $0.deliveries(in: states, by: way, of: place, limit: limit) }
    }
}
