import ConvenorCore
import ConvenorEngine
import Foundation
import Testing

@testable import ConvenorPages

@Suite("Meeting page") struct MeetingPageTests {
    static let page = "/s/quarterly-alignment/meetings/1"

    /// A meeting in its third step, with a line of every sort that must not be seen by all.
    static func world() async throws -> MineWorld {
        let world = try MineWorld()
        try await world.hear(
            "start alignment \"Quarterly alignment\" for 90m", "invite @mara team=marketing",
            "invite @ana team=marketing", "invite @bo team=\"product development\"", "invite @ines role=informed",
            "invite @paul role=owner", "next!", "next!")
        try world.set("2026-11-26 10:10")
        try await world.hear(
            "present @ana", "late @bo", "goal Keep churn below 5% by end of next quarter @ana",
            "action @paul print the signs by tomorrow for O1", "action @ana draft the retention plan by in 8 days",
            "confidential decide we leave the fair because it costs too much", "private note bo seems tired",
            "note the hall \"\u{301} <b>was</b> loud & full", "bo> q+ to the cost of the call")
        return world
    }

    private func visitor(_ person: String, _ world: MineWorld) async throws -> Visitor {
        Visitor(handle: Handle(person), person: try await world.engine.people()[Handle(person)])
    }

    @Test("while it is held, those who take part see it, and nobody else")
    func roles() async throws {
        let world = try await Self.world()
        for (person, status) in [
            ("mara", 200), ("ana", 200), ("bo", 200), ("ines", 404), ("paul", 404), ("eve", 404),
        ] {
            let answer = try await world.get(Self.page, as: person)
            #expect(answer.status == status, "\(person)")
            #expect((status == 200) == answer.text.contains("Quarterly alignment"), "\(person)")
        }
        #expect(try await world.get(Self.page, as: nil).status == 303)
        for path in ["/s/quarterly-alignment/meetings/2", "/s/quarterly-alignment/meetings/x", "/s/none/meetings/1"] {
            #expect(try await world.get(path, as: "mara").status == 404, "\(path)")
        }
    }

    @Test("it tells the step, who is there, who waits to speak and what was written")
    func running() async throws {
        let world = try await Self.world()
        let read = try await world.get(Self.page, as: "ana").read
        for words in [
            "Quarterly alignment #1", "Thu 26 Nov 2026, from 10:00 · chair Mara Vos · being held",
            "Step 3 of 10: Organisational goals", "Mara Vos marketing, chair present", "Ana Silva marketing present",
            "Bo Jansen product development late", "Waiting to speak Bo Jansen the cost of the call",
            "Keep churn below 5%", "draft the retention plan", "Organisational goals now",
            "The minutes are a draft while the meeting is held.", "Met: There is an organisational goal",
            "Teams still missing: sales", "Preparation 0 of 3 min",
        ] {
            #expect(read.contains(words), "\(words): \(read)")
        }
    }

    @Test("what is private is on nobody's page, what is confidential on that of its role")
    func hidden() async throws {
        let world = try await Self.world()
        for person in ["mara", "ana", "bo"] {
            let text = try await world.get(Self.page, as: person).text
            #expect(!text.contains("tired") && !text.contains("N1"), "\(person)")
            #expect(text.contains("we leave the fair") == (person == "mara"), "\(person)")
        }
    }

    @Test("the timer goes from good to bad, and says until when")
    func timer() async throws {
        let world = try await Self.world()
        let left = try await world.get(Self.page, as: "ana")
        // Eight minutes from 10:00:07.
        #expect(left.read.contains("2 min over of 8, until 10:08"))
        #expect(left.text.contains("class=\"bad\" data-until=\"1795684"))
        try await world.hear("timebox +12")
        #expect(try await world.get(Self.page, as: "ana").text.contains("class=\"good\""))
        try world.set("2026-11-26 10:17")
        let late = try await world.get(Self.page, as: "ana")
        #expect(late.read.contains("4 min left of 20, until 10:20") && late.text.contains("class=\"warn\" data-until"))
        try await world.hear("next!")
        let next = try await world.get(Self.page, as: "ana").read
        #expect(next.contains("17 of 20 min") && next.contains("Not met: "), "\(next)")
    }

    @Test("an open vote says who is waited for, and not how anybody voted")
    func vote() async throws {
        let world = try await Self.world()
        try await world.hear("vote Move the launch to May?", "ana> yes")
        let read = try await world.get(Self.page, as: "bo").read
        #expect(read.contains("Move the launch to May?"))
        #expect(read.contains("Geantwoord: 1 van 3; het wachten is op Bo Jansen en Mara Vos."), "\(read)")
        #expect(!read.contains("Stap 3 van 10: Organisational goals Tijd: Ana"))
        try await world.hear("bo> no", "mara> yes")
        let counted = try await world.get(Self.page, as: "ana").read
        #expect(!counted.contains("Answered: ") && counted.contains("passed: yes 2, no 1"), "\(counted)")
    }

    @Test("when it has ended each role sees its cut")
    func ended() async throws {
        let world = try await Self.world()
        try world.set("2026-11-26 11:20")
        try await world.hear("end", "y")
        let chair = try await world.get(Self.page, as: "mara").read
        #expect(chair.contains("Thu 26 Nov 2026, 10:00 to 11:20") && chair.contains("ended, minutes not sent"))
        #expect(!chair.contains("Step 3 of 10") && chair.contains("not reached"))
        let informed = try await world.get(Self.page, as: "ines").read
        #expect(informed.contains("Keep churn below 5%") && informed.contains("draft the retention plan"))
        #expect(informed.contains("You are kept informed here"))
        for words in ["loud", "we leave the fair", "tired", "Ana Silva marketing", "Waiting to speak"] {
            #expect(!informed.contains(words), "\(words)")
        }
        let owner = try await world.get(Self.page, as: "paul").read
        #expect(owner.contains("A1 print the signs Paul Weber · due Fri 27 Nov 2026") && owner.contains("Keep churn"))
        for words in ["retention plan", "loud", "we leave the fair", "tired", "Markdown"] {
            #expect(!owner.contains(words), "\(words)")
        }
        #expect(try await world.get(Self.page, as: "eve").status == 404)
    }

    @Test("an owner sees no meeting that had nothing for them")
    func nothingForThem() async throws {
        let world = try await Self.world()
        try await world.hear("end", "y", "start standup", "note all is well", "end", "y")
        #expect(try await world.get("/s/quarterly-alignment/meetings/2", as: "mara").status == 200)
        let carried = try await world.get("/s/quarterly-alignment/meetings/2", as: "paul")
        #expect(carried.status == 200 && !carried.text.contains("all is well"))
        try await world.hear("done A1", "start standup", "note nothing new", "end", "y")
        #expect(try await world.get("/s/quarterly-alignment/meetings/3", as: "paul").status == 404)
    }

    @Test("a long meeting stays under 100 KB: the rest is in its documents")
    func size() async throws {
        let world = try MineWorld()
        try await world.hear("start open \"Retention\"", "invite @ana role=participant")
        let text = String(repeating: "retention is dear ", count: 6)
        for number in 1...320 { try await world.hear("action @ana \(text) \(number) by in 2 weeks") }
        let answer = try await world.get("/s/retention/meetings/1", as: "ana")
        #expect(answer.text.utf8.count < 100_000, "\(answer.text.utf8.count)")
        #expect(answer.text.utf8.count > 60_000 && answer.read.contains("more"))
    }

    @Test("what people write is text")
    func escaping() async throws {
        let world = try await Self.world()
        let text = try await world.get(Self.page, as: "ana").text
        #expect(text.contains("the hall &quot;\u{301} &lt;b&gt;was&lt;/b&gt; loud &amp; full"))
        #expect(!text.contains("<b>was"))
    }

    @Test("the page has every name that its templates ask for, and no id twice", arguments: Tongues.codes)
    func names(_ language: String) async throws {
        let world = try await Self.world()
        try await world.hear("vote Move the launch to May?")
        var names = TemplateNames(language)
        for person in ["mara", "ana"] { try await look(world, person, language, &names) }
        try await world.hear("endvote", "end", "y")
        for person in ["mara", "ines", "paul"] { try await look(world, person, language, &names) }
        #expect(names.missing.isEmpty, "\(names.missing.sorted())")
    }

    private func look(
        _ world: MineWorld, _ person: String, _ language: String, _ names: inout TemplateNames
    ) async throws {
        let visitor = try await visitor(person, world)
        var sight = world.desk.sight(of: visitor, roster: try await world.engine.people())
        sight.words = Tongues.speaking(language)
        var request = SiteRequest()
        request.parts = ["slug": "quarterly-alignment", "number": "1"]
        let draft = try #require(try await world.desk.draft(MeetingPage.route, for: visitor, sight, request))
        try names.compare(draft.name, with: world.desk.facts(draft, sight, for: visitor, csrf: "c"))
        for region in draft.regions {
            try names.compare(region.name, with: world.desk.facts(region, sight, csrf: "c"))
        }
        let ids = world.desk.html(draft, sight, for: visitor, csrf: "c").components(separatedBy: " id=\"").dropFirst()
            .map { $0.prefix { $0 != "\"" } }
        #expect(Set(ids).count == ids.count, "\(person): \(ids)")
    }
}
