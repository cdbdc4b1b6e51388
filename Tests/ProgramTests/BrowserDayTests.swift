import Foundation
import TestSupport
import Testing

/// A day with the pages, in a real browser at the real daemon.
@Suite("The pages in a browser", .enabled(if: Browser.isThere, "scripts/setup installs Chromium"), .serialized)
struct BrowserDayTests {
    private static let lines = [
        "start open \"Harbour plan\" for 60m", "invite @lena role=participant", "invite @bo role=informed",
        "vision Honest home energy first", "goal Keep churn under five by 2026-12-31 @lena",
        "mgoal Many qualified leads by 2026-12-31 @lena supports O1",
        "metric Qualified leads baseline 900 target 1500 actual 960 unit leads asof today source CRM for M1",
        "gap Support and marketing differ for O1 severity=medium",
        "adjust One promise from two scripts to one because customers hear both closes G1", "agree X1",
        "decide Move a third of the money because churn costs more instead of a new campaign",
        "action @lena Draft the plan by 2030-06-03 for X1", "action @lena Call ten customers by 2030-06-04 for X1",
        "milestone Retention flow live by 2030-06-18 for X1",
    ]

    private struct Day {
        let place: Workplace
        let program: Program
        let web: WebClient
        let browser: Browser

        func url(_ path: String) -> String { "http://\(web.address)\(path)" }
    }

    private func begin() async throws -> Day {
        let place = try Workplace(["CONVENOR_HTTP_LISTEN": "127.0.0.1:0"])
        let (program, web) = try await WebClient.start(at: place)
        for line in Self.lines { program.write(line + "\n") }
        try await program.ask("note All is said", "All is said")
        return Day(place: place, program: program, web: web, browser: try Browser())
    }

    /// As somebody does: the address, the mail, its link, the button.
    private func signIn(_ handle: String, _ day: Day) async throws {
        let before = Set(try day.place.mails)
        try await day.browser.open(day.url("/me"))
        try await day.browser.fill("#mail", "\(handle)@example.org")
        try await day.browser.click("main button[type=submit]")
        let link = try await PageClient.link(in: day.place, besides: before)
        try await day.browser.open(day.url(link))
        let page = try await day.browser.click("main button[type=submit]")
        #expect(page.url.hasSuffix("/me"), "\(page.url)")
    }

    @Test("sign in by mail, see a meeting change while others type, answer, sign out", arguments: [true, false])
    func day(hasScripts: Bool) async throws {
        let day = try await begin()
        try await day.browser.allowScripts(hasScripts)
        try await signIn("lena", day)
        #expect(try await day.browser.text("#me-actions").contains("Draft the plan"))
        try await day.browser.open(day.url("/s/harbour-plan/meetings/1"))
        try await day.program.ask("action @lena Order the print by 2030-06-05 for X1", "Order the print")
        if !hasScripts { try await day.browser.open(day.url("/s/harbour-plan/meetings/1")) }
        try await day.browser.wait(for: "Order the print")
        try await day.browser.open(day.url("/me"))
        try await day.browser.click("#me-actions form button")
        let left = try await day.browser.text("#me-actions")
        #expect(left.contains("Call ten customers") && left.contains("Order the print"))
        try await day.browser.click("form.out button")
        #expect(try await day.browser.open(day.url("/me")).url.contains("/sign-in"))
        if hasScripts { #expect(try await day.browser.complaints().isEmpty) }
        try await day.program.kill()
    }

    @Test("what changes comes by itself, and a lost connection is said")
    func lost() async throws {
        let day = try await begin()
        try await signIn("lena", day)
        try await day.browser.open(day.url("/s/harbour-plan"))
        try await day.program.ask("action @lena Book the hall by 2030-06-06 for X1", "Book the hall")
        try await day.browser.wait(for: "Book the hall")
        day.program.signal(SIGTERM)
        _ = try await day.program.end()
        try await day.browser.wait(for: "The connection is lost")
    }

    @Test("no page has a barrier, is too wide or too heavy, or is no HTML; two schemes, two widths")
    func looks() async throws {
        let day = try await begin()
        try await signIn("lena", day)
        let pages = [
            ("home", "/"), ("series", "/s/harbour-plan"), ("actions", "/s/harbour-plan/actions"),
            ("meeting", "/s/harbour-plan/meetings/1"), ("mine", "/me"), ("search", "/search?q=customers"),
            ("sessions", "/me/sessions"), ("nothing", "/s/nothing"),
        ]
        var texts: [String] = []
        for (name, path) in pages {
            for (width, isDark) in [(320, false), (320, true), (1280, false), (1280, true)] {
                try await day.browser.useDark(isDark)
                try await day.browser.resize(width)
                try await day.browser.open(day.url(path))
                #expect(try await day.browser.resize(width) <= width, "\(name) at \(width)")
                let barriers = try await day.browser.barriers()
                #expect(barriers.isEmpty, "\(name) at \(width), dark \(isDark): \(barriers)")
                try await keep(day.browser, "\(name)-\(width)-\(isDark ? "dark" : "light")")
            }
            let weight = try await day.browser.weight()
            #expect(weight.bytes < 150_000 && weight.requests.count <= 4, "\(name): \(weight)")
            let client = try await body(path, day)
            #expect(client.utf8.count < 100_000, "\(name)")
            texts.append(client)
        }
        let faults = try await aside { [texts] in Result { try HTMLValidator.faults(in: texts) } }.get()
        for (page, fault) in zip(pages, faults) { #expect(fault == [], "\(page.0): \(fault)") }
        try await day.program.kill()
    }

    /// The page as the server sends it, with the cookie of the browser's own kind.
    private func body(_ path: String, _ day: Day) async throws -> String {
        let client = PageClient(day.web, at: day.place, named: "looks")
        if try await client.get("/me").status != 200 { try await client.enter("lena", at: day.place) }
        return try await client.get(path).body
    }

    /// With `CONVENOR_RECORD=1` the pictures that the docs show are taken anew.
    private func keep(_ browser: Browser, _ name: String) async throws {
        guard ProcessInfo.processInfo.environment["CONVENOR_RECORD"] == "1", Self.kept.contains(name) else { return }
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("docs/pictures")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try await browser.screenshot(folder.appendingPathComponent(name + ".png").path)
    }

    private static let kept = [
        "home-1280-light", "series-1280-light", "series-1280-dark", "series-320-light", "meeting-1280-light",
        "meeting-320-dark", "mine-320-light", "mine-1280-dark",
    ]
}
