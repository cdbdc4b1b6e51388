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
final class ViewClock: Timepiece {
    private let held = Mutex(Moment(milliseconds: 0))
    func now() -> Moment { held.withLock { $0 } }
    func set(_ moment: Moment) { held.withLock { $0 = moment } }
}

/// An invented series on a real SQLite file, and its pages as a reader gets them.
final class ViewWorld {
    let clock = ViewClock()
    let engine: Convenor
    let desk: PageDesk
    private let folder: URL
    /// All that people said, to tell their words from those of the pages.
    private(set) var said = ""

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("convenor-views-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let store = try SQLiteStore.open(path: folder.appendingPathComponent("convenor.db").path)
        engine = try YearHouse().engine(store, clock)
        var templates: [String: Templates] = [:]
        for language in Tongues.codes {
            templates[language] = try Templates(.pages, language: language) { Defaults.file("pages/" + $0) }
        }
        let settings = PageSettings(
            address: "https://meet.example.org", organisation: "Harbour Energy", stylesheet: "", script: "",
            templates: templates)
        desk = PageDesk(engine, settings: settings, seal: try #require(KeyedSeal(key: KeyedSeal.freshKey())))
        try set("2026-09-24 10:00")
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

    /// Lines of the chair.
    func hear(_ lines: String...) async throws {
        for line in lines {
            said += line + "\n"
            _ = await engine.hear(line, from: Handle("mara"), room: "console")
            clock.set(clock.now().adding(seconds: 1))
        }
    }

    /// A page as somebody gets it; nil for none.
    func page(
        _ path: String, _ slug: String = "", as handle: String = "mara", language: String = "en",
        query: [String: String] = [:], addresses: Addresses = .site
    ) async throws -> SeenPage? {
        let route = try #require(SeriesPages.all.first { $0.path == path }, "no page \(path)")
        let roster = try await engine.people()
        let visitor = Visitor(handle: Handle(handle), person: roster[Handle(handle)])
        var sight = desk.sight(of: visitor, roster: roster)
        sight.words = Tongues.speaking(language)
        sight.addresses = addresses
        var request = SiteRequest()
        request.parts = ["slug": slug]
        request.query = query
        guard let draft = try await desk.draft(route, for: visitor, sight, request) else { return nil }
        return SeenPage(
            draft: draft, facts: desk.facts(draft, sight, for: visitor, csrf: "c"),
            html: desk.html(draft, sight, for: visitor, csrf: "c"),
            alone: draft.regions.map { ($0.name, desk.facts($0, sight, csrf: "c"), desk.html($0, sight, csrf: "c")) })
    }
}

/// A page with all that it was made of.
struct SeenPage {
    var draft: PageDraft
    var facts: [String: Facts]
    var html: String
    /// Each region with the facts that it has where it is sent alone.
    var alone: [(name: String, facts: [String: Facts], html: String)]

    /// The HTML of one region.
    func region(_ name: String) throws -> String {
        try #require(alone.first { $0.name == name }, "no region \(name)").html
    }

    /// What stands between tags, piece by piece.
    var texts: [String] { HTMLPieces(html).texts }
    /// The values of all `id`, in their order.
    var ids: [String] { HTMLPieces(html).values(of: "id") }
}

/// Reads HTML that a template made: enough to tell words from tags.
struct HTMLPieces {
    var texts: [String] = []
    private var tags: [String] = []

    init(_ html: String) {
        for piece in html.split(separator: "<", omittingEmptySubsequences: true) {
            let sides = piece.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
            tags.append(String(sides[0]))
            let text = sides.count > 1 ? sides[1].split(whereSeparator: \.isWhitespace).joined(separator: " ") : ""
            if !text.isEmpty { texts.append(text) }
        }
    }

    func values(of attribute: String) -> [String] {
        tags.flatMap { tag in
            tag.components(separatedBy: " \(attribute)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
        }
    }
}
