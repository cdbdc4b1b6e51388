import ConvenorCore
import ConvenorDefaults
import ConvenorEngine
import ConvenorPlatforms
import ConvenorSQLite
import Foundation
import Scenarios
import Synchronization
import Testing

@testable import ConvenorPages

/// A clock that a test sets.
final class MineClock: Timepiece {
    private let held = Mutex(Moment(milliseconds: 0))
    func now() -> Moment { held.withLock { $0 } }
    func set(_ moment: Moment) { held.withLock { $0 = moment } }
}

/// Two invented series and their people on a real SQLite file, with the whole site before them: each request goes through
/// the routes as it would off the wire.
final class MineWorld {
    let clock = MineClock()
    let engine: Convenor
    let desk: PageDesk
    private let site: Website
    private let folder: URL
    /// Secrets of the sessions.
    private var secrets: [String: String] = [:]

    static let origin = "https://meet.example.org"

    private static let people = [
        Person(handle: Handle("mara"), name: "Mara Vos", mail: "mara@example.org", team: "marketing"),
        Person(handle: Handle("ana"), name: "Ana Silva", mail: "ana@example.org", team: "marketing"),
        Person(
            handle: Handle("bo"), name: "Bo Jansen", mail: "bo@example.org", team: "product development",
            language: "nl", chat: ["mattermost": "u7"]),
        Person(handle: Handle("ines"), name: "Ines Duarte", mail: "ines@example.org", role: .informed),
        Person(handle: Handle("paul"), name: "Paul Weber", mail: "paul@studio.example.org", role: .owner),
        Person(handle: Handle("eve"), name: "Eve Stone", mail: "eve@example.org"),
    ]

    /// Parsed once, because that takes longer than a test.
    private static let templates = Result {
        Dictionary(
            uniqueKeysWithValues: try Tongues.codes.map { language in
                (language, try Templates(.pages, language: language) { Defaults.file("pages/" + $0) })
            })
    }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("convenor-mine-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let store = try SQLiteStore.open(path: folder.appendingPathComponent("convenor.db").path)
        let year = try YearHouse()
        engine = year.engine(store, clock, chance: SystemChance())
        var house = year.house
        house.people = Roster(Self.people)
        engine.takeUp(house)
        let settings = PageSettings(
            address: Self.origin, organisation: "Harbour Energy", stylesheet: "", script: "",
            templates: try Self.templates.get())
        desk = PageDesk(engine, settings: settings, seal: try #require(KeyedSeal(key: KeyedSeal.freshKey())))
        site = Website(desk)
        try set("2026-11-26 10:00")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// In Amsterdam.
    func set(_ text: String) throws {
        let parts = text.split(separator: " ")
        let zone = try #require(Zone("Europe/Amsterdam"))
        let day = try #require(Day(iso: String(parts[0])))
        let clock = parts[1].split(separator: ":").compactMap { Int($0) }
        self.clock.set(zone.moment(of: WallTime(day: day, minute: clock[0] * 60 + clock[1])))
    }

    func later(minutes: Int) { clock.set(clock.now().adding(seconds: minutes * 60)) }

    /// Lines of the chair, or of who is named before `> `.
    @discardableResult
    func hear(_ lines: String..., room: String = "console", chair: String = "mara") async throws -> String {
        var last = ""
        for line in lines {
            let name = line.prefix { $0.isLetter }
            let isNamed = line.dropFirst(name.count).hasPrefix("> ")
            let speaker = isNamed ? String(name) : chair
            let said = isNamed ? String(line.dropFirst(name.count + 2)) : line
            last = await engine.hear(said, from: Handle(speaker), room: room).plainText
            clock.set(clock.now().adding(seconds: 1))
        }
        return last
    }

    func series(_ slug: String) async throws -> Series {
        try #require(try await engine.archived(slug)).series
    }
}

/// What browsers do.
extension MineWorld {
    /// Signed in, without the way there.
    func secret(of person: String) async throws -> String {
        if let secret = secrets[person] { return secret }
        let (secret, mark) = engine.freshSecret()
        let now = clock.now()
        var pass = Pass(
            .session, mark: mark, person: Handle(person), made: now, ends: now.adding(seconds: 90 * 86_400),
            name: "a browser")
        pass.mail = Self.people.first { $0.handle == Handle(person) }?.mail ?? ""
        try await engine.note { [pass] in try $0.put(pass) }
        secrets[person] = secret
        return secret
    }

    func get(_ path: String, as person: String?) async throws -> SiteAnswer {
        try await send(.get, path, as: person, [:], "")
    }

    /// A form of a page of this session; `change` spoils it.
    func post(
        _ path: String, as person: String?, _ fields: [String: String] = [:], origin: String? = MineWorld.origin,
        csrf: String? = nil
    ) async throws -> SiteAnswer {
        var fields = fields
        if let person { fields["csrf"] = try await self.csrf(of: person) }
        if let csrf { fields["csrf"] = csrf }
        let body = fields.map { "\(FormFields.encoded($0))=\(FormFields.encoded($1))" }.joined(separator: "&")
        return try await send(.post, path, as: person, origin.map { ["origin": $0] } ?? [:], body)
    }

    func csrf(of person: String) async throws -> String {
        var request = SiteRequest()
        request.headers["cookie"] = "__Host-convenor=\(try await secret(of: person))"
        request.origin = Self.origin
        let visitor = try #require(try await desk.visitor(request))
        return desk.csrf(of: visitor)
    }

    private func send(
        _ method: SiteRoute.Method, _ path: String, as person: String?, _ headers: [String: String], _ body: String
    ) async throws -> SiteAnswer {
        var request = SiteRequest()
        let sides = path.split(separator: "?", maxSplits: 1).map(String.init)
        (request.path, request.origin, request.headers) = (sides[0], Self.origin, headers)
        if sides.count > 1 { request.query = FormFields.read(sides[1]) }
        if let person { request.headers["cookie"] = "__Host-convenor=\(try await secret(of: person))" }
        request.body = Array(body.utf8)
        for route in site.routes where route.method == method {
            guard let parts = Self.parts(of: sides[0], in: route.path) else { continue }
            request.parts = parts
            return try await route.answer(request)
        }
        return SiteAnswer(405)
    }

    /// What stands in the places of a route's path; nil where it is another path.
    private static func parts(of path: String, in pattern: String) -> [String: String]? {
        let (wanted, given) = (pattern.split(separator: "/"), path.split(separator: "/"))
        guard wanted.count == given.count else { return nil }
        var parts: [String: String] = [:]
        for (place, part) in zip(wanted, given) {
            if place.first == "{" {
                parts[String(place.dropFirst().dropLast())] = String(part).removingPercentEncoding
            } else if place != part {
                return nil
            }
        }
        return parts
    }
}

extension SiteAnswer {
    var text: String {
        guard case .bytes(let bytes) = body else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// As somebody reads it: without tags, on one line.
    var read: String {
        var text = ""
        var isTag = false
        for character in self.text {
            if character == "<" { isTag = true }
            if !isTag { text.append(character) }
            if character == ">" {
                isTag = false
                text.append(" ")
            }
        }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    var location: String? { headers.first { $0.name == "location" }?.value }
}
