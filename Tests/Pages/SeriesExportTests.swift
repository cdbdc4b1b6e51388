import ConvenorCore
import ConvenorDefaults
import ConvenorEngine
import ConvenorPlatforms
import ConvenorSQLite
import Foundation
import Scenarios
import TestSupport
import Testing

@testable import ConvenorPages

@Suite("A series as files") struct SeriesExportTests {
    private struct Clock: Timepiece {
        func now() -> Moment { YearHouse.start }
    }

    /// A page that says what it was given and leads everywhere.
    private static func route(_ path: String) -> PageRoute {
        PageRoute(path: path, id: "try", summary: "A page.", isLive: true, source: .series) { seen, sight, request in
            guard let series = seen.first?.series else { return nil }
            var draft = PageDraft("fault", title: series.standing(.action).map(\.text).joined(separator: " "))
            let places: [PagePlace] = [
                .series("board"), .actions("board"), .meeting("board", 1), .minutes("board", 1, format: "md"),
                .file("board", "actions.csv"), .record("board", id: "A1"), .search, .signIn, .answer("board", id: "A1"),
            ]
            draft.path = places.map { (sight.addresses.href($0), request["number"]) }
            return draft
        }
    }

    @Test("has each page with addresses of its own folder, no script, no form and nothing private or confidential")
    func pages() async throws {
        let scratch = try Scratch()
        let store = try SQLiteStore.open(path: scratch.path("convenor.db"))
        let engine = try YearHouse().engine(store, Clock())
        for line in [
            "start open \"Board\"", "action Count \"<b>&", "private action Hide this", "confidential action Keep this",
        ] { _ = await engine.hear(line, from: Handle("mara"), room: "console") }
        let seal = try #require(KeyedSeal(key: Array(repeating: 7, count: KeyedSeal.keyBytes)))
        let settings = PageSettings(
            address: "", organisation: "Example", stylesheet: "p {}", script: "",
            templates: ["en": try Templates(.pages, builtIn: { Defaults.file("pages/" + $0) })])
        let desk = PageDesk(engine, settings: settings, seal: seal)
        let archive = try #require(try await engine.archived("board"))
        let paths = ["/s/{slug}", "/s/{slug}/actions", "/s/{slug}/meetings/{number}"]
        let files = SeriesExport(archive, by: desk, pages: paths.map(Self.route)).files
        let names = Set(files.map(\.path))
        #expect(names.isSuperset(of: ["index.html", "actions.html", "meetings/1.html", "minutes/1.md", "style.css"]))
        for file in files {
            let text = String(decoding: file.bytes, as: UTF8.self)
            #expect(!text.contains("Hide this") && !text.contains("Keep this"), "\(file.path)")
            guard ["index.html", "actions.html", "meetings/1.html"].contains(file.path) else { continue }
            #expect(text.contains("<title>Count &quot;&lt;b&gt;&amp;"), "\(file.path): \(text.prefix(600))")
            #expect(!text.contains("<script") && !text.contains("<form") && !text.contains("data-live"), "\(file.path)")
            for link in text.matches(of: /href="([^"]*)"/).map({ String($0.output.1) }) where !link.hasPrefix("data:") {
                let folder = URL(fileURLWithPath: "/" + file.path).deletingLastPathComponent()
                let target = folder.appendingPathComponent(String(link.prefix { $0 != "#" })).standardized.path
                #expect(link.hasPrefix("#") || names.contains(String(target.dropFirst())), "\(file.path): \(link)")
            }
        }
        try await store.close()
    }
}
