package import ConvenorCore

/// Where the journal, the outbox and the alarms are kept: the seam that a database implements.
///
/// Every store must pass the conformance suite in Tests/StoreTests.
package protocol Store: Sendable {
    /// Runs the works in one durable transaction, each in a savepoint of its own, in the given order.
    ///
    /// A work that throws is rolled back alone and its error stands in its place of the result; the others stay.
    /// Returns only after the commit is on disk. Throws `StoreFailure` when the commit itself failed: then nothing stays.
    func commit(_ works: [@Sendable (any StoreTransaction) throws -> Void]) async throws -> [Result<Void, any Error>]

    /// Runs a body on a consistent view; it must not write.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any StoreTransaction) throws -> Value) async throws -> Value

    /// Keeps a folded state so that the next start reads only the events after `number`; a cache that may be dropped.
    func save(_ snapshot: Snapshot) async throws

    /// Marks up to `limit` letters that are due as under way and sets their next attempt to `retryAt` *before* they are tried,
    /// so that a crash in the middle retries them then. Earliest first; of a lane only the first that is open, and
    /// nothing that is held. How attempts ended before is written down first, in the same commit.
    func claimDeliveries(
        by way: Letter.Way, dueBy now: Moment, retryAt: Moment, limit: Int, but held: Holds, after ends: [DeliveryEnd]
    ) async throws -> [Delivery]
    /// Writes down how an attempt ended.
    func settle(_ key: String, _ outcome: DeliveryOutcome) async throws
    /// Gives a letter that waits or was given up an attempt at once, and one that was given up all its hours anew.
    /// Returns the state that it was in, with nothing done for one that was sent or is under way; nil for none.
    func revive(_ key: String, at now: Moment) async throws -> DeliveryState?
    /// When the next letter of that way that could be claimed wants an attempt; nil when there is none.
    func nextDelivery(by way: Letter.Way, but held: Holds) async throws -> Moment?
    /// The outbox, newest first; of every way and place unless one is named.
    func deliveries(
        in states: Set<DeliveryState>, by way: Letter.Way?, of place: String?, limit: Int
    ) async throws -> [Delivery]

    /// How many letters of each kind wait, are under way or were given up.
    func letterCounts() async throws -> [LetterCount]

    /// Copies the whole store into a new file while in use. Refuses to overwrite.
    func backup(to path: String) async throws
    /// Waits for what is under way and closes the file.
    func close() async throws
}

extension Store {
    package func claimDeliveries(
        by way: Letter.Way, dueBy now: Moment, retryAt: Moment, limit: Int, but held: Holds = Holds()
    ) async throws -> [Delivery] {
        try await claimDeliveries(by: way, dueBy: now, retryAt: retryAt, limit: limit, but: held, after: [])
    }

    package func nextDelivery(by way: Letter.Way) async throws -> Moment? {
        try await nextDelivery(by: way, but: Holds())
    }

    package func deliveries(in states: Set<DeliveryState>, limit: Int) async throws -> [Delivery] {
        try await deliveries(in: states, by: nil, of: nil, limit: limit)
    }
}

/// What can be asked and written inside a transaction.
package protocol StoreTransaction: PassBook {
    /// The number of the stream's last event; 0 when it has none.
    func lastNumber(of stream: StreamID) throws -> Int
    /// The stream's events after `number`, in order.
    func events(of stream: StreamID, after number: Int) throws -> [StoredEvent]
    func snapshot(of stream: StreamID) throws -> Snapshot?
    /// Every stream with its last number, by name.
    func streams() throws -> [(stream: StreamID, last: Int)]
    /// Appends in order after `expected`. Throws `StoreFailure.conflict` when the stream has moved on.
    func append(_ events: [NewEvent], to stream: StreamID, after expected: Int) throws
    /// Puts a letter in the outbox; one whose key is there already is left alone.
    func enqueue(_ letter: Letter) throws
    /// Takes out of the outbox what waits there under the key, or under one that goes on after it with a `/`; nothing that
    /// is under way, was sent or may have been taken.
    func withdraw(_ key: String) throws
    /// The newest letter that bears the token in its addresses.
    func letter(named token: String) throws -> Delivery?
    /// The newest letter with that Message-ID, without angle brackets.
    func letter(messageID: String) throws -> Delivery?
    /// Writes down that a letter did not arrive, though it was sent.
    func giveUp(_ key: String, answer: String, at: Moment) throws
    /// Writes the difference of a stream's alarms. `set` replaces an alarm of the same key.
    func updateAlarms(of stream: StreamID, remove: [String], set: [Alarm]) throws
    /// The first alarms of all streams that are due, and whatever else is due of whom they concern, so that nobody's are
    /// parted. Those that are nobody's come first where there are more than the limit, else the earliest.
    func alarms(dueBy now: Moment, limit: Int) throws -> [Alarm]
    /// Those of a person that are due, earliest first.
    func alarms(for person: Handle, dueBy now: Moment) throws -> [Alarm]
    /// Alarms of one stream, earliest first.
    func alarms(of stream: StreamID) throws -> [Alarm]
    func nextAlarm() throws -> Moment?
    /// The series that a room speaks to.
    func series(of room: String) throws -> StreamID?
    func bind(room: String, to stream: StreamID) throws
    /// The rooms that speak to a series, by name.
    func rooms(of stream: StreamID) throws -> [String]
    /// Where the last speaker of a room wanted answers to go.
    func setAddress(_ address: String, of room: String) throws
    func address(of room: String) throws -> String?
    /// How far something has been read, such as the history of a chat server.
    func mark(of reader: String) throws -> String?
    func setMark(_ mark: String, of reader: String) throws
    /// The first answer to a delivery; nil for one that has not been answered, or long ago.
    func answer(to delivery: DeliveryID) throws -> KeptAnswer?
    /// Keeps the answer to a delivery that has none.
    func keep(_ answer: KeptAnswer, to delivery: DeliveryID, at now: Moment) throws
    /// Forgets the answer to one delivery, so that it may have another.
    func forgetAnswer(to delivery: DeliveryID) throws
    /// Forgets answers that were given before then, the oldest first.
    func forgetAnswers(before: Moment, limit: Int) throws
}

/// The name of a stream of events: `series/<slug>` or `roster`.
package struct StreamID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    package let name: String
    package init(_ name: String) { self.name = name }
    package static let roster = StreamID("roster")
    package static func series(_ slug: String) -> StreamID { StreamID("series/" + slug) }
    /// The slug of a series; nil for the roster.
    package var slug: String? { name.hasPrefix("series/") ? String(name.dropFirst(7)) : nil }
    package static func < (a: Self, b: Self) -> Bool { a.name < b.name }
    package var description: String { name }
}

/// An event to be appended.
package struct NewEvent: Sendable, Hashable {
    package var at: Moment
    /// Who did it: a handle's name, or empty for the daemon itself.
    package var actor: String
    /// JSON of a `ConvenorCore.Event`.
    package var payload: [UInt8]

    package init(at: Moment, actor: String, payload: [UInt8]) {
        self.at = at
        self.actor = actor
        self.payload = payload
    }
}

/// An event as it stands in the journal; `number` counts from 1 in its stream.
package struct StoredEvent: Sendable, Hashable {
    package var stream: StreamID
    package var number: Int
    package var event: NewEvent

    package init(stream: StreamID, number: Int, event: NewEvent) {
        self.stream = stream
        self.number = number
        self.event = event
    }
}

/// A folded state after `number` events; `format` says which program version can read it.
package struct Snapshot: Sendable, Hashable {
    package var stream: StreamID
    package var number: Int
    package var format: Int
    package var payload: [UInt8]

    package init(stream: StreamID, number: Int, format: Int, payload: [UInt8]) {
        self.stream = stream
        self.number = number
        self.format = format
        self.payload = payload
    }
}

/// Something that wants attention at a moment: derived from a series' state, never cancelled by code.
package struct Alarm: Sendable, Hashable {
    package var stream: StreamID
    /// Unique in its stream, such as `due/A7` or `timebox/80`.
    package var key: String
    /// Whom it concerns when it goes into a person's digest.
    package var person: Handle?
    package var at: Moment

    package init(stream: StreamID, key: String, person: Handle?, at: Moment) {
        self.stream = stream
        self.key = key
        self.person = person
        self.at = at
    }
}

/// Letters of one kind in one state.
package struct LetterCount: Sendable, Hashable {
    package var kind: String
    package var state: DeliveryState
    package var count: Int

    package init(kind: String, state: DeliveryState, count: Int) {
        self.kind = kind
        self.state = state
        self.count = count
    }
}

/// What a store can fail with; the text is a whole sentence for the operator.
package enum StoreFailure: Error, Sendable, Equatable {
    /// Somebody else appended first.
    case conflict(StreamID)
    /// The disk is full, the file is read-only, unreadable or damaged.
    case unusable(String)
    /// The file was written by a newer program.
    case newer(found: Int, known: Int)
}
