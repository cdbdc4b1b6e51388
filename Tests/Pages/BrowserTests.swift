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
                try browser.useDark(isDark)
                try browser.resize(width)
                #expect(try browser.open(door.address + path).status == 200)
                #expect(try browser.resize(width) <= width)
                #expect(try browser.barriers().isEmpty)
                #expect(try PictureFaults.seen(by: browser).isEmpty)
                #expect(try browser.complaints().isEmpty)
            }
        }
        try browser.allowScripts(false)
        try browser.open(door.address + "/en")
        let weight = try browser.weight()
        #expect(weight.requests == ["/en", "/style.css"].map { door.address + $0 })
        #expect(weight.bytes > 10_000 && weight.bytes < 120_000, "\(weight.bytes)")
        #expect(
            try browser.text("#burn-down-d").isEmpty == false || browser.html("#burn-down-d").contains("The number"))
        let texts = try pages.map { try SampleDoor.html($0.1.0, $0.1.1, $0.1.2) }
        #expect(try HTMLValidator.faults(in: texts).allSatisfy(\.isEmpty))
    }

    @Test("what is wrong with a page is found")
    func planted() async throws {
        let plain = try SampleFacts.of("fault-404")
        let door = try await SampleDoor(["/fault": ("fault", "en", plain)])
        let browser = try Browser()
        #expect(try browser.open(door.address + "/none").status == 404)
        try browser.open(door.address + "/fault")
        let shot = try Scratch()
        try browser.screenshot(shot.path("fault.png"))
        #expect(
            try Data(contentsOf: URL(fileURLWithPath: shot.path("fault.png"))).starts(with: [0x89, 0x50, 0x4E, 0x47]))
        try browser.wait(for: try browser.text("h1"))
        #expect(try browser.barriers().isEmpty)
        _ = try browser.run("document.body.innerHTML += '<img src=\"data:,\"><script src=\"http://x.invalid/a.js\">'")
        #expect(try browser.barriers().contains { $0.hasPrefix("image-alt") })
        #expect(throws: ProcessRunner.Failure.self) { try browser.wait(for: "What nobody says", seconds: 0) }
        #expect(throws: ProcessRunner.Failure.self) { try browser.click(saying: "What nobody says") }
        _ = try browser.run("document.body.innerHTML += '<p style=\"color: red\">'")
        #expect(try browser.complaints().contains { $0.contains("Content Security Policy") })
        let faults = try HTMLValidator.faults(in: ["<!DOCTYPE html><title>x</title><p><div></p>", "<p>"])
        #expect(faults.count == 2 && faults.allSatisfy { !$0.isEmpty })
    }
}
