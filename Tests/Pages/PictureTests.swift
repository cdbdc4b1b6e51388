import ConvenorCore
import ConvenorPages
import TestSupport
import Testing

@testable import ConvenorPages

@Suite("Pictures") struct PictureTests {
    @Test("each is well-formed, says what it is, and draws nothing that cannot be seen", arguments: ["en", "nl"])
    func form(language: String) throws {
        var room = try PictureRoom.full()
        room.language = language
        let pictures = try room.pictures()
        #expect(
            pictures.map(\.name) == [
                "burn-down", "trend-K1", "timeline", "now-how-wow", "confrontation", "ledger",
            ])
        let seen = try SeenPicture.read(pictures.map { ($0.svg, $0.values) })
        for (picture, seen) in zip(pictures, seen) {
            #expect(seen.isLabelled && seen.ids == ["\(picture.name)-t", "\(picture.name)-d"])
            #expect(!seen.title.isEmpty && !seen.desc.isEmpty && !picture.caption.isEmpty)
            #expect(seen.desc.hasSuffix(".") && !seen.desc.contains("{"), "\(seen.desc)")
            #expect(seen.outside.isEmpty, "\(picture.name): \(seen.outside)")
            #expect(seen.unscoped == 0)
            #expect(seen.caption.isEmpty == picture.values.isEmpty)
        }
    }

    @Test("a series in which nothing happened has none")
    func empty() throws {
        #expect(try PictureRoom().pictures().isEmpty)
        let seen = PictureRoom().seen()
        #expect(
            Pictures.spark(
                of: seen.series.records[RecordID("K1")!]
                    ?? .init(
                        id: RecordID("K1")!, text: "", status: .open, by: Handle("a"),
                        at: PictureRoom.noon("2026-01-01"),
                        meeting: 0), in: seen.series
            ).isEmpty)
    }

    @Test("what people write is text, and what no file may hold is left out")
    func hostile() throws {
        let text = "</text><script>alert(1)</script>\"'&\u{301}\u{FFFF}\u{1B}{0} {1}"
        let pictures = try PictureRoom.full(text).pictures()
        let seen = try SeenPicture.read(pictures.map { ($0.svg, $0.values) })
        let allowed: Set = ["svg", "title", "desc", "rect", "path", "polyline", "circle", "text"]
        let cells: Set = ["table", "caption", "thead", "tbody", "tr", "th", "td", "strong"]
        for seen in seen {
            #expect(allowed.isSuperset(of: seen.tags) && cells.isSuperset(of: seen.tableTags))
        }
        let trend = try #require(seen.first { $0.ids.first == "trend-K1-t" })
        #expect(trend.title.contains("</text><script>alert(1)</script>\"'&\u{301}"))
    }

    @Test("who is kept informed gets none that shows what they may not see")
    func informed() throws {
        var room = try PictureRoom.full()
        try room.add("A4", "Secret plan") {
            ($0.due, $0.privacy) = (PictureRoom.due("2026-12-08"), .confidential(.chair))
        }
        let names = try room.pictures(by: .informed, cut: .outcome).map(\.name)
        #expect(names == ["burn-down", "timeline", "ledger"])
        for picture in try room.pictures() {
            #expect(!picture.svg.contains("A4") && !picture.values.contains("A4"))
        }
        let all = try room.pictures(by: .chair, cut: nil).filter { $0.svg.contains("A4") }
        #expect(all.map(\.name) == ["timeline", "ledger"])
    }
}
