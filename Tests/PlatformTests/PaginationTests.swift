import ConvenorCore
import ConvenorPlatforms
import Testing

@Suite("Long replies")
struct PaginationTests {
    private static let long = Reply([
        .line("60 notes:"), .items((1...60).map { "N\($0) something *said* by <somebody> & co" }), .line("The end."),
    ])

    @Test("pages fit, break between lines and lose nothing", arguments: Dressing.Flavour.allCases, [300, 700, 2000])
    func pages(_ flavour: Dressing.Flavour, _ limit: Int) throws {
        var reply = Self.long
        var lines = 0
        while true {
            let text = Dressing(flavour, limit: limit).text(reply)
            #expect(text.utf16.count <= limit)
            // Once for each card, whole.
            lines += text.ranges(of: "something").count
            #expect(text.ranges(of: "something").count == text.ranges(of: "co").count)
            if text.contains("The end.") { break }
            let left = try #require(text.firstMatch(of: /(\d+) more lines?: more (\d+)/))
            #expect(left.2 == "\(reply.page + 1)")
            #expect(lines + (Int(left.1) ?? 0) == 61, "\(flavour) \(limit) page \(reply.page)")
            #expect(Dressing(flavour, limit: limit).text(reply) == text)
            reply.page += 1
            try #require(reply.page < 60)
        }
        #expect(lines == 60)
        let last = reply.page
        reply.page = last + 1
        #expect(Dressing(flavour, limit: limit).text(reply) == "There is no page \(last + 1): it has \(last) pages.")
    }

    @Test("where there is a next page, a button shows it after those of the reply")
    func presses() {
        var reply = Self.long
        reply.blocks.append(.buttons([.init(label: "Done", line: "done A1", series: "s")]))
        let dressing = Dressing(.slack, limit: 2000)
        let done = Press(label: "Done", line: "done A1", series: "s")
        #expect(dressing.presses(reply) == [done, Press(label: "More", line: "more 2")])
        reply.page = 2
        let isLast = !dressing.text(reply).contains("more 3")
        #expect(dressing.presses(reply) == [done] + (isLast ? [] : [Press(label: "More", line: "more 3")]))
        #expect(Dressing(.slack, limit: 40_000).presses(Reply("short")).isEmpty)
    }

    @Test("what fits is one page without an end")
    func short() {
        #expect(Dressing(.slack, limit: 4000).text(Reply("short")) == "short")
        var second = Reply("short")
        second.page = 2
        #expect(Dressing(.slack, limit: 4000).text(second) == "There is no page 2: it has 1 page.")
    }

    @Test("a line longer than a page is cut at a blank, and one without blanks anywhere")
    func lines() throws {
        for line in [(1...400).map { "word\($0)" }.joined(separator: " "), String(repeating: "*", count: 3000)] {
            var reply = Reply(line)
            var read = ""
            var text = ""
            repeat {
                text = Dressing(.discord, limit: 500).text(reply)
                #expect(text.utf16.count <= 500)
                read +=
                    text.split(separator: "\n").filter { !$0.hasPrefix("…") }.joined().replacing("\\", with: "") + " "
                reply.page += 1
                try #require(reply.page < 60)
            } while text.contains("… ")
            let bare = read.filter { !$0.isWhitespace }
            #expect(bare == line.filter { !$0.isWhitespace })
            if line.contains("word") { #expect(read.contains(" word200 ")) }
        }
    }

    @Test("a document keeps its block on each page")
    func documents() {
        var reply = Reply((1...100).map { "LINE \($0)   text" }.joined(separator: "\n"))
        for page in 1...3 {
            reply.page = page
            let text = Dressing(.mattermost, limit: 600).text(reply)
            #expect(text.ranges(of: "```").count == 2)
        }
    }

    @Test("no limit is too small to end", arguments: [0, 1, 50])
    func tiny(_ limit: Int) {
        #expect(Dressing(.zulip, limit: limit).text(Self.long).utf16.count <= 100)
    }

    @Test("what is confidential never stands where a room reads it")
    func placed() {
        var reply = Reply("a secret")
        for audience in [Reply.Audience.room, .asker] {
            reply.audience = audience
            for aside in [Aside.here, .directly, .nowhere] {
                #expect(reply.placed(aside).answer == reply && reply.placed(aside).direct == nil)
            }
        }
        reply.audience = .confidential
        #expect(reply.placed(.here).answer == reply)
        #expect(reply.placed(.directly).answer.plainText == "Sent to you directly.")
        #expect(reply.placed(.directly).direct == reply)
        #expect(
            reply.placed(.nowhere).answer.plainText.hasPrefix("That is for you alone; ask me in a direct message, or"))
        #expect(reply.placed(.nowhere).direct == nil)
    }
}
