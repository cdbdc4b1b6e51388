import ConvenorCore
import ConvenorEngine
import ConvenorSQLite

/// Durable commands a second against bare SQLite commits of the same rows in the same batches.
struct Durability {
    private let ground: Ground
    private let size: Size

    init(_ ground: Ground, _ size: Size) {
        self.ground = ground
        self.size = size
    }

    func single() async throws -> (figures: [Figure], remarks: [String]) {
        try await compare(name: "commands/s, one sender", senders: 1, commands: size.single, goal: 0.8)
    }

    func grouped() async throws -> (figures: [Figure], remarks: [String]) {
        try await compare(name: "commands/s, 64 at once", senders: 64, commands: size.grouped, goal: 0.7)
    }

    private func compare(
        name: String, senders: Int, commands: Int, goal: Double
    ) async throws -> (figures: [Figure], remarks: [String]) {
        let path = ground.file("journal-\(senders).db")
        let store = CountingStore(try Organisation.store(at: path))
        let engine = try Organisation.engine(store)
        let peer = try BareSQLite(path: ground.file("peer-\(senders).db"))
        var rooms = (0..<senders).map { Room(name: "room-\($0)", conversation: Conversation()) }
        for room in rooms { try await room.open(engine) }
        var reader = try JournalReader(path: path)
        var opening = try reader.news()
        try await peer.insert(opening, in: opening.map { _ in 1 })
        _ = store.takeBatches()
        var rounds: [Round] = []
        for number in 0...size.rounds {
            let (ours, used) = try await Self.timed { rooms = try await Self.talk(rooms, commands, engine) }
            opening = try reader.news()
            let batches = store.takeBatches()
            guard opening.count == commands, batches.reduce(0, +) == commands else {
                throw BenchFault("\(commands) commands left \(opening.count) entries: the mix is not what it says")
            }
            let (theirs, spent) = try await Self.timed { try await peer.insert(opening, in: batches) }
            // The first round warms both up.
            guard number > 0 else { continue }
            rounds.append(
                Round(
                    ours: ours, theirs: theirs, ourProcessor: used, theirProcessor: spent, commands: commands,
                    batches: batches.count))
        }
        try await store.close()
        try peer.close()
        return Self.report(rounds, name: name, goal: goal)
    }

    private static func talk(_ rooms: [Room], _ commands: Int, _ engine: Convenor) async throws -> [Room] {
        let share = commands / rooms.count
        return await withTaskGroup(of: (Int, Room).self) { group in
            for (index, room) in rooms.enumerated() {
                group.addTask {
                    var room = room
                    for _ in 0..<share { await room.say(engine) }
                    return (index, room)
                }
            }
            var after = rooms
            for await (index, room) in group { after[index] = room }
            return after
        }
    }

    /// Seconds on the wall, and of the processor in all threads.
    private static func timed(_ body: () async throws -> Void) async throws -> (wall: Double, processor: Double) {
        let before = Processor.seconds
        let wall = try await ContinuousClock().measure { try await body() }
        return (wall.seconds, Processor.seconds - before)
    }

    private struct Round {
        var ours: Double
        var theirs: Double
        var ourProcessor: Double
        var theirProcessor: Double
        var commands: Int
        var batches: Int
    }

    private static func report(_ rounds: [Round], name: String, goal: Double) -> ([Figure], [String]) {
        let ratio = Sample(rounds.map { $0.theirs / $0.ours })
        let ours = Sample(rounds.map { Double($0.commands) / $0.ours })
        let theirs = Sample(rounds.map { Double($0.commands) / $0.theirs })
        let batch = Sample(rounds.map { Double($0.commands) / Double($0.batches) })
        let processor = Sample(rounds.map { $0.ourProcessor / Double($0.commands) * 1e6 })
        let spent = Sample(rounds.map { $0.theirProcessor / Double($0.commands) * 1e6 })
        let figure = Figure(
            name: name, value: ours.median.rounded(to: 0), peer: theirs.median.rounded(to: 0),
            ratio: ratio.median.rounded(to: 2), goal: "at least \(goal.rounded(to: 1))", isMet: ratio.median >= goal)
        let remark =
            "\(name): \(rounds.count) rounds of \(rounds.first?.commands ?? 0), ratio \(ratio.spread), "
            + "\(batch.median.rounded(to: 1)) commands a commit, \(processor.median.rounded(to: 0)) µs of processor a "
            + "command, the peer \(spent.median.rounded(to: 0)); \(Conversation.mix); "
            + "the peer writes the same journal rows and no alarms"
        return ([figure], [remark])
    }
}

/// A room with its conversation.
struct Room: Sendable {
    var name: String
    var conversation: Conversation

    func open(_ engine: Convenor) async throws {
        for line in [Conversation.start("Weekly of \(name)"), Conversation.present] {
            _ = await engine.hear(line, from: Handle("mara"), room: name)
        }
    }

    mutating func say(_ engine: Convenor) async {
        let (speaker, line) = conversation.next()
        _ = await engine.hear(line, from: speaker, room: name)
    }
}
