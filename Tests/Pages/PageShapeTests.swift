import ConvenorCore
import ConvenorDefaults
import ConvenorEngine
import Foundation
import Testing

@testable import ConvenorPages

@Suite("Templates and facts of the pages about series") struct PageShapeTests {
    private static let pages = [("/", "organisation"), ("/s/{slug}", "series"), ("/s/{slug}/actions", "actions")]

    @Test(
        "every name that a template asks for is in its facts, on the page and in a region alone",
        arguments: ["en", "nl"])
    func names(_ language: String) async throws {
        let harbour = try await HarbourWorld.make()
        let fresh = try ViewWorld()
        try await fresh.hear("start open \"Harbour plan\"")
        for (path, name) in Self.pages {
            var names = TemplateNames(language)
            for (world, reader, query) in [
                (harbour, "mara", [:]), (harbour, "mara", ["by": "owner"]), (harbour, "ines", [:]),
                (harbour, "p4", [:]), (fresh, "mara", [:]),
            ] {
                let page = try await world.page(path, HarbourWorld.slug, as: reader, language: language, query: query)
                guard let page else { continue }
                try names.compare(name, with: page.facts)
                for region in page.alone { try names.compare(region.name, with: region.facts) }
            }
            #expect(names.missing.isEmpty, "\(path): \(names.missing.sorted())")
            // What these worlds are too small for, what other rooms put in, and what is around every page.
            let known = ["head: ", "picture: ", "foot: ", "hasMore", "hasEarlier", "ictures", "ledger", "Spark"]
            let open = names.passedOver.filter { place in !known.contains { place.contains($0) } }
            #expect(open.isEmpty, "\(path): \(open)")
        }
    }

    @Test("a name that no fact answers is found, also where one further out would answer it")
    func missing() throws {
        var names = TemplateNames("en")
        try names.compare("asof", with: ["nowISO": .text("2026-12-10")])
        #expect(names.missing == ["asof: nowText"])
        var deep = TemplateNames("en")
        let one: Facts = .map(["href": .text("#D1"), "id": .text("D1"), "text": .text("Go")])
        try deep.compare(
            "organisation-decided",
            with: ["hasDecisions": .flag(true), "decisions": .list([one]), "note": .text("of another map")])
        #expect(deep.missing == ["organisation-decided: note"])
        #expect(deep.passedOver == ["organisation-decided: ^hasDecisions"])
    }

    @Test("in files that open from a disk every link is relative and asks no server anything")
    func export() async throws {
        let world = try await HarbourWorld.make()
        for (path, _) in Self.pages {
            let page = try #require(try await world.page(path, HarbourWorld.slug, addresses: .export(depth: 0)))
            for region in page.alone {
                for href in HTMLPieces(region.html).values(of: "href") {
                    #expect(!href.hasPrefix("/") && !href.contains("?"), "\(region.name): \(href)")
                }
            }
        }
    }

    @Test("both languages have the same tags and attributes in every template")
    func sameShape() throws {
        for file in TemplateSet.pages.files() {
            let other = try #require(Defaults.file("pages/nl." + file.dropFirst(3)))
            let (english, dutch) = (try #require(Defaults.file("pages/" + file)), other)
            for attribute in ["class", "id", "href", "data-live", "scope", "role", "name", "type"] {
                #expect(
                    HTMLPieces(english).values(of: attribute) == HTMLPieces(dutch).values(of: attribute),
                    "\(file): \(attribute)")
            }
        }
    }

    @Test("a Dutch page has no English words but those that people wrote")
    func dutch() async throws {
        let world = try await HarbourWorld.make()
        // Names of formats, and words that both languages have.
        let shared: Set<String> = [
            "HTML", "Markdown", "JSON", "SVG", "Open", "Later", "Stand",
        ]
        for (path, _) in Self.pages {
            let english = try #require(try await world.page(path, HarbourWorld.slug)).texts
            let dutch = try #require(try await world.page(path, HarbourWorld.slug, language: "nl")).texts
            let same = Set(dutch).intersection(english).filter { text in
                text.contains { $0.isLetter } && !world.said.contains(text) && !shared.contains(text)
                    && RecordID(text) == nil && !text.contains("Harbour")
                    && !text.split(whereSeparator: { !$0.isLetter }).allSatisfy { world.said.contains($0) }
            }
            #expect(same.isEmpty, "\(path): \(same.sorted())")
        }
    }

    @Test("a page of a thousand open actions and much else stays under a hundred kilobytes")
    func size() async throws {
        let world = try ViewWorld()
        let long = String(repeating: "A sentence of some length that people write. ", count: 3).prefix(105)
        try await world.hear("start open \"Crowded\"")
        for number in 1...25 {
            try await world.hear(
                "goal \(number) \(long) by 2026-12-31 @p1", "mgoal \(number) \(long) @p2 supports O\(number)",
                "metric \(number) \(long) baseline 1 target 50 actual 20 unit leads asof today source CRM for M\(number)",
                "gap \(number) \(long) for O\(number)",
                "adjust \(number) \(long) because \(long) closes G\(number)", "agree X\(number)",
                "decide \(number) \(long) because \(long)")
        }
        for number in 1...1000 {
            try await world.hear("action @p\(number % 12 + 1) \(number) \(long) by 2026-10-0\(number % 9 + 1) for X1")
        }
        try world.set("2026-10-05 09:00")
        for (path, query) in [
            ("/", [:]), ("/s/{slug}", [:]), ("/s/{slug}", ["by": "owner"]), ("/s/{slug}/actions", [:]),
            ("/s/{slug}/actions", ["from": "900"]), ("/", ["late": "all"]),
        ] {
            let page = try #require(try await world.page(path, "crowded", query: query))
            #expect(page.html.utf8.count < 100_000, "\(path) \(query): \(page.html.utf8.count)")
        }
        try await cut(world)
    }

    /// All of them are to be had, page by page.
    private func cut(_ world: ViewWorld) async throws {
        var seen: Set<String> = []
        var from: String? = "0"
        while let here = from {
            let page = try #require(try await world.page("/s/{slug}/actions", "crowded", query: ["from": here]))
            let ids = page.ids.filter { RecordID($0) != nil }
            #expect(ids.count <= 150 && seen.isDisjoint(with: ids))
            seen.formUnion(ids)
            let more = HTMLPieces(page.html).values(of: "href").first { $0.contains("from=") }
            from = more.map { String($0.drop { $0 != "=" }.dropFirst()) }
        }
        #expect(seen.count == 1000)
        let late = try #require(try await world.page("/", query: ["late": "all", "from": "200"]))
        #expect(try late.region("organisation-late").contains("<a href=\"/?late=all&amp;from=400\">"))
        let series = try #require(try await world.page("/s/{slug}", "crowded"))
        #expect(series.html.contains("<a href=\"/s/crowded/actions\">All 1,000</a>"))
        #expect(try series.region("series-ledger").contains("records are shown, those with a break first"))
    }
}
