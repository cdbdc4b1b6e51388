import ConvenorCore
import ConvenorEngine
import Foundation
import Testing

@testable import ConvenorPages

@Suite("Search page") struct SearchPageTests {
    private func found(_ words: String, as person: String, in world: MineWorld) async throws -> String {
        try await world.get("/search?q=" + FormFields.encoded(words), as: person).read
    }

    @Test("words, ids and people are found over all series of the reader")
    func finds() async throws {
        let world = try await MinePageTests.world()
        let words = try await found("CHURNED customers", as: "ana", in: world)
        #expect(words.contains("1 found.") && words.contains("A1 call the ten churned customers action · Retention"))
        #expect(words.contains("open, due Thu 24 Dec 2026"), "\(words)")
        let ids = try await found("A1", as: "mara", in: world)
        #expect(ids.contains("2 found.") && ids.contains("Support") && ids.contains("Retention"), "\(ids)")
        let person = try await found("@ana letter", as: "bo", in: world)
        #expect(person.contains("1 gevonden.") && person.contains("write the letter"), "\(person)")
        #expect(try await found("zeppelin", as: "ana", in: world).contains("Nothing found."))
        #expect(!(try await world.get("/search", as: "ana").read.contains("found")))
        #expect(try await world.get("/search?q=a", as: nil).status == 303)
    }

    @Test("what is hidden from somebody is not found by them", arguments: ["tired", "fair", "loud", "signs", "plan"])
    func hidden(_ word: String) async throws {
        let world = try await MeetingPageTests.world()
        try await world.hear("end", "y")
        let who: [String: Set<String>] = [
            "tired": [], "fair": ["mara"], "loud": ["mara", "ana", "bo"],
            "signs": ["mara", "ana", "bo", "ines", "paul"], "plan": ["mara", "ana", "bo", "ines"],
        ]
        for person in ["mara", "ana", "bo", "ines", "paul", "eve"] {
            let text = try await world.get("/search?q=\(word)", as: person).text
            let isFound = text.contains("<mark>")
            #expect(isFound == who[word]?.contains(person), "\(word) for \(person)")
        }
        // Nor by its id.
        for id in ["N1", "D1"] {
            #expect(try await found(id, as: "ana", in: world).contains("Nothing found."), "\(id)")
        }
    }

    @Test("what is typed and found is text, with the hit marked as it was written")
    func escaping() async throws {
        let world = try await MeetingPageTests.world()
        let typed = try await world.get("/search?q=" + FormFields.encoded("\"><b>was"), as: "ana").text
        #expect(typed.contains("value=\"&quot;&gt;&lt;b&gt;was\"") && !typed.contains("<b>was"))
        let hit = try await world.get("/search?q=was%20LOUD", as: "ana").text
        #expect(hit.contains("&lt;b&gt;<mark>was</mark>&lt;/b&gt; loud &amp; full"), "\(hit)")
    }

    @Test("fifty a page, and the way to the next")
    func pages() async throws {
        let world = try MineWorld()
        try await world.hear("start open \"Retention\"")
        for number in 1...53 { try await world.hear("note lesson number \(number)") }
        let first = try await world.get("/search?q=lesson", as: "mara")
        #expect(first.read.contains("53 found: 1 to 50.") && first.text.contains("/search?q=lesson&amp;from=50"))
        #expect(first.text.components(separatedBy: "<mark>").count == 51)
        let next = try await world.get("/search?q=lesson&from=50", as: "mara")
        #expect(next.read.contains("53 found: 51 to 53.") && !next.text.contains("from=100"))
        #expect(try await world.get("/search?q=lesson&from=9999999999999999999", as: "mara").status == 200)
    }

    @Test("a hit far inside a long text is shown with what is around it")
    func cut() {
        let query = SearchQuery("NEEDLE", roster: Roster())
        let line = String(repeating: "hay ", count: 100) + "Needle" + String(repeating: " hay", count: 100)
        let (before, hit, after) = query.cut(line)
        #expect(hit == "Needle" && before.hasPrefix("…") && after.hasSuffix("…"))
        #expect(before.count == 61 && after.count == 141)
        // The letter İ takes two in lower case.
        #expect(SearchQuery("i\u{307}stanbul", roster: Roster()).cut("to İstanbul").hit == "İstanbul")
    }

    @Test("it has every name that its template asks for", arguments: Tongues.codes)
    func names(_ language: String) async throws {
        let world = try await MeetingPageTests.world()
        var names = TemplateNames(language)
        let visitor = Visitor(handle: Handle("ana"), person: try await world.engine.people()[Handle("ana")])
        for typed in ["", "the", "zeppelin", "A2"] {
            var sight = world.desk.sight(of: visitor, roster: try await world.engine.people())
            sight.words = Tongues.speaking(language)
            var request = SiteRequest()
            request.query = ["q": typed]
            let draft = try #require(try await world.desk.draft(SearchPage.route, for: visitor, sight, request))
            try names.compare(draft.name, with: world.desk.facts(draft, sight, for: visitor, csrf: "c"))
        }
        #expect(names.missing.isEmpty, "\(names.missing.sorted())")
    }
}
