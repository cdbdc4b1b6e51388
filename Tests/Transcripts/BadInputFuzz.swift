import ConvenorCore
import ConvenorEngine
import Foundation
import Logging
import Testing

/// Random lines from the words of the grammar, the same in every run.
struct BadInputLines {
    /// SplitMix64: the same numbers on every machine.
    private var state: UInt64
    private static let verbs = Verbs.names
    private static let examples = Verbs.all.flatMap(\.examples)
    private static let words: [String] =
        Kind.allCases.flatMap { kind in [1, 2, 7, 400].map { kind.rawValue + String($0) } }
        + ["@ana", "@bo", "@mara", "@zoe", "@an", "@", "@me", "ana", "and", "all", "step", "to", "from", "before"]
        + ["by", "due", "for", "supports", "closes", "because", "cause", "evidence", "instead", "of", "review", "at"]
        + ["tomorrow", "next fri", "friday", "04/03", "in 2 weeks", "end of month", "2026-12-04", "10:00", "yesterday"]
        + ["baseline", "target", "actual", "unit", "asof", "source", "today", "=", "is", "with", "received", "every"]
        + [
            "0", "1", "2", "3", "-1", "+5", "20", "90m", "60%", "1,500", "2/3", "1e9", "€200", "500k", "quorum",
            "options",
        ]
        + [
            "threshold", "mail,", "search", "severity=high", "severity=odd", "team=sales", "role=informed",
            "name=\"A B\"",
        ]
        + ["\"quoted words\"", "\"", "“x”", "s/a/b/", "s/e//", "/", "https://example.org/x", "q4.pdf", "x@example.org"]
        + [
            "high", "low", "private", "confidential", "chair", "churn", "budget", "sales", "👍🏽", "é", "שלום",
            "\u{1B}[0m",
        ]

    init(seed: UInt64) { state = seed }

    mutating func number(below limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(limit))
    }

    mutating func pick(_ list: [String]) -> String { list[number(below: list.count)] }

    mutating func next() -> String {
        var words: [String] = []
        switch number(below: 10) {
        case 0...3:
            words = pick(Self.examples).split(separator: " ").map(String.init)
            for _ in 0..<number(below: 4) { mutate(&words) }
        case 4: words = [pick(["y", "n", "1", "2", "3", "yes", "undo", "undo"])]
        default:
            words = [pick(Self.verbs)]
            for _ in 0..<number(below: 9) { words.append(pick(Self.words)) }
        }
        switch number(below: 20) {
        case 0: words.insert("@ana:", at: 0)
        case 1: words[0] = "#" + words[0]
        case 2: words.insert("private", at: 0)
        case 3: words.insert("/convenor", at: 0)
        case 4: words.insert(pick(Self.words), at: 0)
        default: break
        }
        return words.joined(separator: " ")
    }

    private mutating func mutate(_ words: inout [String]) {
        let place = number(below: words.count)
        switch number(below: 4) {
        case 0 where words.count > 1: words.remove(at: place)
        case 1: words.insert(words[place], at: place)
        case 2: words[place] = pick(Self.words)
        default: words.insert(pick(Self.words), at: place)
        }
    }
}

/// Ten thousand random lines: no fault, nothing lost, and a state that is the fold of its journal.
@Suite("Random lines")
struct BadInputFuzz {
    @Test("random lines never break the room, and the journal folds to the live state", arguments: [1, 2, 3, 4])
    func random(_ seed: UInt64) async throws {
        let room = try await BadInputRoom()
        var lines = BadInputLines(seed: seed)
        for turn in 0..<2_500 {
            let line = lines.next()
            let speaker = lines.pick(["mara", "mara", "mara", "mara", "ana", "bo", "zoe"])
            let before = try await room.entries()
            let reply = await room.say(line, from: speaker)
            let added = try await room.entries() - before
            #expect((0...3).contains(added), "\(added) entries from \(BadInputRoom.shown(line)): \(reply.plainText)")
            if turn % 25 == 24 {
                for line in ["n", "start alignment \"Heckled\"", "goal Churn below \(turn) @ana", "idea \(turn)"] {
                    await room.say(line)
                }
            }
        }
        try await checkFold(room)
        try await undoAll(room)
        try await checkFold(room)
    }

    private func undoAll(_ room: BadInputRoom) async throws {
        for _ in 0...UndoStep.depth {
            let before = try await room.entries()
            await room.say("undo")
            if try await room.entries() == before { return }
        }
        Issue.record("undo finds no end")
    }

    /// Every stream decodes; the series folds to what the engine shows, now and after a start from the file.
    private func checkFold(_ room: BadInputRoom) async throws {
        let folded = try await room.engine.store.read { transaction -> [String: String] in
            var states: [String: String] = [:]
            for (stream, _) in try transaction.streams() where stream != .roster {
                var series = Series(slug: stream.slug ?? stream.name)
                for stored in try transaction.events(of: stream, after: 0) {
                    let entry = try JSONDecoder().decode(Entry.self, from: Data(stored.event.payload))
                    series.apply(entry, at: stored.event.at, by: Handle(stored.event.actor))
                }
                states[stream.name] = try Self.text(of: series)
                // A snapshot holds the live state as it was at its number.
                guard let snapshot = try transaction.snapshot(of: stream) else { continue }
                var live = try JSONDecoder().decode(Series.self, from: Data(snapshot.payload))
                #expect(live.entries == snapshot.number)
                for stored in try transaction.events(of: stream, after: live.entries) {
                    let entry = try JSONDecoder().decode(Entry.self, from: Data(stored.event.payload))
                    live.apply(entry, at: stored.event.at, by: Handle(stored.event.actor))
                }
                #expect(try Self.text(of: live) == states[stream.name], "\(stream.name) from its snapshot")
            }
            return states
        }
        #expect(!folded.isEmpty)
        let looks = ["status", "ledger", "actions all", "list goals", "minutes", "people", "gaps", "plan", "carry"]
        var live: [String] = []
        for line in looks {
            live.append(await room.engine.hear(line, from: Handle("mara"), room: "console").plainText)
        }
        let fresh = try Convenor(
            store: room.engine.store, timepiece: room.stage.clock, house: room.stage.house(),
            clerk: Clerk.forTests(),
            log: Logger(label: "fresh") { _ in SwiftLogNoOpLogHandler() })
        for (line, shown) in zip(looks, live) {
            let again = await fresh.hear(line, from: Handle("mara"), room: "console").plainText
            #expect(again == shown, "\(line) differs after a start")
        }
    }

    /// The whole state in an order of its own, for comparing.
    private static func text(of series: Series) throws -> String {
        let object = try JSONSerialization.jsonObject(with: try JSONEncoder().encode(series))
        var state = try #require(object as? [String: Any])
        let records = state["records"] as? [[String: Any]] ?? []
        state["records"] = records.sorted { ($0["id"] as? String ?? "") < ($1["id"] as? String ?? "") }
        state["hidden"] = (state["hidden"] as? [String] ?? []).sorted()
        let data = try JSONSerialization.data(withJSONObject: state, options: [.sortedKeys])
        return String(decoding: data, as: UTF8.self)
    }
}
