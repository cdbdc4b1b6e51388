import ConvenorCalendar
import ConvenorCore
import ConvenorCurl
import ConvenorDefaults
import ConvenorEngine
import ConvenorPages
import ConvenorPlatforms
import ConvenorSQLite
import ConvenorYAML
import Foundation
import Logging
import Synchronization
import Testing

/// A clock that a test sets.
final class AnswerClock: Timepiece {
    private let held = Mutex(Moment(milliseconds: 0))
    func now() -> Moment { held.withLock { $0 } }
    func set(_ moment: Moment) { held.withLock { $0 = moment } }
}

/// Takes every mail and keeps none.
private struct Taking: Transport {
    let name = "taking"
    func deliver(_ parcel: Parcel) async throws(DeliveryFailure) -> String { "250 ok" }
}

/// The engine on a real SQLite file with the pages in front of it, after a meeting that sent its minutes.
///
/// It is Monday 5 October 2026, 10:00 in Amsterdam. Mara chairs; Lena owns A1, due on Friday, and Bo A2.
final class AnswerStage {
    static let address = "https://meet.example.org"
    let clock = AnswerClock()
    let engine: Convenor
    let website: Website
    let seal: KeyedSeal
    let zone: Zone
    private let folder: URL

    /// - Parameters:
    ///   - key: the byte that the key is made of.
    ///   - earlier: of keys before it.
    ///   - hasLinks: whether mails have links.
    init(_ folder: URL? = nil, key: UInt8 = 7, earlier: [UInt8] = [], hasLinks: Bool = true) throws {
        let folder =
            folder ?? FileManager.default.temporaryDirectory.appendingPathComponent("convenor-answers-\(UUID())")
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        zone = try #require(Zone("Europe/Amsterdam"))
        let bytes = { (byte: UInt8) in [UInt8](repeating: byte, count: KeyedSeal.keyBytes) }
        seal = try #require(KeyedSeal(key: bytes(key), earlier: earlier.map(bytes)))
        let config = ConfigFolder(path: nil, builtIn: .init(files: Defaults.files, file: Defaults.file))
        var rules = HouseRules()
        rules.zone = zone.identifier
        rules.address = Self.address
        let house = House(
            rules: rules, zone: zone, agendas: Dictionary(config.agendas().agendas.map { ($0.name, $0) }) { $1 },
            people: Self.people(), calendar: RuleOccurrences())
        var mail = MailHouse(
            from: Mailbox(name: "Convenor", address: "convenor@example.org"), host: "example.org",
            organisation: "Example", zone: zone.identifier)
        mail.links = hasLinks ? AnswerLinks(address: Self.address, seal: seal) : nil
        let clerk = Clerk(
            templates: try Templates { Defaults.file("templates/" + $0) },
            further: [try Templates(language: "nl") { Defaults.file("templates/" + $0) }], composer: GMimeComposer(),
            calendars: ICalendar(), house: mail)
        engine = Convenor(
            store: try SQLiteStore.open(path: folder.appendingPathComponent("convenor.db").path), timepiece: clock,
            house: house, clerk: clerk, chance: SystemChance(),
            log: Logger(label: "stage") { _ in SwiftLogNoOpLogHandler() })
        var templates: [String: Templates] = [:]
        for language in Tongues.codes {
            templates[language] = try Templates(
                .pages, language: language, builtIn: { Defaults.file("pages/" + $0) })
        }
        let settings = PageSettings(
            address: Self.address, organisation: "Example", stylesheet: "", script: "", templates: templates)
        website = Website(PageDesk(engine, settings: settings, seal: seal))
        try set("2026-10-05T10:00")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    static func people(without gone: Set<String> = [], lena: String = "lena@example.org", language: String? = nil)
        -> Roster
    {
        Roster(
            [
                Person(handle: Handle("mara"), name: "Mara Lind", mail: "mara@example.org"),
                Person(handle: Handle("lena"), name: "Lena Vos", mail: lena, language: language),
                Person(handle: Handle("bo"), name: "Bo Tan", mail: "bo@example.org"),
            ].filter { !gone.contains($0.handle.name) })
    }

    /// - Parameter more: what is said before the meeting ends.
    static func held(more: [String] = [], hasLinks: Bool = true) async throws -> AnswerStage {
        let stage = try AnswerStage(hasLinks: hasLinks)
        await stage.hold(more)
        return stage
    }

    private func hold(_ more: [String]) async {
        for line in [
            #"start open "Autumn fair""#, "invite @lena", "invite @bo", "present @lena @bo",
            "goal Keep churn below 5% by 30 june 2027 @mara", "action @lena Book the stand by fri",
            "action @bo Print the price list by fri",
        ] + more + ["end", "send", "y"] { await say(line) }
    }

    /// `2026-10-06T09:00`, with all that is due by then.
    func move(_ text: String) async throws {
        try set(text)
        try await engine.ringDue()
        // What waits is withdrawn when nothing is to be answered any more.
        await Outbox(engine, transport: Taking(), sender: "convenor@example.org").deliverDue()
    }

    private func set(_ text: String) throws {
        let parts = text.split(separator: "T").map(String.init)
        let day = try #require(Day(iso: parts[0]))
        let time = parts[1].split(separator: ":").compactMap { Int($0) }
        clock.set(zone.moment(of: WallTime(day: day, minute: time[0] * 60 + time[1])))
    }

    @discardableResult
    func say(_ line: String, from person: String = "mara") async -> String {
        clock.set(clock.now().adding(seconds: 1))
        return await engine.hear(line, from: Handle(person), room: "console").plainText
    }

    // MARK: Mails

    func letters(_ kind: String, to person: String) async throws -> [Letter] {
        try await engine.store.deliveries(in: Set(DeliveryState.allCases), limit: 1000).reversed().map(\.letter)
            .filter { $0.kind == kind && $0.recipient == Handle(person) }
    }

    func letter(_ kind: String, to person: String) async throws -> Letter {
        try #require(try await letters(kind, to: person).last)
    }

    /// The paths of the links in a mail, as its reader sees them in the text.
    func links(_ letter: Letter) throws -> [String] {
        let text = try #require(MIMEReader().read(letter.bytes)?.text)
        return text.split(whereSeparator: \.isWhitespace).map(String.init).filter { $0.hasPrefix(Self.address) }
            .map { String($0.dropFirst(Self.address.count)) }
    }

    func link(_ verb: String, _ letter: Letter) throws -> String {
        try #require(try links(letter).first { $0.contains(".\(verb).") }, "no \(verb)")
    }

    // MARK: Requests

    struct Answer {
        var status: Int
        var html: String
        func has(_ text: String) -> Bool { html.contains(text) }
        /// The value of the hidden field.
        var csrf: String { value(after: #"name="csrf" value=""#) }
        func value(after start: String) -> String {
            guard let found = html.firstRange(of: start) else { return "" }
            return String(html[found.upperBound...].prefix { $0 != "\"" })
        }
        /// Where a link with these words leads.
        func href(_ words: String) -> String {
            guard let end = html.firstRange(of: "\">\(words)</a>") else { return "" }
            let before = html[..<end.lowerBound]
            return String(before[(before.lastIndex(of: "\"").map(before.index(after:)) ?? before.endIndex)...])
        }
    }

    func get(_ address: String, _ headers: [String: String] = [:]) async throws -> Answer {
        try await ask(.get, address, headers, "")
    }

    /// A form as a browser sends it; the proof is that of the page unless one is given.
    func post(
        _ address: String, _ form: [String: String] = [:], csrf: String? = nil, headers: [String: String]? = nil
    ) async throws -> Answer {
        var (form, proof) = (form, csrf)
        let cookie = headers?["cookie"].map { ["cookie": $0] } ?? [:]
        if proof == nil { proof = try await get(address, cookie).csrf }
        form["csrf"] = proof
        let body = form.map { "\($0.key)=\(FormFields.encoded($0.value))" }.joined(separator: "&")
        return try await ask(.post, address, headers ?? ["origin": Self.address], body)
    }

    func ask(
        _ method: SiteRoute.Method, _ address: String, _ headers: [String: String], _ body: String
    ) async throws -> Answer {
        let parts = address.split(separator: "?", maxSplits: 1).map(String.init)
        var request = SiteRequest()
        request.path = parts[0]
        request.query = FormFields.read(parts.count > 1 ? parts[1] : "")
        request.headers = headers
        request.body = Array(body.utf8)
        request.client = "192.0.2.7"
        request.origin = Self.address
        for route in website.routes where route.method == method {
            guard let found = Self.match(route.path, parts[0]) else { continue }
            request.parts = found
            let answer = try await route.answer(request)
            guard case .bytes(let bytes) = answer.body else { break }
            return Answer(status: answer.status, html: String(decoding: bytes, as: UTF8.self))
        }
        throw StoreFailure.unusable("There is no route \(address).")
    }

    private static func match(_ pattern: String, _ path: String) -> [String: String]? {
        let (names, given) = (pattern.split(separator: "/"), path.split(separator: "/"))
        guard names.count == given.count else { return nil }
        var found: [String: String] = [:]
        for (name, value) in zip(names, given) {
            if name.hasPrefix("{") {
                found[String(name.dropFirst().dropLast())] = String(value)
            } else if name != value {
                return nil
            }
        }
        return found
    }

    /// The cookie of a session.
    func signIn(_ person: String) async throws -> String {
        let secret = engine.freshSecret()
        let now = clock.now()
        var pass = Pass(
            .session, mark: secret.mark, person: Handle(person), made: now, ends: now.adding(seconds: 86_400),
            name: "curl")
        pass.mail = "\(person)@example.org"
        try await engine.note { [pass] in try $0.put(pass) }
        return "__Host-convenor=\(secret.secret)"
    }

    // MARK: What is stored

    func entries() async throws -> Int {
        try await engine.store.read { try $0.streams().reduce(0) { $0 + $1.last } }
    }

    func record(_ id: String, in slug: String = "autumn-fair") async throws -> Record {
        let archive = try #require(try await engine.archived(slug))
        return try #require(RecordID(id).flatMap { archive.series.records[$0] })
    }

    func series(_ slug: String = "autumn-fair") async throws -> Series {
        try #require(try await engine.archived(slug)).series
    }
}
