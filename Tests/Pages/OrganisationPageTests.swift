import ConvenorCore
import Testing

@testable import ConvenorPages

@Suite("The page of all series") struct OrganisationPageTests {
    @Test("it tells what runs, what is late, what comes next and what was decided")
    func facts() async throws {
        let world = try await HarbourWorld.make()
        let page = try #require(try await world.page("/"))
        #expect(try page.region("organisation-series").contains("now: step 1 of 1"))
        let late = try page.region("organisation-late")
        #expect(late.contains("/s/harbour-plan#A2") && late.contains("1 day late") && late.contains("Ana Silva"))
        #expect(try page.region("organisation-next").contains("90 min"))
        let decided = try page.region("organisation-decided")
        #expect(decided.contains("Move a third of the money") && decided.contains("Harbour plan, Thu 24 Sep 2026"))
        #expect(try page.region("organisation-figures").contains("of 2 goals"))
    }

    @Test("decisions of more than thirty days ago are no news")
    func old() async throws {
        let world = try await HarbourWorld.make()
        try world.set("2026-11-15 09:00")
        let page = try #require(try await world.page("/"))
        #expect(try page.region("organisation-decided").contains("Nothing was decided in the last thirty days"))
    }

    @Test("who only owns actions sees none of the series, and is told where theirs are")
    func owner() async throws {
        let world = try await HarbourWorld.make()
        let page = try #require(try await world.page("/", as: "p4"))
        #expect(!page.html.contains("Harbour plan") && page.html.contains("these are on your page"))
    }

    @Test("twenty late ones, and all where all are wanted")
    func manyLate() async throws {
        let world = try ViewWorld()
        try await world.hear("start open \"Busy\"")
        for number in 1...23 { try await world.hear("action @mara do thing \(number) by 2026-09-25") }
        try world.set("2026-10-05 09:00")
        let page = try #require(try await world.page("/"))
        #expect(
            HTMLPieces(try page.region("organisation-late")).values(of: "href").filter { $0.contains("#A") }.count == 20
        )
        #expect(page.html.contains("<a href=\"/?late=all\">All 23</a>"))
        let all = try #require(try await world.page("/", query: ["late": "all"]))
        #expect(HTMLPieces(all.html).values(of: "href").filter { $0.contains("#A") }.count == 23)
        #expect(!all.html.contains("late=all"))
    }
}
