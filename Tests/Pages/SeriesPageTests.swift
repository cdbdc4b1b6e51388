import ConvenorCore
import Testing

@testable import ConvenorPages

@Suite("The page of a series") struct SeriesPageTests {
    private func page(
        as handle: String = "mara", language: String = "en", query: [String: String] = [:]
    ) async throws -> SeenPage {
        let world = try await HarbourWorld.make()
        return try #require(
            try await world.page("/s/{slug}", HarbourWorld.slug, as: handle, language: language, query: query))
    }

    @Test("each fact stands in its region")
    func facts() async throws {
        let page = try await page()
        let state = try page.region("series-state")
        #expect(state.contains("Harbour plan #2 is being held") && state.contains("step 1 of 1"))
        #expect(state.contains("Honest home energy first"))
        let goals = try page.region("series-goals")
        #expect(goals.contains("<tr id=\"O1\">") && goals.contains("Ana Silva") && goals.contains("Thu 31 Dec 2026"))
        #expect(goals.contains("<a href=\"#O2\">O2</a>"))
        let metrics = try page.region("series-metrics")
        #expect(metrics.contains("1,120 leads") && metrics.contains("1,500 leads") && metrics.contains("37 %"))
        #expect(metrics.contains("rose from 960 to 1,120 in 2 values") && metrics.contains("never measured"))
        #expect(
            try #require(metrics.firstRange(of: "K2")).lowerBound < #require(metrics.firstRange(of: "K1")).lowerBound)
        let agreed = try page.region("series-agreed")
        #expect(agreed.contains("<li id=\"G1\">") && agreed.contains("answered by X1"))
        #expect(agreed.contains("<tr id=\"X1\">") && agreed.contains("instead of a new campaign"))
        let ledger = try page.region("series-ledger")
        #expect(ledger.contains("no marketing goal supports it") && ledger.contains("Fri 2 Oct 2026, blocked"))
        let meetings = try page.region("series-meetings")
        #expect(meetings.contains("/s/harbour-plan/meetings/1.html") && meetings.contains("Harbour plan #1"))
        #expect(!meetings.contains("Harbour plan #2"))
    }

    @Test("actions stand under when they are due, each with how it goes")
    func actions() async throws {
        let region = try await page().region("series-actions")
        let order = ["Late", "draft the plan", "This week", "interview ten", "Later", "put one script", "No date"]
        let places = try order.map { try #require(region.firstRange(of: $0), "\($0)").lowerBound }
        #expect(places == places.sorted())
        #expect(region.contains("1 day late") && region.contains("the list is not there"))
        #expect(region.contains("Bo Jansen with Ana Silva") && region.contains("nobody"))
        #expect(region.contains("datetime=\"2026-10-20\""))
    }

    @Test("by person, those with a name come first and what nobody has last")
    func byOwner() async throws {
        let region = try await page(query: ["by": "owner"]).region("series-actions")
        let places = try ["Ana Silva <", "Bo Jansen <", "Lena Roth <", "Nobody <"].map {
            try #require(region.firstRange(of: $0), "\($0)").lowerBound
        }
        #expect(places == places.sorted())
        #expect(region.contains("<strong>by person</strong>"))
    }

    @Test("who is kept informed sees results, and neither figures nor talk nor the room")
    func informed() async throws {
        let page = try await page(as: "ines")
        for hidden in [
            "Qualified leads", "Complaints", "Ask those who left", "too loud", "metrics.csv", "is being held",
            "no metric", "materials",
        ] { #expect(!page.html.contains(hidden), "\(hidden)") }
        for shown in ["Enter Denmark", "One promise", "Move a third", "draft the plan", "Metrics are shown to who"] {
            #expect(page.html.contains(shown), "\(shown)")
        }
        #expect(page.html.contains("You are kept informed of this series"))
    }

    @Test("what is confidential is for its role, and what is private on no page at all")
    func privacy() async throws {
        for (handle, isSeen) in [("mara", true), ("p1", false), ("p2", false), ("ines", false)] {
            let html = try await page(as: handle).html
            #expect(html.contains("We leave the fair") == isSeen, "\(handle)")
            #expect(html.contains("price the exit (confidential)") == isSeen, "\(handle)")
            #expect(html.contains("price the exit") == isSeen, "\(handle)")
            #expect(!html.contains("Bo seems tired"))
        }
    }

    @Test("who only owns an action, and who is nobody here, has no page of the series")
    func strangers() async throws {
        let world = try await HarbourWorld.make()
        for path in ["/s/{slug}", "/s/{slug}/actions"] {
            for handle in ["p4", "p9"] {
                #expect(try await world.page(path, HarbourWorld.slug, as: handle) == nil, "\(handle) \(path)")
            }
        }
        #expect(try await world.page("/s/{slug}", "no-such-series") == nil)
    }

    @Test("a series in which nothing happened says so")
    func empty() async throws {
        let world = try ViewWorld()
        try await world.hear("start open \"Fresh\"")
        let page = try #require(try await world.page("/s/{slug}", "fresh"))
        for none in ["No goal is written down", "Nothing is measured", "No action is open", "No meeting has been held"]
        {
            #expect(page.html.contains(none), "\(none)")
        }
        #expect(try page.region("series-pictures").contains(" hidden>"))
    }

    @Test("every id stands on the page once, and every link within it leads somewhere")
    func anchors() async throws {
        let page = try await page()
        #expect(Set(page.ids).count == page.ids.count)
        // What is done stands in no list here, and in the minutes of its meeting.
        #expect(try page.region("series-ledger").contains("<a class=\"id\" href=\"/s/harbour-plan/meetings/1#A7\">"))
        let targets = HTMLPieces(page.html).values(of: "href").filter { $0.hasPrefix("#") }.map { $0.dropFirst() }
        let ids = Set(page.ids)
        for target in targets where target.first?.isUppercase == true {
            #expect(ids.contains(String(target)), "#\(target)")
        }
    }

    @Test("what people write is text wherever it stands")
    func escaping() async throws {
        let sting = "<script>alert(1)</script> \"><img src=x onerror=y> &amp;"
        let world = try ViewWorld()
        try await world.hear(
            "start open \"Fine\"", "invite @p1 name=\"<b>Ana</b>\"", "vision \(sting)", "goal \(sting) @p1",
            "mgoal \(sting) supports O1", "metric \(sting) target 5 actual 3 unit <i>x</i> source <u>y</u> for M1",
            "gap \(sting) for O1 cause \(sting)", "adjust \(sting) because \(sting) closes G1", "agree X1",
            "decide \(sting) because \(sting)", "milestone \(sting) by 2026-12-01", "action @p1 \(sting) for X1",
            "blocked A1 \(sting)")
        for path in ["/s/{slug}", "/s/{slug}/actions", "/"] {
            let html = try #require(try await world.page(path, "fine")).html
            for raw in ["<script>alert", "<img", "<b>", "<i>", "<u>"] { #expect(!html.contains(raw), "\(path) \(raw)") }
            #expect(html.contains("&lt;script&gt;alert(1)") || path == "/")
        }
    }

    @Test("older meetings are found twelve by twelve")
    func earlier() async throws {
        let world = try ViewWorld()
        for _ in 1...14 { try await world.hear("start open \"Weekly\"", "close") }
        let newest = try #require(try await world.page("/s/{slug}", "weekly")).region("series-meetings")
        #expect(newest.contains("Weekly #14") && newest.contains("Weekly #3<") && !newest.contains("Weekly #2<"))
        #expect(newest.contains("/s/weekly?before=3"))
        let older = try #require(try await world.page("/s/{slug}", "weekly", query: ["before": "3"]))
            .region("series-meetings")
        #expect(older.contains("Weekly #2<") && older.contains("Weekly #1<") && !older.contains("Weekly #3<"))
        #expect(!older.contains("before="))
    }
}
