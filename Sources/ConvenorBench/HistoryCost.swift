import ConvenorCore
import ConvenorEngine
import ConvenorSQLite

/// What a command costs in a series with a long history against one with a short one, in one store.
struct HistoryCost {
    private let ground: Ground
    private let size: Size
    private static let short = 100

    init(_ ground: Ground, _ size: Size) {
        self.ground = ground
        self.size = size
    }

    func measure() async throws -> (figures: [Figure], remarks: [String]) {
        let store = try Organisation.store(at: ground.file("history.db"))
        let house = try Organisation.house()
        let engine = try Organisation.engine(store)
        let rooms = [
            try await room("short", history: Self.short, house, store),
            try await room("long", history: size.history, house, store),
        ]
        let folding = await ContinuousClock().measure {
            _ = await engine.hear("note first", from: Handle("mara"), room: "long")
        }
        _ = await engine.hear("note first", from: Handle("mara"), room: "short")
        let costs = await interleave(rooms, engine)
        try await store.close()
        let wall = costs.long.wall.median / costs.short.wall.median
        let processor = costs.long.processor.median / costs.short.processor.median
        let goal = "at most 1.2"
        return (
            [
                Figure(
                    name: "ms a command at \(size.history) entries, wall", value: costs.long.wall.median.rounded(to: 3),
                    peer: costs.short.wall.median.rounded(to: 3), ratio: wall.rounded(to: 2), goal: goal,
                    isMet: wall <= 1.2),
                Figure(
                    name: "ms a command at \(size.history) entries, processor",
                    value: costs.long.processor.median.rounded(to: 3),
                    peer: costs.short.processor.median.rounded(to: 3), ratio: processor.rounded(to: 2), goal: goal,
                    isMet: processor <= 1.2),
            ],
            [
                "history: \(size.pairs) commands in a series of \(size.history) entries (meetings of 100) in turn with as "
                    + "many in one of \(Self.short), medians; the first command in the long one, which folds it without "
                    + "a snapshot, took \(folding.seconds.rounded(to: 2)) s"
            ]
        )
    }

    private func room(_ name: String, history: Int, _ house: House, _ store: any Store) async throws -> Room {
        var chronicle = Chronicle(title: "Weekly of \(name)", room: name, house: house)
        try chronicle.write(history)
        guard chronicle.events.count == history else {
            throw BenchFault("the history is \(chronicle.events.count) long")
        }
        try await chronicle.lay(in: store)
        let next = (chronicle.series.counters[.action] ?? 0) + 1
        return Room(name: name, conversation: Conversation(firstAction: next))
    }

    private func interleave(
        _ rooms: [Room], _ engine: Convenor
    ) async -> (short: (wall: Sample, processor: Sample), long: (wall: Sample, processor: Sample)) {
        var rooms = rooms
        var wall: [[Double]] = [[], []]
        var processor: [[Double]] = [[], []]
        for pair in 0..<size.pairs {
            // Either goes first as often as the other.
            for index in pair % 2 == 0 ? [0, 1] : [1, 0] {
                let before = Processor.seconds
                let time = await ContinuousClock().measure { await rooms[index].say(engine) }
                processor[index].append((Processor.seconds - before) * 1000)
                wall[index].append(time.seconds * 1000)
            }
        }
        return (
            (Sample(wall[0]), Sample(processor[0])), (Sample(wall[1]), Sample(processor[1]))
        )
    }
}
