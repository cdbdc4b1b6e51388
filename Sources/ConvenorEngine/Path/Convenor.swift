package import ConvenorCore
import Foundation
package import Logging
import Synchronization

/// The one path: console, webhook, mail reply, link button and clock all end here.
package final class Convenor: Sendable {
    package let store: any Store
    let timepiece: any Timepiece
    let journal: Journal
    let committer: Committer
    let clerk: Clerk
    let log: Logger
    let chat: any Chat
    let chance: any Chance
    private let held: Mutex<House>
    /// Rings when letters or alarms may have become due.
    package let bell = Bell()
    /// Tells which series have changed, for whoever shows them.
    package let changes = Changes()
    private let feeds = Mutex<[any Feed]>([])
    let snapshots: SnapshotKeeper
    let setbacks = Setbacks()
    /// What `more` shows.
    let pages = Pages()
    /// True when rules or people may have changed, so that stored alarms are not what would be derived now.
    let alarmsAreStale = Atomic(true)

    package init(
        store: any Store, timepiece: any Timepiece, house: House, clerk: Clerk, chat: any Chat = NoChat(),
        chance: any Chance = NoChance(), log: Logger
    ) {
        self.store = store
        self.timepiece = timepiece
        self.clerk = clerk
        self.log = log
        self.chat = chat
        self.chance = chance
        held = Mutex(house)
        let journal = Journal()
        self.journal = journal
        committer = Committer(store: store) { [changes] isWritten in
            if !isWritten { journal.forget() }
            let written = journal.settle()
            if isWritten, !written.isEmpty { changes.tell(written) }
        }
        snapshots = SnapshotKeeper(store: store, log: log)
    }

    package var house: House { held.withLock { $0 } }
    /// Takes new settings, agendas and people; meetings that have begun keep theirs.
    package func takeUp(_ house: House) {
        held.withLock { $0 = house }
        journal.forgetPeople()
        alarmsAreStale.store(true, ordering: .releasing)
        bell.ring()
    }

    package func addFeed(_ feed: any Feed) { feeds.withLock { $0.append(feed) } }

    /// Takes a line from somebody in a room, and answers when all that follows from it is durable.
    ///
    /// `series` is the one that it is said to, whatever the room speaks to.
    package func hear(
        _ line: String, from typist: Handle, room: String, about series: StreamID? = nil
    ) async -> Reply {
        let door = Performance.Door(house: house, now: timepiece.now(), typist: typist, room: room, series: series)
        let outcome = Mutex<Performance.Outcome?>(nil)
        do {
            try await committer.perform { [self] transaction in
                let result = try Performance(convenor: self, transaction: transaction).hear(line, door: door)
                outcome.withLock { $0 = result }
            }
        } catch {
            return fault(error)
        }
        guard let result = outcome.withLock({ $0 }) else { return Reply() }
        wake(after: result)
        pages.keep(result.reply, for: typist, in: room, isLook: result.end == .done)
        return result.reply
    }

    /// To be called when a command is durable: what it made due must not wait.
    func wake(after outcome: Performance.Outcome) {
        Metric.commands.count(outcome.end.rawValue)
        if outcome.rings { bell.ring() }
        if let series = outcome.series, let stream = outcome.stream { snapshots.consider(series, stream) }
    }

    /// What is told of a line that never became one.
    package func words(for refusal: Refusal) -> Reply {
        let house = house
        let nobody = Handle("")
        let scene = Scene(
            now: timepiece.now(), speaker: nobody, typist: nobody, room: "", zone: house.zone,
            dates: house.dates(in: house.zone), roster: house.people, agendas: house.agendas, rules: house.rules,
            calendar: house.calendar)
        return house.words().reply(to: refusal, in: View(series: Series(slug: ""), scene: scene))
    }

    /// Runs something that the clock or the outbox has to say to the series.
    ///
    /// Rooms of platforms are told by letters of the same transaction, the console's after it.
    func perform(_ body: @escaping Body) async throws { for end in try await ends(of: [body]) { try end.get() } }

    typealias Body = @Sendable (Performance) throws -> [Notice]

    /// The same for several in one commit, with how each ended; where one of them fails the others stay.
    func ends(of bodies: [Body]) async throws -> [Result<Void, any Error>] {
        let told = Mutex<[Int: [(reply: Reply, rooms: [String])]]>([:])
        let now = timepiece.now()
        let works = bodies.enumerated().map { index, body -> Committer.Work in
            { [self] transaction in
                let performance = Performance(convenor: self, transaction: transaction)
                do {
                    let notices = try body(performance)
                    let rooms = try notices.map { try performance.tell($0, at: now) }
                    told.withLock { $0[index] = zip(notices, rooms).map { ($0.reply, $1) } }
                } catch {
                    // The savepoint is rolled back, and what was folded on in memory with it.
                    journal.forget()
                    throw error
                }
            }
        }
        let results = try await committer.perform(all: works)
        bell.ring()
        let all = told.withLock { $0 }
        for (reply, rooms) in bodies.indices.flatMap({ all[$0] ?? [] }) where !reply.blocks.isEmpty {
            await tell(reply, rooms: rooms)
        }
        return results
    }

    /// Tells the console and its like; rooms of platforms are told by letters.
    func tell(_ reply: Reply, rooms: [String]) async {
        for room in rooms {
            for feed in feeds.withLock({ $0 }) { await feed.tell(reply, room: room) }
        }
    }

    /// What a person reads when something broke: a disk that is full in plain words, all else with a reference to the log.
    func fault(_ error: any Error) -> Reply {
        Metric.commands.count("failed")
        if case .unusable(let sentence)? = error as? StoreFailure {
            log.error("A command was not stored", metadata: ["error": "\(sentence)"])
            return Reply("That is not stored: \(sentence)")
        }
        let reference = Self.reference(to: error, at: timepiece.now())
        log.error("A command failed", metadata: ["reference": "\(reference)", "error": "\(error)"])
        return Reply("Something went wrong on my side (\(reference)). Nothing of that line is stored.")
    }

    static func reference(to error: any Error, at now: Moment) -> String {
        String(checksum("\(error)\(now.milliseconds)"), radix: 16)
    }

    /// A short number to find a fault in the log by (FNV-1a, 16 bits of it).
    private static func checksum(_ text: String) -> UInt32 {
        text.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 } & 0xFFFF
    }
}
