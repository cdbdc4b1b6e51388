import ConvenorCalendar
import ConvenorCore
import ConvenorDefaults
import ConvenorEngine
import ConvenorSQLite
import ConvenorYAML
import Foundation
import Logging
import Synchronization
import Testing

/// A clock that a test sets.
final class StageClock: Timepiece {
    private let held = Mutex(Moment(milliseconds: 0))
    func now() -> Moment { held.withLock { $0 } }
    func set(_ moment: Moment) { held.withLock { $0 = moment } }
}

/// Collects what rooms are told without having asked.
final class StageFeed: Feed {
    private let held = Mutex<[String]>([])
    func tell(_ reply: Reply, room: String) async { held.withLock { $0.append(reply.plainText) } }
    func take() -> [String] {
        held.withLock { told in
            defer { told = [] }
            return told
        }
    }
}

/// The whole engine on a real SQLite file, with a clock of its own.
final class Stage {
    let folder: URL
    let clock = StageClock()
    let feed = StageFeed()
    let script = StageChat()
    private let chance = StageChance()
    var chair = Handle("chair")
    var zone = Zone.utc
    var language = "en"
    var people = Roster()
    lazy var chat: any Chat = script
    var subscribers: [Subscriber] = []
    /// Where answers are read; nowhere unless a test sets it.
    var mailbox: AnswerAddress?
    /// Where pages are; mails lead to none unless a test sets it.
    var links: AnswerLinks?
    /// The chat room that all speak in, where it is not the console.
    var room: String?
    /// What can be pressed, newest last.
    var presses: [Press] = []
    private(set) var convenor: Convenor?
    /// Keys of the letters that were looked at.
    private var seen: Set<String> = []
    /// Those of them that no transcript has shown yet.
    private var noted: [Letter] = []

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("convenor-stage-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    static let builtIn = ConfigFolder(path: nil, builtIn: .init(files: Defaults.files, file: Defaults.file))

    func house() throws -> House {
        let (agendas, faults) = Self.builtIn.agendas()
        #expect(faults.isEmpty)
        let table = Dictionary(uniqueKeysWithValues: agendas.map { ($0.name, $0) })
        var house = House(
            rules: HouseRules(), zone: zone, language: language, agendas: table, people: people,
            calendar: RuleOccurrences())
        house.subscribers = subscribers
        return house
    }

    func engine() throws -> Convenor {
        if let convenor { return convenor }
        let store = try SQLiteStore.open(path: folder.appendingPathComponent("convenor.db").path)
        let engine = Convenor(
            store: store, timepiece: clock, house: try house(),
            clerk: try Clerk.forTests(mailbox: mailbox, links: links), chat: chat,
            chance: chance, log: Logger(label: "stage") { _ in SwiftLogNoOpLogHandler() })
        engine.addFeed(feed)
        convenor = engine
        return engine
    }

    func restart() async throws {
        try await convenor?.store.close()
        convenor = nil
        _ = try engine()
    }

    /// Takes note of what is due in the outbox: nothing is sent here, and what is sent in life is not withdrawn.
    private func noteDue() async throws {
        guard let convenor else { return }
        let now = clock.now()
        let all = try await convenor.store.deliveries(in: Set(DeliveryState.allCases), limit: .max)
        noted += all.reversed().map(\.letter).filter { $0.due <= now && seen.insert($0.key).inserted }
    }

    /// What was put in the outbox since the last look.
    private func newLetters() async throws -> [String] {
        let all = try await engine().store.deliveries(in: Set(DeliveryState.allCases), limit: .max)
        let fresh = noted + all.reversed().map(\.letter).filter { seen.insert($0.key).inserted }
        noted = []
        return fresh.map { letter in
            letter.way == .chat
                ? "post to \(letter.address):\n" + String(decoding: letter.bytes, as: UTF8.self)
                : "mail to \(letter.address): \(letter.subject)\(Self.code(in: letter))"
        }
    }

    /// What a mail asks to be typed.
    private static func code(in letter: Letter) -> String {
        let lines = String(decoding: letter.bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        return lines.first { $0.hasPrefix("    iam ") }.map { " (\($0.drop { $0 == " " }))" } ?? ""
    }

    func hear(_ line: String, from speaker: String? = nil) async throws -> String {
        if let speaker, let at = speaker.firstIndex(of: "#") {
            return try await hear(line, from: speaker[..<at], room: speaker[speaker.index(after: at)...])
        }
        return try await reply(to: line, from: speaker).plainText
    }

    func reply(to line: String, from speaker: String? = nil) async throws -> Reply {
        let handle = speaker.map { Handle($0) } ?? chair
        return try await engine().hear(line, from: handle, room: "console")
    }

    /// A line from a chat platform: in a room, or to Convenor alone where the room is `direct`.
    private func hear(_ line: String, from speaker: Substring, room: Substring) async throws -> String {
        var message = Message(
            delivery: nil, who: StageChat.identity(speaker),
            room: ChatRoom(place: StageChat.place, id: room == "direct" ? "D-\(speaker)" : String(room)),
            text: [.text(line)])
        message.isDirect = room == "direct"
        let heard = try await engine().hear(message, dress: Dress(answer: { Array($0.plainText.utf8) }))
        switch heard {
        case .answered(let bytes): return String(decoding: bytes, as: UTF8.self)
        case .failed(let reply): return "failed: " + reply.plainText
        case .mistaken: return "mistaken"
        }
    }

    /// `2026-11-26 09:58 Europe/Amsterdam`.
    func set(clock text: String) throws {
        let parts = text.split(separator: " ")
        zone = try #require(Zone(String(parts[2])))
        let day = try #require(Day(iso: String(parts[0])))
        clock.set(zone.moment(of: WallTime(day: day, minute: try Self.minute(parts[1]))))
    }

    /// `+5m`, `+3d`, `10:24` or a date and time.
    func move(_ text: String) async throws {
        let now = clock.now()
        if text.hasPrefix("+"), let amount = Int(text.dropFirst().dropLast()) {
            let unit = ["s": 1, "m": 60, "h": 3600, "d": 86_400][text.last.map(String.init) ?? ""] ?? 1
            clock.set(now.adding(seconds: amount * unit))
        } else if text.contains("-") {
            try set(clock: text + " " + zone.identifier)
        } else {
            let day = zone.wall(at: now).day
            clock.set(zone.moment(of: WallTime(day: day, minute: try Self.minute(Substring(text)))))
        }
        try await engine().ringDue()
    }

    private static func minute(_ text: Substring) throws -> Int {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        try #require(parts.count == 2)
        return parts[0] * 60 + parts[1]
    }

    /// Plays a transcript and returns it with the answers that were given.
    func play(_ transcript: Transcript) async throws -> String {
        var lines: [String] = []
        for (turn, _) in transcript.turns {
            lines.append(Transcript.written(turn))
            switch turn {
            case .remark: continue
            case .setting("chair", let value): chair = Handle(value)
            case .setting("clock", let value): try set(clock: value)
            case .setting("room", let value): room = value
            case .setting("silent", let value): script.silence(value)
            case .setting("language", let value): language = value
            case .setting(_, let value): people = Self.roster(value)
            case .typed(let speaker, let line):
                lines.append(try await answer(to: line, from: speaker))
                lines += feed.take()
                // A second between lines, so that times differ as they do in life.
                clock.set(clock.now().adding(seconds: 1))
            case .outbox: lines += try await newLetters()
            case .clock(let text):
                try await move(text)
                lines += feed.take()
            case .restart: try await restart()
            }
            try await noteDue()
        }
        return lines.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
    }

    private func answer(to line: String, from speaker: String?) async throws -> String {
        guard let room else { return try await hear(line, from: speaker) }
        return try await converse(line, from: speaker ?? chair.name, in: room)
    }

    /// `ana:marketing lotte:sales:nl`: handles with team and language.
    private static func roster(_ text: String) -> Roster {
        Roster(
            text.split(separator: " ").map { item in
                let parts = item.split(separator: ":", maxSplits: 2).map(String.init)
                return Person(
                    handle: Handle(parts[0]), mail: parts[0] + "@example.org",
                    team: parts.count > 1 ? parts[1].replacing("_", with: " ") : nil,
                    language: parts.count > 2 ? parts[2] : nil)
            })
    }
}
