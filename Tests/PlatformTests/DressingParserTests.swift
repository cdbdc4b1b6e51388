import ConvenorCore
import ConvenorPlatforms
import Foundation
import TestSupport
import Testing

/// Texts in markup, read by parsers that are not ours.
@Suite("Replies as other parsers read them")
struct DressingParserTests {
    static let flavours: [(Dressing.Flavour, SeenMarkup.Kind)] = [
        (.mattermost, .backslash), (.discord, .backslash), (.teams, .backslash), (.zulip, .entity), (.telegram, .html),
        (.matrix, .html),
    ]

    /// What we write ourselves, in the words of the parsers.
    private static let ours: Set<String> = [
        "bullet_list", "list_item", "fence", "strong", "b", "ul", "li", "br", "pre", "code",
    ]

    /// Without blanks, seen or not, and bullets, without what turns the direction of text, and with addresses in one spelling.
    private func bare(_ text: String) -> String {
        let scalars = text.unicodeScalars.filter { scalar in
            !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
                && ![0x200B, 0x202E, 0x2066, 0x2022].contains(scalar.value)
        }
        let bare = String(String.UnicodeScalarView(scalars))
        return bare.removingPercentEncoding ?? bare
    }

    @Test("nasty text is read back as it was typed, and nothing in it is alive", arguments: flavours)
    func nasty(_ flavour: Dressing.Flavour, _ kind: SeenMarkup.Kind) throws {
        var nasty = NastyReplies(seed: 20_261_126)
        let replies = (0..<1500).map { _ in nasty.reply() }
        let texts = replies.map { Dressing(flavour, limit: 1_000_000).text($0) }
        let seen = try SeenMarkup.read(texts, as: kind)
        try #require(seen.count == replies.count)
        var wrong = 0
        for (index, seen) in seen.enumerated() where wrong < 3 {
            let typed = bare(replies[index].plainText)
            let strange = Set(seen.marks).subtracting(Self.ours).subtracting(flavour.linkMarks)
            let links = Set(seen.links.map(bare)).filter { !typed.contains($0) || !$0.hasPrefix("http") }
            guard bare(seen.text) != typed || !strange.isEmpty || !links.isEmpty else { continue }
            wrong += 1
            Issue.record(
                "\(flavour) \(index): \(replies[index].blocks)\nwritten \(texts[index])\nread \(seen)\n\(strange) \(links)"
            )
        }
    }

    @Test("Slack's three signs come back, and its brackets hold addresses only")
    func slack() {
        var nasty = NastyReplies(seed: 7)
        for _ in 0..<1500 {
            let reply = nasty.reply()
            let text = Dressing(.slack, limit: 1_000_000).text(reply)
            let outside = text.replacing(/<https?:\/\/[^<>|]*>/) { String($0.output.dropFirst().dropLast()) }
            #expect(!outside.contains { $0 == "<" || $0 == ">" }, "\(text)")
            let read = outside.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
            // Stars around ids and the fences of documents are ours.
            let marks: Set<Character> = ["*", "`"]
            #expect(bare(read).filter { !marks.contains($0) } == bare(reply.plainText).filter { !marks.contains($0) })
        }
    }

    @Test("what we write ourselves is there: lists in lists, ids in bold, documents in one width", arguments: flavours)
    func own(_ flavour: Dressing.Flavour, _ kind: SeenMarkup.Kind) throws {
        let reply = Reply([
            .line("A7 @lena · draft"), .items(["A8 one", "  two", "three"]), .line("after"),
            .line("DECISIONS  D1\n  x"),
        ])
        let seen = try #require(try SeenMarkup.read([Dressing(flavour, limit: 4000).text(reply)], as: kind).first)
        #expect(bare(seen.text) == bare(reply.plainText))
        let marks: Set<String> =
            switch flavour {
            case .matrix: ["b", "ul", "li", "pre", "code"]
            case .telegram: ["b", "pre"]
            case .teams: ["bullet_list", "list_item", "strong"]
            default: ["bullet_list", "list_item", "strong", "fence"]
            }
        #expect(Set(seen.marks) == marks)
    }

    @Test("tables are tables where there are any", arguments: flavours)
    func tables(_ flavour: Dressing.Flavour, _ kind: SeenMarkup.Kind) throws {
        let reply = Reply([
            .line("Score:"), .table([["who", "done"], ["a|b", "*7*"], ["@all", "<b>"]]), .line("end"),
        ])
        let seen = try #require(try SeenMarkup.read([Dressing(flavour, limit: 4000).text(reply)], as: kind).first)
        #expect(bare(seen.text).filter { $0 != "·" } == bare(reply.plainText))
        let hasTable = seen.marks.contains("table")
        #expect(hasTable == [.mattermost, .zulip, .matrix].contains(flavour), "\(seen.marks)")
    }
}

extension Dressing.Flavour {
    /// Where an address is written as a link.
    fileprivate var linkMarks: Set<String> {
        switch self {
        case .teams: ["link"]
        case .matrix: ["a"]
        default: []
        }
    }
}
