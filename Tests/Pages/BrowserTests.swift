import ConvenorCore
import Foundation
import TestSupport
import Testing

@testable import ConvenorPages

@Suite("Pages in a browser", .enabled(if: Browser.isThere, "scripts/setup installs Chromium"), .serialized)
struct BrowserTests {
    /// The sample of a series with pictures that the program draws.
    private func series(_ language: String) throws -> Facts {
        var room = try PictureRoom.full("Retention of customers 顧客維持 in every country with WWW")
        room.language = language
        for number in 4...16 {
            let due = "2026-12-\(padded(number * 2 - 3, 2))"
            try room.add("A\(number)", on: "2026-10-0\(number % 9 + 1)") {
                ($0.due, $0.links) = (PictureRoom.due(due), [RecordID("M1")!])
            }
        }
        for number in 5...40 {
            try room.add("I\(number)") { ($0[Detail("originality")], $0[Detail("feasibility")]) = ("5", "1") }
        }
        try room.add("K2", "Revenue") {
            $0.values = [
                PictureRoom.value("2026-11-30", "€-12500000"), PictureRoom.value("2026-12-07", "€1234567890.5"),
            ]
            $0[.target] = "€1200000000"
        }
        let (seen, sight) = (room.seen(), try room.sight())
        let pictures = Pictures.all(of: seen, sight).map { $0.facts(file: "/\($0.name).svg") }
        let ledger = Pictures.ledger(of: seen, sight).map { [$0.facts(file: nil)] } ?? []
        #expect(pictures.count == 6 && ledger.count == 1)
        return try SampleFacts.of("series").adding([
            "pictures": .list(pictures), "hasLedger": .flag(true), "ledger": .list(ledger),
        ])
    }

    @Test("a page with pictures has no barrier at any width and in either scheme, and loads two files")
    func pictures() async throws {
        let pages = try ["en", "nl"].map { ("/\($0)", ("series", $0, try series($0))) }
        let door = try await SampleDoor(Dictionary(uniqueKeysWithValues: pages))
        let browser = try Browser()
        for (path, _) in pages {
            for (width, isDark) in [(320, false), (320, true), (1280, false), (1280, true)] {
                try await browser.useDark(isDark)
                try await browser.resize(width)
                #expect(try await browser.open(door.address + path).status == 200)
                #expect(try await browser.resize(width) <= width)
                #expect(try await browser.barriers().isEmpty)
                #expect(try await PictureFaults.seen(by: browser).isEmpty)
                #expect(try await browser.complaints().isEmpty)
            }
        }
        try await browser.allowScripts(false)
        try await browser.open(door.address + "/en")
        let weight = try await browser.weight()
        #expect(weight.requests == ["/en", "/style.css"].map { door.address + $0 })
        #expect(weight.bytes > 10_000 && weight.bytes < 120_000, "\(weight.bytes)")
        #expect(try await browser.html("#burn-down-d").contains("The number rose from 1 to 16 by "))
        let texts = try pages.map { try SampleDoor.html($0.1.0, $0.1.1, $0.1.2) }
        #expect(try HTMLValidator.faults(in: texts).allSatisfy(\.isEmpty))
    }

    @Test("every sample has no barrier in any language, narrow and dark or wide and light, and is valid")
    func samples() async throws {
        var pages: [String: (name: String, language: String, facts: Facts)] = [:]
        for name in try SampleFacts.names {
            for language in Tongues.codes {
                pages["/\(language)/\(name)"] = (SampleFacts.template(name), language, try SampleFacts.of(name))
            }
        }
        #expect(pages.count > 40)
        let door = try await SampleDoor(pages)
        let browser = try Browser()
        for (isDark, width) in [(true, 320), (false, 1280)] {
            try await browser.useDark(isDark)
            try await browser.resize(width)
            for (path, page) in pages.sorted(by: { $0.key < $1.key }) where (page.language == "en") == isDark {
                #expect(try await browser.open(door.address + path).status == 200)
                #expect(try await browser.resize(width) <= width, "\(path)")
                #expect(try await browser.barriers().isEmpty, "\(path)")
                #expect(try await browser.complaints().isEmpty, "\(path)")
            }
        }
        let texts = try pages.map { try SampleDoor.html($0.value.name, $0.value.language, $0.value.facts) }
        for (path, faults) in zip(pages.keys, try HTMLValidator.faults(in: texts)) {
            #expect(faults.isEmpty, "\(path)")
        }
    }

    @Test("a form is filled in and a link is followed")
    func forms() async throws {
        let door = try await SampleDoor(["/sign-in": ("sign-in", "en", try SampleFacts.of("sign-in"))])
        let browser = try Browser()
        try await browser.open(door.address + "/sign-in")
        try await browser.fill("input[type=email]", "ana@example.org")
        #expect(
            try await browser.run("return document.querySelector('input[type=email]').value") == "\"ana@example.org\"")
        let page = try await browser.click(".house a")
        #expect(page.url == door.address + "/" && page.status == 404)
        #expect(try await browser.page().url == page.url)
    }

    @Test("what is wrong with a page is found")
    func planted() async throws {
        let plain = try SampleFacts.of("fault-404")
        let door = try await SampleDoor(["/fault": ("fault", "en", plain)])
        let browser = try Browser()
        #expect(try await browser.open(door.address + "/none").status == 404)
        try await browser.open(door.address + "/fault")
        let shot = try Scratch()
        try await browser.screenshot(shot.path("fault.png"))
        #expect(
            try Data(contentsOf: URL(fileURLWithPath: shot.path("fault.png"))).starts(with: [0x89, 0x50, 0x4E, 0x47]))
        try await browser.wait(for: try await browser.text("h1"))
        #expect(try await browser.barriers().isEmpty)
        _ = try await browser.run(
            "document.body.innerHTML += '<img src=\"data:,\"><script src=\"http://x.invalid/a.js\">'")
        #expect(try await browser.barriers().contains { $0.hasPrefix("image-alt") })
        await #expect(throws: ProcessRunner.Failure.self) {
            try await browser.wait(for: "What nobody says", seconds: 0)
        }
        await #expect(throws: ProcessRunner.Failure.self) { try await browser.click(saying: "What nobody says") }
        _ = try await browser.run("document.querySelector('main').innerHTML += `\(Self.badDrawing)`")
        let seen = try await PictureFaults.seen(by: browser)
        #expect(seen.contains("bad: one lies on two") && seen.contains("bad: far leaves the drawing"))
        #expect(seen.contains { $0.hasPrefix("bad: pale has a contrast of ") })
        _ = try await browser.run("document.body.innerHTML += '<p style=\"color: red\">'")
        #expect(try await browser.complaints().contains { $0.contains("Content Security Policy") })
        let faults = try HTMLValidator.faults(in: ["<!DOCTYPE html><title>x</title><p><div></p>", "<p>"])
        #expect(faults.count == 2 && faults.allSatisfy { !$0.isEmpty })
    }

    private static let badDrawing = """
        <figure><svg viewBox="0 0 360 40"><title id="bad">Bad</title><rect class="bg" width="360" height="40"/>\
        <text x="4" y="20">one</text><text x="6" y="21">two</text><text x="355" y="20">far</text>\
        <rect class="h4" x="100" y="0" width="100" height="40"/><text x="110" y="20" class="broken-text">\
        pale</text></svg></figure>
        """
}
