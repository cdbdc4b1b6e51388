import ConvenorCore
import Testing

/// `more`: how a long answer goes on.
@Suite("More of a long answer")
struct MoreTests {
    private func stage() async throws -> Stage {
        let stage = try Stage()
        try stage.set(clock: "2026-11-26 10:00 Europe/Amsterdam")
        stage.people = Roster(["mara", "ana", "bo"].map { Person(handle: Handle($0), mail: $0 + "@example.org") })
        _ = try await stage.say("start open \"Long\"", from: "mara", in: "board")
        for number in 1...12 {
            _ = try await stage.say("note number \(number) of a good many notes", from: "mara", in: "board")
        }
        return stage
    }

    private let gone = "I have nothing more to show here"

    @Test("the page is of one's own last long answer in that room, the same however often it is asked for")
    func own() async throws {
        let stage = try await stage()
        let list = try await stage.say("list notes", from: "ana", in: "board")
        for line in ["more 2", "more", "more 2"] {
            let page = try await stage.say(line, from: "ana", in: "board")
            #expect(page.page == 2 && page.blocks == list.blocks && page.audience == .asker)
        }
        #expect(try await stage.say("more 3", from: "ana", in: "board").page == 3)
        // A short answer in between takes nothing away.
        _ = try await stage.say("note short", from: "ana", in: "board")
        #expect(try await stage.say("more", from: "ana", in: "board").blocks == list.blocks)
        #expect(try await stage.say("more", from: "bo", in: "board").blocks != list.blocks)
        // Neither does a slip; but after a short look nothing older is turned to, not even what the room was shown.
        _ = try await stage.say("notr a slip", from: "ana", in: "board")
        #expect(try await stage.say("more", from: "ana", in: "board").blocks == list.blocks)
        _ = try await stage.say("plan", from: "ana", in: "board")
        for _ in 0..<2 { #expect(try await stage.say("more", from: "ana", in: "board").plainText.hasPrefix(gone)) }
        #expect(try await stage.say("more", from: "ana", in: "kitchen").plainText.hasPrefix(gone))
        #expect(try await stage.say("more x", from: "ana", in: "board").plainText.contains("no number that more takes"))
        try await stage.restart()
        #expect(try await stage.say("more 2", from: "ana", in: "board").plainText.hasPrefix(gone))
    }

    @Test("what is confidential is shown to its reader alone, there and in their direct room")
    func confidential() async throws {
        let stage = try await stage()
        for number in 1...9 {
            _ = try await stage.say("private note \(number) that nobody else may read", from: "ana", in: "board")
        }
        let list = try await stage.say("list notes", from: "ana", in: "board")
        #expect(list.audience == .confidential)
        for room in ["board", "direct"] {
            let page = try await stage.say("more", from: "ana", in: room)
            #expect(page.blocks == list.blocks && page.audience == .confidential)
        }
        #expect(try await stage.say("more", from: "bo", in: "board").blocks != list.blocks)
        #expect(try await stage.say("more", from: "bo", in: "direct").plainText.hasPrefix(gone))
    }

    @Test("what the whole room was shown, everybody there may read on")
    func shared() async throws {
        let stage = try await stage()
        let options = (1...40).map { "option number \($0)" }.joined(separator: ", ")
        let opened = try await stage.say("vote Which? options \(options)", from: "mara", in: "board")
        try #require(opened.audience == .room)
        #expect(try await stage.say("more", from: "bo", in: "board").blocks == opened.blocks)
    }

    @Test("a stranger may read on in help, and in nothing else")
    func strangers() async throws {
        let stage = try await stage()
        _ = try await stage.say("list notes", from: "mara", in: "board")
        let help = try await stage.say("help all", from: "nobody-here", in: "board")
        #expect(help.audience == .asker)
        let page = try await stage.say("more", from: "nobody-here", in: "board")
        #expect(page.page == 2 && page.blocks == help.blocks)
        #expect(try await stage.say("more", from: "somebody-else", in: "board").plainText.hasPrefix(gone))
    }
}
