import ConvenorCore
import ConvenorEngine
import Synchronization
import Testing

/// One attempt that was made, and how long after the test began in seconds.
struct Attempt: Equatable, CustomStringConvertible {
    var second: Int
    var place: String
    var text: String
    var description: String { "\(second) \(place) \(text)" }
}

/// A chat platform or a subscriber that answers as the test says, and remembers what came.
final class Receiver: Chat, Announcer {
    typealias Answer = @Sendable (_ place: String, _ text: String) -> DeliveryFailure?

    private struct State {
        var attempts: [Attempt] = []
        var ids: [String] = []
        var answer: Answer = { _, _ in nil }
        var limits = PlaceLimits()
    }
    private let state = Mutex(State())
    private let clock: StageClock
    private let start: Moment

    init(_ clock: StageClock) {
        self.clock = clock
        start = clock.now()
    }

    func answer(_ answer: @escaping Answer) { state.withLock { $0.answer = answer } }
    func limit(_ limits: PlaceLimits) { state.withLock { $0.limits = limits } }
    var attempts: [Attempt] { state.withLock { $0.attempts } }
    var texts: [String] { attempts.map(\.text) }
    var seconds: [Int] { attempts.map(\.second) }
    /// What each attempt was called by.
    var ids: [String] { state.withLock { $0.ids } }

    private func take(_ text: String, _ place: String, id: String) throws(DeliveryFailure) -> String {
        let failure = state.withLock { state in
            state.attempts.append(Attempt(second: clock.now().seconds(since: start), place: place, text: text))
            state.ids.append(id)
            return state.answer(place, text)
        }
        if let failure { throw failure }
        return "ok"
    }

    func posts(_ reply: Reply, to room: ChatRoom) -> [Post] {
        [
            Post(
                place: room.place, lane: room.id, address: room.address ?? "https://chat.example.org/secret",
                body: Array(reply.plainText.utf8))
        ]
    }
    func posts(_ reply: Reply, to person: ChatIdentity) -> [Post] { [] }
    func limits(of place: String) -> PlaceLimits { state.withLock { $0.limits } }

    func deliver(_ post: Post) async throws(DeliveryFailure) -> String {
        try take(String(decoding: post.body, as: UTF8.self), post.place, id: post.id)
    }

    func announce(
        _ payload: [UInt8], id: String, at now: Moment, to subscriber: Subscriber
    ) async throws(DeliveryFailure) -> String {
        try take(String(decoding: payload, as: UTF8.self), subscriber.name, id: id)
    }
}

/// The stage with other servers around it, and a courier between them.
final class CourierStage {
    let stage: Stage
    let receiver: Receiver
    private var courier: Courier?

    /// It is Thursday 22 October 2026, 10:00 in UTC.
    init(subscribers: [Subscriber] = []) throws {
        stage = try Stage()
        stage.chair = Handle("mara")
        stage.people = Roster([Person(handle: Handle("mara"), name: "Mara Lind", mail: "mara@example.org")])
        stage.subscribers = subscribers
        try stage.set(clock: "2026-10-22 10:00 UTC")
        receiver = Receiver(stage.clock)
        stage.chat = receiver
    }

    var now: Moment { stage.clock.now() }

    func say(_ lines: String...) async throws {
        for line in lines { _ = try await stage.hear(line) }
    }

    /// Somebody says a line in a room of a platform, whose answer is posted.
    func say(_ line: String, in room: String) async throws {
        let engine = try stage.engine()
        let room = try #require(ChatRoom(named: room))
        let message = Message(
            delivery: nil, who: ChatIdentity(place: room.place, id: "mara", isHandle: true), room: room,
            text: [.text(line)])
        let receiver = receiver
        _ = await engine.hear(message, dress: Dress(answer: { _ in [] }, posts: { receiver.posts($0, to: room) }))
    }

    /// Puts a post in the outbox.
    func owe(_ text: String, place: String = "slack", lane: String = "C1", kind: String = "reply") async throws {
        let post = Post(place: place, lane: lane, address: "https://chat.example.org/secret", body: Array(text.utf8))
        let letter = Letter(post: post, kind: kind, stream: .series("board"), key: nil, due: now)
        try await stage.engine().store.commit([{ try $0.enqueue(letter) }]).first?.get()
    }

    func carrier() throws -> Courier {
        let courier = try courier ?? Courier(stage.engine(), announcer: receiver, jitter: { 0 })
        self.courier = courier
        return courier
    }

    /// What the courier does at this moment.
    func round() async throws {
        try await stage.engine().ringDue()
        try await carrier().deliverDue()
    }

    /// Goes on second by second or in longer steps, as the daemon would.
    func live(seconds: Int, step: Int = 1) async throws {
        for _ in 0..<(seconds / step) {
            try await round()
            stage.clock.set(now.adding(seconds: step))
        }
    }

    func restart() async throws {
        courier = nil
        try await stage.restart()
    }

    func deliveries(_ states: Set<DeliveryState>, by way: Letter.Way? = nil) async throws -> [Delivery] {
        try await stage.engine().store.deliveries(in: states, by: way, of: nil, limit: 1000).reversed()
    }
}
