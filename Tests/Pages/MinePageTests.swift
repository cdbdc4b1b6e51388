import ConvenorCore
import ConvenorEngine
import Foundation
import Testing

@testable import ConvenorPages

@Suite("One's own page") struct MinePageTests {
    /// Two series: in one ana takes part, in the other she only owns an action.
    static func world() async throws -> MineWorld {
        let world = try MineWorld()
        try await world.hear(
            "start open \"Retention\"", "invite @ana role=participant", "invite @bo role=participant",
            "action @ana call the ten churned customers by in 4 weeks",
            "action @bo ship the pause button by in 3 weeks",
            "action @bo @ana write the letter", "private action @ana talk to bo by tomorrow",
            "checkin every monday 09:00 for team questions What moved? What is in the way?",
            "schedule every 4 weeks thu 10:00", "end", "y")
        try await world.hear(
            "start open \"Support\"", "invite @mara role=participant",
            "action @ana <i>answer</i> the open complaints by tomorrow", "action @mara hire a second shift by tomorrow",
            room: "support", chair: "bo")
        return world
    }

    @Test("it shows what somebody promised in all their series, by date, and nothing that is private or another's")
    func actions() async throws {
        let world = try await Self.world()
        let answer = try await world.get("/me", as: "ana")
        #expect(answer.status == 200)
        let read = answer.read
        let order = ["open complaints", "call the ten churned customers", "write the letter"].map {
            read.firstRange(of: $0)?.lowerBound
        }
        #expect(order.allSatisfy { $0 != nil } && order.compactMap { $0 } == order.compactMap { $0 }.sorted())
        for words in ["talk to bo", "second shift", "ship the pause button"] {
            #expect(!answer.text.contains(words), "\(words)")
        }
        #expect(answer.text.contains("&lt;i&gt;answer&lt;/i&gt;") && !answer.text.contains("<i>"))
        #expect(read.contains("write the letter Bo Jansen with Ana Silva no date"), "\(read)")
        // Of a series that she only owns an action in there is no page for her.
        #expect(answer.text.contains("href=\"/s/retention\"") && !answer.text.contains("href=\"/s/support\""))
        #expect(answer.text.contains("action=\"/s/support/A1/done\"") && answer.text.contains("id=\"support-A1\""))
        #expect(try await world.get("/me", as: "eve").read.contains("You have no open action."))
        #expect(try await world.get("/me", as: nil).location == "/sign-in?to=%2Fme")
    }

    @Test("what is late says for how long")
    func late() async throws {
        let world = try await Self.world()
        try world.set("2026-11-30 08:00")
        #expect(try await world.get("/me", as: "ana").read.contains("3 days late"))
    }

    @Test("a check-in that came round waits there until it is answered")
    func asked() async throws {
        let world = try await Self.world()
        #expect(try await world.get("/me", as: "ana").read.contains("No question is waiting for you."))
        try world.set("2026-11-30 09:00")
        try await world.engine.ringDue()
        let asked = try await world.get("/me", as: "ana")
        #expect(asked.read.contains("What moved? What is in the way? check-in of Retention, until "), "\(asked.read)")
        #expect(asked.text.contains("href=\"/s/retention/C1/answer\""))
        #expect(try await world.get("/me", as: "paul").read.contains("No question is waiting for you."))
        try await world.hear("ana> answer C1 on track")
        #expect(try await world.get("/me", as: "ana").read.contains("No question is waiting for you."))
    }

    @Test("meetings that are held and those to come, with what was answered")
    func meetings() async throws {
        let world = try await Self.world()
        let mara = try await world.get("/me", as: "mara").read
        #expect(mara.contains("Support #1 being held") && mara.contains("10:00 Retention you chair"), "\(mara)")
        let ana = try await world.get("/me", as: "ana").read
        #expect(ana.contains("Retention not answered Answer") && !ana.contains("Support #1"), "\(ana)")
    }

    @Test("it has every name that its templates ask for, and no id twice", arguments: Tongues.codes)
    func names(_ language: String) async throws {
        let world = try await Self.world()
        try world.set("2026-11-30 09:00")
        try await world.engine.ringDue()
        var names = TemplateNames(language)
        for person in ["ana", "bo", "eve"] {
            let visitor = Visitor(handle: Handle(person), person: try await world.engine.people()[Handle(person)])
            var sight = world.desk.sight(of: visitor, roster: try await world.engine.people())
            sight.words = Tongues.speaking(language)
            let draft = try #require(
                try await world.desk.draft(MinePage.route, for: visitor, sight, SiteRequest()))
            try names.compare(draft.name, with: world.desk.facts(draft, sight, for: visitor, csrf: "c"))
            for region in draft.regions {
                try names.compare(region.name, with: world.desk.facts(region, sight, csrf: "c"))
            }
            let ids = world.desk.html(draft, sight, for: visitor, csrf: "c").components(separatedBy: " id=\"")
                .dropFirst().map { $0.prefix { $0 != "\"" } }
            #expect(Set(ids).count == ids.count, "\(person): \(ids)")
        }
        #expect(names.missing.isEmpty, "\(names.missing.sorted())")
    }
}
