import ConvenorCore
import ConvenorEngine
import Testing

/// What every store promises, whatever database is under it.
///
/// A check is given a way to open a store at a place that is new for this check; opening again opens the same place,
/// beside the first handle or after it was closed.
struct StoreConformance: Sendable, CustomTestStringConvertible {
    typealias Open = @Sendable () async throws -> any Store

    let name: String
    let check: @Sendable (Open) async throws -> Void
    var testDescription: String { name }

    init(_ name: String, _ check: @escaping @Sendable (Open) async throws -> Void) {
        self.name = name
        self.check = check
    }

    static let all = journal + batches + sharing + outbox + lanes + alarms + rooms + answers + passes
}

typealias Work = @Sendable (any StoreTransaction) throws -> Void

/// Why a work of a test gives up.
struct GivenUp: Error, Equatable {}

extension Store {
    /// Commits one work and throws its error.
    func commit(_ work: @escaping Work) async throws {
        let results = try await commit([work])
        #expect(results.count == 1)
        try results.first?.get()
    }

    func events(of stream: StreamID, after number: Int = 0) async throws -> [StoredEvent] {
        try await read { try $0.events(of: stream, after: number) }
    }

    func lastNumber(of stream: StreamID) async throws -> Int {
        try await read { try $0.lastNumber(of: stream) }
    }

    func append(_ texts: String..., to stream: StreamID, after expected: Int) async throws {
        let events = texts.map { event($0) }
        try await commit { try $0.append(events, to: stream, after: expected) }
    }
}

func moment(_ seconds: Int64) -> Moment { Moment(milliseconds: 1_790_000_000_000 + seconds * 1000) }

func event(_ text: String, at seconds: Int64 = 0) -> NewEvent {
    NewEvent(at: moment(seconds), actor: "lena", payload: Array(text.utf8))
}

func letter(_ key: String, due seconds: Int64 = 0, text: String = "Dear Lena") -> Letter {
    Letter(
        key: key, stream: .series("weekly"), kind: "reminder", recipient: Handle("lena"),
        address: "lena@harbour.example.org", subject: "A7 is due – today", messageID: "<\(key)@harbour.example.org>",
        bytes: Array(text.utf8), due: moment(seconds))
}

func alarm(_ key: String, of stream: StreamID, at seconds: Int64, person: String? = nil) -> Alarm {
    Alarm(stream: stream, key: key, person: person.map(Handle.init), at: moment(seconds))
}

let weekly = StreamID.series("weekly")
let board = StreamID.series("board")
